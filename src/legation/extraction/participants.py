"""Who takes part in an act: actors and recipients, from the clauses that it was composed of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.annotation.annotated import Annotated, Argument, Clause, Mention
from legation.annotation.arguments import prepositional, verb_arguments
from legation.annotation.linking import mention_for
from legation.annotation.tokens import Sentence
from legation.extraction.triggers import UNFRAMED, Act
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
_BY_AUTHORITIES = frozenset({"COERCE", "SANCTION"})
# Acts that two subjects of one verb do with each other, where no other party is named.
_TOGETHER = frozenset({"AGREE", "COOPERATE"})
_WITHIN = frozenset(
    {"prep", "pobj", "pcomp", "acl", "relcl", "ccomp", "conj", "appos", "dobj", "agent", "amod", "nmod", "compound"}
)
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
    if not actors and parts[0].passive and act.type in _BY_AUTHORITIES:
        # "was jailed in Chad": only those who rule there can have done it
        actors = _parties(annotated, act, parts[0].sentence, parts[0].obliques("in", "from"))
        actors = tuple(party for party in actors if party.actor is not None)
    recipients = _recipients(annotated, parts, act, actors)
    if not actors and act.mutual and len(recipients) > 1:
        return Participants(recipients, ())
    if act.mutual and recipients:
        return Participants((*actors, *recipients), ())
    return Participants(actors, recipients)


def _recipients(annotated: Annotated, parts: list[Clause], act: Act, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties at the likeliest place that names a known one; else what was found first; else the governed act."""
    held = [a.mention for a in actors]
    same = {a.actor for a in actors}
    sentence = parts[0].sentence
    recipients: tuple[Party, ...] = ()
    for arguments in _recipient_places(annotated, parts, act):
        if recipients and all(a.preposition in _SCENES for a in arguments):
            continue  # "stormed the station in Kano": the station, not Kano
        found = tuple(
            p
            for p in _parties(annotated, act, sentence, arguments, recipients=True)
            if not (p.actor and p.actor in same) and not any(p.mention.overlaps(h) for h in held)
        )
        if found and (not recipients or any(p.actor for p in found)):
            recipients = found
        if any(p.actor for p in recipients) or (recipients and any(a.role == "whom" for a in arguments)):
            break  # the object itself, be it of nobody known: no farther mention takes its place
    if not recipients and not act.mutual and act.type in _ON_THINGS:
        recipients = tuple(
            Party(None, a.span)
            for a in parts[0].role("whom")
            if any(a.head == c.head for c in parts[1:]) and not any(a.span.overlaps(h) for h in held)
        )
    return recipients


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
            return _behind(annotated, clause, found)
    # "spoke of it over dinner with the envoy": who speaks is who dines
    if outer.kind == "noun" and act.mutual and outer.obliques("with") and outer.parent is not None:
        return list(annotated.clauses[outer.parent].role("who"))
    return []


def _behind(annotated: Annotated, clause: Clause, found: list[Argument]) -> list[Argument]:
    """Who stands behind a doer that is a thing: the subject above in "released a report accusing"."""
    at = clause
    while at.parent is not None and at.link in ("relative", "adverbial", "conjunct", "content"):
        if any(_mention(annotated, clause.sentence, a) is not None for a in found):
            return found
        at = annotated.clauses[at.parent]
        is_below = any(b.role != "who" and b.span.contains(a.span) for a in found for b in at.arguments)
        if is_below and at.role("who"):
            found = list(at.role("who"))
    return found


def _recipient_places(annotated: Annotated, parts: list[Clause], act: Act) -> Iterator[list[Argument]]:
    """Lists of arguments that may be the recipients, the likeliest first."""
    content_heads = {c.head for c in parts[1:]}
    if act.reversed:
        yield list(parts[0].role("who")) + (list(parts[0].role("whom")) if parts[0].passive else [])
        return
    groups = [_with_object_phrases(annotated, clause, content_heads) for clause in parts]
    # who else meets is said by the frame's own places; "in Oslo" is where they met
    together = act.type in _TOGETHER and len(parts[0].role("who")) > 1
    own = [p for p in act.recipient if p not in _SCENES] if act.mutual else list(act.recipient)
    own = ["with"] if together else own
    only_own = act.mutual or together or act.strength == UNFRAMED
    places = own if only_own else [*own, *_FALLBACK]
    for place in places:
        for number, arguments in enumerate(groups):
            if number == 1 and place == "object":
                # whoever is to do what the outer act asks for
                yield from (doers for clause in parts[1:] if (doers := _doers(annotated, clause)))
            if found := [a for a in arguments if _stands(a, place)]:
                yield found
    if not only_own:
        yield from _farther(annotated, parts)


def _doers(annotated: Annotated, clause: Clause) -> list[Argument]:
    """Who does the content of an act; a bare "their" names nobody."""
    tokens = annotated.sentences[clause.sentence].tokens
    return [a for a in clause.role("who") if tokens[a.head].tag != "PRP$"]


def _farther(annotated: Annotated, parts: list[Clause]) -> Iterator[list[Argument]]:
    """Phrases under the participants, the nearest first: "sent help for those who suffer in Chad"."""
    heads = {c.head for c in parts}
    for clause in parts:
        sentence = annotated.sentences[clause.sentence]
        row = [a.head for a in clause.arguments if a.role not in ("who", "content")]
        for at in row:
            below = [child for child in sentence.children[at] if sentence.tokens[child].dep in _WITHIN]
            row.extend(child for child in below if child not in heads and child not in row)
            yield from ([a] for child in below for a in _phrases(sentence, child))


def _phrases(sentence: Sentence, child: int) -> Iterator[Argument]:
    """What stands under a preposition, and who acts in a clause that a noun brings ("claims that officers beat")."""
    label = sentence.tokens[child].dep
    if label == "prep":
        yield from prepositional(sentence, child)
    elif label in ("acl", "relcl", "ccomp", "pcomp"):
        yield from (a for a in verb_arguments(sentence, child) if a.role in ("who", "whom"))


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
        mention = _mention(annotated, sentence, argument, scenes=recipients)
        if mention is None and tokens[argument.head].entity in _NO_PARTY:
            continue
        is_doer = argument.role == "who" and tokens[argument.head].pos == "PROPN"
        if mention is None and recipients and not is_doer and not _may_be_a_thing(act, argument):
            continue
        one = _named(annotated, mention) if mention is not None else Party(None, argument.span)
        found.setdefault(one.actor or one.mention, one)
    return tuple(found.values())


def _may_be_a_thing(act: Act, argument: Argument) -> bool:
    """Is it an act on things ("rejected the ruling", "protests against the law"), and this where its object stands?"""
    own = argument.preposition in act.recipient and argument.preposition not in _SCENES - {"on"}
    return act.type in _ON_THINGS and (argument.role == "whom" or own)


def _mention(annotated: Annotated, sentence: int, argument: Argument, *, scenes: bool = True) -> Mention | None:
    """The mention that an argument is, or the nearest one that hangs on its head.

    Without ``scenes`` the place where a doer stands is none: "a bomb in Lagos" is not Lagos.
    """
    mention = mention_for(annotated, sentence, argument.head)
    return mention or _mention_within(annotated, annotated.sentences[sentence], argument, scenes=scenes)


def _named(annotated: Annotated, mention: Mention) -> Party:
    """The party of a mention; a pronoun gives way to the name of its chain in the same sentence."""
    chain = annotated.chain_of.get(mention.index)
    if chain is not None and mention.form == "pronoun":
        others = (annotated.mentions[i] for i in chain.mentions)
        mention = next((m for m in others if m.sentence == mention.sentence and m.form != "pronoun"), mention)
    return Party(chain.id if chain else None, mention.span)


def _mention_within(annotated: Annotated, sentence: Sentence, argument: Argument, *, scenes: bool) -> Mention | None:
    """The mention that hangs nearest on an argument's head: "Ankara's decision", "the leader of the party"."""
    row = [argument.head]
    for at in row:
        for child in sentence.children[at]:
            token = sentence.tokens[child]
            if token.dep not in _INSIDE or token.tag == "PRP$":
                continue
            if not scenes and token.dep == "prep" and token.lemma in _SCENES:
                continue
            mention = mention_for(annotated, sentence.index, child)
            if mention is not None:
                return mention
            row.append(child)
    return None
