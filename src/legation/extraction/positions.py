"""Positions: who is for or against what, from speech, acts and standing descriptions.

A stance word and its participants give one position for each actor (after the frame of SEESAW, Zhang et al. 2022:
subject, polarity, object). A negated word turns the stance round; a condition on the clause makes it conditional.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from legation.annotation.annotated import Annotated, Argument, Clause
from legation.annotation.arguments import noun_arguments
from legation.annotation.linking import mention_for, party
from legation.errors import OntologyError
from legation.extraction.issues import issue_phrase
from legation.model.actors import Party
from legation.model.findings import Event, Position, Stance, Statement
from legation.ontology.load import read_yaml

_HOLDERS = ("person", "organization", "government", "party", "group", "place")
_OPPOSITE: dict[Stance, Stance] = {"for": "against", "against": "for"}
_SCORES = {"verb": 0.75, "adjective": 0.7, "noun": 0.6}
_LEAST_CERTAINTY = 1.0


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The tables of ``positions.yml``: (lemma, preposition or None) to stance, by kind of word."""

    words: dict[str, dict[tuple[str, str | None], Stance]]
    issue_leaders: frozenset[str]


@cache
def stance_words() -> StanceWords:
    """The stance words, checked. Raises OntologyError where a word stands on both sides."""
    raw = read_yaml("legation.extraction", "positions.yml")
    words: dict[str, dict[tuple[str, str | None], Stance]] = {}
    for kind, group in (("verb", "verbs"), ("adjective", "adjectives"), ("noun", "nouns")):
        table = words.setdefault(kind, {})
        for stance in ("for", "against"):
            for entry in raw[group][stance]:
                key = _key(entry, kind)
                if table.get(key, stance) != stance:
                    raise OntologyError(f"{entry!r} is both for and against", where=f"positions.yml, {group}")
                table[key] = "for" if stance == "for" else "against"
    for entry in raw["undecided"]:
        key = _key(entry, "adjective")
        words["adjective"][key] = words["verb"][key] = "undecided"
    return StanceWords(words, frozenset(raw["issue_leaders"]) | frozenset(raw["quantifiers"]))


def _key(entry: str, kind: str) -> tuple[str, str | None]:
    lemma, _, preposition = entry.rpartition(" ")
    return (lemma, preposition) if lemma else (entry, None)


def find_positions(annotated: Annotated) -> tuple[Position, ...]:
    """All positions of the document, one for each actor and issue. ``rest_on`` says afterwards what they rest on."""
    found: list[Position] = []
    seen: set[tuple[object, ...]] = set()
    for clause in annotated.clauses:
        for actor, issue, stance, words in (*_stances(annotated, clause), *_standing(annotated, clause)):
            position = _position(annotated, clause, actor, issue, stance, words, len(found) + 1)
            if position is None:
                continue
            key = (position.actor, position.issue, position.stance, position.evidence)
            if key not in seen:
                seen.add(key)
                found.append(position)
    return tuple(found)


def _stances(annotated: Annotated, clause: Clause) -> Iterator[tuple[Argument, Argument, Stance, str]]:
    """(actor, issue, stance, words) of a clause. What is only wanted, asked or doubted gives none."""
    if abs(clause.certainty) < _LEAST_CERTAINTY and not _conditional(annotated, clause):
        return
    table = stance_words().words[clause.kind]
    lemma, _, particle = clause.lemma.partition(" ")
    actors = [a for a in clause.role("who") if a.clause is None]
    if clause.passive and not actors:
        # "is opposed to": a participle that the parser takes for a passive
        table = stance_words().words["adjective"]
        lemma = clause.predicate.of(annotated.document.text).lower()
        actors = list(clause.role("whom"))
    for argument in clause.arguments:
        if argument.role == "whom":
            key: tuple[str, str | None] = (lemma, particle or None)
        elif argument.role == "oblique":
            key = (lemma, argument.preposition)
        else:
            continue
        stance = table.get(key)
        if stance is None:
            continue
        if clause.certainty < 0:
            stance = _OPPOSITE.get(stance, stance)
        if _conditional(annotated, clause):
            stance = "conditional"
        for actor in actors:
            yield actor, argument, stance, " ".join(filter(None, key))


def _standing(annotated: Annotated, clause: Clause) -> Iterator[tuple[Argument, Argument, Stance, str]]:
    """Standing descriptions after a copula: "is a critic of the plan"."""
    table = stance_words().words["noun"]
    sentence = annotated.sentences[clause.sentence]
    for attribute in clause.role("attribute"):
        noun = sentence.tokens[attribute.head]
        for issue in noun_arguments(sentence, attribute.head):
            stance = table.get((noun.lemma, issue.preposition))
            if stance is None or issue.role != "oblique" or clause.factuality not in ("actual", "negated"):
                continue
            for actor in clause.role("who"):
                yield actor, issue, _OPPOSITE[stance] if clause.certainty < 0 else stance, noun.lemma


def _conditional(annotated: Annotated, clause: Clause) -> bool:
    """Does an if-clause hang on it?"""
    return any(
        other.parent == clause.index and other.link == "adverbial" and other.marker in ("if", "unless", "provided")
        for other in annotated.clauses_at.get(clause.sentence, ())
    )


def _position(
    annotated: Annotated, clause: Clause, actor: Argument, issue: Argument, stance: Stance, words: str, number: int
) -> Position | None:
    holder = mention_for(annotated, clause.sentence, actor.head)
    if holder is None or holder.kind not in _HOLDERS or actor.head == issue.head:
        return None
    sentence = annotated.sentences[clause.sentence]
    target = _target(annotated, clause, issue)
    about = issue_phrase(sentence, issue, stance_words().issue_leaders)
    if target is not None and target.actor is not None:
        about = next(c.name for c in annotated.chains if c.id == target.actor)
    if not about:
        return None
    evidence = clause.span.join(actor.span) if clause.kind != "noun" else sentence.span
    return Position(
        id=f"x{number}",
        actor=party(annotated, clause.sentence, actor.head, actor.span),
        issue=about,
        target=target,
        stance=stance,
        evidence=evidence.join(issue.span),
        rests_on=None,
        score=_SCORES[clause.kind],
        why=f"stance word: {words}",
    )


def _target(annotated: Annotated, clause: Clause, issue: Argument) -> Party | None:
    """The actor stood toward, where the issue is an actor's name (not a thing that merely mentions one)."""
    mention = mention_for(annotated, clause.sentence, issue.head)
    if mention is None or mention.head != issue.head or mention.form == "pronoun" or mention.kind == "place":
        return None
    return party(annotated, clause.sentence, issue.head, issue.span)


def rest_on(position: Position, events: Sequence[Event], statements: Sequence[Statement]) -> Position:
    """The position with the event or statement it rests on: the act itself, else the speech that holds it."""
    event = next((e for e in events if position.evidence.contains(e.trigger)), None)
    if event is not None:
        return replace(position, rests_on=event.id)
    speech = next((s for s in statements if any(c.contains(position.evidence) for c in s.content)), None)
    return replace(position, rests_on=speech.id) if speech is not None else position
