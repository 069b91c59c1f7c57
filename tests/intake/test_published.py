from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.intake.dates import is_only_date, normalise_published

DAYS = [
    ("iso-day", "2024-12-25", "2024-12-25"),
    ("iso-utc", "2024-12-25T08:30:00Z", "2024-12-25T08:30"),
    ("iso-zone", "2024-12-25T08:30:00.123+01:00", "2024-12-25T08:30"),
    ("iso-short-zone", "2024-12-25 08:30:12.5-05", "2024-12-25T08:30"),
    ("us-short", "Dec. 25, 2024", "2024-12-25"),
    ("us-morning", "December 25, 2024 at 8:30 am", "2024-12-25T08:30"),
    ("us-night", "8:30 PM EST, Wed December 25, 2024", "2024-12-25T20:30"),
    ("noon", "May 1, 2024, 12:05 p.m. ET", "2024-05-01T12:05"),
    ("midnight", "May 1, 2024, 12:05 a.m.", "2024-05-01T00:05"),
    ("uk", "25 December 2024", "2024-12-25"),
    ("ordinal", "25th of December, 2024", "2024-12-25"),
    ("feed", "Wed, 25 Dec 2024 08:30:00 GMT", "2024-12-25T08:30"),
    ("zone-alone", "25 December 2024 GMT", "2024-12-25"),
    ("run-together", "20241225", "2024-12-25"),
    ("slashes", "2024/12/25", "2024-12-25"),
    ("us-slashes", "12/25/2024", "2024-12-25"),
    ("uk-slashes", "25/12/2024", "2024-12-25"),
    ("dots", "05.04.2024", "2024-04-05"),
    ("same-either-way", "04/04/2024", "2024-04-04"),
    ("seconds", "1735115400", "2024-12-25T08:30"),
    ("milliseconds", "1735115400000", "2024-12-25T08:30"),
    ("either-way", "03/04/2024", None),
    ("month-only", "2024-12", None),
    ("no-such-day", "2024-02-30", None),
    ("no-such-hour", "2024-02-03T25:00", None),
    ("weekday", "Tuesday", None),
    ("words", "last winter", None),
    ("empty", "", None),
    ("none", None, None),
]


@pytest.mark.parametrize(("words", "day"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_normalise(words: str | None, day: str | None) -> None:
    assert normalise_published(words) == day


@given(st.datetimes())
def test_iso_round_trip(moment: object) -> None:
    minute = str(moment).replace(" ", "T")[:16]
    assert normalise_published(minute) == minute


@given(st.text(alphabet="0123456789 -/:.,TZapmJanDec", max_size=40))
def test_never_raises(words: str) -> None:
    day = normalise_published(words)
    assert day is None or normalise_published(day) == day


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("8:13 AM PDT 8/2/2013", True),
        ("Fri 4:08 p. m. ET", True),
        ("The minister met 12:30 deadline", False),
        ("Article 4.6", False),
        ("", False),
    ],
)
def test_only_date(line: str, expected: bool) -> None:
    assert is_only_date(line) is expected
