"""Offices won, lost and handed on, in invented sentences of a document of 25 December 2024."""

from __future__ import annotations

import pytest

import legation


def stated(text: str) -> list[tuple[str, str, str | None, str, str | None, str | None]]:
    reading = legation.code(text, published="2024-12-25")
    names = {actor.id: actor.name for actor in reading.actors}
    return [(names[o.holder], o.title, names.get(o.of or ""), o.status, o.since, o.until) for o in reading.offices]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Marta Solis was elected president of Peru on Sunday.",
            [("Marta Solis", "president", "Peru", "elect", None, None)], id="elected",
        ),
        pytest.param(
            "Kari Lie was sworn in as Norwegian prime minister on Monday.",
            [("Kari Lie", "prime minister", "Norway", "current", "2024-12-23", None)], id="sworn-in",
        ),
        pytest.param(
            "Olaf Berg, who became chancellor in May, visited Oslo.",
            [("Olaf Berg", "chancellor", None, "current", "2024-05", None)], id="became",
        ),
        pytest.param(
            "Kari Lie, Norway's prime minister since 2021, spoke.",
            [("Kari Lie", "prime minister", "Norway", "current", "2021", None)], id="since",
        ),
        pytest.param(
            "Sweden appointed Maria Lund as its new finance minister.",
            [("Maria Lund", "finance minister", None, "current", None, None)], id="appointed",
        ),
        pytest.param(
            "Tomas Lind resigned as defence minister of Croatia on Friday.",
            [("Tomas Lind", "defence minister", "Croatia", "former", None, "2024-12-20")], id="resigned",
        ),
        pytest.param(
            "Anna Poe replaced Tom Lind as mayor of Boston.",
            [
                ("Anna Poe", "mayor", "Boston", "current", None, None),
                ("Tom Lind", "mayor", "Boston", "former", None, None),
            ],
            id="replaced",
        ),
        pytest.param(
            "Anna Poe will run for president in 2028.",
            [("Anna Poe", "president", None, "candidate", None, None)], id="runs",
        ),
        pytest.param("Tomas Lind may resign as mayor of Boston.", [], id="only-may"),
        pytest.param("Tomas Lind did not resign as mayor of Boston.", [], id="did-not"),
        pytest.param("Tomas Lind served as a warning to others.", [], id="no-office"),
        pytest.param(
            "President Ana Duarte met reporters. Her predecessor, Luis Costa, resigned in May.",
            [
                ("Ana Duarte", "president", None, "current", None, None),
                ("Luis Costa", "president", None, "former", None, None),
            ],
            id="predecessor",
        ),
        pytest.param(
            "Norwegian Prime Minister Kari Lie will resign in May, when her successor Anna Berg takes over.",
            [
                ("Kari Lie", "prime minister", "Norway", "current", None, None),
                ("Anna Berg", "prime minister", "Norway", "elect", None, None),
            ],
            id="successor",
        ),
        pytest.param(
            "The envoy met acting Foreign Minister Sam Otieno.",
            [("Sam Otieno", "foreign minister", None, "acting", None, None)], id="acting",
        ),
    ],
)  # fmt: skip
def test_offices(text: str, expected: list[tuple[str, str, str | None, str, str | None, str | None]]) -> None:
    assert stated(text) == expected
