"""Patterns from the data files of this room, read and compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from legation.errors import OntologyError

_HERE = Path(__file__).parent


def load_table(name: str, keys: Iterable[str]) -> Mapping[str, Any]:
    """A YAML file beside the code, with exactly these keys at its top. Raises OntologyError otherwise."""
    path = _HERE / name
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise OntologyError(f"cannot be read ({error})", where=str(path)) from error
    if not isinstance(table, dict) or set(table) != set(keys):
        raise OntologyError(f"must have the keys {', '.join(keys)}", where=str(path))
    return table


def any_of(where: str, patterns: object, names: Mapping[str, str] | None = None, flags: int = 0) -> re.Pattern[str]:
    """One pattern that matches what any of the list matches. ``{name}`` in a pattern stands for that of ``names``."""
    if not isinstance(patterns, list) or not all(isinstance(pattern, str) for pattern in patterns):
        raise OntologyError("must be a list of patterns", where=where)
    parts = []
    for number, entry in enumerate(patterns, 1):
        pattern = entry
        for name, words in (names or {}).items():
            pattern = pattern.replace("{" + name + "}", words)
        # Named groups may stand once in a pattern only: each entry has its own.
        pattern = re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{number}>", pattern)
        try:
            re.compile(pattern, flags)
        except re.error as error:
            raise OntologyError(f"is no regular expression ({error})", where=f"{where}, entry {number}") from error
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
    found = load_table("openings.yml", OPENINGS_KEYS)[key]
    if not isinstance(found, list) or len(found) != count or not all(isinstance(name, str) for name in found):
        raise OntologyError(f"must be {count} names", where=f"{_HERE / 'openings.yml'}, {key}")
    return tuple(found)


OPENINGS_KEYS = ("names", "bylines", "credits", "datelines", "not_datelines", "date_words", "weekdays", "months")
