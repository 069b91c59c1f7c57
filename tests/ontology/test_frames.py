"""The event frames as data: they load, they are many, and a wrong entry is named."""

from __future__ import annotations

from typing import Any

import pytest

from legation.errors import OntologyError
from legation.ontology import frames as module
from legation.ontology.frames import WORD_CLASSES, event_nouns, frames
from legation.ontology.plover import TYPES


def test_many_predicates() -> None:
    predicates = {(c, f.words) for c in WORD_CLASSES for entries in frames().frames[c].values() for f in entries}
    assert len(predicates) >= 1500


@pytest.mark.parametrize("event_type", TYPES)
def test_every_type_has_verbs(event_type: str) -> None:
    assert any(f.type == event_type for entries in frames().frames["verbs"].values() for f in entries)


@pytest.mark.parametrize("noun", ["talk", "visit", "sanction", "violation", "drill", "protest", "raid", "willingness"])
def test_event_nouns(noun: str) -> None:
    assert noun in event_nouns()


def test_families_cover_every_type() -> None:
    for word_class in WORD_CLASSES:
        for entries in frames().governors[word_class].values():
            for governor in entries:
                assert set(governor.family.of) == set(TYPES)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ({"verbs": ["help"], "mode": "visit"}, "frame 1"),
        ({"verbs": ["help", "help"]}, "names twice: help"),
        ({"verbs": ["help", True]}, "is no word"),
        ({"verb": ["help"]}, "unknown keys: verb"),
        ({"object": ["grain"]}, "names no word"),
    ],
    ids=["mode-of-another-type", "twice", "yaml-boolean", "unknown-key", "no-word"],
)
def test_wrong_entry_is_named(monkeypatch: pytest.MonkeyPatch, entry: dict[str, Any], complaint: str) -> None:
    monkeypatch.setattr(module, "read_yaml", lambda package, name: {"type": "AID", "frames": [entry]})
    with pytest.raises(OntologyError, match=complaint) as raised:
        list(module.frames_of("aid"))
    assert "ontology/frames/aid.yml" in str(raised.value)


def test_unknown_outcome_is_named() -> None:
    with pytest.raises(OntologyError, match=r"governing\.yml, ask, AID"):
        module._outcome("GIFT", "ask, AID")
