"""When: the time expression that belongs to a clause."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from legation.annotation.annotated import Annotated, Clause
from legation.model.times import TimeExpression, Window

NONE_STATED = "none-stated"
NOT_UNDERSTOOD = "not-understood"
_POINTS = ("DATE", "TIME")
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_DAYS = {"D": 1, "W": 7}


def as_window(time: TimeExpression) -> Window:
    """A time expression as the window of a finding."""
    return Window(time.start, time.end, time.precision or "day", time.span)


def when_of(annotated: Annotated, clause: Clause) -> tuple[Window | None, str | None]:
    """The interval that the clause's own words state, or None with the reason.

    The time must hang on the predicate itself and not on a clause within it; of several the nearest is taken.
    """
    own = [time for time in annotated.times if time.type in _POINTS and _belongs(annotated, clause, time)]
    if not own:
        return None, NONE_STATED
    resolved = [time for time in own if time.start is not None or time.end is not None]
    if not resolved:
        return None, NOT_UNDERSTOOD
    best = min(resolved, key=lambda time: abs(time.span.start - clause.predicate.start))
    return as_window(best), None


def _belongs(annotated: Annotated, clause: Clause, time: TimeExpression) -> bool:
    sentence = annotated.sentences[clause.sentence]
    if not sentence.span.contains(time.span):
        return False
    tokens = sentence.tokens
    at = next(t.index for t in tokens if t.end > time.span.start)
    holder = annotated.clause_by_head.get((clause.sentence, at))
    verb = tokens[clause.head].head if clause.kind == "adjective" else clause.head
    while holder is None or holder.predicate.overlaps(time.span):
        if at in (clause.head, verb):
            return True
        if tokens[at].head == at:
            return False
        at = tokens[at].head
        holder = annotated.clause_by_head.get((clause.sentence, at))
    if holder.index == clause.index:
        return True
    # "held talks on Tuesday": the verb that carries the noun carries its time
    return clause.kind == "noun" and clause.link == "nominal" and clause.parent == holder.index


def after(time: TimeExpression, preposition: str, published: str | None) -> Window | None:
    """The days that a length of time under a preposition means from the day of publication.

    "in two weeks" is that day with three more on either side, "in three months" that month, "about" a fifth more and
    less; "within a week" is any day up to then. None for other words, or where a day would be no date.
    """
    match = _LENGTH.fullmatch(time.value) if time.type == "DURATION" else None
    if match is None or published is None or preposition not in ("in", "within"):
        return None
    number, unit = int(match.group(1)), match.group(2)
    try:
        today = date.fromisoformat(published[:10])
        first, last = _reached(today, number, unit)
    except (ValueError, OverflowError):
        return None
    if preposition == "within":
        return Window(today.isoformat(), last.isoformat(), "range", time.span)
    if time.mod == "APPROX":
        slack = max(timedelta(days=1), (first - today) / 5)
        return Window((first - slack).isoformat(), (last + slack).isoformat(), "range", time.span)
    return Window(first.isoformat(), last.isoformat(), "day" if unit == "D" else "range", time.span)


def _reached(today: date, number: int, unit: str) -> tuple[date, date]:
    """The days on which a length of time from today ends."""
    if unit in _DAYS:
        day = today + timedelta(days=number * _DAYS[unit])
        slack = timedelta(days=3 if unit == "W" else 0)
        return day - slack, day + slack
    if unit == "Y":
        return date(today.year + number, 1, 1), date(today.year + number, 12, 31)
    year, month = divmod(today.year * 12 + today.month - 1 + number, 12)
    return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1])
