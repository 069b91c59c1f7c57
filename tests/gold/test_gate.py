"""The gate's own tests: a scorer and a checker that give what a file tells them to."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

SCORER = """
import json, pathlib, sys
figures = json.loads((pathlib.Path(__file__).parent / "figures.json").read_text())
answer = figures.get(sys.argv[1])
if answer is None:
    sys.exit("no such set")
print("a line to be passed over")
print(json.dumps({"set": sys.argv[1], "arguments": sys.argv[2:], **answer}))
"""
CHECKER = """
import json, pathlib, sys
held, wrong = json.loads((pathlib.Path(__file__).parent / "figures.json").read_text())["facts"]
json.load(open(sys.argv[1]))
print(f"a.txt: {held}/10 facts held (70%), {wrong} wrong")
sys.exit(1)
"""
FLOORS: dict[str, Any] = {
    "sets": {"alpha": {"limit": 5, "floors": {"f1": 0.5, "recall": None}}},
    "facts": {"a": {"published": "2024-12-25", "floors": {"held": 7, "not_wrong": 0}}},
    "lowered": [],
}


def _load_gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", ROOT / "scripts/gate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gate"] = module
    spec.loader.exec_module(module)
    return module


gate = _load_gate()


class Shared:
    """A folder like ../shared, its figures set by the test."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.floors = folder / "shared", folder / "floors.json"
        for name in ("tools", "gold", "articles"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "tools/score.py").write_text(SCORER)
        (self.folder / "tools/check_facts.py").write_text(CHECKER)
        (self.folder / "articles/a.txt").write_text("Text.")
        self.coder = folder / "coder.py"
        self.coder.write_text("print('{}')")
        self.floors.write_text(json.dumps(FLOORS))

    def figures(self, f1: float = 0.6, recall: float = 0.4, held: int = 7, wrong: int = 0) -> None:
        figures = {"alpha": {"f1": f1, "recall": recall}, "facts": [held, wrong]}
        (self.folder / "tools/figures.json").write_text(json.dumps(figures))

    def run(self, *arguments: str) -> int:
        places = ["--shared", str(self.folder), "--floors", str(self.floors)]
        code: int = gate.main([*arguments, *places, "--legation", f"{sys.executable} {self.coder}"])
        return code

    def pinned(self) -> Any:
        return json.loads(self.floors.read_text())


@pytest.fixture
def shared(tmp_path: Path) -> Shared:
    return Shared(tmp_path)


@pytest.mark.parametrize(
    ("figures", "code", "says"),
    [
        pytest.param({}, 0, "gate: passed", id="above"),
        pytest.param({"f1": 0.5}, 0, "gate: passed", id="on-the-floor"),
        pytest.param({"f1": 0.499}, 1, "alpha f1: 0.499 is below 0.5", id="below"),
        pytest.param({"recall": 0.0}, 0, "gate: passed", id="no-floor-yet"),
        pytest.param({"held": 6}, 1, "a held: 6 is below 7", id="a-fact-lost"),
        pytest.param({"wrong": 1}, 1, "a not_wrong: -1 is below 0", id="one-wrong"),
    ],
)
def test_check(
    shared: Shared, capsys: pytest.CaptureFixture[str], figures: dict[str, float], code: int, says: str
) -> None:
    shared.figures(**figures)  # type: ignore[arg-type]
    assert shared.run("check") == code
    assert says in capsys.readouterr().out
    assert shared.pinned() == FLOORS


def test_raise_pins_higher_floors_with_slack(shared: Shared) -> None:
    shared.figures(f1=0.6789, recall=0.31, held=9)
    assert shared.run("raise") == 0
    pinned = shared.pinned()
    assert pinned["sets"]["alpha"]["floors"] == {"f1": 0.673, "recall": 0.305}
    assert pinned["facts"]["a"]["floors"] == {"held": 9, "not_wrong": 0}
    assert shared.run("check") == 0


def test_raise_twice_changes_nothing(shared: Shared, capsys: pytest.CaptureFixture[str]) -> None:
    shared.figures()
    shared.run("raise")
    first = shared.floors.read_text()
    capsys.readouterr()
    assert shared.run("raise") == 0
    assert capsys.readouterr().out == "gate: nothing to raise\n"
    assert shared.floors.read_text() == first


def test_raise_does_not_lower(shared: Shared, capsys: pytest.CaptureFixture[str]) -> None:
    shared.figures(f1=0.3, held=9)
    assert shared.run("raise") == 1
    assert "alpha f1: 0.3 is below 0.5" in capsys.readouterr().out
    assert shared.pinned()["sets"]["alpha"]["floors"]["f1"] == 0.5
    assert shared.pinned()["facts"]["a"]["floors"]["held"] == 9


def test_lowering_keeps_the_reason(shared: Shared) -> None:
    shared.figures(f1=0.3)
    assert shared.run("raise", "--lower", "--reason", "the set was corrected") == 0
    assert shared.pinned()["lowered"] == [
        {"figure": "alpha f1", "from": 0.5, "to": 0.295, "reason": "the set was corrected"}
    ]
    assert shared.run("check") == 0


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["raise", "--lower"], id="no-reason"),
        pytest.param(["raise", "--lower", "--reason", "  "], id="empty-reason"),
        pytest.param(["raise", "--reason", "why"], id="reason-alone"),
        pytest.param(["check", "--lower", "--reason", "why"], id="check-lowers-nothing"),
        pytest.param(["forget"], id="unknown"),
    ],
)
def test_wrong_usage(shared: Shared, arguments: list[str]) -> None:
    shared.figures()
    with pytest.raises(SystemExit) as stop:
        shared.run(*arguments)
    assert stop.value.code == 2
    assert shared.pinned() == FLOORS


def test_skipped_where_the_gold_sets_are_absent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["check", "--shared", str(tmp_path / "nowhere")]) == 0
    assert capsys.readouterr().out.startswith("gate: skipped")


@pytest.mark.parametrize("broken", ["scorer", "figure", "coder", "checker"])
def test_what_cannot_be_measured_is_no_pass(shared: Shared, capsys: pytest.CaptureFixture[str], broken: str) -> None:
    shared.figures()
    if broken == "scorer":
        (shared.folder / "tools/score.py").write_text("raise SystemExit('broken')")
    if broken == "figure":
        (shared.folder / "tools/figures.json").write_text(json.dumps({"alpha": {"f1": 1}, "facts": [7, 0]}))
    if broken == "coder":
        shared.coder.write_text("raise SystemExit('broken')")
    if broken == "checker":
        (shared.folder / "tools/check_facts.py").write_text("raise SystemExit('broken')")
    assert shared.run("check") == 2
    assert capsys.readouterr().err.startswith("gate: a")


def test_the_floors_file_is_whole() -> None:
    pinned = json.loads((ROOT / "tests/gold/floors.json").read_text(encoding="utf-8"))
    assert set(pinned) == {"sets", "facts", "lowered"}
    for entry in gate.entries(pinned).values():
        assert entry["floors"]
        assert all(floor is None or isinstance(floor, int | float) for floor in entry["floors"].values())
    assert all(lowered["reason"].strip() for lowered in pinned["lowered"])
