from __future__ import annotations

import pytest
from resolution_builders import Named, annotated

import legation
from legation.model.actors import COUNTRY_CODE, Actor
from legation.resolution.actors import resolve_actors


def only(text: str, *mentions: Named, heads: dict[str, tuple[str, str]] | None = None) -> Actor:
    (actor,) = [a for a in resolve_actors(annotated(text, mentions, heads=heads)) if a.id == "a1"]
    return actor


def test_title_gives_country_and_sector() -> None:
    actor = only(
        "Norwegian Foreign Minister Kari Lie spoke\nLie left",
        Named("Kari Lie", "person", "a1", title="Norwegian Foreign Minister"),
        Named("Lie", "person", "a1"),
    )
    assert (actor.name, actor.kind, actor.country, actor.sectors) == ("Kari Lie", "person", "NOR", ("GOV",))
    assert actor.aliases == ("Lie",)
    assert [span.start for span in actor.mentions] == [0, 42]


def test_a_person_has_no_country_from_the_name() -> None:
    assert only("Israel Berg spoke", Named("Israel Berg", "person", "a1")).country is None


def test_kin_say_nothing_about_a_country() -> None:
    actor = only("Kari Lie, widow of a Kenyan, spoke", Named("Kari Lie", "person", "a1", title="widow of a Kenyan"))
    assert (actor.country, actor.sectors) == (None, ())


def test_apposition() -> None:
    actor = only(
        "Kari Lie, leader of the Danish opposition, spoke",
        Named("Kari Lie", "person", "a1", title="leader of the Danish opposition"),
    )
    assert (actor.country, actor.sectors) == ("DNK", ("OPP",))


@pytest.mark.parametrize(
    ("text", "heads", "kind"),
    [
        pytest.param("Japan protested", {"Japan": ("nsubj", "protested")}, "government", id="country-acts"),
        pytest.param(
            "They lived in Japan",
            {"They": ("nsubj", "lived"), "in": ("prep", "lived"), "Japan": ("pobj", "in")},
            "place",
            id="country-as-place",
        ),
        pytest.param("Oslo protested", {"Oslo": ("nsubj", "protested")}, "government", id="capital-acts"),
        pytest.param(
            "He visited Oslo", {"He": ("nsubj", "visited"), "Oslo": ("dobj", "visited")}, "place", id="visited"
        ),
        pytest.param(
            "He met in Oslo", {"He": ("nsubj", "met"), "in": ("prep", "met"), "Oslo": ("pobj", "in")}, "place", id="in"
        ),
        pytest.param(
            "He talked with Oslo",
            {"He": ("nsubj", "talked"), "with": ("prep", "talked"), "Oslo": ("pobj", "with")},
            "government",
            id="with-a-capital",
        ),
        pytest.param("Kremlin in ruins", {"in": ("prep", "Kremlin"), "ruins": ("pobj", "in")}, "government", id="seat"),
        pytest.param("Mombasa protested", {"Mombasa": ("nsubj", "protested")}, "place", id="other-town"),
    ],
)
def test_places_and_governments(text: str, heads: dict[str, tuple[str, str]], kind: str | None) -> None:
    name = next(word for word in text.split() if word[0].isupper() and word not in ("They", "He"))
    assert only(text, Named(name, "place", "a1"), heads=heads).kind == kind


@pytest.mark.parametrize(
    ("name", "kind", "country", "sectors"),
    [
        pytest.param("NATO", "organization", "IGO", ("MIL",), id="body"),
        pytest.param("Hamas", "group", "PSE", ("REB", "PTY"), id="armed-group"),
        pytest.param("Likud", "party", "ISR", ("PTY",), id="party"),
        pytest.param("Kenyans", "group", "KEN", (), id="people"),
        pytest.param("Norwegian Justice Ministry", "government", "NOR", ("GOV", "JUD"), id="ministry"),
        pytest.param("Harbour Party", "party", None, ("PTY",), id="unknown-party"),
    ],
)
def test_bodies(name: str, kind: str | None, country: str | None, sectors: tuple[str, ...]) -> None:
    actor = only(f"{name} spoke", Named(name, "organization", "a1"))
    assert (actor.kind, actor.country, actor.sectors) == (kind, country, sectors)


def test_possessor_lends_its_country() -> None:
    text = "Kenyan President Maina and Maina's lawyers spoke"
    mentions = (
        Named("Maina", "person", "a2", title="Kenyan President"),
        Named("Maina", "person", "a2"),
        Named("lawyers", "group", "a1", form="role"),
    )
    built = annotated(text, mentions, heads={"lawyers": ("nsubj", "spoke"), "Maina": ("poss", "lawyers")})
    second = built.mentions[1]
    assert second.name_span.of(text) == "Maina"
    by_id = {a.id: a for a in resolve_actors(built)}
    assert (by_id["a1"].sectors, by_id["a2"].country) == (("JUD",), "KEN")


def test_no_country_is_none() -> None:
    actor = only("soldiers left", Named("soldiers", "group", "a1", form="role"))
    assert (actor.country, actor.sectors, actor.aliases) == (None, ("MIL",), ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("The U.S. accused Peru on Monday.", "USA", id="short"),
        pytest.param("The White House accused Peru on Monday.", "USA", id="seat"),
        pytest.param("The United States accused Peru on Monday.", "USA", id="name"),
        pytest.param("The Kenyan army accused Peru on Monday.", None, id="a-body-of-it"),
    ],
)
def test_a_government_is_one_whatever_it_is_called(text: str, code: str | None) -> None:
    first = [a for a in legation.code(text).actors if a.mentions and a.mentions[0].start < 10]
    actor = next(a for a in first if a.name != "Kenyan")
    assert actor.identifiers.get(COUNTRY_CODE) == code
    assert code is None or "United States" in (actor.name, *actor.aliases)
