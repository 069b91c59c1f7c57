"""What the views across documents have in common: which findings a filter leaves, in which order days go, citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

from legation.record.base import Lookup
from legation.record.rows import Filter, FindingKind, Row

ALL = Filter()
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows a filter leaves, whatever its limit: ``ids`` is None where it leaves all."""

    ids: frozenset[str] | None

    def leaves(self, rows: Sequence[Row]) -> bool:
        """Is one of the rows left?"""
        return self.ids is None or any(row.id in self.ids for row in rows)


def asked(lookup: Lookup, kind: FindingKind, where: Filter) -> Asked:
    """What the filter leaves of one kind. Raises UsageError where it asks what the kind cannot answer."""
    whole = replace(where, limit=None, offset=0)
    return Asked(None if whole == ALL else frozenset(row.id for row in lookup.list(kind, whole)))


def page(found: Sequence[_T], where: Filter) -> tuple[_T, ...]:
    """As many as the filter's limit, after its offset."""
    end = None if where.limit is None else where.offset + where.limit
    return tuple(found[where.offset : end])


def day_of(row: Row) -> str | None:
    """The day of publication, None where it is not known."""
    return row.published[:10] if row.published else None


def in_order(rows: Sequence[Row]) -> list[Row]:
    """The rows from the oldest publication to the newest, within a document in the order of the text; undated last."""
    return sorted(rows, key=lambda row: (row.published is None, row.published or "", row.document, row.start))


@lru_cache(maxsize=65_536)
def days_apart(one: str | None, other: str | None) -> int | None:
    """How many days lie between two ISO days, None where one is not known."""
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days)
    except ValueError:
        return None
