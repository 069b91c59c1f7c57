"""Every predicate of the frames has an example sentence, and the sentence is read by a frame with its words."""

from __future__ import annotations

from functools import cache

import pytest

from legation.annotation.annotate import annotate
from legation.extraction.triggers import Act, ActReader
from legation.model.documents import Document, Paragraph
from legation.model.spans import Span
from legation.ontology.examples import examples, predicates
from legation.ontology.frames import FRAME_FILES

LEAST = 4000


@cache
def read(sentence: str) -> tuple[Act, ...]:
    document = Document("example", sentence, paragraphs=(Paragraph(Span(0, len(sentence)), "body"),))
    annotated = annotate(document)
    reader = ActReader(annotated)
    return tuple(act for clause in annotated.clauses if (act := reader.act(clause)) is not None)


def test_there_are_thousands() -> None:
    assert sum(map(len, predicates().values())) >= LEAST


@pytest.mark.parametrize("file", FRAME_FILES)
def test_every_predicate_has_an_example(file: str) -> None:
    shown = {(example.word_class, example.words) for example in examples()[file]}
    assert [predicate for predicate in predicates()[file] if predicate not in shown] == []


@pytest.mark.parametrize("file", FRAME_FILES)
def test_every_example_names_a_predicate(file: str) -> None:
    known = set(predicates()[file])
    assert [e.words for e in examples()[file] if (e.word_class, e.words) not in known] == []


@pytest.mark.parametrize("file", FRAME_FILES)
def test_every_predicate_is_read_in_one_of_its_examples(file: str) -> None:
    read_in = {
        (example.word_class, example.words)
        for example in examples()[file]
        if any(act.type == example.type and example.words in act.frames for act in read(example.sentence))
    }
    assert [predicate for predicate in predicates()[file] if predicate not in read_in] == []
