"""Towns and administrative areas of the world by name: all places of a name, for whoever has to choose among them.

places.tsv has some 230,000 rows sorted by key; it is mapped and searched where it lies, so that nothing is loaded and
several processes share it. Data: GeoNames (CC BY 4.0), written by scripts/build_gazetteer.py.
"""

from __future__ import annotations

import mmap
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from legation.ontology.phrases import phrase_key

FILE = "places.tsv"
AreaKind = Literal["city", "state", "county"]
_KINDS: dict[str, AreaKind] = {"t": "city", "r": "state", "c": "county"}


class Candidate(NamedTuple):
    """A place that a name may mean. ``region``: the name of the state or province that it lies in, if any."""

    kind: AreaKind
    country: str
    region: str
    lat: float
    lon: float
    people: int


@lru_cache(maxsize=65536)
def candidates(name: str) -> tuple[Candidate, ...]:
    """All places of that name, the one with most people first; none where the name is unknown."""
    key = phrase_key(name)
    return _read(key.encode()) if key else ()


def _read(key: bytes) -> tuple[Candidate, ...]:
    table = _table()
    wanted = key + b"\t"
    low, high = 0, len(table)
    while low < high:  # the first line whose key is not below the wanted one
        middle = table.rfind(b"\n", 0, (low + high) // 2) + 1
        if middle < low or table[middle : middle + 1] == b"#" or _line(table, middle) < wanted:
            following = table.find(b"\n", max(middle, low)) + 1
            low = following if following else len(table)
        else:
            high = middle
    found = []
    while (line := _line(table, low)).startswith(wanted):
        _, kind, country, region, lat, lon, people = line.decode().split("\t")
        found.append(Candidate(_KINDS[kind], country, region, float(lat), float(lon), int(people)))
        low += len(line) + 1
    return tuple(found)


def _line(table: mmap.mmap, start: int) -> bytes:
    end = table.find(b"\n", start)
    return table[start : end if end >= 0 else len(table)]


@cache
def _table() -> mmap.mmap:
    with resources.as_file(resources.files(__package__).joinpath(FILE)) as path, path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
