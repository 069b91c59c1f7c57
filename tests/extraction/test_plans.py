"""Plans: what, who, how far, when. All sentences are invented; the day of publication is Monday, 3 March 2025."""

from __future__ import annotations

import pytest
from extraction_reading import annotated, name_of

from legation.extraction.plans import find_plans

PLANS = [
    (
        "scheduled by will",
        "President Ana Ruiz will visit Portugal on March 12.",
        [("visit", "scheduled", ("Ana Ruiz", "Portugal"), ("2025-03-12", "2025-03-12"))],
    ),
    (
        "sought",
        "President Ana Ruiz wants to meet Prime Minister Ola Berg.",
        [("meeting", "sought", ("Ana Ruiz", "Ola Berg"), None)],
    ),
    (
        "agreed",
        "Spain and Portugal agreed to hold talks in April.",
        [("meeting", "agreed", ("Spain", "Portugal"), ("2025-04-01", "2025-04-30"))],
    ),
    (
        "offered",
        "Ola Berg expressed a willingness to meet Carl Lund in mid-April.",
        [("meeting", "offered", ("Ola Berg", "Carl Lund"), ("2025-04-10", "2025-04-20"))],
    ),
    (
        "before a day",
        "Spain and Portugal will hold talks before March 20.",
        [("meeting", "scheduled", ("Spain", "Portugal"), (None, "2025-03-19"))],
    ),
    (
        "not before a day",
        "President Ana Ruiz will visit Portugal but not before March 20.",
        [("visit", "scheduled", ("Ana Ruiz", "Portugal"), ("2025-03-20", None))],
    ),
    (
        "by a day",
        "Lawmakers will vote by April 4.",
        [("vote", "scheduled", ("Lawmakers",), (None, "2025-04-04"))],
    ),
    (
        "day of the words",
        "Ana Ruiz will visit Portugal, the ministry said on Wednesday.",
        [("visit", "expected", ("Ana Ruiz", "Portugal"), None)],
    ),
    ("postponed", "Spain postponed the summit with Portugal.", [("meeting", "postponed", ("Spain", "Portugal"), None)]),
    ("held already", "Spain and Portugal held talks in Lisbon on Sunday.", []),
    ("denied", "Ana Ruiz will not meet Ola Berg.", []),
    ("condition of another", "If Spain and Portugal meet, prices may fall.", []),
]


@pytest.mark.parametrize(("text", "expected"), [p[1:] for p in PLANS], ids=[p[0] for p in PLANS])
def test_plans(
    text: str, expected: list[tuple[str, str, tuple[str, ...], tuple[str | None, str | None] | None]]
) -> None:
    found = annotated(text)
    said = [
        (
            plan.what,
            plan.status,
            tuple(name_of(found, p) for p in plan.parties),
            (plan.window.start, plan.window.end) if plan.window else None,
        )
        for plan in find_plans(found)
    ]
    assert said == expected


def test_conditions() -> None:
    text = "Ana Ruiz will meet Ola Berg if the truce holds."
    (plan,) = find_plans(annotated(text))
    assert [c.of(text) for c in plan.conditions] == ["if the truce holds"]


def test_the_possessor_of_a_visit_takes_part() -> None:
    found = annotated("Ana Ruiz cancelled her visit to Portugal.")
    assert [name_of(found, p) for p in find_plans(found)[0].parties] == ["Ana Ruiz", "Portugal"]


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("in ten days", ("2025-03-13", "2025-03-13")),
        ("in about ten days", ("2025-03-11", "2025-03-15")),
        ("in two weeks", ("2025-03-14", "2025-03-20")),
        ("within two weeks", ("2025-03-03", "2025-03-20")),
        ("in three months", ("2025-06-01", "2025-06-30")),
        ("for ten days", None),
    ],
)
def test_lengths_of_time_from_now_on(words: str, window: tuple[str, str] | None) -> None:
    (plan,) = find_plans(annotated(f"Ana Ruiz will meet Ola Berg {words}."))
    assert (plan.window and (plan.window.start, plan.window.end)) == window
