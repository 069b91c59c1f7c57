"""Heads of state and government whom news names without a title (leaders.tsv).

A table of well-known facts to the end of 2024: not whole, never needed where the text itself says who somebody is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from legation.ontology.countries import PACKAGE, countries
from legation.ontology.load import check, read_tsv, several
from legation.ontology.offices import titles
from legation.ontology.phrases import PhraseIndex

FILE = "leaders.tsv"
LAST_MONTH = "2024-12"
_MONTH = re.compile(r"\d{4}-\d{2}")
_GENERAL = frozenset({"leader", "head of state", "head of government"})


@dataclass(frozen=True, slots=True)
class Term:
    """A time in office, in months (``2021-01``); ``until`` is None where it had not ended by the table's last month."""

    name: str
    country: str
    title: str
    since: str
    until: str | None

    def holds(self, month: str) -> bool:
        """Surely in office through the whole month?"""
        return self.since < month and (month < self.until if self.until else month <= LAST_MONTH)


@cache
def terms() -> tuple[Term, ...]:
    """All terms of office in the table."""
    return tuple(term for term, _ in _rows())


@cache
def leaders() -> PhraseIndex[tuple[Term, ...]]:
    """The terms of a person, by full name and by surnames that are enough."""
    by_name: dict[str, list[Term]] = {}
    spellings: dict[str, str] = {}
    for term, aliases in _rows():
        by_name.setdefault(term.name, []).append(term)
        for alias in aliases:
            check(spellings.setdefault(alias, term.name) == term.name, f"shares {alias!r}", file=FILE, entry=term.name)
    entries = [(name, tuple(found)) for name, found in by_name.items()]
    entries += [(alias, tuple(by_name[name])) for alias, name in spellings.items()]
    return PhraseIndex(entries, proper=True)


def sectors_on(person: tuple[Term, ...], day: str | None) -> tuple[str, ...]:
    """PLOVER sectors on a day (None: the table's last month): the office's, ELI after it, none where not known."""
    month = month_of(day) or LAST_MONTH
    for term in person:
        if term.since <= month and (month <= term.until if term.until else month <= LAST_MONTH):
            office = titles().get(term.title)
            return (office.sectors if office else ()) or ("GOV",)
    return ("ELI",) if any(term.until and term.until < month for term in person) else ()


def holder_on(country: str, title: str, day: str | None) -> str | None:
    """Who surely held an office of state on a day; None where the table names nobody or several."""
    month = month_of(day)
    if month is None:
        return None
    found = {
        term.name
        for term in terms()
        if term.country == country and term.holds(month) and (term.title == title or title in _GENERAL)
    }
    return found.pop() if len(found) == 1 else None


def month_of(day: str | None) -> str | None:
    """The month of an ISO day."""
    match = _MONTH.match(day) if day else None
    return match.group() if match else None


@cache
def _rows() -> tuple[tuple[Term, tuple[str, ...]], ...]:
    found = []
    for row in read_tsv(PACKAGE, FILE):
        name, since, until = row["name"], row["since"], row["until"]
        check(row["country"] in countries(), f"{row['country']!r} is no country", file=FILE, entry=name)
        months = all(_MONTH.fullmatch(month) for month in (since, until) if month)
        check(since and months, "has a month that is none", file=FILE, entry=name)
        check(not until or since < until, "ends before it begins", file=FILE, entry=name)
        found.append((Term(name, row["country"], row["title"], since, until or None), several(row["aliases"])))
    return tuple(found)
