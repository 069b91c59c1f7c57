"""Positions: actor, stance, issue. All sentences are invented."""

from __future__ import annotations

import pytest
from extraction_reading import annotated, name_of

from legation.extraction.events import find_events
from legation.extraction.issues import same_issues
from legation.extraction.position_words import stance_words
from legation.extraction.positions import find_positions
from legation.extraction.statements import find_statements

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


VIEWS = [
    ("act", "Norway condemned Chad.", ("Norway", "against", "Chad")),
    ("help", "Norway sent money to Chad.", ("Norway", "for", "Chad")),
    ("judging word", "Senator Mara Lindt said Ola Berg is a disgrace.", ("Mara Lindt", "against", "Ola Berg")),
    ("called so", "Senator Mara Lindt called Ola Berg a brilliant leader.", ("Mara Lindt", "for", "Ola Berg")),
]


@pytest.mark.parametrize(("text", "expected"), [v[1:] for v in VIEWS], ids=[v[0] for v in VIEWS])
def test_positions_from_acts_and_speech(text: str, expected: tuple[str, str, str]) -> None:
    found = annotated(text)
    events = find_events(found)
    positions = find_positions(found, events.events, find_statements(found), events.stances)
    assert expected in [(name_of(found, p.actor), p.stance, p.issue) for p in positions]


def test_what_a_position_says_besides() -> None:
    text = "Most senators have strongly opposed the water bill since January."
    (position,) = find_positions(annotated(text))
    assert (position.quantifier, position.strength) == ("most", "strong")
    assert position.since is not None and position.since.start == "2025-01-01"


@pytest.mark.parametrize(
    ("phrases", "same"),
    [
        pytest.param(("surname policy change", "change to the surname law"), True, id="same"),
        pytest.param(("water bill", "water tax"), False, id="one-word-in-common"),
        pytest.param(("water bill", "water bills"), True, id="plural"),
    ],
)
def test_one_issue_in_other_words(phrases: tuple[str, str], same: bool) -> None:
    assert (same_issues(phrases, stance_words().small)[phrases[1]] == phrases[0]) is same
