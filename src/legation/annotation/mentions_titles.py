"""Titles: the words before a person's name, or in apposition beside it, that say who the person is."""

from __future__ import annotations

from typing import NamedTuple

from legation.annotation.lexicon import lexicon
from legation.annotation.tokens import Sentence
from legation.ontology.offices import statuses

_LEFT_POS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV"})
_NP_LEFT = frozenset({"amod", "compound", "nmod", "nummod", "poss", "det", "predet", "quantmod", "punct"})
_WITHIN_TITLE = frozenset({"of", "for", "and", "the", "&"})
_LONGEST = 14


class Title(NamedTuple):
    """Tokens ``[first, last]`` of a title, without determiner; ``is_before``: it stands before the name."""

    first: int
    last: int
    is_before: bool


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The token of ``[first, last]`` that governs the rest: the last one whose own governor is outside."""
    for i in range(last, first - 1, -1):
        if not first <= sentence.tokens[i].head <= last or sentence.tokens[i].head == i:
            return i
    return last


def find_title(sentence: Sentence, first: int, last: int, persons: frozenset[int]) -> Title | None:
    """The title of the person named by tokens ``[first, last]``.

    ``persons`` holds the tokens of all persons' names in the sentence. A title that says no more than Mr. or Ms. gives
    way to an apposition.
    """
    head = head_of(sentence, first, last)
    before = _adjacent(sentence, first, last, head)
    if before is not None and not _is_courtesy(sentence, before):
        return before
    return _after(sentence, last, head, persons) or before or _ahead(sentence, first, head, persons)


def _is_courtesy(sentence: Sentence, title: Title) -> bool:
    return title.first == title.last and sentence.tokens[title.first].text.lower() in lexicon().honorifics


def _adjacent(sentence: Sentence, first: int, last: int, head: int) -> Title | None:
    """ "Japanese Prime Minister" right before the name."""
    tokens, words = sentence.tokens, lexicon()
    governor = tokens[head].head if tokens[head].dep in ("appos", "nmod", "flat") else -1
    start = first
    while start > 0:
        token = tokens[start - 1]
        if start == first and (opens := _of_title(sentence, first)) is not None:
            start = opens
            continue
        hangs = (
            start - 1 < token.head <= last
            or token.index == governor
            or token.head == start
            or (start == first and _is_title_word(sentence, start - 1))
        )
        is_case = token.dep == "case" and start < first
        is_joint = token.text == "-" and start < first
        is_joint |= token.text == "." and start == first > 1 and _is_title_word(sentence, first - 2)
        fits = token.pos in _LEFT_POS or (token.dep == "amod" and token.text.lower() in statuses().before)
        if token.text.lower() in words.calendar or not (is_case or is_joint or (fits and hangs)):
            break
        if is_case and tokens[token.head].entity not in ("GPE", "ORG", "NORP", "LOC"):
            break
        start -= 1
    while start < first and (tokens[start].dep == "case" or tokens[start].text == "-"):
        start += 1
    said = [i for i in range(start, first) if _is_title_word(sentence, i)]
    nearest = tokens[first - 1] if first else None
    if said or (start < first and nearest is not None and nearest.pos == "NOUN"):
        return Title(start, first - 1, is_before=True)
    return None


def _of_title(sentence: Sentence, first: int) -> int | None:
    """Where "Secretary of State", "Minister for Europe and Foreign Affairs" begins right before the name."""
    tokens = sentence.tokens
    for at in range(first - 2, max(first - _LONGEST, 0) - 1, -1):
        token = tokens[at + 1]
        if token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "ADJ"):
            continue
        if token.text.lower() in _WITHIN_TITLE and at + 2 < first:
            if token.text in ("of", "for") and _is_title_word(sentence, at):
                return at
            continue
        return None
    return None


def _is_title_word(sentence: Sentence, at: int) -> bool:
    token, words = sentence.tokens[at], lexicon()
    return token.text.lower() in words.titles or words.roles.get(token.lemma) == "person"


def _is_trade(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return token.pos == "NOUN" and len(token.lemma) > 4 and token.lemma.endswith(lexicon().person_endings)


def _after(sentence: Sentence, last: int, head: int, persons: frozenset[int]) -> Title | None:
    """An apposition after the name: ", the Norwegian foreign minister,"."""
    for i in sentence.children[head]:
        token = sentence.tokens[i]
        if (
            i > last
            and token.dep == "appos"
            and i not in persons
            and (_is_title_word(sentence, i) or _is_trade(sentence, i))
        ):
            start, end = noun_phrase(sentence, i, persons)
            return Title(start, end, is_before=False) if start > last and not token.text[0].isdigit() else None
    return None


def _ahead(sentence: Sentence, first: int, head: int, persons: frozenset[int]) -> Title | None:
    """A noun phrase before the name and a comma: "The Norwegian foreign minister, Kari Lie,"."""
    token = sentence.tokens[head]
    governor = token.head
    if token.dep != "appos" or governor >= first or first - governor > _LONGEST or governor in persons:
        return None
    if not _is_title_word(sentence, governor) or sentence.tokens[first - 1].text != ",":
        return None
    start, end = noun_phrase(sentence, governor, persons)
    return Title(start, end, is_before=end == first - 2) if right_edge(sentence, governor) == first - 2 else None


def noun_phrase(sentence: Sentence, head: int, persons: frozenset[int]) -> tuple[int, int]:
    """First and last token of the phrase around a noun without determiner: its modifiers, the noun, its of-phrase.

    The of-phrase is left out where it names another person ("the widow of the late president").
    """
    tokens = sentence.tokens
    start = left_edge(sentence, head)
    while start < head and (tokens[start].pos in ("DET", "PUNCT") or tokens[start].tag in ("PRP$", "DT", "PDT")):
        start += 1
    end = right_edge(sentence, head)
    if any(i in persons for i in range(head + 1, end + 1)):
        end = head
    return start, end


def left_edge(sentence: Sentence, head: int) -> int:
    """First token of the noun phrase: determiners, possessors and modifiers that stand without a gap."""
    first = head
    for child in reversed(sentence.children[head]):
        if child > head:
            continue
        start, end = sentence.edges(child)
        if sentence.tokens[child].dep not in _NP_LEFT or end != first - 1 or head - start > _LONGEST:
            break
        if sentence.tokens[child].dep == "punct" and sentence.tokens[child].text != "-":
            break
        first = start
    return first


def right_edge(sentence: Sentence, head: int) -> int:
    """Last token of the noun phrase with what follows directly: "of …", "for …", and "in", "from" or "at" a name."""
    tokens = sentence.tokens
    last = head
    for child in sentence.children[head]:
        if child != last + 1 or tokens[child].dep != "prep":
            continue
        word = tokens[child].lemma
        object_ = sentence.child(child, "pobj")
        if object_ is None or word not in ("of", "for", "in", "from", "at"):
            break
        is_name = bool(tokens[object_].entity) and tokens[object_].pos == "PROPN"
        if word not in ("of", "for") and not is_name:
            break
        if left_edge(sentence, object_) != child + 1:
            break
        last = right_edge(sentence, object_) if word == "of" or is_name else object_
    for entity in sentence.entities if last > head else ():
        if entity.first <= last < entity.last:
            last = entity.last
    return last
