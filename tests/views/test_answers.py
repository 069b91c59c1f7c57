"""Which findings may answer a question, in which order, and what closing it changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from views_builders import Told, article, event, plan, question, record_of, said

from legation.record import Filter
from legation.views.answers import asked_questions

OPEN = question(
    "Whether Norway will sanction the ferry companies remains unclear.",
    "Will Norway sanction the ferry companies?",
    "Norway",
)
DONE = event("Norway sanctioned the ferry company Blue Line.", "Norway", trigger="sanctioned", type="SANCTION")


@pytest.mark.parametrize(
    ("published", "told", "shared"),
    [
        pytest.param("2025-03-09", DONE, ("sanction", "ferry", "companies"), id="an-event"),
        pytest.param("2025-03-02", DONE, ("sanction", "ferry", "companies"), id="the-same-day"),
        pytest.param("2025-03-01", DONE, None, id="the-day-before"),
        pytest.param(None, DONE, None, id="no-day"),
        pytest.param(
            "2025-03-09", said('"Ferry sanctions will not do," Norway said.', "Norway", "Ferry sanctions will not do,"),
            ("sanction", "ferry"), id="a-statement",
        ),
        pytest.param(
            "2025-03-09", plan("Norway will vote on ferry sanctions.", "Norway", what="vote"), ("sanction", "ferry"),
            id="a-plan",
        ),
        pytest.param(
            "2025-03-09", event("Finland sanctioned the ferry company.", "Finland", trigger="sanctioned"), None,
            id="another-actor",
        ),
        pytest.param(
            "2025-03-09", event("Norway sanctioned a bank.", "Norway", trigger="sanctioned"), None, id="one-word-only"
        ),
        pytest.param(
            "2025-03-09", event(OPEN.sentence, "Norway", trigger="sanction"), ("sanction", "ferry", "companies"),
            id="a-sentence-elsewhere",
        ),
    ],
)  # fmt: skip
def test_candidates(tmp_path: Path, published: str | None, told: Told, shared: tuple[str, ...] | None) -> None:
    with record_of(tmp_path / "r.db", article("2025-03-02", OPEN), article(published, told)) as record:
        (asked,) = asked_questions(record, answers=True)
        assert asked.answers is not None
        assert [(a.words, a.actors) for a in asked.answers] == ([(shared, ("Norway",))] if shared else [])


def test_words_of_the_actors_name_are_not_shared_words(tmp_path: Path) -> None:
    court = "Constitutional Court"
    asked = question(
        "Whether the Constitutional Court will hear it is open.", "Will the Constitutional Court rule?", court
    )
    told = event("The Constitutional Court met.", court, trigger="met")
    with record_of(tmp_path / "r.db", article("2025-03-02", asked), article("2025-03-03", told)) as record:
        assert asked_questions(record, answers=True)[0].answers == ()


def test_a_sentence_that_leaves_something_open_answers_nothing(tmp_path: Path) -> None:
    echo = article("2025-03-03", OPEN)
    reading = echo.reading(2)
    may = event(OPEN.sentence, "Norway", trigger="sanction", factuality="hypothetical")
    both = replace(reading, events=article("2025-03-03", may).reading(2).events)
    with record_of(tmp_path / "r.db", article("2025-03-02", OPEN)) as record:
        record.put(both, "x", at="t")
        assert [asked.answers for asked in asked_questions(record, answers=True)] == [(), ()]


def test_the_best_come_first_one_of_a_sentence_and_five_at_most(tmp_path: Path) -> None:
    weak = [
        article(f"2025-03-1{n}", event(f"Norway wrote to ferry company {n}.", "Norway", trigger="wrote"))
        for n in range(6)
    ]
    best = article("2025-03-20", DONE, said('"No ferry sanctions," Norway said.', "Norway", "No ferry sanctions,"))
    twice = article("2025-03-21", said(DONE.sentence, "Norway", "the ferry company", directness="indirect"))
    with record_of(tmp_path / "r.db", article("2025-03-02", OPEN), *weak, best, twice) as record:
        (asked,) = asked_questions(record, answers=True)
        assert asked.answers is not None
        assert [(a.row.kind, a.row.document) for a in asked.answers] == [
            ("events", "d8"), ("statements", "d9"), ("events", "d2"), ("events", "d3"), ("events", "d4"),
        ]  # fmt: skip


def test_closed_questions(tmp_path: Path) -> None:
    other = question("Whether Finland will follow is open.", "Will Finland follow?", "Finland")
    articles = article("2025-03-02", OPEN, other), article("2025-03-09", DONE)
    with record_of(tmp_path / "r.db", *articles) as record:
        first, second = asked_questions(record)
        assert (first.closing, first.answers) == (None, None)
        (done,) = record.list("events")
        record.close_question(first.row.id, done.id, at="t", note="Blue Line only")
        closed, still = asked_questions(record)
        assert closed.closing is not None and closed.closing.finding == done.id
        assert asked_questions(record, open_only=True) == (still,) == (second,)
        assert asked_questions(record, Filter(limit=1), open_only=True) == (second,)
        assert asked_questions(record, Filter(actor="Norway"), open_only=True) == ()
