"""Events: who did what to whom, after PLOVER 2.0: the candidate acts, weighed, joined where one carries on another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from legation.annotation.annotated import Annotated, Clause
from legation.extraction.attribution import source_of
from legation.extraction.candidates import Candidate, candidates, verdicts
from legation.extraction.contexts import contexts_by_paragraph
from legation.extraction.judging import Verdict
from legation.extraction.participants import Participants
from legation.extraction.timing import when_of
from legation.extraction.triggers import UNFRAMED, Act
from legation.extraction.weighing import Weighed, calibrated_alone, weigh
from legation.model.actors import Party
from legation.model.findings import ActKind, Event, Skipped

NO_ACT = "no-act"
_WITH_THIRD = "third-party"


@dataclass(frozen=True, slots=True)
class FoundEvents:
    """The events in the order of the text, the acts left out with the reason, and by the event's id the judge's
    probabilities of where its actor stands toward its recipient."""

    events: tuple[Event, ...]
    skipped: tuple[Skipped, ...]
    stances: Mapping[str, Mapping[str, float]]


def find_events(annotated: Annotated) -> FoundEvents:
    """All events. Parties carry chain ids; ``where`` is left to resolution. The trigger is the predicate of the
    outermost clause."""
    skipped: list[Skipped] = []
    found = list(candidates(annotated, skipped))
    contexts = contexts_by_paragraph(annotated)
    events: dict[int, Event] = {}
    leaders: dict[int, int] = {}
    stances: dict[int, Mapping[str, float]] = {}
    for candidate, verdict in zip(found, verdicts(annotated, found), strict=True):
        clause = candidate.clause
        weighed = weighed_candidate(candidate, verdict) if verdict is not None else None
        if weighed is not None and weighed.type is None:
            skipped.append(Skipped(NO_ACT, clause.predicate))
            continue
        paragraph = annotated.sentences[clause.sentence].paragraph
        event = _event(annotated, candidate, weighed, contexts[paragraph])
        leader = _leader(annotated, clause, event, events, leaders)
        leaders[clause.index] = clause.index if leader is None else leader
        if verdict is not None:
            stances.setdefault(leaders[clause.index], verdict.stances)
        events[leaders[clause.index]] = event if leader is None else _joined(events[leader], event)
    ordered = sorted(events.items(), key=lambda item: (item[1].trigger, item[1].type))
    named = {f"e{number}": item for number, item in enumerate(ordered, start=1)}
    return FoundEvents(
        tuple(replace(event, id=name) for name, (_, event) in named.items()), tuple(skipped),
        {name: stances[at] for name, (at, _) in named.items() if at in stances},
    )  # fmt: skip


def weighed_candidate(candidate: Candidate, verdict: Verdict) -> Weighed:
    """What frame and judge say together of a candidate."""
    framed = None if candidate.act.strength == UNFRAMED else candidate.type
    return weigh(verdict, framed, candidate.act.strength)


def _leader(
    annotated: Annotated, clause: Clause, event: Event, events: Mapping[int, Event], leaders: Mapping[int, int]
) -> int | None:
    """The clause of the event that this one only carries on: "attacked the camp, killing two and wounding three".

    PLOVER codes one event with a list of recipients where one act has several victims.
    """
    if clause.kind != "verb" or clause.parent is None:
        return None
    tag = annotated.sentences[clause.sentence].tokens[clause.head].tag
    carries_on = clause.link == "adverbial" and clause.marker is None and tag == "VBG"
    counts_on = clause.link == "conjunct" and event.type == "ASSAULT"
    if not (carries_on or counts_on):
        return None
    at = leaders.get(clause.parent)
    if at is None or (events[at].type, events[at].factuality) != (event.type, event.factuality):
        return None
    return at if _parties_of(events[at].actors) & _parties_of(event.actors) else None


def _parties_of(parties: tuple[Party, ...]) -> set[object]:
    return {party.actor or party.mention for party in parties}


def _joined(leader: Event, event: Event) -> Event:
    """One event of two, with the recipients of both."""
    held = [r.mention for r in (*leader.actors, *leader.recipients)]
    more = tuple(r for r in event.recipients if not any(r.mention.overlaps(h) for h in held))
    return replace(
        leader,
        mode=leader.mode or event.mode,
        recipients=(*leader.recipients, *more),
        evidence=leader.evidence.join(event.evidence),
        score=max(leader.score, event.score),
    )


def _event(
    annotated: Annotated, candidate: Candidate, weighed: Weighed | None, contexts: tuple[str, ...]
) -> Event:  # fmt: skip
    clause, act, who = candidate.clause, candidate.act, candidate.who
    event_type, mode, why = candidate.type, candidate.mode, act.why
    score = calibrated_alone(act.strength)
    if weighed is not None and weighed.type is not None:
        if weighed.type != event_type:
            event_type, mode = weighed.type, _fitting(weighed.mode, who)
        else:
            mode = mode or _fitting(weighed.mode, who)
        why = f"{why}; judge: {weighed.judged} {weighed.probability:.2f}"
        score = weighed.chance
    moved = event_type == candidate.type != act.type
    when, when_reason = when_of(annotated, clause)
    return Event(
        id="", type=event_type, mode=mode, contexts=contexts, actors=who.actors, recipients=who.recipients,
        factuality=candidate.factuality,
        factuality_cue=(clause.factuality_cue or clause.predicate) if candidate.factuality != "actual" else None,
        when=when, when_reason=when_reason, where=None, trigger=clause.predicate,
        evidence=clause.span.join(clause.predicate), score=_score(score, who), why=why,
        original=ActKind(act.type, act.mode, clause.predicate) if moved else None,
        content=_content(annotated, act), according_to=_view_of(annotated, clause),
    )  # fmt: skip


def _fitting(mode: str | None, who: Participants) -> str | None:
    """The judge's mode, unless it needs a third side and there are but two."""
    return None if mode == _WITH_THIRD and len(who.actors) + len(who.recipients) < 3 else mode


def _content(annotated: Annotated, act: Act) -> ActKind | None:
    if act.content is None:
        return None
    return ActKind(act.content.type, act.content.mode, annotated.clauses[act.content.clause].predicate)


def _view_of(annotated: Annotated, clause: Clause) -> Party | None:
    """Who says or thinks so: the source of the nearest clause above that reports this one."""
    at: Clause | None = clause
    while at is not None:
        if at.reported_by is not None:
            return source_of(annotated, annotated.clauses[at.reported_by])
        at = annotated.clauses[at.parent] if at.parent is not None else None
    return None


def _score(score: float, who: Participants) -> float:
    """How sure: less where a party was not found or is no known mention."""
    if not who.recipients and len(who.actors) < 2:
        score *= 0.8
    if any(p.actor is None for p in (*who.actors, *who.recipients)):
        score *= 0.85
    return round(score, 2)
