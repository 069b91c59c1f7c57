from __future__ import annotations

import pytest

from legation.ontology.leaders import Term
from legation.ontology.persons import persons, sectors_on, term_on


@pytest.mark.parametrize(
    ("name", "day", "sectors"),
    [
        pytest.param("Angela Merkel", "2010-03-01", ("GOV",), id="in-office"),
        pytest.param("Merkel", "2023-03-01", ("ELI",), id="after"),
        pytest.param("Angela Merkel", "1985-03-01", (), id="before"),
        pytest.param("Angela Merkel", None, ("ELI",), id="no-day"),
        pytest.param("Emmanuel Macron", "2031-01-01", (), id="later-than-the-table"),
        pytest.param("Sergei Lavrov", "2010-03-01", ("GOV",), id="official"),
    ],
)
def test_sectors_on(name: str, day: str | None, sectors: tuple[str, ...]) -> None:
    person = persons().get(name)
    assert person is not None and sectors_on(person, day) == sectors


def test_the_office_of_most_power_counts() -> None:
    leads = Term("Ana Brankov", "MLT", "prime minister", "2001-01", "2004-01", leads=True)
    also = Term("Ana Brankov", "MLT", "finance minister", "2001-01", "2004-01")
    assert term_on((also, leads), "2002-05") == leads
    assert term_on((also, leads), "2009-05") is None


def test_a_surname_of_several_is_nobody() -> None:
    for surname in ("Bush", "Kim", "Brown"):
        assert persons().get(surname) is None
