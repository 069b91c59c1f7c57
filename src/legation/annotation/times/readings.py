"""What the rules share: undated months, days and years placed by publication and tense, and parts of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from legation.annotation.times.context import Context, lean
from legation.annotation.times.days import Interval, Unit, edge_of, holiday, interval_of, part_of, shift, value_at
from legation.annotation.times.patterns import Found, Match
from legation.model.times import TimexType

# The words before a date that name a part of it ("the end of", "mid-", "earlier in the"), and "around".
BARE_PART: Final = (
    "(SOMETIME | SOMETIME? THE? pre=[EARLY LATE MID EARLIER LATER] [DASH OF IN]? THE? "
    "| THE? pre=PORTION [OF DASH] THE?)? "
)
PART: Final = "(near=NEAR)? " + BARE_PART
UNKNOWN: Final[Mapping[Unit, str]] = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX",
}  # fmt: skip
_PART_CLASSES = ("EARLY", "LATE", "MID", "EARLIER", "LATER", "PORTION")


def part(match: Match) -> str | None:
    """START, MID or END, where the words before the date say so."""
    return next((value for kind in _PART_CLASSES if (value := match.get("pre", kind))), None)


def dated(
    match: Match, context: Context, value: str, kind: TimexType = "DATE", interval: Interval | None = None
) -> Found:
    """A date, narrowed to the part of it that the words name."""
    mod = part(match)
    whole = interval or interval_of(value)
    if mod is None:
        return Found(kind, value, "APPROX" if match.has("near") else None, whole)
    if whole is None:
        return Found(kind, value, mod)
    today = context.published
    if today and whole.start <= today <= whole.end and whole.start < whole.end:
        if match.get("pre", "EARLIER"):
            return Found(kind, value, mod, Interval(whole.start, today, "range"))
        if match.get("pre", "LATER"):
            return Found(kind, value, mod, Interval(today, whole.end, "range"))
    narrow = edge_of if match.get("pre", "PORTION") else part_of
    return Found(kind, value, mod, narrow(whole, mod))


def day_value(year: int, month: int, day: int) -> str | None:
    """The day as a value, or None where the calendar has none such."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def full_year(match: Match, name: str, context: Context) -> int | None:
    """The year of a named part; two figures are the year nearest to publication that is not far ahead of it."""
    year: int | None = match.get(name, "YEAR")
    if year is None or not match.get(name, "SHORT"):
        return year
    now = context.published.year if context.published else 2000
    century = now - now % 100
    return century + year if century + year <= now + 10 else century + year - 100


def leaning(match: Match) -> int:
    """Whether the clause looks ahead (1), back (-1) or does not say (0); "next" and "last" say it themselves."""
    if match.has("rel"):
        if any(match.get("rel", kind) for kind in ("NEXT", "COMING", "FOLLOWING")):
            return 1
        if any(match.get("rel", kind) for kind in ("LAST", "PAST", "PREVIOUS")):
            return -1
    return lean(match.line, match.first, match.last)


def year_in_sentence(context: Context) -> int | None:
    """The year that this sentence named before, if it is not that of publication."""
    frame = context.frame("Y", "M", "D", back=0)
    if frame is None or frame.unit != "Y":
        return None
    return frame.interval.start.year


def year_before(context: Context) -> int | None:
    """The year of the date named last, which is all there is to go by where the day of publication is not known."""
    frame = context.frame("Y", "M", "D")
    return frame.interval.start.year if frame else None


def month_year(match: Match, context: Context, month: int) -> int | None:
    """The year of a month without one."""
    today = context.published
    if (named := year_in_sentence(context)) and not match.has("rel"):
        return named
    if today is None:
        return year_before(context)
    way = leaning(match)
    if way == 0 and not match.has("rel"):
        way = 1 if 0 < (month - today.month) % 12 <= 3 else -1
    if match.get("rel", "THIS"):
        if today.month == 12 and match.get("season", "SEASON") == "WI":
            return today.year + 1
        over, ahead = month + match.has("season") < today.month, month - match.has("season") > today.month
        return today.year + (1 if way > 0 and over else -1 if way < 0 and ahead else 0)
    if match.get("rel", "LAST"):
        return today.year if month < today.month else today.year - 1
    if match.get("rel", "NEXT"):
        return today.year if month > today.month else today.year + 1
    if way > 0:
        return today.year if month >= today.month else today.year + 1
    return today.year if month <= today.month else today.year - 1


def day_year(match: Match, context: Context, month: int, day: int) -> int | None:
    """The year of a day without one: by tense, else the nearest."""
    today = context.published
    named = year_in_sentence(context)
    if today is None:
        return named or year_before(context)
    values = (day_value(today.year + y, month, day) for y in (-1, 0, 1))
    near = [date.fromisoformat(value) for value in values if value]
    if not near:
        return None
    nearest = min(near, key=lambda d: (abs((d - today).days), d))
    if abs((nearest - today).days) <= 45:
        return nearest.year
    if named:
        return named
    way = leaning(match)
    side = [d for d in near if (d >= today if way > 0 else d <= today)] if way else []
    return (min(side) if way > 0 else max(side)).year if side else nearest.year


def nearest_weekday(match: Match, context: Context, weekday: int) -> date | None:
    """The day that a weekday names: the last one (publication day included), or the next if the clause looks ahead."""
    today = context.published
    if any(match.get("rel", kind) for kind in ("PREVIOUS", "FOLLOWING")):
        today = context.base()
    if today is None:
        return None
    back = (today.isoweekday() - weekday) % 7
    if match.has("rel") and not match.get("rel", "THIS"):
        ahead = leaning(match) > 0
        return today + timedelta(7 - back if back else 7) if ahead else today - timedelta(back or 7)
    way = leaning(match)
    return today + timedelta((7 - back) % 7) if way > 0 else today - timedelta(back)


def nearest_holiday(match: Match, context: Context, rule: Mapping[str, int]) -> date | None:
    """The day of a holiday without a year: by tense, else the nearest."""
    today = context.published
    if today is None:
        return None
    days = [holiday(rule, today.year + y) for y in (-1, 0, 1)]
    way = leaning(match)
    if match.get("rel", "LAST") or (way < 0 and not match.get("rel", "THIS")):
        return max(d for d in days if d <= today)
    if way > 0:
        return min(d for d in days if d >= today)
    return days[1] if match.get("rel", "THIS") else min(days, key=lambda d: abs((d - today).days))


def moved(day: date | None, unit: Unit, count: int) -> str:
    """The value of the unit ``count`` units from a day; with X's where there is no day, or it leaves the calendar."""
    if day is None:
        return UNKNOWN[unit]
    try:
        return value_at(shift(day.replace(day=1) if unit in ("M", "Q", "Y") else day, unit, count), unit)
    except (ValueError, OverflowError):
        return UNKNOWN[unit]


def quarter_value(year: int | None, quarter: int) -> str:
    """A quarter as a value, its year X's where unknown."""
    return f"{year:04d}-Q{quarter}" if year else f"XXXX-Q{quarter}"


def last_quarter_year(context: Context, quarter: int, way: int) -> int | None:
    """The year of a quarter without one: of the last that has ended (or the next, where the clause looks ahead)."""
    today = context.published
    if today is None:
        return None
    now = (today.month + 2) // 3
    if way > 0:
        return today.year if quarter >= now - 1 else today.year + 1
    return today.year if quarter <= now else today.year - 1
