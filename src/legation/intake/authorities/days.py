"""Days as authority files write them, to ISO days or their beginnings; nothing is filled in."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"\+?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_DIGITS = re.compile(r"(\d{4}|\d\d)(\d\d)(\d\d)")
# As in the dictionaries' own reader: 30 is 2030, 31 is 1931.
_LAST_OF_THIS_CENTURY = 30


def partial_day(value: object, parts: int = 3) -> str | None:
    """``2024``, ``2024-10`` or ``2024-10-01``, with so many parts at most; None where the value is no day."""
    match = _ISO.fullmatch(str(value).strip())
    if match is None:
        return None
    found = [part for part in match.groups() if part is not None and part != "00"][:parts]
    return "-".join(found) if _is_real(found) else None


def dictionary_day(value: str) -> str | None:
    """The day of ``20090120`` or ``090120``; None where it is none."""
    match = _DIGITS.fullmatch(value)
    if match is None:
        return None
    year, month, day = match.groups()
    if len(year) == 2:
        year = f"{20 if int(year) <= _LAST_OF_THIS_CENTURY else 19}{year}"
    return f"{year}-{month}-{day}" if _is_real([year, month, day]) else None


def _is_real(parts: list[str]) -> bool:
    numbers = [int(part) for part in parts] + [1, 1]
    try:
        date(*numbers[:3])
    except ValueError:
        return False
    return True
