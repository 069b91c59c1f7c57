#!/usr/bin/env python3
"""Do scores mean what they say? Bins the scores of ``relate`` on the gold pairs and draws docs/reliability.svg.

    python scripts/reliability.py             # prints the bins and the expected calibration error, writes the picture

The gold pairs are not part of this repository: they are looked for in ../shared beside it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.extraction.relating import RelateRequest, relate
from legation.model.spans import Span

ROOT = Path(__file__).resolve().parent.parent
BINS = 10
SIDE = 320
EDGE = 40
# CONCEDE and RETREAT are one category in this gold set.
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True, slots=True)
class Bin:
    """Scores of one tenth of the scale: how many, their mean, the share that is right."""

    count: int
    score: float
    right: float


def main() -> int:
    """Exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--picture", type=Path, default=ROOT / "docs/reliability.svg")
    given = parser.parse_args()
    gold = given.shared / "gold/plover_pairs.jsonl"
    if not gold.exists():
        print(f"skipped, {gold} is absent")
        return 0
    with gold.open(encoding="utf-8") as lines:
        scored = [pair for line in lines if (pair := answered(json.loads(line))) is not None]
    bins = binned(scored)
    for one in bins:
        print(f"{one.count:5} pairs, mean score {one.score:.3f}, right {one.right:.3f}")
    print(f"expected calibration error {calibration_error(bins):.3f} over {len(scored)} pairs")
    given.picture.write_text("\n".join(drawn(bins)) + "\n", encoding="utf-8")
    return 0


def answered(row: dict[str, Any]) -> tuple[float, bool] | None:
    """The score of the answer to a row, and whether its type is right."""
    sides = [tuple(Span(*span) for span in row[side]["spans"]) for side in ("source", "target")]
    if not all(sides):
        return None
    answer = relate(RelateRequest(row["id"], row["text"], sides[0], sides[1]))
    return answer.score, MERGED.get(answer.type, answer.type) == row["type"]


def binned(scored: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Ten bins of equal width, empty ones left out."""
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, right in scored:
        rows[min(int(score * BINS), BINS - 1)].append((score, right))
    return [Bin(len(row), sum(s for s, _ in row) / len(row), sum(r for _, r in row) / len(row)) for row in rows if row]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Mean distance of score and share right, weighted by how many (Naeini, Cooper and Hauskrecht 2015)."""
    return sum(one.count * abs(one.score - one.right) for one in bins) / sum(one.count for one in bins)


def drawn(bins: Sequence[Bin]) -> Iterator[str]:
    """The reliability plot as SVG: a dot a bin, its area by its count; on the diagonal scores mean what they say."""
    whole = SIDE + 2 * EDGE
    shape = f'viewBox="0 0 {whole} {whole}" font-family="sans-serif" font-size="11"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {shape}>'
    yield f'<rect width="{whole}" height="{whole}" fill="white"/>'
    yield f'<path d="M{EDGE} {EDGE}V{EDGE + SIDE}H{EDGE + SIDE}" fill="none" stroke="#444"/>'
    yield f'<path d="M{EDGE} {EDGE + SIDE}L{EDGE + SIDE} {EDGE}" stroke="#bbb" stroke-dasharray="4 3"/>'
    for tenth in range(0, 11, 2):
        at = EDGE + SIDE * tenth / 10
        yield f'<text x="{at:g}" y="{EDGE + SIDE + 16}" text-anchor="middle">{tenth / 10:g}</text>'
        yield f'<text x="{EDGE - 8}" y="{whole - at + 4:g}" text-anchor="end">{tenth / 10:g}</text>'
    largest = max(one.count for one in bins)
    for one in bins:
        x, y = EDGE + SIDE * one.score, EDGE + SIDE * (1 - one.right)
        radius = 3 + 11 * (one.count / largest) ** 0.5
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#2b6ca3" fill-opacity="0.65"/>'
    yield f'<text x="{whole / 2:g}" y="{whole - 6}" text-anchor="middle">score</text>'
    yield f'<text x="{EDGE}" y="{EDGE - 14}">share of pairs whose type is right</text>'
    yield "</svg>"


if __name__ == "__main__":
    raise SystemExit(main())
