"""Positions: actor, stance, issue. All sentences are invented."""

from __future__ import annotations

import pytest
from extraction_reading import annotated, name_of

from legation.extraction.positions import find_positions, stance_words

POSITIONS = [
    ("verb for", "Opposition lawmakers support the water bill.", [("lawmakers", "for", "water bill")]),
    ("verb against", "The Labour Party opposes the housing law.", [("Labour Party", "against", "housing law")]),
    ("negated", "The Labour Party does not support the housing law.", [("Labour Party", "against", "housing law")]),
    (
        "relative clause",
        "The housing law, which was blocked by senators, returned to parliament.",
        [("senators", "against", "housing law")],
    ),
    (
        "two holders",
        "Teachers and doctors back the strike plan.",
        [("Teachers", "for", "strike plan"), ("doctors", "for", "strike plan")],
    ),
    ("preposition", "Senator Mara Lindt voted against the budget.", [("Mara Lindt", "against", "budget")]),
    ("adjective", "Prime Minister Ola Berg is opposed to the pipeline.", [("Ola Berg", "against", "pipeline")]),
    ("standing noun", "Mara Lindt is a critic of the pipeline.", [("Mara Lindt", "against", "pipeline")]),
    ("condition", "Mara Lindt will back the budget if taxes fall.", [("Mara Lindt", "conditional", "budget")]),
    ("no holder", "Rain blocked the road.", []),
    ("request only", "Mara Lindt asked Ola Berg to support the budget.", []),
]


@pytest.mark.parametrize(("text", "expected"), [p[1:] for p in POSITIONS], ids=[p[0] for p in POSITIONS])
def test_positions(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = annotated(text)
    positions = find_positions(found)
    said = [(name_of(found, p.actor), p.stance, p.issue) for p in positions]
    assert len(said) == len(expected)
    for (name, stance, issue), (want_name, want_stance, want_issue) in zip(said, expected, strict=True):
        assert want_name.lower() in name.lower()
        assert (stance, issue) == (want_stance, want_issue)


def test_target_is_the_actor_stood_toward() -> None:
    text = "Mara Lindt praised Ola Berg."
    found = annotated(text)
    (position,) = find_positions(found)
    assert position.target is not None
    assert (name_of(found, position.target), position.issue) == ("Ola Berg", "Ola Berg")


def test_no_word_is_on_both_sides() -> None:
    assert {kind: len(table) > 20 for kind, table in stance_words().words.items()} == {
        "verb": True, "adjective": True, "noun": True,
    }  # fmt: skip
