"""Patterns from the data files of this room, read and compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from legation.errors import OntologyError
from legation.ontology.load import check, check_keys, read_yaml

_PACKAGE = "legation.intake"
OPENINGS = "openings.yml"
_OPENINGS_KEYS = (
    "names", "bylines", "credits", "datelines", "not_datelines", "date_words", "weekdays", "months",
)  # fmt: skip


def load_table(name: str, *keys: str) -> Mapping[str, Any]:
    """A YAML file of this room, with exactly these keys at its top. Raises OntologyError otherwise."""
    return check_keys(read_yaml(_PACKAGE, name), file=f"{_PACKAGE}/{name}", name="the file", required=keys)


def openings_table() -> Mapping[str, Any]:
    """The data of ``openings.yml``."""
    return load_table(OPENINGS, *_OPENINGS_KEYS)


def any_of(where: str, patterns: object, names: Mapping[str, str] | None = None, flags: int = 0) -> re.Pattern[str]:
    """One pattern that matches what any of the list matches. ``{name}`` in a pattern stands for that of ``names``."""
    file = f"{_PACKAGE}/{where}"
    check(isinstance(patterns, list) and patterns, "must be a list of patterns", file=file)
    assert isinstance(patterns, list)
    parts = []
    for number, entry in enumerate(patterns, 1):
        check(isinstance(entry, str), "is no text", file=file, entry=f"entry {number}")
        pattern = entry
        for name, words in (names or {}).items():
            pattern = pattern.replace("{" + name + "}", words)
        # Named groups may stand once in a pattern only: each entry has its own.
        pattern = re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{number}>", pattern)
        try:
            re.compile(pattern, flags)
        except re.error as error:
            raise OntologyError(f"is no regular expression ({error})", where=f"{file}, entry {number}") from error
        parts.append(f"(?:{pattern})")
    return re.compile("|".join(parts), flags)


@cache
def months() -> tuple[str, ...]:
    """The first three letters of the months, in order."""
    return _names("months", 12)


@cache
def weekdays() -> tuple[str, ...]:
    """The first three letters of the days of the week."""
    return _names("weekdays", 7)


def _names(key: str, count: int) -> tuple[str, ...]:
    found = openings_table()[key]
    fits = isinstance(found, list) and len(found) == count and all(isinstance(name, str) for name in found)
    check(fits, f"must be {count} names", file=f"{_PACKAGE}/{OPENINGS}", entry=key)
    return tuple(found)
