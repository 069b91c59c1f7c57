"""To whom an act is done: the likeliest place in its clauses that names somebody known, else the thing acted on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from legation.annotation.annotated import Annotated, Argument, Clause, Mention
from legation.annotation.arguments import prepositional, verb_arguments
from legation.annotation.tokens import Sentence
from legation.extraction.parties import SCENES, is_measure, mention_of, mentions_of, named
from legation.extraction.triggers import UNFRAMED, Act
from legation.model.actors import Party
from legation.ontology.load import read_yaml

_FALLBACK = (
    "against", "with", "to", "on", "at", "from", "between", "object", "for", "of", "over", "into", "in", "by", "about",
    "toward", "towards",
)  # fmt: skip
# Acts that two subjects of one verb do with each other, where no other party is named.
_TOGETHER = frozenset({"AGREE", "COOPERATE"})
_WITHIN = frozenset(
    {"prep", "pobj", "pcomp", "acl", "relcl", "ccomp", "conj", "appos", "dobj", "agent", "amod", "nmod", "compound"}
)
_ON_THINGS = frozenset({"SUPPORT", "REJECT", "ACCUSE", "ASSAULT", "COERCE", "PROTEST", "THREATEN"})
# Acts that answer what another does or wants: "rejected France's plan for Mali" goes to France.
_ANSWERS = frozenset({"REJECT", "ACCUSE"})
# Acts of words: where they are done is not whom they are done to.
_IN_WORDS = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE"})
_DOERS = ("by", "from", "in", "at")
# Acts that wait for what another does: "will not lift the embargo until Cuba frees them".
_WAITING = frozenset({"REJECT", "AGREE", "THREATEN", "CONCEDE"})
_RELATIVE = frozenset({"WDT", "WP"})
_CONDITIONS = frozenset({"until", "unless", "if"})
# Prepositions that reach a party from deep within an object: "the release of millions in aid to Egypt".
_INTO = ("into", "against", "over", "to", "from")
_REACHING = frozenset({"to", "against", "toward", "towards"})


def recipients(
    annotated: Annotated, parts: Sequence[Clause], act: Act, outcome: str, actors: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The recipients of an act whose actors are known.

    Where the likeliest is a thing ("all crossings into the enclave"), whoever known it belongs to stands beside it.
    """
    types = {act.type, outcome}
    found = _likeliest(annotated, parts, act, types, actors)
    if not found and not act.mutual and types & _ON_THINGS:
        found = tuple(
            Party(None, a.span)
            for a in parts[0].role("whom")
            if any(a.head == c.head for c in parts[1:]) and not any(a.span.overlaps(p.mention) for p in actors)
        )
    if not found and not act.mutual:
        found = _at_place(annotated, parts)
    if found and all(p.actor is None for p in found) and not act.mutual:
        beside = _known_within(annotated, parts, found, actors) or _known_beside(annotated, parts[0], actors)
        found = (*found, beside) if beside is not None else found
    return found


def _likeliest(
    annotated: Annotated, parts: Sequence[Clause], act: Act, types: set[str], actors: tuple[Party, ...]
) -> tuple[Party, ...]:
    found: tuple[Party, ...] = ()
    for arguments in _places(annotated, parts, act, types):
        if found and all(a.preposition in SCENES for a in arguments):
            continue  # "stormed the station in Kano": the station, not Kano
        here = tuple(
            party
            for party in _named_by(annotated, parts[0].sentence, act, types, arguments)
            if not _is_one_of(annotated, party, actors)
        )
        if here and (not found or any(p.actor for p in here)):
            found = here
        if any(p.actor for p in found) or (found and any(a.role == "whom" for a in arguments)):
            break  # the object itself, be it of nobody known: no farther mention takes its place
    return found


def _is_one_of(annotated: Annotated, party: Party, actors: tuple[Party, ...]) -> bool:
    """The actor again, or words of its own name ("the CIA" beside "the CIA official")."""
    text = annotated.document.text
    return any(
        (party.actor is not None and party.actor == other.actor)
        or party.mention.overlaps(other.mention)
        or (party.actor is not None and party.mention.of(text) in other.mention.of(text).split())
        for other in actors
    )


def _places(annotated: Annotated, parts: Sequence[Clause], act: Act, types: set[str]) -> Iterator[list[Argument]]:
    """Lists of arguments that may be the recipients, the likeliest first."""
    if act.reversed:
        yield list(parts[0].role("who")) + (list(parts[0].role("whom")) if parts[0].passive else [])
        return
    content_heads = {c.head for c in parts[1:]}
    groups = [_with_phrases(annotated, clause, content_heads) for clause in parts]
    if types & _ANSWERS and parts[0].kind == "verb":
        yield from (doers for clause in parts[1:] if clause.kind == "noun" and (doers := _doers(annotated, clause)))
    # who else meets is said by the frame's own places; "in Oslo" is where they met
    together = act.type in _TOGETHER and len(parts[0].role("who")) > 1
    own = [p for p in act.recipient if p not in SCENES] if act.mutual else list(act.recipient)
    own = ["with"] if together else own
    denounced = act.content is not None and "ACCUSE" in types
    only_own = act.mutual or together or act.strength == UNFRAMED
    for place in own if only_own else [*own, *_FALLBACK]:
        for number, arguments in enumerate(groups):
            if number == 0 and place == "object" and "REQUEST" in types:
                yield from _asked(annotated, parts[0], content_heads)
            if number == 1 and place == "object":
                # whoever is to do what the outer act asks for
                yield from (doers for clause in parts[1:] if (doers := _doers(annotated, clause)))
            if number > 0 and denounced and place not in _DOERS:
                continue  # who denounces a raid on a church does not denounce the church
            found = [a for a in arguments if _stands(a, place)]
            if place == "in" and number == 0 and types & _IN_WORDS:
                found = [a for a in found if not _opens(annotated, parts[0], a)]
            if found:
                yield found
    if not only_own and not denounced:
        yield from _farther(annotated, parts)
        if types & _WAITING:
            yield from _waited_for(annotated, parts)
        yield from _purposes(annotated, parts)


def _opens(annotated: Annotated, clause: Clause, argument: Argument) -> bool:
    """ "In Brussels, she welcomed the release": where the words were said, not whom they reach."""
    return argument.head < clause.head and any(argument.head == own.head for own in clause.arguments)


def _doers(annotated: Annotated, clause: Clause) -> list[Argument]:
    """Who does the content of an act; a bare "their" names nobody."""
    tokens = annotated.sentences[clause.sentence].tokens
    return [a for a in clause.role("who") if tokens[a.head].tag != "PRP$"]


def _asked(annotated: Annotated, clause: Clause, content_heads: set[int]) -> Iterator[list[Argument]]:
    """Who is to act in a demand whose content is no act that a frame knows: "demanded that the chief appear"."""
    sentence = annotated.sentences[clause.sentence]
    for argument in clause.role("content"):
        if argument.head not in content_heads:
            yield [a for a in verb_arguments(sentence, argument.head) if a.role == "who"]


def _waited_for(annotated: Annotated, parts: Sequence[Clause]) -> Iterator[list[Argument]]:
    indices = {c.index for c in parts}
    for clause in annotated.clauses_at.get(parts[0].sentence, ()):
        if clause.parent in indices and clause.link == "adverbial" and clause.marker in _CONDITIONS:
            yield list(clause.role("who"))


def _purposes(annotated: Annotated, parts: Sequence[Clause]) -> Iterator[list[Argument]]:
    """Whom the act is to serve: "announced more money to help people in Chad"."""
    indices = {c.index for c in parts}
    for clause in annotated.clauses_at.get(parts[0].sentence, ()):
        if clause.parent in indices and clause.link == "adverbial" and clause.marker == "to":
            yield list(clause.role("whom"))
            yield [a for a in clause.arguments if a.role in ("to", "oblique")]


def _farther(annotated: Annotated, parts: Sequence[Clause]) -> Iterator[list[Argument]]:
    """Phrases under the participants, the nearest first: "sent help for those who suffer in Chad"."""
    heads = {c.head for c in parts}
    for clause in parts:
        row = [a.head for a in clause.arguments if a.role not in ("who", "content")]
        yield from _below(annotated.sentences[clause.sentence], row, heads)


def _below(sentence: Sentence, row: list[int], heads: set[int]) -> Iterator[list[Argument]]:
    for at in row:
        below = [child for child in sentence.children[at] if sentence.tokens[child].dep in _WITHIN]
        row.extend(child for child in below if child not in heads and child not in row)
        yield from ([a] for child in below for a in _phrases(sentence, child))


def _within_phrase(sentence: Sentence, head: int, heads: set[int]) -> Iterator[Argument]:
    """Prepositional phrases within a noun phrase, however deep, but not those of clauses in it."""
    row = [head]
    for at in row:
        for child in sentence.children[at]:
            label = sentence.tokens[child].dep
            if label in ("prep", "pobj") and child not in heads:
                row.append(child)
                if label == "prep":
                    yield from prepositional(sentence, child)


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


def _with_phrases(annotated: Annotated, clause: Clause, content_heads: set[int]) -> list[Argument]:
    """A clause's arguments, the prepositional phrases on its object ("signed a deal with France"), and from deeper
    within those that reach a party ("millions in aid to Egypt")."""
    sentence = annotated.sentences[clause.sentence]
    found: list[Argument] = []
    deeper: list[Argument] = []
    for argument in clause.arguments:
        if argument.role in ("who", "content") or argument.head in content_heads:
            continue
        found.append(argument)
        if argument.role == "whom":
            for child in sentence.children[argument.head]:
                if sentence.tokens[child].dep == "prep":
                    found.extend(prepositional(sentence, child))
        if argument.role == "whom" or argument.preposition in ("of", "in"):
            deeper.extend(_within_phrase(sentence, argument.head, content_heads))
    held = {a.head for a in found}
    return [*found, *(a for a in deeper if a.preposition in _REACHING and a.head not in held)]


def _named_by(
    annotated: Annotated, sentence: int, act: Act, types: set[str], arguments: Iterable[Argument]
) -> tuple[Party, ...]:
    """The parties that arguments name; of those that name nobody only things acted on ("rejected the ruling")."""
    found: dict[object, Party] = {}
    tokens = annotated.sentences[sentence].tokens
    for argument in arguments:
        mentions = mentions_of(annotated, sentence, argument, apart=act.mutual)
        if not mentions:
            if tokens[argument.head].tag in _RELATIVE:
                continue
            of_verb = tokens[tokens[argument.head].head].pos in ("VERB", "AUX")
            is_doer = argument.role == "who" and tokens[argument.head].pos == "PROPN" and of_verb
            on_thing = types & _ON_THINGS and _is_acted_on(act, argument)
            is_kept_out = "REJECT" in types and argument.role == "who" and tokens[argument.head].pos == "NOUN"
            if is_measure(annotated, sentence, argument) or not (is_doer or on_thing or is_kept_out):
                continue
        for one in [named(annotated, m) for m in mentions] or [Party(None, argument.span)]:
            found.setdefault(one.actor or one.mention, one)
    return tuple(found.values())


def _is_acted_on(act: Act, argument: Argument) -> bool:
    """Does it stand where a thing does that is acted on ("rejected the ruling", "protests against the law")?"""
    own = argument.preposition in act.recipient and argument.preposition not in SCENES - {"on"}
    return argument.role == "whom" or own


def _at_place(annotated: Annotated, parts: Sequence[Clause]) -> tuple[Party, ...]:
    """A place without a name ("on alert in the northern region")."""
    for clause in parts:
        tokens = annotated.sentences[clause.sentence].tokens
        for argument in clause.arguments:
            if argument.role == "oblique" and tokens[argument.head].lemma in _place_nouns():
                return (Party(None, argument.span),)
    return ()


@cache
def _place_nouns() -> frozenset[str]:
    return frozenset(read_yaml("legation.annotation", "grammar.yml")["places"])


def _known_within(
    annotated: Annotated, parts: Sequence[Clause], things: tuple[Party, ...], actors: tuple[Party, ...]
) -> Party | None:
    """The nearest known party under the things: "abuses by police in Zimbabwe"."""
    sentence = annotated.sentences[parts[0].sentence]
    row = [i for i, token in enumerate(sentence.tokens) if any(_is_head(sentence, i, t) for t in things) and token]
    for arguments in _below(sentence, row, set()):
        for argument in arguments:
            mention: Mention | None = mention_of(annotated, sentence.index, argument)
            if mention is None:
                continue
            party = named(annotated, mention)
            taken = any(party.mention.overlaps(t.mention) for t in things)
            if party.actor is not None and not taken and not _is_one_of(annotated, party, actors):
                return party
    return None


def _known_beside(annotated: Annotated, clause: Clause, actors: tuple[Party, ...]) -> Party | None:
    for argument in clause.obliques(*_INTO):
        mention = mention_of(annotated, clause.sentence, argument)
        if mention is not None:
            party = named(annotated, mention)
            if party.actor is not None and not _is_one_of(annotated, party, actors):
                return party
    return None


def _is_head(sentence: Sentence, index: int, thing: Party) -> bool:
    token = sentence.tokens[index]
    inside = thing.mention.contains(token.span)
    return inside and not (token.head != index and thing.mention.contains(sentence.tokens[token.head].span))
