"""Actors across documents: listings, and all about one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, func, select

from legation.record import tables
from legation.record.documents import document_rows
from legation.record.filters import actor_conditions
from legation.record.findings import paged, select_findings
from legation.record.flat import join_actor
from legation.record.kinds import KINDS
from legation.record.rows import ActorProfile, ActorRow, Filter

_actors, _links, _names, _documents = (
    tables.actors.c, tables.actor_links.c, tables.actor_names.c, tables.documents.c,
)  # fmt: skip


def actor_rows(connection: Connection, where: Filter) -> tuple[ActorRow, ...]:
    """What the filter leaves, those in most documents first. Numbers count only the documents that it leaves."""
    return _rows(connection, actor_conditions(where), where)


def _rows(connection: Connection, conditions: Iterable[ColumnElement[bool]], where: Filter) -> tuple[ActorRow, ...]:
    documents = func.count(_links.document.distinct()).label("documents")
    mentions = func.sum(_links.mentions).label("mentions")
    query = (
        select(_actors.id, _actors.name, _actors.kind, _actors.country, documents, mentions)
        .join(tables.actor_links, _links.actor == _actors.id)
        .join(tables.documents, _documents.id == _links.document)
        .where(*conditions)
        .group_by(_actors.id)
        .order_by(documents.desc(), mentions.desc(), _actors.name, _actors.id)
    )
    found = connection.execute(paged(query, where)).all()
    aliases = _aliases(connection, [row.id for row in found])
    return tuple(
        ActorRow(
            row.id, row.name, row.kind, row.country, tuple(n for n in aliases[row.id] if n != row.name),
            row.documents, row.mentions,
        )
        for row in found
    )  # fmt: skip


def _aliases(connection: Connection, actors: list[str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    often = _names.as_name + _names.as_alias
    for start in range(0, len(actors), 5_000):
        chosen = _names.actor.in_(actors[start : start + 5_000])
        query = select(_names.actor, _names.name).where(chosen).order_by(_names.actor, often.desc(), _names.name)
        for actor, name in connection.execute(query):
            names[actor].append(name)
    return names


def actor_profile(connection: Connection, actor_id: str) -> ActorProfile | None:
    """All that the record holds about the actor; None where there is none with this id."""
    rows = _rows(connection, [_actors.id == actor_id], Filter())
    if not rows:
        return None
    same_form = select(_actors.form).where(_actors.id == actor_id).scalar_subquery()
    namesakes = _rows(connection, [_actors.form == same_form, _actors.id != actor_id], Filter())
    sectors: Counter[str] = Counter()
    identifiers: set[tuple[str, str]] = set()
    for text in connection.execute(select(_links.json).where(_links.actor == actor_id)).scalars():
        actor = join_actor(text)
        sectors.update(actor.sectors)
        identifiers.update(actor.identifiers.items())
    kind, p = KINDS["offices"], tables.parties.c
    held = select(p.finding).where(p.actor == actor_id, p.kind == kind.name, p.role == "holder")
    return ActorProfile(
        rows[0],
        tuple(sector for sector, _ in sorted(sectors.items(), key=lambda item: (-item[1], item[0]))),
        tuple(sorted(identifiers)),
        namesakes,
        select_findings(connection, kind, [kind.table.c.id.in_(held)], Filter()),
        document_rows(
            connection, [_documents.id.in_(select(_links.document).where(_links.actor == actor_id))], Filter()
        ),
    )
