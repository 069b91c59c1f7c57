"""Did it happen? Certainty and factuality of every clause, from the outermost predicate inwards.

Each clause starts from what the clause above leaves it (the implication signature of the governing word, affirmed or
negated: Nairn, Condoravdi and Karttunen 2006), then its own auxiliary, adverbs and negation apply. Labels follow
PLOVER's auxiliary modes; the numbers FactBank's scale. The word that decided is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from legation.annotation.draft import Draft
from legation.errors import OntologyError
from legation.model.spans import Span
from legation.model.times import TimeExpression
from legation.ontology.load import read_yaml

Label = Literal["actual", "future", "hypothetical"]
_NEGATED_BELOW = -0.7
_LEAVES_NOUNS = ("report", "factive", "implicative", "belief")
_REPORTING = ("report", "claim", "belief", "denial")


@dataclass(frozen=True, slots=True)
class Governor:
    """What a governing word leaves to its content, affirmed and negated."""

    family: str
    affirmed: float
    negated: float
    label: Label


@dataclass(frozen=True, slots=True)
class Modality:
    """The tables of ``modality.yml``."""

    governors: dict[str, Governor]
    modals: dict[str, tuple[float, Label]]
    conjunctions: dict[str, tuple[float, Label]]
    consequent: tuple[float, Label]
    infinitive: tuple[float, Label]
    imperative: tuple[float, Label]
    partial: float
    adjectives: dict[str, tuple[float, Label]]
    adverbs: dict[str, float]
    historical_days: int


@dataclass(frozen=True, slots=True)
class _Context:
    certainty: float
    label: Label
    cue: Span | None


_CERTAIN = _Context(3.0, "actual", None)


@cache
def modality() -> Modality:
    """The tables, checked. Raises OntologyError on an unknown label or a number off the scale."""
    raw = read_yaml("legation.annotation", "modality.yml")
    governors: dict[str, Governor] = {}
    for family, entry in raw["governors"].items():
        affirmed, negated = (_number(x, family) for x in entry["signature"])
        for lemma in entry["lemmas"]:
            governors.setdefault(lemma, Governor(family, affirmed, negated, _label(entry["label"], family)))
    return Modality(
        governors,
        {word: _pair(pair, word) for word, pair in raw["modals"].items()},
        {word: _pair(pair, word) for word, pair in raw["conjunctions"].items()},
        _pair(raw["consequent"], "consequent"),
        _pair(raw["infinitive"], "infinitive"),
        _pair(raw["imperative"], "imperative"),
        _number(raw["no_object"], "no_object"),
        {word: _pair(pair, word) for word, pair in raw["adjectives"].items()},
        {word: _number(number, word) for word, number in raw["adverbs"].items()},
        int(raw["historical_days"]),
    )


def _pair(pair: Sequence[Any], entry: str) -> tuple[float, Label]:
    return _number(pair[0], entry), _label(pair[1], entry)


def _number(number: Any, entry: str) -> float:
    if not -3 <= float(number) <= 3:
        raise OntologyError(
            f"certainty {number} is off the scale", where=f"modality.yml, {entry}", remedy="Use -3 to 3."
        )
    return float(number)


def _label(label: str, entry: str) -> Label:
    for known in ("actual", "future", "hypothetical"):
        if label == known:
            return known
    raise OntologyError(
        f"unknown label {label!r}", where=f"modality.yml, {entry}", remedy="Use actual, future or hypothetical."
    )


def judge(drafts: Sequence[Draft], base: int, times: Sequence[TimeExpression], published: str | None) -> None:
    """Set certainty, factuality, cue and ``reported_by`` of one sentence's clauses; parents stand before children."""
    contexts: list[_Context] = []
    conditional = {d.parent: d for d in drafts if d.marker in ("if", "unless") and d.link == "adverbial"}
    for draft in drafts:
        parent = drafts[draft.parent - base] if draft.parent is not None else None
        context = _context(draft, parent, contexts[parent.index - base] if parent else _CERTAIN)
        contexts.append(context)
        certainty, label, cue = _own(draft, context)
        consequent, consequent_label = modality().consequent
        condition = conditional.get(draft.index)
        if condition and label == "actual" and draft.tense != "past" and certainty > consequent:
            certainty, label, cue = consequent, consequent_label, _marker_span(condition)
        draft.certainty = round(certainty, 2)
        draft.cue = cue if label != "actual" or certainty < 0 else None
        draft.factuality = "negated" if certainty <= _NEGATED_BELOW else label
        if label == "actual" and certainty > 0 and (past := _history(draft, times, published)):
            draft.factuality, draft.cue = "historical", past
        if draft.cue is None and draft.factuality == "negated":
            draft.cue = draft.negation
        if parent is not None and draft.link == "parataxis" and parent.reported_by is None:
            governor = modality().governors.get(draft.lemma)
            if governor is not None and governor.family in _REPORTING:
                parent.reported_by = draft.index


def _context(draft: Draft, parent: Draft | None, above: _Context) -> _Context:
    """What the clause above leaves to this one."""
    conjunction = modality().conjunctions.get(draft.marker or "")
    if parent is None:
        return _CERTAIN
    if draft.link == "conjunct":
        if draft.modal is None and draft.tense == "none" and parent.modal is not None and draft.kind == parent.kind:
            draft.modal, draft.modal_lemma, draft.tense = parent.modal, parent.modal_lemma, parent.tense
        return above
    if draft.link == "content":
        return _governed(draft, parent, parent.lemma)
    if draft.link == "relative" and draft.marker == "to":
        # "a plan to visit": the noun governs, whether or not it is a clause of its own
        return _governed(draft, parent, draft.sentence.tokens[draft.sentence.tokens[draft.verb].head].lemma)
    if draft.link == "nominal":
        return _nominal(draft, parent)
    if draft.link == "adverbial" and conjunction:
        return _Context(conjunction[0], conjunction[1], _marker_span(draft))
    if parent.factuality == "hypothetical" and parent.certainty > 0:
        return _Context(2.0, "actual", None)
    return _CERTAIN


def _governor(lemma: str, marker: str | None) -> Governor | None:
    """The entry of a word with the marker of its content ("have to"), else of the word alone."""
    return modality().governors.get(f"{lemma} {marker}") or modality().governors.get(lemma)


def _governed(draft: Draft, parent: Draft, lemma: str) -> _Context:
    governor = _governor(lemma, draft.marker)
    if draft.marker in ("whether", "if"):
        number, label = modality().conjunctions[draft.marker]
        return _Context(number, label, _marker_span(draft))
    if governor is None and draft.marker == "to" and draft.kind == "verb":
        # what any other word has to be done with an infinitive is not done yet: "an envoy sent to persuade"
        number, label = modality().infinitive
        return _Context(min(parent.certainty, number), label, _marker_span(draft))
    if governor is None:
        return _Context(parent.certainty, _plain(parent), parent.cue)
    if governor.family in _REPORTING:
        draft.reported_by = parent.index
    affirmed = parent.certainty > _NEGATED_BELOW
    number = governor.affirmed if affirmed else governor.negated
    cue = parent.sentence.tokens[parent.head].span
    if governor.family in ("implicative", "negative_implicative"):
        # "managed to", "failed to": the content is as sure as the governor itself
        scale = abs(parent.certainty) / 3
        return _Context(number * scale, _plain(parent), cue if number < 0 else parent.cue)
    if abs(parent.certainty) < 2 and governor.label == "actual":
        number = min(number, 2.0)
    return _Context(number, governor.label, cue if governor.label != "actual" or number < 0 else None)


def _nominal(draft: Draft, parent: Draft) -> _Context:
    """A noun among the participants of a predicate: the object of "seek" is not there yet, that of "condemn" is."""
    governor = modality().governors.get(parent.lemma)
    if _points_back(draft):
        return _CERTAIN
    if _in_object(draft, parent) and governor is not None and governor.family not in _LEAVES_NOUNS:
        return _governed(draft, parent, parent.lemma)
    if parent.lemma in _light_verbs():
        return _Context(parent.certainty, _plain(parent), parent.cue or parent.negation)
    if parent.factuality in ("future", "hypothetical") and _in_object(draft, parent) and not _is_definite(draft):
        return _Context(parent.certainty, _plain(parent), parent.cue or parent.negation)
    return _CERTAIN


def _points_back(draft: Draft) -> bool:
    """ "that decision": told of before, whatever is said of it now."""
    tokens = draft.sentence.tokens
    return any(
        tokens[child].dep == "det" and tokens[child].lemma in _determiners("demonstrative")
        for child in draft.sentence.children[draft.verb]
    )


def _is_definite(draft: Draft) -> bool:
    """ "the", "this" or a possessor before a noun: what it names is there already ("will assess the damage")."""
    tokens = draft.sentence.tokens
    return any(
        tokens[child].dep == "poss" or (tokens[child].dep == "det" and tokens[child].lemma in _determiners("definite"))
        for child in draft.sentence.children[draft.verb]
    )


@cache
def _determiners(name: str) -> frozenset[str]:
    return frozenset(read_yaml("legation.annotation", "grammar.yml")[name])


def _in_object(draft: Draft, parent: Draft) -> bool:
    """Is the noun what its clause is about: its object, its attribute, or under "for", "on" or "to"?"""
    return any(
        a.head == draft.verb
        and (a.role in ("whom", "attribute") or (a.role == "oblique" and a.preposition in ("for", "on", "to")))
        for a in parent.arguments
    )


@cache
def _light_verbs() -> frozenset[str]:
    return frozenset(read_yaml("legation.annotation", "grammar.yml")["light_verbs"])


def _plain(draft: Draft) -> Label:
    """The label that a clause lends; its negation is in the number, its history its own."""
    return draft.factuality if draft.factuality in ("future", "hypothetical") else "actual"


def _own(draft: Draft, context: _Context) -> tuple[float, Label, Span | None]:
    """The clause's own auxiliary, adverbs and negation on top of its context."""
    certainty, label, cue = context.certainty, context.label, context.cue
    sign = -1.0 if certainty < 0 else 1.0
    if draft.modal_lemma in modality().modals:
        most, modal_label = modality().modals[draft.modal_lemma]
        if label != "hypothetical":
            label, cue = modal_label, draft.modal
        certainty = sign * min(abs(certainty), most)
    if _is_imperative(draft) and certainty > 0:
        number, label = modality().imperative
        certainty, cue = min(certainty, number), draft.sentence.tokens[draft.verb].span
    for most, span in _adverbs(draft):
        if most < 0:
            certainty, cue = most, span
        elif abs(certainty) > most:
            certainty = sign * most
            if most < 1 and label == "actual":
                label, cue = "hypothetical", span
    for (most, adjective_label), span in _adjectives(draft):
        if most < 0:
            certainty, cue = most, span
        elif abs(certainty) > most:
            certainty, cue = sign * most, span
            label = adjective_label if label == "actual" else label
    if draft.negation is not None and not (draft.kind == "noun" and certainty < 0):
        certainty = -certainty
        if certainty < 0:
            cue = draft.negation
            if _is_partial(draft):
                certainty = max(certainty, modality().partial)
    return certainty, label, cue


def _adverbs(draft: Draft) -> Iterator[tuple[float, Span]]:
    if draft.kind == "noun":
        return
    tokens = draft.sentence.tokens
    for child in draft.sentence.children[draft.verb]:
        if tokens[child].dep == "advmod" and tokens[child].lemma in modality().adverbs:
            yield modality().adverbs[tokens[child].lemma], tokens[child].span


def _is_imperative(draft: Draft) -> bool:
    """A bare verb form that nobody is the subject of: "Give us a date"."""
    return (
        draft.kind != "noun"
        and draft.link in ("root", "parataxis")
        and draft.sentence.tokens[draft.verb].tag == "VB"
        and (draft.modal, draft.marker, draft.tense) == (None, None, "none")
        and not any(a.role == "who" for a in draft.arguments)
    )


def _is_partial(draft: Draft) -> bool:
    """Is the act denied only of its object ("made no comment")? Something may have been done all the same."""
    return draft.kind == "verb" and any(
        a.role == "whom" and draft.negation is not None and a.span.contains(draft.negation) for a in draft.arguments
    )


def _adjectives(draft: Draft) -> Iterator[tuple[tuple[float, Label], Span]]:
    if draft.kind != "noun":
        return
    tokens = draft.sentence.tokens
    for child in draft.sentence.children[draft.verb]:
        if tokens[child].dep == "amod" and (found := modality().adjectives.get(tokens[child].text.lower())):
            yield found, tokens[child].span


def _marker_span(draft: Draft) -> Span | None:
    tokens = draft.sentence.tokens
    first = draft.sentence.edges(draft.verb)[0]
    return next((t.span for t in tokens[first : draft.verb] if t.lemma == draft.marker), None)


def _history(draft: Draft, times: Sequence[TimeExpression], published: str | None) -> Span | None:
    """The time expression that puts the clause well before the news, if there is one in its own words."""
    if published is None or not times or draft.tense == "future":
        return None
    first, last = draft.sentence.edges(draft.verb)
    own = draft.sentence.chars(first, last)
    day = date.fromisoformat(published[:10])
    for time in times:
        if time.end is None or time.type not in ("DATE", "TIME") or not own.contains(time.span):
            continue
        if (day - date.fromisoformat(time.end)).days > modality().historical_days and _nearest(draft, time):
            return time.span
    return None


def _nearest(draft: Draft, time: TimeExpression) -> bool:
    """Does the time hang on this predicate and not on a deeper verb?"""
    tokens = draft.sentence.tokens
    at = next((t.index for t in tokens if t.span.overlaps(time.span)), None)
    while at is not None and tokens[at].head != at:
        if at in (draft.verb, draft.head):
            return True
        if tokens[at].pos == "VERB" and not time.span.overlaps(tokens[at].span):
            return False
        at = tokens[at].head
    return at in (draft.verb, draft.head)
