"""Who takes part in an act: actors and recipients, from the clauses that it was composed of."""

from __future__ import annotations

from dataclasses import dataclass

from legation.annotation.annotated import Annotated, Argument, Clause
from legation.extraction.parties import actors_named, mention_of
from legation.extraction.recipients import recipients
from legation.extraction.triggers import Act
from legation.model.actors import Party
from legation.model.findings import EventType

_SAID = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN"})
_CARRIED = frozenset({"relative", "adverbial", "conjunct", "content"})
_BY_AUTHORITIES = frozenset({"COERCE", "SANCTION"})


@dataclass(frozen=True, slots=True)
class Participants:
    """Actors and recipients of one act; a mutual act has all its parties as actors."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


def participants(annotated: Annotated, act: Act, outcome: EventType) -> Participants:
    """Actors from the outermost clause that names one; recipients from the frame's places, outermost clause first.

    ``outcome`` is the type that the act comes to where it is ahead or refused.
    """
    parts = [annotated.clauses[i] for i in act.parts]
    sentence = parts[0].sentence
    actors = actors_named(annotated, sentence, _actors(annotated, parts, act), apart=act.mutual)
    if not actors and parts[0].passive and act.type in _BY_AUTHORITIES:
        # "was jailed in Chad": only those who rule there can have done it
        actors = actors_named(annotated, sentence, parts[0].obliques("in", "from"))
        actors = tuple(party for party in actors if party.actor is not None)
    if not actors and parts[0].passive and act.type == "MOBILIZE":
        # "troops were deployed to the border": those who go are those who act
        actors = actors_named(annotated, sentence, parts[0].role("whom"))
        actors = tuple(party for party in actors if party.actor is not None)
    others = recipients(annotated, parts, act, outcome, actors)
    if not actors and act.mutual and len(others) > 1:
        return Participants(others, ())
    if act.mutual and others:
        return Participants((*actors, *others), ())
    return Participants(actors, others)


def _actors(annotated: Annotated, parts: list[Clause], act: Act) -> list[Argument]:
    outer = parts[0]
    if act.reversed:
        for clause in reversed(parts):
            inner = clause.index != outer.index
            if found := [a for a in clause.arguments if a.preposition in ("from", "by") or (inner and a.role == "who")]:
                return found
        return []
    for clause in parts:
        if found := list(clause.role("who")):
            return _behind(annotated, clause, found, is_said=act.type in _SAID)
    # "spoke of it over dinner with the envoy": who speaks is who dines
    if outer.kind == "noun" and act.mutual and outer.obliques("with") and outer.parent is not None:
        return list(annotated.clauses[outer.parent].role("who"))
    return []


def _behind(annotated: Annotated, clause: Clause, found: list[Argument], *, is_said: bool) -> list[Argument]:
    """Who stands behind a doer that is a thing: the subject above in "released a report accusing".

    From a noun upward only for what is said: "a raid killing two" is not of whoever investigates the raid.
    """
    at = clause
    tokens = annotated.sentences[clause.sentence].tokens
    if any(tokens[a.head].pos == "PROPN" for a in found):
        return found  # somebody by name, if nobody that the document tells of
    while at.parent is not None and (at.link in _CARRIED or (is_said and at.link == "nominal" and at is not clause)):
        if any(mention_of(annotated, clause.sentence, a) is not None for a in found):
            return found
        at = annotated.clauses[at.parent]
        is_below = any(b.role != "who" and b.span.contains(a.span) for a in found for b in at.arguments)
        if is_below and at.role("who"):
            found = list(at.role("who"))
    return found
