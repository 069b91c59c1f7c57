"""Stance words: the clauses in which a word says that somebody is for or against something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from legation.annotation.annotated import Annotated, Argument, Clause
from legation.annotation.arguments import noun_arguments
from legation.errors import OntologyError
from legation.model.findings import EventType, Stance
from legation.ontology.load import read_yaml
from legation.ontology.plover import event_kinds

OPPOSITE: dict[Stance, Stance] = {"for": "against", "against": "for"}
_LEAST_CERTAINTY = 1.0


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The tables of ``positions.yml``: (lemma, preposition or None) to stance, by kind of word; the stance that types
    of events show; ``least_seen`` and ``least_heard``, the judge's probability of a stance below which an act or a
    judging word is not believed."""

    words: dict[str, dict[tuple[str, str | None], Stance]]
    issue_leaders: frozenset[str]
    quantifiers: frozenset[str]
    small: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    acts: dict[EventType, Stance]
    least_seen: float
    least_heard: float
    salient_every: int
    most_needed: int
    issue_pronouns: frozenset[str]
    issue_nouns: frozenset[str]


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
    acts: dict[EventType, Stance] = {}
    for side in ("for", "against"):
        for event_type in raw["acts"][side]:
            if event_type not in event_kinds():
                raise OntologyError(f"{event_type!r} is no event type", where="positions.yml, acts")
            acts[event_type] = "for" if side == "for" else "against"
    quantifiers = frozenset(raw["quantifiers"])
    return StanceWords(
        words, frozenset(raw["issue_leaders"]) | quantifiers, quantifiers,
        frozenset(raw["small_words"]), frozenset(raw["strong"]),
        frozenset(raw["weak"]), acts, float(raw["least_seen"]), float(raw["least_heard"]),
        int(raw["salient_every"]), int(raw["most_needed"]),
        frozenset(raw["issue_pronouns"]), frozenset(raw["issue_nouns"]),
    )  # fmt: skip


def _key(entry: str, kind: str) -> tuple[str, str | None]:
    lemma, _, preposition = entry.rpartition(" ")
    return (lemma, preposition) if lemma else (entry, None)


def worded(annotated: Annotated, clause: Clause) -> Iterator[tuple[Argument, Argument, Stance, str]]:
    """(holder, issue, stance, words) of a clause, from its own predicate or from a noun after a copula."""
    yield from _stances(annotated, clause)
    yield from _standing(annotated, clause)


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
            stance = OPPOSITE.get(stance, stance)
        if _conditional(annotated, clause):
            stance = "conditional"
        if not _is_request(annotated, clause, argument):
            for actor in actors:
                yield actor, argument, stance, " ".join(filter(None, key))


def _is_request(annotated: Annotated, clause: Clause, argument: Argument) -> bool:
    """ "called for the minister to resign": what is wanted is the act, and it says nothing for the minister."""
    asks = argument.role == "oblique" and argument.preposition == "for"
    return asks and any(
        other.parent == clause.index and other.marker == "to" and other.span.start >= argument.span.end
        for other in annotated.clauses_at.get(clause.sentence, ())
    )


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
                yield actor, issue, OPPOSITE[stance] if clause.certainty < 0 else stance, noun.lemma


def _conditional(annotated: Annotated, clause: Clause) -> bool:
    """Does an if-clause hang on it?"""
    return any(
        other.parent == clause.index and other.link == "adverbial" and other.marker in ("if", "unless", "provided")
        for other in annotated.clauses_at.get(clause.sentence, ())
    )
