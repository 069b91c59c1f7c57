"""Bodies that news names without saying what they are: international organizations, parties, armed groups, agencies.

The table is bodies.tsv. Its country is an ISO code or one of PLOVER's codes for those that belong to no state.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from legation.model.actors import ActorKind
from legation.ontology.countries import PACKAGE, countries
from legation.ontology.load import check, read_tsv, several
from legation.ontology.phrases import PhraseIndex
from legation.ontology.sectors import sector_codes

FILE = "bodies.tsv"
STATELESS = frozenset({"UNO", "EUR", "IGO", "NGO", "MNC", "IMG", "ISM"})


@dataclass(frozen=True, slots=True)
class Body:
    """A known organization: its country (or PLOVER's international code), sectors and kind."""

    name: str
    country: str
    sectors: tuple[str, ...]
    kind: ActorKind


@cache
def bodies() -> PhraseIndex[Body]:
    """All bodies by name and alias."""
    entries: list[tuple[str, Body]] = []
    for row in read_tsv(PACKAGE, FILE):
        name, country, sectors = row["name"], row["country"], several(row["sectors"])
        check(country in STATELESS or country in countries(), f"{country!r} is no country", file=FILE, entry=name)
        unknown = [code for code in sectors if code not in sector_codes()]
        check(not unknown, f"has unknown sectors: {', '.join(unknown)}", file=FILE, entry=name)
        check(row["kind"] in get_args(ActorKind), f"{row['kind']!r} is no kind of actor", file=FILE, entry=name)
        body = Body(name, country, sectors, cast(ActorKind, row["kind"]))
        entries.extend((phrase, body) for phrase in (name, *several(row["aliases"])))
    return PhraseIndex(entries, proper=True)
