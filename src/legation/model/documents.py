"""Documents: one article as read, with the layout that the page gave it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from legation.model.spans import Span

ParagraphKind = Literal["title", "byline", "key_point", "heading", "body", "furniture"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text. ``furniture`` (a cookie notice in a text copied off a page) is kept but never read."""

    span: Span
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (None before the first) and the text under it."""

    heading: Span | None
    body: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One article. All offsets of all findings are into ``text``.

    ``published`` is an ISO day or minute (``2024-12-25``, ``2024-12-25T08:30``) or None where the source gives none.
    ``dateline`` is the span of the words before the first sentence that say where it was written.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    byline: str | None = None
    dateline: Span | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    key_points: tuple[Span, ...] = ()
    sections: tuple[Section, ...] = ()
