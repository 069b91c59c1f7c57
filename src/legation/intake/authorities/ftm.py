"""followthemoney entities as JSON lines to authorities.

The file is read twice: positions and who held them first, then the actors. An occupancy without an end is held up to
the day on which the list last saw it as current, and no longer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, cast

from legation.intake.authorities.days import partial_day
from legation.intake.authorities.lines import Refused, Row, rows
from legation.intake.authorities.positions import office_named
from legation.model.actors import ActorKind
from legation.model.authorities import Authority, AuthorityOffice
from legation.ontology.country_codes import country_code
from legation.ontology.load import check, check_choice, check_keys, read_yaml
from legation.ontology.sectors import sector_codes

_FILE = "ftm.yml"
_JOINED = frozenset({"Position", "Occupancy"})
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction")
_NAMES, _WEAK = ("name", "alias", "previousName"), "weakAlias"
_MOST_SECTORS = 3


class _Rules(NamedTuple):
    kinds: Mapping[str, ActorKind | None]
    sectors: Mapping[str, tuple[str, ...]]


@cache
def _rules() -> _Rules:
    data = check_keys(
        read_yaml("legation.intake.authorities", _FILE), file=_FILE, name="file", required=("kinds", "sectors")
    )
    kinds: dict[str, ActorKind | None] = {}
    for schema, kind in data["kinds"].items():
        choices = ("person", "organization", "government", "")
        kinds[schema] = cast(ActorKind, check_choice(kind, choices, file=_FILE, entry=schema)) or None
    for topic, codes in data["sectors"].items():
        check(set(codes) <= sector_codes(), "has unknown sectors", file=_FILE, entry=topic)
    return _Rules(kinds, {topic: tuple(codes) for topic, codes in data["sectors"].items()})


def is_ftm(value: Mapping[str, Any]) -> bool:
    """Does the object look like an entity?"""
    return isinstance(value.get("schema"), str) and isinstance(value.get("properties"), dict)


def read_ftm(path: Path) -> Iterator[Authority | Refused]:
    """Persons and bodies with their names, and the offices that occupancies give them."""
    held = _held(path)
    for row in rows(path):
        if isinstance(row, Refused):
            yield row
            continue
        entity = row.value
        if not (is_ftm(entity) and isinstance(entity.get("id"), str)):
            yield Refused(row.where, "no-entity", "has no id, schema and properties", broken=True)
        elif entity["schema"] in _rules().kinds:
            yield _authority(row, held.of(entity["id"]))
        elif entity["schema"] not in _JOINED:
            yield Refused(row.where, "no-actor", entity["schema"])


def _values(entity: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A property's values: text without blanks at its ends, each once."""
    found = entity["properties"].get(name, ())
    found = found if isinstance(found, list) else [found]
    return tuple(dict.fromkeys(value.strip() for value in found if isinstance(value, str) and value.strip()))


def _authority(row: Row, offices: tuple[AuthorityOffice, ...]) -> Authority | Refused:
    entity = row.value
    names = [name for prop in _NAMES for name in _values(entity, prop)] or list(_values(entity, _WEAK))
    if not names:
        return Refused(row.where, "no-name", entity["id"])
    kind = _rules().kinds[entity["schema"]]
    caption = entity.get("caption")
    shown = caption if caption in names else names[0]
    if kind == "person":
        names += [" ".join(reversed(parts)) for name in names if len(parts := name.split(", ")) == 2]
    said = [entity["schema"], *_values(entity, "topics")]
    datasets = entity.get("datasets")
    wikidata = _values(entity, "wikidataId")[:1]
    return Authority(
        entity=entity["id"],
        name=shown,
        names=tuple(dict.fromkeys([shown, *names])),
        kind=kind,
        country=_country(entity),
        sectors=_sectors(said),
        identifiers={"wikidata": wikidata[0]} if wikidata else {},
        offices=offices,
        dataset=", ".join(map(str, datasets)) if isinstance(datasets, list) and datasets else None,
    )


def _country(entity: Mapping[str, Any]) -> str | None:
    """The one country that the entity names; None where it names several, unless one property names just one."""
    for prop in _COUNTRIES:
        found = {code for value in _values(entity, prop) if (code := country_code(value))}
        if len(found) == 1:
            return found.pop()
    return None


def _sectors(said: list[str]) -> tuple[str, ...]:
    codes = (code for topic in said for code in _rules().sectors.get(topic, ()))
    return tuple(dict.fromkeys(codes))[:_MOST_SECTORS]


# -- offices --------------------------------------------------------------------------------


class _Occupancy(NamedTuple):
    post: str
    since: str | None
    until: str | None
    seen: str | None


@dataclass(slots=True)
class _Held:
    """Positions by id, and the occupancies of each holder."""

    positions: dict[str, AuthorityOffice] = field(default_factory=dict)
    occupancies: dict[str, list[_Occupancy]] = field(default_factory=lambda: defaultdict(list))

    def of(self, holder: str) -> tuple[AuthorityOffice, ...]:
        """The holder's offices; an occupancy whose position is not in the file is left out."""
        return tuple(
            replace(self.positions[o.post], since=o.since, until=o.until, seen=o.seen)
            for o in self.occupancies.get(holder, ())
            if o.post in self.positions
        )


def _held(path: Path) -> _Held:
    held = _Held()
    for row in rows(path):
        entity = row.value if isinstance(row, Row) and is_ftm(row.value) else None
        if entity is None or not isinstance(entity.get("id"), str):
            continue
        if entity["schema"] == "Position" and (names := _values(entity, "name")):
            office = office_named(names[0], _country(entity))
            sectors = office.sectors or _sectors(list(_values(entity, "topics")))
            held.positions[entity["id"]] = replace(office, sectors=sectors)
        elif entity["schema"] == "Occupancy":
            _occupy(held, entity)
    return held


def _occupy(held: _Held, entity: Mapping[str, Any]) -> None:
    since, until = (
        next((day for value in _values(entity, prop) if (day := partial_day(value))), None)
        for prop in ("startDate", "endDate")
    )
    current = until is None and "current" in _values(entity, "status")
    seen = partial_day(entity.get("last_seen")) if current else None
    for holder in _values(entity, "holder"):
        for post in _values(entity, "post"):
            held.occupancies[holder].append(_Occupancy(post, since, until, seen))
