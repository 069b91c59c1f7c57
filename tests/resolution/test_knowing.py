"""Choosing among what a register answers."""

from __future__ import annotations

from typing import Any

import pytest
from register_builders import ListedRegister, held, known
from resolution_builders import Named, annotated

from legation.model.known import ENDLESS, Holding, Known
from legation.resolution.actors import resolve_actors
from legation.resolution.knowing import holder_on, known_as, offices_on, roles_on
from legation.resolution.words import Answer, Query, resolve_words

DAY = "2024-12-25"


@pytest.mark.parametrize(
    ("since", "until", "seen", "days", "not_days"),
    [
        pytest.param("2024-10-01", "2025-09-30", None, ["2024-10-01", DAY, "2025-09-30"], ["2024-09-30", "2025-10-01"],
                     id="days"),
        pytest.param("2024-10", "2025-09", None, [DAY, "2025-09-01"], ["2024-10-30", "2025-09-02"], id="months"),
        pytest.param("2024", "2026", None, ["2025-01-01"], [DAY, "2026-02-01"], id="years"),
        pytest.param("2024-10-01", None, None, ["2024-10-01"], [DAY], id="no-end-is-not-still"),
        pytest.param("2024-10-01", None, DAY, [DAY], ["2024-12-26"], id="seen-until"),
        pytest.param("2024-10", None, None, [], ["2024-10-31", DAY], id="month-without-end"),
        pytest.param(None, "2025-09-30", None, ["2025-09-30"], [DAY], id="no-beginning"),
        pytest.param("2001-12-22", None, ENDLESS, ["2030-01-01"], ["2001-12-21"], id="endless-by-definition"),
        pytest.param(None, None, None, [], [DAY], id="no-days"),
    ],
)  # fmt: skip
def test_holds(since: str | None, until: str | None, seen: str | None, days: list[str], not_days: list[str]) -> None:
    holding = held("Kenji Ota", since, until, seen=seen)
    assert [day for day in (*days, *not_days) if holding.holds(day)] == days


def in_text(holder: str, first: str, last: str | None = None) -> Holding:
    return held(holder, first, seen=last or first, rank="text", source="d1")


@pytest.mark.parametrize(
    ("holdings", "name", "why"),
    [
        pytest.param([], None, "holder not known", id="nothing"),
        pytest.param([held("Kenji Ota", "2024-10-01", "2025-09-30")], "Kenji Ota", "authority", id="authority"),
        pytest.param([held("Kenji Ota", "2024-10-01")], None, "last known: Kenji Ota on 2024-10-01", id="no-end"),
        pytest.param([in_text("Aya Mori", DAY), held("Kenji Ota", "2024", "2026")], "Aya Mori", "text d1",
                     id="text-first"),
        pytest.param([in_text("Aya Mori", "2024-12-24"), held("Kenji Ota", "2023", "2026")], "Kenji Ota", "authority",
                     id="text-of-another-day"),
        pytest.param([in_text("Aya Mori", "2024-12-24", "2024-12-31")], "Aya Mori", "2024-12-24 to 2024-12-31",
                     id="between"),
        pytest.param([in_text("Aya Mori", "2024-12-20")], None, "last known: Aya Mori on 2024-12-20", id="later"),
        pytest.param([in_text("Aya Mori", "2024-12-26")], None, f"holder not known on {DAY}", id="earlier"),
        pytest.param([in_text("Aya Mori", DAY), in_text("Kenji Ota", DAY)], None, "not sure", id="two-on-one-day"),
        pytest.param([in_text("Mori", DAY), in_text("Aya Mori", DAY)], "Aya Mori", "text", id="surname-and-full-name"),
        pytest.param([in_text("Aya Mori", DAY), held("Emi Abe", "2024", "2024", rank="correction"),
                      held("Ren Ito", "2024-12-01", "2024-12-31", rank="correction", source="fix.yml")],
                     "Ren Ito", "correction fix.yml", id="correction-first"),
    ],
)  # fmt: skip
def test_holder_on(holdings: list[Holding], name: str | None, why: str) -> None:
    found = holder_on(ListedRegister(holdings=tuple(holdings)), "prime minister", ("Japan",), DAY)
    assert found.name == name
    assert why in found.why


def test_nobody_holds_an_office_without_a_day() -> None:
    register = ListedRegister(holdings=(held("Kenji Ota", "2024-10-01", "2025-09-30"),))
    assert holder_on(register, "prime minister", ("Japan",), None).name is None


@pytest.mark.parametrize(
    ("entries", "country", "person", "wanted"),
    [
        pytest.param([known("Aya Mori", country="JPN")], None, None, "JPN", id="one"),
        pytest.param([known("Aya Mori", country="JPN")], "PER", None, None, id="of-another-country"),
        pytest.param([known("Aya Mori", country="JPN"), known("Aya Mori", country="PER")], None, None, None, id="two"),
        pytest.param([known("Aya Mori", country="JPN"), known("Aya Mori", country="PER")], "PER", None, "PER",
                     id="two-and-the-country-said"),
        pytest.param([known("Aya Mori"), known("Aya Mori", country="PER")], None, None, "PER", id="one-does-not-say"),
        pytest.param([known("Aya Mori", "text", country="JPN"), known("Aya Mori", country="PER")], None, None, "JPN",
                     id="text-before-authority"),
        pytest.param([known("Aya Mori", kind="organization", country="JPN")], None, True, None, id="no-person"),
    ],
)  # fmt: skip
def test_known_as(entries: list[Known], country: str | None, person: bool | None, wanted: str | None) -> None:
    found = known_as(ListedRegister(tuple(entries)), "Aya Mori", country, person=person)
    assert (found.country if found else None) == wanted


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        pytest.param(known("Mori", kind="person", country="JPN"), None, id="surname"),
        pytest.param(known("Mori", country="JPN"), None, id="kind-not-known"),
        pytest.param(known("Mori", "correction", country="JPN"), "JPN", id="correction"),
        pytest.param(known("Mori", kind="organization", country="JPN"), "JPN", id="organization"),
    ],
)
def test_a_single_word_is_no_person(entry: Known, wanted: str | None) -> None:
    found = known_as(ListedRegister((entry,)), "Mori")
    assert (found.country if found else None) == wanted


@pytest.mark.parametrize(
    ("holdings", "day", "wanted"),
    [
        pytest.param([("2024-10-01", "2025-09-30")], DAY, ("GOV",), id="in-office"),
        pytest.param([("2020-10-01", "2021-09-30")], DAY, ("ELI",), id="after"),
        pytest.param([("2020-10-01", None)], DAY, ("LEG",), id="end-not-known"),
        pytest.param([("2020-10-01", "2021-09-30")], None, ("LEG",), id="no-day"),
        pytest.param([], DAY, ("LEG",), id="no-office"),
    ],
)
def test_roles_on(holdings: list[tuple[str, str | None]], day: str | None, wanted: tuple[str, ...]) -> None:
    entry = known("Aya Mori", country="JPN", sectors=("LEG",))
    register = ListedRegister((entry,), tuple(held("Aya Mori", *days) for days in holdings))
    assert roles_on(register, entry, "Aya Mori", day) == wanted


def test_two_persons_of_one_name_hold_nothing() -> None:
    two = (held("Aya Mori", "2024", "2026"), held("Aya Mori", "2024", "2026", title="minister", source="list.jsonl 2"))
    assert offices_on(ListedRegister(holdings=two), "Aya Mori", "2025-03-03") == ()
    assert len(offices_on(ListedRegister(holdings=two[:1]), "Aya Mori", "2025-03-03")) == 1


# -- words ----------------------------------------------------------------------------------

MORI = ListedRegister(
    (known("Aya Mori", kind="person", country="JPN", identifiers={"wikidata": "Q1"}),),
    (held("Aya Mori", "2024-10-01", "2025-09-30"),),
)


def ask(text: str, register: ListedRegister, **more: str) -> Answer:
    return resolve_words(Query("q", text, **{"date": DAY, **more}), register)


@pytest.mark.parametrize(
    ("text", "more", "name", "country", "office"),
    [
        pytest.param("the Japanese prime minister", {}, "Aya Mori", "JPN", "prime minister", id="holder"),
        pytest.param("the prime minister", {"country": "JPN"}, "Aya Mori", "JPN", "prime minister", id="country-given"),
        pytest.param("the Japanese prime minister", {"date": "2030-01-01"}, "Japanese prime minister", "JPN",
                     "prime minister", id="not-on-that-day"),
        pytest.param("the former Japanese prime minister", {}, "former Japanese prime minister", "JPN",
                     "prime minister", id="former"),
        pytest.param("the prime minister of Nauru", {}, "prime minister of Nauru", "NRU", "prime minister",
                     id="another-country"),
        pytest.param("Aya Mori", {}, "Aya Mori", "JPN", "prime minister", id="name"),
        pytest.param("Aya Mori", {"date": "2030-01-01"}, "Aya Mori", "JPN", None, id="name-after-office"),
        pytest.param("Peruvian lawmaker Aya Mori", {}, "Aya Mori", "PER", "member of parliament",
                     id="the-words-say-another"),
        pytest.param("Aya Mori", {"context": "The Peruvian foreign minister Aya Mori left."}, "Aya Mori", "PER",
                     "foreign minister", id="the-context-says-another"),
    ],
)  # fmt: skip
def test_words(text: str, more: dict[str, str], name: str, country: str, office: str | None) -> None:
    answer = ask(text, MORI, **more)
    assert (answer.name, answer.country, answer.office) == (name, country, office)


def test_an_answer_says_from_when_it_is_known() -> None:
    answer = ask("the Japanese prime minister", MORI)
    assert (answer.since, answer.until, answer.kind, answer.sectors) == ("2024-10-01", "2025-09-30", "person", ("GOV",))
    assert "authority list.jsonl 1" in answer.why


def test_a_leader_of_the_table_is_asked_after_the_register() -> None:
    merkel = ListedRegister(holdings=(held("Rosa Lind", DAY, DAY, title="chancellor", of="Germany", country="DEU"),))
    assert ask("the German chancellor", merkel).name == "Rosa Lind"
    table = ask("the German chancellor", merkel, date="2010-03-01")
    assert (table.name, "table of leaders" in table.why) == ("Angela Merkel", True)


FIXED = ListedRegister(
    (
        known("Aya Mori", "correction", source="fix.yml", kind="person", country="PER", sectors=("OPP",)),
        known("Aya Mori", country="JPN", sectors=("GOV",)),
    ),
    also={"A. Mori": "Aya Mori"},
)


@pytest.mark.parametrize("text", ["Aya Mori", "Japanese Prime Minister Aya Mori", "A. Mori"])
def test_a_correction_outranks_all(text: str) -> None:
    answer = ask(text, FIXED)
    assert (answer.name, answer.country, answer.sectors) == ("Aya Mori", "PER", ("OPP",))
    assert "fix.yml" in answer.why


# -- actors of a document -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("register", "title", "wanted"),
    [
        pytest.param(MORI, None, ("JPN", (), {"wikidata": "Q1"}), id="known"),
        pytest.param(MORI, "Japanese lawmaker", ("JPN", ("LEG",), {"wikidata": "Q1"}), id="the-document-goes-first"),
        pytest.param(MORI, "Peruvian lawmaker", ("PER", ("LEG",), {}), id="somebody-else"),
        pytest.param(FIXED, "Japanese lawmaker", ("PER", ("OPP",), {}), id="correction"),
        pytest.param(ListedRegister(), None, (None, (), {}), id="nobody"),
    ],
)
def test_actors(register: ListedRegister, title: str | None, wanted: tuple[Any, ...]) -> None:
    text = f"{title} Aya Mori spoke" if title else "Aya Mori spoke"
    marked = annotated(text, [Named("Aya Mori", "person", "a1", title)], heads={"Aya": ("compound", "Mori")})
    (actor,) = resolve_actors(marked, register)
    assert (actor.country, actor.sectors, actor.identifiers) == wanted
