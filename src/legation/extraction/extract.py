"""The one way through extraction: every kind of finding of an annotated document, in order, tied together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.annotation.annotated import Annotated
from legation.extraction.events import find_events
from legation.extraction.plans import find_plans
from legation.extraction.positions import find_positions
from legation.extraction.questions import find_questions
from legation.extraction.statements import find_statements
from legation.model.findings import Event, Plan, Position, Question, Skipped, Statement


@dataclass(frozen=True, slots=True)
class Extraction:
    """The findings before actors and places are resolved; parties carry chain ids."""

    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]
    plans: tuple[Plan, ...]
    questions: tuple[Question, ...]
    skipped: tuple[Skipped, ...]


def extract(annotated: Annotated) -> Extraction:
    """All findings of the document."""
    events, skipped = find_events(annotated)
    statements = find_statements(annotated)
    positions = tuple(_rested(p, events, statements) for p in find_positions(annotated))
    return Extraction(events, statements, positions, find_plans(annotated), find_questions(annotated), skipped)


def _rested(position: Position, events: Sequence[Event], statements: Sequence[Statement]) -> Position:
    """The position with the event or statement it rests on: the act itself, else the speech that holds it."""
    event = next(
        (e for e in events if position.evidence.contains(e.trigger) and e.evidence.overlaps(position.evidence)), None
    )
    if event is not None:
        return replace(position, rests_on=event.id)
    speech = next((s for s in statements if any(c.contains(position.evidence) for c in s.content)), None)
    return replace(position, rests_on=speech.id) if speech is not None else position
