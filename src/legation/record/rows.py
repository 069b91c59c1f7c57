"""What a record answers with, and how it is asked: frozen values that tables, pages, briefs and JSON are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from legation.model.actors import ActorKind, Office
from legation.model.findings import Event, Plan, Position, Question, Statement

FindingKind = Literal["events", "statements", "positions", "plans", "questions", "offices"]
Finding = Event | Statement | Position | Plan | Question | Office
Role = Literal["actor", "recipient", "source", "target", "party", "about", "holder", "of"]
PutResult = Literal["read", "unchanged", "replaced"]
JudgementWord = Literal["same", "different"]
Judge = Literal["person", "machine"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows are asked for; None (and an empty filter) means all. All that is given must hold.

    ``actor``      words of a name or alias (whole words, any case), words of a party's mention, or a record actor id
    ``country``    ISO 3166 alpha-3 of a party
    ``type``       event type or mode, directness, stance, status (plans, offices), actor kind
    ``issue``      whole words of a position's issue; for the other kinds, words of the finding
    ``since``, ``until``  ISO days, both included, or their beginnings (``2024-12``): the finding's own days where it
                   has any, else the day of publication
    ``factuality`` of events
    ``topic``      words that the document holds; ``query`` words that the finding itself holds (or its parties' names)
    ``document``   a document's id
    ``limit``, ``offset``  how many rows, after how many
    """

    actor: str | None = None
    country: str | None = None
    type: str | None = None
    issue: str | None = None
    since: str | None = None
    until: str | None = None
    factuality: str | None = None
    topic: str | None = None
    query: str | None = None
    document: str | None = None
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """A party of a finding as listings show it: ``name`` is the actor's across documents, or the words themselves.

    ``actor`` is the record's actor id, None where the words were not resolved. ``start`` and ``end`` are where the
    ``words`` stand in the document's text (None where the finding names no words).
    """

    role: Role
    name: str
    actor: str | None
    country: str | None
    words: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One finding with its source. ``words`` is the evidence, exactly ``text[start:end]`` of the document.

    ``day`` and ``day_to`` are the finding's own first and last day, or the day of publication
    twice; None where neither is known.
    """

    id: str
    kind: FindingKind
    document: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    words: str
    start: int
    end: int
    day: str | None
    day_to: str | None
    finding: Finding
    names: tuple[Name, ...]

    def named(self, role: Role) -> tuple[str, ...]:
        """Display names of the parties with this role."""
        return tuple(name.name for name in self.names if name.role == role)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text. ``first_seen`` and ``last_read`` are times as the reader passed them in."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None
    version: str
    first_seen: str
    last_read: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor across documents: in how many it is found, and how often it is mentioned.

    ``merged`` are the ids of further actors that are judged to be this one, and are counted with it.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...]
    documents: int
    mentions: int
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorProfile:
    """All that the record holds about one actor. ``namesakes`` have the same name but another kind or country.

    ``merged`` are the actors that are judged to be one, each by itself; none where it stands alone.
    """

    actor: ActorRow
    sectors: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]
    namesakes: tuple[ActorRow, ...]
    offices: tuple[Row, ...]
    documents: tuple[DocumentRow, ...]
    merged: tuple[ActorRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of a search, best first. ``snippet`` is cut into pieces, each with whether it matched.

    ``kind`` is ``documents`` or the kind of the finding, ``id`` that of the document or finding.
    """

    kind: FindingKind | Literal["documents"]
    id: str
    document: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: tuple[tuple[str, bool], ...]
    rank: float


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A source that could not be read into the record, with the reason as a code."""

    source: str
    reason: str
    detail: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class Closing:
    """A person's judgement that a finding answers a question. Kept when the question's document is read again.

    ``question`` and ``finding`` are ids; ``closed_at`` is the time as the caller passed it in.
    """

    question: str
    finding: str
    note: str | None
    closed_at: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement whether two actors (ids) are one. ``judged_at`` is the time as the caller passed it in."""

    one: str
    other: str
    judgement: JudgementWord
    score: float | None
    reason: str | None
    judged_by: Judge
    judged_at: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong inside a record."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds. ``skipped`` counts by reason, most first."""

    documents: int
    actors: int
    events: int
    statements: int
    positions: int
    plans: int
    questions: int
    offices: int
    failures: int
    skipped: tuple[tuple[str, int], ...]


Dump = Iterator[tuple[str, tuple[object, ...]]]
