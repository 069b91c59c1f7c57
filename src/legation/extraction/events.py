"""Events: who did what to whom, after PLOVER 2.0.

Each clause is read as an act once (triggers), an act that another governs is its content and no event of its own.
Future and threatened acts take the type that PLOVER's boundary rules give them (STANDARDS 1); negated ones keep theirs.
"""

from __future__ import annotations

from dataclasses import replace

from legation.annotation.annotated import Annotated, Clause
from legation.extraction.contexts import contexts_by_paragraph
from legation.extraction.participants import Participants, participants
from legation.extraction.timing import when_of
from legation.extraction.triggers import Act, ActReader
from legation.model.findings import Event, EventType, Factuality, Skipped
from legation.ontology.frames import frames
from legation.ontology.plover import event_kinds

NO_ACTOR = "no-actor"
NO_RECIPIENT = "no-recipient"
STATE = "state"
_PARTICULAR = 0.8
_FUTURE: dict[EventType, EventType] = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE",
}  # fmt: skip
_THREATENED: dict[EventType, str | None] = {
    "ASSAULT": "violence", "MOBILIZE": None, "COERCE": "restrict", "SANCTION": "relations", "PROTEST": "restrict",
}  # fmt: skip
_FORCE = frozenset(_THREATENED)
# Acts that are refused where somebody "will not" do them, with the mode of the refusal.
_GIVING: dict[EventType, str] = {
    "AGREE": "assist", "CONSULT": "meet", "SUPPORT": "assist", "COOPERATE": "assist", "AID": "assist",
    "CONCEDE": "yield", "RETREAT": "yield",
}  # fmt: skip
_REFUSING = frozenset({"will", "would", "shall"})


def find_events(annotated: Annotated) -> tuple[tuple[Event, ...], tuple[Skipped, ...]]:
    """The events in the order of the text, and the acts left out with the reason.

    Parties carry chain ids; ``where`` is left to resolution. The trigger is the predicate of the outermost clause.
    """
    reader = ActReader(annotated)
    contexts = contexts_by_paragraph(annotated)
    acts = [(clause, act) for clause in annotated.clauses if (act := reader.act(clause)) is not None]
    governed = {i for _, act in acts for i in act.parts[1:]}
    events: list[Event] = []
    skipped: list[Skipped] = []
    for clause, act in acts:
        if clause.index in governed:
            continue
        result = outcome(act, clause)
        # a meeting is of both, but one side refuses the other
        refused = result[0] == "REJECT" and act.mutual
        who = participants(annotated, replace(act, mutual=False) if refused else act)
        reason = _outside(annotated, clause) or _missing(clause, act, who)
        if reason is not None:
            skipped.append(Skipped(reason, clause.predicate))
            continue
        paragraph = annotated.sentences[clause.sentence].paragraph
        events.append(_event(annotated, clause, act, who, result, contexts[paragraph]))
    events.sort(key=lambda e: (e.trigger, e.type))
    numbered = tuple(replace(event, id=f"e{number}") for number, event in enumerate(events, start=1))
    return numbered, tuple(skipped)


def _outside(annotated: Annotated, clause: Clause) -> str | None:
    """The reason where a doer is no political actor: a team, a storm, a price."""
    tokens = annotated.sentences[clause.sentence].tokens
    outside = frames().outside
    return next((outside[tokens[a.head].lemma] for a in clause.role("who") if tokens[a.head].lemma in outside), None)


def _missing(clause: Clause, act: Act, who: Participants) -> str | None:
    """Why there is no event. A noun alone ("their insistence") must name both sides, unless its frame is particular."""
    if act.state:
        return STATE
    if not who.actors:
        return NO_ACTOR
    needs = event_kinds()[act.type].needs_recipient or (clause.kind == "noun" and act.strength < _PARTICULAR)
    if needs and not who.recipients and len(who.actors) < 2:
        return NO_RECIPIENT
    return None


def outcome(act: Act, clause: Clause) -> tuple[EventType, str | None, Factuality]:
    """Type, mode and factuality of an act after PLOVER's rules on what is ahead or refused."""
    factuality = clause.factuality
    if factuality == "hypothetical" and clause.modal_lemma == "would" and clause.reported_by is not None:
        factuality = "future"  # "said it would": the future of a report in the past
    purpose = clause.link == "adverbial" and clause.marker == "to"
    if factuality == "future" and act.type in _FUTURE and not purpose:
        return _FUTURE[act.type], None, factuality
    if factuality == "future" and act.type in _FORCE and clause.modal is not None:
        return "THREATEN", _THREATENED.get(act.type), factuality
    if clause.negation is not None and clause.modal_lemma in _REFUSING and act.type in _GIVING:
        return "REJECT", _GIVING[act.type], "actual"
    return act.type, act.mode, factuality


def _event(
    annotated: Annotated,
    clause: Clause,
    act: Act,
    who: Participants,
    result: tuple[EventType, str | None, Factuality],
    contexts: tuple[str, ...],
) -> Event:
    event_type, mode, factuality = result
    when, when_reason = when_of(annotated, clause)
    return Event(
        id="", type=event_type, mode=mode, contexts=contexts, actors=who.actors, recipients=who.recipients,
        factuality=factuality, factuality_cue=clause.factuality_cue if factuality != "actual" else None,
        when=when, when_reason=when_reason, where=None, trigger=clause.predicate,
        evidence=clause.span.join(clause.predicate), score=_score(act, who), why=act.why,
    )  # fmt: skip


def _score(act: Act, who: Participants) -> float:
    """How sure: the frame's particularity, less where a party was not found or is no known mention."""
    score = act.strength
    if not who.recipients and len(who.actors) < 2:
        score *= 0.8
    if any(p.actor is None for p in (*who.actors, *who.recipients)):
        score *= 0.85
    return round(score, 2)
