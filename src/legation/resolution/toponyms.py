"""Which words of a document name places.

Names that the recognizer calls places; names that it takes for something else, where the words around them say a place;
and place names inside the names of bodies and sites ("Athens Police Department", "University of Missouri"), the
associative toponyms of Gritta, Pilehvar and Collier (2020). Demonyms name people and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from legation.annotation.annotated import Annotated
from legation.annotation.tokens import Entity, Sentence, Token
from legation.model.spans import Span
from legation.ontology.bodies import bodies
from legation.ontology.countries import Sense, sense_of
from legation.ontology.gazetteer import candidates
from legation.ontology.load import check, check_keys, check_words, read_yaml
from legation.ontology.phrases import phrase_key

FILE = "toponyms.yml"
_PLACES = frozenset({"GPE", "LOC"})
_CORRECTED = frozenset({"ORG", "PERSON", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"})
_WHOLE = frozenset({"PERSON", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"})
_NAMES = ("name", "region")
_LONGEST = 4
_LEAST_TOWN = 15_000
_MARKS = frozenset({"-", "–", "—", "--", ":", "(", "/"})


class Toponym(NamedTuple):
    """A place name: tokens ``[first, last]`` of a sentence. ``sure``: a recognizer's label or a dateline says so."""

    sentence: int
    first: int
    last: int
    span: Span
    name: str
    sure: bool


class ToponymWords(NamedTuple):
    """The lists of toponyms.yml that say what stands around a place name."""

    institutions: frozenset[str]
    heads: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    adjuncts: frozenset[str]
    endings: frozenset[str]
    areas: Mapping[str, str]
    spellings: Mapping[str, str]


@cache
def toponym_words() -> ToponymWords:
    """The lists. Raises OntologyError where the file is wrong."""
    data = table()

    def words(key: str) -> frozenset[str]:
        return frozenset(check_words(data[key], file=FILE, entry=key))

    def pairs(key: str) -> Mapping[str, str]:
        whole = isinstance(data[key], Mapping) and all(isinstance(word, str) for word in data[key].values())
        check(whole, "does not map words to words", file=FILE, entry=key)
        found: Mapping[str, str] = data[key]
        return found

    return ToponymWords(
        words("institutions"), words("heads"), words("after"), words("before"), words("adjuncts"), words("endings"),
        pairs("areas"), pairs("spellings"),
    )  # fmt: skip


@cache
def table() -> Mapping[str, Any]:
    """The whole file, with the keys that it must have."""
    data = read_yaml("legation.resolution", FILE)
    return check_keys(data, file=FILE, name="file", required=(*ToponymWords._fields, "short", "weights"))


def find_toponyms(annotated: Annotated) -> tuple[Toponym, ...]:
    """All place names, in the order of the text; no two share a word."""
    text = annotated.document.text
    found: list[Toponym] = []
    persons = _surnames(annotated)
    for sentence in annotated.sentences:
        found.extend(_recognized(text, sentence, persons))
        found.extend(_dateline(text, sentence))
    sure = {phrase_key(toponym.name) for toponym in found}
    for sentence in annotated.sentences:
        taken = {i for t in found if t.sentence == sentence.index for i in range(t.first, t.last + 1)}
        found.extend(_nested(text, sentence, taken, sure))
    unique = {toponym.span: toponym for toponym in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda toponym: toponym.span))


def known(name: str) -> bool:
    """Is there a place of that name, in any of the tables?"""
    return place_sense(name) is not None or bool(candidates(name))


def place_sense(name: str) -> Sense | None:
    """The country, state, region, sea or large town that the name is known to mean; no demonym."""
    sense = sense_of(name)
    return sense if sense is not None and sense.form not in ("adjective", "people") else None


# -- as the recognizer has them -------------------------------------------------------------------


def _recognized(text: str, sentence: Sentence, persons: frozenset[str]) -> Iterator[Toponym]:
    for entity in sentence.entities:
        first, last = _trimmed(sentence, entity)
        name = sentence.chars(first, last).of(text)
        if entity.label in _PLACES:
            last = _shortened(text, sentence, first, last)
            name = sentence.chars(first, last).of(text)
            if not any(c.isupper() for c in name) or _is_other(sentence, first, name, persons):
                continue
        elif entity.label not in _CORRECTED or not _stands_as_place(sentence, entity, first, name):
            continue
        yield Toponym(sentence.index, first, last, sentence.chars(first, last), name, True)


def _shortened(text: str, sentence: Sentence, first: int, last: int) -> int:
    """The last token of the known name that opens an unknown one ("Lamar County Elections")."""
    if known(sentence.chars(first, last).of(text)):
        return last
    for end in range(last - 1, first - 1, -1):
        follows = sentence.tokens[end + 1].lemma.lower() in toponym_words().institutions
        if follows and known(sentence.chars(first, end).of(text)):
            return end
    return last


def _is_other(sentence: Sentence, first: int, name: str, persons: frozenset[str]) -> bool:
    """Called a place, but a people, a body, a bare direction, or somebody whom the document names in full."""
    key = phrase_key(name)
    sense = sense_of(name)
    if sense is not None:
        return sense.form in ("adjective", "people") or (sense.form == "seat" and not sense.name)
    if key in toponym_words().adjuncts or bodies().get(name) is not None:
        return True
    before = sentence.tokens[first - 1].lemma.lower() if first else ""
    return key in persons and before not in toponym_words().before


def _surnames(annotated: Annotated) -> frozenset[str]:
    """Last words of the names of persons in the document."""
    found = set()
    for sentence in annotated.sentences:
        for entity in sentence.entities:
            last = _trimmed(sentence, entity)[1]
            if entity.label == "PERSON" and last > entity.first:
                found.add(phrase_key(sentence.tokens[last].text))
    return frozenset(found)


def _trimmed(sentence: Sentence, entity: Entity) -> tuple[int, int]:
    """The entity without article and possessive ending."""
    first, last = entity.first, entity.last
    while first < last and sentence.tokens[first].pos == "DET":
        first += 1
    while last > first and sentence.tokens[last].tag == "POS":
        last -= 1
    return first, last


def _stands_as_place(sentence: Sentence, entity: Entity, first: int, name: str) -> bool:
    """A known name under a wrong label: always a country or state; a town after "in" and the like."""
    sense = place_sense(name)
    if sense is not None and sense.kind in ("country", "state") and entity.label != "PERSON":
        return True
    words = toponym_words()
    before = sentence.tokens[first - 1].lemma.lower() if first else ""
    if before in words.before:
        return known(name)
    return sense is not None and before in ("from", "to", "of", "into", "toward", "towards", "over", "off")


def _dateline(text: str, sentence: Sentence) -> Iterator[Toponym]:
    """Words in capitals that open a paragraph and are set off from it: "MANSFIELD —", "BEIRUT:"."""
    tokens = sentence.tokens
    end = 0
    while end < min(len(tokens), _LONGEST) and tokens[end].text.isupper() and tokens[end].text.isalpha():
        end += 1
    if not end or end == len(tokens) or len(tokens[0].text) < 3:
        return
    if tokens[end].text in _MARKS or tokens[end].text == ",":
        span = sentence.chars(0, end - 1)
        name = span.of(text)
        if known(name) and not any(e.first <= 0 <= e.last and e.label in _PLACES for e in sentence.entities):
            yield Toponym(sentence.index, 0, end - 1, span, name, True)


# -- inside other names -----------------------------------------------------------------------------


def _nested(text: str, sentence: Sentence, taken: set[int], sure: set[str]) -> Iterator[Toponym]:
    tokens = sentence.tokens
    inside = {i: entity for entity in sentence.entities for i in range(entity.first, entity.last + 1)}
    index = 0
    while index < len(tokens):
        length = 0
        if index not in taken and tokens[index].text[:1].isupper():
            length = _length(text, sentence, index, taken, inside, sure)
        if length:
            span = sentence.chars(index, index + length - 1)
            yield Toponym(sentence.index, index, index + length - 1, span, span.of(text), False)
        index += length or 1


def _length(
    text: str, sentence: Sentence, first: int, taken: set[int], inside: Mapping[int, Entity], sure: set[str]
) -> int:
    """How many tokens from ``first`` name a place, the longest name first; 0 where none does."""
    tokens = sentence.tokens
    for last in range(min(first + _LONGEST, len(tokens)) - 1, first - 1, -1):
        if last in taken or not (tokens[last].text[:1].isupper()) or tokens[last].pos not in ("PROPN", "NOUN", "ADJ"):
            continue
        if any(i in taken for i in range(first, last)):
            continue
        name = sentence.chars(first, last).of(text)
        entity = inside.get(first)
        if _is_place(sentence, first, last, name, entity, sure):
            return last - first + 1
    return 0


def _is_place(sentence: Sentence, first: int, last: int, name: str, entity: Entity | None, sure: set[str]) -> bool:
    words = toponym_words()
    if name.lower() in words.institutions or phrase_key(name) in words.adjuncts or bodies().get(name) is not None:
        return False
    sense = place_sense(name)
    national = sense is not None and sense.form in _NAMES and sense.kind != "world"
    if entity is not None and entity.label in _WHOLE and (entity.first, entity.last) != (first, last):
        return False
    if national and (entity is None or entity.label != "PERSON"):
        return True
    if phrase_key(name) in sure:
        return entity is None or entity.label != "PERSON" or _stands_before(sentence, last)
    if not _has_people(name):
        return _in_list_of_areas(sentence, first, last, name)
    if entity is not None and entity.first < first and _after_head(sentence, first):
        return True
    if _stands_before(sentence, last):
        return entity is None or entity.label in ("ORG", "FAC", "NORP", "PERSON")
    if entity is not None and entity.label in ("ORG", "FAC") and entity.last > last and first <= entity.first + 1:
        return sentence.tokens[last + 1].lemma.lower() in toponym_words().institutions
    return _in_list_of_areas(sentence, first, last, name)


def _has_people(name: str) -> bool:
    """A place of some size, or an area: single words that are small towns are mostly something else."""
    return any(place.kind != "city" or place.people >= _LEAST_TOWN or " " in name for place in candidates(name))


def _stands_before(sentence: Sentence, last: int) -> bool:
    """Does a common noun follow of which places are said ("Winona police")?"""
    if last + 1 >= len(sentence.tokens):
        return False
    token = sentence.tokens[last + 1]
    return token.pos == "NOUN" and token.text.islower() and token.lemma in toponym_words().after


def _after_head(sentence: Sentence, first: int) -> bool:
    """ "University of", "City of" before the name?"""
    tokens = sentence.tokens
    return first > 1 and tokens[first - 1].lemma == "of" and tokens[first - 2].lemma.lower() in toponym_words().heads


def _in_list_of_areas(sentence: Sentence, first: int, last: int, name: str) -> bool:
    """ "Walton and Oconee counties": an area of that name, and the plural that ends the list."""
    following = _list_end(sentence.tokens, last)
    return following is not None and bool(candidates(f"{name} {following}"))


def _list_end(tokens: tuple[Token, ...], last: int) -> str | None:
    """The singular of the areas in whose list the name stands."""
    for token in tokens[last + 1 : last + 12]:
        singular = toponym_words().areas.get(token.text.lower())
        if singular is not None:
            return singular
        if not (token.text in (",", "and", "or") or token.text[:1].isupper()):
            return None
    return None
