"""Closed questions: kept over rereading, taken back, refused where there is nothing to judge; and older files."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from record_builders import TEXT, new_record, reading

from legation.errors import RecordError, UsageError
from legation.record import Closing, Record


def ids(record: Record) -> tuple[str, str]:
    """The question and an event of the newest document."""
    (question, *_), (event, *_) = record.list("questions"), record.list("events")
    return question.id, event.id


def test_a_closing_outlives_rereading(filled: Record) -> None:
    question, event = ids(filled)
    filled.close_question(question, event, at="t1", note="so it says")
    kept = (Closing(question, event, "so it says", "t1"),)
    assert filled.closings() == kept
    for version, text in (("2", TEXT), ("3", TEXT + " A line was added.")):
        for number, day in ((1, "2025-02-04T08:30"), (2, "2025-03-04")):
            filled.put(reading(number, text=text, published=day, version=version), version, at="t")
        assert filled.closings() == kept
        assert question in {row.id for row in filled.list("questions")}
    # A reading that finds the question no more leaves the judgement where it was.
    filled.put(reading(2, questions=(), version="4"), "z", at="t")
    assert filled.closings() == kept
    assert list(filled.check()) == []


def test_closing_again_replaces_and_reopening_takes_back(filled: Record) -> None:
    question, event = ids(filled)
    (statement, *_) = filled.list("statements")
    filled.close_question(question, event, at="t1", note="first")
    filled.close_question(question, statement.id, at="t2")
    assert filled.closings() == (Closing(question, statement.id, None, "t2"),)
    filled.reopen_question(question)
    assert filled.closings() == ()
    with pytest.raises(UsageError, match="not closed"):
        filled.reopen_question(question)


@pytest.mark.parametrize(
    ("question", "finding", "says"),
    [
        pytest.param("nothing", "EVENT", "no finding's id", id="no-id"),
        pytest.param("EVENT", "EVENT", "no question", id="closing-an-event"),
        pytest.param("QUESTION", "QUESTION", "answers none", id="a-question-as-the-answer"),
        pytest.param("q0123456789abcdef", "EVENT", "no finding 'q0123", id="unknown-question"),
        pytest.param("QUESTION", "e0123456789abcdef", "no finding 'e0123", id="unknown-finding"),
        pytest.param("QUESTION", "e01234567\ud800bcdef", "no finding", id="half-a-character"),
    ],
)
def test_what_cannot_be_judged(filled: Record, question: str, finding: str, says: str) -> None:
    known = dict(zip(("QUESTION", "EVENT"), ids(filled), strict=True))
    with pytest.raises(UsageError, match=says):
        filled.close_question(known.get(question, question), known.get(finding, finding), at="t")
    assert filled.closings() == ()


def test_a_reader_cannot_judge(filled: Record, path: Path) -> None:
    question, event = ids(filled)
    with Record(path) as reader, pytest.raises(RecordError, match="readonly"):
        reader.close_question(question, event, at="t")


def test_an_older_file_gets_the_table_and_keeps_its_rows(path: Path) -> None:
    with new_record(path) as record:
        record.put(reading(), "x", at="t")
        before = list(record.dump())
    later = ("closings", "judgements", "authority_offices", "authority_names", "authorities", "authority_sources")
    with sqlite3.connect(path) as connection:
        connection.executescript("".join(f"DROP TABLE {name};" for name in later))
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    with pytest.raises(RecordError, match="older form"):
        Record(path)
    with Record(path, write=True) as record:
        assert list(record.dump()) == before
        record.close_question(*ids(record), at="t")
    with Record(path) as record:
        assert len(record.closings()) == 1
