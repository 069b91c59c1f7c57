"""Chains of mentions to actors: country, sectors, kind and other names, from what the document itself says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from legation.annotation.annotated import Annotated, Chain, Mention
from legation.annotation.mentions_titles import left_edge, right_edge
from legation.annotation.tokens import Sentence
from legation.model.actors import COUNTRY_CODE, Actor, ActorKind
from legation.ontology.bodies import Body
from legation.ontology.countries import NATIONAL, Sense, state_of
from legation.ontology.load import check_keys, check_words, read_yaml
from legation.ontology.persons import country_on, persons, sectors_on
from legation.resolution.knowing import correction, known_as, offices_on, roles_on
from legation.resolution.noun_phrases import MOST_SECTORS, Phrase, read_phrase
from legation.resolution.register import NOBODY, Register

_SUBJECTS = frozenset({"nsubj", "poss", "agent"})
_OWNERS = frozenset({"poss", "compound", "nmod"})
_CORRECTED: frozenset[ActorKind | None] = frozenset({"government", "party", "group"})


class PlaceWords(NamedTuple):
    """Prepositions and verbs that tell a place from the government that sits there."""

    within: frozenset[str]
    event: frozenset[str]
    toward: frozenset[str]
    stative: frozenset[str]
    reported_from: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """The lists of places.yml."""
    file = "places.yml"
    data = check_keys(read_yaml("legation.resolution", file), file=file, name="file", required=PlaceWords._fields)
    return PlaceWords(*(frozenset(check_words(data[key], file=file, entry=key)) for key in PlaceWords._fields))


def resolve_actors(annotated: Annotated, register: Register = NOBODY) -> tuple[Actor, ...]:
    """One actor for each chain, with the chain's id: what the document says, then the register, then the tables.

    A person's corrections in the register outrank the document.
    """
    actors = {chain.id: _actor(annotated, chain, register) for chain in annotated.chains}
    for chain in annotated.chains:
        actor = actors[chain.id]
        if actor.country is None and actor.kind != "place":
            owner = _owner(annotated, chain)
            if owner and actors[owner].country:
                actors[chain.id] = replace(actor, country=actors[owner].country)
    return tuple(actors.values())


def _owner(annotated: Annotated, chain: Chain) -> str | None:
    """The chain of the possessor of a role ("Ota's administration", "the Ota government")."""
    for index in chain.mentions:
        mention = annotated.mentions[index]
        if mention.form != "role":
            continue
        sentence = annotated.sentences[mention.sentence]
        beside = [i for i in sentence.children[mention.head] if sentence.tokens[i].dep in _OWNERS]
        for other in annotated.mentions_at.get(mention.sentence, ()) if beside else ():
            if other.head in beside and other.index != index:
                found = annotated.chain_of.get(other.index)
                return found.id if found and found.id != chain.id else None
    return None


def _actor(annotated: Annotated, chain: Chain, register: Register) -> Actor:
    mentions = [annotated.mentions[i] for i in chain.mentions]
    named = read_phrase(chain.name)
    if chain.kind == "person" and (not isinstance(named.whole, Sense | Body) or any(m.title for m in mentions)):
        said = _gather(_person_phrases(annotated, mentions))
        country, sectors = _known(annotated, chain, register, said)
        known = persons().get(chain.name) if country is None else None
        if known:
            country = country_on(known, annotated.document.published)
            sectors = sectors or sectors_on(known, annotated.document.published)
        kind: ActorKind = "person"
    else:
        country, sectors = _gather(_phrases(annotated, chain, mentions))
        if named.whole is None:
            country, sectors = _known(annotated, chain, register, (country, sectors))
        kind = _kind(annotated, chain.kind, named, mentions)
        if kind == "place" and isinstance(named.whole, Sense):
            country, sectors = named.whole.country, ()
    spellings = dict.fromkeys(m.name for m in mentions if m.form == "name")
    if isinstance(named.whole, Body):
        spellings.setdefault(named.whole.name)  # "the GOP" is the Republican Party
    identifiers: dict[str, str] = {}
    if kind == "government" and isinstance(named.whole, Sense) and named.whole.form in NATIONAL and country:
        # "the U.S.", "Washington" and "the White House" are one government over all documents
        spellings.setdefault(named.whole.name)
        identifiers[COUNTRY_CODE] = country
    spellings.pop(chain.name, None)
    actor = Actor(
        chain.id, chain.name, kind, country, sectors, tuple(spellings), tuple(sorted({m.span for m in mentions})),
        identifiers,
    )  # fmt: skip
    return _corrected(actor, register, annotated.document.published)


def _known(
    annotated: Annotated, chain: Chain, register: Register, said: tuple[str | None, tuple[str, ...]]
) -> tuple[str | None, tuple[str, ...]]:
    """Country and sectors with what the document does not say from the register."""
    country, sectors = said
    if country is not None and sectors:
        return said
    known = known_as(register, chain.name, country, person=chain.kind == "person")
    if known is None:
        return said
    return country or known.country, sectors or roles_on(register, known, chain.name, annotated.document.published)


def _corrected(actor: Actor, register: Register, day: str | None) -> Actor:
    """The actor with what a person corrected, and the identifiers of who is known by its name."""
    right = correction(register, actor.name)
    if right is not None:
        held = [h for h in offices_on(register, actor.name, day) if h.rank == "correction"]
        sectors = right.sectors or tuple(dict.fromkeys(code for h in held for code in h.sectors))
        actor = replace(
            actor,
            kind=right.kind or actor.kind,
            country=right.country or actor.country,
            sectors=sectors[:MOST_SECTORS] or actor.sectors,
        )
    if actor.kind == "place":
        return actor
    known = known_as(register, actor.name, actor.country, person=actor.kind == "person")
    return replace(actor, identifiers={**actor.identifiers, **known.identifiers}) if known else actor


def _gather(phrases: Iterator[Phrase]) -> tuple[str | None, tuple[str, ...]]:
    """The first country said, and the sectors in the order said."""
    country: str | None = None
    sectors: dict[str, None] = {}
    for phrase in phrases:
        if country is None and phrase.country:
            country = state_of(phrase.country)
        if len(sectors) < MOST_SECTORS:
            sectors.update(dict.fromkeys(phrase.sectors))
    return country, tuple(sectors)[:MOST_SECTORS]


def _person_phrases(annotated: Annotated, mentions: Sequence[Mention]) -> Iterator[Phrase]:
    """A person's titles, "of Brazil" after the name, and roles; never the name, which may hold a country's."""
    text = annotated.document.text
    for mention in mentions:
        if mention.title:
            phrase = read_phrase(mention.title)
            if phrase.sectors or phrase.office or " of " not in mention.title:  # not "son of Kenyan farmers"
                yield phrase
    for mention in mentions:
        if mention.form == "name":
            sentence = annotated.sentences[mention.sentence]
            end = sentence.tokens[right_edge(sentence, mention.head)].end
            if end > mention.name_span.end and (tail := text[mention.name_span.end : end].strip()).startswith("of "):
                yield read_phrase(tail)
    for mention in mentions:
        if mention.form == "role":
            yield read_phrase(mention.span.of(text))


def _phrases(annotated: Annotated, chain: Chain, mentions: Sequence[Mention]) -> Iterator[Phrase]:
    """What a body's name says, then its whole noun phrases."""
    text = annotated.document.text
    if any(m.form == "name" for m in mentions):
        yield read_phrase(chain.name)
    for mention in mentions:
        if mention.form == "role":
            yield read_phrase(mention.span.of(text))
        elif mention.form == "name":
            if mention.name != chain.name:
                yield read_phrase(mention.name)
            yield from _around(annotated, mention)


def _around(annotated: Annotated, mention: Mention) -> Iterator[Phrase]:
    """The noun phrase around a name ("Norway's Labour Inspectorate", "the Progress Party of Norway")."""
    sentence = annotated.sentences[mention.sentence]
    first, last = left_edge(sentence, mention.head), right_edge(sentence, mention.head)
    span = sentence.chars(first, last)
    if span.contains(mention.name_span) and span != mention.name_span:
        phrase = read_phrase(span.of(annotated.document.text))
        if not phrase.name:
            yield phrase


def _kind(annotated: Annotated, kind: ActorKind, named: Phrase, mentions: Sequence[Mention]) -> ActorKind:
    whole = named.whole
    if isinstance(whole, Body):
        return whole.kind
    if isinstance(whole, Sense):
        if whole.form == "seat":
            return "government"
        if whole.form in ("name", "capital"):
            acts = any(_acts(annotated.sentences[m.sentence], m.head, whole.form == "capital") for m in mentions)
            return "government" if acts else "place"
        return "group" if whole.form in NATIONAL else "place"
    if kind == "organization" and named.kind in _CORRECTED and named.kind is not None:
        return named.kind
    return kind


def _acts(sentence: Sentence, head: int, is_capital: bool) -> bool:
    """Does the place name stand for its government? A country does unless it only says where; a capital has to act."""
    tokens, words = sentence.tokens, place_words()
    token = tokens[head]
    while token.dep == "conj" and token.head != token.index:
        token = tokens[token.head]
    if token.dep == "pobj":
        preposition = tokens[token.head].lemma
        return preposition in words.toward or not (is_capital or preposition in words.within)
    if not is_capital:
        return token.dep not in ("appos", "npadvmod", "ROOT")
    if token.dep not in _SUBJECTS:
        return False
    return token.dep != "nsubj" or (
        tokens[token.head].pos in ("VERB", "AUX") and tokens[token.head].lemma not in words.stative
    )
