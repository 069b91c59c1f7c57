"""Issues: what a position is about, as a short noun phrase."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from legation.annotation.annotated import Argument
from legation.annotation.tokens import Sentence
from legation.model.spans import Span

_LONGEST = 12
_WORD = re.compile(r"[^\W\d_]{3,}")
_ALIKE, _FEWEST = 0.5, 2


def issue_phrase(sentence: Sentence, argument: Argument, leaders: Collection[str]) -> str:
    """The argument's words without leading determiners and hangers-on, at most twelve words; case is kept.

    A bare noun ("the bill") is no name of an issue: what stands after it and belongs to it is added.
    """
    short = phrase(sentence, argument.span, leaders)
    if " " in short or sentence.tokens[argument.head].pos != "NOUN":
        return short
    last = sentence.edges(argument.head)[1]
    return phrase(sentence, argument.span.join(sentence.tokens[last].span), leaders)


def phrase(sentence: Sentence, span: Span, leaders: Collection[str]) -> str:
    """The words of a span in one line, without its leaders and outer punctuation."""
    inside = [t for t in sentence.tokens if span.start <= t.start and t.end <= span.end]
    while len(inside) > 1 and (
        inside[0].lemma in leaders or inside[0].text.lower() in leaders or inside[0].pos == "PUNCT"
    ):
        inside = inside[1:]
    inside = inside[:_LONGEST]
    while inside and inside[-1].pos in ("PUNCT", "ADP", "DET", "CCONJ"):
        inside = inside[:-1]
    return joined(sentence, inside[0].index, inside[-1].index) if inside else ""


def joined(sentence: Sentence, first: int, last: int) -> str:
    """The words from one token to another, spaced as in the text, in one line."""
    words = ""
    for token in sentence.tokens[first : last + 1]:
        gap = " " if words and token.start > sentence.tokens[token.index - 1].end else ""
        words += gap + token.text
    return words


def same_issues(phrases: Sequence[str], small: Collection[str]) -> dict[str, str]:
    """Each phrase to the first one that names the same issue: two content words and half of all in common.

    "the surname policy change" and "the change to the surname law" are one issue. ``small`` words do not count.
    """
    first: dict[str, frozenset[str]] = {}
    found: dict[str, str] = {}
    for phrase_ in phrases:
        words = _content_words(phrase_, small)
        same = next((known for known, other in first.items() if _alike(words, other)), None)
        if same is None:
            first.setdefault(phrase_, words)
        found[phrase_] = same or phrase_
    return found


def _content_words(phrase_: str, small: Collection[str]) -> frozenset[str]:
    """The words of three letters and more, without case and plural."""
    return frozenset(word.removesuffix("s") for word in _WORD.findall(phrase_.lower()) if word not in small)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _FEWEST and shared >= _ALIKE * len(one | other)
