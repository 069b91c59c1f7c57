"""explain: a finding of the record, with its words and what decided it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]


def test_explain_reads_the_document_again(run: Run, tmp_path: Path) -> None:
    article, record = tmp_path / "article.txt", str(tmp_path / "record.db")
    article.write_text("A quarrel\n\nSlovenia denounced Peru on Monday over the fishery deal.\n", encoding="utf-8")
    assert run("read", str(article), "--published", "2025-03-05", "--record", record)[0] == 0
    listed = json.loads(run("events", "--record", record, "--format", "json")[1])
    finding = listed[0]["id"]
    code, out, err = run("explain", finding, "--record", record)
    assert code == 0, err
    assert "ACCUSE by “denounced”" in out
    assert "denounced -nsubj-> Slovenia" in out
    assert "frame: denounce" in out
    found = json.loads(run("explain", finding, "--record", record, "--format", "json")[1])
    assert [party["words"] for party in found["explanation"]["participants"]] == ["Slovenia", "Peru"]


def test_no_such_finding(run: Run, tmp_path: Path) -> None:
    code, _, err = run("explain", "e0000000000000000", "--record", str(tmp_path / "none.db"))
    assert code == 2
    assert "none.db" in err
