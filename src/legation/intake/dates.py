"""Days of publication: from the forms that pages and files use to an ISO day or minute."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache

from legation.intake.patterns import months, weekdays

_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[A-Z]{2,4}|[+-]\d{2}(?::?\d{2})?)?)?"
)
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})|(\d{4})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_TIME = (
    r"(?:[\s,|·•–-]*(?:at\s+|T)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::\d{2})?\s*(?P<half>[ap]\.?\s?m\.?)?"
    r"(?:\s*(?:\(?[a-z]{1,5}\)?|[+-]\d{2}:?\d{2}))?)?"
)
_TIME_FIRST = (
    r"(?:(?P<hour0>\d{1,2}):(?P<minute0>\d{2})\s*(?P<half0>[ap]\.?\s?m\.?)?\s*(?:[a-z]{1,5})?[\s,|·•–-]*(?:on\s+)?)?"
)


@cache
def _worded() -> re.Pattern[str]:
    month = "|".join(months())
    day = r"(\d{1,2})(?:st|nd|rd|th)?"
    name = rf"((?:{month})[a-z]{{0,6}})\.?"
    date = rf"(?:{name}\s+{day},?\s+(\d{{4}})|{day}(?:\s+of)?[\s-]+{name},?[\s-]+(\d{{4}}))"
    weekday = rf"(?:(?:{'|'.join(weekdays())})[a-z]*\.?,?\s+)?"
    return re.compile(rf"{_TIME_FIRST}{weekday}{date}{_TIME}(?:\s*\(?[A-Z]{{2,4}}\)?)?", re.IGNORECASE)


@cache
def _calendar_word() -> re.Pattern[str]:
    names = "|".join((*months(), *weekdays()))
    return re.compile(
        rf"(?:{names})[a-z]{{0,6}}\.?|[ap]\.?|m\.?|[ap]\.?m\.?|at|on|of|@|[A-Z]{{2,4}}|[\d:/.-]+|\W", re.IGNORECASE
    )


def is_only_date(line: str) -> bool:
    """Are all words of a line those of a date or time, with a clock time or a day in figures among them?"""
    words = [word.strip(",()|·•") for word in line.split()]
    clock = any(re.search(r"\d[:/]\d", word) for word in words)
    return clock and all(not word or _calendar_word().fullmatch(word) for word in words)


def normalise_published(words: str | None) -> str | None:
    """An ISO day (``2024-12-25``) or minute (``2024-12-25T08:30``), or None where the words are no single day.

    The time is kept as the source's own clock gives it, without its zone: "Tuesday" in the article counts from there.
    ``03/04/2024`` may be two days and gives None. Seconds since 1970 are read as UTC.
    """
    text = " ".join(words.split()) if words else ""
    if match := _ISO.fullmatch(text):
        return _iso(match[1], match[2], match[3], match[4], match[5])
    if match := _SLASHED.fullmatch(text):
        return _iso(match[1] or match[4], match[2] or match[5], match[3] or match[6])
    if match := _NUMERIC.fullmatch(text):
        return _numeric(match)
    if _EPOCH.fullmatch(text):
        return _epoch(float(text))
    if len(text) <= 80 and (match := _worded().fullmatch(text)):
        return _from_words(match)
    return None


def _numeric(match: re.Match[str]) -> str | None:
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12 or first == second:
        return _iso(match[4], second, first)
    return _iso(match[4], first, second) if second > 12 else None


def _epoch(seconds: float) -> str | None:
    moment = datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M")


def _from_words(match: re.Match[str]) -> str | None:
    name = match[4] or match[8]
    month = months().index(name[:3].lower()) + 1
    hour, minute, half = (
        match.group("hour0", "minute0", "half0") if match["hour0"] else match.group("hour", "minute", "half")
    )
    # "2024 8" alone is no time of day.
    if hour and not (minute or half):
        hour = None
    if hour and half:
        hour = str(int(hour) % 12 + (12 if half[0] in "pP" else 0))
    return _iso(match[6] or match[9], month, match[5] or match[7], hour, minute or "0")


def _iso(
    year: str | int, month: str | int, day: str | int, hour: str | None = None, minute: str | None = None
) -> str | None:
    try:
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))
    except ValueError:
        return None
    return moment.isoformat(timespec="minutes") if hour else moment.date().isoformat()
