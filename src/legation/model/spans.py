"""Spans: where words stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range ``[start, end)`` of Python string indices into ``document.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span names."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Does the other lie wholly inside?"""
        return self.start <= other.start and other.end <= self.end

    def join(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


def spans_within(value: object, where: str) -> Iterator[tuple[str, Span]]:
    """Every span anywhere inside a value of the model, and where it was found ("reading.events[0].trigger")."""
    if isinstance(value, Span):
        yield where, value
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            yield from spans_within(part, f"{where}[{n}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_within(getattr(value, field.name), f"{where}.{field.name}")


def trimmed(span: Span, text: str) -> Span:
    """The span without the blanks at its edges; empty at its end where there is nothing else."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(min(start, span.end), max(min(start, span.end), span.start + len(words.rstrip())))


def names_words(span: Span, text: str) -> bool:
    """Does the span slice to words of the text, with no blank at either edge?"""
    words = span.of(text)
    return 0 <= span.start < span.end <= len(text) and words == words.strip()
