"""Key points of one document: the page's own where it has them, else its most telling sentences, word for word.

Sentences are scored by position, by the words they share with the whole text (a centroid of term weights, Radev et al.
2004) and by the findings they carry; each next one must say something new (maximal marginal relevance, Carbonell and
Goldstein 1998).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from legation.annotation.annotated import Annotated
from legation.annotation.tokens import Sentence
from legation.model.findings import Event, KeyPoint, Statement

_POINTS = 4
_SHORTEST, _LONGEST = 7, 45
_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_WEIGHT_LEAD, _WEIGHT_EVENT, _WEIGHT_STATEMENT, _SAME = 1.2, 0.25, 0.1, 0.6


def summarise(annotated: Annotated, events: Sequence[Event], statements: Sequence[Statement]) -> tuple[KeyPoint, ...]:
    """Three to five points in the order of the text; none for a text too short to need them."""
    text = annotated.document.text
    if annotated.document.key_points:
        return tuple(KeyPoint(" ".join(s.of(text).split()), (s,)) for s in annotated.document.key_points)
    body = [s for s in annotated.sentences if s.kind == "body"]
    candidates = [s for s in body if _SHORTEST <= len(s.tokens) <= _LONGEST and s.tokens[-1].text in '.!"”']
    if len(body) < _POINTS + 1:
        return ()
    chosen = _choose(candidates, _scores(candidates, body, events, statements))
    return tuple(KeyPoint(" ".join(s.span.of(text).split()), (s.span,)) for s in sorted(chosen, key=lambda s: s.index))


def _terms(sentence: Sentence) -> Counter[str]:
    return Counter(t.lemma for t in sentence.tokens if t.pos in _CONTENT_POS and len(t.lemma) > 2)


def _scores(
    candidates: Sequence[Sentence], body: Sequence[Sentence], events: Sequence[Event], statements: Sequence[Statement]
) -> dict[int, float]:
    weights: Counter[str] = Counter()
    for sentence in body:
        weights.update(_terms(sentence).keys())
    acts = Counter(_holder(candidates, e.trigger.start) for e in events if e.factuality != "historical")
    said = Counter(_holder(candidates, s.evidence.start) for s in statements)
    place = {sentence.index: rank for rank, sentence in enumerate(body)}
    scores: dict[int, float] = {}
    for sentence in candidates:
        terms = _terms(sentence)
        centroid = sum(math.log(1 + weights[t]) for t in terms if weights[t] > 1) / (3 + len(terms))
        lead = _WEIGHT_LEAD / (1 + place[sentence.index])
        findings = _WEIGHT_EVENT * min(2, acts[sentence.index]) + _WEIGHT_STATEMENT * min(2, said[sentence.index])
        scores[sentence.index] = centroid + lead + findings
    return scores


def _holder(candidates: Sequence[Sentence], offset: int) -> int:
    return next((s.index for s in candidates if s.span.start <= offset < s.span.end), -1)


def _choose(candidates: Sequence[Sentence], scores: dict[int, float]) -> list[Sentence]:
    chosen: list[Sentence] = []
    for sentence in sorted(candidates, key=lambda s: -scores[s.index]):
        if len(chosen) == _POINTS:
            break
        terms = set(_terms(sentence))
        if all(len(terms & set(_terms(other))) < _SAME * max(1, len(terms)) for other in chosen):
            chosen.append(sentence)
    return chosen
