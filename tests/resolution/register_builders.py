"""A register made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from legation.model.known import Holding, Known, Rank
from legation.record.keys import form


@dataclass(frozen=True)
class ListedRegister:
    """Known names and holdings as they are listed; further names of an entry are under ``also``."""

    entries: tuple[Known, ...] = ()
    holdings: tuple[Holding, ...] = ()
    also: dict[str, str] = field(default_factory=dict)
    version: str = "test"

    def known(self, name: str) -> tuple[Known, ...]:
        asked = form(self.also.get(name, name))
        return tuple(entry for entry in self.entries if form(entry.name) == asked)

    def holders(self, title: str, of: Sequence[str]) -> tuple[Holding, ...]:
        return tuple(h for h in self.holdings if h.title == title and h.of in of)

    def offices(self, name: str) -> tuple[Holding, ...]:
        asked = form(self.also.get(name, name))
        return tuple(h for h in self.holdings if form(h.holder) == asked)


def held(holder: str, since: str | None = None, until: str | None = None, **changes: Any) -> Holding:
    """Prime minister of Japan, in an authority file, unless said otherwise."""
    parts: dict[str, Any] = {
        "title": "prime minister", "of": "Japan", "country": "JPN", "sectors": ("GOV",), "seen": None,
        "rank": "authority", "source": "list.jsonl 1",
    }  # fmt: skip
    return Holding(holder=holder, since=since, until=until, **{**parts, **changes})


def known(name: str, rank: Rank = "authority", **changes: Any) -> Known:
    return Known(name, rank, changes.pop("source", "list.jsonl 1"), **changes)
