"""Which place a name means, among all places of that name.

Every candidate is scored by its people, by what the document says outright ("Paris, Texas") and by what else the
document names: places near it, in its state or province, in its country. A name keeps one place through a document,
as names do (one sense per discourse, Gale, Church and Yarowsky 1992; proximity as in Leidner 2007). Nothing is drawn
from who acts: a government's act does not happen in its capital for that.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from legation.annotation.annotated import Annotated
from legation.ontology.countries import Sense, countries, towns
from legation.ontology.gazetteer import candidates
from legation.ontology.load import check, check_keys
from legation.ontology.phrases import phrase_key
from legation.resolution.toponyms import FILE, Toponym, place_sense, table, toponym_words

_SHORT = re.compile(r",?\s*\(?(?:in\s+)?((?:[A-Z]\.\s?){1,3}|[A-Z][A-Za-z]*\.?(?:[A-Z][a-z]*\.)?)")
_NEAR = 150.0
_MOST = 24
_SETTLED = frozenset({"country", "state", "partial", "world", "sea", "region"})


class Chosen(NamedTuple):
    """The place that a name means."""

    country: str | None
    region: str
    lat: float | None
    lon: float | None
    kind: str


class Weights(NamedTuple):
    """Points for a candidate (toponyms.yml says what for)."""

    people: float
    country: float
    state: float
    county: float
    capital: float
    within: float
    land: float
    region: float
    near: float
    dateline: float


class _Option(NamedTuple):
    place: Chosen
    base: float


class _Area(NamedTuple):
    """A country, or a state or province of it."""

    country: str | None
    region: str


_Container = tuple[_Area, ...]  # what a place lies in by the text: all areas of that name


@cache
def weights() -> Weights:
    """The numbers of toponyms.yml."""
    given = check_keys(table()["weights"], file=FILE, name="weights", required=Weights._fields)
    for name, number in given.items():
        check(isinstance(number, (int, float)), f"{number!r} is no number", file=FILE, entry=f"weights, {name}")
    return Weights(**{name: float(given[name]) for name in Weights._fields})


@cache
def short_forms() -> Mapping[str, _Area]:
    """Short forms of states ("Tenn", "NY") to the state; of two countries the one listed first wins."""
    found: dict[str, _Area] = {}
    given = table()["short"]
    check(isinstance(given, Mapping), "is not a mapping", file=FILE, entry="short")
    assert isinstance(given, Mapping)
    for country, forms in given.items():
        check(country in countries(), f"{country!r} is no country", file=FILE, entry="short")
        for form, region in forms.items():
            found.setdefault(form, _Area(country, region))
    return found


def choose(annotated: Annotated, toponyms: Sequence[Toponym]) -> tuple[Chosen | None, ...]:
    """The place of each toponym; None for a name that no table knows."""
    options = {key: _options(key, name) for key, name in _names(toponyms).items()}
    said = _containers(annotated, toponyms)
    counts = Counter(phrase_key(t.name) for t in toponyms)
    context = _Context(options, counts, said, _dateline(annotated, toponyms))
    settled = {key: context.best(key) for key in options}
    return tuple(settled[phrase_key(t.name)] for t in toponyms)


def _names(toponyms: Iterable[Toponym]) -> dict[str, str]:
    return {phrase_key(t.name): t.name for t in reversed(list(toponyms))}


# -- candidates -----------------------------------------------------------------------------------


def _options(key: str, name: str) -> tuple[_Option, ...]:
    """All places of that name; tried without a word of direction, and in another spelling, where it has none."""
    short = short_forms().get(name.replace(".", "").replace(" ", "")) if name.endswith(".") else None
    found = _known(short.region if short is not None else name)
    words = key.split()
    if not found and len(words) > 1:
        sets = toponym_words()
        for size in (2, 1):
            if len(words) > size and " ".join(words[:size]) in sets.adjuncts:
                found = found or _known(" ".join(words[size:]).title())
        if words[-1] in sets.endings:
            found = found or _known(" ".join(words[:-1]).title())
        if words[0] in sets.spellings:
            found = found or _known(" ".join((sets.spellings[words[0]], *words[1:])).title())
    return found


def _known(name: str) -> tuple[_Option, ...]:
    points = weights()
    found: list[_Option] = []
    sense = place_sense(name)
    if sense is not None:
        if sense.form in ("capital", "seat"):
            capital = towns().get(name)
            sense = capital if capital is not None and capital.kind == "city" else None
        elif sense.kind in _SETTLED:
            found.append(_Option(_of_sense(sense), points.country if sense.kind == "country" else points.state))
            sense = None
    town = sense if sense is not None and sense.kind == "city" else None
    for place in candidates(name)[:_MOST]:
        base = points.people * math.log10(place.people + 10)
        base += {"state": points.state - 6.0, "county": points.county - 6.0}.get(place.kind, 0.0)
        chosen = Chosen(place.country, place.region, place.lat, place.lon, place.kind)
        if sense is not None and place.kind == "city" and _near(chosen, _of_sense(sense)):
            base += points.capital
            sense = None
        found.append(_Option(chosen, base))
    if sense is not None and sense.lat is not None:
        found.append(_Option(_of_sense(sense), points.people * 6.0))
    if town is not None:  # the name alone is the town's, not that of an area named after it
        found = [o for o in found if o.place.kind not in ("state", "county") or o.place.country != town.country]
    return tuple(found)


def _of_sense(sense: Sense) -> Chosen:
    region = sense.name if sense.kind == "state" else ""
    return Chosen(sense.country, region, sense.lat, sense.lon, sense.kind)


# -- what the document says ------------------------------------------------------------------------


def _containers(annotated: Annotated, toponyms: Sequence[Toponym]) -> dict[str, _Container]:
    """Name to what it lies in, where the text says so behind it ("Paris, Tenn.", "Paris, Texas", "Nice (France)")."""
    found: dict[str, _Container] = {}
    text = annotated.document.text
    starts = {t.span.start: t for t in toponyms}
    for toponym in toponyms:
        key = phrase_key(toponym.name)
        match = _SHORT.match(text, toponym.span.end)
        if key in found or match is None:
            continue
        following = starts.get(match.start(1))
        form = match.group(1).replace(".", "").replace(" ", "")
        if "," in match.group() and form in short_forms():
            found[key] = (short_forms()[form],)
        elif following is not None and (areas := _areas(following.name)):
            found[key] = areas
    return found


def _areas(name: str) -> _Container:
    """All countries and states of that name."""
    found = []
    sense = place_sense(name)
    if sense is not None and sense.kind in ("country", "state", "region"):
        found.append(_Area(sense.country, sense.name if sense.kind != "country" else ""))
    found.extend(_Area(place.country, name) for place in candidates(name) if place.kind == "state")
    return tuple(found)


def _dateline(annotated: Annotated, toponyms: Sequence[Toponym]) -> str | None:
    """The name of the town that the article was written in."""
    line = annotated.document.dateline
    for toponym in toponyms:
        if line is not None and line.contains(toponym.span):
            return phrase_key(toponym.name)
    return None


class _Context:
    """What a document names, counted once: its countries, regions and points."""

    def __init__(
        self,
        options: Mapping[str, tuple[_Option, ...]],
        counts: Mapping[str, int],
        said: Mapping[str, _Container],
        dateline: str | None,
    ) -> None:
        self._options, self._said, self._dateline = options, said, dateline
        self._lands: dict[str, dict[str, float]] = defaultdict(dict)
        self._regions: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        self._points: list[tuple[str, float, float, float]] = []
        for key, places in options.items():
            if not places:
                continue
            share = self._shares(key)
            for option, part in zip(places, share, strict=True):
                place, weight = option.place, part * (1.0 + math.log2(counts[key]))
                if place.country is not None:
                    lands = self._lands[place.country]
                    lands[key] = lands.get(key, 0.0) + weight
                    if place.region:
                        region = self._regions[place.country, place.region]
                        region[key] = region.get(key, 0.0) + weight
                if place.lat is not None and place.lon is not None and part > 0.05 and place.kind in ("city", "county"):
                    self._points.append((key, place.lat, place.lon, part))
        for container in said.values():
            area = container[0]
            if len(container) == 1 and area.country is not None:
                self._regions[area.country, area.region]["said"] = 1.0
                self._lands[area.country]["said"] = 1.0

    def _shares(self, key: str) -> list[float]:
        """How probable each place of a name is before the document is looked at."""
        places = self._options[key]
        container = self._said.get(key)
        inside = [container is None or _lies_in(o.place, container) for o in places]
        if not any(inside):
            inside = [True] * len(places)
        most = max(o.base for o, ok in zip(places, inside, strict=True) if ok)
        parts = [math.exp(1.5 * (o.base - most)) if ok else 0.0 for o, ok in zip(places, inside, strict=True)]
        return [part / sum(parts) for part in parts]

    def best(self, key: str) -> Chosen | None:
        """The place with most points; None for an unknown name, and no point where none lies where it should."""
        places = self._options[key]
        container = self._said.get(key)
        if not places:
            return None if container is None else Chosen(*container[0], None, None, "unknown")
        found = max(places, key=lambda option: self._points_of(key, option, container))
        if container is not None and not _lies_in(found.place, container):
            return Chosen(*container[0], None, None, found.place.kind)
        return found.place

    def _points_of(self, key: str, option: _Option, container: _Container | None) -> float:
        place, points = option.place, weights()
        total = option.base
        if container is not None and _lies_in(place, container):
            total += points.within
        if place.country is not None:
            total += points.land * _doublings(self._lands[place.country], key)
            if place.region:
                total += points.region * _doublings(self._regions[place.country, place.region], key)
        if place.lat is not None and place.kind in ("city", "county"):
            near: dict[str, float] = {}
            for other, lat, lon, part in self._points:
                if other != key and distance(place.lat, place.lon or 0.0, lat, lon) <= _NEAR:
                    near[other] = max(near.get(other, 0.0), part)
            total += points.near * math.log2(1.0 + sum(near.values()))
            if self._dateline in near:
                total += points.dateline
        return total


def _doublings(names: Mapping[str, float], key: str) -> float:
    return math.log2(1.0 + sum(weight for name, weight in names.items() if name != key))


def _lies_in(place: Chosen, container: _Container) -> bool:
    return any(
        place.country == area.country and (not area.region or phrase_key(place.region) == phrase_key(area.region))
        for area in container
    )


def _near(one: Chosen, other: Chosen) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return one.country == other.country and distance(one.lat, one.lon, other.lat, other.lon) <= 60.0


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points in degrees, on a sphere (equirectangular: within one percent up to 500 km)."""
    across = math.radians(other_lon - lon) * math.cos(math.radians((lat + other_lat) / 2))
    up = math.radians(other_lat - lat)
    return 6371.0 * math.hypot(across, up)
