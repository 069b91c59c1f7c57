from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from legation.errors import OntologyError
from legation.ontology import leaders as table
from legation.ontology.leaders import Term

GOLD = Path(__file__).parents[3] / "shared/gold/leaders.jsonl"


@pytest.mark.parametrize(
    ("country", "title", "day", "name"),
    [
        pytest.param("DEU", "chancellor", "2010-03-01", "Angela Merkel", id="title"),
        pytest.param("USA", "leader", "2011-03-01", "Barack Obama", id="leader"),
        pytest.param("DEU", "leader", "2011-03-01", "Angela Merkel", id="leads-beside-a-president"),
        pytest.param("DEU", "head of state", "2015-03-01", "Joachim Gauck", id="head-of-state"),
        pytest.param("GBR", "head of government", "2005-03-01", "Tony Blair", id="head-of-government"),
        pytest.param("USA", "head of government", "2005-03-01", "George W. Bush", id="no-such-head-so-who-leads"),
        pytest.param("BIH", "leader", "2010-03-01", None, id="nobody-leads-alone"),
        pytest.param("USA", "president", "2009-01-15", None, id="month-of-the-change"),
        pytest.param("USA", "president", None, None, id="no-day"),
        pytest.param("USA", "president", "2031-03-01", None, id="later-than-the-table"),
        pytest.param("USA", "sultan", "2010-03-01", None, id="no-such-office"),
    ],
)
def test_holder_on(country: str, title: str, day: str | None, name: str | None) -> None:
    term = table.holder_on(country, title, day)
    assert (term.name if term else None) == name
    assert term is None or all(source.address.startswith("http") for source in term.sources)


@pytest.mark.parametrize(
    ("since", "until", "month", "holds", "covers", "over"),
    [
        pytest.param("2001-03", "2004-05", "2002-01", True, True, False, id="within"),
        pytest.param("2001-03", "2004-05", "2001-03", False, True, False, id="first-month"),
        pytest.param("2001-03", "2004-05", "2004-05", False, True, False, id="last-month"),
        pytest.param("2001-03", "2004-05", "2004-06", False, False, True, id="after"),
        pytest.param("2001", "2004", "2001-07", False, True, False, id="bare-year-of-the-beginning"),
        pytest.param("2001", "2004", "2004-07", False, True, False, id="bare-year-of-the-end"),
        pytest.param("2001", "2004", "2002-07", True, True, False, id="between-bare-years"),
        pytest.param("2001", "2004", "2005-01", False, False, True, id="after-a-bare-year"),
        pytest.param("2001-03", None, "2024-12", True, True, False, id="still-in-office"),
        pytest.param("2001-03", None, "2025-01", False, False, False, id="an-open-end-is-not-current"),
    ],
)
def test_term(since: str, until: str | None, month: str, holds: bool, covers: bool, over: bool) -> None:
    term = Term("Ana Brankov", "MLT", "president", since, until)
    assert (term.holds(month), term.covers(month), term.over(month)) == (holds, covers, over)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param({"country": "XYZ"}, "no country", id="country"),
        pytest.param({"title": "grand poobah"}, "no known title", id="title"),
        pytest.param({"since": "March 2001"}, "neither month nor year", id="date"),
        pytest.param({"since": ""}, "neither month nor year", id="no-beginning"),
        pytest.param({"until": "2000-12"}, "ends before", id="order"),
        pytest.param({"until": "2000"}, "ends before", id="order-of-years"),
    ],
)
def test_a_wrong_row_is_named(change: dict[str, str], says: str) -> None:
    row = {"name": "Ana Brankov", "country": "MLT", "title": "president", "since": "2001-03", "until": "2004"} | change
    with pytest.raises(OntologyError, match=f"Ana Brankov: .*{says}|{says}"):
        table.read_term(row, "some.tsv", False, ())


def test_nobody_leads_beside_another() -> None:
    by_country: dict[str, list[Term]] = {}
    for term in table.terms():
        if term.leads:
            by_country.setdefault(term.country, []).append(term)
    assert len(by_country) >= 60
    for found in by_country.values():
        found.sort(key=lambda term: (term.since, term.until or "9999"))
        for earlier, later in pairwise(found):
            together = earlier.name != later.name and earlier.until is not None and earlier.until[:7] > later.since
            assert earlier.until is not None, (earlier, later)
            assert not together or _months(later.since, earlier.until) <= 1, (earlier, later)


def _months(since: str, until: str) -> int:
    """Months from one date to another, bare years at their ends."""
    (year, month), (later, end) = (
        (since.split("-") if "-" in since else (since, "12")),
        (until.split("-") if "-" in until else (until, "01")),
    )
    return (int(later) - int(year)) * 12 + int(end) - int(month)


@pytest.mark.skipif(not GOLD.exists(), reason="needs ../shared/gold/leaders.jsonl")
def test_agrees_with_the_leaders_of_reign() -> None:
    """Of those who led in the middle of their term since 1990 at least 45 in 100 are answered, 90 of them rightly."""
    asked = answered = right = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["iso3"] or row["start"] < "1990" or not row["end"] or row["end"] <= row["start"][:7]:
            continue
        asked += 1
        months = _months(row["start"][:7], row["end"]) // 2 + int(row["start"][:4]) * 12 + int(row["start"][5:7]) - 1
        term = table.holder_on(row["iso3"], "leader", f"{months // 12}-{months % 12 + 1:02}-15")
        if term is not None:
            answered += 1
            right += bool(_words(row["leader"]) & _words(term.name))
    assert answered >= 0.45 * asked
    assert right >= 0.9 * answered


def _words(name: str) -> set[str]:
    from legation.ontology.phrases import split

    return {word.key for word in split(name) if len(word.key) > 1}
