"""Place names in the text and where they are; the place of an event from its own clause.

An unknown place keeps its name and has no coordinates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set

from legation.annotation.annotated import Annotated, Argument, Clause
from legation.model.times import Location, Place
from legation.resolution.actors import place_words
from legation.resolution.choosing import Chosen, choose
from legation.resolution.toponyms import Toponym, find_toponyms


def find_places(annotated: Annotated) -> tuple[Place, ...]:
    """All place names in the order of the text."""
    toponyms = find_toponyms(annotated)
    return tuple(map(_place, toponyms, choose(annotated, toponyms)))


def locate(
    clause: Clause, annotated: Annotated, places: tuple[Place, ...], lands: Set[str] = frozenset()
) -> tuple[Location | None, str]:
    """Where the clause's event took place, and why that place, or why none.

    ``clause``: a phrase of its own says where ("in Oslo"). ``sentence``: one of the clause that it continues does ("in
    Oslo they met and signed"). ``dateline``: it opens an article that was written in one of the ``lands``, the
    countries of those who take part, and is such an act as happens where it is reported from. ``none-named``: nothing
    says where; the seat of whoever acts is no place of the act.
    """
    own = _place_of(clause, annotated, places)
    if own is not None:
        return _location(own), "clause"
    over = _continued(clause, annotated)
    while over is not None:
        found = _place_of(over, annotated, places)
        if found is not None:
            return _location(found), "sentence"
        over = _continued(over, annotated)
    opening = _dateline(clause, annotated, places, lands)
    return (_location(opening), "dateline") if opening is not None else (None, "none-named")


def _continued(clause: Clause, annotated: Annotated) -> Clause | None:
    """The clause before it in the sentence that this one goes on with, or whose subject it is ("the attack killed")."""
    over = annotated.clauses[clause.parent] if clause.parent is not None else None
    if over is None or over.sentence != clause.sentence or over.index == clause.index:
        return None
    if clause.link == "conjunct" and over.head < clause.head:
        return over
    is_subject = clause.link == "nominal" and any(argument.head == clause.head for argument in over.role("who"))
    return over if is_subject else None


def _place_of(clause: Clause, annotated: Annotated, places: tuple[Place, ...]) -> Place | None:
    """The place in a phrase of the clause's own that says where."""
    words = place_words().event
    for argument in clause.arguments:
        if argument.role == "oblique" and argument.preposition in words:
            place = _within(argument, annotated, clause.sentence, places)
            if place is not None:
                return place
    return None


def _dateline(clause: Clause, annotated: Annotated, places: tuple[Place, ...], lands: Set[str]) -> Place | None:
    """The town of the dateline, for what happened and is told in the first sentence after it."""
    line = annotated.document.dateline
    if line is None or clause.factuality != "actual" or clause.lemma not in place_words().reported_from:
        return None
    first = next((s for s in annotated.sentences if s.kind == "body" and s.span.end > line.end), None)
    if first is None or first.index != clause.sentence:
        return None
    written = [place for place in places if line.contains(place.span)]
    return written[0] if written and written[0].country in lands else None


def _location(place: Place) -> Location:
    return Location(place.name, place.country, place.lat, place.lon, place.span)


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


def _place(toponym: Toponym, chosen: Chosen | None) -> Place:
    if chosen is None:
        return Place(toponym.span, toponym.name, None, None, None, "unknown")
    return Place(toponym.span, toponym.name, chosen.country, chosen.lat, chosen.lon, chosen.kind)
