"""Amounts of time: "at least 2 1/2 years", "a couple of weeks", "12 to 18 months", "an hour and a half"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from legation.annotation.times.patterns import Match

AMOUNT: Final = (
    "(bound=BOUND)? (n=NUM (AND? fraction=FRACTION | AND A plus=HALF)? ([TO OR DASH] n2=NUM)? | (a=A)? few=FEW "
    "| half=HALF A | one=[A ANOTHER]) TRADING? (dash=DASH)? unit=[UNIT UNITS SMALL SMALLS] "
    "(AND A past=HALF | so=ORSO | two=ORTWO)?"
)
_DAYS = {"DE": ("Y", 10), "CE": ("Y", 100), "W2": ("W", 2)}


@dataclass(frozen=True, slots=True)
class Amount:
    """``count`` of a TimeML ``unit`` (``D``, ``Y``, ``TH`` for hours …); None where the words give no number."""

    count: float | None
    unit: str
    mod: str | None

    @property
    def value(self) -> str:
        """The duration in TimeML: ``P2Y6M``, ``PT1M30S``, ``PXW``."""
        prefix, unit = ("PT", self.unit[1:]) if self.unit[0] == "T" else ("P", self.unit)
        if self.count is None:
            return f"{prefix}X{unit}"
        if self.unit in _DAYS:
            unit, factor = _DAYS[self.unit]
            return f"P{number(self.count * factor)}{unit}"
        whole, rest = int(self.count), self.count - int(self.count)
        smaller = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60)}.get(self.unit)
        if rest and smaller:
            head = f"{whole}{unit}" if whole else ""
            return f"{prefix}{head}{number(rest * smaller[1])}{smaller[0]}"
        return f"{prefix}{number(self.count)}{unit}"


def number(count: float) -> str:
    """Without a needless decimal point."""
    return str(int(count)) if count == int(count) else str(round(count, 2))


def unit_of_match(match: Match) -> str | None:
    """The TimeML unit that the words name."""
    return next((unit for kind in ("UNIT", "UNITS", "SMALL", "SMALLS") if (unit := match.get("unit", kind))), None)


def amount(match: Match) -> Amount | None:
    """The amount that a match of ``AMOUNT`` names."""
    unit = unit_of_match(match)
    if unit is None or (unit == "Q" and match.has("dash")) or not is_bound(match):
        return None
    mod = match.get("bound", "BOUND") or ("APPROX" if match.has("so") else None)
    if match.has("few"):
        few = match.get("few", "FEW")
        return Amount(None, unit, mod) if few == "X" else Amount(float(few), unit, mod or "APPROX")
    if match.has("half"):
        return Amount(0.5, unit, mod)
    if match.has("n2") or match.has("two"):
        return Amount(None, unit, mod or "APPROX")
    count = float(match.get("n", "NUM") if match.has("n") else 1)
    count += match.get("fraction", "FRACTION") or 0
    return Amount(count + (0.5 if match.has("past") or match.has("plus") else 0), unit, mod)


def is_bound(match: Match, name: str = "bound") -> bool:
    """Is "over" or "about" before the amount a modifier of it, and no preposition ("over the next two years")?"""
    if not match.has(name):
        return True
    token = match.line.sentence.tokens[match.line.pieces[match.at(name)].token]
    return token.dep != "prep" or match.get(name, "NEAR") is not None
