"""Rules for durations, repeated times, and words for the past, the present and the future as such."""

from __future__ import annotations

from typing import Final

from legation.annotation.times.context import Context
from legation.annotation.times.days import UNITS, as_unit, reach
from legation.annotation.times.patterns import NOTHING, Found, Match, Rule
from legation.annotation.times.quantities import AMOUNT, Amount, amount, is_bound, unit_of_match
from legation.annotation.times.vocabulary import vocabulary

_BARE_ARTICLE = ("Q", "TS", "D")


def _duration(match: Match, context: Context) -> Found | None:
    much = amount(match)
    after = match.after()
    long = match.has("long") or (after is not None and "DASH" in after.values)
    attributive = (match.has("a") and match.has("dash")) or (match.has("one") and long)
    if much is None or attributive or (match.has("one") and much.unit == "Q"):
        return None
    if match.has("one") and (much.unit in _BARE_ARTICLE or _per(match)) and not match.has("bound"):
        return Found("SET", much.value, frame=False) if _per(match) else None
    return Found("DURATION", much.value, much.mod, frame=False)


def _per(match: Match) -> bool:
    """Is it a rate ("$5 a year", "three times a week")?"""
    before = match.before()
    if before is None:
        return False
    token = match.line.sentence.tokens[before.token]
    return token.pos in ("NUM", "SYM") or token.tag == "NNS" or before.text in vocabulary().cues["rate_before"]


def _reaching(match: Match, context: Context) -> Found | None:
    """The past three years, the next few weeks: an amount that reaches from publication back or on."""
    much = amount(match)
    if much is None or not is_bound(match, "outer"):
        return None
    if not match.has("rel") and (match.has("one") or (match.has("det") and _attributive(match))):
        return None
    way = 1 if any(match.get("rel", kind) for kind in ("NEXT", "COMING")) else -1
    back = any(match.get("rel", kind) for kind in ("LAST", "PAST", "LATEST", "NEXT", "COMING"))
    whole = back and much.count is not None and much.unit in UNITS
    interval = reach(context.published, as_unit(much.unit), way * much.count) if whole and much.count else None
    return Found("DURATION", much.value, much.mod, interval, frame=False)


def _attributive(match: Match) -> bool:
    """The two-day (rally): the article belongs to the noun."""
    return match.has("dash") or bool(match.get("unit", "UNIT") or match.get("unit", "SMALL"))


def _vague(match: Match, context: Context) -> Found | None:
    """Recent years, the coming weeks."""
    unit = unit_of_match(match) or ""
    if unit in ("D", "W", "M"):
        return Found("DURATION", f"PX{unit}", frame=False)
    ahead = match.get("rel", "COMING") or match.get("rel", "NEXT") or match.has("ahead")
    return Found("DATE", "FUTURE_REF" if ahead else "PAST_REF", frame=False)


def _bare_units(match: Match, context: Context) -> Found | None:
    """For decades, within hours: an amount without a number, after a word that asks for one."""
    before = match.before()
    unit = unit_of_match(match)
    cues, after = vocabulary().cues, match.after()
    if unit is None or not (
        match.has("long")
        or (before and before.text in cues["amount_before"])
        or (after and after.text in cues["amount_after"] and unit in ("D", "W", "M", "Y"))
    ):
        return None
    return Found("DURATION", Amount(None, unit, None).value, frame=False)


def _age(match: Match, context: Context) -> Found | None:
    """A person's or a thing's age says nothing of when."""
    return NOTHING


def _long(match: Match, context: Context) -> Found | None:
    unit = unit_of_match(match)
    return Found("DURATION", Amount(1, unit, None).value, frame=False) if unit else None


def _each(match: Match, context: Context) -> Found | None:
    if match.has("unit"):
        unit = unit_of_match(match) or ""
        count = match.get("n", "NUM") or match.get("n", "ORD") or (2 if match.has("other") else 1)
        return Found("SET", Amount(float(count), unit, None).value, frame=False)
    return Found("SET", _each_value(match), frame=False)


def _each_value(match: Match) -> str:
    part = match.get("daypart", "DAYPART") or match.get("daypart", "DAYPARTS")
    if weekday := match.get("what", "WEEKDAY") or match.get("what", "WEEKDAYS"):
        return f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
    if month := match.get("what", "MONTH"):
        return f"XXXX-{month:02d}"
    if season := match.get("what", "SEASON"):
        return f"XXXX-{season}"
    if match.get("what", "WEEKEND"):
        return "XXXX-WXX-WE"
    return f"XXXX-XX-XXT{part}" if part else "XXXX-XX-XX"


def _set_word(match: Match, context: Context) -> Found | None:
    value = match.get("word", "SETWORD")
    token = match.line.sentence.tokens[match.line.pieces[match.last].token]
    return None if token.dep == "amod" and value[-1] in "MY" else Found("SET", value, frame=False)


def _reference(match: Match, context: Context) -> Found | None:
    for kind, value in (("PRESENT", "PRESENT_REF"), ("PAST_WORD", "PAST_REF"), ("FUTURE_WORD", "FUTURE_REF")):
        if match.get("word", kind):
            before = match.before()
            if before is not None and before.text in vocabulary().cues["not_before_reference"]:
                return None
            return Found("DATE", value, frame=False)
    return Found("DURATION", match.get("word", "AWHILE"), frame=False)


def _current(match: Match, context: Context) -> Found | None:
    token = match.line.sentence.tokens[match.line.pieces[match.last].token]
    return Found("DATE", "PRESENT_REF", frame=False) if token.dep == "amod" and token.lemma == "current" else None


def _the_past(match: Match, context: Context) -> Found | None:
    token = match.line.sentence.tokens[match.line.pieces[match.last].token]
    return Found("DATE", "PAST_REF", frame=False) if token.dep != "amod" and token.pos == "NOUN" else None


RULES: Final = (
    Rule(AMOUNT, _duration),
    Rule(
        "(outer=BOUND)? (det=[THE THESE OWN])? (rel=[PAST LAST NEXT COMING LATEST PREVIOUS FOLLOWING ORD])? " + AMOUNT,
        _reaching,
    ),
    Rule(f"[THE]? YEARAGO {AMOUNT}", _reaching),
    Rule("THE? rel=[LATEST COMING PAST NEXT] unit=[UNITS SMALLS] ([AND OR] [UNITS SMALLS])?", _vague),
    Rule("THE unit=[UNITS SMALLS] ahead=AHEAD", _vague),
    Rule("unit=[UNITS SMALLS] ([AND OR] [UNITS SMALLS])? (DASH long=LONG)?", _bare_units),
    Rule(f"{AMOUNT} DASH? YEAROLD", _age),
    Rule("[UNITS UNIT] DASH? YEAROLD", _age),
    Rule("unit=[UNIT SMALL] DASH LONG", _long),
    Rule(f"{AMOUNT} DASH long=LONG", _duration),
    Rule("EACH (n=[NUM ORD] | other=OTHER)? unit=[UNIT UNITS SMALL SMALLS]", _each),
    Rule("EACH what=[WEEKDAY MONTH SEASON WEEKEND] (daypart=[DAYPART DAYPARTS])?", _each),
    Rule("EACH daypart=DAYPART", _each),
    Rule("what=WEEKDAYS (daypart=[DAYPART DAYPARTS])?", _each),
    Rule("what=WEEKDAY daypart=DAYPARTS", _each),
    Rule("word=SETWORD", _set_word),
    Rule("word=CURRENT", _current),
    Rule("THE word=PAST", _the_past),
    Rule("word=[PRESENT PAST_WORD FUTURE_WORD AWHILE]", _reference),
)
