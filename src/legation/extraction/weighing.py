"""Frames and the judge weighed together: the type of an act, and how sure it is.

The two err in different places: a frame knows the codebook's rule for its word, the judge has read the sentence. Their
scores are added on the scale of log-odds (a logarithmic opinion pool, Genest and Zidek 1986), with weights in
``weighing.yml`` that were chosen on text written for the project (``training/calibration``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import cast

from legation.extraction.judging import NONE, Verdict
from legation.model.findings import EventType, Stance
from legation.ontology.load import check, check_keys, read_yaml

_FILE = "extraction/weighing.yml"
_LEAST = 1e-4
_SURE_MODE = 0.9
_SIDES: tuple[Stance, ...] = ("for", "against")


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of ``weighing.yml``."""

    frame: float
    strength: float
    sure: float
    none_margin: float
    unframed: float
    pair_frame: float
    pair_involved: float
    pair_strength: float
    stance_margin: float
    stance_frame: float
    calibration: tuple[float, float]
    pair_calibration: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The type that frame and judge come to together, None where it is no political act. ``chance`` is calibrated."""

    type: EventType | None
    mode: str | None
    chance: float
    judged: EventType | str
    probability: float


@cache
def weights() -> Weights:
    """The weights, checked. Raises OntologyError where one is missing or no number."""
    names = [f.name for f in fields(Weights) if "calibration" not in f.name]
    names += ["slope", "intercept", "pair_slope", "pair_intercept"]
    raw = check_keys(read_yaml("legation.extraction", "weighing.yml"), file=_FILE, name="file", required=names)
    for name in names:
        check(isinstance(raw[name], int | float), "is no number", file=_FILE, entry=name)
    numbers = {name: float(raw[name]) for name in names}
    calibration = (numbers.pop("slope"), numbers.pop("intercept"))
    pair_calibration = (numbers.pop("pair_slope"), numbers.pop("pair_intercept"))
    return Weights(**numbers, calibration=calibration, pair_calibration=pair_calibration)


def weigh(verdict: Verdict, framed: EventType | None, strength: float) -> Weighed:
    """What frame and judge say together. ``strength`` is the frame's, from 0 to 1.

    Without a frame the judge must be sure by itself, or there is no act.
    """
    if framed is None:
        judged = max(verdict.types, key=lambda name: verdict.types[name])
        if judged == NONE or verdict.types[judged] < weights().unframed:
            return Weighed(None, None, 0.0, judged, verdict.types[judged])
    scores = {name: math.log(max(p, _LEAST)) for name, p in verdict.types.items()}
    if framed is not None:
        scores[framed] += weights().frame + weights().strength * strength
    return _decided(scores, verdict, weights().calibration)


def weigh_relation(verdict: Verdict, framed: EventType | None, involved: float, strength: float) -> Weighed:
    """The same for a pair that is given: the best fit, always a type. ``involved`` (0 to 3.5) is how much of the pair
    takes part in the framed act."""
    scores = {name: math.log(max(p, _LEAST)) for name, p in verdict.types.items() if name != NONE}
    if framed is not None:
        scores[framed] += weights().pair_frame + weights().pair_involved * involved + weights().pair_strength * strength
    return _decided(scores, verdict, weights().pair_calibration)


def weigh_stance(verdict: Verdict, framed: Stance | None) -> Stance | None:
    """Where the first party of a pair stands toward the second: the side that leads "neutral" by the stated margin of
    log-odds, with the stance that the frame of an act between the two shows; None where neither side does."""
    neutral = math.log(max(verdict.stances["neutral"], _LEAST))
    leads: dict[Stance, float] = {}
    for side in _SIDES:
        lead = math.log(max(verdict.stances[side], _LEAST)) - neutral
        leads[side] = lead + (weights().stance_frame if framed == side else 0.0)
    best = max(leads, key=lambda side: leads[side])
    return best if leads[best] >= weights().stance_margin else None


def _decided(scores: Mapping[EventType | str, float], verdict: Verdict, calibration: tuple[float, float]) -> Weighed:
    ranked = sorted((name for name in scores if name != NONE), key=lambda name: (-scores[name], name))
    best = ranked[0]
    judged = max(verdict.types, key=lambda name: verdict.types[name])
    if scores.get(NONE, -math.inf) - scores[best] > weights().none_margin:
        return Weighed(None, None, 0.0, judged, verdict.types[judged])
    total = sum(math.exp(scores[name]) for name in scores)
    share = math.exp(scores[best]) / total
    chosen = cast(EventType, best)
    return Weighed(chosen, likely_mode(verdict, chosen), _calibrated(share, calibration), judged, verdict.types[judged])


def calibrated_alone(strength: float) -> float:
    """The chance to be right of a frame that the judge was not asked about."""
    share = 1 / (1 + math.exp(-(weights().frame + weights().strength * strength)))
    return _calibrated(share, weights().calibration)


def _calibrated(share: float, calibration: tuple[float, float]) -> float:
    """The chance to be right that a share of the pooled opinion has come to mean (Platt 1999), from 0 to 1."""
    slope, intercept = calibration
    kept = min(max(share, _LEAST), 1 - _LEAST)
    return 1 / (1 + math.exp(-(slope * math.log(kept / (1 - kept)) + intercept)))


def likely_mode(verdict: Verdict, event_type: EventType) -> str | None:
    """The mode of a type that the judge holds far likelier than all others together, or None."""
    scores = {mode: math.exp(score) for (name, mode), score in verdict.modes.items() if name == event_type}
    best = max(scores, key=lambda mode: (scores[mode], mode), default=None)
    return best if best is not None and scores[best] >= _SURE_MODE * sum(scores.values()) else None
