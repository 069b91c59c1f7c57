from __future__ import annotations

import pytest

from legation.resolution.words import Answer, Query, resolve_words


def ask(text: str, **more: str) -> Answer:
    return resolve_words(Query("q", text, **more))


@pytest.mark.parametrize(
    ("text", "country", "sectors", "office"),
    [
        pytest.param("the Kenyan foreign minister", "KEN", ("GOV",), "foreign minister", id="office"),
        pytest.param("the leader of Kenya", "KEN", (), "leader", id="leader"),
        pytest.param("Greenland", "DNK", (), None, id="dependency"),
        pytest.param("Abkhazia", "GEO", ("PRE",), None, id="breakaway"),
        pytest.param("the White House", "USA", ("GOV",), None, id="seat"),
        pytest.param("soldiers", None, ("MIL",), None, id="role-alone"),
        pytest.param("NATO", "IGO", ("MIL",), None, id="body"),
        pytest.param("UNHCR", "UNO", ("REF",), None, id="un-agency"),
        pytest.param("kenyan police", "KEN", ("COP",), None, id="small-letters"),
        pytest.param("a red bicycle", None, (), None, id="nothing"),
    ],
)
def test_words(text: str, country: str | None, sectors: tuple[str, ...], office: str | None) -> None:
    answer = ask(text)
    assert (answer.country, answer.sectors, answer.office) == (country, sectors, office)


@pytest.mark.parametrize("name", ["Otieno Maina", "Georgia Ota", "Kari Bishop", "Israel Lie", "Maina"])
def test_a_name_alone_says_nothing(name: str) -> None:
    answer = ask(name)
    assert (answer.name, answer.country, answer.sectors, answer.score) == (name, None, (), 0.0)


def test_title_and_name() -> None:
    answer = ask("Kenyan Foreign Minister Otieno Maina")
    assert (answer.name, answer.kind, answer.country, answer.office) == (
        "Otieno Maina",
        "person",
        "KEN",
        "foreign minister",
    )


def test_an_office_without_holder_is_nobody() -> None:
    answer = ask("the Kenyan foreign minister", date="2024-05-01")
    assert (answer.name, answer.kind) == ("Kenyan foreign minister", None)


def test_context_says_who_a_name_is() -> None:
    answer = ask("Otieno Maina", context="Talks failed, the Kenyan foreign minister Otieno Maina said on Monday.")
    assert (answer.country, answer.office, answer.why) == (
        "KEN", "foreign minister", "context: country: KEN; office: foreign minister (current)",
    )  # fmt: skip


def test_country_given_is_the_last_resort() -> None:
    assert ask("the police", country="Kenya").country == "KEN"
    assert ask("the Danish police", country="KEN").country == "DNK"
    assert ask("a red bicycle", country="KEN").country is None
