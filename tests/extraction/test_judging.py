"""The judge: how a question is put into word pieces, and that an answer is a distribution."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.extraction.judging import LONGEST, NONE, Question, encode, judge, tokenizer
from legation.model.spans import Span
from legation.ontology.plover import TYPES

WORDS = st.lists(
    st.sampled_from(["Oslo", "ministers", "rejected", "the", "fisheries", "plan", ","]), min_size=4, max_size=120
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def pieces(question: Question) -> list[str]:
    return [tokenizer().id_to_token(i) or "" for i in encode(tokenizer(), question).ids]


def test_marks_stand_round_the_words() -> None:
    text = "Oslo accused Lima of fraud."
    asked = Question(text, (span(text, "Oslo"),), (span(text, "Lima"),), span(text, "accused"))
    assert pieces(asked)[:13] == [
        "[CLS]", "[unused1]", "oslo", "[unused2]", "[unused5]", "accused", "[unused6]", "[unused3]", "lima",
        "[unused4]", "of", "fraud", ".",
    ]  # fmt: skip
    assert encode(tokenizer(), asked).places == (1, 7, 4)


def test_a_mark_inside_another() -> None:
    text = "Oslo's envoy left Lima."
    asked = Question(text, (span(text, "Oslo"), span(text, "Oslo's envoy")), (span(text, "Lima"),))
    found = pieces(asked)
    assert found.count("[unused1]") == found.count("[unused2]") == 2
    assert encode(tokenizer(), asked).places[2] == 0


@given(WORDS, st.data())
@settings(max_examples=60, deadline=None)
def test_marked_words_are_always_kept(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    starts = [len(" ".join(words[:i])) + (i > 0) for i in range(len(words))]
    one, other = data.draw(st.lists(st.integers(0, len(words) - 1), min_size=2, max_size=2, unique=True))
    spans = [Span(starts[i], starts[i] + len(words[i])) for i in (one, other)]
    encoded = encode(tokenizer(), Question(text, (spans[0],), (spans[1],)))
    assert len(encoded.ids) <= LONGEST
    assert all(encoded.ids[place] != 0 for place in encoded.places[:2])
    assert encoded.places[0] != encoded.places[1]


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "trigger", "event_type"),
    [
        ("Oslo accused Lima of fraud.", "Oslo", "Lima", "accused", "ACCUSE"),
        ("Kenya has sent tents and blankets to Somali villagers.", "Kenya", "Somali villagers", "sent", "AID"),
        ("Peru urged Chile to open its ports.", "Peru", "Chile", "urged", "REQUEST"),
        ("Guards shot two farmers near Herat.", "Guards", "two farmers", "shot", "ASSAULT"),
        ("Ghana beat Egypt in the cup final.", "Ghana", "Egypt", "beat", NONE),
    ],
)
def test_plain_sentences(text: str, actor: str, recipient: str, trigger: str, event_type: str) -> None:
    asked = Question(text, (span(text, actor),), (span(text, recipient),), span(text, trigger))
    (verdict,) = judge().ask([asked])
    assert max(verdict.types, key=lambda name: verdict.types[name]) == event_type
    assert set(verdict.types) == {*TYPES, NONE}
    assert sum(verdict.types.values()) == pytest.approx(1, abs=1e-4)


def test_same_questions_same_answers_in_their_order() -> None:
    texts = [
        "Oslo accused Lima of fraud.",
        "After a long night of talks in the capital Peru thanked Chile.",
        "Chad bombed Mali.",
    ]
    parties = [("Oslo", "Lima"), ("Peru", "Chile"), ("Chad", "Mali")]
    asked = [Question(t, (span(t, a),), (span(t, b),)) for t, (a, b) in zip(texts, parties, strict=True)]
    first, again = judge().ask(asked), judge().ask(asked)
    assert first == again
    assert [max(v.types, key=lambda n: v.types[n]) for v in first] == ["ACCUSE", "SUPPORT", "ASSAULT"]
