"""Sentences of a brief and what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legation.record.rows import Row


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence of the brief comes from: ``words`` are ``text[start:end]`` of the document."""

    document: str
    label: str
    published: str | None
    url: str | None
    words: str
    start: int
    end: int
    finding: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the brief and what it rests on (at least one citation)."""

    text: str
    citations: tuple[Citation, ...]


def cite(row: Row) -> Citation:
    """The words that a row rests on."""
    label = row.outlet or row.title or row.document
    return Citation(row.document, label, row.published, row.url, row.words, row.start, row.end, row.id)


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
