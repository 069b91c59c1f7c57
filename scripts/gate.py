#!/usr/bin/env python3
"""The gate: small fixed samples of the gold sets, scored and held against the floors pinned in tests/gold/floors.json.

    gate.py check                                   # exit 1 when a figure is below its floor
    gate.py raise                                   # pin what is reached now wherever it is higher
    gate.py raise --lower --reason "why"            # pin lower ones too; the reason is kept in the file

The gold sets are not part of this repository: they are looked for in ../shared beside it, and where they are absent the
gate says "skipped" and exits 0. A floor lies SLACK under the figure it was pinned from, since another machine's
arithmetic may turn a parse. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SLACK = 0.005
AT_ONCE = 2
Figures = dict[str, float]


class GateError(Exception):
    """The gate could not measure."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Where the gold sets and the floors lie, and how Legation is started."""

    shared: Path
    floors: Path
    legation: str

    def absent(self) -> str | None:
        """What is missing of the gold sets, or None."""
        needed = [self.shared / "tools/score.py", self.shared / "gold"]
        return next((str(path) for path in needed if not path.exists()), None)

    def read(self) -> dict[str, Any]:
        """The floors file."""
        found: dict[str, Any] = json.loads(self.floors.read_text(encoding="utf-8"))
        return found

    def write(self, pinned: dict[str, Any]) -> None:
        """The floors file, written anew."""
        self.floors.write_text(json.dumps(pinned, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

    def measure(self, pinned: dict[str, Any]) -> dict[str, Figures]:
        """The figures of every sample, by the sample's name."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            sets = {name: pool.submit(self.score, name, entry) for name, entry in pinned["sets"].items()}
            facts = {name: pool.submit(self.facts, name, entry) for name, entry in pinned["facts"].items()}
            return {name: waiting.result() for name, waiting in (sets | facts).items()}

    def score(self, name: str, entry: dict[str, Any]) -> Figures:
        """The pinned figures of a gold set."""
        command = [sys.executable, str(self.shared / "tools/score.py"), name, "--legation", self.legation]
        done = run([*command, "--limit", str(entry["limit"])] if entry.get("limit") else command)
        if done.returncode:
            raise GateError(f"{name}: score.py: exit {done.returncode}\n{done.stderr[-2000:]}")
        answer = json.loads(done.stdout.strip().splitlines()[-1])
        missing = entry["floors"].keys() - answer.keys()
        if missing:
            raise GateError(f"{name}: score.py gives no {', '.join(sorted(missing))}")
        return {figure: float(answer[figure]) for figure in entry["floors"]}

    def facts(self, name: str, entry: dict[str, Any]) -> Figures:
        """How many facts of an article are held, and how many things are found that must not be."""
        article = self.shared / "articles" / name
        with tempfile.TemporaryDirectory() as folder:
            reading = Path(folder) / "reading.json"
            options = ["--published", entry["published"], "--format", "json"]
            coded = run([*shlex.split(self.legation), "code", f"{article}.txt", *options])
            if coded.returncode:
                raise GateError(f"{name}: legation code: exit {coded.returncode}\n{coded.stderr[-2000:]}")
            reading.write_text(coded.stdout, encoding="utf-8")
            checker = str(self.shared / "tools/check_facts.py")
            done = run([sys.executable, checker, str(reading), f"{article}.facts.json"])
        totals = re.search(r"(\d+)/\d+ facts held .*?(\d+) wrong", done.stdout)
        if totals is None:
            raise GateError(f"{name}: check_facts.py: exit {done.returncode}\n{done.stderr[-2000:]}")
        return {"held": float(totals[1]), "not_wrong": 0.0 - float(totals[2])}


def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """The command, run to its end."""
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def entries(pinned: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """All samples by name."""
    return {**pinned["sets"], **pinned["facts"]}


def below(pinned: dict[str, Any], measured: dict[str, Figures]) -> list[str]:
    """One line for each figure under its floor."""
    return [
        f"{name} {figure}: {measured[name][figure]:g} is below {floor:g}"
        for name, entry in entries(pinned).items()
        for figure, floor in entry["floors"].items()
        if floor is not None and measured[name][figure] < floor
    ]


def shown(floor: float | None) -> str:
    """A floor as words."""
    return "none" if floor is None else f"{floor:g}"


def floor_for(figure: float, *, count: bool) -> float:
    """Counts are pinned as they are; shares SLACK lower, cut to three decimals."""
    return figure if count else max(0.0, math.floor((figure - SLACK) * 1000) / 1000)


def pin(pinned: dict[str, Any], measured: dict[str, Figures], reason: str | None) -> list[str]:
    """Set the floors in place: higher ones always, lower ones only with a reason. One line for each change."""
    changes = []
    for name, entry in entries(pinned).items():
        for figure, old in entry["floors"].items():
            new = floor_for(measured[name][figure], count=name in pinned["facts"])
            lowers = old is not None and new < old
            if new == old or (lowers and reason is None):
                continue
            if lowers:
                pinned["lowered"].append({"figure": f"{name} {figure}", "from": old, "to": new, "reason": reason})
            entry["floors"][figure] = new
            changes.append(f"{name} {figure}: {shown(old)} -> {shown(new)}")
    return changes


def check(gate: Gate) -> int:
    """Hold the figures against the floors."""
    pinned = gate.read()
    measured = gate.measure(pinned)
    for name, entry in entries(pinned).items():
        for figure, floor in entry["floors"].items():
            print(f"{name:14} {figure:20} {measured[name][figure]:8g}  floor {shown(floor)}")
    failures = below(pinned, measured)
    print("\n".join(["gate: failed", *failures]) if failures else "gate: passed")
    return 1 if failures else 0


def repin(gate: Gate, reason: str | None) -> int:
    """Pin new floors."""
    pinned = gate.read()
    measured = gate.measure(pinned)
    changes = pin(pinned, measured, reason)
    if changes:
        gate.write(pinned)
    print("\n".join(changes) if changes else "gate: nothing to raise")
    failures = below(pinned, measured)
    if failures:
        print("\n".join(["gate: left as they are (lowering asks for --lower --reason):", *failures]))
    return 1 if failures else 0


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """The command line, checked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["check", "raise"])
    parser.add_argument("--lower", action="store_true", help="with raise: pin lower floors too")
    parser.add_argument("--reason", help="why a floor may be lower")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with gold, tools, articles")
    parser.add_argument("--floors", type=Path, default=ROOT / "tests/gold/floors.json")
    parser.add_argument("--legation", default=f"{shlex.quote(sys.executable)} -m legation", help="the command to run")
    args = parser.parse_args(given)
    if args.lower != bool((args.reason or "").strip()):
        parser.error("--lower and --reason go together")
    if args.lower and args.what != "raise":
        parser.error("--lower is for raise")
    return args


def main(given: Sequence[str] | None = None) -> int:
    """Exit code: 0 held, pinned or skipped; 1 below a floor; 2 could not measure."""
    args = arguments(given)
    gate = Gate(args.shared, args.floors, args.legation)
    if missing := gate.absent():
        print(f"gate: skipped, {missing} is absent")
        return 0
    try:
        return check(gate) if args.what == "check" else repin(gate, args.reason)
    except GateError as error:
        print(f"gate: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
