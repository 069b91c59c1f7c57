"""``--utterances``, ``--histories``, ``--answers``, ``--open``; ``close`` and ``reopen``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from views_builders import article, event, plan, question, record_of, said, stance

Run = Callable[..., tuple[int, str, str]]
KOVAR, BELTRAMI = "Ana Kovar", "Tomas Beltrami"
DAY = ("2025-03-20", "2025-03-20")
SAID = said('"We will never drop the fish levy," Ana Kovar said.', KOVAR, "We will never drop the fish levy,")
ARTICLES = (
    article(
        "2025-03-01",
        SAID,
        stance("Ana Kovar backs the fish levy.", KOVAR, "for", "fish levy"),
        plan("Ana Kovar will meet Tomas Beltrami on fish.", KOVAR, BELTRAMI, window=DAY),
        question("Whether Uruguay will pay the fish levy is open.", "Will Uruguay pay the fish levy?", "Uruguay"),
    ),
    article("2025-03-09", SAID, stance("Ana Kovar opposes the fish levy.", KOVAR, "against", "fish levy")),
    article(
        "2025-03-21",
        event("Ana Kovar met Tomas Beltrami.", KOVAR, BELTRAMI, trigger="met", on=DAY),
        event("Uruguay paid the levy on fish.", "Uruguay", trigger="paid"),
    ),
)
VIEWS = [
    pytest.param(["statements", "--utterances"], id="utterances"),
    pytest.param(["plans", "--histories"], id="plans"),
    pytest.param(["positions", "--histories"], id="positions"),
    pytest.param(["positions", "--histories", "--changed"], id="changed"),
    pytest.param(["questions", "--answers"], id="answers"),
    pytest.param(["questions", "--open"], id="open"),
]


@pytest.fixture(autouse=True)
def record(tmp_path: Path) -> None:
    record_of(tmp_path / "record.db", *ARTICLES).close()


def rows(run: Run, *arguments: str) -> list[dict[str, Any]]:
    code, out, err = run(*arguments, "--format", "json")
    assert (code, err) == (0, "")
    found: list[dict[str, Any]] = json.loads(out)
    return found


@pytest.mark.parametrize("arguments", VIEWS)
def test_formats_agree(run: Run, arguments: list[str]) -> None:
    (row,) = rows(run, *arguments)
    assert json.loads(run(*arguments, "--format", "jsonl")[1]) == row
    (line,) = csv.DictReader(io.StringIO(run(*arguments, "--format", "csv")[1]))
    assert list(line) == list(row)
    table = run(*arguments)[1].splitlines()
    assert table[0].startswith("id")
    assert table[1].startswith(row["id"])


def test_every_place_can_be_found_in_its_document(run: Run) -> None:
    (said,) = rows(run, "statements", "--utterances")
    (plan,) = rows(run, "plans", "--histories")
    (position,) = rows(run, "positions", "--histories")
    (asked,) = rows(run, "questions", "--answers")
    change = position["changes"][0]
    places = [*said["places"], *plan["history"], plan["held_by"], *position["history"], *asked["answers"]]
    for place in [*places, change["before"], change["after"]]:
        text = json.loads(run("show", place["document"], "--format", "json")[1])["document"]["text"]
        assert text[slice(*place["evidence"])] == place["words"]


def test_what_the_rows_say(run: Run) -> None:
    (said,) = rows(run, "statements", "--utterances")
    assert (said["day"], said["day_to"], said["documents"]) == ("2025-03-01", "2025-03-09", 2)
    (plan,) = rows(run, "plans", "--histories", "--type", "held")
    assert (plan["status"], plan["held_by"]["document"], plan["as_of"]) == ("held", "d3", "2025-03-21")
    (position,) = rows(run, "positions", "--histories")
    assert (position["stance"], [step["stance"] for step in position["history"]]) == ("against", ["for", "against"])
    assert "CHANGED 2025-03-09 against" in run("positions", "--histories")[1]
    (asked,) = rows(run, "questions", "--answers")
    (answer,) = asked["answers"]
    assert (answer["shared_words"], answer["shared_actors"]) == (["pay", "fish", "levy"], ["Uruguay"])
    assert "pay, fish, levy; Uruguay" in run("questions", "--answers")[1]


def test_a_filter_leaves_whole_rows_or_none(run: Run) -> None:
    assert rows(run, "statements", "--utterances", "--since", "2025-03-08") == rows(run, "statements", "--utterances")
    assert rows(run, "plans", "--histories", "--actor", "Solvang") == []


def test_a_cut_listing_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "two.db"
    record_of(path, *ARTICLES, article("2025-03-22", said('"No," Ana Kovar said.', KOVAR, "No,"))).close()
    _, out, err = run("statements", "--utterances", "--limit", "1", "--format", "jsonl", "--record", str(path))
    assert len(out.splitlines()) == 1
    assert "more than 1 statements" in err


def test_close_and_reopen(run: Run) -> None:
    (asked,) = rows(run, "questions", "--answers")
    answer = asked["answers"][0]["id"]
    assert asked["closed_by"] is None
    code, out, _ = run("close", asked["id"], "--by", answer, "--note", "on 21 March")
    assert (code, out) == (0, f"{asked['id']} closed by {answer}\n")
    (closed,) = rows(run, "questions")
    assert (closed["closed_by"], closed["closed_note"], bool(closed["closed_at"])) == (answer, "on 21 March", True)
    assert rows(run, "questions", "--open") == []
    assert "STILL OPEN" not in run("brief")[1]
    assert run("reopen", asked["id"])[0] == 0
    assert rows(run, "questions", "--open") != []
    assert "STILL OPEN" in run("brief")[1]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["positions", "--changed"], "--histories --changed", id="changed-alone"),
        pytest.param(["plans", "--histories", "--type", "missed"], "open, window past", id="no-such-status"),
        pytest.param(["plans", "--histories", "--factuality", "actual"], "factuality", id="no-such-filter"),
        pytest.param(["close", "q0123456789abcdef"], "--by", id="closed-by-nothing"),
        pytest.param(["close", "q0123456789abcdef", "--by", "e0123456789abcdef"], "q0123456789abcdef", id="unknown"),
        pytest.param(["reopen", "q0123456789abcdef"], "not closed", id="not-closed"),
        pytest.param(
            ["close", "q0123456789abcdef", "--by", "e0", "--record", "/nowhere/r.db"], "no record", id="no-file"
        ),
    ],
)
def test_what_cannot_be_done(run: Run, arguments: list[str], says: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err
