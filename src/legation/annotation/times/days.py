"""Days and intervals: what a TimeML value covers, and how values move through the calendar.

A *value* is TimeML's: ``2024-12-25``, ``2024-W51``, ``2024-W51-WE``, ``2025-01``, ``2024-Q3``, ``2024-H1``,
``2024-SU``, ``2024``, ``199`` (a decade), ``19`` (a century). Weeks are ISO weeks, Monday first. Seasons are the
meteorological ones of the northern hemisphere; the winter of a year begins in the December before it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple, get_args

from legation.model.times import Precision

Unit = Literal["D", "W", "M", "Q", "Y", "DE", "CE"]
UNITS: tuple[Unit, ...] = get_args(Unit)

_FORMS = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:T.*)?$|(?P<year_w>\d{4})-W(?P<week>\d{2})(?P<we>-WE)?$|(?P<year_m>\d{4})-(?P<month>\d{2})$"
    r"|(?P<year_q>\d{4})-Q(?P<quarter>[1-4])$|(?P<year_h>\d{4})-H(?P<half>[12])$|(?P<year_s>\d{4})-(?P<season>SP|SU|FA|WI)$"
    r"|(?P<year>\d{4})$|(?P<decade>\d{3})$|(?P<century>\d{2})$"
)
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 0}


class Interval(NamedTuple):
    """Days from ``start`` to ``end``, both included."""

    start: date
    end: date
    precision: Precision

    def joined(self, other: Interval) -> Interval:
        """From the start of the one to the end of the other."""
        return Interval(min(self.start, other.start), max(self.end, other.end), "range")


def interval_of(value: str) -> Interval | None:
    """The days that a value covers, or None for one that names none (``P3D``, ``XXXX-WXX-2``, ``PAST_REF``)."""
    match = _FORMS.match(value)
    if match is None:
        return None
    try:
        return _interval(match)
    except ValueError:  # the 30th of February, week 54, the year 0
        return None


def _interval(match: re.Match[str]) -> Interval:
    form = match.groupdict()
    if form["day"]:
        day = date.fromisoformat(form["day"])
        return Interval(day, day, "day")
    if form["week"]:
        monday = date.fromisocalendar(int(form["year_w"]), int(form["week"]), 1)
        first: tuple[int, Precision] = (5, "range") if form["we"] else (0, "week")
        return Interval(monday + timedelta(first[0]), monday + timedelta(6), first[1])
    if form["month"]:
        return _months(int(form["year_m"]), int(form["month"]), 1, "month")
    if form["quarter"]:
        return _months(int(form["year_q"]), int(form["quarter"]) * 3 - 2, 3, "quarter")
    if form["half"]:
        return _months(int(form["year_h"]), int(form["half"]) * 6 - 5, 6, "range")
    if form["season"]:
        return _months(int(form["year_s"]), _SEASON_MONTHS[form["season"]], 3, "quarter")
    if form["year"]:
        return _months(int(form["year"]), 1, 12, "year")
    if form["decade"]:
        return Interval(date(int(form["decade"]) * 10, 1, 1), date(int(form["decade"]) * 10 + 9, 12, 31), "decade")
    return Interval(date(int(form["century"]) * 100, 1, 1), date(int(form["century"]) * 100 + 99, 12, 31), "range")


def _months(year: int, month: int, count: int, precision: Precision) -> Interval:
    if not -11 <= month <= 12 or (month == 0 and precision == "month"):
        raise ValueError(month)
    start = date(year - (month < 1), (month - 1) % 12 + 1, 1)
    return Interval(start, add_months(start, count) - timedelta(1), precision)


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months on (or back), or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: date, unit: Unit, count: int) -> date:
    """The day ``count`` units on (or back). Raises ValueError or OverflowError beyond the years 1 to 9999."""
    if unit in ("D", "W"):
        return day + timedelta(count * (7 if unit == "W" else 1))
    return add_months(day, count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])


def as_unit(code: str) -> Unit:
    """The unit of a TimeML code. Raises ValueError for another one (hours, minutes)."""
    return UNITS[UNITS.index(code)]


def reach(today: date | None, unit: Unit, count: float) -> Interval | None:
    """The days from today on (or back) over so many units; None for no day, a broken count, or beyond the calendar."""
    if today is None or count != int(count):
        return None
    try:
        other = shift(today, unit, int(count))
    except (ValueError, OverflowError):
        return None
    return Interval(min(today, other), max(today, other), "range")


def value_at(day: date, unit: Unit) -> str:
    """The value of the unit that holds a day: its week, month, quarter, year, decade."""
    match unit:
        case "D":
            return day.isoformat()
        case "W":
            year, week, _ = day.isocalendar()
            return f"{year:04d}-W{week:02d}"
        case "M":
            return f"{day.year:04d}-{day.month:02d}"
        case "Q":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "Y":
            return f"{day.year:04d}"
        case "DE":
            return f"{day.year // 10:03d}"
        case "CE":
            return f"{day.year // 100:02d}"


_ABOUT: Mapping[Precision, Unit] = {
    "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "range": "D",
}  # fmt: skip


def unit_of(interval: Interval) -> Unit:
    """The unit that an interval is one of."""
    return _ABOUT[interval.precision]


def season_at(day: date) -> str:
    """The season that holds a day, as a value."""
    season = ("WI", "SP", "SU", "FA")[day.month % 12 // 3]
    return f"{day.year + (day.month == 12):04d}-{season}"


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus of 1876, as in Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: Mapping[str, int], year: int) -> date:
    """The day of a holiday in a year, by its rule in the vocabulary."""
    if "easter" in rule:
        return easter(year) + timedelta(rule["easter"])
    if "day" in rule:
        return date(year, rule["month"], rule["day"])
    first = date(year, rule["month"], rule["after"])
    return first + timedelta((rule["weekday"] - first.isoweekday()) % 7)


def part_of(interval: Interval, part: str) -> Interval:
    """Its START, MID or END ("early", "mid-", "late").

    Of a month the first ten days, the 10th to the 20th, the days from the 20th; of a decade four, three and three
    years; of anything else thirds, by years or months where it has whole ones ("late 2024" is September to December).
    """
    start, end, precision = interval
    if start == end:
        return interval
    if precision == "month":
        cuts = (start, start.replace(day=10), start.replace(day=20))
        ends = (cuts[1], cuts[2], end)
    else:
        cuts = _thirds(interval)
        ends = (cuts[1] - timedelta(1), cuts[2] - timedelta(1), end)
    at = ("START", "MID", "END").index(part)
    return Interval(cuts[at], ends[at], "range")


def _thirds(interval: Interval) -> tuple[date, date, date]:
    start, end, precision = interval
    if precision == "decade":
        return start, add_months(start, 48), add_months(start, 84)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months >= 3 and start.day == 1:
        step = months // 36 * 12 if months >= 36 else months // 3
        return start, add_months(start, step), add_months(start, 2 * step)
    third = timedelta(max(1, ((end - start).days + 1) // 3))
    return start, min(start + third, end), min(start + 2 * third, end)


def edge_of(interval: Interval, part: str) -> Interval:
    """Its first or last stretch ("the end of"): a month of a year, quarter or season, a year of a decade or era.

    Of anything shorter it is what ``part_of`` gives.
    """
    start, end, precision = interval
    step = {"year": 1, "quarter": 1, "decade": 12}.get(precision, 12 if (end - start).days > 1000 else None)
    if step is None or part == "MID":
        return part_of(interval, part)
    if part == "START":
        return Interval(start, add_months(start, step) - timedelta(1), "range")
    return Interval(add_months(end.replace(day=1), 1 - step), end, "range")
