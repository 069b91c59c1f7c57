"""Position histories: where the same actor stood on the same thing, in the order of days, and where that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import get_args

from legation.errors import UsageError
from legation.model.findings import Position, Stance
from legation.record.base import Lookup
from legation.record.rows import Filter, Name, Row
from legation.views.listing import ALL, asked, day_of, in_order, page
from legation.views.parties import named
from legation.views.words import content_words


@dataclass(frozen=True, slots=True)
class Change:
    """Two rows between which the stance changed: the last of the older day, the first of the newer that differs."""

    before: Row
    after: Row


@dataclass(frozen=True, slots=True)
class PositionHistory:
    """Where one actor stood on one thing.

    ``steps`` are the rows, oldest first, undated last; each finding is a Position. ``id`` is that of the first step,
    ``about`` the newest words for the thing, ``stance`` the newest stance.
    """

    id: str
    actor: Name
    about: str
    stance: Stance
    steps: tuple[Row, ...]
    changes: tuple[Change, ...]


def position_histories(lookup: Lookup, where: Filter = ALL, *, changed: bool = False) -> tuple[PositionHistory, ...]:
    """Histories of which at least one step is left by the filter, whole; the newest come first.

    A history is of one actor of the record, known by name, toward one target; or on one issue, whose content words are
    the same in any order. ``changed`` asks only for those with a change of stance. The filter's ``type`` is the newest
    stance; raises UsageError where it is none.
    """
    stance = where.type.casefold() if where.type is not None else None
    if stance is not None and stance not in get_args(Stance):
        raise UsageError(f"{where.type!r} is no stance", remedy=f"One of {', '.join(get_args(Stance))}.")
    left = asked(lookup, "positions", replace(where, type=None))
    histories = map(_history, _groups(lookup.list("positions")))
    found = [h for h in histories if left.leaves(h.steps) and (h.changes or not changed) and stance in (None, h.stance)]
    return page(sorted(found, key=lambda h: (_newest(h), h.id), reverse=True), where)


def _newest(history: PositionHistory) -> str:
    return max(day_of(row) or "" for row in history.steps)


def _position(row: Row) -> Position:
    assert isinstance(row.finding, Position)
    return row.finding


def _groups(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    groups: dict[tuple[str, frozenset[str]], list[Row]] = defaultdict(list)
    for row in in_order(rows):
        actor = next(iter(named(row, "actor")), None)
        about = frozenset(content_words(_about(row)))
        if actor is not None and actor.actor is not None and about:
            groups[actor.actor, about].append(row)
    yield from map(tuple, groups.values())


def _about(row: Row) -> str:
    """The target's name, where the stance is toward somebody; else the issue."""
    targets = row.named("target")
    return targets[0] if targets else _position(row).issue


def _history(steps: tuple[Row, ...]) -> PositionHistory:
    dated = [row for row in steps if day_of(row) is not None]
    newest = (dated or list(steps))[-1]
    actor = named(newest, "actor")[0]
    return PositionHistory(steps[0].id, actor, _about(newest), _position(newest).stance, steps, tuple(_changes(dated)))


def _changes(dated: Sequence[Row]) -> Iterator[Change]:
    """From day to day; what is told of one day has no order, so there is no change within it."""
    days = [list(rows) for _, rows in groupby(dated, key=day_of)]
    for older, newer in pairwise(days):
        held = {_position(row).stance for row in older}
        after = next((row for row in newer if _position(row).stance not in held), None)
        if after is not None:
            yield Change(older[-1], after)
