"""From a document to its Reading: annotate, extract, resolve. Pure: no store, no network, no clock."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from legation.annotation.annotate import annotate
from legation.annotation.annotated import Annotated, Clause
from legation.annotation.clauses import find_clauses
from legation.extraction.explaining import Explanation, explain_event
from legation.extraction.extract import Extraction, extract
from legation.extraction.positions import rest_on
from legation.extraction.summary import summarise
from legation.model.actors import Actor
from legation.model.documents import Document
from legation.model.findings import ClauseView, Event, Reading, Skipped
from legation.model.spans import Span
from legation.model.times import Place
from legation.resolution.actors import resolve_actors
from legation.resolution.offices import offices_and_actors
from legation.resolution.places import find_places, locate
from legation.resolution.register import NOBODY, Register
from legation.resolution.relevance import irrelevance

_ROOMS = ("model", "ontology", "annotation", "extraction", "resolution")


def _digest() -> str:
    """Eight hex digits over all code and data that a reading depends on: an edited word list is a new version."""
    digest = hashlib.sha256()

    def add(folder: Traversable) -> None:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    add(entry)
            elif entry.name.endswith((".py", ".yml", ".tsv", ".onnx", ".json")):
                digest.update(entry.name.encode() + b"\0" + entry.read_bytes())

    for room in _ROOMS:
        add(resources.files("legation").joinpath(room))
    return digest.hexdigest()[:8]


VERSION = f"{metadata.version('legation')}+{_digest()}"


def version_with(register: Register) -> str:
    """The version of readings that were made with this register: ``VERSION`` alone where it knows nothing."""
    return f"{VERSION}.r{register.version}" if register.version else VERSION


def code(document: Document, *, clauses: bool = False, register: Register = NOBODY) -> Reading:
    """All findings of a document. ``clauses`` adds every clause with its certainty.

    ``register`` is what may be known of actors beforehand: it fills in what the document does not say of them, and a
    person's corrections in it outrank the document. A document in another language than English gives a reading
    without findings, with the reason in ``skipped``. Same document, ``VERSION`` and register, same reading. Raises
    ModelError where the spaCy pipeline is missing.
    """
    version = version_with(register)
    if document.language not in (None, "en"):
        return Reading(version, document, skipped=(Skipped("not-english", Span(0, len(document.text))),))
    annotated = annotate(document)
    extraction = extract(annotated)
    actors = resolve_actors(annotated, register)
    offices, actors = offices_and_actors(annotated, actors)
    places = find_places(annotated)
    events, skipped = _events(annotated, extraction, actors, places)
    return Reading(
        version=version,
        document=document,
        actors=actors,
        offices=offices,
        events=events,
        statements=extraction.statements,
        positions=tuple(rest_on(p, events, extraction.statements) for p in extraction.positions),
        plans=extraction.plans,
        questions=extraction.questions,
        times=annotated.times,
        places=places,
        summary=summarise(annotated, events, extraction.statements),
        skipped=skipped,
        clauses=_views(annotated) if clauses else None,
    )


def explain(document: Document, event: Event) -> Explanation | None:
    """Why this version of Legation finds the event in the document; None where it does not find it any more."""
    return explain_event(annotate(document), event)


def _events(
    annotated: Annotated, extraction: Extraction, actors: tuple[Actor, ...], places: tuple[Place, ...]
) -> tuple[tuple[Event, ...], tuple[Skipped, ...]]:
    """The events between political actors, with their places; the rest is counted with its reason."""
    kept: list[Event] = []
    skipped = list(extraction.skipped)
    by_predicate: dict[Span, Clause] = {clause.predicate: clause for clause in annotated.clauses}
    known = {actor.id: actor for actor in actors}
    for event in extraction.events:
        reason = irrelevance(event, known)
        if reason is not None:
            skipped.append(Skipped(reason, event.trigger))
            continue
        kept.append(_placed(event, by_predicate.get(event.trigger), annotated, places, known))
    return tuple(kept), tuple(sorted(skipped, key=lambda s: s.span))


def _placed(
    event: Event, clause: Clause | None, annotated: Annotated, places: tuple[Place, ...], actors: Mapping[str, Actor]
) -> Event:
    """The event with the place where it happened, and the reason for it."""
    if clause is None:
        return event
    parties = [actors[p.actor] for p in (*event.actors, *event.recipients) if p.actor is not None and p.actor in actors]
    lands = {actor.country for actor in parties if actor.country is not None}
    where, reason = locate(clause, annotated, places, lands)
    return replace(event, where=where, where_reason=reason)


def _views(annotated: Annotated) -> tuple[ClauseView, ...]:
    """Every clause, also those that no finding is made of."""
    clauses = find_clauses(annotated.document, annotated.sentences, annotated.times, wide=True)
    return tuple(_view(clause, clauses) for clause in clauses)


def _view(clause: Clause, clauses: Sequence[Clause]) -> ClauseView:
    reporting = clauses[clause.reported_by] if clause.reported_by is not None else None
    speaker = next(iter(reporting.role("who")), None) if reporting is not None else None
    return ClauseView(
        clause.predicate,
        clause.lemma,
        tuple(a.span for a in clause.role("who")),
        tuple(a.span for a in clause.role("whom")),
        clause.certainty,
        clause.factuality,
        clause.factuality_cue,
        speaker.span if speaker is not None else None,
        clause.span,
    )
