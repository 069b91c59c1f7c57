"""Rules for dates that count from another: today, last week, two days earlier, a year ago, that month."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from legation.annotation.times.context import Context, lean
from legation.annotation.times.days import Unit, as_unit, edge_of, interval_of, reach, value_at
from legation.annotation.times.patterns import Found, Match, Rule
from legation.annotation.times.quantities import AMOUNT, Amount, amount
from legation.annotation.times.readings import BARE_PART, PART, UNKNOWN, dated, leaning, moved, nearest_weekday
from legation.annotation.times.vocabulary import vocabulary

_DAY = timedelta(1)
_IN_A_YEAR: Final[Mapping[Unit, int]] = {"M": 12, "Q": 4, "Y": 1}
_SMALLER: Final[Mapping[str, tuple[str, int]]] = {
    "Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "DE": ("Y", 10), "CE": ("Y", 100), "W2": ("W", 2),
}  # fmt: skip
_STEPS: Final = {
    "LAST": -1, "PAST": -1, "PREVIOUS": -1, "NEXT": 1, "COMING": 1, "FOLLOWING": 1, "THIS": 0, "CURRENT": 0, "THAT": 0,
}  # fmt: skip


def _weekday(match: Match, context: Context) -> Found | None:
    weekday = match.get("weekday", "WEEKDAY")
    day = nearest_weekday(match, context, weekday)
    value = day.isoformat() if day else f"XXXX-WXX-{weekday}"
    return _with_daypart(match, context, value)


def _with_daypart(match: Match, context: Context, value: str) -> Found:
    part = match.get("daypart", "DAYPART")
    if part is None:
        return dated(match, context, value)
    return dated(match, context, f"{value}T{part}", "TIME", interval_of(value))


def _deictic(match: Match, context: Context) -> Found | None:
    today = context.published
    return _with_daypart(match, context, moved(today, "D", match.get("deictic", "DEICTIC")))


def _daypart(match: Match, context: Context) -> Found | None:
    """This morning, last night; the next morning, from the last day named."""
    part = match.get("daypart", "DAYPART")
    day = context.published
    if match.get("rel", "LAST"):
        day = day - _DAY if day else None
    elif not match.get("rel", "THIS"):
        day = context.base()
        if day and any(match.get("rel", kind) for kind in ("NEXT", "FOLLOWING")):
            day = day + _DAY
        elif day and match.get("rel", "PREVIOUS"):
            day = day - _DAY
    value = day.isoformat() if day else UNKNOWN["D"]
    return dated(match, context, f"{value}T{part}", "TIME", interval_of(value))


def _in_the_daypart(match: Match, context: Context) -> Found | None:
    before = match.before()
    placed = before is not None and before.text in vocabulary().cues["daypart_before"]
    return _daypart(match, context) if placed else None


def _unit_before(match: Match, context: Context) -> Found | None:
    """The day before, the year before: where no event follows that it comes before."""
    at = match.line.pieces[match.last].token + 1
    tokens = match.line.sentence.tokens
    unit: Unit = match.get("unit", "UNIT")
    frame = context.frame()
    if unit not in UNKNOWN or frame is None or (at < len(tokens) and tokens[at].pos != "PUNCT"):
        return None
    return dated(match, context, moved(frame.interval.start, unit, -1))


def _tonight(match: Match, context: Context) -> Found | None:
    day = context.published
    if match.has("overnight") and day and lean(match.line, match.first, match.last) <= 0:
        day = day - _DAY
    value = day.isoformat() if day else UNKNOWN["D"]
    return dated(match, context, f"{value}TNI", "TIME", interval_of(value))


def _step(match: Match) -> tuple[str, int]:
    return next(((kind, step) for kind, step in _STEPS.items() if match.get("rel", kind)), ("THIS", 0))


def _unit(match: Match, context: Context) -> Found | None:
    """Last week, this year, the following month, the past decade."""
    unit: Unit = match.get("unit", "UNIT")
    if unit not in UNKNOWN:
        return None
    kind, step = _step(match)
    if match.has("the") and kind in ("PAST", "LAST") and not match.has("pre"):
        return _past_unit(unit, context)
    if kind == "PAST" and not match.has("this"):
        return _past_unit(unit, context) if unit != "D" else None
    day = context.published
    if kind in ("PREVIOUS", "FOLLOWING", "THAT") or (kind == "NEXT" and match.has("the")):
        frame = context.frame()
        if frame is None and kind == "THAT":
            return None
        day = None if frame is None and kind == "FOLLOWING" else context.base(unit)
    if kind == "THIS" and unit == "D":
        return None
    return dated(match, context, moved(day, unit, step))


def _past_unit(unit: Unit, context: Context) -> Found:
    value = {"DE": "P10Y", "CE": "P100Y"}.get(unit, f"P1{unit}")
    return Found("DURATION", value, None, reach(context.published, unit, -1), frame=False)


def _the_unit(match: Match, context: Context) -> Found | None:
    """The year, the quarter: the one that the text speaks of, else the one of publication."""
    unit: Unit = match.get("unit", "UNIT")
    if unit not in ("W", "M", "Q", "Y") or (unit in ("W", "M") and not match.has("pre")):
        return None
    after = match.after()
    if unit == "Y" and after is not None and after.text in vocabulary().cues["period_over"]:
        return Found("DURATION", "P1Y", frame=False)
    frame = context.frame(unit) if unit == "Q" else None
    if unit == "Q" and frame is None and not match.has("pre"):
        return dated(match, context, moved(context.published, "Q", -1))
    return dated(match, context, moved(frame.interval.start if frame else context.published, unit, 0))


def _period(match: Match, context: Context) -> Found | None:
    """The year-earlier period, the 1988 quarter: the period last named, in that year."""
    frame = context.frame("Q", back=3)
    if match.has("year"):
        year = match.get("year", "YEAR")
    elif context.published is None:
        return None
    else:
        year = (frame.interval.start.year if frame else context.published.year) - 1
    if frame is None:
        return Found("DATE", f"{year:04d}", None, interval_of(f"{year:04d}"))
    value = value_at(frame.interval.start.replace(year=year), "Q")
    return Found("DATE", value, None, interval_of(value), frame=False)


def _latest(match: Match, context: Context) -> Found | None:
    frame = context.frame("Q", back=3)
    value = frame.value if frame else moved(context.published, "Q", -1)
    return Found("DATE", value, None, interval_of(value))


def _weekend(match: Match, context: Context) -> Found | None:
    today = context.published
    if today is None:
        return dated(match, context, "XXXX-WXX-WE")
    _, step = _step(match)
    if not match.has("rel"):
        step = 0 if today.isoweekday() >= 6 or leaning(match) > 0 else -1
    elif match.has("past"):
        step = -1
    return dated(match, context, f"{moved(today, 'W', step)}-WE")


def _year_end(match: Match, context: Context) -> Found | None:
    value = moved(context.published, "Y", 0)
    whole = interval_of(value)
    return Found("DATE", value, "END", edge_of(whole, "END") if whole else None)


def _ago(match: Match, context: Context) -> Found | None:
    """Two days ago, from publication; two days earlier, from the last date named."""
    much = amount(match)
    if much is None:
        return None
    ago = match.has("ago") or match.has("fromnow")
    ahead = match.has("later") or match.has("fromnow")
    day = context.published if ago else context.base(much.unit)
    if match.has("later") and context.frame() is None and leaning(match) <= 0:
        day = None  # later than an event, which has no day here
    if much.count is None:
        value = UNKNOWN["D"] if not ago else "FUTURE_REF" if ahead else "PAST_REF"
        return Found("DATE", value, much.mod, frame=False)
    if much.unit.startswith("T"):
        return _hours_ago(much, day)
    return _moved_amount(match, context, much, day, 1 if ahead else -1)


def _moved_amount(match: Match, context: Context, much: Amount, day: date | None, way: int) -> Found:
    unit, count = _whole_units(much)
    comparing = unit == "Y" and count == 1
    frame = context.frame()
    quarter = context.frame("Q") if comparing and way < 0 else None
    if quarter:  # "profit in the third quarter rose from a year ago": the same quarter
        unit, day, count = "Q", quarter.interval.start, 4
    elif unit == "Y" and not match.has("ago") and frame and frame.unit in _IN_A_YEAR:
        unit, day, count = frame.unit, frame.interval.start, count * _IN_A_YEAR[frame.unit]
    value = moved(day, unit, way * count)
    return Found("DATE", value, much.mod, interval_of(value), frame=not comparing)


def _whole_units(much: Amount) -> tuple[Unit, int]:
    """The amount in whole days, weeks, months or years."""
    unit, count = much.unit, much.count or 0
    smaller, factor = _SMALLER.get(unit, ("", 1))
    if smaller and (count != int(count) or unit in ("DE", "CE", "W2")):
        unit, count = smaller, count * factor
    return as_unit(unit), round(count)


def _hours_ago(much: Amount, day: date | None) -> Found | None:
    value = f"{day.isoformat()}TXX" if day else f"{UNKNOWN['D']}TXX"
    return Found("TIME", value, much.mod, None, frame=False)


def _some_ago(match: Match, context: Context) -> Found | None:
    """Months ago."""
    return Found("DATE", "PAST_REF", frame=False)


def _year_ago(match: Match, context: Context) -> Found | None:
    """Year-earlier (results): the quarter or year before the one last named."""
    frame = context.frame("Q")
    day = frame.interval.start if frame else context.published
    value = moved(day, "Q", -4) if frame else moved(day, "Y", -1)
    return Found("DATE", value, None, interval_of(value), frame=False)


RULES: Final = (
    Rule(
        f"{BARE_PART} (THE? rel=[LAST NEXT PREVIOUS FOLLOWING COMING] | THIS rel=[COMING PAST] | rel=THIS | THAT SAME? "
        "| THE? SAME)? weekday=WEEKDAY (daypart=DAYPART)?",
        _weekday,
    ),
    Rule(f"{PART} deictic=DEICTIC (daypart=DAYPART)?", _deictic),
    Rule("pre=[EARLY LATE MID] DASH? daypart=DAYPART deictic=DEICTIC", _deictic),
    Rule(f"{PART} rel=[THIS LAST THAT] SAME? daypart=DAYPART", _daypart),
    Rule("THE rel=[NEXT FOLLOWING PREVIOUS] daypart=DAYPART", _daypart),
    Rule("pre=[EARLY LATE MID] DASH? daypart=DAYPART", _daypart),
    Rule("THE daypart=DAYPART", _in_the_daypart),
    Rule("THE unit=UNIT before=BEFORE", _unit_before),
    Rule("(tonight=TONIGHT | overnight=OVERNIGHT)", _tonight),
    Rule(
        f"{PART} (the=[THE OWN])? (this=THIS rel=PAST "
        "| rel=[LAST PAST NEXT COMING CURRENT PREVIOUS FOLLOWING THIS THAT]) SAME? [FISCAL FULL]? unit=UNIT ORSO?",
        _unit,
    ),
    Rule(f"{PART} (THE [FISCAL FULL]? | OWN FISCAL) unit=UNIT", _the_unit),
    Rule("THE SAME? (ago=[YEARAGO COMPARABLE]) [QUARTER PERIOD]", _period),
    Rule("THE COMPARABLE [QUARTER PERIOD] LAST YEARUNIT", _period),
    Rule("LAST YEARUNIT POSS [QUARTER PERIOD]", _period),
    Rule("THE year=YEAR [QUARTER PERIOD]", _period),
    Rule("THE LATEST [QUARTER PERIOD]", _latest),
    Rule(
        f"{PART} (THE? rel=[LAST NEXT PREVIOUS FOLLOWING COMING THIS THAT] (past=PAST)? | THE (past=PAST)?) WEEKEND",
        _weekend,
    ),
    Rule("(near=NEAR)? THE? YEAREND", _year_end),
    Rule(f"{AMOUNT} (ago=AGO | earlier=EARLIER | later=LATER | fromnow=FROMNOW)", _ago),
    Rule("unit=UNITS AGO", _some_ago),
    Rule("YEARAGO", _year_ago),
)
