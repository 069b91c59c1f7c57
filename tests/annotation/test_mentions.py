"""Mentions: names with titles, nouns for somebody, pronouns; on parsed sentences of our own."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.annotation.annotated import Annotated, Mention
from legation.annotation.coreference import find_chains
from legation.annotation.lexicon import lexicon
from legation.annotation.linking import mention_for, party
from legation.annotation.mentions import find_mentions
from legation.annotation.pipeline import parse
from legation.annotation.tokens import Entity, Sentence, Token
from legation.model.documents import Document, Paragraph, ParagraphKind
from legation.model.spans import Span


def _document(*paragraphs: str, kind: ParagraphKind = "body") -> Document:
    """Paragraphs of running text; with ``kind``, the first one is of that kind."""
    text = "\n".join(paragraphs)
    found, start = [], 0
    for number, words in enumerate(paragraphs):
        found.append(Paragraph(Span(start, start + len(words)), kind if number == 0 else "body"))
        start += len(words) + 1
    return Document(id="d", text=text, paragraphs=tuple(found))


@cache
def _mentions(*paragraphs: str, kind: ParagraphKind = "body") -> tuple[Mention, ...]:
    document = _document(*paragraphs, kind=kind)
    return find_mentions(document, parse(document))


_NAMES = {
    "title before": ("Norwegian Prime Minister Ola Dahl resigned.", "Ola Dahl", "person", "Norwegian Prime Minister"),
    "elect": ("U.S. President-elect John Roe spoke.", "John Roe", "person", "U.S. President-elect"),
    "short title": ("Sen. Anna Poe voted against the bill.", "Anna Poe", "person", "Sen."),
    "title in the plural": ("They met Sens. Anna Poe and Mark Roe.", "Anna Poe", "person", "Sens."),
    "title with for and and": (
        "French Minister for Europe and Foreign Affairs Paul Martin left.", "Paul Martin", "person",
        "French Minister for Europe and Foreign Affairs",
    ),
    "name with a hyphen": ("UN Secretary-General Ban Ki-moon left.", "Ban Ki-moon", "person", "UN Secretary-General"),
    "known official under a wrong label": ("Cavusoglu said talks went well.", "Cavusoglu", "person", None),
    "title with of": ("U.S. Secretary of State Anna Poe left.", "Anna Poe", "person", "U.S. Secretary of State"),
    "late": ("She praised late Kenyan President Peter Odera.", "Peter Odera", "person", "late Kenyan President"),
    "apposition after": (
        "Kari Lie, the Norwegian foreign minister, left Oslo.", "Kari Lie", "person", "Norwegian foreign minister",
    ),
    "apposition before": (
        "The Norwegian foreign minister, Kari Lie, left Oslo.", "Kari Lie", "person", "Norwegian foreign minister",
    ),
    "family": (
        "She met Anna Berg, the widow of late Norwegian Prime Minister Lars Berg.", "Anna Berg", "person", "widow",
    ),
    "party": ("The Progress Union Party won the vote.", "Progress Union Party", "party", None),
    "country": ("The United States gave its word.", "United States", "government", None),
    "seat of a government": ("The White House declined to comment.", "White House", "government", None),
    "adjective of a country": ("Ships entered Japanese waters.", "Japanese", "government", None),
    "city": ("The talks in Lyon failed.", "Lyon", "place", None),
    "possessive cut off": ("Norway's navy left.", "Norway", "government", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind", "title"), _NAMES.values(), ids=_NAMES.keys())
def test_name(text: str, name: str, kind: str, title: str | None) -> None:
    found = {mention.name: mention for mention in _mentions(text) if mention.form == "name"}
    assert name in found
    mention = found[name]
    assert (mention.kind, mention.title) == (kind, title)
    if mention.title_span is not None:
        assert mention.title_span.of(text) == title


def test_title_before_is_inside_the_span_and_after_is_not() -> None:
    before = next(m for m in _mentions("Norwegian Prime Minister Ola Dahl resigned.") if m.name == "Ola Dahl")
    after = next(m for m in _mentions("Kari Lie, the Norwegian foreign minister, left Oslo.") if m.name == "Kari Lie")
    assert before.span == Span(0, 33)
    assert after.span == after.name_span


_ROLES = {
    "plural": ("Most opposition lawmakers support the bill.", "opposition lawmakers", "group"),
    "indefinite": ("A senior official denied it.", "senior official", "person"),
    "definite": ("The government rejected the plan.", "government", "government"),
    "with a place": ("Protesters in Lyon burned cars.", "Protesters", "group"),
    "counted": ("At least 200 Kenyan workers walked out.", "Kenyan workers", "group"),
    "authorities": ("Local authorities denied it.", "Local authorities", "government"),
    "of a name": ("The plan was blocked by PUP conservatives.", "PUP conservatives", "group"),
    "of a person": ("The Dahl administration fell.", "Dahl administration", "government"),
}


@pytest.mark.parametrize(("text", "name", "kind"), _ROLES.values(), ids=_ROLES.keys())
def test_role(text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(m.name, m.kind) for m in _mentions(text) if m.form == "role"]


_NO_ROLES = {
    "run for president": "He ran for president.",
    "as minister": "She served as foreign minister.",
    "any candidate": "They will not back any candidate.",
    "predicate": "Dahl is a lawyer.",
}


@pytest.mark.parametrize("text", _NO_ROLES.values(), ids=_NO_ROLES.keys())
def test_no_role(text: str) -> None:
    assert [m.name for m in _mentions(text) if m.form == "role"] == []


def test_conjuncts_are_mentions_of_their_own() -> None:
    names = [m.name for m in _mentions("Ola Dahl and Anna Berg met in Oslo.") if m.kind == "person"]
    assert names == ["Ola Dahl", "Anna Berg"]


def test_surname_is_a_person_whatever_the_recogniser_called_it() -> None:
    found = _mentions("Prime Minister Kenji Oda spoke.", "Oda, who leads the party, hopes to win.", "Oda left.")
    assert {m.kind for m in found if "Oda" in m.name} == {"person"}


def test_heading_gives_names_only_where_the_text_supports_them() -> None:
    found = _mentions("Meeting With Dahl and Gender Bias in Norway", "Ola Dahl spoke.", kind="heading")
    assert [m.name for m in found if m.sentence == 0] == ["Dahl", "Norway"]


def test_pronouns_but_not_an_empty_it() -> None:
    found = [m.name for m in _mentions("It seems that she told him and they left.") if m.form == "pronoun"]
    assert found == ["she", "him", "they"]


_WORDS = ["Minister", "Dahl", "of", "the", "U.S.", "party", ",", "he", "“", "”", "Kenyan", "and"]


@given(st.lists(st.sampled_from(_WORDS), max_size=9))
@settings(max_examples=25, deadline=None)
def test_spans_hold_their_words(words: list[str]) -> None:
    document = _document(" ".join(words))
    sentences = parse(document)
    mentions = find_mentions(document, sentences)
    for place, mention in enumerate(mentions):
        assert mention.index == place
        assert mention.span.contains(mention.name_span)
        assert mention.name_span.of(document.text) == mention.name
        assert mention.title is None or mention.title_span is not None
        assert mention.title_span is None or mention.title_span.of(document.text) == mention.title
    chained = [i for chain in find_chains(mentions, sentences, document) for i in chain.mentions]
    assert len(chained) == len(set(chained))


def _annotated(*paragraphs: str) -> Annotated:
    document = _document(*paragraphs)
    sentences = parse(document)
    mentions = find_mentions(document, sentences)
    chains = find_chains(mentions, sentences, document)
    return Annotated(document, sentences, mentions, chains, clauses=(), quotes=(), times=())


def _token(annotated: Annotated, word: str) -> int:
    return next(t.index for t in annotated.sentences[0].tokens if t.text == word)


@pytest.mark.parametrize(
    ("word", "name"),
    [("Lie", "Kari Lie"), ("Kari", "Kari Lie"), ("minister", "Kari Lie"), ("Norwegian", "Norwegian"), ("Oslo", "Oslo")],
)
def test_mention_for_a_token(word: str, name: str) -> None:
    annotated = _annotated("The Norwegian foreign minister, Kari Lie, left Oslo.")
    mention = mention_for(annotated, 0, _token(annotated, word))
    assert mention is not None
    assert mention.name == name


def test_party_has_the_chain_or_the_bare_span() -> None:
    annotated = _annotated("Kari Lie left the house.")
    lie = party(annotated, 0, _token(annotated, "Lie"), Span(0, 8))
    nobody = party(annotated, 0, _token(annotated, "house"), Span(18, 23))
    assert (lie.actor, lie.mention) == ("a1", Span(0, 8))
    assert (nobody.actor, nobody.mention) == (None, Span(18, 23))


def test_hand_made_sentence_needs_no_model() -> None:
    text = "President Dahl left."
    rows = [("President", "PROPN", "NNP", "compound", 1, ""), ("Dahl", "PROPN", "NNP", "nsubj", 2, "ORG"),
            ("left", "VERB", "VBD", "ROOT", 2, ""), (".", "PUNCT", ".", "punct", 2, "")]  # fmt: skip
    tokens, start = [], 0
    for index, (word, pos, tag, dep, head, entity) in enumerate(rows):
        start = text.index(word, start)
        tokens.append(Token(index, start, start + len(word), word, word.lower(), pos, tag, dep, head, entity))
    sentence = Sentence(0, Span(0, len(text)), "body", 0, tuple(tokens), (Entity(1, 1, "ORG"),))
    (mention,) = find_mentions(_document(text), (sentence,))
    assert (mention.name, mention.kind, mention.title, mention.head) == ("Dahl", "person", "President", 1)


def test_word_lists_load() -> None:
    words = lexicon()
    assert words.countries["Norwegian"].name == "Norway"
    assert words.loose <= words.roles.keys()
