"""The words that tell a person, a body or a country: ``roles.yml``, ``given_names.yml`` and the table of countries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from legation.model.actors import ActorKind
from legation.ontology.load import check, check_choice, check_keys, check_words, read_tsv, read_yaml, several

_PACKAGE = "legation.annotation"
_ROLES = "legation.annotation/roles.yml"
_KINDS: tuple[ActorKind, ...] = ("person", "organization", "government", "party", "group", "place")

_ENTRIES = (
    "honorifics", "person", "gender", "group", "organization", "government", "party", "loose", "stands_for",
    "empty_modifiers", "counted", "quantifiers", "empty_it", "contrasting", "non_specific", "person_endings",
    "known_bodies",
    "bodies", "name_breakers", "name_particles", "name_suffixes", "calendar", "pronouns", "same_name", "own_chain",
)  # fmt: skip

Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun can stand for. ``lemma`` is he, she, they, it, i or we."""

    lemma: str
    kind: ActorKind
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its code, its usual name, and what the word in hand is of it."""

    code: str
    name: str
    form: Literal["name", "adjective", "people", "seat"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists of the room. Words are in lower case but for names."""

    honorifics: Mapping[str, Gender | None]
    roles: Mapping[str, ActorKind]
    titles: frozenset[str]
    family: frozenset[str]
    gender: Mapping[str, Gender]
    loose: frozenset[str]
    counted: frozenset[str]
    stands_for: Mapping[str, frozenset[str]]
    empty_modifiers: frozenset[str]
    quantifiers: frozenset[str]
    empty_it: frozenset[str]
    contrasting: frozenset[str]
    non_specific: frozenset[str]
    person_endings: tuple[str, ...]
    known_bodies: frozenset[str]
    bodies: Mapping[str, ActorKind]
    name_breakers: frozenset[str]
    name_particles: frozenset[str]
    name_suffixes: frozenset[str]
    calendar: frozenset[str]
    pronouns: Mapping[str, Pronoun]
    same_name: Mapping[str, str]
    own_chain: frozenset[str]
    countries: Mapping[str, Country]
    places: frozenset[str]
    cities: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The word lists, checked."""
    data = check_keys(read_yaml(_PACKAGE, "roles.yml"), file=_ROLES, name="file", required=_ENTRIES)
    person = check_keys(data["person"], file=_ROLES, name="person", required=("office", "other", "family"))
    family = _gendered(person["family"], "family")
    honorifics = _gendered(data["honorifics"], "honorifics")
    offices = _words(person, "office")
    roles: dict[str, ActorKind] = {}
    for kind in ("organization", "group", "government", "party"):
        roles.update(dict.fromkeys(_words(data, kind), kind))
    roles.update(dict.fromkeys(offices | _words(person, "other") | family.keys(), "person"))
    return Lexicon(
        honorifics=honorifics,
        roles=roles,
        titles=offices | honorifics.keys(),
        family=frozenset(family),
        gender=_genders(data, honorifics, family),
        loose=_words(data, "loose"),
        counted=_words(data, "counted"),
        stands_for={word: _words(data["stands_for"], word) for word in data["stands_for"]},
        empty_modifiers=_words(data, "empty_modifiers"),
        quantifiers=_words(data, "quantifiers"),
        empty_it=_words(data, "empty_it"),
        contrasting=_words(data, "contrasting"),
        non_specific=_words(data, "non_specific"),
        person_endings=tuple(sorted(_words(data, "person_endings"))),
        known_bodies=_words(data, "known_bodies"),
        bodies={word: _kind(kind) for kind in data["bodies"] for word in _words(data["bodies"], kind)},
        name_breakers=_words(data, "name_breakers"),
        name_particles=_words(data, "name_particles"),
        name_suffixes=_words(data, "name_suffixes"),
        calendar=_words(data, "calendar"),
        pronouns=_pronouns(data["pronouns"]),
        same_name=_same_names(data["same_name"]),
        own_chain=_words(data, "own_chain"),
        countries=_countries(),
        places=_places(),
        cities=frozenset(row["name"] for row in read_tsv("legation.ontology", "cities.tsv")),
    )


def _words(entry: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(check_words(entry[name], file=_ROLES, entry=name))


def _kind(value: object) -> ActorKind:
    check_choice(value, _KINDS, file=_ROLES, entry="bodies")
    return next(kind for kind in _KINDS if kind == value)


def _gendered(entry: Mapping[str, Any], name: str) -> dict[str, Gender | None]:
    check_keys(entry, file=_ROLES, name=name, required=("m", "f", "none"))
    genders: tuple[tuple[str, Gender | None], ...] = (("m", "m"), ("f", "f"), ("none", None))
    return {word: gender for key, gender in genders for word in _words(entry, key)}


def _genders(data: Mapping[str, Any], *tables: Mapping[str, Gender | None]) -> dict[str, Gender]:
    """Title and role words to the gender they tell, and first names (with their capital)."""
    found: dict[str, Gender] = {word: gender for table in tables for word, gender in table.items() if gender}
    names = read_yaml(_PACKAGE, "given_names.yml")
    sides: tuple[Gender, ...] = ("m", "f")
    for gender in sides:
        found.update(dict.fromkeys(_words(data["gender"], gender), gender))
    by_side = {gender: frozenset(map(str, names[gender])) for gender in sides}
    for gender in sides:
        other = by_side["f" if gender == "m" else "m"]
        found.update(dict.fromkeys(by_side[gender] - other, gender))
    return found


def _pronouns(entry: Mapping[str, Any]) -> dict[str, Pronoun]:
    found: dict[str, Pronoun] = {}
    for lemma, row in entry.items():
        check_keys(row, file=_ROLES, name=lemma, required=("words", "kind"), allowed=("gender",))
        gender = row.get("gender")
        check(gender in (None, "m", "f"), "gender is neither m nor f", file=_ROLES, entry=lemma)
        for word in check_words(row["words"], file=_ROLES, entry=lemma):
            found[word] = Pronoun(str(lemma), _kind(row["kind"]), gender)
    return found


def _same_names(rows: object) -> dict[str, str]:
    check(isinstance(rows, list), "is not a list of lists", file=_ROLES, entry="same_name")
    assert isinstance(rows, list)
    lists = [check_words(row, file=_ROLES, entry="same_name") for row in rows]
    return {name: row[0] for row in lists for name in row}


def _countries() -> dict[str, Country]:
    found: dict[str, Country] = {}
    columns: tuple[tuple[str, Literal["seat", "people", "adjective", "name"]], ...] = (
        ("seats", "seat"), ("people", "people"), ("adjectives", "adjective"), ("names", "name"), ("name", "name"),
    )  # fmt: skip
    for column, form in columns:
        for row in read_tsv("legation.ontology", "countries.tsv"):
            for word in several(row[column]):
                found[word] = Country(row["iso3"], row["name"], form)
    return found


def _places() -> frozenset[str]:
    """Names of states, regions and capitals: places even where they are somebody's surname too."""
    regions = {row["name"] for row in read_tsv("legation.ontology", "regions.tsv")}
    capitals = {row["capital"] for row in read_tsv("legation.ontology", "countries.tsv") if row["capital"]}
    return frozenset(regions | capitals)
