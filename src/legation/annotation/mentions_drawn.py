"""What the recogniser drew, with its edges put right; and the names of countries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from legation.annotation.lexicon import Country, Lexicon, lexicon
from legation.annotation.tokens import Entity, Sentence, Token
from legation.model.actors import ActorKind
from legation.ontology.bodies import bodies

Words = tuple[str, ...]
LABELS: Mapping[str, ActorKind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
}  # fmt: skip
MODIFIERS = frozenset({"amod", "compound", "nmod"})
_TITLE_CASE = 0.7
_DOING = frozenset({"nsubj", "nsubjpass", "dobj"})
_DOING_PREPOSITIONS = frozenset({"by", "with", "against"})
_SHORTEST_NAME = 3
_LONGEST_BODY = 6
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


class Draft(NamedTuple):
    """A name as drawn: tokens ``[first, last]``, the label, and whether a personal title stands before it."""

    first: int
    last: int
    label: str
    titled: bool


def is_headline(sentence: Sentence) -> bool:
    """Is it a title, a heading, or set like one? There a capital tells nothing about names."""
    if sentence.kind in ("title", "heading"):
        return True
    words = [token.text for token in sentence.tokens if token.text.isalpha() and len(token.text) > 3]
    capitals = sum(word[0].isupper() for word in words)
    has_plain_verb = any(token.pos in ("VERB", "AUX") and token.text[0].islower() for token in sentence.tokens)
    return len(words) > 3 and capitals > _TITLE_CASE * len(words) and not has_plain_verb


def words_of(sentence: Sentence, first: int, last: int) -> Words:
    """The texts of tokens ``[first, last]``."""
    return tuple(token.text for token in sentence.tokens[first : last + 1])


@cache
def _country_words() -> Mapping[str, tuple[tuple[Words, Country], ...]]:
    """First word of a country's name to all names that begin so, the longest first. Hyphens are words."""
    table: dict[str, list[tuple[Words, Country]]] = {}
    for text, country in lexicon().countries.items():
        words = tuple(text.replace("-", " - ").split())
        table.setdefault(words[0], []).append((words, country))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


def country_at(sentence: Sentence, at: int) -> tuple[int, Country] | None:
    """The last token of a country's name that starts at a token, and the country."""
    for words, country in _country_words().get(sentence.tokens[at].text, ()):
        if words == words_of(sentence, at, at + len(words) - 1):
            return at + len(words) - 1, country
    return None


def draw(sentence: Sentence) -> list[Draft]:
    """The recogniser's entities with their edges put right, and names right after a title that it missed."""
    found: list[Draft] = []
    for entity in sentence.entities:
        if entity.label in LABELS:
            found.extend(_trimmed(sentence, part) for part in _parts(sentence, entity))
    kept = [draft for draft in found if draft.first <= draft.last]
    taken = {i for draft in kept for i in range(draft.first, draft.last + 1)}
    kept.extend(_bracketed(sentence, kept, taken))
    kept.extend(_after_titles(sentence, taken))
    kept = _with_bodies(sentence, kept)
    taken = {i for draft in kept for i in range(draft.first, draft.last + 1)}
    kept.extend(_bare(sentence, taken))
    return sorted(kept)


def _with_bodies(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts with known bodies ("Islamic State") that the recogniser missed, or of which it drew a part."""
    tokens = sentence.tokens
    found: list[Draft] = []
    for i, token in enumerate(tokens):
        if token.text[0].isupper() and (not found or found[-1].last < i):
            for last in range(min(i + _LONGEST_BODY, len(tokens)) - 1, i - 1, -1):
                if tokens[last].text[0].isupper() and bodies().get(" ".join(words_of(sentence, i, last))) is not None:
                    found.append(Draft(i, last, "ORG", False))
                    break
    new = [b for b in found if not any(d.first <= b.last and b.first <= d.last and not _inside(d, b) for d in drafts)]
    return [d for d in drafts if not any(_inside(d, b) and d[:2] != b[:2] for b in new)] + [
        b for b in new if not any(d[:2] == b[:2] for d in drafts)
    ]


def _inside(draft: Draft, other: Draft) -> bool:
    return other.first <= draft.first and draft.last <= other.last


def _bare(sentence: Sentence, taken: set[int]) -> Iterator[Draft]:
    """A single proper noun that does or suffers something and has no label: most often somebody's surname."""
    words, tokens = lexicon(), sentence.tokens
    for i, token in enumerate(tokens):
        if i in taken or token.tag != "NNP" or not _is_free_name(token, words) or len(token.text) < _SHORTEST_NAME:
            continue
        if any(tokens[child].dep in ("det", "amod", "compound", "nummod", "poss") for child in sentence.children[i]):
            continue
        beside = [tokens[n] for n in (i - 1, i + 1) if 0 <= n < len(tokens)]
        if any(other.pos in ("PROPN", "X") or other.text in ("-", "/") for other in beside):
            continue
        if token.dep in _DOING or (token.dep == "pobj" and tokens[token.head].lemma in _DOING_PREPOSITIONS):
            yield Draft(i, i, "PERSON", False)


def _bracketed(sentence: Sentence, drafts: list[Draft], taken: set[int]) -> list[Draft]:
    """Acronyms in brackets after a body's name that the recogniser missed."""
    tokens = sentence.tokens
    return [
        Draft(d.last + 2, d.last + 2, "ORG", False)
        for d in drafts
        if d.label == "ORG" and d.first < d.last < len(tokens) - 3 and d.last + 2 not in taken
        and (tokens[d.last + 1].text, tokens[d.last + 3].text) == ("(", ")")
        and tokens[d.last + 2].text.isupper() and len(tokens[d.last + 2].text) > 1
    ]  # fmt: skip


def _parts(sentence: Sentence, entity: Entity) -> Iterator[Entity]:
    """A person's name ends at a comma, a bracket, a slash or an "and"; other names at a bracket."""
    breaks = {",", "and", "&", "/", "(", ")", ";", "—", "–"} if entity.label == "PERSON" else {"(", ")", "/", "—", ";"}
    first = entity.first
    for i in range(entity.first, entity.last + 1):
        if sentence.tokens[i].text in breaks:
            if first < i:
                yield Entity(first, i - 1, entity.label)
            first = i + 1
    if first <= entity.last:
        yield Entity(first, entity.last, entity.label)


def _trimmed(sentence: Sentence, entity: Entity) -> Draft:
    words, tokens = lexicon(), sentence.tokens
    first, last, label = entity
    while last >= first and _is_tail(tokens[last], words) and not _is_glued(tokens, first, last):
        last -= 1
    while first <= last and not _is_name_word(tokens[first], words):
        first += 1
    titled = False
    if label in ("ORG", "NORP", "PERSON", "FAC") and (start := _past_title(sentence, first, last, words)) is not None:
        first, label, titled = start, "PERSON", True
    if label == "PERSON":
        while first < last and country_at(sentence, first) == (first, words.countries.get(tokens[first].text)):
            first += 1
        for i in range(first + 1, last + 1):
            if tokens[i].text.lower() in words.name_breakers:
                last = i - 1
                break
        first, last = _widened(sentence, first, last, words)
    titled = titled or (first <= last and _is_titled(sentence, first, words))
    return Draft(first, last, label, titled)


def _past_title(sentence: Sentence, first: int, last: int, words: Lexicon) -> int | None:
    """Where the person's name begins in an entity that holds a title too ("Sens. Anna Roe"); None if it holds none."""
    tokens = sentence.tokens
    if first > last or tokens[last].text.lower() in words.bodies:
        return None
    for i in range(last - 1, first - 1, -1):
        lower = tokens[i].text.lower()
        if lower in words.titles and tokens[i].text[0].isupper():
            rest = tokens[i + 1 : last + 1]
            is_name = all(t.pos == "PROPN" and t.text.lower() not in words.roles for t in rest if t.text != "-")
            return i + 1 if is_name else None
    return None


def _is_tail(token: Token, words: Lexicon) -> bool:
    return token.text in POSSESSIVE or token.pos == "PUNCT" or not (token.text[0].isupper() or token.text[0].isdigit())


def _is_glued(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """The end of a name that a hyphen parts, written small: the "moon" of "Ban Ki-moon"."""
    if last - first < 2 or tokens[last].pos != "PROPN" or tokens[last - 1].text != "-":
        return False
    return tokens[last - 2].end == tokens[last - 1].start and tokens[last - 1].end == tokens[last].start


def _is_name_word(token: Token, words: Lexicon) -> bool:
    return token.pos not in ("DET", "PUNCT") and (token.text[0].isupper() or token.text.lower() in words.name_particles)


def _widened(sentence: Sentence, first: int, last: int, words: Lexicon) -> tuple[int, int]:
    """A person's name that the recogniser cut: proper nouns beside it that hang on it belong to it."""
    tokens = sentence.tokens
    while (
        first > 0
        and _is_free_name(tokens[first - 1], words)
        and tokens[first - 1].dep in MODIFIERS
        and first <= tokens[first - 1].head <= last
        and country_at(sentence, first - 1) is None
    ):
        first -= 1
    while (
        last + 1 < len(tokens)
        and _is_free_name(tokens[last + 1], words)
        and first <= last
        and tokens[last].dep in MODIFIERS
        and tokens[last].head == last + 1
    ):
        last += 1
    return first, last


def _is_free_name(token: Token, words: Lexicon) -> bool:
    lower = token.text.lower()
    return (
        token.pos == "PROPN" and not token.entity and token.text[0].isupper() and token.text.isalpha()
        and lower not in words.roles and lower not in words.titles and lower not in words.bodies
        and lower not in words.calendar and lower not in words.name_breakers
        and not (token.text.isupper() and len(token.text) > 1)
    )  # fmt: skip


def _is_titled(sentence: Sentence, first: int, words: Lexicon) -> bool:
    """Does a personal title with a capital, or an honorific, stand right before the token?"""
    if first == 0:
        return False
    before = sentence.tokens[first - 2 if first > 1 and sentence.tokens[first - 1].text == "." else first - 1]
    lower = before.text.lower()
    if lower not in words.titles or not before.text[0].isupper():
        return False
    return lower in words.honorifics or before.head >= first or sentence.tokens[first].head == before.index


def _after_titles(sentence: Sentence, taken: set[int]) -> Iterator[Draft]:
    words, tokens = lexicon(), sentence.tokens
    for i in range(1, len(tokens)):
        if i not in taken and _is_free_name(tokens[i], words) and _is_titled(sentence, i, words):
            last = i
            while last + 1 < len(tokens) and last + 1 not in taken and _is_free_name(tokens[last + 1], words):
                last += 1
            if country_at(sentence, i) is None and not (
                tokens[last + 1 : last + 2] and tokens[last + 1].entity == "ORG"
            ):
                yield Draft(i, last, "PERSON", True)
            taken.update(range(i, last + 1))
