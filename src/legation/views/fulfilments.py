"""Which event carried a plan out (``fulfilments.yml``)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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


class Fulfilments:
    """All events of a record that may carry out a plan, by who takes part: two together, or one who acts."""

    def __init__(self, lookup: Lookup) -> None:
        types = sorted({name.partition("/")[0] for f in fulfilling().values() for name in (*f.together, *f.alone)})
        rows = (row for t in types for row in lookup.list("events", Filter(type=t, factuality="actual")))
        self._by_names: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in sorted((row for row in rows if day_of(row) is not None), key=_happened):
            there = {folded(name.name) for name in named(row, "actor", "recipient")} | set(_place(row))
            for pair in combinations(sorted(there), 2):
                self._by_names[pair].append(row)
            for name in {folded(name.name) for name in named(row, "actor")}:
                self._by_names[(name,)].append(row)

    def find(self, plan: Undertaking, *, until: str | None) -> Row | None:
        """The first report, published by the day ``until``, of an event that carries out the plan; None without one."""
        rule = fulfilling().get(plan.what)
        if rule is None:
            return None
        names = sorted({folded(party.name) for party in plan.parties})
        keys = combinations(names, min(2, len(names)))
        rows = {row.id: row for key in keys for row in _around(self._by_names.get(key, ()), plan.window)}
        found = (row for row in rows.values() if until is None or (day_of(row) or "") <= until)
        return next(iter(in_order([row for row in found if _carries_out(row, rule, plan)])), None)


def _around(rows: Sequence[Row], window: Window) -> Sequence[Row]:
    """Of rows in the order in which they happened those that happened within the window or not long after."""
    first = bisect_left(rows, window.start or "", key=_happened)
    if window.end is None:
        return rows[first:]
    return rows[
        first : bisect_right(rows, (date.fromisoformat(window.end) + timedelta(days=NEAR)).isoformat(), key=_happened)
    ]


def _happened(row: Row) -> str:
    """The first day of the event, or else that of its report."""
    assert isinstance(row.finding, Event)
    when = row.finding.when
    return (when.start or when.end if when is not None else None) or day_of(row) or ""


def _place(row: Row) -> tuple[str, ...]:
    event = row.finding
    assert isinstance(event, Event)
    return (folded(event.where.name),) if event.where is not None else ()


def _carries_out(row: Row, rule: Fulfilling, plan: Undertaking) -> bool:
    event = row.finding
    assert isinstance(event, Event)
    if row.document == plan.first.document or not _in_time(row, event, plan):
        return False
    names = {event.type, f"{event.type}/{event.mode}"}
    return bool(names & _enough(row, rule, plan)) and _word_fits(row, event, rule)


def _enough(row: Row, rule: Fulfilling, plan: Undertaking) -> frozenset[str]:
    """The types that would do for these parties: two of the plan's together, or its only one as the actor."""
    if len(plan.parties) == 1:
        return rule.alone if shared(plan.parties, named(row, "actor")) else frozenset()
    there = shared(plan.parties, named(row, "actor", "recipient"))
    at_place = [party for party in plan.parties if party not in there and folded(party.name) in _place(row)]
    return rule.together if len(there) + len(at_place) > 1 else frozenset()


def _word_fits(row: Row, event: Event, rule: Fulfilling) -> bool:
    word = row.words[max(0, event.trigger.start - row.start) : max(0, event.trigger.end - row.start)]
    return not rule.stems or any(stem(part) in rule.stems for part in folded(word).split())


def _in_time(row: Row, event: Event, plan: Undertaking) -> bool:
    """Within the window and after the plan was first told of; for a plan of one day, that day will do."""
    start, end = plan.window.start, plan.window.end
    known_since = day_of(plan.first)
    when = event.when
    happened = _happened(row)
    ended = (when.end or when.start if when is not None else None) or happened
    if known_since is not None and not (happened > known_since or happened == start == end):
        return False
    if when is not None:
        return (start is None or happened >= start) and (end is None or ended <= end)
    if start is None or happened < start:
        return False
    late = days_apart(happened, end) if end is not None and happened > end else 0
    return late is not None and late <= NEAR
