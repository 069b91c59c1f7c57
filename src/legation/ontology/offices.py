"""Office titles, what they are offices of, and the words that say when they are held; read from offices.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args

from legation.model.actors import OfficeStatus
from legation.ontology.countries import countries
from legation.ontology.load import check, check_choice, check_keys, check_words, read_yaml
from legation.ontology.phrases import PhraseIndex
from legation.ontology.sectors import PACKAGE, plural, sector_codes

FILE = "offices.yml"
OfficeOf = Literal["country", "region", "city", "body", "party", "country+body"]


@dataclass(frozen=True, slots=True)
class Title:
    """An office title as readings write it, its sectors, and what it is an office of.

    ``country`` is that of an office which only one country has.
    """

    title: str
    sectors: tuple[str, ...]
    of: OfficeOf
    plural: bool = False
    country: str | None = None

    @property
    def is_public(self) -> bool:
        """An office of government or parliament, not of a party or company."""
        return "GOV" in self.sectors or "LEG" in self.sectors


@dataclass(frozen=True, slots=True)
class Statuses:
    """Words before and after a title, each with the status that it gives."""

    before: Mapping[str, OfficeStatus]
    after: Mapping[str, OfficeStatus]


@dataclass(frozen=True, slots=True)
class Change:
    """A verb that gives or takes an office: the status of subject and object after it, and where the title stands."""

    subject: OfficeStatus | None
    object: OfficeStatus | None
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Copula:
    """The status that a verb gives to the office after it, in the present and in the past."""

    present: OfficeStatus
    past: OfficeStatus


@cache
def _data() -> Mapping[str, Any]:
    keys = ("offices", "statuses", "sought", "companions", "copulas", "over", "changes", "related")
    return check_keys(read_yaml(PACKAGE, FILE), file=FILE, name="file", required=keys)


@cache
def titles() -> PhraseIndex[Title]:
    """All titles by phrase, singular and plural."""
    entries: list[tuple[str, Title]] = []
    for entry in _data()["offices"]:
        name = entry.get("title", "an entry without title")
        check_keys(entry, file=FILE, name=name, required=("title", "words", "sectors", "of"), allowed=("country",))
        sectors = tuple(entry["sectors"])
        check(set(sectors) <= sector_codes(), "has unknown sectors", file=FILE, entry=name)
        of = cast(OfficeOf, check_choice(entry["of"], get_args(OfficeOf), file=FILE, entry=name))
        country = entry.get("country")
        check(country is None or country in countries(), f"{country!r} is no country", file=FILE, entry=name)
        for word in (name, *check_words(entry["words"], file=FILE, entry=name)):
            entries.append((word, Title(name, sectors, of, country=country)))
            entries.append((plural(word), Title(name, sectors, of, True, country)))
    return PhraseIndex(entries, proper=False)


@cache
def statuses() -> Statuses:
    """Words for former, elected, acting and sought offices."""
    before: dict[str, OfficeStatus] = {}
    after: dict[str, OfficeStatus] = {}
    for status, lists in _data()["statuses"].items():
        check_choice(status, get_args(OfficeStatus), file=FILE, entry="statuses")
        check_keys(lists, file=FILE, name=status, required=("before", "after"))
        for key, found in (("before", before), ("after", after)):
            found.update(dict.fromkeys(check_words(lists[key], file=FILE, entry=status), status))
    return Statuses(before, after)


@cache
def sought() -> Mapping[str, Title]:
    """Adjective before "candidate" to the title that is sought."""
    found = {}
    for word, title in _data()["sought"].items():
        office = titles().get(title)
        check(office, f"{title!r} is no title", file=FILE, entry=f"sought {word}")
        found[word] = cast(Title, office)
    return found


@cache
def over() -> tuple[str, ...]:
    """Words between a holder and an office that say it is over."""
    return check_words(_data()["over"], file=FILE, entry="over")


@cache
def companions() -> frozenset[str]:
    """Persons and bodies beside an office holder, whose title is not their own."""
    return frozenset(check_words(_data()["companions"], file=FILE, entry="companions"))


@cache
def copulas() -> Mapping[str, Copula]:
    """Verbs between a holder and an office."""
    found = {}
    for verb, entry in _data()["copulas"].items():
        check_keys(entry, file=FILE, name=verb, required=("present", "past"))
        for tense in ("present", "past"):
            check_choice(entry[tense], get_args(OfficeStatus), file=FILE, entry=f"copulas {verb}")
        found[verb] = Copula(entry["present"], entry["past"])
    return found


@cache
def changes() -> Mapping[str, Change]:
    """Verbs that give or take an office, by lemma with particle."""
    found: dict[str, Change] = {}
    for number, entry in enumerate(_data()["changes"], start=1):
        name = f"changes, {number}"
        check_keys(entry, file=FILE, name=name, required=("verbs", "as"), allowed=("subject", "object"))
        sides: dict[str, OfficeStatus | None] = {}
        for side in ("subject", "object"):
            given = entry.get(side)
            sides[side] = None if given is None else _status(given, name)
        change = Change(sides["subject"], sides["object"], frozenset(check_words(entry["as"], file=FILE, entry=name)))
        found.update(dict.fromkeys(check_words(entry["verbs"], file=FILE, entry=name), change))
    return found


@cache
def related() -> Mapping[str, OfficeStatus]:
    """What somebody is who stands so to the holder of an office: predecessor, successor."""
    return {word: _status(status, "related") for word, status in _data()["related"].items()}


def _status(given: object, name: str) -> OfficeStatus:
    return cast(OfficeStatus, check_choice(given, get_args(OfficeStatus), file=FILE, entry=name))
