"""Wikidata items, one JSON object a line (as in its dumps), to authorities.

Names are the English label and aliases. The file is read twice, since a position held (P39) is only an item's number:
its label has to be in the same file. A position without an end (P582) is sure on the day of its beginning alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from legation.intake.authorities.days import partial_day
from legation.intake.authorities.lines import Refused, Row, rows
from legation.intake.authorities.positions import office_named
from legation.model.actors import ActorKind
from legation.model.authorities import Authority, AuthorityOffice
from legation.ontology.countries import countries
from legation.ontology.country_codes import codes
from legation.ontology.load import check, check_choice, check_keys, read_yaml
from legation.ontology.sectors import sector_codes

_FILE = "wikidata.yml"
_LANGUAGES = ("en", "en-gb", "en-us", "mul")
_INSTANCE, _CITIZEN, _COUNTRY, _HELD, _JURISDICTION, _ISO3 = "P31", "P27", "P17", "P39", "P1001", "P298"
_START, _END = "P580", "P582"
# Wikidata says how exact a time is by a number; how many parts of the day that leaves.
_PARTS = {9: 1, 10: 2, 11: 3}


class _Instance(NamedTuple):
    kind: ActorKind
    sectors: tuple[str, ...]


@cache
def _instances() -> Mapping[str, _Instance]:
    data = check_keys(read_yaml("legation.intake.authorities", _FILE), file=_FILE, name="file", required=("instances",))
    found = {}
    for item, entry in data["instances"].items():
        check_keys(entry, file=_FILE, name=item, required=("kind", "sectors"))
        kind = cast(ActorKind, check_choice(entry["kind"], get_args(ActorKind), file=_FILE, entry=item))
        check(set(entry["sectors"]) <= sector_codes(), "has unknown sectors", file=_FILE, entry=item)
        found[item] = _Instance(kind, tuple(entry["sectors"]))
    return found


def is_wikidata(value: Mapping[str, Any]) -> bool:
    """Does the object look like an item?"""
    known = isinstance(value.get("id"), str) and value["id"][:1] in ("Q", "P")
    return known and isinstance(value.get("labels"), dict)


def read_wikidata(path: Path) -> Iterator[Authority | Refused]:
    """Persons and bodies with their English names, their country and the positions that they held."""
    labels = _labels(path)
    for row in rows(path):
        if isinstance(row, Refused):
            yield row
        elif not is_wikidata(row.value):
            yield Refused(row.where, "no-item", "has no id and labels", broken=True)
        else:
            yield _authority(row, labels)


def _authority(row: Row, labels: _Labels) -> Authority | Refused:
    item = row.value
    instance = next((_instances()[i] for i in _items(item, _INSTANCE) if i in _instances()), None)
    if instance is None:
        return Refused(row.where, "no-actor", item["id"])
    names = _names(item)
    if not names:
        return Refused(row.where, "no-english-name", item["id"])
    return Authority(
        entity=item["id"],
        name=names[0],
        names=names,
        kind=instance.kind,
        country=_country(item, labels),
        sectors=instance.sectors,
        identifiers={"wikidata": item["id"]},
        offices=tuple(_offices(item, labels)),
    )


def _names(item: Mapping[str, Any]) -> tuple[str, ...]:
    """The label, then the aliases."""
    found: list[Any] = []
    for part in ("labels", "aliases"):
        said = item.get(part)
        for language in _LANGUAGES if isinstance(said, dict) else ():
            value = said.get(language)  # type: ignore[union-attr]
            found.extend(value if isinstance(value, list) else [value])
    texts = (entry.get("value") for entry in found if isinstance(entry, dict))
    return tuple(dict.fromkeys(text.strip() for text in texts if isinstance(text, str) and text.strip()))


# -- claims ---------------------------------------------------------------------------------


def _list(mapping: object, key: str) -> list[Any]:
    """The list under the key; empty where there is none."""
    found = mapping.get(key) if isinstance(mapping, dict) else None
    return found if isinstance(found, list) else []


def _all_claims(item: Mapping[str, Any], prop: str) -> list[Mapping[str, Any]]:
    """The claims of a property, without those that are deprecated."""
    claims = _list(item.get("claims"), prop)
    return [c for c in claims if isinstance(c, dict) and c.get("rank") != "deprecated"]


def _claims(item: Mapping[str, Any], prop: str) -> list[Mapping[str, Any]]:
    """The preferred claims where there are any, else all."""
    claims = _all_claims(item, prop)
    return [c for c in claims if c.get("rank") == "preferred"] or claims


def _value(snak: object) -> Any:
    """A snak's value; None where it is unknown or not as Wikidata writes it."""
    data = snak.get("datavalue") if isinstance(snak, dict) else None
    return data.get("value") if isinstance(data, dict) else None


def _item(snak: object) -> str | None:
    value = _value(snak)
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) else None


def _items(item: Mapping[str, Any], prop: str) -> list[str]:
    return [found for claim in _claims(item, prop) if (found := _item(claim.get("mainsnak")))]


def _qualified(claim: Mapping[str, Any], prop: str) -> str | None:
    """The day of a qualifier, as exact as it says."""
    for snak in _list(claim.get("qualifiers"), prop):
        value = _value(snak)
        precision = value.get("precision") if isinstance(value, dict) else None
        if isinstance(precision, int) and precision in _PARTS:
            return partial_day(value["time"], _PARTS[precision]) if "time" in value else None
    return None


def _country(item: Mapping[str, Any], labels: _Labels) -> str | None:
    """The one country of a person (that has not ended) or body."""
    for prop in (_CITIZEN, _COUNTRY):
        lasting = [c for c in _claims(item, prop) if _qualified(c, _END) is None]
        found = {code for c in lasting if (code := labels.country(_item(c.get("mainsnak"))))}
        if len(found) == 1:
            return found.pop()
    return None


def _offices(item: Mapping[str, Any], labels: _Labels) -> Iterator[AuthorityOffice]:
    for claim in _all_claims(item, _HELD):  # a preferred claim is only the newest office
        label = labels.names.get(_item(claim.get("mainsnak")) or "")
        if label is not None:
            office = office_named(label.name, labels.country(label.country))
            yield replace(office, since=_qualified(claim, _START), until=_qualified(claim, _END))


class _Label(NamedTuple):
    name: str
    country: str | None


@dataclass(slots=True)
class _Labels:
    """English labels of the items that are no persons, with the item of their country; and countries by item."""

    names: dict[str, _Label] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)

    def country(self, item: str | None) -> str | None:
        return (codes("wikidata").get(item) or self.countries.get(item)) if item else None


def _labels(path: Path) -> _Labels:
    found = _Labels()
    for row in rows(path):
        if isinstance(row, Refused) or not is_wikidata(row.value):
            continue
        item, names = row.value, _names(row.value)
        if names and "Q5" not in _items(item, _INSTANCE):
            country = next(iter([*_items(item, _JURISDICTION), *_items(item, _COUNTRY)]), None)
            found.names[item["id"]] = _Label(names[0], country)
        for claim in _claims(item, _ISO3):
            code = _value(claim.get("mainsnak"))
            if isinstance(code, str) and code in countries():
                found.countries[item["id"]] = code
    return found
