"""The parts of the time room: calendar, numbers, vocabulary, notation; and what must hold of any text."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.annotation.pipeline import parse
from legation.annotation.times import find_times
from legation.annotation.times.days import (
    UNITS,
    Unit,
    add_months,
    as_unit,
    easter,
    edge_of,
    holiday,
    interval_of,
    part_of,
    reach,
    season_at,
    shift,
    value_at,
)
from legation.annotation.times.lexer import whole_number
from legation.annotation.times.patterns import Grammar, Rule
from legation.annotation.times.quantities import Amount
from legation.annotation.times.vocabulary import build, vocabulary
from legation.errors import OntologyError
from legation.model.documents import Document, Paragraph
from legation.model.spans import Span

DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))


@given(DAYS, st.sampled_from(UNITS))
def test_a_value_covers_the_day_it_was_made_from(day: date, unit: Unit) -> None:
    interval = interval_of(value_at(day, unit))
    assert interval is not None
    assert interval.start <= day <= interval.end


@given(DAYS)
def test_a_season_covers_its_day(day: date) -> None:
    interval = interval_of(season_at(day))
    assert interval is not None
    assert interval.start <= day <= interval.end


@given(DAYS, st.sampled_from(["W", "M", "Q", "Y", "DE"]), st.sampled_from(["START", "MID", "END"]))
def test_parts_lie_inside(day: date, code: str, part: str) -> None:
    interval = interval_of(value_at(day, as_unit(code)))
    assert interval is not None
    for narrow in (part_of(interval, part), edge_of(interval, part)):
        assert interval.start <= narrow.start <= narrow.end <= interval.end


@given(DAYS, st.integers(-500, 500))
def test_months_there_and_back(day: date, count: int) -> None:
    assert add_months(add_months(day.replace(day=1), count), -count) == day.replace(day=1)
    assert shift(shift(day, "W", count), "W", -count) == day


@given(DAYS, st.sampled_from(UNITS), st.integers(-40, 40))
def test_reach_holds_its_day(day: date, unit: Unit, count: int) -> None:
    interval = reach(day, unit, count)
    assert interval is None or interval.start <= day <= interval.end


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("2020-W53-WE", "2021-01-02", "2021-01-03"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-WI", "2023-12-01", "2024-02-29"),
        ("2024-SU", "2024-06-01", "2024-08-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2024-12-25TMO", "2024-12-25", "2024-12-25"),
    ],
)
def test_intervals(value: str, start: str, end: str) -> None:
    interval = interval_of(value)
    assert interval is not None
    assert (interval.start.isoformat(), interval.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "value", ["P3D", "XXXX-WXX-2", "PAST_REF", "2023-02-29", "2024-W54", "2024-00", "2024-13", "0000", ""]
)
def test_no_interval(value: str) -> None:
    assert interval_of(value) is None


@pytest.mark.parametrize(
    ("year", "day"),
    [(1999, "1999-04-04"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25")],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@given(st.integers(1600, 2400))
def test_easter_is_a_spring_sunday(year: int) -> None:
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_holidays_by_weekday() -> None:
    assert holiday({"month": 11, "weekday": 4, "after": 22}, 2024) == date(2024, 11, 28)
    assert holiday({"easter": -2}, 2025) == date(2025, 4, 18)


@pytest.mark.parametrize(
    ("run", "number"),
    [
        ([20, 4], 24),
        ([2, 100], 200),
        ([100, 30], 130),
        ([2, 1000], 2000),
        ([19, 90, 6], 1996),
        ([19, 80, 4], 1984),
        ([3, 1000, 4, 100], 3400),
        ([1, 2], None),
        ([20, 30], None),
    ],
    ids=str,
)
def test_number_words(run: list[int], number: int | None) -> None:
    assert whole_number(run) == number


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (2.5, "Y", "P2Y6M"),
        (1.5, "TM", "PT1M30S"),
        (0.5, "TH", "PT30M"),
        (2, "DE", "P20Y"),
        (None, "DE", "PXDE"),
        (None, "TM", "PTXM"),
        (1, "W2", "P2W"),
        (3, "Q", "P3Q"),
    ],
)
def test_amounts(count: float | None, unit: str, value: str) -> None:
    assert Amount(count, unit, None).value == value


def _data() -> dict[str, Any]:
    text = files("legation.annotation.times").joinpath("vocabulary.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def _broken(path: tuple[str, ...], value: object) -> dict[str, Any]:
    data = deepcopy(_data())
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "names"),
    [
        (("classes", "MONTH"), "january", "MONTH"),
        (("classes", "AGO"), ["Ago"], "Ago"),
        (("classes", "HOLIDAY", "easter"), {"moon": 1}, "easter"),
        (("classes", "ERA", "cold war"), [1947], "cold war"),
        (("numbers", "one"), "1", "one"),
        (("numbers", "may"), 5, "may"),
    ],
    ids=lambda v: str(v)[:40],
)
def test_broken_vocabulary_names_the_entry(path: tuple[str, ...], value: object, names: str) -> None:
    with pytest.raises(OntologyError, match=names):
        build(_broken(path, value))


def test_missing_part_of_the_vocabulary() -> None:
    data = _data()
    del data["cues"]
    with pytest.raises(OntologyError, match="cues"):
        build(data)


def test_every_code_is_of_some_class() -> None:
    words = vocabulary()
    known = set("".join(words.classes.values()))
    assert {entry.code for entry in words.words.values()} <= known


def test_a_rule_with_an_unknown_class_is_refused() -> None:
    with pytest.raises(ValueError, match="NOSUCH"):
        Grammar([Rule("NOSUCH", lambda match, context: None)])


WORDS = (
    "the a last next this early mid - late of in on at by . , ' 's ago earlier later two 12 31 2024 1990s '98 99999999 "
    "January May Monday Mondays weekend week year years decade hours quarter third half Christmas Cold War 7:15 p.m. "
    "10-20 1/2 12/31/24 2024-02-30 about more than every daily today tonight morning spring soon now century and from "
    "hundred thousand nineteen ninety six \u2019s \u2013 old long before after talks will meet said they"
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=40),
    st.sampled_from([None, "2024-02-29", "2024-12-25T08:30", "0001-01-01", "9999-12-31", "?"]),
)
def test_spans_and_intervals_hold_of_any_text(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    document = Document("d", text, published=published, paragraphs=(Paragraph(Span(0, len(text)), "body"),))
    times = find_times(document, parse(document))
    assert find_times(document, parse(document)) == times
    for before, after in pairwise(times):
        assert before.span.end <= after.span.start
    for time in times:
        words = time.span.of(text)
        assert words and words == words.strip()
        assert time.value
        assert (time.start is None) == (time.end is None) == (time.precision is None)
        if time.start and time.end:
            assert date.fromisoformat(time.start) <= date.fromisoformat(time.end)


def test_relative_days_follow_publication() -> None:
    text = "They met yesterday."
    document = Document("d", text, paragraphs=(Paragraph(Span(0, len(text)), "body"),))
    sentences = parse(document)
    for n in range(3):
        day = date(2024, 2, 28) + timedelta(n)
        (found,) = find_times(Document("d", text, published=day.isoformat()), sentences)
        assert found.start == (day - timedelta(1)).isoformat()
