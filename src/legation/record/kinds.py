"""The six kinds of finding: which table keeps each, and what of a finding becomes a column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from sqlalchemy import Table

from legation.errors import UsageError
from legation.model.actors import Office, OfficeStatus, Party
from legation.model.findings import (
    Directness,
    Event,
    EventType,
    Plan,
    PlanStatus,
    Position,
    Question,
    Reading,
    Stance,
    Statement,
)
from legation.model.spans import Span
from legation.model.times import Window
from legation.record import tables
from legation.record.rows import FindingKind, Role

Days = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Place:
    """A party as the ``parties`` table keeps it: its role, its actor within the document, its words."""

    role: Role
    actor: str | None
    mention: Span | None


@dataclass(frozen=True, slots=True)
class Flat:
    """A finding taken apart. ``identity`` is what makes it itself; ``own`` are the columns that only its kind has."""

    evidence: Span
    days: Days
    score: float | None
    identity: tuple[str, ...]
    parties: tuple[Place, ...]
    own: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding. ``type_column`` is the column that Filter's type asks, ``types`` its values."""

    name: FindingKind
    letter: str
    table: Table
    model: type
    type_column: str | None
    types: tuple[str, ...]
    flatten: Callable[[Any, Reading], Flat]


def _places(role: Role, parties: tuple[Party, ...]) -> tuple[Place, ...]:
    return tuple(Place(role, party.actor, party.mention) for party in parties)


def _days(window: Window | None) -> Days:
    return (window.start or window.end, window.end or window.start) if window else (None, None)


def _event(event: Event, reading: Reading) -> Flat:
    text = reading.document.text
    trigger = event.trigger.of(text)
    where = (event.where.name, event.where.country) if event.where else (None, None)
    parties = _places("actor", event.actors) + _places("recipient", event.recipients)
    identity = (event.type, trigger, event.evidence.of(text))
    own = (event.type, event.mode, event.factuality, *where, trigger)
    return Flat(event.evidence, _days(event.when), event.score, identity, parties, own)


def _statement(statement: Statement, reading: Reading) -> Flat:
    text = reading.document.text
    content = " … ".join(span.of(text) for span in statement.content)
    cue = statement.cue.of(text) if statement.cue else ""
    parties = _places("source", (statement.source,) if statement.source else ())
    identity = (cue, content, statement.evidence.of(text))
    return Flat(statement.evidence, (None, None), statement.score, identity, parties, (statement.directness, content))


def _position(position: Position, reading: Reading) -> Flat:
    text = reading.document.text
    parties = _places("actor", (position.actor,)) + _places("target", (position.target,) if position.target else ())
    identity = (position.actor.mention.of(text), position.issue, position.stance, position.evidence.of(text))
    own = (position.stance, position.issue)
    return Flat(position.evidence, (None, None), position.score, identity, parties, own)


def _plan(plan: Plan, reading: Reading) -> Flat:
    identity = (plan.what, plan.evidence.of(reading.document.text))
    own = (plan.status, plan.what)
    return Flat(plan.evidence, _days(plan.window), plan.score, identity, _places("party", plan.parties), own)


def _question(question: Question, reading: Reading) -> Flat:
    parties = tuple(Place("about", actor, None) for actor in question.about)
    identity = (question.text, question.evidence.of(reading.document.text))
    return Flat(question.evidence, (None, None), question.score, identity, parties, (question.text,))


def _office(office: Office, reading: Reading) -> Flat:
    names = {actor.id: actor.name for actor in reading.actors}
    parties = (Place("holder", office.holder, None), *((Place("of", office.of, None),) if office.of else ()))
    identity = (names.get(office.holder, ""), office.title, office.evidence.of(reading.document.text))
    return Flat(office.evidence, _held(office, reading), None, identity, parties, (office.status, office.title))


def _held(office: Office, reading: Reading) -> Days:
    """The days for which the text vouches: what it states, up to the day of publication where no end is stated."""
    published = day(reading.document.published)
    start = office.since or office.until or published
    end = last_day(office.until or published or office.since)
    if start is not None and end is not None and start > end:
        return (end, start) if office.until else (published, published)  # a first day that is still to come
    return start, end


KINDS: dict[FindingKind, Kind] = {
    kind.name: kind
    for kind in (
        Kind("events", "e", tables.events, Event, "type", get_args(EventType), _event),
        Kind("statements", "s", tables.statements, Statement, "directness", get_args(Directness), _statement),
        Kind("positions", "v", tables.positions, Position, "stance", get_args(Stance), _position),
        Kind("plans", "p", tables.plans, Plan, "status", get_args(PlanStatus), _plan),
        Kind("questions", "q", tables.questions, Question, None, (), _question),
        Kind("offices", "o", tables.offices, Office, "status", get_args(OfficeStatus), _office),
    )
}


def kind_of(finding_id: str) -> Kind:
    """The kind that an id says it is. Raises UsageError on anything that is no finding's id."""
    for kind in KINDS.values():
        if finding_id[:1] == kind.letter and len(finding_id) == 17:
            return kind
    raise UsageError(f"{finding_id!r} is no finding's id", remedy="Listings show ids in their first column.")


def day(published: str | None) -> str | None:
    """The day of a publication time (``2024-12-25T08:30`` is ``2024-12-25``)."""
    return published[:10] if published else None


def last_day(partial: str | None) -> str | None:
    """The last day of a partial date, for comparing: ``2024`` is ``2024-12-31`` and ``2024-06`` is ``2024-06-31``."""
    return partial + "-12-31"[max(0, len(partial) - 4) :] if partial else None
