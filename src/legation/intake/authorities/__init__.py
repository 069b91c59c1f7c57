"""Authority files: published lists of people, bodies and offices, and a person's own corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from legation.errors import InputError
from legation.intake.authorities.corrections import read_corrections
from legation.intake.authorities.ftm import is_ftm, read_ftm
from legation.intake.authorities.lines import Refused, Row, opened, rows
from legation.intake.authorities.petrarch import is_petrarch, read_petrarch
from legation.intake.authorities.wikidata import is_wikidata, read_wikidata
from legation.model.authorities import Authority

AuthorityFormat = Literal["ftm", "wikidata", "petrarch"]
_READERS: Mapping[AuthorityFormat, Callable[[Path], Iterator[Authority | Refused]]] = {
    "ftm": read_ftm,
    "wikidata": read_wikidata,
    "petrarch": read_petrarch,
}
_SNIFFED_BYTES, _SNIFFED_ROWS = 65_536, 20


def read_authorities(path: Path, form: AuthorityFormat | None = None) -> Iterator[Authority | Refused]:
    """Every entry of the file, and every line that is not kept with its reason; one entry in memory at a time.

    The format is told from the content where it is not given. Raises InputError where the file cannot be read or its
    format not be told.
    """
    return _READERS[form or format_of(path)](path)


def format_of(path: Path) -> AuthorityFormat:
    """The format that the file's beginning shows."""
    for _, row in zip(range(_SNIFFED_ROWS), rows(path), strict=False):
        if isinstance(row, Row):
            if is_ftm(row.value):
                return "ftm"
            if is_wikidata(row.value):
                return "wikidata"
    with opened(path) as stream:
        if is_petrarch(stream.read(_SNIFFED_BYTES).decode("utf-8", "replace")):
            return "petrarch"
    raise InputError(
        "unknown-format",
        "it is no authority file that Legation knows",
        where=str(path),
        remedy="Give --format ftm, wikidata or petrarch; a file of corrections is for --corrections.",
    )


__all__ = ["AuthorityFormat", "Refused", "format_of", "read_authorities", "read_corrections"]
