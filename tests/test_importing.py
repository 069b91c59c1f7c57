"""Files into a record: reports, and answers that rest on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.api import Record as Api
from legation.errors import InputError
from legation.importing import import_authorities, import_corrections
from legation.record import Record

PERSON = {"id": "p1", "schema": "Person", "properties": {"name": ["Aya Mori"], "country": ["jp"]}}
POST = {"id": "post", "schema": "Position", "properties": {"name": ["Prime Minister"], "country": ["jp"]}}
TERM = {
    "id": "o1", "schema": "Occupancy",
    "properties": {"holder": ["p1"], "post": ["post"], "startDate": ["2024-10-01"], "endDate": ["2025-09-30"]},
}  # fmt: skip
FIX = "actors:\n  - name: Ren Ito\n    offices:\n      - {title: PM, of: Japan, since: 2024, until: 2026}\n"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "news.db", write=True) as opened:
        yield opened


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.jsonl"
    path.write_text("\n".join([json.dumps(PERSON), "{", json.dumps(POST), json.dumps(TERM), '{"id": 1}']))
    return path


def test_a_bad_line_is_skipped_and_counted(record: Record, people: Path) -> None:
    report = import_authorities(record, people)
    assert (report.format, report.result, report.read, report.kept, report.names, report.offices) == (
        "ftm", "read", 3, 1, 1, 1,
    )  # fmt: skip
    assert (report.skipped, report.broken) == ((("no-entity", 1), ("not-json", 1)), 2)
    assert [fault.where for fault in report.faults] == ["people.jsonl:2", "people.jsonl:5"]
    assert import_authorities(record, people).result == "unchanged"


def test_a_file_without_anything_to_keep_changes_nothing(record: Record, people: Path) -> None:
    import_authorities(record, people)
    people.write_text(json.dumps(POST))
    before = list(record.dump())
    with pytest.raises(InputError, match="nothing"):
        import_authorities(record, people)
    assert list(record.dump()) == before


def test_corrections_are_taken_back_by_a_file_without_any(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "fix.yml"
    path.write_text(FIX)
    assert import_corrections(record, path).kept == 1
    path.write_text("actors: []")
    assert import_corrections(record, path).result == "replaced"
    with record.register(texts=False) as register:
        assert register.known("Ren Ito") == ()
    path.write_text("actors: [{nam: Ren Ito}]")
    with pytest.raises(InputError, match="bad-entry 1"):
        import_corrections(record, path)


ARTICLE = "Japanese Prime Minister Emi Abe met Peru's president in Lima on Tuesday. Abe praised the lake treaty.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return path


def test_sources_outrank_one_another(tmp_path: Path, people: Path, news: Path) -> None:
    words, day = "the Japanese prime minister", "2024-12-25"
    fix = tmp_path / "fix.yml"
    fix.write_text(FIX)
    with Api(tmp_path / "news.db") as record:
        record.import_authorities(people)
        listed = record.resolve(words, on=day)
        assert (listed.name, listed.kind, listed.since, listed.until) == (
            "Aya Mori", "person", "2024-10-01", "2025-09-30",
        )  # fmt: skip
        record.read(str(news), published=day)
        stated = record.resolve(words, on=day)
        assert (stated.name, stated.since, stated.until) == ("Emi Abe", day, day)
        assert "article" in stated.why
        assert record.resolve(words, on="2024-12-27").name == "Aya Mori"
        assert record.resolve(words, on="2031-12-27").kind is None
        record.import_corrections(fix)
        assert record.resolve(words, on="2025-03-03").name == "Ren Ito"


def test_what_texts_alone_state_is_not_carried_on(tmp_path: Path, news: Path) -> None:
    with Api(tmp_path / "news.db") as record:
        record.read(str(news), published="2031-03-04")
        assert record.resolve("the prime minister of Japan", on="2031-03-04").name == "Emi Abe"
        later = record.resolve("the prime minister of Japan", on="2031-03-09")
        assert (later.name, later.kind) == ("prime minister of Japan", None)
        assert "last known: Emi Abe on 2031-03-04" in later.why


def test_documents_are_read_again_with_what_was_imported(tmp_path: Path, people: Path) -> None:
    news = tmp_path / "article.txt"
    news.write_text("Aya Mori met Nils Ek in Lima on Tuesday. Mori praised the treaty.\n")
    with Api(tmp_path / "news.db") as record:
        assert record.read(str(news), published="2024-12-25").read == 1
        assert [actor.country for actor in record.actors(actor="Aya Mori")] == [None]
        record.import_authorities(people)
        assert record.read(str(news), published="2024-12-25", workers=2).replaced == 1
        assert [actor.country for actor in record.actors(actor="Aya Mori")] == ["JPN"]
        assert record.read(str(news), published="2024-12-25").unchanged == 1
        assert list(record.store.check()) == []
