from __future__ import annotations

import pytest

from legation.ontology.countries import countries
from legation.ontology.country_codes import codes, country_code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        pytest.param("jp", "JPN", id="two-letters"),
        pytest.param("gb", "GBR", id="britain"),
        pytest.param("uk", "GBR", id="not-iso"),
        pytest.param("JPN", "JPN", id="three-letters"),
        pytest.param("Japan", "JPN", id="name"),
        pytest.param("uno", "UNO", id="no-state"),
        pytest.param("zz", None, id="unknown"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_country_code(said: str, code: str | None) -> None:
    assert country_code(said) == code


def test_every_country_has_two_letters() -> None:
    assert set(codes("iso2").values()) == set(countries())


@pytest.mark.parametrize(("item", "code"), [("Q17", "JPN"), ("Q55", "NLD"), ("Q29999", "NLD"), ("Q1246", "XKX")])
def test_wikidata(item: str, code: str) -> None:
    assert codes("wikidata")[item] == code


def test_cameo_differs_only_where_ours_is_not_the_same() -> None:
    assert codes("cameo")["ROM"] == "ROU"
    assert not set(codes("cameo")) & set(countries())
