"""A record file: opened, brought up to date, written to and asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from legation.record import migrations
from legation.record.authorities import SqliteAuthorities
from legation.record.checks import dump, file_faults, reading_faults
from legation.record.judgements import SqliteJudgements
from legation.record.lookup import SqliteLookup
from legation.record.register import RecordRegister, version_of_sources
from legation.record.rows import Dump, Fault
from legation.record.sqlite import explained, open_engine, writing
from legation.record.writer import SqliteWriter


class Record(SqliteLookup, SqliteWriter, SqliteAuthorities, SqliteJudgements):
    """One record file, as a context manager.

    ``write=True`` makes the file (and the folders above it) where there is none, and brings an older one up to date.
    ``write=False`` never makes or changes anything. Both may be open at once, in several programs: readers see the
    last whole document. Raises RecordError where the file cannot be opened.
    """

    def __init__(self, path: Path | str, *, write: bool = False) -> None:
        self.path = Path(path).expanduser()
        self._engine: Engine = open_engine(self.path, write=write)
        try:
            with explained(self.path):
                _prepare(self._engine, self.path, write)
        except BaseException:
            self.close()
            raise
        super().__init__(self._engine, self.path)

    def close(self) -> None:
        """Close the file. What was put is kept in any case."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def register(self, *, texts: bool) -> RecordRegister:
        """What is known of actors and offices: corrections, authority files and, with ``texts``, what texts state.

        The caller closes it.
        """
        with self._reading() as connection:
            return RecordRegister(self.path, version_of_sources(connection), texts=texts)

    def check(self) -> Iterator[Fault]:
        """What is wrong inside: nothing, in a whole record."""
        with self._reading() as connection:
            yield from file_faults(connection)
        for row in self.documents():
            reading = self.reading(row.id)
            with self._reading() as connection:
                yield from reading_faults(connection, reading)

    def dump(self) -> Dump:
        """All rows in an order of their own, but for times of reading: equal for records of the same readings."""
        with self._reading() as connection:
            yield from dump(connection)


def _prepare(engine: Engine, path: Path, write: bool) -> None:
    with engine.connect() as connection:
        version = migrations.version_of(connection)
    migrations.refuse_newer(version, path)
    if not write:
        migrations.check_readable(version, path)
    elif version != migrations.HEAD:
        with writing(engine) as connection:
            migrations.upgrade(connection)
