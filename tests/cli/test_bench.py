"""bench: what it measures comes out as figures that fit together. The real pipeline runs, over a few sentences."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from legation.cli import measuring
from legation.model import spans

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("Talks in Koper\n\nMinisters of Slovenia and Peru met in Koper on Monday. They will meet again.\n")
    return path


def test_speed(run: Run, article: Path) -> None:
    code, out, err = run("bench", "speed", str(article), "--rounds", "2")
    assert code == 0, err
    found = json.loads(out)
    assert (found["documents"], found["rounds"]) == (1, 2)
    assert 10 < found["words"] <= len(article.read_text().split())
    assert found["bare_best"] >= found["bare_median"] > 0
    assert found["code_best"] >= found["code_median"] > 0
    assert found["ratio_best"] == pytest.approx(found["code_best"] / found["bare_best"], abs=0.01)


def test_memory(run: Run, article: Path) -> None:
    code, out, err = run("bench", "memory", str(article), "--passes", "20")
    assert code == 0, err
    found = json.loads(out)
    assert found["documents"] == 20
    assert len(found["peaks"]) == 10
    assert list(found["peaks"]) == sorted(found["peaks"])
    assert found["peak"] == found["peaks"][-1] > 10


def test_too_much_memory_is_a_failure(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "measure_memory", lambda *_: measuring.Memory(1, (900.0,), 900.0))
    assert run("bench", "memory", str(article), "--most", "900")[0] == 0
    code, out, err = run("bench", "memory", str(article), "--most", "899.5")
    assert code == 1
    assert json.loads(out)["peak"] == 900.0
    assert "above 899.5 MB" in err


@pytest.mark.parametrize("what", ["speed", "memory"])
def test_nothing_to_measure_on(run: Run, what: str) -> None:
    code, out, err = run("bench", what, "nowhere.txt")
    assert (code, out) == (2, "")
    assert "nothing to measure on" in err


def test_offsets(run: Run, article: Path) -> None:
    code, out, err = run("bench", "offsets", str(article))
    assert code == 0, err
    found = json.loads(out)
    assert found["documents"] == 1
    assert found["offsets"] > 10
    assert found["faults"] == []


def test_an_offset_that_names_no_words(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spans, "names_words", lambda span, text: span.start > 0)
    code, out, _ = run("bench", "offsets", str(article))
    assert code == 1
    assert all(": 0-" in place for place in json.loads(out)["faults"])
