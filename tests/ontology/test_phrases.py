from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.ontology.phrases import Match, PhraseIndex, phrase_key, split

PHRASES = ("US", "United States", "United", "UNESCO", "the Hague", "Côte d'Ivoire")
NAMES = PhraseIndex([(phrase, number) for number, phrase in enumerate(PHRASES, start=1)], proper=True)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("the U.S. and U.K.-led talks", ["the", "us", "and", "uk", "led", "talks"], id="abbreviations"),
        pytest.param("Norway’s and Kenya's people", ["norway", "and", "kenya", "people"], id="possessives"),
        pytest.param("Sana'a, Türkiye", ["sana'a", "turkiye"], id="apostrophe-inside-and-accents"),
        pytest.param("", [], id="empty"),
    ],
)
def test_split(text: str, keys: list[str]) -> None:
    assert [word.key for word in split(text)] == keys


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    for word in split(text):
        assert text[word.start : word.end] == word.text


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        pytest.param("US", 1, id="abbreviation"),
        pytest.param("U.S.", 1, id="with-dots"),
        pytest.param("us", None, id="no-name-in-small-letters"),
        pytest.param("Us", None, id="short-abbreviation-needs-capitals"),
        pytest.param("Unesco", 4, id="long-abbreviation-may-be-a-word"),
        pytest.param("united states", None, id="small-letters"),
        pytest.param("UNITED STATES", 2, id="headline"),
        pytest.param("The Hague", 5, id="article"),
        pytest.param("Cote d’Ivoire", 6, id="accents"),
        pytest.param("United Nations", None, id="only-a-part"),
        pytest.param("—", None, id="no-word"),
    ],
)
def test_get(phrase: str, value: int | None) -> None:
    assert NAMES.get(phrase) == value


def test_longest_first_without_overlap() -> None:
    words = split("the United States and United forces")
    assert [(m.first, m.last, m.value) for m in NAMES.all(words)] == [(1, 2, 2), (4, 4, 3)]


def test_any_case() -> None:
    words = split("the united states")
    assert NAMES.at(words, 1, any_case=True) == Match(1, 2, 2)


def test_first_given_is_kept() -> None:
    assert PhraseIndex([("Congo", 1), ("congo", 2)], proper=True).get("Congo") == 1


@given(st.text(alphabet="abcABC ", min_size=1))
def test_keys_do_not_depend_on_case(phrase: str) -> None:
    assert phrase_key(phrase) == phrase_key(phrase.upper())
