"""Readings of invented sentences: each sentence with the finding that it holds, put together to documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from record_builders import new_record

from legation.model.actors import Actor, ActorKind, Party
from legation.model.documents import Document, Paragraph
from legation.model.findings import Event, Plan, Position, Question, Reading, Statement
from legation.model.spans import Span
from legation.model.times import Location, Window
from legation.record import Record

# Whoever is in this list becomes an actor of the record; all others stay the words that they are.
WHO: dict[str, tuple[ActorKind, str | None]] = {
    "Ana Kovar": ("person", "SVN"),
    "Tomas Beltrami": ("person", "URY"),
    "Kari Solvang": ("person", "NOR"),
    "Slovenia": ("government", "SVN"),
    "Uruguay": ("government", "URY"),
    "Norway": ("government", "NOR"),
    "Finland": ("government", "FIN"),
    "Harbour Union": ("organization", None),
    "Constitutional Court": ("organization", None),
    "government": ("government", None),
}
Days = tuple[str | None, str | None]
Make = Callable[["Place"], Any]


@dataclass(frozen=True)
class Place:
    """A sentence within its document."""

    text: str
    span: Span

    def at(self, words: str) -> Span:
        start = self.text.index(words, self.span.start, self.span.end)
        return Span(start, start + len(words))

    def party(self, name: str) -> Party:
        mention = self.at(name) if name in self.span.of(self.text) else self.span
        return Party(name if name in WHO else None, mention)

    def parties(self, names: Sequence[str]) -> tuple[Party, ...]:
        return tuple(map(self.party, names))

    def window(self, days: Days | None) -> Window | None:
        return Window(*days, "range", self.span) if days is not None else None


@dataclass(frozen=True)
class Told:
    """A sentence and how its finding is made."""

    sentence: str
    kind: str
    make: Make


def plan(
    sentence: str, *parties: str, what: str = "meeting", status: Any = "scheduled", window: Days | None = None
) -> Told:
    def make(place: Place) -> Plan:
        days = place.window(window)
        return Plan("p", what, place.parties(parties), status, days, (), place.span, 0.6, "made")

    return Told(sentence, "plans", make)


def event(
    sentence: str, *actors: str, trigger: str, type: Any = "CONSULT", mode: str | None = None, to: Sequence[str] = (),
    on: Days | None = None, factuality: Any = "actual", place: str | None = None,
) -> Told:  # fmt: skip
    def make(at: Place) -> Event:
        where = Location(place, None, None, None, at.span) if place else None
        return Event(
            "e", type, mode, (), at.parties(actors), at.parties(to), factuality, None, at.window(on), None, where,
            at.at(trigger), at.span, 0.9, "made",
        )  # fmt: skip

    return Told(sentence, "events", make)


def said(sentence: str, source: str, *words: str, directness: Any = "direct") -> Told:
    def make(place: Place) -> Statement:
        content = tuple(map(place.at, words))
        return Statement("s", place.party(source), None, content, directness, place.span, 0.8, "made")

    return Told(sentence, "statements", make)


def stance(sentence: str, actor: str, stance: Any, issue: str, target: str | None = None) -> Told:
    def make(place: Place) -> Position:
        toward = place.party(target) if target else None
        return Position(
            id="v", actor=place.party(actor), issue=issue, target=toward, stance=stance, strength="plain",
            quantifier=None, since=None, evidence=place.span, rests_on=None, score=0.7, why="made",
        )  # fmt: skip

    return Told(sentence, "positions", make)


def question(sentence: str, text: str, *about: str) -> Told:
    return Told(sentence, "questions", lambda place: Question("q", text, about, place.span, 0.5, "made"))


@dataclass(frozen=True)
class Article:
    """A document of told sentences, one after the other."""

    published: str | None
    told: tuple[Told, ...]

    def reading(self, number: int, version: str = "1") -> Reading:
        text = " ".join(told.sentence for told in self.told)
        found: dict[str, list[Any]] = {}
        start = 0
        for told in self.told:
            place = Place(text, Span(start, start + len(told.sentence)))
            found.setdefault(told.kind, []).append(told.make(place))
            start = place.span.end + 1
        actors = tuple(Actor(name, name, kind, country) for name, (kind, country) in WHO.items())
        document = Document(
            f"d{number}", text, title=f"News {number}", outlet=f"Courier {number}", published=self.published,
            language="en", paragraphs=(Paragraph(Span(0, len(text)), "body"),),
        )  # fmt: skip
        parts: dict[str, Any] = {
            kind: tuple(replace(one, id=f"{kind}{n}") for n, one in enumerate(all_)) for kind, all_ in found.items()
        }
        return Reading(version, document, actors, **parts)


def article(published: str | None, *told: Told) -> Article:
    return Article(published, told)


def record_of(path: Path, *articles: Article) -> Record:
    """A record of the articles, numbered from 1, open for writing."""
    record = new_record(path)
    for number, one in enumerate(articles, start=1):
        record.put(one.reading(number), "x", at="2025-01-01")
    return record
