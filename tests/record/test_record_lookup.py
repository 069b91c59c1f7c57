"""Asking: every filter, search with whatever users type, single things."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from record_builders import reading

from legation.errors import UsageError
from legation.record import Filter, FindingKind, Record
from legation.record.search import match_query

# What the two documents of ``filled`` hold, by number of document and local id: all but where the filter says.
EVENTS = {"d2 e1", "d2 e2", "d1 e1", "d1 e2"}


def found(record: Record, kind: FindingKind, **where: Any) -> set[str]:
    rows = record.list(kind, Filter(**where))
    assert record.count(kind, Filter(**where)) == len(rows)
    return {f"{row.document} {row.finding.id}" for row in rows}


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        pytest.param({}, EVENTS, id="all"),
        pytest.param({"actor": "SOLVANG"}, EVENTS, id="alias-any-case"),
        pytest.param({"actor": "Solv"}, set(), id="no-half-words"),
        pytest.param({"actor": "%"}, set(), id="no-wildcards"),
        pytest.param({"actor": "finland"}, {"d1 e1", "d2 e1"}, id="recipient"),
        pytest.param({"actor": "sweden"}, set(), id="in-no-event"),
        pytest.param({"country": "fin"}, {"d1 e1", "d2 e1"}, id="country"),
        pytest.param({"type": "reject"}, {"d1 e2", "d2 e2"}, id="type"),
        pytest.param({"type": "meet"}, {"d1 e1", "d2 e1"}, id="mode"),
        pytest.param({"factuality": "negated"}, {"d1 e2", "d2 e2"}, id="factuality"),
        pytest.param({"until": "2025-02-03"}, {"d1 e1", "d2 e1"}, id="own-day"),
        pytest.param({"since": "2025-02-04", "until": "2025-02"}, {"d1 e2"}, id="day-of-publication"),
        pytest.param({"since": "2025-03"}, {"d2 e2"}, id="month"),
        pytest.param({"since": "2026"}, set(), id="year"),
        pytest.param({"issue": "fish levies"}, {"d1 e2", "d2 e2"}, id="issue-is-words"),
        pytest.param({"query": "oslo"}, {"d1 e1", "d2 e1"}, id="words"),
        pytest.param({"query": "solvang drop"}, {"d1 e2", "d2 e2"}, id="words-and-names"),
        pytest.param({"topic": "summit sweden"}, EVENTS, id="topic"),
        pytest.param({"topic": '"talks 2"'}, {"d2 e1", "d2 e2"}, id="topic-phrase-in-title"),
        pytest.param({"topic": "!?"}, set(), id="topic-without-words"),
        pytest.param({"document": "d1"}, {"d1 e1", "d1 e2"}, id="document"),
        pytest.param({"document": "d1", "type": "CONSULT", "actor": "kari solvang"}, {"d1 e1"}, id="all-must-hold"),
    ],
)
def test_events(filled: Record, where: dict[str, Any], wanted: set[str]) -> None:
    assert found(filled, "events", **where) == wanted


@pytest.mark.parametrize(
    ("kind", "where", "number"),
    [
        pytest.param("statements", {"actor": "Kari Solvang", "type": "direct"}, 2, id="statements"),
        pytest.param("statements", {"type": "indirect"}, 0, id="statements-type"),
        pytest.param("positions", {"issue": "fish", "type": "against"}, 2, id="positions"),
        pytest.param("positions", {"issue": "lawmakers"}, 0, id="issue-is-not-evidence"),
        pytest.param("positions", {"actor": "lawmakers"}, 2, id="unresolved-words"),
        pytest.param(
            "plans", {"since": "2025-03-15", "until": "2025-03-15", "type": "scheduled"}, 2, id="inside-window"
        ),
        pytest.param("plans", {"since": "2025-04"}, 0, id="after-window"),
        pytest.param("questions", {"country": "SWE"}, 2, id="questions"),
        pytest.param("offices", {"actor": "norway", "type": "current"}, 2, id="offices"),
        pytest.param("offices", {"until": "2024"}, 2, id="office-held-before-publication"),
        pytest.param("offices", {"since": "2025-03"}, 1, id="office-known-until-publication"),
    ],
)
def test_other_kinds(filled: Record, kind: FindingKind, where: dict[str, Any], number: int) -> None:
    assert len(found(filled, kind, **where)) == number


@pytest.mark.parametrize(
    ("kind", "where", "said"),
    [
        pytest.param("events", {"type": "meeet", "since": "yesterday"}, "no day", id="day"),
        pytest.param("events", {"until": "2025-13"}, "no day", id="month"),
        pytest.param("events", {"factuality": "maybe"}, "One of actual", id="factuality"),
        pytest.param("statements", {"factuality": "actual"}, "no factuality", id="kind-without-factuality"),
        pytest.param("statements", {"type": "REJECT"}, "One of direct", id="type-of-another-kind"),
        pytest.param("questions", {"type": "open"}, "no types", id="kind-without-types"),
    ],
)
def test_what_cannot_be_asked(filled: Record, kind: FindingKind, where: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        filled.list(kind, Filter(**where))


def test_rows_come_newest_first_page_by_page(filled: Record) -> None:
    rows = filled.list("events")
    assert [(row.document, row.finding.id) for row in rows] == [("d2", "e1"), ("d2", "e2"), ("d1", "e1"), ("d1", "e2")]
    pages = [filled.list("events", Filter(limit=3, offset=offset)) for offset in (0, 3, 6)]
    assert pages == [rows[:3], rows[3:], ()]
    assert filled.count("events", Filter(limit=1)) == 4


def test_a_row_has_all_that_a_listing_shows(filled: Record) -> None:
    row = filled.list("events", Filter(document="d1"))[0]
    assert (row.title, row.outlet, row.published) == ("Fish levy talks 1", "The Fjord Post", "2025-02-04T08:30")
    assert (row.day, row.day_to) == ("2025-02-03", "2025-02-03")
    assert row.finding == reading().events[0]
    assert row.named("actor") == ("Kari Solvang",)
    assert row.named("recipient") == ("Finland",)
    (_, recipient) = row.names
    assert (recipient.country, recipient.words) == ("FIN", "Finland's president")
    assert filled.finding(row.id) == row


def test_all_rows_of_many_documents(record: Record) -> None:
    for number in range(20):
        record.put(reading(number), "x", at="t")
    assert all(len(row.names) == 2 for row in record.list("plans"))
    assert len(record.list("plans")) == 20


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        pytest.param({}, ["d2", "d1"], id="all"),
        pytest.param({"actor": "lawmakers"}, ["d2", "d1"], id="words"),
        pytest.param({"actor": "solvang", "country": "NOR"}, ["d2", "d1"], id="actor"),
        pytest.param({"country": "USA"}, [], id="country"),
        pytest.param({"until": "2025-02"}, ["d1"], id="until"),
        pytest.param({"since": "2025-02-05"}, ["d2"], id="since"),
        pytest.param({"topic": "talks 1"}, ["d1"], id="topic"),
        pytest.param({"document": "d2"}, ["d2"], id="document"),
        pytest.param({"limit": 1, "offset": 1}, ["d1"], id="page"),
    ],
)
def test_documents(filled: Record, where: dict[str, Any], wanted: list[str]) -> None:
    assert [row.id for row in filled.documents(Filter(**where))] == wanted


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        pytest.param({"type": "person"}, ["Kari Solvang"], id="kind"),
        pytest.param({"country": "NOR"}, ["Kari Solvang", "Norway"], id="country"),
        pytest.param({"actor": "solvang"}, ["Kari Solvang"], id="alias"),
        pytest.param({"since": "2026"}, [], id="since"),
        pytest.param({"topic": "talks 1", "limit": 1}, ["Finland"], id="topic"),
    ],
)
def test_actors(filled: Record, where: dict[str, Any], wanted: list[str]) -> None:
    assert [row.name for row in filled.actors(Filter(**where))] == wanted


@pytest.mark.parametrize("field", ["issue", "factuality"])
def test_actors_have_no_such_thing(filled: Record, field: str) -> None:
    with pytest.raises(UsageError, match=field):
        filled.actors(Filter(**{field: "actual"}))  # type: ignore[arg-type]


def test_one_actor(filled: Record) -> None:
    (row,) = filled.actors(Filter(actor="solvang"))
    profile = filled.actor(row.id)
    assert profile.actor == row
    assert row.aliases == ("Solvang",)
    assert profile.sectors == ("GOV",)
    assert profile.identifiers == (("x", "1"),)
    assert [office.document for office in profile.offices] == ["d2", "d1"]
    assert [document.id for document in profile.documents] == ["d2", "d1"]


def test_latest_is_what_came_in_last(filled: Record) -> None:
    filled.put(reading(3, published="2020-01-01"), "x", at="2025-04-01")
    assert [row.id for row in filled.latest(2)] == ["d3", "d2"]


def test_counts(filled: Record) -> None:
    counts = filled.counts()
    assert (counts.documents, counts.actors, counts.events, counts.failures) == (2, 4, 4, 0)
    assert counts.skipped == (("no-political-actor", 2),)


def test_search_documents(filled: Record) -> None:
    hits = filled.search("LEVIES summit")
    assert {hit.id for hit in hits} == {"d1", "d2"}
    assert ("levy", True) in hits[0].snippet
    assert filled.search("talks 2", limit=1)[0].id == "d2"
    assert filled.search("submarine") == ()


def test_search_findings(filled: Record) -> None:
    hits = filled.search("solvang consult", within="findings")
    assert {(hit.kind, hit.document) for hit in hits} == {("events", "d1"), ("events", "d2")}
    assert filled.finding(hits[0].id).finding.id == "e1"


@given(st.text(max_size=40))
@example('"')
@example('fish" OR "levy')
@example("NEAR(fish levy, 2) AND NOT title:oslo*")
@example("-fish ^levy {title}: (")
@example("'; DROP TABLE documents; --")
@example("\x00 \ud800 \U000e0001")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_search_is_safe_for_anything(filled: Record, query: str) -> None:
    for within in ("documents", "findings"):
        assert isinstance(filled.search(query, within=within), tuple)
    for field in ("topic", "query", "issue", "actor", "country", "document"):
        assert isinstance(filled.list("positions", Filter(**{field: query})), tuple)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("fish levy", '"fish" AND "levy"', id="words"),
        pytest.param('"fish levy" now', '"fish levy" AND "now"', id="phrase"),
        pytest.param('6" pipe', '"6""" AND "pipe"', id="lone-quote"),
        pytest.param("— ...", None, id="no-words"),
    ],
)
def test_match_query(words: str, wanted: str | None) -> None:
    assert match_query(words) == wanted
