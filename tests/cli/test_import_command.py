"""import, and resolve over a record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
WORDS = ("resolve", "the Uruguayan foreign minister", "--on")


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "actors.txt"
    path.write_text("AYA_MORI_\n\t[JPNGOV >20090120]\nREN_ITO [JPNGOV 2009-]\nEMI_ABE [JPNLEG]\n")
    return path


def test_import_reports(run: Run, people: Path) -> None:
    code, out, err = run("import", str(people))
    assert (code, out) == (1, "")
    assert "actors.txt:3: '2009-' are no days" in err
    assert "actors.txt (petrarch): 4 read, 2 kept with 2 names and 1 offices, 2 skipped (bad-code 1, no-code 1)" in err
    assert run("import", str(people))[2].endswith("; unchanged\n")
    answer = json.loads(run("resolve", "Aya Mori", "--on", "2024-12-25")[1])
    assert (answer["country"], answer["sectors"], answer["since"]) == ("JPN", ["GOV"], None)


def test_a_file_that_fails_does_not_stop_the_others(run: Run, people: Path, tmp_path: Path) -> None:
    people.write_text("AYA_MORI [JPNGOV]\n")
    code, _, err = run("import", str(tmp_path / "none.jsonl"), str(people))
    assert code == 1
    assert "no such file" in err and "1 kept" in err
    assert run("import", str(people), "--format", "ftm")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param([], "nothing to import", id="nothing"),
        pytest.param(["list.jsonl", "--format", "csv"], "csv", id="no-such-format"),
    ],
)
def test_what_cannot_run(run: Run, arguments: list[str], says: str) -> None:
    code, out, err = run("import", *arguments)
    assert (code, out) == (2, "")
    assert says in err


@pytest.mark.usefixtures("record_path")
def test_resolve_asks_the_record(run: Run) -> None:
    answer = json.loads(run("resolve", "the Slovenian foreign minister", "--on", "2025-03-04")[1])
    assert (answer["name"], answer["kind"], answer["since"], answer["until"]) == (
        "Ana Kovar", "person", "2025-03-04", "2025-03-04",
    )  # fmt: skip
    assert "doc1" in answer["why"]
    later = json.loads(run("resolve", "the Slovenian foreign minister", "--on", "2025-04-04")[1])
    assert (later["kind"], later["since"]) == (None, None)
    assert "last known: Ana Kovar on 2025-03-04" in later["why"]
    assert json.loads(run(*WORDS, "2025-03-04")[1])["kind"] is None


@pytest.mark.usefixtures("record_path")
def test_corrections_outrank_texts(run: Run, tmp_path: Path) -> None:
    fix = tmp_path / "fix.yml"
    fix.write_text(
        "actors: [{name: Eva Lenc, offices: [{title: foreign minister, of: Slovenia, since: 2025-03-01, until: open}]}]"
    )
    assert run("import", "--corrections", str(fix))[0] == 0
    answer = json.loads(run("resolve", "the Slovenian foreign minister", "--on", "2025-03-04")[1])
    assert (answer["name"], answer["since"], answer["until"]) == ("Eva Lenc", "2025-03-01", None)


def test_resolve_needs_no_record_unless_one_is_named(run: Run, tmp_path: Path) -> None:
    assert run(*WORDS, "2025-03-04")[0] == 0
    code, _, err = run(*WORDS, "2025-03-04", "--record", str(tmp_path / "none.db"))
    assert (code, "no record" in err) == (2, True)
