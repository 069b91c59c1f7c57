"""Authorities in a record, and the register that a record gives."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from record_builders import at, reading

from legation.model.actors import Actor, Office
from legation.model.authorities import Authority, AuthorityOffice
from legation.model.known import Holding
from legation.record import AuthoritySource, Record, RecordRegister
from legation.record.held import HeldOffice, Stated, holdings

LIST = AuthoritySource("list.jsonl", "authority", "ftm")
FIXES = AuthoritySource("fix.yml", "correction", "corrections")
TERM = AuthorityOffice("prime minister", "Japan", "JPN", ("GOV",), "2024-10-01", "2025-09-30")
MORI = Authority(
    "p1", "Aya Mori", ("Aya Mori", "Mori Aya"), "person", "JPN", ("GOV",), {"wikidata": "Q1"}, (TERM,), dataset="peps"
)
ITO = Authority("p2", "Ren Ito", ("Ren Ito",), "person", "JPN")


def put(record: Record, *entries: Authority, source: AuthoritySource = LIST) -> str:
    return record.put_authorities(source, entries, at="2025-03-03").result


def test_the_same_again_changes_nothing(record: Record) -> None:
    assert put(record, MORI, ITO) == "read"
    before = list(record.dump())
    assert put(record, ITO, MORI) == "unchanged"
    assert list(record.dump()) == before
    assert list(record.check()) == []


def test_a_newer_list_takes_the_place_of_the_older(record: Record) -> None:
    put(record, MORI, ITO)
    put(record, replace(ITO, country="PER"), source=replace(LIST, name="other.jsonl"))
    assert put(record, replace(MORI, names=("Aya Mori", "A. Mori"))) == "replaced"
    with record.register(texts=False) as register:
        assert [known.source for known in register.known("ren ito")] == ["other.jsonl p2"]
        assert [len(register.known(name)) for name in ("A. Mori", "Mori Aya")] == [1, 0]


def test_nothing_is_kept_of_a_list_that_breaks_off(record: Record) -> None:
    def broken() -> Iterator[Authority]:
        yield ITO
        raise OSError("an invented fault")

    put(record, MORI)
    before = list(record.dump())
    with pytest.raises(OSError, match="invented"):
        record.put_authorities(LIST, broken(), at="2025-03-03")
    assert list(record.dump()) == before


def test_of_two_entries_with_one_id_the_first_is_kept(record: Record) -> None:
    result = record.put_authorities(LIST, [MORI, replace(ITO, entity="p1")], at="t")
    assert (result.entries, result.repeated) == (1, 1)


def test_the_version_follows_what_is_imported(record: Record) -> None:
    def version() -> str:
        return record.register(texts=False).version

    versions = [version()]
    for entries in ((MORI,), (MORI, ITO), (MORI,)):
        put(record, *entries)
        versions.append(version())
    assert versions[0] == ""
    assert versions[1] == versions[3] != versions[2]


def test_a_register_answers(record: Record) -> None:
    put(record, MORI)
    put(record, Authority("Aya Mori", "Aya Mori", ("Aya Mori", "A. Mori"), country="PER", unlike=("Ren Ito",)),
        source=FIXES)  # fmt: skip
    with record.register(texts=False) as register:
        fixed, listed = register.known("AYA MORI")
        assert (fixed.rank, fixed.country, fixed.source) == ("correction", "PER", "fix.yml")
        assert (listed.rank, listed.sectors, listed.source) == ("authority", ("GOV",), "list.jsonl p1 (peps)")
        assert register.known("Ren Ito") == ()
        wanted = Holding(
            "Aya Mori", "prime minister", "Japan", "JPN", ("GOV",), "2024-10-01", "2025-09-30", None, "authority",
            "list.jsonl p1 (peps)",
        )  # fmt: skip
        assert register.offices("mori aya") == register.holders("prime minister", ("Nippon", "JAPAN")) == (wanted,)
        assert register.holders("prime minister", ("Peru",)) == register.holders("president", ("Japan",)) == ()


def test_a_register_can_be_sent_to_another_process(record: Record) -> None:
    put(record, MORI)
    with record.register(texts=False) as register:
        assert register.known("Aya Mori")
        other: RecordRegister = pickle.loads(pickle.dumps(register))
    with other:
        assert other.known("Aya Mori")[0].country == "JPN"


# -- what texts state -----------------------------------------------------------------------


def stating(
    number: int, day: str, holder: str, status: Any = "current", since: str | None = None, until: str | None = None
) -> Any:
    """A reading that says who is foreign minister of Norway."""
    evidence = at("Norwegian Foreign Minister Kari Solvang")
    return reading(
        number,
        published=day,
        actors=(Actor("a1", holder, "person", "NOR", ("GOV",)), Actor("a2", "Norway", "government", "NOR")),
        offices=(Office("o1", "a1", "foreign minister", "a2", status, since, until, evidence),),
        events=(), statements=(), positions=(), plans=(), questions=(),
    )  # fmt: skip


def test_texts_are_asked_only_where_wanted(record: Record) -> None:
    record.put(stating(1, "2025-02-04", "Kari Solvang"), "x", at="t")
    with record.register(texts=True) as texts, record.register(texts=False) as lists:
        (known,) = texts.known("kari solvang")
        assert (known.rank, known.country, known.sectors) == ("text", "NOR", ("GOV",))
        (held,) = texts.holders("foreign minister", ("Norge", "Norway"))
        assert (held.holder, held.since, held.seen, held.rank, held.source) == (
            "Kari Solvang", "2025-02-04", "2025-02-04", "text", "d1",
        )  # fmt: skip
        assert texts.offices("Kari Solvang") == (held,)
        assert lists.known("kari solvang") == ()
        assert lists.holders("foreign minister", ("Norway",)) == ()


def test_what_a_text_states_is_joined_with_others(record: Record) -> None:
    for number, day in enumerate(("2025-02-04", "2025-04-04", "2025-03-04"), start=1):
        record.put(stating(number, day, "Kari Solvang"), "x", at="t")
    record.put(stating(4, "2025-05-04", "Nils Ek"), "x", at="t")
    with record.register(texts=True) as register:
        found = register.holders("foreign minister", ("Norway",))
        assert [(h.holder, h.since, h.seen, h.source) for h in found] == [
            ("Kari Solvang", "2025-02-04", "2025-04-04", "d1 and d2"),
            ("Nils Ek", "2025-05-04", "2025-05-04", "d4"),
        ]


@pytest.mark.parametrize(
    ("status", "since", "until", "wanted"),
    [
        pytest.param("current", "2024-05", None, [("2024-05", "2025-02-04")], id="since-a-month"),
        pytest.param("current", "2026", None, [("2025-02-04", "2025-02-04")], id="since-a-later-day"),
        pytest.param("former", "2010", "2014-03", [("2010", "2014-03-31")], id="from-to"),
        pytest.param("former", None, "2014", [], id="ended"),
    ],
)
def test_stated_days_widen_the_interval(
    record: Record, status: str, since: str | None, until: str | None, wanted: list[tuple[str, str]]
) -> None:
    record.put(stating(1, "2025-02-04", "Kari Solvang", status, since, until), "x", at="t")
    with record.register(texts=True) as register:
        assert [(h.since, h.seen) for h in register.holders("foreign minister", ("Norway",))] == wanted


@pytest.mark.parametrize("status", ["candidate", "elect", "deputy", "former"])
def test_who_is_not_in_office_is_no_holder(record: Record, status: str) -> None:
    record.put(stating(1, "2025-02-04", "Kari Solvang", status), "x", at="t")
    with record.register(texts=True) as register:
        assert register.holders("foreign minister", ("Norway",)) == ()


OFFICE = HeldOffice("foreign minister", "Norway", "NOR")


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [
        pytest.param(["2024-01-01 Ek", "2024-12-01 Ek"], ["Ek 2024-01-01 2024-12-01"], id="within-a-year"),
        pytest.param(["2020-01-01 Ek", "2024-12-01 Ek"], ["Ek 2020-01-01 2020-01-01", "Ek 2024-12-01 2024-12-01"],
                     id="too-far-apart"),
        pytest.param(["2024-01-01 Ek", "2024-02-01 Lie", "2024-03-01 Ek"],
                     ["Ek 2024-01-01 2024-01-01", "Lie 2024-02-01 2024-02-01", "Ek 2024-03-01 2024-03-01"],
                     id="another-between"),
        pytest.param(["2024-01-01 Ek", "2024-02-01 Ek over", "2024-03-01 Ek"],
                     ["Ek 2024-01-01 2024-01-01", "Ek 2024-03-01 2024-03-01"], id="out-of-office-between"),
        pytest.param(["2024-01-01 Ek", "2024-02-01 Lie over", "2024-03-01 Ek"], ["Ek 2024-01-01 2024-03-01"],
                     id="a-predecessor-between"),
        pytest.param(["2024-01-01 Ek", "2024-02-01 Nils Ek"], ["Nils Ek 2024-01-01 2024-02-01"], id="longer-name"),
        pytest.param(["2024 Ek", "2024-02 Ek"], ["Ek 2024 2024-02"], id="less-exact-days"),
        pytest.param([], [], id="nothing"),
    ],
)  # fmt: skip
def test_intervals(stated: list[str], wanted: list[str]) -> None:
    statements = []
    for text in stated:
        day, _, holder = text.partition(" ")
        statements.append(Stated(day, day, holder.removesuffix(" over"), holder.endswith(" over"), "d"))
    found = holdings(OFFICE, statements)
    assert [f"{h.holder} {h.since} {h.seen}" for h in found] == wanted


def test_a_record_without_imports_reads_no_file(path: Path) -> None:
    register = RecordRegister(path, "", texts=False)
    assert register.known("Aya Mori") == ()
    assert register.offices("Aya Mori") == register.holders("king", ("Norway",)) == ()
    assert not path.exists()
