"""Rules for days, months, quarters, seasons, years, decades, holidays and eras."""

from __future__ import annotations

from datetime import date
from typing import Final

from legation.annotation.times.context import Context
from legation.annotation.times.days import Interval, holiday, interval_of
from legation.annotation.times.patterns import Found, Match, Rule
from legation.annotation.times.readings import (
    PART,
    dated,
    day_value,
    day_year,
    full_year,
    last_quarter_year,
    leaning,
    month_year,
    nearest_holiday,
    quarter_value,
)
from legation.annotation.times.vocabulary import vocabulary
from legation.annotation.tokens import Token

_SURE_YEARS = range(1900, 2100)
_NAMES = ("ORG", "GPE", "FAC", "WORK_OF_ART", "PERSON")


def _day_number(match: Match, name: str) -> int | None:
    number: int | None = match.get(name, "ORD") or match.get(name, "DAY")
    return number if number and 1 <= number <= 31 else None


def _month_day(match: Match, context: Context) -> Found | None:
    month, day = match.get("month", "MONTH"), _day_number(match, "day")
    written = match.line.pieces[match.at("day")].text.isalpha() and not match.get("day", "ORD")
    if day is None or written:
        return None
    year = full_year(match, "year", context) or day_year(match, context, month, day)
    value = day_value(year, month, day) if year else f"XXXX-{month:02d}-{day:02d}"
    return dated(match, context, value) if value else None


def _day_range(match: Match, context: Context) -> Found | None:
    month, first, last = match.get("month", "MONTH"), _day_number(match, "day"), _day_number(match, "day2")
    if first is None or last is None or last <= first:
        return None
    year = full_year(match, "year", context) or day_year(match, context, month, first)
    values = [day_value(year, month, day) if year else f"XXXX-{month:02d}-{day:02d}" for day in (first, last)]
    if values[0] is None or values[1] is None:
        return None
    start, end = interval_of(values[0]), interval_of(values[1])
    return Found("DATE", "/".join(map(str, values)), None, start.joined(end) if start and end else None)


def _month(match: Match, context: Context) -> Found | None:
    month = match.get("month", "MONTH")
    today = context.published
    if match.has("year"):
        year = full_year(match, "year", context)
    elif match.has("which"):
        year = today.year + _which(match) if today else None
    else:
        year = month_year(match, context, month)
    return dated(match, context, f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}")


def _which(match: Match) -> int:
    """Years from this one: "this", "last", "next"."""
    return -1 if match.get("which", "LAST") else 1 if match.get("which", "NEXT") else 0


def _bare_month(match: Match, context: Context) -> Found | None:
    if not match.has("pre") and not match.has("rel"):
        tokens = match.line.sentence.tokens
        token = tokens[match.line.pieces[match.at("month")].token]
        if _is_march(match, tokens[token.index + 1] if token.index + 1 < len(tokens) else None):
            return None
        if token.entity in _NAMES or (token.dep == "nsubj" and token.entity != "DATE"):
            return None
    return _month(match, context)


def _is_march(match: Match, after: Token | None) -> bool:
    """Is "March" no month but a rally ("the March for Life")?"""
    cues = vocabulary().cues
    before = match.before()
    named = after is not None and after.text in cues["rally_after"] and match.get("month", "MONTH") == 3
    return named and (before is None or before.text not in cues["year_before"])


def _figures(match: Match, context: Context) -> Found | None:
    if match.has("iso"):
        value = day_value(*match.get("iso", "ISO"))
    else:
        month, day, year = match.get("slashed", "SLASHED")
        month, day = (day, month) if month > 12 else (month, day)
        value = day_value(year + (2000 if year < 50 else 1900) if year < 100 else year, month, day)
    return dated(match, context, value) if value else None


def _year(match: Match, context: Context) -> Found | None:
    year = full_year(match, "year", context)
    if year is None or not (match.has("lead") or match.has("prefix") or _is_year(match, year)):
        return None
    mod = next((m for m in (match.get("open", "OPEN"), match.get("prefix", "PREFIX")) if m), None)
    found = dated(match, context, f"{year:04d}")
    if mod is None:
        return found
    return Found(found.type, found.value, mod, found.interval)


def _is_year(match: Match, year: int) -> bool:
    """Is the figure a year, and no count? By the word before, the word after and the recognizer's label."""
    if match.get("year", "ROUND"):
        return False
    tokens = match.line.sentence.tokens
    token = tokens[match.line.pieces[match.at("year")].token]
    before, after = match.before(), tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if token.entity in ("MONEY", "PERCENT", "QUANTITY") or (before and before.text in ("$", "£", "€", "#", ".", "no.")):
        return False
    counted = after is not None and (after.tag == "NNS" or after.text in ("%", "percent"))
    if match.has("pre") or match.get("year", "SHORT"):
        return not counted
    placed = before is None or before.text in vocabulary().cues["year_before"]
    if token.entity == "DATE":
        return placed or year in _SURE_YEARS or not counted
    return year in _SURE_YEARS and not counted if placed else year in _SURE_YEARS and token.entity == "" and not counted


def _years(match: Match, context: Context) -> Found | None:
    first, last = match.get("year", "YEAR"), match.get("last", "NUM")
    if match.get("last", "YEAR") and last < 1000 and match.line.pieces[match.at("last")].text.isdecimal():
        last = first - first % 100 + last
    if last is None or not first < last <= first + 99:
        return None
    start, end = interval_of(f"{first:04d}"), interval_of(f"{last:04d}")
    return Found("DATE", f"{first:04d}/{last:04d}", None, start.joined(end)) if start and end else None


def _decade(match: Match, context: Context) -> Found | None:
    value = match.get("decade", "DECADE") or f"19{match.get('decade', 'DECADEWORD')}"
    token = match.line.sentence.tokens[match.line.pieces[match.at("decade")].token]
    if match.get("decade", "DECADEWORD") and token.head != token.index:
        before = match.line.pieces[match.at("decade") - 1].text if match.at("decade") else ""
        if before in vocabulary().cues["possessive"]:  # "in his seventies" is an age
            return None
    return dated(match, context, value)


def _century(match: Match, context: Context) -> Found | None:
    number = match.get("ord", "ORD")
    return dated(match, context, f"{number - 1:02d}") if 2 <= number <= 22 else None


def _quarter(match: Match, context: Context) -> Found | None:
    quarter = match.get("ord", "ORD") or match.get("code", "QCODE")
    if not 1 <= quarter <= 4 or (match.has("dash") and match.has("det")):
        return None
    today = context.published
    if match.has("year"):
        year = full_year(match, "year", context)
    elif match.has("which"):
        year = today.year + _which(match) if today else None
    else:
        year = last_quarter_year(context, quarter, leaning(match))
        if match.has("ago") and year:
            year -= 1
    return dated(match, context, quarter_value(year, quarter))


def _half(match: Match, context: Context) -> Found | None:
    half = 2 if match.get("ord", "LAST") else match.get("ord", "ORD")
    if half not in (1, 2):
        return None
    today = context.published
    if match.has("decade"):
        decade = match.get("decade", "DECADE")
        start = date(int(decade) * 10 + 5 * (half - 1), 1, 1)
        interval = Interval(start, date(start.year + 4, 12, 31), "range")
        return Found("DATE", decade, "START" if half == 1 else "END", interval)
    year = full_year(match, "year", context)
    if year is None and today:
        year = today.year + _which(match)
    return dated(match, context, f"{year:04d}-H{half}" if year else f"XXXX-H{half}")


def _half_month(match: Match, context: Context) -> Found | None:
    half = 2 if match.get("ord", "LAST") else match.get("ord", "ORD")
    found = _month(match, context)
    if found is None or half not in (1, 2):
        return None
    whole = found.interval
    if whole is not None:
        middle = whole.start.replace(day=15)
        whole = Interval(whole.start, middle, "range") if half == 1 else Interval(middle, whole.end, "range")
    return Found("DATE", found.value, "START" if half == 1 else "END", whole)


def _season(match: Match, context: Context) -> Found | None:
    season = match.get("season", "SEASON")
    today = context.published
    token = match.line.sentence.tokens[match.line.pieces[match.at("season")].token]
    after = match.after()
    if token.tag not in ("NN", "NNP") or (after is not None and after.text == "of"):  # "the fall of the government"
        return None
    year = full_year(match, "year", context)
    if match.has("which"):
        year = today.year + _which(match) if today else None
    elif year is None and today:
        month = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[season]
        year = month_year(match, context, month)
    return dated(match, context, f"{year:04d}-{season}" if year else f"XXXX-{season}")


def _bare_season(match: Match, context: Context) -> Found | None:
    before = match.before()
    return _season(match, context) if before and before.text in vocabulary().cues["season_before"] else None


def _holiday(match: Match, context: Context) -> Found | None:
    rule = match.get("holiday", "HOLIDAY")
    year = full_year(match, "year", context)
    if year is None and match.has("which"):
        year = context.published.year + _which(match) if context.published else None
    day = holiday(rule, year) if year else nearest_holiday(match, context, rule)
    if day is None:
        value = f"XXXX-{rule['month']:02d}-{rule['day']:02d}" if "day" in rule else "XXXX-XX-XX"
        return dated(match, context, value)
    return dated(match, context, day.isoformat())


def _era(match: Match, context: Context) -> Found | None:
    tokens = match.line.sentence.tokens
    token = tokens[match.line.pieces[match.last].token]
    if token.dep in ("compound", "nmod", "amod"):
        return None
    first, last = (str(day) for day in match.get("era", "ERA"))
    start, end = interval_of(first), interval_of(last)
    if start is None or end is None:
        return None
    return dated(match, context, f"{first}/{last}", interval=start.joined(end))


_WHICH = "which=[THIS LAST NEXT] YEARUNIT"
_YEAR = "((FISCAL YEARUNIT?)? year=YEAR)"
_OF_YEAR = f"([OF IN COMMA]? THE? ({_YEAR} | {_WHICH}))"
_DAY = "day=[DAY ORD]"

RULES: Final = (
    Rule(
        f"{PART} (THIS? COMING? WEEKDAY COMMA?)? (rel=[LAST THIS NEXT])? month=MONTH THE? {_DAY} (COMMA? year=YEAR)?",
        _month_day,
    ),
    Rule("(WEEKDAY COMMA?)? THE? day=[DAY ORDDAY ORD] OF? month=MONTH (COMMA? year=YEAR)?", _month_day),
    Rule("month=MONTH day=[DAY ORD] [DASH TO THROUGH] day2=[DAY ORD] (COMMA? year=YEAR)?", _day_range),
    Rule("(iso=ISO | slashed=SLASHED)", _figures),
    Rule(f"{PART} month=MONTH ([OF COMMA]? year=YEAR | [OF COMMA]? {_WHICH} )", _month),
    Rule(f"{PART} (THIS rel=[PAST COMING] | rel=[THIS LAST NEXT COMING])? month=MONTH", _bare_month),
    Rule(f"{PART} (lead=FISCAL YEARUNIT? | THE lead=YEARUNIT | prefix=PREFIX DASH)? year=YEAR (open=OPEN)?", _year),
    Rule("year=YEAR DASH last=NUM", _years),
    Rule(f"{PART} THE? decade=[DECADE DECADEWORD]", _decade),
    Rule(f"{PART} THE? ord=ORD DASH? CENTURY", _century),
    Rule(
        f"{PART} (det=[THE A])? (ago=[YEARAGO COMPARABLE])? FISCAL? DASH? ord=ORD (dash=DASH)? QUARTER {_OF_YEAR}?",
        _quarter,
    ),
    Rule(f"{_WHICH} POSS FISCAL? ord=ORD DASH? QUARTER", _quarter),
    Rule("THE? year=YEAR FISCAL? ord=ORD DASH? QUARTER", _quarter),
    Rule("code=QCODE ([OF IN COMMA]? year=YEAR)?", _quarter),
    Rule("THE ord=[ORD LAST] HALF OF month=MONTH ([OF COMMA]? year=YEAR)?", _half_month),
    Rule(f"{PART} THE ord=[ORD LAST] HALF (OF THE? decade=DECADE | {_OF_YEAR})?", _half),
    Rule(
        f"{PART} (THE | THIS rel=[PAST COMING] | rel=[THIS LAST NEXT COMING]) season=SEASON ([OF COMMA]? year=YEAR)?",
        _season,
    ),
    Rule(f"{PART} THE? season=SEASON ([OF COMMA]? year=YEAR | OF? {_WHICH})", _season),
    Rule("THE? pre=[EARLY LATE MID] DASH? season=SEASON", _season),
    Rule("season=SEASON", _bare_season),
    Rule(f"{PART} (rel=[THIS LAST NEXT] PAST?)? holiday=HOLIDAY ([OF COMMA]? year=YEAR | {_WHICH})?", _holiday),
    Rule(f"{PART} THE? era=ERA", _era),
)
