"""relate and resolve: lines in, answers out; bad lines are reported beside the data."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from legation.cli.lines import read_lines

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        pytest.param(b'{"id": "1"}', "", id="object"),
        pytest.param(b'\xef\xbb\xbf{"id": "1"}', "", id="byte-order-mark"),
        pytest.param(b'{"id": "1"}\r', "", id="carriage-return"),
        pytest.param(b"[1]", "no JSON object", id="array"),
        pytest.param(b"null", "no JSON object", id="null"),
        pytest.param(b'{"id": ', "not JSON", id="cut-off"),
        pytest.param(b"\xff\xfe", "not UTF-8", id="wrong-encoding"),
        pytest.param(b"[" * 100_000, "not JSON", id="too-deep"),
    ],
)
def test_lines(tmp_path: Path, raw: bytes, fault: str) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(raw + b"\n\n  \n")
    (line,) = read_lines(str(path))
    assert line.where == f"{path}:1"
    assert (line.value is None) == bool(fault)
    assert fault in line.fault


def test_resolve_words(run: Run) -> None:
    code, out, err = run("resolve", "the Kenyan foreign minister")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert answer["country"] == "KEN"
    assert {"id", "name", "kind", "country", "sectors", "office", "score", "why"} <= answer.keys()


def test_resolve_a_file_keeps_order_and_reports_bad_lines(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    rows = ['{"id": "b", "text": "Norway"}', "{", '{"id": "c"}', '{"id": 7, "text": "Peru", "context": null}']
    path.write_text("\n".join(rows))
    code, out, err = run("resolve", str(path))
    assert code == 1
    assert [(row["id"], row["country"]) for row in map(json.loads, out.splitlines())] == [("b", "NOR"), ("7", "PER")]
    assert f"{path}:2: is not JSON" in err
    assert f"{path}:3: text" in err


def test_resolve_options_are_for_lines_that_do_not_say(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    path.write_text(
        '{"id": "1", "text": "the foreign minister"}\n{"id": "2", "text": "the foreign minister", "country": "FRA"}\n'
    )
    _, out, _ = run("resolve", str(path), "--country", "KEN")
    assert [json.loads(line)["country"] for line in out.splitlines()] == ["KEN", "FRA"]


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "1", "text": "Norway"}\n')))
    code, out, _ = run("resolve", "-")
    assert (code, json.loads(out)["country"]) == (0, "NOR")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["resolve", "Norway", "--on", "tomorrow"], "tomorrow", id="no-day"),
        pytest.param(["resolve", "Norway", "--on", "2024-02-30"], "2024-02-30", id="no-such-day"),
        pytest.param(["resolve"], "Missing argument", id="no-words"),
        pytest.param(["relate", "nowhere.jsonl"], "no such file", id="no-file"),
        pytest.param(["relate", "/"], "no such file", id="a-folder"),
    ],
)
def test_what_cannot_run(run: Run, arguments: list[str], says: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


@pytest.mark.parametrize("words", ["", " ", "\x00", "'; --", "=1+1", "é" * 5000, "\u202eNorway", "🙂"])
def test_any_words_have_an_answer(run: Run, words: str) -> None:
    code, out, _ = run("resolve", "--", words)
    assert code == 0
    assert json.loads(out)["id"] == "words"
