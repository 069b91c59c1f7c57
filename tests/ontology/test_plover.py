"""PLOVER's types, modes and contexts as data."""

from __future__ import annotations

import pytest

from legation.errors import OntologyError
from legation.model.findings import EventType
from legation.ontology.plover import TYPES, check_mode, context_cues, event_kinds, intensity, quad_of


@pytest.mark.parametrize(
    ("event_type", "quad"),
    [("AGREE", 1), ("CONCEDE", 1), ("AID", 2), ("RETREAT", 2), ("REQUEST", 3), ("THREATEN", 3), ("SANCTION", 4)],
)
def test_quad(event_type: EventType, quad: int) -> None:
    assert quad_of(event_type) == quad


def test_all_types() -> None:
    assert tuple(event_kinds()) == TYPES
    assert sum(len(kind.modes) for kind in event_kinds().values()) == 67


@pytest.mark.parametrize(
    ("event_type", "mode", "score"),
    [("CONSULT", None, 2.5), ("CONSULT", "visit", 4.0), ("ASSAULT", "unconventional", -10.0), ("AID", None, 10.0)],
)
def test_intensity(event_type: EventType, mode: str | None, score: float) -> None:
    assert intensity(event_type, mode) == score


def test_mode_belongs_to_its_type() -> None:
    assert check_mode("REJECT", "meet", file="f", entry="e") == "meet"
    with pytest.raises(OntologyError):
        check_mode("AID", "meet", file="f", entry="e")


def test_contexts() -> None:
    assert len({name for names in context_cues().values() for name in names}) == 37
    assert context_cues()["ambassador"] == ("diplomatic",)
