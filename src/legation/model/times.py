"""Times and places as the text states them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from legation.model.spans import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["day", "week", "month", "quarter", "year", "decade", "range"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: ``value`` and ``mod`` as TimeML defines them; ``start`` and ``end`` are ISO days, both included.

    ``start`` and ``end`` are None where the words name no interval (a bare duration, a vague "recently").
    """

    span: Span
    type: TimexType
    value: str
    mod: str | None = None
    start: str | None = None
    end: str | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """An interval of days, both included, with the words that state it. An open side is None."""

    start: str | None
    end: str | None
    precision: Precision
    text: Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place name in the text. No coordinates are given (None) where the place is not known."""

    span: Span
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    kind: str


@dataclass(frozen=True, slots=True)
class Location:
    """Where an event took place: a place and the words that name it."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    mention: Span
