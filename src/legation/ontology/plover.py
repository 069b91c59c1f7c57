"""The event types, modes and contexts of PLOVER 2.0 (plover/events.yml, plover/contexts.yml), checked on load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from legation.model.findings import EventType
from legation.ontology.load import check, check_choice, check_keys, check_words, read_yaml

Quad = Literal[1, 2, 3, 4]
TYPES: tuple[EventType, ...] = get_args(EventType)
CONTEXTS = 37
_EVENTS = "ontology/plover/events.yml"
_CONTEXTS = "ontology/plover/contexts.yml"


@dataclass(frozen=True, slots=True)
class Mode:
    """A way of doing what a type says. ``score`` is from -10 (conflict) to 10 (cooperation)."""

    score: float
    meaning: str


@dataclass(frozen=True, slots=True)
class EventKind:
    """A PLOVER type. ``quad``: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""

    type: EventType
    quad: Quad
    score: float
    needs_recipient: bool
    meaning: str
    modes: Mapping[str, Mode]


@cache
def event_kinds() -> Mapping[EventType, EventKind]:
    """All 16 types. Raises OntologyError where the file is wrong."""
    data = read_yaml("legation.ontology", "plover/events.yml")
    check_keys(data, file=_EVENTS, name="top level", required=TYPES)
    return {name: _kind(name, data[name]) for name in TYPES}


def _kind(name: EventType, entry: object) -> EventKind:
    fields = check_keys(
        entry, file=_EVENTS, name=name, required=("quad", "score", "needs_recipient", "meaning", "modes")
    )
    check(fields["quad"] in get_args(Quad), f"quad {fields['quad']!r} is not 1 to 4", file=_EVENTS, entry=name)
    modes = {}
    for word, mode in fields["modes"].items():
        place = f"{name}, {word}"
        inner = check_keys(mode, file=_EVENTS, name=place, required=("score", "meaning"))
        modes[word] = Mode(_score(inner["score"], place), str(inner["meaning"]))
    score = _score(fields["score"], name)
    return EventKind(name, fields["quad"], score, bool(fields["needs_recipient"]), str(fields["meaning"]), modes)


def _score(value: object, entry: str) -> float:
    check(isinstance(value, (int, float)), f"{value!r} is no number", file=_EVENTS, entry=entry)
    number = float(str(value))
    check(-10 <= number <= 10, f"score {value} is not within -10 and 10", file=_EVENTS, entry=entry)
    return number


def quad_of(event_type: EventType) -> Quad:
    """The quad class of a type."""
    return event_kinds()[event_type].quad


def intensity(event_type: EventType, mode: str | None) -> float:
    """The conflict or cooperation score of a type, or of its mode where one is given."""
    kind = event_kinds()[event_type]
    return kind.modes[mode].score if mode is not None and mode in kind.modes else kind.score


def check_type(value: object, *, file: str, entry: object) -> EventType:
    """The value, once it is a PLOVER type."""
    check_choice(value, TYPES, file=file, entry=entry)
    return next(name for name in TYPES if name == value)


def check_mode(event_type: EventType, value: object, *, file: str, entry: object) -> str | None:
    """The value, once it is None or one of the type's modes."""
    if value is None:
        return None
    return check_choice(value, tuple(event_kinds()[event_type].modes), file=file, entry=entry)


@cache
def context_cues() -> Mapping[str, tuple[str, ...]]:
    """Cue word or phrase (lower case, at most three words) to the contexts that it tells."""
    data = read_yaml("legation.ontology", "plover/contexts.yml")
    check(isinstance(data, Mapping) and len(data) == CONTEXTS, f"must hold {CONTEXTS} contexts", file=_CONTEXTS)
    found: dict[str, list[str]] = {}
    for name, words in data.items():
        for word in check_words(words, file=_CONTEXTS, entry=name):
            check(len(word.split()) <= 3, f"{word!r} has more than three words", file=_CONTEXTS, entry=name)
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}
