"""Issues: what a position is about, as a short noun phrase."""

from __future__ import annotations

from collections.abc import Collection

from legation.annotation.annotated import Argument
from legation.annotation.tokens import Sentence
from legation.model.spans import Span

_LONGEST = 12


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
