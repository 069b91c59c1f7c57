"""An article with its findings marked in its own text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from legation.model.documents import Document, ParagraphKind
from legation.model.findings import Event, Plan, Position, Question, Statement
from legation.model.spans import Span
from legation.record.base import Lookup
from legation.record.rows import Filter, FindingKind, Name, Row

MARKED: tuple[FindingKind, ...] = ("events", "statements", "positions", "plans", "questions", "offices")


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as the article shows it: ``spans`` are the words that light up, ``detail`` says who and whom."""

    id: str
    kind: FindingKind
    label: str
    detail: str
    factuality: str | None
    factuality_cue: str | None
    why: str
    score: float | None
    names: tuple[Name, ...]
    words: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under one and the same marks; ``first_of`` are the ids of the marks that begin here."""

    text: str
    marks: tuple[Mark, ...]
    first_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleParagraph:
    """A paragraph of the article, cut where marks begin and end."""

    kind: ParagraphKind
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A document with its marked paragraphs and all its marks, in the order of the text."""

    document: Document
    paragraphs: tuple[ArticleParagraph, ...]
    marks: tuple[Mark, ...]


def make_article(lookup: Lookup, document_id: str) -> Article:
    """The article with all its findings. Raises UsageError where the record has no such document."""
    document = lookup.document(document_id)
    where = Filter(document=document_id)
    marks = sorted(
        (mark_of(row, document.text) for kind in MARKED for row in lookup.list(kind, where)),
        key=lambda mark: (mark.spans[0], mark.kind),
    )
    paragraphs = tuple(
        ArticleParagraph(paragraph.kind, tuple(_segments(document.text, paragraph.span, marks)))
        for paragraph in document.paragraphs
        if paragraph.kind != "furniture"
    )
    return Article(document, paragraphs, tuple(marks))


def mark_of(row: Row, text: str) -> Mark:
    """A row as a mark."""
    label, detail, spans = _faces(row)
    finding = row.finding
    event = finding if isinstance(finding, Event) else None
    cue = event.factuality_cue.of(text) if event is not None and event.factuality_cue is not None else None
    return Mark(
        id=row.id,
        kind=row.kind,
        label=label,
        detail=detail,
        factuality=event.factuality if event is not None else None,
        factuality_cue=cue,
        why=getattr(finding, "why", "title and name"),
        score=getattr(finding, "score", None),
        names=row.names,
        words=row.words,
        spans=tuple(sorted(spans)),
    )


def _faces(row: Row) -> tuple[str, str, list[Span]]:
    """(label, one line of detail, spans to mark) of a row."""
    finding = row.finding
    evidence = [Span(row.start, row.end)]
    if isinstance(finding, Event):
        label = f"{finding.type} / {finding.mode}" if finding.mode else finding.type
        toward = ", ".join(row.named("recipient"))
        return label, " → ".join(filter(None, (", ".join(row.named("actor")), toward))), [finding.trigger]
    if isinstance(finding, Statement):
        source = ", ".join(row.named("source")) or "unnamed source"
        return "statement", f"{source} ({finding.directness})", list(finding.content) or evidence
    if isinstance(finding, Position):
        return "position", f"{', '.join(row.named('actor'))} {finding.stance}: {finding.issue}", evidence
    if isinstance(finding, Plan):
        window = finding.window
        days = f", {window.start or '…'} to {window.end or '…'}" if window is not None else ""
        return "plan", f"{finding.what}: {', '.join(row.named('party'))} ({finding.status}{days})", evidence
    if isinstance(finding, Question):
        return "question", finding.text, evidence
    held = f"{', '.join(row.named('holder'))}: {finding.title}"
    return "office", f"{held} of {', '.join(row.named('of')) or '?'} ({finding.status})", evidence


def _segments(text: str, span: Span, marks: Sequence[Mark]) -> Iterable[Segment]:
    """The paragraph cut at every beginning and end of a mark."""
    inside = [(mark, s) for mark in marks for s in mark.spans if s.overlaps(span)]
    cuts = sorted({span.start, span.end, *(c for _, s in inside for c in s if span.start < c < span.end)})
    for start, end in pairwise(cuts):
        covering = tuple({mark.id: mark for mark, s in inside if s.start <= start and end <= s.end}.values())
        first = tuple(mark.id for mark in covering if max(mark.spans[0].start, span.start) == start)
        yield Segment(text[start:end], covering, first)
