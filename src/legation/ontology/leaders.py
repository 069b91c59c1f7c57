"""Heads of state and government of the world since 1990 (leaders.tsv, leaders.yml).

A table of public facts to the end of 2024, each with the list by which it can be checked. Never needed where the text
itself says who somebody is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from legation.ontology.bodies import STATELESS
from legation.ontology.countries import PACKAGE, countries
from legation.ontology.load import check, check_keys, check_words, read_tsv, read_yaml, several
from legation.ontology.offices import titles

FILE = "leaders.tsv"
LAST_MONTH = "2024-12"
_DATE = re.compile(r"\d{4}(-\d{2})?")
_MONTH = re.compile(r"\d{4}-\d{2}")
_LEADER = "leader"
_ADDRESS = ("https://", "http://")


class Source(NamedTuple):
    """A list that shows a term: its address, and in which copy it was looked up, if at all."""

    address: str
    read: str


@dataclass(frozen=True, slots=True)
class Term:
    """A time in office. ``since`` and ``until`` are months (``2021-01``) or, where only that is known, years.

    ``until`` is None where it had not ended by the table's last month. ``leads``: the holder had the power (a president
    here, a prime minister there). ``sources`` show the term.
    """

    name: str
    country: str
    title: str
    since: str
    until: str | None
    leads: bool = False
    sources: tuple[Source, ...] = ()

    def holds(self, month: str) -> bool:
        """Surely in office through the whole month? A bare year begins at its end and ends at its beginning."""
        began = self.since if len(self.since) > 4 else f"{self.since}-12"
        ended = self.until if self.until is None or len(self.until) > 4 else f"{self.until}-01"
        return began < month and (month < ended if ended else month <= LAST_MONTH)

    def covers(self, month: str) -> bool:
        """In office in some part of the month, as far as is known?"""
        return self.since <= month and not self.over(month) and (self.until is not None or month <= LAST_MONTH)

    def over(self, month: str) -> bool:
        """Surely out of office before the month?"""
        return self.until is not None and self.until < month[: len(self.until)]


@cache
def terms() -> tuple[Term, ...]:
    """All terms of office in the table."""
    return tuple(term for term, _ in leader_rows())


@cache
def leader_rows() -> tuple[tuple[Term, tuple[str, ...]], ...]:
    """Every term with the other names of its holder. Raises OntologyError where the table is wrong."""
    found = []
    known = _sources()
    for row in read_tsv(PACKAGE, FILE):
        given = several(row["source"])
        unknown = [source for source in given if source not in known and not source.startswith(_ADDRESS)]
        check(given and not unknown, f"rests on unknown sources: {', '.join(unknown)}", file=FILE, entry=row["name"])
        check(row["leads"] in ("yes", "no"), "neither leads nor does not", file=FILE, entry=row["name"])
        leads = row["leads"] == "yes"
        found.append(
            (
                read_term(
                    row, FILE, leads, tuple(known.get(source) or Source(source, "looked up") for source in given)
                ),
                several(row["aliases"]),
            )
        )
    return tuple(found)


def read_term(row: Mapping[str, str], file: str, leads: bool, sources: tuple[Source, ...]) -> Term:
    """The term of a row with name, country, title, since and until. Raises OntologyError where one of them is wrong."""
    name, since, until = row["name"], row["since"], row["until"]
    code = row["country"]
    check(code in countries() or code in STATELESS, f"{code!r} is no country", file=file, entry=name)
    check(titles().get(row["title"]) is not None, f"{row['title']!r} is no known title", file=file, entry=name)
    dates = since and all(_DATE.fullmatch(date) for date in (since, until) if date)
    check(dates, "has a date that is neither month nor year", file=file, entry=name)
    check(not until or since[: len(until)] <= until[: len(since)], "ends before it begins", file=file, entry=name)
    return Term(name, row["country"], row["title"], since, until or None, leads, sources)


def holder_on(country: str, title: str, day: str | None) -> Term | None:
    """The term of whoever surely held an office of state on a day; None where the table names nobody or several."""
    month = month_of(day)
    if month is None:
        return None
    serving = [term for term in terms() if term.country == country and term.holds(month)]
    for wanted in _meant(title):
        found = [term for term in serving if (term.leads if wanted == _LEADER else term.title == wanted)]
        if found:
            return found[0] if len({term.name for term in found}) == 1 else None
    return None


def month_of(day: str | None) -> str | None:
    """The month of an ISO day."""
    match = _MONTH.match(day) if day else None
    return match.group() if match else None


def _meant(title: str) -> Iterator[str]:
    """The titles to look for, in that order."""
    general = _heads().get(title)
    yield from general if general is not None else (title,)
    if general is not None:
        yield _LEADER


@cache
def _heads() -> Mapping[str, tuple[str, ...]]:
    given = _table()["heads"]
    return {title: check_words(words, file="leaders.yml", entry=title) for title, words in given.items()}


@cache
def _sources() -> Mapping[str, Source]:
    found = {}
    for key, given in _table()["sources"].items():
        entry = check_keys(given, file="leaders.yml", name=key, required=Source._fields)
        check(str(entry["address"]).startswith(_ADDRESS), "has no address", file="leaders.yml", entry=key)
        found[key] = Source(str(entry["address"]), str(entry["read"]))
    return found


def _table() -> Mapping[str, Mapping[str, object]]:
    data = read_yaml(PACKAGE, "leaders.yml")
    return check_keys(data, file="leaders.yml", name="file", required=("sources", "heads"))
