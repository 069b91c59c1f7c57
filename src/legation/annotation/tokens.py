"""Tokens and sentences: the parse as plain values, so that no later stage needs spaCy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from legation.model.documents import ParagraphKind
from legation.model.spans import Span


class Token(NamedTuple):
    """A word of a sentence. ``head`` is the index of its governor (its own for the root); offsets are the document's.

    ``pos``, ``tag`` and ``dep`` are spaCy's English labels (Universal POS, Penn tags, ClearNLP dependencies);
    ``entity`` is the label of the entity it stands in, or the empty string.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks a token for
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str

    @property
    def span(self) -> Span:
        """The token's own characters."""
        return Span(self.start, self.end)


class Entity(NamedTuple):
    """A named entity: tokens ``[first, last]`` (both included) and its label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of one paragraph with its parse. ``index`` is its place in the document."""

    index: int
    span: Span
    kind: ParagraphKind
    paragraph: int
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Token indices governed by each token, left to right."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token.index)
        return tuple(map(tuple, below))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All lemmas, and all words in small letters."""
        return frozenset(word for token in self.tokens for word in (token.lemma, token.text.lower()))

    @cached_property
    def _edges(self) -> tuple[tuple[int, int], ...]:
        """First and last token under each token, itself included. Bottom-up; one pass for each level of depth."""
        edges = [(i, i) for i in range(len(self.tokens))]
        order = [i for i, token in enumerate(self.tokens) if token.head == i]
        for i in order:
            order.extend(self.children[i])
        for i in reversed(order):
            first, last = edges[i]
            for child in self.children[i]:
                first, last = min(first, edges[child][0]), max(last, edges[child][1])
            edges[i] = (first, last)
        return tuple(edges)

    def edges(self, index: int) -> tuple[int, int]:
        """First and last token (both included) of the subtree under a token."""
        return self._edges[index]

    def subtree(self, index: int) -> tuple[int, ...]:
        """All token indices under a token, itself included, in the order of the text."""
        found = [index]
        for i in found:
            found.extend(self.children[i])
        return tuple(sorted(found))

    def child(self, index: int, *labels: str) -> int | None:
        """The first child that hangs by one of the dependency labels."""
        for i in self.children[index]:
            if self.tokens[i].dep in labels:
                return i
        return None

    def chars(self, first: int, last: int) -> Span:
        """The characters from token ``first`` to token ``last`` (both included)."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def text(self, first: int, last: int) -> str:
        """The words from token ``first`` to token ``last``, one space between."""
        return " ".join(token.text for token in self.tokens[first : last + 1])
