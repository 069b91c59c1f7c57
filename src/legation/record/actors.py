"""Actors across documents: listings, and all about one. Those that are judged to be one are shown as one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, func, select, text

from legation.record import tables
from legation.record.documents import document_rows
from legation.record.filters import actor_conditions
from legation.record.findings import paged, select_findings
from legation.record.flat import join_actor
from legation.record.kinds import KINDS
from legation.record.merging import Merged, Shown, merged_actors
from legation.record.rows import ActorProfile, ActorRow, Filter

_actors, _links, _names, _documents = (
    tables.actors.c, tables.actor_links.c, tables.actor_names.c, tables.documents.c,
)  # fmt: skip
_SECTORS = text(
    "SELECT actor_links.actor, sector.value FROM actor_links, json_each(actor_links.json, '$.sectors') AS sector "
    "GROUP BY 1, 2 ORDER BY 1, count(*) DESC, 2"
)


def actor_rows(connection: Connection, where: Filter) -> tuple[ActorRow, ...]:
    """What the filter leaves, those in most documents first. Numbers count only the documents that it leaves."""
    merged = merged_actors(connection)
    return _rows(connection, actor_conditions(where, merged), where, merged)


def _rows(
    connection: Connection, conditions: Iterable[ColumnElement[bool]], where: Filter, merged: Merged
) -> tuple[ActorRow, ...]:
    documents = func.count(_links.document.distinct()).label("documents")
    mentions = func.sum(_links.mentions).label("mentions")
    heads, shown = merged.of_every_actor(), tables.actors.alias("shown")
    query = (
        select(shown.c.id, shown.c.name, shown.c.kind, shown.c.country, documents, mentions)
        .select_from(tables.actors)
        .join(heads, heads.c.key == _actors.id)
        .join(shown, shown.c.id == heads.c.value)
        .join(tables.actor_links, _links.actor == _actors.id)
        .join(tables.documents, _documents.id == _links.document)
        .where(*conditions)
        .group_by(shown.c.id)
        .order_by(documents.desc(), mentions.desc(), shown.c.name, shown.c.id)
    )
    found = connection.execute(paged(query, where)).all()
    aliases = _aliases(connection, [member for row in found for member in merged.all_of(row.id)])
    return tuple(
        ActorRow(
            row.id,
            row.name,
            row.kind,
            merged.shown.get(row.id, Shown(row.name, row.country)).country,
            _other_names(row.name, (aliases[member] for member in merged.all_of(row.id))),
            row.documents,
            row.mentions,
            merged.all_of(row.id)[1:],
        )
        for row in found
    )


def _other_names(name: str, names: Iterable[list[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(other for of_one in names for other in of_one if other != name))


def _aliases(connection: Connection, actors: list[str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    often = _names.as_name + _names.as_alias
    for start in range(0, len(actors), 5_000):
        chosen = _names.actor.in_(actors[start : start + 5_000])
        query = select(_names.actor, _names.name).where(chosen).order_by(_names.actor, often.desc(), _names.name)
        for actor, name in connection.execute(query):
            names[actor].append(name)
    return names


def actor_sectors(connection: Connection) -> Mapping[str, tuple[str, ...]]:
    """The sectors of each actor that has any, those of most documents first; of merged ones under each of them."""
    found: dict[str, list[str]] = defaultdict(list)
    for actor, sector in connection.execute(_SECTORS):
        found[actor].append(sector)
    return {actor: tuple(sectors) for actor, sectors in found.items()}


def actor_profile(connection: Connection, actor_id: str) -> ActorProfile | None:
    """All that the record holds about the actor and those that are one with it; None where there is none."""
    merged = merged_actors(connection)
    members = merged.all_of(actor_id)
    rows = _rows(connection, [_actors.id.in_(members)], Filter(), merged)
    if not rows:
        return None
    forms = select(_actors.form).where(_actors.id.in_(members))
    namesakes = _rows(connection, [_actors.form.in_(forms), _actors.id.not_in(members)], Filter(), merged)
    sectors, identifiers = _said(connection, members)
    kind, p = KINDS["offices"], tables.parties.c
    held = select(p.finding).where(p.actor.in_(members), p.kind == kind.name, p.role == "holder")
    documents = select(_links.document).where(_links.actor.in_(members))
    return ActorProfile(
        rows[0],
        tuple(sector for sector, _ in sorted(sectors.items(), key=lambda item: (-item[1], item[0]))),
        tuple(sorted(identifiers)),
        namesakes,
        select_findings(connection, kind, [kind.table.c.id.in_(held)], Filter(), merged),
        document_rows(connection, [_documents.id.in_(documents)], Filter()),
        _rows(connection, [_actors.id.in_(members)], Filter(), Merged()) if len(members) > 1 else (),
    )


def _said(connection: Connection, members: Sequence[str]) -> tuple[Counter[str], set[tuple[str, str]]]:
    """Sectors and identifiers that documents give the actors."""
    sectors: Counter[str] = Counter()
    identifiers: set[tuple[str, str]] = set()
    for json in connection.execute(select(_links.json).where(_links.actor.in_(members))).scalars():
        actor = join_actor(json)
        sectors.update(actor.sectors)
        identifiers.update(actor.identifiers.items())
    return sectors, identifiers
