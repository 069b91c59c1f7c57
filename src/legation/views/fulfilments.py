"""Which event carried a plan out (``fulfilments.yml``)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from legation.model.findings import Event
from legation.model.times import Window
from legation.ontology.load import check, check_keys, check_words, read_yaml
from legation.ontology.plover import event_kinds
from legation.record.base import Lookup
from legation.record.rows import Filter, Name, Row
from legation.views.listing import day_of, days_apart, in_order
from legation.views.parties import named, shared
from legation.views.words import folded, stem

_FILE = "views/fulfilments.yml"
# An event without a day of its own is one of its article's news: long after the window it is another event.
NEAR = 60


@dataclass(frozen=True, slots=True)
class Fulfilling:
    """The events that carry out one kind of plan: types or ``type/mode``, and stems of their words (empty: any)."""

    together: frozenset[str]
    alone: frozenset[str]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What an event is held against: a plan as its latest report has it. ``first`` is the row that first told of it."""

    what: str
    parties: tuple[Name, ...]
    window: Window
    first: Row


@cache
def fulfilling() -> Mapping[str, Fulfilling]:
    """What carries out which plan, checked. Raises OntologyError on unknown types, modes or keys."""
    return {plan: _fulfilling(plan, entry) for plan, entry in read_yaml("legation.views", "fulfilments.yml").items()}


def _fulfilling(plan: str, entry: object) -> Fulfilling:
    fields = check_keys(entry, file=_FILE, name=plan, required=("together",), allowed=("alone", "words"))
    together, alone, words = (
        check_words(fields.get(key, []), file=_FILE, entry=f"{plan}, {key}") for key in ("together", "alone", "words")
    )
    for name in (*together, *alone):
        kind, _, mode = name.partition("/")
        known = next((k for k in event_kinds().values() if k.type == kind), None)
        check(known is not None and (not mode or mode in known.modes), f"unknown {name!r}", file=_FILE, entry=plan)
    return Fulfilling(frozenset(together), frozenset(alone), frozenset(map(stem, words)))


@dataclass(frozen=True, slots=True)
class _Happening:
    """A row of an event with what plans are held against: who acts, who takes part, where, and from which day on."""

    row: Row
    event: Event
    actors: tuple[Name, ...]
    there: tuple[Name, ...]
    place: str | None
    day: str


class Fulfilments:
    """The events published by the day ``until`` (or all) that may carry out a plan, by who takes part in them."""

    def __init__(self, lookup: Lookup, *, until: str | None = None) -> None:
        types = sorted({name.partition("/")[0] for f in fulfilling().values() for name in (*f.together, *f.alone)})
        rows = (row for t in types for row in lookup.list("events", Filter(type=t, factuality="actual")))
        told = (row for row in rows if (day := day_of(row)) is not None and (until is None or day <= until))
        self._by_names: dict[tuple[str, ...], list[_Happening]] = defaultdict(list)
        for one in sorted(map(_happening, told), key=_day):
            names = {folded(name.name) for name in one.there} | ({one.place} if one.place else set())
            for pair in combinations(sorted(names), 2):
                self._by_names[pair].append(one)
            for name in {folded(name.name) for name in one.actors}:
                self._by_names[(name,)].append(one)

    def find(self, plan: Undertaking) -> Row | None:
        """The first report of an event that carries out the plan; None without one."""
        rule = fulfilling().get(plan.what)
        if rule is None:
            return None
        names = sorted({folded(party.name) for party in plan.parties})
        keys = combinations(names, min(2, len(names)))
        found = {one.row.id: one for key in keys for one in _around(self._by_names.get(key, ()), plan)}
        in_turn = in_order([one.row for one in found.values()])
        return next((row for row in in_turn if _carries_out(found[row.id], rule, plan)), None)


def _happening(row: Row) -> _Happening:
    event = row.finding
    assert isinstance(event, Event)
    day = (event.when.start or event.when.end if event.when is not None else None) or day_of(row) or ""
    place = folded(event.where.name) if event.where is not None else None
    return _Happening(row, event, named(row, "actor"), named(row, "actor", "recipient"), place, day)


def _day(one: _Happening) -> str:
    return one.day


def _around(found: Sequence[_Happening], plan: Undertaking) -> Sequence[_Happening]:
    """Of what is in the order of its days that which happened within the window or not long after."""
    window = plan.window
    first = bisect_left(found, window.start or day_of(plan.first) or "", key=_day)
    if window.end is None:
        return found[first:]
    latest = min(date.fromisoformat(window.end).toordinal() + NEAR, date.max.toordinal())
    return found[first : bisect_right(found, date.fromordinal(latest).isoformat(), key=_day)]


def _carries_out(one: _Happening, rule: Fulfilling, plan: Undertaking) -> bool:
    if one.row.document == plan.first.document or not _in_time(one, plan):
        return False
    names = {one.event.type, f"{one.event.type}/{one.event.mode}"}
    return bool(names & _enough(one, rule, plan)) and _word_fits(one.row, one.event, rule)


def _enough(one: _Happening, rule: Fulfilling, plan: Undertaking) -> frozenset[str]:
    """The types that would do for these parties: two of the plan's together, or its only one as the actor."""
    if len(plan.parties) == 1:
        return rule.alone if shared(plan.parties, one.actors) else frozenset()
    there = shared(plan.parties, one.there)
    at_place = [party for party in plan.parties if party not in there and folded(party.name) == one.place]
    return rule.together if len(there) + len(at_place) > 1 else frozenset()


def _word_fits(row: Row, event: Event, rule: Fulfilling) -> bool:
    word = row.words[max(0, event.trigger.start - row.start) : max(0, event.trigger.end - row.start)]
    return not rule.stems or any(stem(part) in rule.stems for part in folded(word).split())


def _in_time(one: _Happening, plan: Undertaking) -> bool:
    """Within the window and after the plan was first told of; for a plan of one day, that day will do."""
    start, end = plan.window.start, plan.window.end
    known_since = day_of(plan.first)
    if known_since is not None and not (one.day > known_since or one.day == start == end):
        return False
    when = one.event.when
    if when is not None:
        ended = when.end or when.start or one.day
        return (start is None or one.day >= start) and (end is None or ended <= end)
    if start is None or one.day < start:
        return False
    late = days_apart(one.day, end) if end is not None and one.day > end else 0
    return late is not None and late <= NEAR
