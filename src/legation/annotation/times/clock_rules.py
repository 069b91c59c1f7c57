"""Rules for times of the day: 7:15 p.m., noon Thursday, 10 p.m. EST on March 3."""

from __future__ import annotations

from typing import Final

from legation.annotation.times.context import Context
from legation.annotation.times.days import interval_of
from legation.annotation.times.patterns import Found, Match, Rule
from legation.annotation.times.readings import UNKNOWN, day_value, day_year, full_year, moved, nearest_weekday


def _hour(match: Match) -> tuple[int, str | None] | None:
    """Hour (0 to 24) and minute, where the words give them."""
    if match.has("word"):
        hour, minute = match.get("word", "CLOCKWORD").split(":")
        return int(hour), minute
    if match.has("figure"):
        hour, minute = match.get("figure", "FIGUREAMPM")
        return hour, minute
    half = match.get("half", "AMPM")
    if match.has("clock"):
        hour, minutes, mark = match.get("clock", "CLOCK")
        if mark == "." and half is None:
            return None
        return _on_half(hour, half), f"{minutes:02d}"
    hour = match.get("hour", "HOUR")
    if half is None and match.has("daypart"):
        half = 0 if match.get("daypart", "DAYPART") == "MO" else 12
    return _on_half(hour, half), None


def _on_half(hour: int, half: int | None) -> int:
    return hour if half is None or hour > 12 else hour % 12 + half


def _clock(match: Match, context: Context) -> Found | None:
    hour = _hour(match)
    if hour is None:
        return None
    day = _day(match, context)
    minute = hour[1] if hour[1] is not None else "00"
    mod = "APPROX" if match.has("near") else None
    return Found("TIME", f"{day}T{hour[0]:02d}:{minute}", mod, interval_of(day))


def _day(match: Match, context: Context) -> str:
    """The day of a time: as stated, else the last one named in the sentence, else that of publication."""
    if match.has("weekday"):
        day = nearest_weekday(match, context, match.get("weekday", "WEEKDAY"))
        return day.isoformat() if day else f"XXXX-WXX-{match.get('weekday', 'WEEKDAY')}"
    if match.has("deictic"):
        return moved(context.published, "D", match.get("deictic", "DEICTIC"))
    if match.has("month"):
        month, number = match.get("month", "MONTH"), match.get("day", "DAY")
        year = full_year(match, "year", context) or day_year(match, context, month, number)
        return (day_value(year, month, number) if year else None) or f"XXXX-{month:02d}-{number:02d}"
    base = context.base()
    return base.isoformat() if base else UNKNOWN["D"]


_THE_DAY: Final = (
    "(COMMA? ON? (weekday=WEEKDAY | deictic=DEICTIC | WEEKDAY? COMMA? month=MONTH day=DAY (COMMA? year=YEAR)?))?"
)

RULES: Final = (
    Rule(f"(near=[NEAR BOUND])? clock=CLOCK (half=AMPM)? ZONE? {_THE_DAY}", _clock),
    Rule(f"(near=[NEAR BOUND])? hour=HOUR (half=AMPM | OCLOCK) ZONE? {_THE_DAY}", _clock),
    Rule(f"(near=[NEAR BOUND])? (figure=FIGUREAMPM | word=CLOCKWORD) ZONE? {_THE_DAY}", _clock),
    Rule(f"hour=HOUR OCLOCK? IN THE daypart=DAYPART {_THE_DAY}", _clock),
)
