"""Asking a record: listings by filter, single things by id, and whole readings back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, func, select

from legation.errors import UsageError
from legation.model.documents import Document
from legation.model.findings import Reading
from legation.record import tables
from legation.record.actors import actor_profile, actor_rows, actor_sectors
from legation.record.documents import document_rows
from legation.record.filters import document_conditions, finding_conditions
from legation.record.findings import finding_rows, select_findings
from legation.record.flat import PARTS, join_document, join_reading
from legation.record.keys import storable
from legation.record.kinds import KINDS, kind_of
from legation.record.merging import merged_actors
from legation.record.rows import (
    ActorProfile,
    ActorRow,
    Closing,
    Counts,
    DocumentRow,
    FailureRow,
    Filter,
    FindingKind,
    Hit,
    Row,
)
from legation.record.search import Within, search
from legation.record.sqlite import explained

_documents = tables.documents.c
ALL = Filter()
_T = TypeVar("_T")


class SqliteLookup:
    """Reads one SQLite file. See ``legation.record.base.Lookup`` for what each method promises."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine, self._path = engine, path

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One snapshot: what is put meanwhile is not seen."""
        with explained(self._path), self._engine.connect() as connection, connection.begin():
            yield connection

    def list(self, kind: FindingKind, where: Filter = ALL) -> tuple[Row, ...]:
        """Findings of one kind: newest publication first, then in the order of the text."""
        with self._reading() as connection:
            return finding_rows(connection, KINDS[kind], where)

    def count(self, kind: FindingKind, where: Filter = ALL) -> int:
        """How many findings the filter leaves, whatever its limit and offset."""
        table = KINDS[kind].table
        with self._reading() as connection:
            conditions = finding_conditions(KINDS[kind], where, merged_actors(connection))
            query = select(func.count()).select_from(table).where(*conditions)
            return connection.execute(query).scalar_one()

    def finding(self, finding_id: str) -> Row:
        """One finding by its id."""
        kind = kind_of(finding_id)
        with self._reading() as connection:
            chosen = [kind.table.c.id == storable(finding_id)]
            rows = select_findings(connection, kind, chosen, ALL, merged_actors(connection))
        return _only(rows, "finding", finding_id)

    def documents(self, where: Filter = ALL) -> tuple[DocumentRow, ...]:
        """Documents, newest publication first."""
        with self._reading() as connection:
            return document_rows(connection, document_conditions(where, merged_actors(connection)), where)

    def latest(self, limit: int = 20) -> tuple[DocumentRow, ...]:
        """Documents that came in last."""
        with self._reading() as connection:
            return document_rows(connection, [], Filter(limit=limit), newest_in=True)

    def document(self, document_id: str) -> Document:
        """One document with its text."""
        query = select(_documents.layout, _documents.text).where(_documents.id == storable(document_id))
        with self._reading() as connection:
            layout, text = _only(connection.execute(query).all(), "document", document_id)
        return join_document(layout, text)

    def reading(self, document_id: str) -> Reading:
        """The whole reading, as it was put."""
        head = select(_documents.version, _documents.layout, _documents.text, _documents.clauses)
        with self._reading() as connection:
            row = connection.execute(head.where(_documents.id == storable(document_id))).all()
            version, layout, text, clauses = _only(row, "document", document_id)
            of_parts = {"actors": tables.actor_links} | {kind.name: kind.table for kind in KINDS.values()} | PARTS
            parts = {}
            for name, table in of_parts.items():
                query = select(table.c.json).where(table.c.document == document_id).order_by(table.c.ordinal)
                parts[name] = connection.execute(query).scalars().all()
        return join_reading(version, layout, text, clauses, parts)

    def actors(self, where: Filter = ALL) -> tuple[ActorRow, ...]:
        """Actors across documents, those in most documents first."""
        with self._reading() as connection:
            return actor_rows(connection, where)

    def actor_sectors(self) -> Mapping[str, tuple[str, ...]]:
        """The sectors of each actor that has any, those of most documents first."""
        with self._reading() as connection:
            return actor_sectors(connection)

    def actor(self, actor_id: str) -> ActorProfile:
        """All about one actor, by the record's id."""
        with self._reading() as connection:
            profile = actor_profile(connection, storable(actor_id))
        if profile is None:
            raise UsageError(f"there is no actor {actor_id!r}", where=str(self._path))
        return profile

    def search(self, query: str, *, within: Within = "documents", limit: int = 20, offset: int = 0) -> tuple[Hit, ...]:
        """Full-text search for all words of ``query``."""
        with self._reading() as connection:
            return search(connection, query, within, limit, offset)

    def document_failures(self) -> tuple[FailureRow, ...]:
        """Sources that could not be read, by name."""
        columns = tables.failures.c
        query = select(columns.source, columns.reason, columns.detail, columns.last_seen).order_by(columns.source)
        with self._reading() as connection:
            return tuple(FailureRow(*row) for row in connection.execute(query))

    def closings(self) -> tuple[Closing, ...]:
        """Questions that a person has closed, by their ids."""
        query = select(tables.closings).order_by(tables.closings.c.question)
        with self._reading() as connection:
            return tuple(Closing(*row) for row in connection.execute(query))

    def counts(self) -> Counts:
        """How much is held."""
        reason, number = tables.skipped.c.reason, func.count()
        counted = (tables.documents, tables.actors, *(kind.table for kind in KINDS.values()), tables.failures)
        with self._reading() as connection:
            numbers = {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in counted}
            skipped = connection.execute(select(reason, number).group_by(reason).order_by(number.desc(), reason))
            return Counts(**numbers, skipped=tuple((row[0], row[1]) for row in skipped))


def _only(rows: Sequence[_T], what: str, key: str) -> _T:
    if not rows:
        raise UsageError(f"there is no {what} {key!r} in this record")
    return rows[0]
