"""merge, split and the candidates for them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from legation.model.actors import Actor
from legation.model.documents import Document
from legation.model.findings import Reading
from legation.model.spans import Span
from legation.record import Record

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ids(tmp_path: Path) -> dict[str, str]:
    with Record(tmp_path / "record.db", write=True) as record:
        for number, (name, country) in enumerate(
            [("Ana Kovar", "SVN"), ("Kovar Ana", "SVN"), ("A. Kovar", "SVN"), ("Tomas Beltrami", "URY")]
        ):
            actor = Actor("a1", name, "person", country, ("GOV",), (), (Span(0, len(name)),))
            record.put(Reading("1", Document(f"d{number}", f"{name} spoke."), (actor,)), "x", at="t")
        return {row.name: row.id for row in record.actors()}


def shown(run: Run) -> list[str]:
    return sorted(row["name"] for row in json.loads(run("actors", "--format", "json")[1]))


def test_merge_and_split(run: Run, ids: dict[str, str]) -> None:
    one, other = ids["Ana Kovar"], ids["A. Kovar"]
    assert run("merge", one, other, "--note", "same minister") == (0, f"{one} and {other} are one\n", "")
    assert len(shown(run)) == 3
    assert run("split", one, other)[:2] == (0, f"{one} and {other} are two\n")
    assert len(shown(run)) == 4
    assert run("merge", one, other)[0] == 0
    run("merge", ids["Kovar Ana"], other)
    code, out, _ = run("split", one, ids["Kovar Ana"])
    assert code == 0
    assert "still one: " in out


def test_candidates_and_the_sure_ones(run: Run, ids: dict[str, str]) -> None:
    code, out, err = run("actors", "--candidates", "--format", "json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert {found[0]["left_name"], found[0]["right_name"]} == {"Ana Kovar", "Kovar Ana"}
    assert found[0].keys() >= {"left_id", "right_id", "score", "reason", "left_country", "right_documents"}
    assert "reason" in run("actors", "--candidates")[1].splitlines()[0]
    assert "more than 1" in run("actors", "--candidates", "--limit", "1")[2]
    code, out, _ = run("merge", "--sure")
    assert (code, len(out.splitlines())) == (0, 1)
    assert run("merge", "--sure")[:2] == (0, "")
    assert len(shown(run)) == 3


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["merge"], "two ids", id="nothing"),
        pytest.param(["merge", "a1"], "two ids", id="one-id"),
        pytest.param(["merge", "a1", "a2", "--sure"], "two ids", id="both"),
        pytest.param(["merge", "--sure", "--note", "x"], "two ids", id="a-machine-has-no-note"),
        pytest.param(["merge", "a1", "a2"], "no actor 'a1'", id="unknown"),
        pytest.param(["split", "a1"], "Missing argument", id="split-one-id"),
        pytest.param(["split", "a1", "a2"], "no actor 'a1'", id="split-unknown"),
    ],
)
@pytest.mark.usefixtures("ids")
def test_what_cannot_run(run: Run, arguments: list[str], says: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err


def test_judging_makes_no_record(run: Run, tmp_path: Path) -> None:
    assert run("merge", "a1", "a2")[0] == 2
    assert not (tmp_path / "record.db").exists()
