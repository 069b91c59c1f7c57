from __future__ import annotations

import pytest
from resolution_builders import annotated, clause

from legation.annotation.annotated import Role
from legation.resolution.places import find_places, locate


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        pytest.param("talks in Oslo", {"Oslo": "GPE"}, [("Oslo", "NOR", "city")], id="capital-is-a-city-here"),
        pytest.param("across Kenya", {"Kenya": "GPE"}, [("Kenya", "KEN", "country")], id="country"),
        pytest.param("the Black Sea fleet", {"the Black Sea": "LOC"}, [("Black Sea", None, "sea")], id="sea"),
        pytest.param("in Nowhereville", {"Nowhereville": "GPE"}, [("Nowhereville", None, "unknown")], id="unknown"),
        pytest.param("Kenyan police", {"Kenyan": "NORP"}, [], id="demonym"),
        pytest.param("met in Lagos", {"Lagos": "PERSON"}, [("Lagos", "NGA", "city")], id="mislabelled-after-in"),
        pytest.param("met Paris", {"Paris": "PERSON"}, [], id="mislabelled-else"),
        pytest.param("in Kenya's capital", {"Kenya": "GPE"}, [("Kenya", "KEN", "country")], id="possessive"),
    ],
)
def test_find_places(text: str, entities: dict[str, str], expected: list[tuple[str, str | None, str]]) -> None:
    places = find_places(annotated(text, entities=entities))
    assert [(p.name, p.country, p.kind) for p in places] == expected
    for place in places:
        assert place.span.of(text) == place.name
        assert (place.lat is None) == (place.kind == "unknown")


def test_a_namesake_elsewhere_has_no_point() -> None:
    places = find_places(annotated("died in Paris, Texas", entities={"Paris": "GPE", "Texas": "GPE"}))
    assert [(p.name, p.country, p.lat) for p in places] == [("Paris", "USA", None), ("Texas", "USA", 31.5)]


@pytest.mark.parametrize(
    ("role", "words", "preposition", "place"),
    [
        pytest.param("oblique", "Oslo", "in", "Oslo", id="in"),
        pytest.param("oblique", "a meeting in Oslo", "at", "Oslo", id="inside-the-phrase"),
        pytest.param("oblique", "Oslo", "with", None, id="with-is-a-party"),
        pytest.param("whom", "Oslo", None, None, id="object"),
    ],
)
def test_locate(role: Role, words: str, preposition: str | None, place: str | None) -> None:
    text = f"They spoke {preposition or 'to'} {words}"
    built = annotated(text, entities={"Oslo": "GPE"})
    where = locate(clause(text, "speak", [(role, words, preposition)]), built, find_places(built))
    assert (where.name if where else None) == place
