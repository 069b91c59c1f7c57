"""Pairs of actors across documents that may be one, each with a score and what speaks for it.

Only a person decides (``legation merge`` and ``split``); a machine's judgement counts from ``sure`` on, and only where
it is asked for. Two countries that are known and differ are two actors.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations

from legation.ontology.load import check, check_keys, read_yaml
from legation.record import ActorRow, Judgement, Lookup, Merged
from legation.record.rows import Filter
from legation.views.words import folded

_FILE = "views/candidates.yml"
_SHORTEST_BLOCK = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two actors that may be one; ``left`` is found in more documents. ``score`` is between 0 and 1, not calibrated."""

    left: ActorRow
    right: ActorRow
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """The numbers of ``candidates.yml``."""

    likeness: Mapping[str, float]
    also: Mapping[str, float]
    sure: float
    least: float
    spellings: tuple[tuple[str, str], ...]


@cache
def likeness() -> Likeness:
    """The numbers, checked. Raises OntologyError where the file is wrong."""
    raw = read_yaml("legation.views", "candidates.yml")
    check_keys(raw, file=_FILE, name="top level", required=("likeness", "also", "sure", "least", "spellings"))
    for pair in raw["spellings"]:
        check(isinstance(pair, list) and len(pair) == 2, "is no pair", file=_FILE, entry=pair)
    spellings = tuple((str(one), str(other)) for one, other in raw["spellings"])
    return Likeness(dict(raw["likeness"]), dict(raw["also"]), raw["sure"], raw["least"], spellings)


def candidates(record: Lookup, where: Filter | None = None) -> tuple[Candidate, ...]:
    """Pairs that are not judged yet, the likeliest first; of ``where``, one at least must be left by the filter."""
    rows = record.actors()
    merged, sectors = record.merged_actors(), record.actor_sectors()
    asked = {row.id for row in record.actors(replace(where, limit=None, offset=0))} if where else None
    found = [
        candidate
        for left, right in _pairs(rows)
        if (asked is None or not asked.isdisjoint((left.id, right.id)))
        and not merged.are_different(left.id, right.id)
        and (candidate := _candidate(left, right, merged, sectors)) is not None
    ]
    found = [c for c in _less_sure(found) if c.score >= likeness().least]
    found.sort(key=lambda c: (-c.score, c.left.name, c.left.id, c.right.id))
    return tuple(found)


def is_sure(candidate: Candidate) -> bool:
    """Is the score so high that a machine's judgement counts?"""
    return candidate.score >= likeness().sure


def as_judgement(candidate: Candidate, *, at: str) -> Judgement:
    """The candidate as a machine's judgement; ``at`` is the time (ISO)."""
    one, other = sorted((candidate.left.id, candidate.right.id))
    return Judgement(one, other, "same", candidate.score, candidate.reason, "machine", at)


def _pairs(rows: tuple[ActorRow, ...]) -> Iterator[tuple[ActorRow, ActorRow]]:
    """Pairs that share the sound of a word at an edge of their names, each once."""
    of_row = [_blocks(row) for row in rows]
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(of_row):
        for block in found:
            blocks[block].append(number)
    for block, numbers in blocks.items():
        for one, other in combinations(numbers, 2):
            if block == min(of_row[one] & of_row[other]):
                yield rows[one], rows[other]


def _blocks(row: ActorRow) -> set[str]:
    if row.kind == "place":
        return set()
    words = folded(row.name).split()
    if row.kind != "person":
        return {f"body {folded(row.name)}"}
    edges = {sound(word) for word in (words[0], words[-1])} if words else set()
    return {edge for edge in edges if len(edge) >= _SHORTEST_BLOCK} or edges


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """A folded word in the spelling in which names are compared; no word to show."""
    for one, other in likeness().spellings:
        word = word.replace(one, other)
    return "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])


def _candidate(
    left: ActorRow, right: ActorRow, merged: Merged, sectors: Mapping[str, tuple[str, ...]]
) -> Candidate | None:
    if left.country and right.country and left.country != right.country:
        return None
    is_person = left.kind == "person"
    if is_person != (right.kind == "person"):
        return None
    alike = _alike(left.name, right.name) if is_person else _alike_bodies(left, right)
    if alike is None:
        return None
    reasons, rules = [alike], likeness()
    if left.country and left.country == right.country:
        reasons.append("same country")
    one, other = ({s for actor in merged.all_of(row.id) for s in sectors.get(actor, ())} for row in (left, right))
    if one and other:
        reasons.append("a sector in common" if one & other else "no sector in common")
    score = rules.likeness[alike] + sum(rules.also[reason] for reason in reasons[1:])
    return Candidate(left, right, round(min(score, 0.99), 2), "; ".join(reasons))


def _alike_bodies(left: ActorRow, right: ActorRow) -> str | None:
    if folded(left.name) != folded(right.name):
        return None
    return "same name" if left.kind == right.kind else "same name of another kind"


def _alike(left: str, right: str) -> str | None:
    """How two persons' names are alike, if they are."""
    one, other = folded(left).split(), folded(right).split()
    if not one or not other:
        return None
    if one == other:
        return "same name" if len(one) > 1 else "same single word"
    if len(one) > 1 and sorted(one) == sorted(other):
        return "same words in another order"
    first, second = [sound(word) for word in one], [sound(word) for word in other]
    if len(first) == len(second) > 1 and sorted(first) == sorted(second):
        return "same name in another spelling"
    if first[-1] != second[-1]:
        return None
    if 1 in (len(one), len(other)):
        return "one with the surname alone"
    short, long = sorted((first, second), key=len)
    if len(short) < len(long) and short[0] == long[0] and set(short) <= set(long):
        return "one with a middle name"
    initials = 1 in (len(one[0]), len(other[0])) and one[0][0] == other[0][0]
    return "one with an initial" if initials else None


def _less_sure(found: list[Candidate]) -> Iterator[Candidate]:
    """A surname or initial that fits several is less sure of each."""
    vague = {f"one with {what}" for what in ("the surname alone", "an initial")}
    short: Counter[str] = Counter()
    for candidate in found:
        if candidate.reason.split("; ")[0] in vague:
            short[_shorter(candidate).id] += 1
    why = "one of several that fit"
    for candidate in found:
        if candidate.reason.split("; ")[0] in vague and short[_shorter(candidate).id] > 1:
            score = round(candidate.score + likeness().also[why], 2)
            yield replace(candidate, score=score, reason=f"{candidate.reason}; {why}")
        else:
            yield candidate


def _shorter(candidate: Candidate) -> ActorRow:
    return min((candidate.left, candidate.right), key=lambda row: (len(row.name), row.id))
