"""Place names in the text and where they are; the place of an event from its own clause.

First form: an entity that the recognizer calls a place, looked up whole in the gazetteer. An unknown place keeps its
name and has no coordinates; nothing is guessed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from legation.annotation.annotated import Annotated, Argument, Clause
from legation.annotation.tokens import Entity, Sentence
from legation.model.times import Location, Place
from legation.ontology.countries import Sense, sense_of, towns
from legation.resolution.actors import place_words

_LABELS = frozenset({"GPE", "LOC"})
_SURE = frozenset({"country", "state"})
_MISTAKEN = frozenset({"ORG", "PERSON", "FAC", "NORP"})


def find_places(annotated: Annotated) -> tuple[Place, ...]:
    """All place names in the order of the text."""
    found = [place for sentence in annotated.sentences for place in _in_sentence(annotated.document.text, sentence)]
    return tuple(sorted(found, key=lambda place: place.span))


def locate(clause: Clause, annotated: Annotated, places: tuple[Place, ...]) -> Location | None:
    """Where the clause's event took place: the place in a phrase of its own that says where ("in Oslo")."""
    words = place_words().event
    for argument in clause.arguments:
        if argument.role == "oblique" and argument.preposition in words:
            place = _within(argument, annotated, clause.sentence, places)
            if place is not None:
                return Location(place.name, place.country, place.lat, place.lon, place.span)
    return None


def _within(argument: Argument, annotated: Annotated, sentence: int, places: tuple[Place, ...]) -> Place | None:
    """The place that the argument's head names, else one that ends it ("at a meeting in Oslo")."""
    tokens = annotated.sentences[sentence].tokens
    head = tokens[argument.head].span
    first = bisect_left(places, argument.span.start, key=lambda place: place.span.start)
    inside: list[Place] = []
    for place in places[first:]:
        if place.span.start >= argument.span.end:
            break
        if place.span.contains(head):
            return place
        inside.append(place)
    events = place_words().event
    starts = {token.start: token.index for token in tokens}
    for place in inside:
        before = starts.get(place.span.start, 0)
        while before > 0 and tokens[before - 1].pos == "DET":
            before -= 1
        if before > 0 and tokens[before - 1].lemma in events:
            return place
    return None


def _in_sentence(text: str, sentence: Sentence) -> Iterator[Place]:
    previous: tuple[Entity, Place] | None = None
    for entity in sentence.entities:
        place = _place(text, sentence, entity)
        if place is None:
            continue
        if previous is not None and _is_inside(sentence, previous[0], entity, place):
            previous = (previous[0], _in_country(previous[1], place))
        if previous is not None:
            yield previous[1]
        previous = (entity, place)
    if previous is not None:
        yield previous[1]


def _place(text: str, sentence: Sentence, entity: Entity) -> Place | None:
    first, last = entity.first, entity.last
    while first < last and sentence.tokens[first].pos == "DET":
        first += 1
    while last > first and sentence.tokens[last].tag == "POS":
        last -= 1
    span = sentence.chars(first, last)
    name = span.of(text)
    sense = _sense(name)
    if entity.label not in _LABELS:
        where = first > 0 and sentence.tokens[first - 1].lemma in place_words().event
        if entity.label not in _MISTAKEN or sense is None or not (where or sense.kind in _SURE):
            return None
    elif not any(c.isupper() for c in name):
        return None
    if sense is None:
        return Place(span, name, None, None, None, "unknown")
    return Place(span, name, sense.country, sense.lat, sense.lon, sense.kind)


def _sense(name: str) -> Sense | None:
    """A capital is here the town, not its country; a demonym is no place."""
    sense = sense_of(name)
    if sense is None or sense.form in ("name", "region", "city"):
        return sense
    return towns().get(name) if sense.form in ("capital", "seat") else None


def _is_inside(sentence: Sentence, inner: Entity, outer: Entity, place: Place) -> bool:
    """ "Paris, Texas": a comma between, and the second a country or state."""
    apart = sentence.tokens[inner.last + 1 : outer.first]
    return len(apart) == 1 and apart[0].text == "," and place.kind in ("country", "state")


def _in_country(place: Place, outer: Place) -> Place:
    """A place of that name in another country is not ours: it keeps no coordinates."""
    if place.kind == "country" or place.country == outer.country:
        return place
    return Place(place.span, place.name, outer.country, None, None, place.kind)
