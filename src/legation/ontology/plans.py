"""The words of plans: what can be planned, and how far the news says it has come (``plans.yml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from legation.errors import OntologyError
from legation.model.findings import PlanStatus
from legation.ontology.load import read_yaml

_STATUSES: tuple[PlanStatus, ...] = (
    "sought", "offered", "agreed", "scheduled", "expected", "postponed", "cancelled", "held",
)  # fmt: skip
_BOUNDS = frozenset({"ends_before", "ends_with", "starts_after", "starts_with"})


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The tables of ``plans.yml``, turned round: lemma to the plan's name or status, preposition to the side of a
    window that the time under it bounds."""

    nouns: dict[str, str]
    verbs: dict[str, str]
    carriers: frozenset[str]
    status: dict[str, PlanStatus]
    own_status: frozenset[str]
    condition_markers: frozenset[str]
    condition_prepositions: frozenset[str]
    party_prepositions: frozenset[str]
    host_prepositions: frozenset[str]
    bounds: dict[str, str]


@cache
def plan_words() -> PlanWords:
    """The words of plans, checked. Raises OntologyError on an unknown status."""
    raw = read_yaml("legation.ontology", "plans.yml")
    status: dict[str, PlanStatus] = {}
    for name, lemmas in raw["status_words"].items():
        known = next((s for s in _STATUSES if s == name), None)
        if known is None:
            raise OntologyError(f"unknown status {name!r}", where="plans.yml, status_words")
        for lemma in lemmas:
            status.setdefault(lemma, known)
    for kind in raw["bounds"]:
        if kind not in _BOUNDS:
            raise OntologyError(f"unknown bound {kind!r}", where="plans.yml, bounds")
    return PlanWords(
        {lemma: name for name, lemmas in raw["nouns"].items() for lemma in lemmas},
        {lemma: name for name, lemmas in raw["verbs"].items() for lemma in lemmas},
        frozenset(raw["carriers"]),
        status,
        frozenset(raw["own_status"]),
        frozenset(raw["condition_markers"]),
        frozenset(raw["condition_prepositions"]),
        frozenset(raw["party_prepositions"]),
        frozenset(raw["host_prepositions"]),
        {word: kind for kind, words in raw["bounds"].items() for word in words},
    )
