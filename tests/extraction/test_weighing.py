"""Frames and judge weighed together, on verdicts made by hand."""

from __future__ import annotations

import pytest

from legation.extraction.judging import NONE, Verdict
from legation.extraction.weighing import calibrated_alone, likely_mode, weigh, weigh_relation
from legation.model.findings import EventType
from legation.ontology.plover import TYPES, event_kinds


def verdict(types: dict[str, float], modes: dict[tuple[str, str], float] | None = None) -> Verdict:
    rest = (1 - sum(types.values())) / (len(TYPES) + 1 - len(types))
    every: dict[EventType | str, float] = {name: types.get(name, rest) for name in (*TYPES, NONE)}
    known: dict[tuple[str, str], float] = {
        (name, mode): 0.0 for name, kind in event_kinds().items() for mode in kind.modes
    }
    return Verdict(every, {**known, **(modes or {})}, {"for": 0.2, "against": 0.2, "neutral": 0.6})


@pytest.mark.parametrize(
    ("types", "framed", "strength", "expected"),
    [
        pytest.param({"AID": 0.9}, "AID", 0.65, "AID", id="both say so"),
        pytest.param(
            {"AID": 0.5, "SUPPORT": 0.3}, "SUPPORT", 0.9, "SUPPORT", id="a sure frame wins over a doubtful judge"
        ),
        pytest.param({"ACCUSE": 0.99}, "ASSAULT", 0.3, "ACCUSE", id="a sure judge wins over a weak frame"),
        pytest.param({NONE: 0.99}, "ASSAULT", 0.3, None, id="no act at all"),
        pytest.param({"AID": 0.95}, None, 0.0, "AID", id="the judge alone"),
        pytest.param({"AID": 0.4, "SUPPORT": 0.3}, None, 0.0, None, id="the judge alone, in doubt"),
    ],
)
def test_type(types: dict[str, float], framed: EventType | None, strength: float, expected: EventType | None) -> None:
    assert weigh(verdict(types), framed, strength).type == expected


def test_a_pair_always_has_a_type() -> None:
    assert weigh_relation(verdict({NONE: 0.9, "AID": 0.05}), None, 0.0, 0.0).type == "AID"


def test_more_agreement_more_chance() -> None:
    together = weigh(verdict({"AID": 0.9}), "AID", 0.65).chance
    apart = weigh(verdict({"AID": 0.5, "SUPPORT": 0.4}), "SUPPORT", 0.65).chance
    assert 0 < apart < together < 1
    assert 0 < calibrated_alone(0.5) < calibrated_alone(0.95) < 1


@pytest.mark.parametrize(
    ("modes", "event_type", "expected"),
    [
        ({("CONSULT", "visit"): 4.0}, "CONSULT", "visit"),
        ({("CONSULT", "visit"): 0.1}, "CONSULT", None),
        ({("CONSULT", "visit"): 4.0}, "AID", None),
    ],
    ids=["likely", "doubtful", "type without modes"],
)
def test_mode(modes: dict[tuple[str, str], float], event_type: EventType, expected: str | None) -> None:
    assert likely_mode(verdict({}, modes), event_type) == expected
