"""Readings of the example articles: every offset names words of the text, and every reference leads somewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from legation.coding import code
from legation.intake import read_sources
from legation.model.documents import Document
from legation.model.findings import Reading
from legation.model.serial import dump_reading, load_reading
from legation.model.spans import names_words, spans_within

EXAMPLES = Path(__file__).parent.parent / "examples"


@cache
def readings() -> tuple[Reading, ...]:
    outcomes = list(read_sources([str(EXAMPLES)], published="2025-02-20"))
    return tuple(code(outcome.document, clauses=True) for outcome in outcomes if outcome.document is not None)


@pytest.mark.parametrize("number", range(7))
def test_offsets_name_words(number: int) -> None:
    reading = readings()[number]
    text = reading.document.text
    found = list(spans_within(reading, "reading"))
    assert len(found) > 100
    assert [where for where, span in found if not names_words(span, text)] == []


@pytest.mark.parametrize("number", range(7))
def test_references_lead_somewhere(number: int) -> None:
    reading = readings()[number]
    actors = {actor.id for actor in reading.actors}
    assert len(actors) == len(reading.actors)
    parties = [p for e in reading.events for p in (*e.actors, *e.recipients)]
    parties += [p for x in reading.positions for p in (x.actor, x.target) if p is not None]
    parties += [p for plan in reading.plans for p in plan.parties]
    parties += [s.source for s in reading.statements if s.source is not None]
    assert {p.actor for p in parties} - {None} <= actors
    assert {office.holder for office in reading.offices} <= actors
    rests = {event.id for event in reading.events} | {statement.id for statement in reading.statements}
    assert {position.rests_on for position in reading.positions} - {None} <= rests


@pytest.mark.parametrize("number", range(7))
def test_event_evidence_holds_the_trigger(number: int) -> None:
    for event in readings()[number].events:
        assert event.evidence.contains(event.trigger)


def test_json_round_trip() -> None:
    for reading in readings():
        assert load_reading(dump_reading(reading)) == reading


def test_same_text_same_reading() -> None:
    first = readings()[0]
    assert code(first.document, clauses=True) == first


def test_json_of_a_reading_is_one_line_to_any_program() -> None:
    document = Document(id="d", text="Ana Brankov\u2028visited Malta.\x85She left\u2029on Monday.")
    written = dump_reading(code(document))
    assert len(written.splitlines()) == 1
    assert load_reading(written).document.text == document.text
