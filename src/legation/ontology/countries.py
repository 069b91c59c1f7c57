"""Countries, their people, capitals and seats of government, towns and regions: what a name or demonym means.

The tables are countries.tsv, cities.tsv and ambiguous.tsv, written by scripts/build_countries.py, and regions.tsv, by
hand. Codes are ISO 3166 alpha-3; XKX is Kosovo; SUN, YUG, CSK and DDR are states that are no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from legation.ontology.load import check, read_tsv, several
from legation.ontology.phrases import Match, PhraseIndex, Word, split, word_key

PACKAGE = "legation.ontology"
SenseForm = Literal["name", "adjective", "people", "capital", "seat", "region", "city"]
NATIONAL: frozenset[str] = frozenset({"name", "adjective", "people", "capital", "seat"})
_CAPITAL_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class Country:
    """A country, territory or former state. ``state`` is the state it belongs to; ``years`` those of a former one."""

    iso3: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    seats: tuple[str, ...]
    lat: float | None
    lon: float | None
    state: str | None
    years: tuple[int, int] | None


class Sense(NamedTuple):
    """What a name means: ``kind`` is country, city or the region's kind; ``country`` may be None (the Black Sea)."""

    country: str | None
    form: SenseForm
    name: str
    kind: str
    lat: float | None = None
    lon: float | None = None


@cache
def countries() -> Mapping[str, Country]:
    """All countries by code."""
    found: dict[str, Country] = {}
    for row in read_tsv(PACKAGE, "countries.tsv"):
        iso3 = row["iso3"]
        check(len(iso3) == 3 and iso3.isupper(), "is no code of three letters", file="countries.tsv", entry=iso3)
        check(iso3 not in found, "stands twice", file="countries.tsv", entry=iso3)
        check(row["name"], "has no name", file="countries.tsv", entry=iso3)
        first, _, last = row["years"].partition("-")
        found[iso3] = Country(
            iso3, row["name"], several(row["names"]), several(row["adjectives"]), several(row["people"]),
            row["capital"], several(row["seats"]), _number(row["lat"], iso3), _number(row["lon"], iso3),
            row["state"] or None, (int(first), int(last)) if last else None,
        )  # fmt: skip
    for country in found.values():
        check(country.state is None or country.state in found, "belongs to no known state", file="countries.tsv",
              entry=country.iso3)  # fmt: skip
    return found


@cache
def ambiguous() -> Mapping[str, tuple[str, ...]]:
    """Words that mean several countries, as a key (``word_key``) to codes, the usual one first."""
    found = {row["word"]: several(row["countries"]) for row in read_tsv(PACKAGE, "ambiguous.tsv")}
    for word, codes in found.items():
        unknown = [code for code in codes if code not in countries()]
        check(codes and not unknown, f"names unknown countries: {', '.join(unknown)}", file="ambiguous.tsv", entry=word)
    return found


@cache
def gazetteer() -> PhraseIndex[Sense]:
    """All names of countries, peoples, capitals, seats of government, regions and towns."""
    return PhraseIndex(_entries(), proper=True)


def matches(words: tuple[Word, ...], *, any_case: bool = False) -> tuple[Match[Sense], ...]:
    """The names in the words, left to right, the longest first."""
    return gazetteer().all(words, any_case=any_case)


def country_of(text: str) -> str | None:
    """The country of the first name, demonym, capital or seat of government in the text; towns do not count."""
    for match in matches(split(text)):
        if match.value.form in NATIONAL:
            return match.value.country
    return None


def demonym(text: str) -> str | None:
    """The country whose adjective or people the whole text is ("Saudi", "Britons")."""
    sense = gazetteer().get(text)
    return sense.country if sense and sense.form in ("adjective", "people") else None


def sense_of(text: str) -> Sense | None:
    """What the whole text names, if it is a country, people, capital, seat, region or town."""
    return gazetteer().get(text)


def state_of(code: str) -> str:
    """The code under which a country acts: a dependency counts as its state, but for Hong Kong and Macao."""
    country = countries().get(code)
    return country.state if country and country.state else code


def _number(cell: str, iso3: str) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError:
        check(False, f"{cell!r} is no number", file="countries.tsv", entry=iso3)
        return None


def _entries() -> Iterator[tuple[str, Sense]]:
    """National senses before regions and towns, states before dependencies: an index keeps the first of two equals."""
    usual = {word: codes[0] for word, codes in ambiguous().items()}
    forms: tuple[SenseForm, ...] = ("name", "adjective", "people", "seat", "capital")
    for form in forms:
        for country in sorted(countries().values(), key=lambda c: (c.state is not None, c.years is not None)):
            for phrase in _phrases(country, form):
                code = usual.get(" ".join(map(word_key, phrase.split())), country.iso3)
                if code == country.iso3:
                    yield phrase, Sense(code, form, country.name, "country", country.lat, country.lon)
    yield from _regions()
    yield from _cities()


def _phrases(country: Country, form: SenseForm) -> tuple[str, ...]:
    if form == "name":
        return (country.name, *country.names)
    if form == "adjective":
        return country.adjectives
    if form == "people":
        return country.people
    if form == "seat":
        return country.seats
    return () if country.state else (country.capital,)  # no capital of a dependency speaks for a government


@cache
def _regions() -> tuple[tuple[str, Sense], ...]:
    found: list[tuple[str, Sense]] = []
    for row in read_tsv(PACKAGE, "regions.tsv"):
        code = row["country"] or None
        known = code is None or code in countries()
        check(known, f"lies in the unknown country {code}", file="regions.tsv", entry=row["name"])
        sense = Sense(code, "region", row["name"], row["kind"], float(row["lat"]), float(row["lon"]))
        found.extend((phrase, sense) for phrase in (row["name"], *several(row["names"])))
    return tuple(found)


@cache
def _cities() -> tuple[tuple[str, Sense], ...]:
    """Towns, the largest of a name first; a capital counts double."""
    ranked = []
    for row in read_tsv(PACKAGE, "cities.tsv"):
        check(row["country"] in countries(), "lies in an unknown country", file="cities.tsv", entry=row["name"])
        sense = Sense(row["country"], "city", row["name"], "city", float(row["lat"]), float(row["lon"]))
        ranked.append((int(row["people"]) * (_CAPITAL_WEIGHT if row["capital"] else 1), row["name"], sense))
    ranked.sort(key=lambda entry: -entry[0])
    return tuple((name, sense) for _, name, sense in ranked)


@cache
def towns() -> PhraseIndex[Sense]:
    """Towns and regions alone: where a capital or seat of government lies (``gazetteer`` gives its country's point)."""
    return PhraseIndex((*_cities(), *_regions()), proper=True)
