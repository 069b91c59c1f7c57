"""The one way through extraction: every kind of finding of an annotated document, in order."""

from __future__ import annotations

from dataclasses import dataclass

from legation.annotation.annotated import Annotated
from legation.extraction.events import find_events
from legation.extraction.plans import find_plans
from legation.extraction.positions import find_positions
from legation.extraction.questions import find_questions
from legation.extraction.speakers import Speakers
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
    found = find_events(annotated)
    statements = find_statements(annotated)
    speakers = Speakers(annotated.document.text, statements)
    events = tuple(map(speakers.event, found.events))
    positions = find_positions(annotated, events, statements, found.stances)
    return Extraction(
        events,
        statements,
        tuple(map(speakers.position, positions)),
        tuple(map(speakers.plan, find_plans(annotated))),
        find_questions(annotated),
        found.skipped,
    )
