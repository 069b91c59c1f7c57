"""Questions: which a person has closed, and what later findings may answer the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from legation.model.findings import Event, Question
from legation.record.base import Lookup
from legation.record.rows import Closing, Filter, FindingKind, Name, Row
from legation.views.listing import ALL, day_of, page
from legation.views.parties import named, shared
from legation.views.words import stems

_ANSWERING: tuple[FindingKind, ...] = ("events", "statements", "plans")
_LEAST_WORDS, _MOST = 2, 5


@dataclass(frozen=True, slots=True)
class Answer:
    """A finding that may answer a question, and why: the content words and the actors that it shares with it."""

    row: Row
    words: tuple[str, ...]
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the judgement that closed it (None while it is open) and what may answer it, best first.

    ``answers`` is None where none were looked for.
    """

    row: Row
    closing: Closing | None
    answers: tuple[Answer, ...] | None


def asked_questions(
    lookup: Lookup, where: Filter = ALL, *, open_only: bool = False, answers: bool = False
) -> tuple[AskedQuestion, ...]:
    """The questions that the filter leaves, newest first; ``open_only`` without those that a person has closed.

    With ``answers`` each has at most five candidates: events, statements and plans of the same day or later, in another
    sentence, that share an actor known by name and, beside the actors' names, at least two content words with it. Those
    that share most come first, and what happened before what was said or planned. A sentence that itself leaves
    something open answers nothing.
    """
    closings = {closing.question: closing for closing in lookup.closings()}
    rows: Sequence[Row] = lookup.list("questions", replace(where, limit=None, offset=0) if open_only else where)
    if open_only:
        rows = page([row for row in rows if row.id not in closings], where)
    found = _candidates(lookup, rows) if answers else {}
    return tuple(AskedQuestion(row, closings.get(row.id), found.get(row.id)) for row in rows)


def _candidates(lookup: Lookup, questions: Sequence[Row]) -> dict[str, tuple[Answer, ...]]:
    """Question id to its candidates. Every actor's findings are asked for once."""
    by_actor: dict[str, tuple[Row, ...]] = {}
    unclear = {(row.document, row.start, row.end) for row in lookup.list("questions")}
    found = {}
    for question in questions:
        about = named(question, "about")
        rows: dict[str, Row] = {}
        for actor in {name.actor for name in about if name.actor is not None}:
            if actor not in by_actor:
                by_actor[actor] = tuple(r for kind in _ANSWERING for r in lookup.list(kind, Filter(actor=actor)))
            rows.update((row.id, row) for row in by_actor[actor] if (row.document, row.start, row.end) not in unclear)
        found[question.id] = tuple(_best(_answers(question, about, rows)))
    return found


def _answers(question: Row, about: Sequence[Name], rows: Mapping[str, Row]) -> Iterator[Answer]:
    assert isinstance(question.finding, Question)
    names = {stem for name in about for stem in stems(name.name)}
    asked = {stem: word for stem, word in stems(question.finding.text).items() if stem not in names}
    day = day_of(question)
    for row in rows.values():
        told = day_of(row)
        if day is None or told is None or told < day or _overlap(row, question):
            continue
        there = stems(row.words)
        words = tuple(word for stem, word in asked.items() if stem in there)
        actors = dict.fromkeys(name.name for name in shared(about, row.names))
        if len(words) >= _LEAST_WORDS and actors:
            yield Answer(row, words, tuple(actors))


def _best(answers: Iterator[Answer]) -> Iterator[Answer]:
    """The best answers, one of each sentence."""
    chosen: list[Row] = []
    for answer in sorted(answers, key=_rank):
        if len(chosen) < _MOST and not any(_overlap(answer.row, row) for row in chosen):
            chosen.append(answer.row)
            yield answer


def _rank(answer: Answer) -> tuple[int, int, bool, int, str, str, int]:
    row = answer.row
    happened = isinstance(row.finding, Event) and row.finding.factuality == "actual"
    kind = _ANSWERING.index(row.kind)
    return -len(answer.words), -len(answer.actors), not happened, kind, row.published or "", row.document, row.start


def _overlap(one: Row, other: Row) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end
