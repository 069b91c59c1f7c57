"""Putting readings into a record: one document, one transaction; the same reading again changes nothing."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, delete, select

from legation.errors import UsageError
from legation.model.documents import Document
from legation.model.findings import Reading
from legation.record import tables
from legation.record.flat import FlatReading, NameUse, Values, flatten, join_actor, name_uses
from legation.record.inserting import execute_many, insert_many
from legation.record.keys import form, storable
from legation.record.kinds import KINDS, day, kind_of
from legation.record.rows import PutResult
from legation.record.sqlite import explained, writing

_LAST_NUMBER = "SELECT max(n) FROM (" + " UNION ALL ".join(f"SELECT max(number) AS n FROM {k}" for k in KINDS) + ")"
_NEW_ACTOR = "INSERT INTO actors (id, kind, name, form, country) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
_ADD_NAME = (
    "INSERT INTO actor_names (actor, name, form, as_name, as_alias) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (actor, name) DO UPDATE SET as_name = as_name + excluded.as_name, "
    "as_alias = as_alias + excluded.as_alias"
)
_DROP_NAMES = "DELETE FROM actor_names WHERE actor = ? AND as_name <= 0 AND as_alias <= 0"
_DROP_ACTOR = "DELETE FROM actors WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM actor_links WHERE actor = ?1)"
_SHOW_NAME = (
    "UPDATE actors SET name = chosen.name FROM (SELECT name FROM actor_names WHERE actor = ?1 "
    "ORDER BY as_name DESC, name LIMIT 1) AS chosen WHERE id = ?1 AND actors.name <> chosen.name"
)
NameUses = dict[tuple[str, str], NameUse]


class SqliteWriter:
    """Writes to one SQLite file. See ``legation.record.base.Writer`` for what each method promises."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine, self._path = engine, path

    def holds(self, document: str, digest: str, version: str) -> bool:
        """Is the document here, unchanged, as this version read it?"""
        held = select(tables.documents.c.digest, tables.documents.c.version).where(tables.documents.c.id == document)
        with explained(self._path), self._engine.connect() as connection:
            return connection.execute(held).one_or_none() == (digest, version)

    def put(self, reading: Reading, digest: str, *, at: str, source: str | None = None) -> PutResult:
        """Keep the reading in place of what was held of its document; forget that ``source`` failed."""
        document = reading.document
        if self.holds(document.id, digest, reading.version):
            self.forget_failure(source)
            return "unchanged"
        flat = flatten(reading)
        known = select(tables.documents.c.number, tables.documents.c.first_seen).where(
            tables.documents.c.id == document.id
        )
        with explained(self._path), writing(self._engine) as connection:
            held = connection.execute(known).one_or_none()
            number, first_seen = held or (None, at)
            before = _names_of(connection, document.id) if held else {}
            _insert_actors(connection, flat)
            if held:
                connection.execute(delete(tables.documents).where(tables.documents.c.id == document.id))
            head = _document_row(document, number, digest, reading.version, first_seen, at, flat)
            insert_many(connection, tables.documents, [head])
            _insert_rows(connection, flat)
            _count_names(connection, before, flat.names)
            if source is not None:
                connection.execute(delete(tables.failures).where(tables.failures.c.source == source))
        return "replaced" if held else "read"

    def put_failure(self, source: str, reason: str, detail: str, *, at: str) -> None:
        """Keep that the source could not be read. The same failure again changes nothing."""
        failures = tables.failures
        same = select(failures.c.reason, failures.c.detail).where(failures.c.source == source)
        with explained(self._path), writing(self._engine) as connection:
            if connection.execute(same).one_or_none() == (reason, detail):
                return
            connection.execute(delete(failures).where(failures.c.source == source))
            insert_many(connection, failures, [(source, reason, detail, at)])

    def forget_failure(self, source: str | None) -> None:
        """The source has been read after all. Writes nothing where no failure is held."""
        failures = tables.failures
        with explained(self._path):
            with self._engine.connect() as connection:
                held = connection.execute(select(failures.c.source).where(failures.c.source == source)).first()
            if held:
                with writing(self._engine) as connection:
                    connection.execute(delete(failures).where(failures.c.source == source))

    def close_question(self, question: str, finding: str, *, at: str, note: str | None = None) -> None:
        """Keep that the finding answers the question, in place of what was judged before."""
        if kind_of(question).name != "questions":
            raise UsageError(f"{question!r} is no question", remedy="`legation questions` shows their ids.")
        if kind_of(finding).name == "questions":
            raise UsageError(f"{finding!r} is a question, which answers none", remedy="Name another finding.")
        row = (question, finding, storable(note) if note else None, at)
        with explained(self._path), writing(self._engine) as connection:
            for key in (question, finding):
                ids = kind_of(key).table.c.id
                if connection.execute(select(ids).where(ids == storable(key))).first() is None:
                    raise UsageError(f"there is no finding {key!r} in this record")
            connection.execute(delete(tables.closings).where(tables.closings.c.question == question))
            insert_many(connection, tables.closings, [row])

    def reopen_question(self, question: str) -> None:
        """Take the judgement back."""
        closing = delete(tables.closings).where(tables.closings.c.question == storable(question))
        with explained(self._path), writing(self._engine) as connection:
            if not connection.execute(closing).rowcount:
                raise UsageError(f"the question {question!r} is not closed")


def _document_row(
    document: Document, number: int | None, digest: str, version: str, first_seen: str, at: str, flat: FlatReading
) -> Values:
    return (
        number, document.id, document.url, document.title, document.outlet, document.published,
        day(document.published), document.language, digest, version, first_seen, at, flat.layout, flat.clauses,
        document.text,
    )  # fmt: skip


def _insert_actors(connection: Connection, flat: FlatReading) -> None:
    execute_many(connection, _NEW_ACTOR, flat.actors.values())


def _insert_rows(connection: Connection, flat: FlatReading) -> None:
    insert_many(connection, tables.actor_links, flat.links)
    number: int = connection.exec_driver_sql(_LAST_NUMBER).scalar() or 0
    for table, rows in flat.findings:
        insert_many(connection, table, [(number + n, *row) for n, row in enumerate(rows, start=1)])
        number += len(rows)
    insert_many(connection, tables.parties, flat.parties)
    for table, rows in flat.parts:
        insert_many(connection, table, rows)


def _names_of(connection: Connection, document: str) -> NameUses:
    links = tables.actor_links
    rows = connection.execute(select(links.c.actor, links.c.json).where(links.c.document == document))
    return name_uses((actor, join_actor(text)) for actor, text in rows)


def _count_names(connection: Connection, before: NameUses, after: NameUses) -> None:
    none = NameUse(0, 0)
    changes = []
    for pair in {**before, **after}:
        old, new = before.get(pair, none), after.get(pair, none)
        if old != new:
            actor, name = pair
            changes.append((actor, name, form(name), new.as_name - old.as_name, new.as_alias - old.as_alias))
    touched = sorted({(actor,) for actor, *_ in changes})
    execute_many(connection, _ADD_NAME, changes)
    if before:
        execute_many(connection, _DROP_NAMES, touched)
        execute_many(connection, _DROP_ACTOR, touched)
    execute_many(connection, _SHOW_NAME, touched)
