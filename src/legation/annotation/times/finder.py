"""Find the time expressions of a document: TIMEX3 type and value (TimeML 1.2.1), and the days they cover.

Recognition is a grammar of our own over words and figures. Placing an undated day, month or year follows HeidelTime's
news strategy (Strötgen and Gertz 2013): by the tense of its clause and the day of publication, or by the date that
the text named last.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from legation.annotation.times import calendar_rules, clock_rules, relative_rules, span_rules
from legation.annotation.times.context import Context, Frame
from legation.annotation.times.days import unit_of
from legation.annotation.times.lexer import GAP, Line, read_line
from legation.annotation.times.patterns import NOTHING, Found, Grammar
from legation.annotation.tokens import Sentence
from legation.model.documents import Document
from legation.model.spans import Span
from legation.model.times import TimeExpression

_NEWS_YEARS = range(1500, 9000)  # so that no step back or on leaves the calendar


@cache
def grammar() -> Grammar:
    """All rules, made ready once."""
    return Grammar((*clock_rules.RULES, *calendar_rules.RULES, *relative_rules.RULES, *span_rules.RULES))


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[TimeExpression, ...]:
    """Time expressions in the order of the text, none overlapping another.

    Relative words count from ``document.published``; where that is None they get a value with X's and no interval.
    A preposition stays outside ("since March" is March), determiners and modifiers stand inside, as TimeML has it.
    A range written as one ("Jan. 10-20") and a named era have an ISO 8601 interval as value
    (``2025-01-10/2025-01-20``). Ages ("24-year-old") are no times: they say nothing of when.
    """
    context = Context(_published(document))
    found: list[TimeExpression] = []
    for sentence in sentences:
        context.sentence = sentence.index
        line = read_line(sentence)
        if line is not None:
            found.extend(_read(line, context))
    return tuple(found)


def _published(document: Document) -> date | None:
    try:
        day = date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None
    return day if day.year in _NEWS_YEARS else None


def _read(line: Line, context: Context) -> list[TimeExpression]:
    rules = grammar()
    found = []
    at = 0
    while at < len(line.codes):
        hit = rules.match(line, at, context) if line.codes[at] != GAP else None
        if hit is None:
            at += 1
            continue
        result, last = hit
        if result is not NOTHING:
            found.append(_expression(line, at, last, result))
            _remember(result, context)
        at = last + 1
    return found


def _expression(line: Line, first: int, last: int, found: Found) -> TimeExpression:
    span = Span(line.pieces[first].start, line.pieces[last].end)
    days = found.interval
    if days is None:
        return TimeExpression(span, found.type, found.value, found.mod or None)
    return TimeExpression(
        span, found.type, found.value, found.mod or None, days.start.isoformat(), days.end.isoformat(), days.precision
    )


def _remember(found: Found, context: Context) -> None:
    if found.frame and found.interval is not None and found.type in ("DATE", "TIME"):
        context.frames.append(Frame(context.sentence, found.value, found.interval, unit_of(found.interval)))
