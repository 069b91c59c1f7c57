from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from resolution_builders import Named, annotated, clause

from legation.annotation.annotated import Clause
from legation.resolution.actors import resolve_actors
from legation.resolution.offices import find_offices, offices_and_actors


def held(text: str, *mentions: Named, clauses: Sequence[Clause] = ()) -> list[tuple[str, str, str | None, str]]:
    """(holder, title, name of what it is of, status) of each office."""
    built = annotated(text, mentions, clauses=clauses)
    offices, actors = offices_and_actors(built, resolve_actors(built))
    names = {actor.id: actor.name for actor in actors}
    return [(names[o.holder], o.title, names.get(o.of or ""), o.status) for o in offices]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param(
            "Norwegian Prime Minister", ("prime minister", "Norway", "current"), id="country-of-the-adjective"
        ),
        pytest.param("Former U.S. President", ("president", "United States", "former"), id="former"),
        pytest.param("President-elect", ("president", None, "elect"), id="elect-of-nothing-said"),
        pytest.param("acting Kenyan Foreign Minister", ("foreign minister", "Kenya", "acting"), id="acting"),
        pytest.param("Deputy Defense Minister", ("defence minister", None, "deputy"), id="deputy"),
        pytest.param("NATO Secretary General", ("secretary general", "NATO", "current"), id="body"),
        pytest.param("Texas Governor", ("governor", "Texas", "current"), id="region"),
        pytest.param("Texas Senator", ("senator", "United States", "current"), id="seat-in-parliament"),
        pytest.param("Democratic presidential nominee", ("president", "United States", "candidate"), id="of-no-party"),
        pytest.param("Kenyan presidential candidate", ("president", "Kenya", "candidate"), id="candidate"),
    ],
)
def test_title_before_a_name(title: str, expected: tuple[str, str | None, str]) -> None:
    assert held(f"{title} Kari Lie spoke", Named("Kari Lie", "person", "a1", title=title)) == [("Kari Lie", *expected)]


@pytest.mark.parametrize("title", ["widow of the late president", "Prime Minister's aide", "Mr.", "villager"])
def test_no_office(title: str) -> None:
    assert held(f"{title} Kari Lie spoke", Named("Kari Lie", "person", "a1", title=title)) == []


def test_spokesman_is_no_minister() -> None:
    title = "spokesman for the Norwegian prime minister"
    text = f"Kari Lie, {title}, spoke"
    assert held(text, Named("Kari Lie", "person", "a1", title=title)) == [
        ("Kari Lie", "spokesperson", "Norway", "current")
    ]


def test_country_that_is_an_actor_already_is_used() -> None:
    text = "Kenya hailed Kenyan Prime Minister Otieno Maina"
    built = annotated(
        text, [Named("Kenya", "place", "a1"), Named("Otieno Maina", "person", "a2", title="Kenyan Prime Minister")]
    )
    (office,), actors = offices_and_actors(built, resolve_actors(built))
    assert (office.of, len(actors)) == ("a1", 2)


def test_added_country_has_the_next_id_and_its_words() -> None:
    text = "Kenyan Prime Minister Otieno Maina spoke"
    built = annotated(text, [Named("Otieno Maina", "person", "a7", title="Kenyan Prime Minister")])
    actors = resolve_actors(built)
    (office,), more = offices_and_actors(built, actors)
    added = more[-1]
    assert (added.id, added.name, added.kind, added.country) == ("a8", "Kenya", "government", "KEN")
    assert (office.of, added.mentions[0].of(text)) == ("a8", "Kenyan")
    assert office.evidence.of(text) == "Kenyan Prime Minister Otieno Maina"
    assert find_offices(built, actors)[0].of is None


def test_body_in_the_title_that_no_table_knows() -> None:
    text = "Kari Lie, leader of the Harbour Party, spoke"
    mentions = (
        Named("Kari Lie", "person", "a1", title="leader of the Harbour Party"),
        Named("Harbour Party", "party", "a2"),
    )
    assert held(text, *mentions) == [("Kari Lie", "leader", "Harbour Party", "current")]


def test_no_longer() -> None:
    text = "Lie is no longer a minister"
    made = clause(text, "be", [("who", "Lie", None), ("attribute", "a minister", None)])
    assert held(text, Named("Lie", "person", "a1"), clauses=[made]) == [("Lie", "minister", None, "former")]


def test_later_bare_title_adds_nothing() -> None:
    text = "U.S. President-elect Ann Berg spoke\nPresident Berg left"
    mentions = (
        Named("Ann Berg", "person", "a1", title="U.S. President-elect"),
        Named("Berg", "person", "a1", title="President"),
    )
    assert held(text, *mentions) == [("Ann Berg", "president", "United States", "elect")]


@pytest.mark.parametrize(
    ("lemma", "more", "status"),
    [
        pytest.param("be", {}, "current", id="is"),
        pytest.param("be", {"tense": "past"}, "former", id="was"),
        pytest.param("become", {"tense": "past"}, "current", id="became"),
        pytest.param("be", {"factuality": "negated"}, None, id="is-not"),
        pytest.param("become", {"factuality": "future"}, None, id="will-become"),
        pytest.param("be", {"tense": "none"}, None, id="to-be"),
        pytest.param("admire", {}, None, id="other-verb"),
    ],
)
def test_clause(lemma: str, more: dict[str, Any], status: str | None) -> None:
    text = "Lie is the foreign minister of Norway"
    made = clause(text, lemma, [("who", "Lie", None), ("attribute", "the foreign minister of Norway", None)], **more)
    expected = [("Lie", "foreign minister", "Norway", status)] if status else []
    assert held(text, Named("Lie", "person", "a1"), clauses=[made]) == expected
