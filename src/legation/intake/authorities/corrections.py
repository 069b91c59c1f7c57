"""A person's own corrections, in YAML: what outranks every text and list.

    actors:
      - name: Aya Mori
        also: [Mori Aya, A. Mori]     # names that are the same
        not: [Aya Mora]               # names that are somebody else's
        kind: person
        country: JPN                  # code or name
        sectors: [GOV]
        offices:
          - {title: prime minister, of: Japan, since: 2024-10-01, until: 2025-09-30}

Only ``name`` is needed. An office without ``until`` is sure on its first day alone; ``until: open`` says that it is
held without an end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast, get_args

import yaml

from legation.errors import InputError
from legation.intake.authorities.days import partial_day
from legation.intake.authorities.lines import Refused, opened
from legation.intake.authorities.positions import known_title, office_named
from legation.model.actors import ActorKind
from legation.model.authorities import Authority, AuthorityOffice
from legation.model.known import ENDLESS
from legation.ontology.country_codes import country_code
from legation.ontology.sectors import sector_codes

_KEYS = {"name", "also", "not", "kind", "country", "sectors", "offices"}
_OFFICE_KEYS = {"title", "of", "since", "until"}
_OPEN = "open"


def read_corrections(path: Path) -> Iterator[Authority | Refused]:
    """One authority an entry; a wrong entry is refused and the others are kept.

    Raises InputError where the file is no YAML with a list under ``actors``.
    """
    seen: set[str] = set()
    for number, entry in enumerate(_entries(path), start=1):
        where = f"{path.name} entry {number}"
        try:
            authority = _authority(entry)
            _check(authority.name not in seen, f"{authority.name!r} stands twice")
        except _EntryError as wrong:
            yield Refused(where, "bad-entry", str(wrong), broken=True)
        else:
            seen.add(authority.name)
            yield authority


class _EntryError(Exception):
    """What is wrong with an entry."""


def _check(condition: object, what: str) -> None:
    if not condition:
        raise _EntryError(what)


def _entries(path: Path) -> list[Any]:
    remedy = "docs/commands.md shows how corrections are written."
    with opened(path) as stream:
        try:
            # All values stay text: Norway's code must not become "no", nor a year a number.
            data = yaml.load(stream.read().decode("utf-8-sig"), Loader=yaml.BaseLoader)
        except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
            raise InputError("not-yaml", f"is no YAML ({error})", where=str(path), remedy=remedy) from error
    if not isinstance(data, dict) or set(data) != {"actors"} or not isinstance(data["actors"], list):
        raise InputError("no-corrections", "has no list under actors alone", where=str(path), remedy=remedy)
    return data["actors"]


def _authority(entry: object) -> Authority:
    values = _mapping(entry, _KEYS)
    name = _text(values, "name")
    _check(name, "has no name")
    assert name is not None
    kind, country = _text(values, "kind"), _text(values, "country")
    _check(kind is None or kind in get_args(ActorKind), f"{kind!r} is no kind: {', '.join(get_args(ActorKind))}")
    code = country_code(country) if country else None
    _check(country is None or code, f"{country!r} is no country")
    sectors = _texts(values, "sectors")
    unknown = [sector for sector in sectors if sector not in sector_codes()]
    _check(not unknown, f"{', '.join(unknown)}: no sectors of PLOVER")
    offices = values.get("offices") or []
    _check(isinstance(offices, list), "offices is no list")
    return Authority(
        entity=name,
        name=name,
        names=tuple(dict.fromkeys([name, *_texts(values, "also")])),
        kind=cast(ActorKind | None, kind),
        country=code,
        sectors=sectors,
        offices=tuple(_office(office, code) for office in offices),
        unlike=_texts(values, "not"),
    )


def _office(entry: object, country: str | None) -> AuthorityOffice:
    values = _mapping(entry, _OFFICE_KEYS)
    title, of = _text(values, "title"), _text(values, "of")
    _check(title, "an office has no title")
    assert title is not None
    office = office_named(f"{title} of {of}" if of else title, None if of else country)
    if known_title(title) is None:
        office = replace(office, title=title.lower(), of=office.of or of)
    since, until = _day(values, "since"), None if values.get("until") == _OPEN else _day(values, "until")
    _check(since, f"the office {title!r} has no since")
    _check(not (since and until) or since <= until, f"the office {title!r} ends before it begins")
    return replace(office, since=since, until=until, seen=ENDLESS if values.get("until") == _OPEN else None)


def _mapping(entry: object, keys: set[str]) -> Mapping[str, Any]:
    _check(isinstance(entry, dict), f"{entry!r:.60} is no entry of keys and values")
    assert isinstance(entry, dict)
    unknown = sorted(str(key) for key in entry if key not in keys)
    _check(not unknown, f"has unknown keys: {', '.join(unknown)}")
    return entry


def _text(values: Mapping[str, Any], key: str) -> str | None:
    value = values.get(key)
    _check(value is None or isinstance(value, str), f"{key} is no text")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _texts(values: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = values.get(key) or []
    _check(isinstance(value, list) and all(isinstance(part, str) and part.strip() for part in value),
           f"{key} is no list of texts")  # fmt: skip
    return tuple(dict.fromkeys(" ".join(part.split()) for part in value))


def _day(values: Mapping[str, Any], key: str) -> str | None:
    value = _text(values, key)
    day = partial_day(value) if value else None
    _check(value is None or day, f"{key} {value!r} is no day: write 2024, 2024-10 or 2024-10-01")
    return day
