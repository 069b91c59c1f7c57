"""Participants of one predicate, read off its children in the parse.

Surface relations become deep roles: the subject of a passive is ``whom``, its by-phrase ``who`` (as in PropBank's
numbered arguments, collapsed to who did what to whom). Conjuncts become arguments of their own, since a compound actor
is a list of actors in PLOVER.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from legation.annotation.annotated import Argument, Role
from legation.annotation.tokens import Sentence
from legation.model.spans import Span
from legation.ontology.load import read_yaml

_OUTSIDE = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis", "preconj", "ccomp", "prep"})
_NOUN_PHRASE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_INSIDE_PREPOSITIONS = frozenset({"of", "in", "from", "at"})
_FINITE = frozenset({"VB", "VBD", "VBZ", "VBP"})
_RELATIVE_TAGS = frozenset({"WDT", "WP"})


def noun_phrase(sentence: Sentence, head: int) -> Span:
    """The words of a noun phrase without its relative clauses, appositions and conjuncts; "of"-phrases stay."""
    first, last = _phrase_edges(sentence, head)
    return sentence.chars(first, last)


def _phrase_edges(sentence: Sentence, head: int) -> tuple[int, int]:
    first = last = head
    tokens = sentence.tokens
    for child in sentence.children[head]:
        label = tokens[child].dep
        inside_of = label == "prep" and tokens[child].lemma in _INSIDE_PREPOSITIONS and child > head
        if label in _OUTSIDE and not inside_of:
            continue
        if inside_of:
            below = sentence.child(child, "pobj")
            edge = _phrase_edges(sentence, below)[1] if below is not None else child
            last = max(last, edge)
        else:
            low, high = _phrase_edges(sentence, child) if tokens[child].dep == "poss" else sentence.edges(child)
            first, last = min(first, low), max(last, high)
    return first, last


def conjuncts(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The head and the nouns coordinated with it."""
    found = [head]
    for i in found:
        found.extend(
            child
            for child in sentence.children[i]
            if sentence.tokens[child].dep == "conj" and sentence.tokens[child].pos in _NOUN_PHRASE
        )
    return tuple(found)


def phrase_arguments(sentence: Sentence, role: Role, head: int, preposition: str | None = None) -> Iterator[Argument]:
    """One argument for each conjunct of a noun phrase."""
    for i in conjuncts(sentence, head):
        yield Argument(role, noun_phrase(sentence, i), i, preposition)


def prepositional(sentence: Sentence, prep: int, lead: str = "") -> Iterator[Argument]:
    """Arguments under a preposition; "out of" and its like are one preposition. A passive's by-phrase is ``who``."""
    token = sentence.tokens[prep]
    name = f"{lead} {token.lemma}".strip()
    for child in sentence.children[prep]:
        label = sentence.tokens[child].dep
        if label == "pobj" and sentence.tokens[child].text[0].isalnum():
            role: Role = "who" if token.dep == "agent" else "to" if token.dep == "dative" else "oblique"
            yield from phrase_arguments(sentence, role, child, None if role == "who" else name)
        elif label == "pcomp" and sentence.tokens[child].pos in ("VERB", "AUX"):
            yield Argument("content", sentence.chars(*sentence.edges(child)), child, name)
        elif label in ("prep", "pcomp"):
            yield from prepositional(sentence, child, name)


def verb_arguments(sentence: Sentence, verb: int) -> Iterator[Argument]:
    """The arguments that hang on a verb itself; ``content`` arguments carry no clause index yet."""
    for child in sentence.children[verb]:
        label = sentence.tokens[child].dep
        if label == "nsubj":
            yield from phrase_arguments(sentence, "who", child)
        elif label in ("nsubjpass", "dobj"):
            yield from phrase_arguments(sentence, "whom", child)
        elif label == "dative" and sentence.tokens[child].pos != "ADP":
            yield from phrase_arguments(sentence, "to", child)
        elif label in ("prep", "agent", "dative"):
            yield from prepositional(sentence, child)
        elif label == "advmod":
            # "walked away from the talks"
            for below in sentence.children[child]:
                if sentence.tokens[below].dep == "prep":
                    yield from prepositional(sentence, below)
        elif label in ("attr", "oprd"):
            yield from phrase_arguments(sentence, "attribute", child)
        elif label == "acomp":
            yield Argument("attribute", sentence.chars(*sentence.edges(child)), child)
        elif label in ("ccomp", "xcomp", "csubj", "csubjpass"):
            first, last = trimmed_edges(sentence, child)
            yield Argument("content", sentence.chars(first, last), child)
            if label == "ccomp" and (named := _small_clause(sentence, child)) is not None:
                yield from phrase_arguments(sentence, "whom", named)


def _small_clause(sentence: Sentence, head: int) -> int | None:
    """The subject of a clause without a finite verb, which is the object as well: "found him guilty"."""
    tokens = sentence.tokens
    if tokens[head].pos != "ADJ" and tokens[head].tag != "VBG":
        return None
    if any(tokens[i].dep in ("aux", "auxpass", "mark", "cop") for i in sentence.children[head]):
        return None
    subject = sentence.child(head, "nsubj")
    return subject if subject is not None and subject < head and tokens[subject].tag not in _RELATIVE_TAGS else None


def noun_arguments(sentence: Sentence, noun: int) -> Iterator[Argument]:
    """Arguments of a nominal predicate: "China's repeated violations of Japanese airspace"."""
    tokens = sentence.tokens
    for child in sentence.children[noun]:
        token = tokens[child]
        if token.dep == "poss":
            yield from phrase_arguments(sentence, "who", child)
        elif token.dep in ("amod", "compound", "nmod") and (token.entity in ("NORP", "GPE", "ORG", "PERSON")):
            yield Argument("who", sentence.chars(*_phrase_edges(sentence, child)), child)
        elif token.dep in ("prep", "agent"):
            for argument in prepositional(sentence, child):
                by = argument.preposition == "by"
                yield Argument("who" if by else argument.role, argument.span, argument.head, argument.preposition)
        elif token.dep in ("acl", "ccomp") and token.tag in _FINITE and not _has_relative(sentence, child):
            yield Argument("content", sentence.chars(*trimmed_edges(sentence, child)), child)


def trimmed_edges(sentence: Sentence, head: int) -> tuple[int, int]:
    """Subtree edges without punctuation at either end, save quotation marks and brackets."""
    first, last = sentence.edges(head)
    tokens = sentence.tokens
    while first < head and tokens[first].pos == "PUNCT" and tokens[first].text in ",;:-–—":
        first += 1
    while last > head and tokens[last].pos == "PUNCT" and tokens[last].text in ",;:-–—.!?":
        last -= 1
    return first, last


def _has_relative(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[i].tag in _RELATIVE_TAGS for i in sentence.children[verb])


def is_relative_pronoun(sentence: Sentence, index: int) -> bool:
    """Is the token "who", "which" or "that" standing for the noun its clause modifies?"""
    return sentence.tokens[index].tag in _RELATIVE_TAGS


@cache
def transparent() -> frozenset[str]:
    """Nouns that only say how many or what kind ("a round of talks"), from grammar.yml."""
    return frozenset(read_yaml("legation.annotation", "grammar.yml")["transparent"])
