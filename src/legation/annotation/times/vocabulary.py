"""The words of time expressions, read once from ``vocabulary.yml``.

Each word (or run of words) belongs to one or more classes, in each with a value. Words with the same set of classes
share a *code*, one character; a sentence becomes a string of codes, and the grammar is written in classes, each a
set of codes. So matching is plain regular expressions over a short string.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from legation.errors import OntologyError

Value = Any
_FILE = "annotation/times/vocabulary.yml"
_FIRST_CODE = 0x4E00  # one of many letters without a meaning in regular expressions

# What a figure or number word can be, by its shape.
NUMBER_SHAPES: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            {"NUM"},
            {"NUM", "DAY"},
            {"NUM", "DAY", "HOUR"},
            {"NUM", "DAY", "HOUR", "WORD", "ONE"},
            {"NUM", "DAY", "HOUR", "WORD"},
            {"NUM", "DAY", "WORD"},
            {"NUM", "WORD"},
            {"NUM", "YEAR"},
            {"YEAR", "WORD"},
            {"NUM", "YEAR", "WORD"},
            {"YEAR", "SHORT"},
            {"ORD"},
            {"ORD", "ORDDAY"},
            {"DECADE"},
            {"CLOCK"},
            {"FRACTION"},
            {"SLASHED"},
            {"ISO"},
            {"FIGUREAMPM"},
        ),
    )
)


class Entry(NamedTuple):
    """What a word can be: its code and its value in each class. ``capital`` where it needs a capital letter."""

    code: str
    values: Mapping[str, Value]
    capital: bool


@dataclass(frozen=True)
class Vocabulary:
    """All words. ``phrases`` holds the runs of several words under their first, the longest first.

    ``classes`` names the codes of each class; ``known`` holds every word that alone or first in a run says something.
    """

    words: Mapping[str, Entry]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    codes: Mapping[frozenset[str], str]
    numbers: Mapping[str, int]
    fractions: Mapping[str, float]
    cues: Mapping[str, frozenset[str]]
    classes: Mapping[str, str]
    known: frozenset[str]

    def code(self, *classes: str) -> str:
        """The code of a shape of figures."""
        return self.codes[frozenset(classes)]


def _fail(entry: str, what: str) -> OntologyError:
    return OntologyError(what, where=f"{_FILE}, {entry}", remedy="Correct the entry.")


def _gather(classes: Mapping[str, Any]) -> dict[tuple[str, ...], dict[str, Value]]:
    gathered: dict[tuple[str, ...], dict[str, Value]] = {}
    for name, members in classes.items():
        if not isinstance(members, dict | list) or not members:
            raise _fail(name, "a class is a list of words or a map of words to values")
        for word in members:
            if not isinstance(word, str) or not word.split() or word != word.lower():
                raise _fail(f"{name}: {word!r}", "a word is text in lower case")
            value = members[word] if isinstance(members, dict) else word
            if name == "HOLIDAY":
                _check_holiday(word, value)
            if name == "ERA" and not (isinstance(value, list) and len(value) == 2):
                raise _fail(f"{name}: {word!r}", "an era has a first and a last day, month or year")
            gathered.setdefault(tuple(word.split()), {})[name] = value
    return gathered


def _check_holiday(word: str, value: object) -> None:
    keys = set(value) if isinstance(value, dict) else set()
    if keys not in ({"month", "day"}, {"easter"}, {"month", "weekday", "after"}):
        raise _fail(f"HOLIDAY: {word!r}", "a holiday has month and day, days from easter, or month, weekday and after")


def _number_words(numbers: Mapping[str, int], gathered: Mapping[tuple[str, ...], object]) -> None:
    for word, value in numbers.items():
        if not isinstance(value, int):
            raise _fail(f"numbers: {word!r}", "a number word has a whole number")
        if (word,) in gathered:
            raise _fail(f"numbers: {word!r}", "a number word can be in no class")


def build(data: Mapping[str, Any]) -> Vocabulary:
    """The vocabulary of a parsed file. Raises OntologyError where an entry is wrong."""
    for part in ("capital", "classes", "numbers", "fractions", "cues"):
        if part not in data:
            raise _fail(part, "the part is missing")
    gathered = _gather(data["classes"])
    _number_words(data["numbers"], gathered)
    shapes: Iterable[frozenset[str]] = [*NUMBER_SHAPES, *(frozenset(values) for values in gathered.values())]
    codes = {shape: chr(_FIRST_CODE + n) for n, shape in enumerate(dict.fromkeys(shapes))}
    capital = set(data["capital"])
    words: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for run, values in gathered.items():
        entry = Entry(codes[frozenset(values)], values, set(values) <= capital)
        if len(run) == 1:
            words[run[0]] = entry
        else:
            phrases.setdefault(run[0], []).append((run, entry))
    of_class: dict[str, str] = {}
    for shape, code in codes.items():
        for name in shape:
            of_class[name] = of_class.get(name, "") + code
    return Vocabulary(
        words=words,
        phrases={first: tuple(sorted(runs, key=lambda run: -len(run[0]))) for first, runs in phrases.items()},
        codes=codes,
        numbers=data["numbers"],
        fractions=data["fractions"],
        cues={name: frozenset(members) for name, members in data["cues"].items()},
        classes=of_class,
        known=frozenset((*words, *phrases, *data["numbers"], *data["fractions"])),
    )


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with Legation."""
    text = files(__package__).joinpath("vocabulary.yml").read_text("utf-8")
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise OntologyError("the file is not YAML", where=_FILE, remedy="Correct its syntax.") from error
    return build(data)
