"""Rows of findings with their sources and parties: two queries a page, whatever its length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from legation.record import tables
from legation.record.filters import finding_conditions
from legation.record.flat import adapter
from legation.record.kinds import Kind
from legation.record.merging import Merged, Shown, merged_actors
from legation.record.rows import Filter, Name, Row

# SQLite takes 32,766 values in one statement.
_CHUNK = 5_000


def finding_rows(connection: Connection, kind: Kind, where: Filter) -> tuple[Row, ...]:
    """What the filter leaves: newest publication first, then in the order of the text."""
    merged = merged_actors(connection)
    return select_findings(connection, kind, finding_conditions(kind, where, merged), where, merged)


def select_findings(
    connection: Connection, kind: Kind, conditions: Iterable[ColumnElement[bool]], where: Filter, merged: Merged
) -> tuple[Row, ...]:
    """The rows for which the conditions hold; of ``where`` only the limit and offset. ``merged`` says who is one."""
    f, d = kind.table.c, tables.documents.c
    query = (
        select(
            f.id, f.document, d.title, d.outlet, d.published, d.url, f.words, f.start_char, f.end_char, f.day_from,
            f.day_to, f.json,
        )
        .join(tables.documents, d.id == f.document)
        .where(*conditions)
        .order_by(d.published.desc().nulls_last(), d.id, f.ordinal)
    )  # fmt: skip
    found = connection.execute(paged(query, where)).all()
    names = _names(connection, [row.id for row in found], merged)
    finding = adapter(kind.model)
    return tuple(
        Row(
            row.id, kind.name, row.document, row.title, row.outlet, row.published, row.url, row.words, row.start_char,
            row.end_char, row.day_from, row.day_to, finding.validate_json(row.json), tuple(names[row.id]),
        )
        for row in found
    )  # fmt: skip


def paged(query: Select[Any], where: Filter) -> Select[Any]:
    """The query with the filter's limit and offset."""
    limited = query.limit(where.limit) if where.limit is not None else query
    return limited.offset(where.offset) if where.offset else limited


def _names(connection: Connection, findings: Sequence[str], merged: Merged) -> dict[str, list[Name]]:
    p, a = tables.parties.c, tables.actors.c
    names: dict[str, list[Name]] = defaultdict(list)
    for start in range(0, len(findings), _CHUNK):
        query = (
            select(p.finding, p.role, a.name, p.actor, a.country, p.words, p.start_char, p.end_char)
            .outerjoin(tables.actors, a.id == p.actor)
            .where(p.finding.in_(findings[start : start + _CHUNK]))
            .order_by(p.finding, p.ordinal)
        )
        for finding, role, name, actor, country, words, first, end in connection.execute(query):
            head = merged.head_of(actor) if actor else None
            shown = merged.shown.get(head, Shown(name, country)) if head else Shown(name, country)
            names[finding].append(Name(role, shown.name or words or "", head, shown.country, words, first, end))
    return names
