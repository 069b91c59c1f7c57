from __future__ import annotations

from itertools import pairwise

import pytest

from legation.ontology import leaders as table


@pytest.mark.parametrize(
    ("name", "day", "sectors"),
    [
        pytest.param("Angela Merkel", "2010-03-01", ("GOV",), id="in-office"),
        pytest.param("Merkel", "2023-03-01", ("ELI",), id="after"),
        pytest.param("Angela Merkel", "1999-03-01", (), id="before"),
        pytest.param("Angela Merkel", None, ("ELI",), id="no-day"),
        pytest.param("Emmanuel Macron", "2031-01-01", (), id="later-than-the-table"),
    ],
)
def test_sectors_on(name: str, day: str | None, sectors: tuple[str, ...]) -> None:
    person = table.leaders().get(name)
    assert person is not None and table.sectors_on(person, day) == sectors


@pytest.mark.parametrize(
    ("country", "title", "day", "name"),
    [
        pytest.param("DEU", "chancellor", "2010-03-01", "Angela Merkel", id="title"),
        pytest.param("USA", "leader", "2011-03-01", "Barack Obama", id="leader"),
        pytest.param("RUS", "leader", "2010-03-01", None, id="two-of-them"),
        pytest.param("USA", "president", "2009-01-15", None, id="month-of-the-change"),
        pytest.param("USA", "president", None, None, id="no-day"),
        pytest.param("NRU", "president", "2010-03-01", None, id="not-in-the-table"),
    ],
)
def test_holder_on(country: str, title: str, day: str | None, name: str | None) -> None:
    assert table.holder_on(country, title, day) == name


def test_no_two_hold_an_office_at_once() -> None:
    by_office: dict[tuple[str, str], list[table.Term]] = {}
    for term in table.terms():
        by_office.setdefault((term.country, term.title), []).append(term)
    for found in by_office.values():
        found.sort(key=lambda term: term.since)
        for earlier, later in pairwise(found):
            assert earlier.until is not None and earlier.until <= later.since, (earlier, later)
