"""Putting authorities into a record: one file, one transaction; the same file again changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, select

from legation.model.authorities import Authority
from legation.model.known import Rank
from legation.record import tables
from legation.record.flat import Values
from legation.record.inserting import insert_many
from legation.record.keys import form, key, storable
from legation.record.rows import PutResult
from legation.record.sqlite import explained, writing

_sources, _authorities = tables.authority_sources, tables.authorities
_BATCH = 500


@dataclass(frozen=True, slots=True)
class AuthoritySource:
    """A file whose entries the record holds. ``rank`` tells a person's corrections from authority files."""

    name: str
    rank: Rank
    format: str


@dataclass(frozen=True, slots=True)
class AuthorityPut:
    """What was put: how many entries, and how many of them stood in the file before under the same id."""

    result: PutResult
    entries: int
    repeated: int


class SqliteAuthorities:
    """Keeps authorities in one SQLite file."""

    _engine: Engine
    _path: Path

    def put_authorities(self, source: AuthoritySource, entries: Iterable[Authority], *, at: str) -> AuthorityPut:
        """Keep the entries in place of what was held of the source.

        All is kept or, where taking from ``entries`` raises, nothing. Of two entries with one id the first is kept.
        """
        with explained(self._path), writing(self._engine) as connection:
            held = connection.execute(select(_sources.c.digest).where(_sources.c.name == source.name)).scalar()
            if held is None:
                row = (source.name, source.rank, source.format, "", at)
                insert_many(connection, _sources, [row])
            kept, repeated = _put(connection, source, entries)
            digest = _digest("".join(sorted(kept.values())))
            if held == digest:
                return AuthorityPut("unchanged", len(kept), repeated)
            changed = {"rank": source.rank, "format": source.format, "digest": digest, "imported_at": at}
            connection.execute(_sources.update().where(_sources.c.name == source.name).values(**changed))
        return AuthorityPut("read" if held is None else "replaced", len(kept), repeated)


def _put(connection: Connection, source: AuthoritySource, entries: Iterable[Authority]) -> tuple[dict[str, str], int]:
    """The ids and digests that the source now holds, and how many entries came a second time."""
    query = select(_authorities.c.id, _authorities.c.digest).where(_authorities.c.source == source.name)
    held = {row.id: row.digest for row in connection.execute(query)}
    kept: dict[str, str] = {}
    repeated = 0
    for batch in _batches(entries):
        new: list[tuple[str, str, Authority]] = []
        for entry in batch:
            id, digest = key("h", source.name, storable(entry.entity)), _digest(repr(entry))
            repeated += id in kept
            if id not in kept:
                kept[id] = digest
                if held.get(id) != digest:
                    new.append((id, digest, entry))
        _forget(connection, [id for id, _, _ in new if id in held])
        _insert(connection, source.name, new)
    _forget(connection, [id for id in held if id not in kept])
    return kept, repeated


def _batches(entries: Iterable[Authority]) -> Iterator[list[Authority]]:
    left = iter(entries)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _forget(connection: Connection, ids: list[str]) -> None:
    for start in range(0, len(ids), _BATCH):
        connection.execute(delete(_authorities).where(_authorities.c.id.in_(ids[start : start + _BATCH])))


def _insert(connection: Connection, source: str, new: list[tuple[str, str, Authority]]) -> None:
    rows: list[Values] = []
    names: list[Values] = []
    offices: list[Values] = []
    for id, digest, entry in new:
        said = (storable(entry.entity), entry.dataset and storable(entry.dataset), storable(entry.name))
        identifiers = json.dumps(dict(entry.identifiers), sort_keys=True)
        rows.append((id, source, *said, entry.kind, entry.country, " ".join(entry.sectors), identifiers, digest))
        same = {storable(name): 1 for name in entry.names}
        unlike = {storable(name): 0 for name in entry.unlike}
        names.extend((id, name, form(name), is_same) for name, is_same in {**unlike, **same}.items())
        for number, office in enumerate(entry.offices):
            title, of = office.title and storable(office.title), office.of and storable(office.of)
            sectors = " ".join(office.sectors)
            days = (office.since, office.until, office.seen)
            offices.append((id, number, title, of, form(of) if of else None, office.country, sectors, *days))
    for table, values in (
        (_authorities, rows),
        (tables.authority_names, names),
        (tables.authority_offices, offices),
    ):
        insert_many(connection, table, values)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()
