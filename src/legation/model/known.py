"""What is known of actors and offices from outside a document: what a register answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from legation.model.actors import ActorKind

# Who says so, the most trusted first: a person's correction, the texts of the record, an imported authority file.
Rank = Literal["correction", "text", "authority"]
RANKS: tuple[Rank, ...] = ("correction", "text", "authority")
# ``seen`` of a role that its source defines as having no end (``[USAGOV >20090120]``).
ENDLESS = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or something known by a name. What is None or empty is not known.

    ``name`` is the usual name, ``source`` says where this stands ("peps.ftm.json NK-17 (us_pep)").
    """

    name: str
    rank: Rank
    source: str
    kind: ActorKind | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Holding:
    """An office held over time; ``title`` is None for a role that has none (an official of a country).

    ``of`` is the name of the country, region or body. ``since`` and ``until`` are days or their beginnings
    (``2024-10``) as the source states them, both included. ``seen`` is the last day for which the source vouches where
    it states no end.
    """

    holder: str
    title: str | None
    of: str | None
    country: str | None
    sectors: tuple[str, ...]
    since: str | None
    until: str | None
    seen: str | None
    rank: Rank
    source: str

    def holds(self, day: str) -> bool:
        """Surely held on the day? An end that is not known is no "still": the source vouches for the days it names."""
        first, last = self.vouched()
        return first is not None and last is not None and first <= day <= last

    def vouched(self) -> tuple[str | None, str | None]:
        """First and last day that are sure; None where no day is."""
        begun = _last_day(self.since)
        if self.until is not None:
            end: str | None = _first_day(self.until)
        else:
            end = self.seen or (self.since if self.since and len(self.since) == len(ENDLESS) else None)
        return begun or end, end


def _first_day(partial: str) -> str:
    return partial + "-01-01"[max(0, len(partial) - 4) :]


def _last_day(partial: str | None) -> str | None:
    """For comparing only: the last day of 2024-06 is 2024-06-31."""
    return partial + "-12-31"[max(0, len(partial) - 4) :] if partial else None
