"""Is a record whole? Every citation must slice to its words, and no row may stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from legation.model.findings import Reading
from legation.model.spans import spans_within
from legation.record import tables
from legation.record.flat import flatten
from legation.record.kinds import KINDS
from legation.record.rows import Dump, Fault

# Left out of a dump: what depends on when and in which order documents were read.
_PASSING = {"number", "first_seen", "last_read", "last_seen", "closed_at", "imported_at", "judged_at"}
_ORPHANS = {
    "actors without a document": "SELECT id FROM actors WHERE id NOT IN (SELECT actor FROM actor_links)",
    "names nobody uses": "SELECT actor FROM actor_names WHERE as_name <= 0 AND as_alias <= 0",
    "parties without a finding": "SELECT finding FROM parties WHERE finding NOT IN (SELECT id FROM findings)",
}


def file_faults(connection: Connection) -> Iterator[Fault]:
    """Faults of the file itself: broken pages, rows that point nowhere, a full-text index that has lost its rows."""
    for (said,) in connection.exec_driver_sql("PRAGMA quick_check"):
        if said != "ok":
            yield Fault("file", said)
    for table, number, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(table, f"row {number} points to no row of {parent}")
    for what, query in _ORPHANS.items():
        for (key,) in connection.exec_driver_sql(query):
            yield Fault(str(key), what)
    for index, content in (("documents_fts", "documents"), ("findings_fts", "findings")):
        held = connection.exec_driver_sql(f"SELECT count(*) FROM {index}_docsize").scalar_one()
        wanted = connection.exec_driver_sql(f"SELECT count(*) FROM {content}").scalar_one()
        if held != wanted:
            yield Fault(index, f"indexes {held} rows of {wanted}")


def reading_faults(connection: Connection, reading: Reading) -> Iterator[Fault]:
    """Faults of one reading: spans outside the text, parties that are nobody, columns that say otherwise."""
    document = reading.document.id
    length = len(reading.document.text)
    for where, span in spans_within(reading, "reading"):
        if not 0 <= span.start < span.end <= length:
            yield Fault(f"{document} {where}", f"{span.start}-{span.end} is no span of a text of {length} characters")
    known = {actor.id for actor in reading.actors}
    for kind in KINDS.values():
        for finding in getattr(reading, kind.name):
            for place in kind.flatten(finding, reading).parties:
                if place.actor is not None and place.actor not in known:
                    yield Fault(f"{document} {finding.id}", f"names the actor {place.actor}, which the reading lacks")
    for table, rows in flatten(reading).findings:
        query = select(*(c for c in table.c if c.name != "number")).where(table.c.document == document)
        held = [tuple(row) for row in connection.execute(query.order_by(table.c.ordinal))]
        if held != rows:
            yield Fault(f"{document} {table.name}", "rows differ from the reading that they hold")


def dump(connection: Connection) -> Dump:
    """Every row of every table in an order of its own, so that two records can be compared.

    Left out is what depends on when and in which order the documents were read.
    """
    for table in sorted(tables.metadata.tables.values(), key=lambda table: table.name):
        columns = [column for column in table.c if column.name not in _PASSING]
        for row in connection.execute(select(*columns).order_by(*_order(table))):
            yield table.name, tuple(row)


def _order(table: Table) -> list[Column[Any]]:
    return [table.c.id] if "number" in table.c else list(table.primary_key)
