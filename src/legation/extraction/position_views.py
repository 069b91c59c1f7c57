"""Judging words in what somebody says: "a disgrace", "unfit", "deserves": of whom or what they are said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from legation.annotation.annotated import Annotated, Argument
from legation.annotation.arguments import noun_phrase
from legation.annotation.tokens import Sentence
from legation.errors import OntologyError
from legation.extraction.position_words import OPPOSITE
from legation.model.findings import Stance, Statement
from legation.ontology.load import read_yaml

_CLASSES = {"ADJ": "adjectives", "NOUN": "nouns", "PROPN": "nouns", "VERB": "verbs", "ADV": "adverbs"}
_NEGATIONS = frozenset({"neg"})


@dataclass(frozen=True, slots=True)
class View:
    """A judging word in a statement, and the argument that it is said of."""

    statement: Statement
    sentence: int
    word: str
    stance: Stance
    about: Argument


@dataclass(frozen=True, slots=True)
class _Judging:
    """(class, lemma) to stance; first word of a phrase to the phrases that begin so, the longest first."""

    words: dict[tuple[str, str], Stance]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Stance], ...]]


@cache
def _judging() -> _Judging:
    """The lists of evaluation.yml. Raises OntologyError where a word stands on both sides."""
    raw = read_yaml("legation.extraction", "evaluation.yml")
    words: dict[tuple[str, str], Stance] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Stance]]] = {}
    for stance in ("for", "against"):
        for word_class, entries in raw[stance].items():
            for entry in map(str, entries):
                side: Stance = "for" if stance == "for" else "against"
                if words.get((word_class, entry), side) != side:
                    raise OntologyError(f"{entry!r} is both for and against", where="evaluation.yml")
                if word_class == "phrases":
                    phrases.setdefault(entry.split()[0], []).append((tuple(entry.split()), side))
                else:
                    words[word_class, entry] = side
    longest_first = {word: tuple(sorted(found, key=lambda f: -len(f[0]))) for word, found in phrases.items()}
    return _Judging(words, longest_first)


def viewed(annotated: Annotated, statements: Sequence[Statement]) -> Iterator[View]:
    """The judging words of all statements whose source is known, each with what it judges."""
    for sentence in annotated.sentences:
        said = [s for s in statements if s.source is not None and any(c.overlaps(sentence.span) for c in s.content)]
        if not said:
            continue
        for index, word, stance in _words(sentence):
            token = sentence.tokens[index].span
            inside = [(c, s) for s in said for c in s.content if c.contains(token)]
            if not inside:
                continue
            statement = min(inside, key=lambda pair: pair[0].end - pair[0].start)[1]
            about = _about(sentence, index)
            if about is not None:
                yield View(statement, sentence.index, word, _turned(sentence, index, stance), about)


def _words(sentence: Sentence) -> Iterator[tuple[int, str, Stance]]:
    lists = _judging()
    taken: set[int] = set()
    lemmas = [token.lemma.lower() for token in sentence.tokens]
    for first, token in enumerate(sentence.tokens):
        for phrase, stance in (*lists.phrases.get(token.text.lower(), ()), *lists.phrases.get(lemmas[first], ())):
            last = first + len(phrase) - 1
            if first not in taken and _stands(sentence, phrase, first):
                taken.update(range(first, last + 1))
                yield _top(sentence, first, last), " ".join(phrase), stance
    for token in sentence.tokens:
        word_class = _CLASSES.get(token.pos)
        if word_class is None or token.index in taken or token.entity:
            continue
        side = lists.words.get((word_class, lemmas[token.index]))
        if side is None and token.pos == "VERB":
            side = lists.words.get(("adjectives", token.text.lower()))
        if side is not None:
            yield token.index, lemmas[token.index], side


def _stands(sentence: Sentence, phrase: tuple[str, ...], first: int) -> bool:
    """Do the phrase's words, inflected or not, stand from a token on?"""
    here = sentence.tokens[first : first + len(phrase)]
    return len(here) == len(phrase) and all(
        word in (token.lemma.lower(), token.text.lower()) for word, token in zip(phrase, here, strict=True)
    )


def _top(sentence: Sentence, first: int, last: int) -> int:
    """The word of a run of words that governs the others."""
    inside = range(first, last + 1)
    return next((i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i), last)


def _about(sentence: Sentence, index: int) -> Argument | None:
    """What a judging word is said of: the noun it stands with, the subject of its clause, or the object called so."""
    tokens = sentence.tokens
    at = index
    if tokens[at].dep in ("amod", "compound") and tokens[tokens[at].head].pos in ("NOUN", "PROPN"):
        at = tokens[at].head
        if tokens[at].dep not in ("attr", "oprd") and not _is_appositive(sentence, at):
            return Argument("whom", noun_phrase(sentence, at), at)
    for _ in range(6):
        token = tokens[at]
        if token.dep == "oprd" or (token.dep == "pobj" and tokens[token.head].lemma == "as"):
            verb = token.head if token.dep == "oprd" else tokens[token.head].head
            named = sentence.child(verb, "dobj")
            if named is not None:
                return Argument("whom", noun_phrase(sentence, named), named)
        if _is_appositive(sentence, at):
            return Argument("whom", noun_phrase(sentence, token.head), token.head)
        if token.pos in ("VERB", "AUX") or token.dep == "ROOT":
            subject = sentence.child(at, "nsubj", "nsubjpass")
            if subject is not None:
                if tokens[subject].tag in ("WDT", "WP") and token.dep == "relcl":
                    subject = token.head
                return Argument("who", noun_phrase(sentence, subject), subject)
            if token.dep not in ("conj", "xcomp", "ccomp", "acl", "advcl", "pcomp"):
                return None
        if token.head == at:
            return None
        at = token.head
    return None


def _is_appositive(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].dep == "appos"


def _turned(sentence: Sentence, index: int, stance: Stance) -> Stance:
    """The other side where the word or the verb that it hangs on is negated."""
    at = index
    for _ in range(3):
        if any(sentence.tokens[i].dep in _NEGATIONS or sentence.tokens[i].lemma == "no" for i in sentence.children[at]):
            return OPPOSITE[stance]
        if sentence.tokens[at].pos in ("VERB", "AUX") or sentence.tokens[at].head == at:
            return stance
        at = sentence.tokens[at].head
    return stance
