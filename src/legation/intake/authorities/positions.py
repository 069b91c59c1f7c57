"""The name of a position to the office that readings know: "Minister of Foreign Affairs of Japan" is the foreign
minister of Japan.

A title counts only at the beginning, so that no aide of a minister becomes one; what is no known title stays as it is
written. An office is one of the state only where its words name nothing else ("President of the Senate" is none).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from legation.model.authorities import AuthorityOffice
from legation.ontology.bodies import bodies
from legation.ontology.countries import NATIONAL, countries, country_of, sense_of
from legation.ontology.load import check_keys, check_words, read_yaml
from legation.ontology.offices import Title, statuses, titles
from legation.ontology.phrases import Word, split

_FILE = "positions.yml"
_DEPUTY = "deputy"


class _Rules(NamedTuple):
    skip: frozenset[str]
    goes_on: frozenset[str]
    of: frozenset[str]


class _Of(NamedTuple):
    name: str | None
    country: str | None


@cache
def _rules() -> _Rules:
    data = check_keys(read_yaml("legation.intake.authorities", _FILE), file=_FILE, name="file", required=_Rules._fields)
    return _Rules(*(frozenset(check_words(data[key], file=_FILE, entry=key)) for key in _Rules._fields))


def office_named(text: str, country: str | None = None) -> AuthorityOffice:
    """The office, without days. ``country`` is the one that the file gives the position, if any."""
    words = split(text)
    at = _title_at(words)
    if at is None:
        named = country or country_of(text)
        return AuthorityOffice(" ".join(text.lower().split()), _state(named).name, named)
    first, last, title, deputy = at
    of = _of(text, words[last + 1 :], title, country or _before(words[:first]))
    name = f"{_DEPUTY} {title.title}" if deputy else title.title
    return AuthorityOffice(name, of.name, of.country, title.sectors)


def known_title(text: str) -> AuthorityOffice | None:
    """A title alone as readings write it ("PM"), with its sectors; None where it is none."""
    title = titles().get(text)
    return AuthorityOffice(title.title, None, None, title.sectors) if title else None


def _title_at(words: tuple[Word, ...]) -> tuple[int, int, Title, bool] | None:
    """First and last word of the title at the beginning, and whether it is a deputy's."""
    deputy = False
    for i, word in enumerate(words):
        match = titles().at(words, i)
        if match:
            return i, match.last, match.value, deputy
        status = statuses().before.get(word.key)
        if status == _DEPUTY:
            deputy = True
        elif word.key not in _rules().skip and word.key != "the" and country_of(word.text) is None:
            return None
    return None


def _before(words: tuple[Word, ...]) -> str | None:
    """The country before a title ("Japanese Prime Minister")."""
    return country_of(" ".join(word.text for word in words)) if words else None


def _of(text: str, words: tuple[Word, ...], title: Title, country: str | None) -> _Of:
    rules = _rules()
    if words and words[0].key in rules.goes_on:
        return _state(country or country_of(text))
    start = next((i for i, word in enumerate(words) if word.key not in rules.of), None)
    if start is None:
        return _state(country)
    rest = text[words[start].start : words[-1].end]
    sense, body = sense_of(rest), bodies().get(rest)
    if sense and sense.form in NATIONAL and sense.country:
        return _state(sense.country)
    if sense:
        return _Of(sense.name, sense.country)
    if body:
        return _Of(body.name, body.country)
    if title.of == "country":
        return _state(country or country_of(rest))
    return _Of(rest, country or country_of(rest))


def _state(country: str | None) -> _Of:
    return _Of(countries()[country].name if country and country in countries() else None, country)
