"""bench: what it measures comes out as figures that fit together. The real pipeline runs, over a few sentences."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(("most", "code"), [pytest.param("100000", 0, id="below"), pytest.param("1", 1, id="above")])
def test_memory(run: Run, article: Path, most: str, code: int) -> None:
    given, out, err = run("bench", "memory", str(article), "--passes", "20", "--most", most)
    assert given == code, err
    found = json.loads(out)
    assert found["documents"] == 20
    assert len(found["peaks"]) == 10
    assert list(found["peaks"]) == sorted(found["peaks"])
    assert found["peak"] == found["peaks"][-1] > 10


@pytest.mark.parametrize("what", ["speed", "memory"])
def test_nothing_to_measure_on(run: Run, what: str) -> None:
    code, out, err = run("bench", what, "nowhere.txt")
    assert (code, out) == (2, "")
    assert "nothing to measure on" in err
