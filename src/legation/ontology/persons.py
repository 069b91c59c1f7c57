"""Persons whom news names without saying who they are: the leaders of leaders.tsv and the officials of officials.tsv.

They tell country and sectors of a bare name. Who held an office on a day is asked of leaders.py alone: the officials
are from general knowledge.
"""

from __future__ import annotations

from functools import cache

from legation.ontology.countries import PACKAGE
from legation.ontology.leaders import LAST_MONTH, Term, leader_rows, month_of, read_term
from legation.ontology.load import check, read_tsv, several
from legation.ontology.offices import titles
from legation.ontology.phrases import PhraseIndex

FILE = "officials.tsv"


@cache
def persons() -> PhraseIndex[tuple[Term, ...]]:
    """The terms of a person, by full name and by other names that are enough."""
    by_name: dict[str, list[Term]] = {}
    spellings: dict[str, str] = {}
    for term, aliases in (*leader_rows(), *_official_rows()):
        by_name.setdefault(term.name, []).append(term)
        for alias in aliases:
            check(spellings.setdefault(alias, term.name) == term.name, f"shares {alias!r}", file=FILE, entry=term.name)
    entries = [(name, tuple(found)) for name, found in by_name.items()]
    entries += [(alias, tuple(by_name[name])) for alias, name in spellings.items()]
    return PhraseIndex(entries, proper=True)


def sectors_on(person: tuple[Term, ...], day: str | None) -> tuple[str, ...]:
    """PLOVER sectors on a day (None: the table's last month): the office's, ELI after the last, else none."""
    month = month_of(day) or LAST_MONTH
    term = term_on(person, month)
    if term is not None:
        office = titles().get(term.title)
        return (office.sectors if office else ()) or (("GOV",) if term.sources else ())
    begun = [term for term in person if term.since <= month]
    return ("ELI",) if begun and all(term.over(month) for term in begun) else ()


def country_on(person: tuple[Term, ...], day: str | None) -> str:
    """The country, or body without state, for which the person acts or acted last."""
    month = month_of(day) or LAST_MONTH
    term = term_on(person, month) or max(
        (t for t in person if t.since <= month), key=lambda t: t.since, default=person[0]
    )
    return term.country


def term_on(person: tuple[Term, ...], month: str) -> Term | None:
    """The office held in the month, as far as the tables know; of several that of most power."""
    held = [term for term in person if term.covers(month)]
    return max(held, key=lambda term: (term.leads, bool(term.sources)), default=None)


def _official_rows() -> list[tuple[Term, tuple[str, ...]]]:
    return [(read_term(row, FILE, False, ()), several(row["aliases"])) for row in read_tsv(PACKAGE, FILE)]
