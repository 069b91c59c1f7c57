from __future__ import annotations

import pytest
from resolution_builders import annotated, clause

from legation.annotation.annotated import Role
from legation.ontology.gazetteer import candidates
from legation.resolution.places import find_places, locate
from legation.resolution.toponyms import find_toponyms


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


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        pytest.param("Kinsale police said", {"Kinsale": "ORG"}, [], id="small-town-unknown-to-the-document"),
        pytest.param(
            "in Kinsale on Monday\nKinsale police said", {"Kinsale": "GPE"}, ["Kinsale", "Kinsale"], id="known-by-then"
        ),
        pytest.param("the Ohio Department of Trade", {"the Ohio Department of Trade": "ORG"}, ["Ohio"], id="in-a-body"),
        pytest.param(
            "the Toledo City Council", {"the Toledo City Council": "ORG"}, ["Toledo"], id="before-institution"
        ),
        pytest.param("the University of Leeds", {"the University of Leeds": "ORG"}, ["Leeds"], id="after-of"),
        pytest.param("Paris Hilton left", {"Paris Hilton": "PERSON"}, [], id="in-a-person"),
        pytest.param("Walton and Oconee counties", {}, ["Walton", "Oconee"], id="list-of-areas"),
        pytest.param("LEEDS — Talks began", {}, ["LEEDS"], id="set-off-in-capitals"),
        pytest.param("Leeds is quiet", {"Leeds": "GPE"}, ["Leeds"], id="plain"),
        pytest.param("Russian and Irish votes", {"Russian": "GPE"}, [], id="demonym-called-a-place"),
        pytest.param("UNICEF helped", {"UNICEF": "GPE"}, [], id="body-called-a-place"),
        pytest.param("police officials said", {}, [], id="common-word"),
    ],
)
def test_find_toponyms(text: str, entities: dict[str, str], expected: list[str]) -> None:
    found = find_toponyms(annotated(text, entities=entities))
    assert [toponym.name for toponym in found] == expected
    assert all(toponym.span.of(text) == toponym.name for toponym in found)


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        pytest.param("in Paris", ["Paris"], [("FRA", "city")], id="the-largest"),
        pytest.param("in Paris, Texas", ["Paris", "Texas"], [("USA", "city"), ("USA", "state")], id="state-behind"),
        pytest.param("in Paris, Tenn. on", ["Paris"], [("USA", "city"), ("USA", "state")], id="short-form"),
        pytest.param("in Lahore in Punjab", ["Lahore", "Punjab"], [("PAK", "city"), ("PAK", "state")], id="of-two"),
        pytest.param(
            "in Athens\nin Henderson County\nin Tyler\nin Texas", ["Athens", "Henderson County", "Tyler", "Texas"],
            [("USA", "city"), ("USA", "county"), ("USA", "city"), ("USA", "state")], id="neighbours",
        ),
        pytest.param("in Greater Leeds", ["Greater Leeds"], [("GBR", "city")], id="word-of-direction"),
        pytest.param("in New York", ["New York"], [("USA", "city")], id="city-before-its-state"),
        pytest.param("in Xanthuria", ["Xanthuria"], [(None, "unknown")], id="unknown"),
        pytest.param("in Xa, Iran", ["Xa", "Iran"], [("IRN", "unknown"), ("IRN", "country")], id="unknown-in-iran"),
    ],
)  # fmt: skip
def test_choose(text: str, places: list[str], expected: list[tuple[str | None, str]]) -> None:
    found = find_places(annotated(text, entities=dict.fromkeys(places, "GPE")))
    assert [(place.country, place.kind) for place in found] == expected


def test_a_namesake_elsewhere_has_its_own_point() -> None:
    places = find_places(annotated("died in Paris, Texas", entities={"Paris": "GPE", "Texas": "GPE"}))
    assert [(p.name, p.country, p.lat) for p in places] == [("Paris", "USA", 33.66), ("Texas", "USA", 31.5)]


def test_no_place_of_that_name_there() -> None:
    """What the text says outright is believed, and nothing is guessed."""
    paris, _ = find_places(annotated("died in Paris, Iran", entities={"Paris": "GPE", "Iran": "GPE"}))
    assert (paris.country, paris.lat, paris.lon) == ("IRN", None, None)


def test_gazetteer_gives_all_places_of_a_name() -> None:
    found = candidates("the Paris")
    assert [place.people for place in found] == sorted((place.people for place in found), reverse=True)
    assert {("FRA", "Île-de-France"), ("USA", "Texas")} <= {(place.country, place.region) for place in found}
    assert candidates("Xanthuria") == candidates("") == ()


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
    where, reason = locate(clause(text, "speak", [(role, words, preposition)]), built, find_places(built))
    assert (where.name if where else None) == place
    assert reason == ("clause" if place else "none-named")
