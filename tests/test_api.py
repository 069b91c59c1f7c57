"""Legation from Python, with its own coder."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.api import Record, code
from legation.errors import InputError, RecordError, UsageError

TEXT = (
    "Norwegian Foreign Minister Kari Solvang met Swedish President Nils Ek in Oslo on Monday. "
    '"We will not drop the fish levy," Solvang said.\n'
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Fish talks {number}\n\n{TEXT}")
    (folder / "3.txt").write_text("")
    return folder


def test_code_keeps_the_text_as_given() -> None:
    reading = code(TEXT, title="Fish talks", published="2025-03-03", outlet="The Fjord Post")
    assert reading.document.text == TEXT
    assert reading.document.outlet == "The Fjord Post"
    assert {actor.name for actor in reading.actors} >= {"Kari Solvang"}
    assert reading.clauses is None
    assert code(TEXT, clauses=True).clauses


def test_code_refuses_an_empty_text() -> None:
    with pytest.raises(InputError):
        code("  \n")


def test_a_record_from_files_to_findings(articles: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Record(path) as record:
        with pytest.raises(RecordError):
            record.events()
        assert not path.exists()
        report = record.read(str(articles), published="2025-03-03")
        assert (report.read, report.failed) == (3, 1)
        assert record.read([str(articles)], published="2025-03-03", workers=2).unchanged == 3
        assert len(record.documents(topic="fish")) == 3
        assert record.statements(actor="solvang", limit=1)[0].words in TEXT
        assert "Kari Solvang" in {actor.name for actor in record.actors(type="person")}
        assert record.reading(record.search("fish levy")[0].document).document.published == "2025-03-03"
        for listing in (record.events, record.positions, record.plans, record.questions, record.offices):
            assert isinstance(listing(since="2025"), tuple)
        assert list(record.store.check()) == []


def test_no_workers_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="0 workers"):
        Record(tmp_path / "news.db").read([], workers=0)
