from __future__ import annotations

from collections import defaultdict

import pytest

from legation.ontology import countries as c
from legation.ontology.bodies import bodies
from legation.ontology.phrases import phrase_key


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Great Britain", "GBR", id="other-name"),
        pytest.param("three Norwegian sailors", "NOR", id="adjective"),
        pytest.param("a US frigate", "USA", id="abbreviation"),
        pytest.param("tell us", None, id="pronoun"),
        pytest.param("a turkey farm", None, id="bird"),
        pytest.param("Türkiye's army", "TUR", id="accents"),
        pytest.param("the Kremlin", "RUS", id="seat"),
        pytest.param("Beijing", "CHN", id="capital"),
        pytest.param("South Korean lawmakers", "KOR", id="two-words"),
        pytest.param("North Korea", "PRK", id="north"),
        pytest.param("Korean", "KOR", id="ambiguous-korean"),
        pytest.param("Congolese", "COD", id="ambiguous-congolese"),
        pytest.param("Republic of the Congo", "COG", id="the-other-congo"),
        pytest.param("Georgian", "GEO", id="georgian"),
        pytest.param("American", "USA", id="american"),
        pytest.param("French", "FRA", id="state-before-its-territories"),
        pytest.param("New Mexico", None, id="state-of-a-country-is-none"),
        pytest.param("Equatorial Guinean", "GNQ", id="longest"),
        pytest.param("Kosovo", "XKX", id="kosovo"),
        pytest.param("Taiwanese", "TWN", id="taiwan"),
        pytest.param("Soviet", "SUN", id="former-state"),
        pytest.param("East German", "DDR", id="east-german"),
        pytest.param("Burma", "MMR", id="older-name"),
        pytest.param("Lagos", None, id="towns-do-not-count"),
    ],
)
def test_country_of(text: str, code: str | None) -> None:
    assert c.country_of(text) == code


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        pytest.param("Nairobi", "capital", "country", id="capital"),
        pytest.param("Mombasa", "city", "city", id="city"),
        pytest.param("Texas", "region", "state", id="state"),
        pytest.param("Kenyans", "people", "country", id="people"),
        pytest.param("Abkhazia", "region", "partial", id="claims-to-be-a-state"),
    ],
)
def test_sense_of(text: str, form: str, kind: str | None) -> None:
    sense = c.sense_of(text)
    assert sense is not None
    assert (sense.form, sense.kind) == (form, kind)


def test_towns_know_where_a_capital_lies() -> None:
    oslo = c.towns().get("Oslo")
    assert oslo is not None and oslo.lat is not None
    assert oslo.country == "NOR"
    assert oslo.lat == pytest.approx(59.9, abs=0.1)


def test_largest_town_of_a_name() -> None:
    birmingham = c.sense_of("Birmingham")
    assert birmingham is not None and birmingham.country == "GBR"


def test_a_dependency_acts_as_its_state() -> None:
    assert [c.state_of(code) for code in ("GRL", "HKG", "NOR", "UNO")] == ["DNK", "HKG", "NOR", "UNO"]


def test_demonym_is_the_whole_text() -> None:
    assert c.demonym("Saudis") == "SAU"
    assert c.demonym("Saudi officials") is None


def test_words_for_several_states_are_all_listed() -> None:
    meant = defaultdict(set)
    for country in c.countries().values():
        if country.state or country.years:
            continue
        for phrase in (country.name, *country.names, *country.adjectives, *country.people, *country.seats):
            meant[phrase_key(phrase)].add(country.iso3)
    unlisted = {word: codes for word, codes in meant.items() if len(codes) > 1 and word not in c.ambiguous()}
    assert not unlisted


def test_every_country_has_a_point() -> None:
    assert not [code for code, country in c.countries().items() if country.lat is None or country.lon is None]


def test_every_body_stands_in_the_index() -> None:
    who = bodies().get("World Health Organization")
    assert who is not None
    assert (who.country, who.sectors) == ("UNO", ("MED",))
    assert bodies().get("who") is None
    nato = bodies().get("Nato")
    assert nato is not None and nato.country == "IGO"
