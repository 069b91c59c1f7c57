"""Choosing among what a register answers: who bears a name, who held an office on a day.

Corrections go first, then what texts say, then imported authorities. Sources of one rank that contradict one another
say nothing: nobody is chosen between two of one name, or between two holders on one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.model.known import ENDLESS, RANKS, Holding, Known
from legation.ontology.offices import titles
from legation.ontology.phrases import phrase_key
from legation.ontology.sectors import former
from legation.resolution.register import Register

_FORMER = ("ELI",)
_MOST_SECTORS = 3


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office on a day: ``name`` is None where that is not known, and ``why`` says what is.

    ``since`` and ``until`` are the days for which the source vouches.
    """

    name: str | None
    why: str
    since: str | None = None
    until: str | None = None


def correction(register: Register, name: str) -> Known | None:
    """What a person corrected about the name, if anything."""
    found = [known for known in register.known(name) if known.rank == "correction"]
    return _joined(found) if found else None


def known_as(register: Register, name: str, country: str | None = None, *, person: bool | None = None) -> Known | None:
    """Who bears the name, as far as sources agree; ``country`` and ``person`` leave out those that are another.

    A single word is no person's name to go by, unless a correction says so.
    """
    entries = [k for k in register.known(name) if k.rank == "correction" or _is_enough(name, k)]
    if person is not None:
        entries = [k for k in entries if k.rank == "correction" or k.kind is None or (k.kind == "person") == person]
    chosen: Known | None = None
    for rank in RANKS:
        of_rank = [k for k in entries if k.rank == rank]
        if country is not None and rank != "correction":
            of_rank = [k for k in of_rank if k.country in (country, None)]
        found = _agreed(of_rank)
        if found is not None:
            chosen = _filled(chosen, found) if chosen else found
    return chosen


def offices_on(register: Register, name: str, day: str | None, country: str | None = None) -> tuple[Holding, ...]:
    """The offices that the bearer of the name surely held on the day; of the most trusted rank that knows any."""
    if day is None:
        return ()
    found = [h for h in _of(register.offices(name), country) if h.holds(day[:10])]
    for rank in RANKS:
        of_rank = tuple(h for h in found if h.rank == rank)
        if of_rank:
            return of_rank if _is_one_person(of_rank) else ()
    return ()


def roles_on(register: Register, known: Known, name: str, day: str | None) -> tuple[str, ...]:
    """Sectors on a day: those of the offices held, ELI where all are known to be over, else those that have no day."""
    held = offices_on(register, name, day, known.country)
    sectors = tuple(dict.fromkeys(code for holding in held for code in _sectors(holding)))[:_MOST_SECTORS]
    if sectors or day is None:
        return sectors or known.sectors
    every = _of(register.offices(name), known.country)
    over = bool(every) and all(h.until is not None and h.until[:10] < day[: len(h.until)] for h in every)
    turns = not known.sectors or known.sectors[0] in former().sectors
    return _FORMER if over and turns and known.rank != "correction" else known.sectors


def _sectors(holding: Holding) -> tuple[str, ...]:
    """Its own sectors, else those of its title."""
    title = titles().get(holding.title) if holding.title and not holding.sectors else None
    return title.sectors if title else holding.sectors


def holder_on(register: Register, title: str, of: Sequence[str], day: str | None) -> Holder:
    """Who surely held the office on the day; ``of`` are the names of what it is of."""
    every = register.holders(title, of)
    if day is None:
        return Holder(None, "holder not known without a day" if every else "holder not known")
    day = day[:10]
    for rank in RANKS:
        found = [h for h in every if h.rank == rank and h.holds(day)]
        names = _different([h.holder for h in found])
        if len(names) > 1:
            return Holder(None, f"holder not sure on {day}: {' or '.join(names)}")
        if names:
            since, until = found[0].vouched()
            shown = None if until == ENDLESS else until
            return Holder(names[0], f"holder on {day}: {_known_from(found[0])}", since, shown)
    return Holder(None, _last_known(every, day))


def _known_from(holding: Holding) -> str:
    first, last = holding.vouched()
    days = first if first == last else f"{first} to {last}"
    return f"{holding.rank} {holding.source}, {days}"


def _last_known(every: Sequence[Holding], day: str) -> str:
    """What is known of the days before, said but not taken for an answer."""
    before = [(end, h) for h in every if (end := h.vouched()[1]) is not None and end < day]
    if not before:
        return f"holder not known on {day}"
    end, last = max(before, key=lambda pair: pair[0])
    return f"holder not known on {day}; last known: {last.holder} on {end} ({last.rank} {last.source})"


def _different(names: Sequence[str]) -> list[str]:
    """The names that are not part of a longer one ("Ota" beside "Kenji Ota" is the same holder)."""
    words = {name: frozenset(phrase_key(name).split()) for name in names}
    longest = sorted(words, key=lambda name: -len(words[name]))
    kept: list[str] = []
    for name in longest:
        if not any(words[name] <= words[other] for other in kept):
            kept.append(name)
    return kept


def _is_enough(name: str, known: Known) -> bool:
    if len(phrase_key(name).split()) > 1:
        return True
    return known.kind not in (None, "person") and phrase_key(known.name) == phrase_key(name)


def _of(holdings: Sequence[Holding], country: str | None) -> list[Holding]:
    return [h for h in holdings if country is None or h.rank == "correction" or h.country in (country, None)]


def _is_one_person(holdings: Sequence[Holding]) -> bool:
    """Do all sources name the same offices? Two entries of one file, with other offices each, are two persons."""
    by_source: dict[str, set[tuple[str | None, str | None]]] = {}
    for holding in holdings:
        by_source.setdefault(holding.source, set()).add((holding.title, holding.of))
    return holdings[0].rank != "authority" or len(set(map(frozenset, by_source.values()))) == 1


def _agreed(entries: Sequence[Known]) -> Known | None:
    """One for all, where no two name different countries or kinds."""
    if not entries:
        return None
    countries, kinds = ({getattr(k, part) for k in entries} - {None} for part in ("country", "kind"))
    if len(countries) > 1 or len(kinds) > 1:
        return None
    return _joined(entries)


def _joined(entries: Sequence[Known]) -> Known:
    first, *others = entries
    for other in others:
        first = _filled(first, other)
    if len({tuple(sorted(k.identifiers.items())) for k in entries if k.identifiers}) > 1:
        first = replace(first, identifiers={})  # perhaps two persons of one name
    said = [k.sectors for k in entries if k.sectors]
    return replace(first, sectors=tuple(code for code in first.sectors if all(code in sectors for sectors in said)))


def _filled(known: Known, other: Known) -> Known:
    """What the first does not know, from the second; nothing from somebody of another country."""
    if known.country and other.country and known.country != other.country:
        return known
    return replace(
        known,
        kind=known.kind or other.kind,
        country=known.country or other.country,
        sectors=known.sectors or other.sectors,
        identifiers={**other.identifiers, **known.identifiers},
    )
