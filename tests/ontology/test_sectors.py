from __future__ import annotations

import pytest

from legation.errors import OntologyError
from legation.ontology import offices, sectors


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        pytest.param("policeman", "policemen", id="man"),
        pytest.param("member of parliament", "members of parliament", id="of"),
        pytest.param("secretary", "secretaries", id="y"),
        pytest.param("attorney", "attorneys", id="ey"),
        pytest.param("coach", "coaches", id="ch"),
        pytest.param("prime minister", "prime ministers", id="two-words"),
    ],
)
def test_plural(singular: str, plural: str) -> None:
    assert sectors.plural(singular) == plural


def test_roles_say_whom_they_denote() -> None:
    index = sectors.roles()
    assert index.get("lawmakers") == sectors.Role(("LEG",), "people", False)
    assert index.get("warplane") == sectors.Role(("MIL",), "thing", False)
    assert index.get("leader") == sectors.Role((), "person", True)


def test_unknown_sector_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {"codes": ["GOV"], "groups": [{"codes": ["GVO"], "people": ["minister"]}], "weak": {}}
    monkeypatch.setattr(sectors, "_data", lambda: broken)
    sectors.sector_codes.cache_clear()
    try:
        with pytest.raises(OntologyError, match=r"sectors.yml, group 1 \(GVO\): has unknown codes"):
            list(sectors._roles())
    finally:
        sectors.sector_codes.cache_clear()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        pytest.param("PM", "prime minister", id="abbreviation"),
        pytest.param("premier", "prime minister", id="synonym"),
        pytest.param("Foreign Secretary", "foreign minister", id="british"),
        pytest.param("Gov.", "governor", id="dot"),
        pytest.param("shopkeeper", None, id="no-office"),
    ],
)
def test_titles(words: str, title: str | None) -> None:
    found = offices.titles().get(words)
    assert (found.title if found else None) == title


def test_statuses_and_sought() -> None:
    assert offices.statuses().before["ex"] == "former"
    assert offices.statuses().after["elect"] == "elect"
    assert offices.sought()["presidential"].title == "president"
    assert offices.copulas()["be"].past == "former"
