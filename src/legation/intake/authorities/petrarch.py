"""Actor dictionaries of PETRARCH (and TABARI with dates on lines of their own) to authorities.

    BARACK_OBAMA_  # a comment
    +PRESIDENT_OBAMA_
        [USAELI 961231-20090119]
        [USAGOV 20090120-20170119]
        [USAELI]

A code without days holds at any other time, ``>20090120`` at all later ones: so the format says, and so it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from legation.intake.authorities.days import dictionary_day
from legation.intake.authorities.lines import Refused, opened
from legation.model.authorities import Authority, AuthorityOffice
from legation.model.known import ENDLESS
from legation.ontology.bodies import STATELESS
from legation.ontology.countries import countries
from legation.ontology.country_codes import codes
from legation.ontology.load import check, check_keys, read_yaml
from legation.ontology.sectors import sector_codes

_FILE = "petrarch.yml"
_COMMENT = re.compile(r"<!--.*?(?:-->|$)|[#;].*")
_CODE = re.compile(r"\[([^\]]*)\]?")
_DAYS = re.compile(r"(?P<sign>[<>])\s*(?P<one>\d+)|(?P<first>\d+)\s*-\s*(?P<last>\d+)")
_ENTRY = re.compile(r"[+]?[^\W\d_][^\[\]{}]*")
_MOST_SECTORS = 3
_ABBREVIATION = 5


class _Coded(NamedTuple):
    country: str | None
    sectors: tuple[str, ...]
    since: str | None = None
    until: str | None = None

    @property
    def dated(self) -> bool:
        return bool(self.since or self.until)


@dataclass(slots=True)
class _Entry:
    where: str
    names: list[str]
    codes: list[_Coded] = field(default_factory=list)


@cache
def _roles() -> Mapping[str, tuple[str, ...]]:
    data = check_keys(read_yaml("legation.intake.authorities", _FILE), file=_FILE, name="file", required=("roles",))
    for role, sectors in data["roles"].items():
        check(set(sectors) <= sector_codes(), "has unknown sectors", file=_FILE, entry=role)
    return {role: tuple(sectors) for role, sectors in data["roles"].items()}


def is_petrarch(text: str) -> bool:
    """Does the beginning of a file look like an actor dictionary?"""
    lines = [line for raw in text.splitlines() if (line := _COMMENT.sub("", raw).strip())]
    return any(_CODE.search(line) for line in lines) and not any(line.startswith("{") for line in lines)


def read_petrarch(path: Path) -> Iterator[Authority | Refused]:
    """One authority an entry. A code that cannot be read is refused, and the entry keeps the others."""
    entry: _Entry | None = None
    with opened(path) as stream:
        for number, raw in enumerate(stream, start=1):
            where = f"{path.name}:{number}"
            line = _COMMENT.sub("", raw.decode("utf-8", "replace")).rstrip()
            text = line.strip()
            if not text:
                continue
            name = _ENTRY.match(text)
            if name and not name.group().startswith("+"):
                if entry is not None:
                    yield _finished(entry)
                entry = _Entry(where, [_name(name.group())])
            elif name and entry is not None:
                entry.names.append(_name(name.group()[1:]))
            elif not text.startswith("[") or entry is None:
                yield Refused(where, "no-entry", f"{text[:60]!r} is no name or code", broken=True)
                continue
            for found in _CODE.findall(text):
                coded = _coded(found)
                if isinstance(coded, str):
                    yield Refused(where, "bad-code", coded, broken=True)
                else:
                    entry.codes.append(coded)
    if entry is not None:
        yield _finished(entry)


def _name(words: str) -> str:
    """The words as a name is written: capitals only where words begin; a short single word is an abbreviation."""
    parts = words.replace("_", " ").split()
    if len(parts) == 1 and len(parts[0]) <= _ABBREVIATION:
        return parts[0]
    return " ".join(part.title() if part.isupper() else part for part in parts)


def _coded(text: str) -> _Coded | str:
    """A code with its days, or what is wrong with it."""
    code, _, days = text.strip().partition(" ")
    if not re.fullmatch(r"[A-Za-z]{3}(?:[A-Za-z]{3})*", code):
        return f"{text!r} is no code of three letters for each part"
    country, sectors = _split(code.upper())
    if country is None and not sectors:
        return f"{text!r} names no country and no role that is known"
    if not days.strip():
        return _Coded(country, sectors)
    match = _DAYS.fullmatch(days.strip())
    found = [dictionary_day(group) for group in match.groups() if group and group.isdigit()] if match else [None]
    if match is None or None in found:
        return f"{days.strip()!r} are no days"
    if match["sign"]:
        return _Coded(country, sectors, *((found[0], None) if match["sign"] == ">" else (None, found[0])))
    return _Coded(country, sectors, found[0], found[1])


def _split(code: str) -> tuple[str | None, tuple[str, ...]]:
    """Country and sectors of a code: "USAGOVMIL"."""
    first, *rest = (code[i : i + 3] for i in range(0, len(code), 3))
    known = first in countries() or first in STATELESS
    country = first if known else codes("cameo").get(first)
    roles = rest if country else [first, *rest]
    sectors = (sector for role in roles for sector in _roles().get(role, ()))
    return country, tuple(dict.fromkeys(sectors))[:_MOST_SECTORS]


def _finished(entry: _Entry) -> Authority | Refused:
    if not entry.codes:
        return Refused(entry.where, "no-code", entry.names[0])
    names = tuple(dict.fromkeys(entry.names))
    stated = {coded.country for coded in entry.codes if coded.country}
    undated = next((coded for coded in entry.codes if not coded.dated), None)
    return Authority(
        entity=names[0],
        name=names[0],
        names=names,
        country=undated.country if undated else stated.pop() if len(stated) == 1 else None,
        sectors=undated.sectors if undated else (),
        offices=tuple(_role(coded) for coded in entry.codes if coded.dated),
    )


def _role(coded: _Coded) -> AuthorityOffice:
    of = countries()[coded.country].name if coded.country and coded.country in countries() else None
    since = coded.since or "0001-01-01"
    seen = ENDLESS if coded.until is None else None
    return AuthorityOffice(None, of, coded.country, coded.sectors, since, coded.until, seen)
