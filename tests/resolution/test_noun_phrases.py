from __future__ import annotations

import pytest

from legation.resolution.noun_phrases import read_phrase

# words, country, sectors, kind
WHO = [
    ("Norwegian soldiers", "NOR", ("MIL",), "group"),
    ("dozens of Kenyan farmers", "KEN", ("AGR",), "group"),
    ("two men", None, ("UNK",), "group"),
    ("the company's chairman", None, ("BUS",), "person"),
    ("chairman of the company", None, ("BUS",), "person"),
    ("the head of the army", None, ("MIL",), "person"),
    ("a Taliban commander", "AFG", ("REB", "MIL"), "person"),
    ("a former CIA official", "USA", ("ELI", "SPY"), "person"),
    ("Hindu leaders in Nepal", "NPL", ("REL",), "group"),
    ("members of parliament", None, ("LEG",), "group"),
    ("opposition lawmakers in Kenya", "KEN", ("OPP", "LEG"), "group"),
    ("the Peruvian Congress", "PER", ("LEG",), "organization"),
    ("National Security Council of Ukraine", "UKR", ("GOV",), "government"),
    ("Denmark's Defence Ministry", "DNK", ("GOV", "MIL"), "government"),
    ("a minority government", None, ("GOV",), "government"),
    ("US ambassador to the United Nations", "USA", ("GOV",), "person"),
    ("UN special envoy for Syria", "UNO", ("GOV",), "person"),
    ("the Bergen police", "NOR", ("COP",), "organization"),
    ("a member of the ruling party", None, ("GOV", "PTY"), "person"),
    ("a major trade group", None, (), "person"),
    ("Spanish-speaking farmers", None, ("AGR",), "group"),
    ("US-backed rebels", None, ("REB",), "group"),
    ("the Labour Inspectorate", None, (), None),
    ("a Labour MP", "GBR", ("LEG", "PTY"), "person"),
    ("a wooden table", None, (), None),
    ("", None, (), None),
]


@pytest.mark.parametrize(("text", "country", "sectors", "kind"), WHO, ids=[row[0] or "empty" for row in WHO])
def test_who(text: str, country: str | None, sectors: tuple[str, ...], kind: str | None) -> None:
    phrase = read_phrase(text)
    assert (phrase.country, phrase.sectors, phrase.kind) == (country, sectors, kind)


# words, title, status, country
OFFICES = [
    ("Japanese Prime Minister", "prime minister", "current", "JPN"),
    ("the former Kenyan foreign minister", "foreign minister", "former", "KEN"),
    ("Norway's then-prime minister", "prime minister", "former", "NOR"),
    ("U.S. President-elect", "president", "elect", "USA"),
    ("acting Governor", "governor", "acting", None),
    ("Deputy Prime Minister", "prime minister", "deputy", None),
    ("vice foreign minister", "foreign minister", "deputy", None),
    ("Vice President", "vice president", "current", None),
    ("former deputy defence minister of Norway", "deputy defence minister", "former", "NOR"),
    ("presidential candidate", "president", "candidate", None),
    ("the party's candidate for prime minister", "prime minister", "candidate", None),
    ("the president of Brazil", "president", "current", "BRA"),
    ("leader of the opposition", "opposition leader", "current", None),
    ("US ambassador to Kenya", "ambassador", "current", "USA"),
    ("the late president", "president", "former", None),
]


@pytest.mark.parametrize(("text", "title", "status", "country"), OFFICES, ids=[row[0] for row in OFFICES])
def test_office(text: str, title: str, status: str, country: str | None) -> None:
    office = read_phrase(text).office
    assert office is not None
    assert (office.title.title, office.status, office.of.country) == (title, status, country)


@pytest.mark.parametrize(
    "text",
    [
        "the widow of the late Prime Minister",
        "the prime minister's brother",
        "an aide to the president",
        "prime ministers",
        "a presidential palace",
        "the president's office",
    ],
)
def test_nobody_holds_the_office_of_a_companion(text: str) -> None:
    assert read_phrase(text).office is None


def test_spokesman_holds_his_own_office_only() -> None:
    office = read_phrase("the prime minister's spokesman").office
    assert office is not None and office.title.title == "spokesperson"


def test_body_that_the_office_is_of() -> None:
    office = read_phrase("the president of the European Commission").office
    assert office is not None and office.of.body is not None
    assert (office.of.body.name, office.of.country) == ("European Commission", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Kenyan Foreign Minister Otieno Maina", "Otieno Maina", id="name"),
        pytest.param("the Kenyan foreign minister", None, id="no-name"),
    ],
)
def test_name_after_title(text: str, name: str | None) -> None:
    found = read_phrase(text).name
    assert (text[slice(*found)] if found else None) == name


def test_small_letters_only_where_asked() -> None:
    assert read_phrase("kenyan police").country is None
    assert read_phrase("kenyan police", any_case=True).country == "KEN"
