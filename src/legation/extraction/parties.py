"""From the arguments of a clause to the parties that they name."""

from __future__ import annotations

from collections.abc import Iterable

from legation.annotation.annotated import Annotated, Argument, Mention
from legation.annotation.linking import mention_for
from legation.annotation.tokens import Sentence
from legation.model.actors import Party

SCENES = frozenset({"in", "at", "near", "on"})
_INSIDE = frozenset({"prep", "pobj", "poss", "compound", "amod", "nmod", "conj", "appos"})
_OWNERS = frozenset({"poss", "amod", "nmod", "compound"})
# Phrases that say where or when a thing is, not whose it is: "the district near Damascus".
_BESIDE = frozenset({"near", "outside", "during", "before", "after", "since", "amid", "despite"})


def named(annotated: Annotated, mention: Mention) -> Party:
    """The party of a mention; a pronoun gives way to the name of its chain in the same sentence."""
    chain = annotated.chain_of.get(mention.index)
    if chain is not None and mention.form == "pronoun":
        others = (annotated.mentions[i] for i in chain.mentions)
        mention = next((m for m in others if m.sentence == mention.sentence and m.form != "pronoun"), mention)
    return Party(chain.id if chain else None, mention.span)


def mention_of(annotated: Annotated, sentence: int, argument: Argument, *, scenes: bool = True) -> Mention | None:
    """The mention that an argument is, or the nearest one that hangs on its head.

    Without ``scenes`` the place where a doer stands is none: "a bomb in Lagos" is not Lagos.
    """
    mention = mention_for(annotated, sentence, argument.head)
    return mention or _mention_within(annotated, annotated.sentences[sentence], argument.head, scenes=scenes)


def mentions_of(
    annotated: Annotated, sentence: int, argument: Argument, *, scenes: bool = True, apart: bool = False
) -> list[Mention]:
    """The same, with the ones coordinated with it: "Kenya's and Chad's harbours".

    ``apart`` takes a group by its countries, as its members face each other: "Israeli and Egyptian envoys met".
    """
    parse = annotated.sentences[sentence]
    mention = mention_of(annotated, sentence, argument, scenes=scenes)
    if mention is None:
        return []
    first = mention.head
    if mention.head == argument.head:
        if not apart:
            return [mention]
        owners = [i for i in parse.children[argument.head] if parse.tokens[i].dep in _OWNERS]
        first = next((i for i in owners if len(_coordinated(annotated, parse, i)) > 1), first)
        if first == mention.head:
            return [mention]
    together = _coordinated(annotated, parse, first)
    return together if len(together) > 1 else [mention]


def _coordinated(annotated: Annotated, sentence: Sentence, head: int) -> list[Mention]:
    """The mentions of a word and of its conjuncts, none where one of them is no mention."""
    found = [mention_for(annotated, sentence.index, i) for i in _conjuncts(sentence, head)]
    return [mention for mention in found if mention is not None] if all(found) else []


def _conjuncts(sentence: Sentence, head: int) -> list[int]:
    row = [head]
    for at in row:
        row.extend(i for i in sentence.children[at] if sentence.tokens[i].dep == "conj")
    return row


def _mention_within(annotated: Annotated, sentence: Sentence, head: int, *, scenes: bool) -> Mention | None:
    """The mention that hangs nearest on a noun: "Ankara's decision", "the leader of the party"."""
    row = [head]
    for at in row:
        for child in sentence.children[at]:
            token = sentence.tokens[child]
            if token.dep not in _INSIDE or token.tag == "PRP$":
                continue
            if token.dep == "prep" and (token.lemma in _BESIDE or (not scenes and token.lemma in SCENES)):
                continue
            mention = mention_for(annotated, sentence.index, child)
            if mention is not None:
                return mention
            row.append(child)
    return None


def actors_named(
    annotated: Annotated, sentence: int, arguments: Iterable[Argument], *, apart: bool = False
) -> tuple[Party, ...]:
    """The parties that act; an argument that names nobody is a party by its own words."""
    found: dict[object, Party] = {}
    for argument in arguments:
        mentions = mentions_of(annotated, sentence, argument, scenes=False, apart=apart)
        if not mentions and is_measure(annotated, sentence, argument):
            continue
        for one in [named(annotated, m) for m in mentions] or [Party(None, argument.span)]:
            found.setdefault(one.actor or one.mention, one)
    return tuple(found.values())


_NO_PARTY = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})


def is_measure(annotated: Annotated, sentence: int, argument: Argument) -> bool:
    """A time, a sum or a number: never a party."""
    return annotated.sentences[sentence].tokens[argument.head].entity in _NO_PARTY
