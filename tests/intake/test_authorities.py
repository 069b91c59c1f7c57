"""Authority files: what is read of them, and what is refused."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from legation.errors import InputError
from legation.intake.authorities import Refused, read_authorities, read_corrections
from legation.intake.authorities.days import dictionary_day, partial_day
from legation.intake.authorities.positions import office_named
from legation.model.authorities import Authority, AuthorityOffice
from legation.model.known import ENDLESS


def written(folder: Path, *lines: object, name: str = "list.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines) + "\n")
    return path


def parted(path: Path) -> tuple[list[Authority], list[Refused]]:
    found = list(read_authorities(path))
    return [a for a in found if isinstance(a, Authority)], [r for r in found if isinstance(r, Refused)]


# -- days and positions ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "parts", "day"),
    [
        pytest.param("2024-10-01", 3, "2024-10-01", id="day"),
        pytest.param("2024-10", 3, "2024-10", id="month"),
        pytest.param("2024", 3, "2024", id="year"),
        pytest.param("2024-10-01T00:00:00", 3, "2024-10-01", id="time"),
        pytest.param("+2024-10-01T00:00:00Z", 2, "2024-10", id="wikidata-month"),
        pytest.param("+2024-00-00T00:00:00Z", 3, "2024", id="wikidata-year"),
        pytest.param("-0044-03-15T00:00:00Z", 3, None, id="before-christ"),
        pytest.param("2024-02-30", 3, None, id="no-such-day"),
        pytest.param("soon", 3, None, id="no-day"),
        pytest.param(None, 3, None, id="nothing"),
    ],
)
def test_partial_day(value: object, parts: int, day: str | None) -> None:
    assert partial_day(value, parts) == day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("20090120", "2009-01-20"),
        ("090120", "2009-01-20"),
        ("310101", "1931-01-01"),
        ("20100931", None),
        ("2009", None),
    ],
)
def test_dictionary_day(value: str, day: str | None) -> None:
    assert dictionary_day(value) == day


@pytest.mark.parametrize(
    ("text", "country", "title", "of"),
    [
        pytest.param("Prime Minister of Japan", None, "prime minister", "Japan", id="of-country"),
        pytest.param("Prime Minister", "JPN", "prime minister", "Japan", id="country-given"),
        pytest.param("Japanese Prime Minister", None, "prime minister", "Japan", id="adjective"),
        pytest.param("Minister of Foreign Affairs", "PER", "foreign minister", "Peru", id="other-words"),
        pytest.param("Federal Minister of Finance", "DEU", "finance minister", "Germany", id="federal"),
        pytest.param("Minister of Finance and Trade", "PER", "finance minister", "Peru", id="wide-portfolio"),
        pytest.param("President of the French Republic", None, "president", "France", id="long-name"),
        pytest.param("Deputy Prime Minister of Peru", None, "deputy prime minister", "Peru", id="deputy"),
        pytest.param("Vice President", "PER", "vice president", "Peru", id="vice"),
        pytest.param("President of the Senate", "PER", "president", "Senate", id="not-of-the-state"),
        pytest.param("Governor of Texas", "USA", "governor", "Texas", id="region"),
        pytest.param("President of the European Commission", None, "president", "European Commission", id="body"),
        pytest.param("Private Secretary to the Prime Minister", "GBR", "private secretary to the prime minister",
                     "United Kingdom", id="aide"),
        pytest.param("Keeper of the Lake", None, "keeper of the lake", None, id="no-title-no-country"),
    ],
)  # fmt: skip
def test_office_named(text: str, country: str | None, title: str, of: str | None) -> None:
    office = office_named(text, country)
    assert (office.title, office.of) == (title, of)


# -- followthemoney -------------------------------------------------------------------------


def ftm(schema: str, id: str, **properties: Any) -> dict[str, Any]:
    lists = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    return {"id": id, "schema": schema, "properties": lists, "datasets": ["peps"], "last_seen": "2025-03-01T06:00:00"}


PERSON = ftm("Person", "p1", name="Aya Mori", alias=["MORI, Aya"], weakAlias="Yaya", country="jp", topics="role.pep",
             wikidataId="Q1")  # fmt: skip
POST = ftm("Position", "post", name="Prime Minister of Japan", country="jp")


def test_ftm_person_with_office(tmp_path: Path) -> None:
    term = ftm("Occupancy", "o1", holder="p1", post="post", startDate="2024-10-01", endDate="2025-09")
    (person,), refused = parted(written(tmp_path, term, PERSON, POST))
    assert refused == []
    assert person == Authority(
        "p1", "Aya Mori", ("Aya Mori", "MORI, Aya", "Aya MORI"), "person", "JPN", ("GOV",), {"wikidata": "Q1"},
        (AuthorityOffice("prime minister", "Japan", "JPN", ("GOV",), "2024-10-01", "2025-09"),), dataset="peps",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("properties", "until", "seen"),
    [
        pytest.param({}, None, None, id="end-not-known"),
        pytest.param({"status": "current"}, None, "2025-03-01", id="current-when-last-seen"),
        pytest.param({"status": "unknown"}, None, None, id="status-not-known"),
        pytest.param({"status": "current", "endDate": "2025-01-01"}, "2025-01-01", None, id="end-stated"),
    ],
)
def test_ftm_an_end_that_is_not_known(
    tmp_path: Path, properties: dict[str, str], until: str | None, seen: str | None
) -> None:
    term = ftm("Occupancy", "o1", holder="p1", post="post", startDate="2024-10-01", **properties)
    (person,), _ = parted(written(tmp_path, PERSON, term, POST))
    assert [(office.until, office.seen) for office in person.offices] == [(until, seen)]


@pytest.mark.parametrize(
    ("entity", "kind", "country", "sectors"),
    [
        pytest.param(ftm("PublicBody", "b", name="Lake Office", country="pe"), "government", "PER", ("GOV",),
                     id="public"),
        pytest.param(ftm("Organization", "b", name="Lake Party", topics="pol.party"), "organization", None, ("PTY",),
                     id="party"),
        pytest.param(ftm("Company", "b", name="Lake Boats", jurisdiction="pe"), "organization", "PER", ("BUS",),
                     id="company"),
        pytest.param(ftm("LegalEntity", "b", name="Lake"), None, None, (), id="kind-not-said"),
        pytest.param(ftm("Person", "b", name="Aya Mori", country=["jp", "pe"]), "person", None, (), id="two-countries"),
        pytest.param(ftm("Person", "b", name="Aya Mori", country=["jp", "pe"], citizenship="pe"), "person", "PER", (),
                     id="one-citizenship"),
    ],
)  # fmt: skip
def test_ftm_kinds(
    tmp_path: Path, entity: dict[str, Any], kind: str | None, country: str | None, sectors: tuple[str, ...]
) -> None:
    (found,), _ = parted(written(tmp_path, entity))
    assert (found.kind, found.country, found.sectors) == (kind, country, sectors)


def test_ftm_a_weak_alias_counts_only_alone(tmp_path: Path) -> None:
    alone = ftm("Person", "p2", weakAlias="Yaya")
    found, _ = parted(written(tmp_path, PERSON, alone))
    assert ["Yaya" in authority.names for authority in found] == [False, True]


def test_ftm_bad_lines_are_refused(tmp_path: Path) -> None:
    lines = [PERSON, "{", "[1]", {"id": "x"}, ftm("Vessel", "v", name="Lake"), ftm("Person", "n")]
    found, refused = parted(written(tmp_path, *lines))
    assert [authority.entity for authority in found] == ["p1"]
    assert [(r.where, r.reason, r.broken) for r in refused] == [
        ("list.jsonl:2", "not-json", True),
        ("list.jsonl:3", "no-object", True),
        ("list.jsonl:4", "no-entity", True),
        ("list.jsonl:5", "no-actor", False),
        ("list.jsonl:6", "no-name", False),
    ]


# -- Wikidata -------------------------------------------------------------------------------


def snak(value: object) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value}}


def claim(value: object, rank: str = "normal", **qualifiers: object) -> dict[str, Any]:
    return {"mainsnak": snak(value), "rank": rank, "qualifiers": {k: [snak(v)] for k, v in qualifiers.items()}}


def item(id: str, label: str | None, aliases: tuple[str, ...] = (), **claims: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": id, "type": "item", "labels": {"en": {"value": label}} if label else {},
        "aliases": {"en": [{"value": alias} for alias in aliases], "ja": [{"value": "x"}]}, "claims": claims,
    }  # fmt: skip


def on(day: str, precision: int = 11) -> dict[str, Any]:
    return {"time": f"+{day}T00:00:00Z", "precision": precision}


Q = {name: {"id": name} for name in ("Q5", "Q17", "Q419", "Q100", "Q7278", "Q900")}
OFFICE = item("Q100", "Prime Minister of Japan", P17=[claim(Q["Q17"])])


def test_wikidata_person(tmp_path: Path) -> None:
    term = claim(Q["Q100"], P580=on("2024-10-01"), P582=on("2025-09-00", 10))
    person = item("Q1", "Aya Mori", ("A. Mori",), P31=[claim(Q["Q5"])], P27=[claim(Q["Q17"])], P39=[term])
    path = written(tmp_path, "[", json.dumps(person) + ",", json.dumps(OFFICE), "]")
    (found,), refused = parted(path)
    assert found == Authority(
        "Q1", "Aya Mori", ("Aya Mori", "A. Mori"), "person", "JPN", (), {"wikidata": "Q1"},
        (AuthorityOffice("prime minister", "Japan", "JPN", ("GOV",), "2024-10-01", "2025-09"),),
    )  # fmt: skip
    assert [(r.reason, r.broken) for r in refused] == [("no-actor", False)]


@pytest.mark.parametrize(
    ("claims", "country"),
    [
        pytest.param([claim(Q["Q17"])], "JPN", id="one"),
        pytest.param([claim(Q["Q17"]), claim(Q["Q419"])], None, id="two"),
        pytest.param([claim(Q["Q17"]), claim(Q["Q419"], "preferred")], "PER", id="preferred"),
        pytest.param([claim(Q["Q17"], P582=on("1990-01-01")), claim(Q["Q419"])], "PER", id="ended"),
        pytest.param([claim(Q["Q17"], "deprecated"), claim(Q["Q419"])], "PER", id="deprecated"),
        pytest.param([claim(Q["Q900"])], "JPN", id="item-with-a-code"),
        pytest.param([{"mainsnak": {"snaktype": "somevalue"}}], None, id="unknown"),
        pytest.param([], None, id="none"),
    ],
)
def test_wikidata_country(tmp_path: Path, claims: list[dict[str, Any]], country: str | None) -> None:
    former = item("Q900", "An old state", P298=[claim("JPN")])
    person = item("Q1", "Aya Mori", P31=[claim(Q["Q5"])], P27=claims)
    (found,), _ = parted(written(tmp_path, person, former))
    assert found.country == country


def test_wikidata_what_is_left_out(tmp_path: Path) -> None:
    unnamed = item("Q2", None, P31=[claim(Q["Q5"])])
    unlabelled = item("Q3", "Ren Ito", P31=[claim(Q["Q5"])], P39=[claim(Q["Q100"], P580=on("2024-10-01"))])
    party = item("Q4", "Lake Party", P31=[claim(Q["Q7278"])])
    found, refused = parted(written(tmp_path, unnamed, unlabelled, party, '{"id": "Q5"}', '{"claims": 1}'))
    assert [(a.name, a.kind, a.offices) for a in found] == [("Ren Ito", "person", ()), ("Lake Party", "party", ())]
    assert [r.reason for r in refused] == ["no-english-name", "no-item", "no-item"]


@pytest.mark.parametrize("part", ["labels", "aliases", "claims"])
@pytest.mark.parametrize("value", [None, 1, "x", [], [1], {"en": 1}, {"P31": 1}, {"P31": [1]}, {"P39": [{}]}])
def test_wikidata_odd_items_stop_nothing(tmp_path: Path, part: str, value: object) -> None:
    odd = {**item("Q1", "Aya Mori", P31=[claim(Q["Q5"])]), part: value}
    good = item("Q2", "Ren Ito", P31=[claim(Q["Q5"])])
    found, _ = parted(written(tmp_path, good, odd))
    assert found[0].name == "Ren Ito"


@pytest.mark.parametrize("part", ["id", "schema", "properties", "datasets", "last_seen", "caption"])
@pytest.mark.parametrize("value", [None, 1, "x", [], [1], {}, {"name": 1}, {"name": [1, {}]}])
def test_ftm_odd_entities_stop_nothing(tmp_path: Path, part: str, value: object) -> None:
    found, _ = parted(written(tmp_path, PERSON, {**PERSON, "id": "p2", part: value}))
    assert found[0].name == "Aya Mori"


# -- PETRARCH -------------------------------------------------------------------------------

DICTIONARY = """\
# A dictionary  <!-- of
ODDLAND_  [NOR]
+ODD_LAND

AYA_MORI_  # CountryInfo.txt
+PRESIDENT_MORI_ ; old style
\t[JPNELI 750101-000101]
\t[JPNGOV >011222]
\t[JPNBUSMED]
REN_ITO [JPNGOVMIL 20040601-20041231]
LAKE_GUARD [IMGUAF <20090120]
ROMANIAN_POLICE [ROMCOP]
"""


def test_petrarch(tmp_path: Path) -> None:
    found, refused = parted(written(tmp_path, DICTIONARY, name="actors.txt"))
    assert refused == []
    assert [(a.name, a.names[1:], a.country, a.sectors) for a in found] == [
        ("Oddland", ("Odd Land",), "NOR", ()),
        ("Aya Mori", ("President Mori",), "JPN", ("BUS", "JRN")),
        ("Ren Ito", (), "JPN", ()),
        ("Lake Guard", (), "IMG", ()),
        ("Romanian Police", (), "ROU", ("COP",)),
    ]
    assert found[1].offices == (
        AuthorityOffice(None, "Japan", "JPN", ("ELI",), "1975-01-01", "2000-01-01"),
        AuthorityOffice(None, "Japan", "JPN", ("GOV",), "2001-12-22", None, ENDLESS),
    )
    assert [(o.country, o.sectors, o.since, o.until) for o in found[2].offices + found[3].offices] == [
        ("JPN", ("GOV", "MIL"), "2004-06-01", "2004-12-31"),
        ("IMG", ("UAF",), "0001-01-01", "2009-01-20"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("REN_ITO [JPNGOV 2004-]", "bad-code", id="half-an-interval"),
        pytest.param("REN_ITO [JPNGOV >20041399]", "bad-code", id="no-such-day"),
        pytest.param("REN_ITO [~GOV]", "bad-code", id="agent"),
        pytest.param("REN_ITO [QQQ]", "bad-code", id="unknown-code"),
        pytest.param("REN_ITO", "no-code", id="no-code"),
        pytest.param("\t12 [JPN]", "no-entry", id="no-name"),
    ],
)
def test_petrarch_bad_lines_are_refused(tmp_path: Path, line: str, reason: str) -> None:
    found, refused = parted(written(tmp_path, "AYA_MORI [JPNGOV]", line, "EMI_ABE [JPNLEG]", name="actors.txt"))
    assert {"Aya Mori", "Emi Abe"} <= {authority.name for authority in found}
    assert reason in [r.reason for r in refused]


# -- formats --------------------------------------------------------------------------------


def test_gzipped(tmp_path: Path) -> None:
    path = tmp_path / "list.gz"
    path.write_bytes(gzip.compress(json.dumps(PERSON).encode()))
    assert len(parted(path)[0]) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "unknown-format", id="empty"),
        pytest.param(b"Dear diary", "unknown-format", id="text"),
        pytest.param(b'{"id": "1", "text": "a document"}', "unknown-format", id="documents"),
        pytest.param(b"actors:\n  - name: Aya Mori\n", "unknown-format", id="corrections"),
        pytest.param(gzip.compress(b"x" * 5_000)[:-20], "unreadable", id="cut-off"),
        pytest.param(None, "not-found", id="missing"),
    ],
)
def test_what_is_no_authority_file(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        list(read_authorities(path))
    assert (caught.value.reason, caught.value.where) == (reason, str(path))


# -- corrections ----------------------------------------------------------------------------

CORRECTIONS = """\
actors:
  - name: Aya Mori
    also: [Mori Aya, A. Mori]
    not: [Aya Mora]
    kind: person
    country: NO
    sectors: [GOV]
    offices:
      - {title: PM, of: Japan, since: 2024-10-01, until: 2025-09}
      - {title: Keeper of the Lake, since: 2024, until: open}
      - {title: foreign minister, since: 2020-01-01}
  - name: Ren Ito
"""


def test_corrections(tmp_path: Path) -> None:
    first, second = read_corrections(written(tmp_path, CORRECTIONS, name="fix.yml"))
    assert first == Authority(
        "Aya Mori", "Aya Mori", ("Aya Mori", "Mori Aya", "A. Mori"), "person", "NOR", ("GOV",), {},
        (
            AuthorityOffice("prime minister", "Japan", "JPN", ("GOV",), "2024-10-01", "2025-09"),
            AuthorityOffice("keeper of the lake", "Norway", "NOR", (), "2024", None, ENDLESS),
            AuthorityOffice("foreign minister", "Norway", "NOR", ("GOV",), "2020-01-01"),
        ),
        ("Aya Mora",),
    )  # fmt: skip
    assert isinstance(second, Authority) and second.names == ("Ren Ito",)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        pytest.param("Aya Mori", "no entry", id="only-a-name"),
        pytest.param("{also: [A. Mori]}", "no name", id="no-name"),
        pytest.param("{name: Aya Mori, county: JPN}", "county", id="unknown-key"),
        pytest.param("{name: Aya Mori, country: Oz}", "Oz", id="no-country"),
        pytest.param("{name: Aya Mori, kind: robot}", "robot", id="no-kind"),
        pytest.param("{name: Aya Mori, sectors: [XXX]}", "XXX", id="no-sector"),
        pytest.param("{name: Aya Mori, also: A. Mori}", "also", id="no-list"),
        pytest.param("{name: Aya Mori, offices: [{title: PM}]}", "since", id="no-since"),
        pytest.param("{name: Aya Mori, offices: [{since: 2024}]}", "title", id="no-title"),
        pytest.param("{name: Aya Mori, offices: [{title: PM, since: soon}]}", "soon", id="no-day"),
        pytest.param("{name: Aya Mori, offices: [{title: PM, since: 2024, until: 2020}]}", "ends", id="backwards"),
        pytest.param("{name: Ren Ito}", "twice", id="twice"),
    ],
)
def test_a_wrong_correction_is_refused(tmp_path: Path, entry: str, says: str) -> None:
    path = written(tmp_path, f"actors:\n  - {{name: Ren Ito}}\n  - {entry}\n  - {{name: Emi Abe}}", name="fix.yml")
    first, refused, last = read_corrections(path)
    assert isinstance(refused, Refused) and refused.broken and says in refused.detail
    assert (refused.where, [a.name for a in (first, last) if isinstance(a, Authority)]) == (
        "fix.yml entry 2", ["Ren Ito", "Emi Abe"],
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "actors", "actors: {}", "[1]", "people: []", "actors: [", "actors: []\nmore: 1"])
def test_what_is_no_file_of_corrections(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError):
        list(read_corrections(written(tmp_path, text, name="fix.yml")))
