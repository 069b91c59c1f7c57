"""Mentions: names with their titles, nouns that say who somebody is ("opposition lawmakers"), and pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from legation.annotation.annotated import Mention
from legation.annotation.lexicon import lexicon
from legation.annotation.mentions_drawn import is_headline
from legation.annotation.mentions_names import Name, find_names
from legation.annotation.mentions_titles import Title, find_title, head_of, left_edge, right_edge
from legation.annotation.tokens import Sentence, Token
from legation.model.actors import ActorKind
from legation.model.documents import Document

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_PREDICATES = frozenset({"attr", "oprd", "npadvmod", "acomp"})
# A headline's noun with more words before it is likely half a sentence.
_HEADLINE_NOUNS = 2
# "at least two hundred" stands before the noun; a number later on belongs to the name ("Area 51 guards").
_COUNT_WORDS = 4
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INSIDE = frozenset({"amod", "compound", "nmod", "npadvmod"})


def find_mentions(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """All mentions in the order of the text; of two that start together, the longer first."""
    names = find_names(sentences)
    found: list[Mention] = []
    for sentence, row in zip(sentences, names, strict=True):
        found.extend(_in_sentence(document.text, sentence, row))
    found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    return tuple(replace(mention, index=index) for index, mention in enumerate(found))


def _in_sentence(text: str, sentence: Sentence, names: Sequence[Name]) -> Iterator[Mention]:
    persons = frozenset(i for name in names if name.kind == "person" for i in range(name.first, name.last + 1))
    taken = {i for name in names for i in range(name.first, name.last + 1)}
    titles = {name: find_title(sentence, name.first, name.last, persons) for name in names if name.kind == "person"}
    for stated in filter(None, titles.values()):
        taken.update(range(stated.first, stated.last + 1))
    for name in names:
        title = titles.get(name)
        if name.first == name.last and _is_in_title(sentence, name, titles.values()):
            continue
        yield _named(text, sentence, name, title)
    in_title_case = is_headline(sentence)
    for token in sentence.tokens:
        if token.index in taken:
            continue
        kind = _role_kind(sentence, token)
        if kind is not None and in_title_case and token.index - left_edge(sentence, token.index) > _HEADLINE_NOUNS:
            kind = None
        if kind is not None:
            yield _role(text, sentence, token.index, kind, taken)
        elif token.pos == "PRON" or token.tag == "PRP$":
            yield from _pronoun(sentence, token)


def _is_in_title(sentence: Sentence, name: Name, titles: Iterable[Title | None]) -> bool:
    """Is it the "State" of "Secretary of State"?"""
    is_after_of = name.kind == "organization" and name.first > 0 and sentence.tokens[name.first - 1].text == "of"
    return is_after_of and any(title is not None and title.last == name.last for title in titles)


def _named(text: str, sentence: Sentence, name: Name, title: Title | None) -> Mention:
    name_span = sentence.chars(name.first, name.last)
    title_span = sentence.chars(title.first, title.last) if title is not None else None
    span = title_span.join(name_span) if title is not None and title_span is not None and title.is_before else name_span
    return Mention(
        index=0,
        span=span,
        name=name_span.of(text),
        name_span=name_span,
        form="name",
        kind=name.kind,
        sentence=sentence.index,
        head=head_of(sentence, name.first, name.last),
        title=title_span.of(text) if title_span is not None else None,
        title_span=title_span,
    )


def _role_kind(sentence: Sentence, token: Token) -> ActorKind | None:
    """The kind of actor that a noun stands for, or None where it is no mention of one."""
    if token.pos not in ("NOUN", "PROPN") or token.dep in _INSIDE:
        return None
    words = lexicon()
    word = token.lemma if token.lemma in words.roles else token.text.lower()
    kind = words.roles.get(word)
    if kind is None or (token.dep in _PREDICATES and not token.text[0].isupper()):
        return None
    if word in words.loose and not _is_described(sentence, token.index):
        return None
    if not _is_somebody(sentence, token, kind):
        return None
    return "group" if kind == "person" and token.tag in ("NNS", "NNPS") else kind


def _is_somebody(sentence: Sentence, token: Token, kind: ActorKind) -> bool:
    """Not "any candidate", nor the bare post in "run for president" or "as minister"."""
    if token.dep == "pobj" and sentence.tokens[token.head].lemma == "as":
        return False
    before = [sentence.tokens[i] for i in sentence.children[token.index] if i < token.index]
    if any(child.lemma in lexicon().non_specific for child in before if child.dep == "det"):
        return False
    if kind != "person" or token.tag != "NN" or token.dep in _SUBJECTS:
        return True
    return any(child.dep in ("det", "poss", "nummod") for child in before)


def _is_described(sentence: Sentence, at: int) -> bool:
    """Has the noun a modifier, a possessor or an of-phrase that says which one?"""
    for i in sentence.children[at]:
        child = sentence.tokens[i]
        if child.dep in _MODIFIERS and child.tag != "PRP$" and child.text.lower() not in lexicon().quantifiers:
            return True
        if child.dep == "prep" and child.lemma == "of" and i == at + 1:
            return True
        if child.dep == "nummod" and sentence.tokens[at].lemma in lexicon().counted:
            return True
    return False


def _role(text: str, sentence: Sentence, head: int, kind: ActorKind, taken: set[int]) -> Mention:
    """The whole noun phrase; its name leaves out determiners, numbers and what follows the noun."""
    words, tokens = lexicon(), sentence.tokens
    first, last = left_edge(sentence, head), right_edge(sentence, head)
    counted = [i for i in range(first, min(head, first + _COUNT_WORDS)) if tokens[i].pos == "NUM"]
    start = counted[-1] + 1 if counted else first
    while start < head and (
        tokens[start].pos in ("DET", "PUNCT", "NUM", "PART")
        or tokens[start].tag == "PRP$"
        or tokens[start].text.lower() in words.quantifiers
    ):
        start += 1
    name_span = sentence.chars(start, head)
    return Mention(
        index=0,
        span=sentence.chars(first, last),
        name=name_span.of(text),
        name_span=name_span,
        form="role",
        kind=kind,
        sentence=sentence.index,
        head=head,
    )


def _pronoun(sentence: Sentence, token: Token) -> Iterator[Mention]:
    words = lexicon()
    pronoun = words.pronouns.get(token.text.lower())
    if pronoun is None or (token.text.isupper() and len(token.text) > 1):
        return
    if pronoun.lemma == "it" and (
        token.dep == "expl"
        or (token.dep in ("nsubj", "nsubjpass") and sentence.tokens[token.head].lemma in words.empty_it)
    ):
        return
    yield Mention(
        index=0,
        span=token.span,
        name=token.text,
        name_span=token.span,
        form="pronoun",
        kind=pronoun.kind,
        sentence=sentence.index,
        head=token.index,
    )
