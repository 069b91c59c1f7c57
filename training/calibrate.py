"""Choose the weights of frames against the judge, and fit what a pooled share means, on ``training/calibration``.

    python training/calibrate.py            # prints the weights that fit best, and how well they do

The weights are those under which the sentences' own types are likeliest (a logarithmic opinion pool, fitted by
coordinate descent over a grid); the calibration is Platt's (1999), on whether the chosen type is right. Runs where
Legation runs.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from text import NONE, Sample, read

from legation.annotation.annotate import annotate
from legation.extraction.candidates import Candidate, candidates, verdicts
from legation.extraction.judging import Question, Verdict, judge
from legation.extraction.relating import RelateRequest, best_frame, document_of
from legation.extraction.triggers import UNFRAMED
from legation.model.spans import Span

HERE = Path(__file__).parent
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)
LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Case:
    """What frame and judge say of one pair, and what is right. ``features`` are what the frame's weights multiply."""

    verdict: Verdict
    framed: str | None
    features: tuple[float, ...]
    right: str
    with_none: bool


def main() -> int:
    """Exit code 0."""
    samples = read(sorted((HERE / "calibration").glob("*.tsv")))
    found: dict[str, float] = {}
    for prefix, names, cases in (
        ("", ("frame", "strength"), list(coded(samples))),
        ("pair_", ("pair_frame", "pair_involved", "pair_strength"), list(related(samples))),
    ):
        weights = fitted(cases, len(names))
        slope, intercept = platt(cases, weights)
        found |= dict(zip(names, weights, strict=True))
        found |= {f"{prefix}slope": round(slope, 3), f"{prefix}intercept": round(intercept, 3)}
        print(f"{prefix or 'code'}: {len(cases)} cases, right {accuracy(cases, weights):.3f}, "
              f"frames alone {accuracy(cases, (50.0, *weights[1:])):.3f}, "
              f"judge alone {accuracy(cases, tuple(0.0 for _ in weights)):.3f}")  # fmt: skip
    for name, value in found.items():
        print(f"{name}: {value:g}")
    return 0


def related(samples: Sequence[Sample]) -> Iterator[Case]:
    """Cases of ``relate``: the pair is given, the act is not marked."""
    for sample in samples:
        if sample.type == NONE:
            continue
        request = RelateRequest("pair", sample.text, (Span(*sample.actor),), (Span(*sample.recipient),))
        verdict = judge().ask([Question(sample.text, request.actor, request.recipient)])[0]
        framed = best_frame(annotate(document_of(request)), request)
        yield Case(verdict, framed.type, (1.0, framed.involved, framed.strength), sample.type, False)


def coded(samples: Sequence[Sample]) -> Iterator[Case]:
    """Cases of ``code``: the candidates of the bare sentence that join the pair."""
    for sample in samples:
        request = RelateRequest("pair", sample.text, (Span(*sample.actor),), (Span(*sample.recipient),))
        annotated = annotate(document_of(request))
        found = [c for c in candidates(annotated, []) if c.act.strength > UNFRAMED and joins(c, sample)]
        for candidate, verdict in zip(found, verdicts(annotated, found), strict=True):
            if verdict is not None:
                yield Case(verdict, candidate.type, (1.0, candidate.act.strength), sample.type, True)


def joins(candidate: Candidate, sample: Sample) -> bool:
    """Are the sample's parties those of the candidate, and is its act the sample's?"""
    who = candidate.who
    sides = (who.actors, who.recipients) if who.recipients else (who.actors, who.actors)
    return all(
        any(party.mention.overlaps(Span(*span)) for party in side)
        for side, span in zip(sides, (sample.actor, sample.recipient), strict=True)
    ) and candidate.clause.predicate.overlaps(Span(*sample.trigger))


# -- fitting ----------------------------------------------------------------------------------------


def shares(case: Case, weights: Sequence[float]) -> dict[str, float]:
    """The pooled opinion on one case."""
    scores = {name: math.log(max(p, LEAST)) for name, p in case.verdict.types.items() if case.with_none or name != NONE}
    if case.framed is not None:
        scores[case.framed] += sum(w * f for w, f in zip(weights, case.features, strict=True))
    total = sum(math.exp(score) for score in scores.values())
    return {name: math.exp(score) / total for name, score in scores.items()}


def likelihood(cases: Sequence[Case], weights: Sequence[float]) -> float:
    return float(np.mean([math.log(max(shares(case, weights)[case.right], LEAST)) for case in cases]))


def accuracy(cases: Sequence[Case], weights: Sequence[float]) -> float:
    """The share of cases whose pooled opinion has the right type first."""
    return float(np.mean([max(s := shares(case, weights), key=lambda name: s[name]) == case.right for case in cases]))


def fitted(cases: Sequence[Case], count: int) -> tuple[float, ...]:
    """The weights on the grid under which the right types are likeliest."""
    weights = [1.0] * count
    for _ in range(4):
        for i in range(count):
            weights[i] = max(STEPS, key=lambda step: likelihood(cases, [*weights[:i], step, *weights[i + 1 :]]))
    return tuple(weights)


def platt(cases: Sequence[Case], weights: Sequence[float]) -> tuple[float, float]:
    """Slope and intercept of the chance to be right over the log-odds of the first type's share (Newton's method)."""
    best = [max(shares(case, weights).items(), key=lambda pair: pair[1]) for case in cases]
    odds = np.array([math.log(p / (1 - p)) for _, share in best for p in [min(max(share, LEAST), 1 - LEAST)]])
    right = np.array([float(name == case.right) for (name, _), case in zip(best, cases, strict=True)])
    return newton(np.stack([odds, np.ones_like(odds)], axis=1), right)


def newton(features: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Logistic regression with a little shrinkage."""
    sigmoid: Callable[[np.ndarray], np.ndarray] = lambda z: 1 / (1 + np.exp(-z))  # noqa: E731
    weights = np.array([1.0, 0.0])
    for _ in range(50):
        chance = sigmoid(features @ weights)
        gradient = features.T @ (right - chance) - 1e-2 * (weights - np.array([1.0, 0.0]))
        curvature = (features * (chance * (1 - chance))[:, None]).T @ features + 1e-2 * np.eye(2)
        weights = weights + np.linalg.solve(curvature, gradient)
    return float(weights[0]), float(weights[1])


if __name__ == "__main__":
    sys.exit(main())
