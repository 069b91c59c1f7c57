"""The whole way, with the real pipeline: sources in, a record and Readings out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def sources() -> list[str]:
    return [str(EXAMPLES)]


def test_code_is_the_same_with_more_workers(run: Run, sources: list[str]) -> None:
    code, alone, err = run("code", *sources)
    assert code == 0, err
    code, together, err = run("code", *sources, "--workers", "2")
    assert code == 0, err
    assert together == alone
    assert all(json.loads(line)["events"] for line in alone.splitlines())


def test_clauses_are_added_only_where_asked(run: Run, sources: list[str]) -> None:
    (plain, *_), (full, *_) = (
        list(map(json.loads, run("code", *sources, *more)[1].splitlines())) for more in ([], ["--clauses"])
    )
    assert full.pop("clauses")
    assert full == plain


def test_read_list_brief_show(run: Run, sources: list[str]) -> None:
    code, _, err = run("read", *sources)
    assert code == 0, err
    for kind in ("events", "statements", "positions", "plans", "offices", "actors"):
        assert json.loads(run(kind, "--format", "json")[1]), kind
    for form in ("text", "markdown", "json"):
        code, brief, _ = run("brief", "--format", form, "--quotes")
        assert code == 0
        assert len(brief) > 500
    event = json.loads(run("events", "--format", "jsonl")[1].splitlines()[0])
    shown = run("show", event["document"])[1]
    assert " ".join(event["words"].split()) in " ".join(shown.split())


def test_doctor_finds_all_in_order(run: Run, sources: list[str]) -> None:
    run("read", *sources)
    code, out, _ = run("doctor", "--format", "json")
    assert code == 0, [row for row in json.loads(out) if not row["passed"]]


def test_relate(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    text = "Peru accused Chile of fishing in its waters."
    path.write_text(json.dumps({"id": "1", "text": text, "actor": [[0, 4]], "recipient": [[13, 18]]}) + "\n{}\n")
    code, out, err = run("relate", str(path))
    assert code == 1
    assert f"{path}:2" in err
    answer = json.loads(out)
    assert answer.keys() >= {"id", "type", "mode", "quad", "factuality", "stance", "related", "score", "why"}
    assert (answer["id"], answer["type"], answer["related"]) == ("1", "ACCUSE", True)
