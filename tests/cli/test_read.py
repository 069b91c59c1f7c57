"""read and code: what they print, where, and with which exit code. The coder is a stand-in that finds nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from legation import ingest
from legation.ingest import Coder
from legation.model.documents import Document
from legation.model.findings import Reading

Run = Callable[..., tuple[int, str, str]]
TEXT = "Talks in Koper\n\nKOPER, 3 March 2025 - Ministers met on Monday. They will meet again.\n"


def find_nothing(document: Document) -> Reading:
    if "crash" in document.text:
        raise RuntimeError("the coder failed")
    return Reading("1+test", document)


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "default_coder", lambda **_: Coder("1+test", find_nothing))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return path


@pytest.fixture
def several(tmp_path: Path) -> Path:
    path = tmp_path / "several.jsonl"
    rows = [{"id": f"d{n}", "text": f"Ministers met in town {n} on Monday and talked at length."} for n in range(3)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_code_prints_one_reading_a_line(run: Run, several: Path) -> None:
    code, out, err = run("code", str(several))
    assert (code, err) == (0, "")
    assert [json.loads(line)["document"]["id"] for line in out.splitlines()] == ["d0", "d1", "d2"]


def test_code_json_of_one_document_is_the_same_object_indented(run: Run, article: Path) -> None:
    _, line, _ = run("code", str(article), "--published", "2025-03-04")
    _, block, _ = run("code", str(article), "--published", "2025-03-04", "--format", "json")
    assert json.loads(block) == json.loads(line)
    assert block.startswith('{\n  "version"')


def test_code_json_of_several_documents_is_an_array(run: Run, several: Path) -> None:
    _, out, _ = run("code", str(several), "--format", "json")
    assert [reading["document"]["id"] for reading in json.loads(out)] == ["d0", "d1", "d2"]


def test_a_fault_is_told_and_the_others_are_read(run: Run, several: Path, tmp_path: Path) -> None:
    several.write_text(several.read_text() + '{"id": "bad"\n' + json.dumps({"id": "d9", "text": "They crash. " * 5}))
    code, out, err = run("code", str(several), str(tmp_path / "nowhere.txt"))
    assert code == 1
    assert len(out.splitlines()) == 3
    assert "nowhere.txt" in err
    assert f"{several}:4" in err
    assert f"{several}:5: RuntimeError: the coder failed" in err
    assert "Traceback" not in err


def test_nothing_readable_prints_nothing(run: Run, tmp_path: Path) -> None:
    code, out, err = run("code", str(tmp_path / "nowhere.txt"), "--format", "json")
    assert (code, out) == (1, "")
    assert "nowhere.txt" in err


def test_read_reports_beside_the_data(run: Run, several: Path) -> None:
    code, out, err = run("read", str(several))
    assert (code, out, err) == (0, "", "3 read\n")
    code, out, err = run("read", str(several))
    assert (code, out, err) == (0, "", "0 read, 3 unchanged\n")


def test_read_counts_failures_by_reason(run: Run, several: Path, tmp_path: Path) -> None:
    code, _, err = run("read", str(several), str(tmp_path / "nowhere.txt"))
    assert code == 1
    assert err.endswith("3 read, 1 failed (not-found 1)\n")


def test_an_interrupted_read_says_how_to_go_on(run: Run, several: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(document: Document) -> Reading:
        if document.id == "d1":
            raise KeyboardInterrupt
        return find_nothing(document)

    with monkeypatch.context() as patch:
        patch.setattr(ingest, "default_coder", lambda **_: Coder("1+test", interrupted))
        code, _, err = run("read", str(several))
    assert code == 130
    assert "the same command goes on" in err
    assert run("read", str(several))[2] == "2 read, 1 unchanged\n"


def test_progress_is_shown_on_standard_error_where_asked(run: Run, several: Path) -> None:
    code, out, err = run("code", str(several), "--progress")
    assert code == 0
    assert len(out.splitlines()) == 3
    assert "Reading" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["code"], "Missing argument", id="no-source"),
        pytest.param(["code", "x", "--workers", "0"], "workers", id="no-workers"),
        pytest.param(["code", "x", "--published", "soon"], "soon", id="no-day"),
        pytest.param(["code", "x", "--format", "xml"], "xml", id="no-such-format"),
        pytest.param(["code", "x", "--input-format", "pdf"], "pdf", id="no-such-input"),
        pytest.param(["read", "x", "--record", "/proc/none/record.db"], "record.db", id="record-cannot-be-made"),
        pytest.param(["code", "x", "--unknown"], "--unknown", id="unknown-option"),
        pytest.param(["dance"], "dance", id="unknown-command"),
    ],
)
def test_what_cannot_run(run: Run, arguments: list[str], says: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err
