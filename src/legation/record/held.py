"""Offices that texts state, as intervals: from the first day on which a holder is named to the last.

A text vouches for its own day. Two statements about one holder are joined where at most a year lies between them and no
text in between names another holder, or says that this one is out of office.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from legation.model.known import Holding
from legation.record.keys import form

# Longer than that, somebody may have left office and come back.
_MOST_DAYS_BETWEEN = 366


class Stated(NamedTuple):
    """One statement: the days that its text vouches for, the holder, and whether the text says that it is over."""

    first: str
    last: str
    holder: str
    over: bool
    document: str


class HeldOffice(NamedTuple):
    """Which office the statements are about."""

    title: str
    of: str
    country: str | None


def holdings(office: HeldOffice, stated: Iterable[Stated]) -> tuple[Holding, ...]:
    """The intervals, by their first day."""
    found: list[list[Stated]] = []
    for statement in sorted(stated):
        last = found[-1] if found else []
        if last and _goes_on(last[-1], statement):
            last.append(statement)
        elif not statement.over:
            found.append([statement])
        elif last and _same(last[-1].holder, statement.holder):
            found.append([])  # out of office: what comes after begins anew
    return tuple(_holding(office, interval) for interval in found if interval)


def _goes_on(before: Stated, after: Stated) -> bool:
    days = (_day(after.first) - _day(before.last)).days
    return not after.over and days <= _MOST_DAYS_BETWEEN and _same(before.holder, after.holder)


def _same(one: str, other: str) -> bool:
    """Is one name part of the other ("Ota", "Kenji Ota")?"""
    first, second = set(form(one).split()), set(form(other).split())
    return first <= second or second <= first


def _holding(office: HeldOffice, interval: list[Stated]) -> Holding:
    first, last = interval[0], max(interval, key=lambda s: s.last)
    holder = max((s.holder for s in interval), key=len)
    documents = dict.fromkeys((first.document, last.document))
    return Holding(
        holder, office.title, office.of, office.country, (), first.first, None, last.last, "text",
        " and ".join(documents),
    )  # fmt: skip


def _day(partial: str) -> date:
    year, month, day = (int(part) for part in (partial[:10] + "-01-01"[len(partial[:10]) - 4 :]).split("-"))
    return date(year, month, min(day, 28) if month == 2 else min(day, 30))
