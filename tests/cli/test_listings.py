"""Listings: options, formats, and what a hostile text can do in them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
KINDS = ["events", "statements", "positions", "plans", "questions", "offices", "actors"]
pytestmark = pytest.mark.usefixtures("record_path")


@pytest.mark.parametrize("kind", KINDS)
def test_formats_agree(run: Run, kind: str) -> None:
    code, out, err = run(kind, "--format", "json")
    assert (code, err) == (0, "")
    rows = json.loads(out)
    assert rows
    _, lines, _ = run(kind, "--format", "jsonl")
    assert [json.loads(line) for line in lines.splitlines()] == rows
    _, table, _ = run(kind, "--format", "csv")
    cells = list(csv.DictReader(io.StringIO(table)))
    assert [list(row) for row in cells] == [list(row) for row in rows]
    for row, line in zip(rows, cells, strict=True):
        assert {name: _read(text, row[name]) for name, text in line.items()} == row


def _read(text: str, like: object) -> object:
    """A CSV cell turned back into the value it was made from."""
    if like is None:
        return None if text == "" else text
    if isinstance(like, str):
        return text.removeprefix("'")
    return json.loads(text)


@pytest.mark.parametrize("kind", KINDS)
def test_table_is_the_default_and_shows_ids(run: Run, kind: str) -> None:
    code, out, _ = run(kind)
    first = json.loads(run(kind, "--format", "json")[1])[0]["id"]
    assert code == 0
    assert out.splitlines()[0].startswith("id")
    assert any(line.startswith(first) for line in out.splitlines())


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "actors"])
def test_evidence_slices_to_the_words(run: Run, kind: str) -> None:
    for row in json.loads(run(kind, "--format", "json")[1]):
        document = json.loads(run("show", row["document"], "--format", "json")[1])["document"]
        assert document["text"][slice(*row["evidence"])] == row["words"]


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        pytest.param(["events", "--actor", "Kovar"], 1, id="actor-by-surname"),
        pytest.param(["events", "--actor", "Nobody"], 0, id="unknown-actor"),
        pytest.param(["events", "--country", "ury"], 1, id="country-in-lower-case"),
        pytest.param(["events", "--country", "FRA"], 0, id="other-country"),
        pytest.param(["events", "--type", "CONSULT"], 1, id="type"),
        pytest.param(["events", "--type", "ASSAULT"], 0, id="other-type"),
        pytest.param(["events", "--factuality", "actual"], 1, id="factuality"),
        pytest.param(["events", "--factuality", "negated"], 0, id="other-factuality"),
        pytest.param(["events", "--since", "2025-03", "--until", "2025-03"], 1, id="month"),
        pytest.param(["events", "--since", "2026"], 0, id="later"),
        pytest.param(["events", "--until", "2025-03-02"], 0, id="earlier"),
        pytest.param(["statements", "--type", "direct"], 1, id="directness"),
        pytest.param(["positions", "--issue", "fishery"], 1, id="issue"),
        pytest.param(["positions", "--type", "against"], 0, id="stance"),
        pytest.param(["plans", "--type", "expected"], 1, id="status"),
        pytest.param(["actors", "--type", "government"], 1, id="kind-of-actor"),
        pytest.param(["actors", "--limit", "2"], 2, id="limit"),
    ],
)
def test_filters(run: Run, arguments: list[str], count: int) -> None:
    code, out, _ = run(*arguments, "--format", "jsonl")
    assert code == 0
    assert len(out.splitlines()) == count


def test_a_cut_listing_says_so_beside_the_data(run: Run) -> None:
    _, out, err = run("actors", "--limit", "1", "--format", "json")
    assert len(json.loads(out)) == 1
    assert "more than 1 actors" in err


@pytest.mark.parametrize("form", ["table", "csv", "jsonl", "json"])
def test_nothing_found_is_no_error(run: Run, form: str) -> None:
    code, out, _ = run("events", "--actor", "Nobody", "--format", form)
    assert code == 0
    assert out.strip() in ("", "[]") or form == "csv"


def test_formulas_are_made_safe_in_csv(run: Run) -> None:
    _, out, _ = run("statements", "--format", "csv")
    assert next(csv.DictReader(io.StringIO(out)))["content"].startswith("'=HYPERLINK")


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_control_characters_reach_a_terminal(run: Run, form: str) -> None:
    _, out, _ = run("show", "doc1", "--format", form)
    assert "\x1b" not in out
    assert "Kovar meets" in out


def test_show_tells_every_kind_of_finding(run: Run) -> None:
    _, out, _ = run("show", "doc1")
    for heading in ("Key points", "Actors", "Offices", "Events", "Statements", "Positions", "Plans", "Open questions"):
        assert f"\n{heading} (" in out
    assert "CONSULT actual: Ana Kovar, Tomas Beltrami" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["events", "--since", "yesterday"], "yesterday", id="no-day"),
        pytest.param(["events", "--until", "2025-02-30"], "2025-02-30", id="no-such-day"),
        pytest.param(["positions", "--type", "DANCE"], "DANCE", id="no-such-type"),
        pytest.param(["statements", "--factuality", "actual"], "factuality", id="factuality-of-statements"),
        pytest.param(["events", "--limit", "0"], "limit", id="limit-0"),
        pytest.param(["events", "--limit", "many"], "valid integer", id="limit-no-number"),
        pytest.param(["events", "--format", "xml"], "xml", id="no-such-format"),
        pytest.param(["events", "--record", "/nowhere/record.db"], "no record here", id="no-record"),
        pytest.param(["show", "nothing"], "nothing", id="no-such-document"),
        pytest.param(["show", "'; DROP TABLE documents; --"], "DROP", id="sql"),
    ],
)
def test_what_cannot_be_answered_is_told_without_a_traceback(run: Run, arguments: list[str], says: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_hostile_words_are_only_words(run: Run) -> None:
    for words in ("' OR 1=1 --", '"', "*", "NEAR(", "é\u202e", "\\", "%", "a" * 10_000):
        code, _, err = run("positions", "--issue", words, "--actor", words)
        assert code == 0, err


def test_a_file_that_is_no_record(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database at all. " * 100)
    code, _, err = run("events", "--record", str(path))
    assert code == 2
    assert "Traceback" not in err
    assert path.read_text().startswith("Not a database")
