"""What is the same for views: words by their stems, parties by name and country."""

from __future__ import annotations

import pytest

from legation.record import Name
from legation.views.parties import at_odds, same_party
from legation.views.words import content_words, stems


@pytest.mark.parametrize(
    "forms",
    [
        "sanction sanctions sanctioned sanctioning",
        "company companies",
        "ratify ratifies ratified ratifying",
        "plan plans planned planning",
        "agree agrees agreed agreeing",
        "tax taxes taxed taxing",
        "base bases based",
        "meet met meets meeting meetings",
        "withdraw withdrew withdrawn withdrawing",
        "process processes",
        "crisis crises",
        "vote votes voted voting",
    ],
    ids=lambda forms: forms.split()[0],
)
def test_forms_of_one_word_have_one_stem(forms: str) -> None:
    assert len(stems(forms)) == 1


@pytest.mark.parametrize("words", ["news new", "law lawn", "port sport", "king kin", "bus bush", "state statement"])
def test_other_words_have_other_stems(words: str) -> None:
    assert len(stems(words)) == 2


def test_content_words_are_folded_and_keep_what_turns_a_meaning_round() -> None:
    assert content_words("The lévy on Fish: it's NOT for us!") == ["levy", "fish", "not"]


def name(words: str, country: str | None = None, actor: str | None = None) -> Name:
    return Name("party", words, actor, country, words, 0, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(name("Norway", "NOR", "a1"), name("Norway", "NOR", "a1"), True, id="one-actor"),
        pytest.param(name("Norway", "NOR", "a1"), name("NORWAY"), True, id="equal-names"),
        pytest.param(name("Foreign Ministry", "NOR"), name("Foreign Ministry", "FIN"), False, id="two-countries"),
        pytest.param(name("Norway"), name("North"), False, id="other-names"),
    ],
)
def test_same_party(one: Name, other: Name, same: bool) -> None:
    assert same_party(one, other) == same


@pytest.mark.parametrize(
    ("ones", "others", "odds"),
    [
        pytest.param("NOR FIN", "NOR SWE", True, id="others-of-different-countries"),
        pytest.param("NOR FIN", "NOR", False, id="fewer"),
        pytest.param("NOR FIN", "NOR FIN SWE", False, id="more"),
        pytest.param("NOR FIN", "NOR -", False, id="no-country-known"),
    ],
)
def test_at_odds(ones: str, others: str, odds: bool) -> None:
    one, other = ([name(code, None if code == "-" else code) for code in codes.split()] for codes in (ones, others))
    assert at_odds(one, other) == odds
