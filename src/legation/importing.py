"""From authority files and corrections to a record: the one join of their readers and the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from legation.errors import InputError
from legation.intake.authorities import AuthorityFormat, Refused, format_of, read_authorities, read_corrections
from legation.model.authorities import Authority
from legation.record import AuthorityPut, AuthoritySource, PutResult

_CORRECTIONS = "corrections"
_MOST_FAULTS = 100


class Store(Protocol):
    """Where authorities are kept (a ``legation.record.Record``)."""

    def put_authorities(self, source: AuthoritySource, entries: Iterable[Authority], *, at: str) -> AuthorityPut:
        """Keep the entries in place of what was held of the source."""
        ...


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of one file.

    ``read`` counts its entries (and lines that are none), ``kept`` the actors, ``names`` and ``offices`` theirs.
    ``skipped`` says why the others were left out, most first; ``broken`` is how many of these are at fault, and
    ``faults`` the first hundred of them.
    """

    source: str
    format: str
    result: PutResult
    read: int
    kept: int
    names: int
    offices: int
    skipped: tuple[tuple[str, int], ...]
    broken: int
    faults: tuple[Refused, ...]


def import_authorities(store: Store, path: Path, form: AuthorityFormat | None = None) -> ImportReport:
    """Import an authority file in place of what was imported from a file of this name.

    The format is told from the content where it is not given. Raises InputError, with nothing changed, where the file
    cannot be read, its format not be told, or nothing in it be kept.
    """
    form = form or format_of(path)
    return _Import(AuthoritySource(path.name, "authority", form)).into(store, read_authorities(path, form), path)


def import_corrections(store: Store, path: Path) -> ImportReport:
    """Import a person's corrections in place of those from a file of this name; a file with none takes them back."""
    return _Import(AuthoritySource(path.name, "correction", _CORRECTIONS)).into(store, read_corrections(path), path)


class _Import:
    """One file on its way: counts what passes."""

    def __init__(self, source: AuthoritySource) -> None:
        self._source = source
        self._read = self._names = self._offices = self._kept = self._broken = 0
        self._skipped: Counter[str] = Counter()
        self._faults: list[Refused] = []

    def into(self, store: Store, found: Iterable[Authority | Refused], path: Path) -> ImportReport:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        put = store.put_authorities(self._source, self._passing(found, path), at=at)
        if put.repeated:
            self._skipped["repeated"] += put.repeated
        reasons = tuple(sorted(self._skipped.items(), key=lambda item: (-item[1], item[0])))
        return ImportReport(
            self._source.name, self._source.format, put.result, self._read, put.entries, self._names, self._offices,
            reasons, self._broken, tuple(self._faults),
        )  # fmt: skip

    def _passing(self, found: Iterable[Authority | Refused], path: Path) -> Iterator[Authority]:
        for entry in found:
            self._read += 1
            if isinstance(entry, Authority):
                self._kept += 1
                self._names += len(entry.names)
                self._offices += len(entry.offices)
                yield entry
                continue
            self._skipped[entry.reason] += 1
            if entry.broken:
                self._broken += 1
                if len(self._faults) < _MOST_FAULTS:
                    self._faults.append(entry)
        if not self._kept and (self._source.rank == "authority" or self._broken):
            why = ", ".join(f"{reason} {count}" for reason, count in self._skipped.most_common())
            raise InputError(
                "nothing-kept", f"nothing in it can be kept ({why or 'it is empty'})", where=str(path),
                remedy="What was imported from a file of this name before is left as it was.",
            )  # fmt: skip
