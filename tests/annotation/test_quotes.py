"""Quoted spans: marks of all kinds, recovery, runs over paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.annotation.quotes import find_quotes
from legation.model.documents import Document, Paragraph
from legation.model.spans import Span, names_words


def _document(*paragraphs: str) -> Document:
    text = "\n".join(paragraphs)
    spans, start = [], 0
    for words in paragraphs:
        spans.append(Paragraph(Span(start, start + len(words)), "body"))
        start += len(words) + 1
    return Document(id="d", text=text, paragraphs=tuple(spans))


_CASES = {
    "curly": ("She said: “We agree.” He left.", [("We agree.", False)]),
    "straight": ('"We agree," she said. "Soon."', [("We agree,", False), ("Soon.", False)]),
    "newswire": ("``We agree,'' she said.", [("We agree,", False)]),
    "guillemets": ("« We agree », she said.", [(" We agree ", False)]),
    "spaced straight": ('" We agree , " she said .', [(" We agree , ", False)]),
    "closing mark one space off": ('"We agree, "she said.', [("We agree, ", False)]),
    "british": ("The ‘grand plan’ was dropped.", [("grand plan", False)]),
    "british with a possessive": ("He called it ‘a teachers’ strike’ and left.", [("a teachers’ strike", False)]),
    "straight single": ("The 'grand plan' isn't the voters' wish.", [("grand plan", False)]),
    "apostrophes only": ("It's the teachers' plan for the '90s, and they can't stop 'em.", []),
    "single inside double": ("“He said ‘never,’ twice.”", [("He said ‘never,’ twice.", False), ("never,", False)]),
    "double inside double": ("“Many of “the list” agree,” he said.", [("Many of “the list” agree,", False)]),
    "inches": ("He is 6'2\" tall.", []),
    "never closed": ("He said: “We agree. The talks ended.", [("We agree.", True)]),
    "never opened": ("She met Mr. Roe. I hope to see the U.S. Senate agree,” she stated.", [
        ("I hope to see the U.S. Senate agree,", True),
    ]),
    "closed twice": ("“We agree,” he said. We hope so,” he added.", [("We agree,", False), ("We hope so,", True)]),
    "opened twice": ("“We agree. “We hope so,” he said.", [("We agree.", True), ("We hope so,", False)]),
    "mark alone": ("”", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _CASES.values(), ids=_CASES.keys())
def test_quotes_of_a_paragraph(text: str, expected: list[tuple[str, bool]]) -> None:
    document = _document(text)
    assert [(q.inner.of(document.text), q.recovered) for q in find_quotes(document)] == expected


_RUNS = {
    "opening mark each time": (("“One.", "“Two,” he said."), ["One.", "Two,"]),
    "no mark between": (("“One.", "Two.", "Three,” he said."), ["One.", "Two.", "Three,"]),
}


@pytest.mark.parametrize(("paragraphs", "expected"), _RUNS.values(), ids=_RUNS.keys())
def test_quote_over_paragraphs(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    document = _document(*paragraphs)
    found = find_quotes(document)
    assert [q.inner.of(document.text) for q in found] == expected
    assert not any(q.recovered for q in found)


def test_a_paragraph_without_open_quote_does_not_run_on() -> None:
    document = _document("He met her.", "They agreed. I hope so,” she said.")
    assert [q.inner.of(document.text) for q in find_quotes(document)] == ["I hope so,"]


def test_furniture_is_not_read() -> None:
    text = "“Share this”"
    document = Document(id="d", text=text, paragraphs=(Paragraph(Span(0, len(text)), "furniture"),))
    assert find_quotes(document) == ()


@given(st.lists(st.text(alphabet="ab S.,?!\"'“”‘’`«»(6\t", max_size=60), max_size=5))
def test_any_text_gives_spans_inside_their_paragraph(paragraphs: list[str]) -> None:
    document = _document(*paragraphs)
    found = find_quotes(document)
    assert list(found) == sorted(found, key=lambda q: (q.span.start, -q.span.end))
    for quote in found:
        assert quote.span.contains(quote.inner)
        assert any(p.span.contains(quote.span) for p in document.paragraphs)


def test_a_recovered_quote_has_no_blank_edges() -> None:
    text = "A man spoke. \u2026 the train has left,\u201d he said. He paused. \u201cNobody knows why and nobody asks. "
    found = find_quotes(_document(text))
    assert len(found) == 2
    assert all(names_words(quote.span, text) and names_words(quote.inner, text) for quote in found)
