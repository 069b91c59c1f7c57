"""Hand-made annotations: a text of one sentence a line, with its mentions marked by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from legation.annotation.annotated import Annotated, Argument, Chain, Clause, Mention, MentionForm, Role, Tense
from legation.annotation.tokens import Entity, Sentence, Token
from legation.model.actors import ActorKind
from legation.model.documents import Document
from legation.model.findings import Factuality
from legation.model.spans import Span

TOKEN = re.compile(r"(?:[A-Z]\.)+|[\w-]+|'s|[^\w\s]")


@dataclass(frozen=True)
class Named:
    """A mention: its words, kind and chain; the title as its words stand in the text."""

    words: str
    kind: ActorKind
    chain: str
    title: str | None = None
    form: MentionForm = "name"


def annotated(
    text: str,
    mentions: Sequence[Named] = (),
    *,
    heads: dict[str, tuple[str, str]] | None = None,
    entities: dict[str, str] | None = None,
    clauses: Sequence[Clause] = (),
) -> Annotated:
    """``heads``: word to (dependency label, governor); a word without is the root. ``entities``: words to label."""
    sentences, start = [], 0
    for index, line in enumerate(text.split("\n")):
        sentences.append(_sentence(text, index, start, line, heads or {}, entities or {}))
        start += len(line) + 1
    found: list[Mention] = []
    chains: dict[str, list[int]] = {}
    at = 0
    for named in mentions:
        at, mention = _mention(text, sentences, named, len(found), at)
        found.append(mention)
        chains.setdefault(named.chain, []).append(mention.index)
    whole = tuple(Chain(c, found[ms[0]].name, found[ms[0]].kind, tuple(ms)) for c, ms in chains.items())
    document = Document("d", text)
    return Annotated(document, tuple(sentences), tuple(found), whole, tuple(clauses), (), ())


def clause(
    text: str,
    lemma: str,
    arguments: Sequence[tuple[Role, str, str | None]],
    *,
    tense: Tense = "present",
    factuality: Factuality = "actual",
) -> Clause:
    """A clause of the first sentence; arguments are (role, words, preposition), their head the last word."""
    tokens = list(TOKEN.finditer(text))
    made = []
    for role, words, preposition in arguments:
        start = text.index(words)
        span = Span(start, start + len(words))
        head = max(i for i, token in enumerate(tokens) if span.start <= token.start() < span.end)
        made.append(Argument(role, span, head, preposition))
    whole = Span(0, len(text))
    return Clause(
        0, 0, 0, "verb", whole, lemma, tuple(made), whole, False, tense, None, None, None,
        "root", None, None, None, 3.0, factuality, None,
    )  # fmt: skip


def _sentence(
    text: str, index: int, start: int, line: str, heads: dict[str, tuple[str, str]], entities: dict[str, str]
) -> Sentence:
    matches = list(TOKEN.finditer(line))
    place = {m.group(): i for i, m in reversed(list(enumerate(matches)))}
    tokens, found = [], []
    for words, label in entities.items():
        if words in line:
            first = next(i for i, m in enumerate(matches) if m.start() == line.index(words))
            last = max(i for i, m in enumerate(matches) if m.start() < line.index(words) + len(words))
            found.append(Entity(first, last, label))
    for i, match in enumerate(matches):
        word = match.group()
        dep, governor = heads.get(word, ("ROOT", word))
        pos = {"the": "DET", "The": "DET"}.get(word, "VERB" if dep == "ROOT" and word.islower() else "PROPN")
        tokens.append(
            Token(i, start + match.start(), start + match.end(), word, word.lower(), pos, "", dep, place[governor], "")
        )
    found.sort()
    return Sentence(index, Span(start, start + len(line)), "body", index, tuple(tokens), tuple(found))


def _mention(text: str, sentences: Sequence[Sentence], named: Named, index: int, at: int) -> tuple[int, Mention]:
    start = text.index(named.words, at)
    name = Span(start, start + len(named.words))
    title = None
    if named.title:
        place = text.index(named.title, max(0, start - len(named.title) - 6))
        title = Span(place, place + len(named.title))
    sentence = next(s for s in sentences if s.span.contains(name))
    head = max(token.index for token in sentence.tokens if name.start <= token.start < name.end)
    span = title.join(name) if title and title.start < name.start else name
    mention = Mention(index, span, named.words, name, named.form, named.kind, sentence.index, head, named.title, title)
    return name.end, mention
