"""Certainty and factuality of clauses: what decided, and how sure. All sentences are invented."""

from __future__ import annotations

import pytest
from test_clauses import clause

from legation.annotation.clauses import find_clauses
from legation.annotation.pipeline import parse
from legation.model.documents import Document, Paragraph
from legation.model.spans import Span

CASES = [
    ("purpose", "Norway battled to close the port.", "close", "future", (0, 2)),
    ("have to", "Norway has to close the port.", "close", "hypothetical", (0, 2)),
    ("is to", "Norway is to close the port.", "close", "future", (1, 2)),
    ("permission", "Norway allowed the ships to leave.", "leave", "hypothetical", (1, 3)),
    ("order", "Close the port.", "close", "hypothetical", (0, 1)),
    ("proposed", "Lima studied the proposed ban.", "ban", "hypothetical", (-3, 1.1)),
    ("planned visit", "A planned visit by Oslo angered Lima.", "visit", "future", (1, 2)),
    ("alleged attack", "Police described an alleged attack.", "attack", "actual", (1, 2)),
    ("no comment", "Norway made no promise to Lima.", "make", "negated", (-2, -1)),
    ("that visit", "Oslo regretted that visit.", "visit", "actual", (3, 3)),
    ("will study the attack", "Ministers will study the attack.", "attack", "actual", (3, 3)),
    ("will launch an attack", "Rebels will launch an attack.", "attack", "future", (1, 2.5)),
]


@pytest.mark.parametrize(("text", "lemma", "factuality", "between"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_certainty(text: str, lemma: str, factuality: str, between: tuple[float, float]) -> None:
    found = clause(text, lemma)
    assert found.factuality == factuality
    assert between[0] <= found.certainty <= between[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Losses grew after the proposed merger.", {"Losses", "grew", "proposed", "merger"}),
        ("Losses worried investors.", {"Losses", "worried"}),
    ],
    ids=["nouns and participles", "a bare noun"],
)
def test_wide_clauses_add_what_no_finding_is_made_of(text: str, words: set[str]) -> None:
    document = Document("d", text, paragraphs=(Paragraph(Span(0, len(text)), "body"),))
    sentences = parse(document)
    wide = {c.predicate.of(text) for c in find_clauses(document, sentences, (), wide=True)}
    assert words <= wide
    assert {c.predicate.of(text) for c in find_clauses(document, sentences, ())} < wide
