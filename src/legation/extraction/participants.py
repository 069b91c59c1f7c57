"""Who takes part in an act: actors and recipients, from the clauses that it was composed of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.annotation.annotated import Annotated, Argument, Clause, Mention
from legation.annotation.arguments import prepositional
from legation.annotation.linking import mention_for
from legation.annotation.tokens import Sentence
from legation.extraction.triggers import Act
from legation.model.actors import Party

_FALLBACK = (
    "against",
    "with",
    "to",
    "on",
    "at",
    "from",
    "between",
    "object",
    "for",
    "of",
    "over",
    "into",
    "in",
    "by",
    "about",
    "toward",
    "towards",
)
_SCENES = frozenset({"in", "at", "near", "on"})
_INSIDE = frozenset({"prep", "pobj", "poss", "compound", "amod", "nmod", "conj", "appos"})
_NO_PARTY = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
_ON_THINGS = frozenset({"SUPPORT", "REJECT", "ACCUSE", "ASSAULT", "COERCE", "PROTEST", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Participants:
    """Actors and recipients of one act; a mutual act has all its parties as actors."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


def participants(annotated: Annotated, act: Act) -> Participants:
    """Actors from the outermost clause that names one; recipients from the frame's places, outermost clause first."""
    parts = [annotated.clauses[i] for i in act.parts]
    actors = _parties(annotated, act, parts[0].sentence, _actors(annotated, parts, act))
    held = [a.mention for a in actors]
    same = {a.actor for a in actors}
    recipients: tuple[Party, ...] = ()
    for arguments in _recipient_places(annotated, parts, act):
        found = tuple(
            p
            for p in _parties(annotated, act, parts[0].sentence, arguments, recipients=True)
            if not (p.actor and p.actor in same) and not any(p.mention.overlaps(h) for h in held)
        )
        if found and (not recipients or any(p.actor for p in found)):
            recipients = found
        if any(p.actor for p in recipients):
            break
    if not actors and act.mutual and len(recipients) > 1:
        return Participants(recipients, ())
    if act.mutual and recipients:
        return Participants((*actors, *recipients), ())
    return Participants(actors, recipients)


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
            return found
    # "spoke of it over dinner with the envoy": who speaks is who dines
    if outer.kind == "noun" and act.mutual and outer.obliques("with") and outer.parent is not None:
        return list(annotated.clauses[outer.parent].role("who"))
    return []


def _recipient_places(annotated: Annotated, parts: list[Clause], act: Act) -> Iterator[list[Argument]]:
    """Lists of arguments that may be the recipients, the likeliest first."""
    content_heads = {c.head for c in parts[1:]}
    if act.reversed:
        yield list(parts[0].role("who")) + (list(parts[0].role("whom")) if parts[0].passive else [])
        return
    groups = [_with_object_phrases(annotated, clause, content_heads) for clause in parts]
    # who else meets is said by the frame's own places; "in Oslo" is where they met
    places = [p for p in act.recipient if p not in _SCENES] if act.mutual else (*act.recipient, *_FALLBACK)
    for place in places:
        for number, arguments in enumerate(groups):
            if number == 1 and place == "object":
                # whoever is to do what the outer act asks for
                yield from (list(doers) for clause in parts[1:] if (doers := clause.role("who")))
            if found := [a for a in arguments if _stands(a, place)]:
                yield found


def _stands(argument: Argument, place: str) -> bool:
    if place == "object":
        return argument.role in ("whom", "to")
    return argument.preposition == place or (place == "to" and argument.role == "to")


def _with_object_phrases(annotated: Annotated, clause: Clause, content_heads: set[int]) -> list[Argument]:
    """A clause's arguments, and the prepositional phrases on its object ("signed a deal with France")."""
    sentence = annotated.sentences[clause.sentence]
    found: list[Argument] = []
    for argument in clause.arguments:
        if argument.role in ("who", "content") or (argument.clause is not None and argument.head in content_heads):
            continue
        found.append(argument)
        if argument.role == "whom":
            for child in sentence.children[argument.head]:
                if sentence.tokens[child].dep == "prep":
                    found.extend(prepositional(sentence, child))
    return found


def _parties(
    annotated: Annotated, act: Act, sentence: int, arguments: Iterable[Argument], *, recipients: bool = False
) -> tuple[Party, ...]:
    """The parties that arguments name. An argument that is no mention stands for the one that hangs on it.

    Of recipients that name nobody only objects of an act on a thing remain ("rejected the ruling").
    """
    found: dict[object, Party] = {}
    tokens = annotated.sentences[sentence].tokens
    for argument in arguments:
        mention = mention_for(annotated, sentence, argument.head)
        if mention is None:
            mention = _mention_within(annotated, annotated.sentences[sentence], argument)
        if mention is None and tokens[argument.head].entity in _NO_PARTY:
            continue
        if mention is None and recipients and not (argument.role == "whom" and act.type in _ON_THINGS):
            continue
        one = _named(annotated, mention) if mention is not None else Party(None, argument.span)
        found.setdefault(one.actor or one.mention, one)
    return tuple(found.values())


def _named(annotated: Annotated, mention: Mention) -> Party:
    """The party of a mention; a pronoun gives way to the name of its chain in the same sentence."""
    chain = annotated.chain_of.get(mention.index)
    if chain is not None and mention.form == "pronoun":
        others = (annotated.mentions[i] for i in chain.mentions)
        mention = next((m for m in others if m.sentence == mention.sentence and m.form != "pronoun"), mention)
    return Party(chain.id if chain else None, mention.span)


def _mention_within(annotated: Annotated, sentence: Sentence, argument: Argument) -> Mention | None:
    """The mention that hangs nearest on an argument's head: "Ankara's decision", "the leader of the party"."""
    row = [argument.head]
    for at in row:
        for child in sentence.children[at]:
            token = sentence.tokens[child]
            if token.dep not in _INSIDE or token.tag == "PRP$":
                continue
            mention = mention_for(annotated, sentence.index, child)
            if mention is not None:
                return mention
            row.append(child)
    return None
