"""Merging actors across documents and taking it back: rows never change."""

from __future__ import annotations

from typing import Any

import pytest
from record_builders import at, reading

from legation.errors import UsageError
from legation.model.actors import Actor, Office, Party
from legation.model.authorities import Authority
from legation.model.documents import Document
from legation.model.findings import Event, Reading
from legation.model.spans import Span
from legation.record import AuthoritySource, Filter, Judgement, Record

FIXES = AuthoritySource("fix.yml", "correction", "corrections")


def about(number: int, name: str, country: str | None = "JPN", kind: Any = "person") -> Reading:
    """A document about one actor, who threatens nobody named."""
    text = f"{name} threatened to leave."
    whole = Span(0, len(text))
    return Reading(
        "1", Document(f"d{number}", text, title=name, published=f"2025-03-0{number}"),
        actors=(Actor("a1", name, kind, country, ("GOV",), (), (Span(0, len(name)),)),),
        events=(
            Event(
                "e1", "THREATEN", None, (), (Party("a1", Span(0, len(name))),), (), "actual", None, None, "none-stated",
                None, at("threatened", text), whole, 0.9, "frame: threaten",
            ),
        ),
    )  # fmt: skip


@pytest.fixture
def four(record: Record) -> Record:
    for number, (name, country) in enumerate(
        [("Aya Mori", "JPN"), ("A. Mori", "JPN"), ("Mori", None), ("Ren Ito", "JPN")], start=1
    ):
        record.put(about(number, name, country), "x", at="t")
    record.put(about(5, "Aya Mori"), "x", at="t")
    return record


def ids(record: Record) -> dict[str, str]:
    return {row.name: row.id for row in record.actors() for row in (row, *record.actor(row.id).merged)}


def shown(record: Record) -> set[str]:
    return {row.name for row in record.actors()}


def test_merged_actors_are_shown_as_one(four: Record) -> None:
    id = ids(four)
    before = list(four.dump())
    merged = four.merge_actors(id["A. Mori"], id["Aya Mori"], at="t1", note="the same minister")
    assert merged.all_of(id["A. Mori"]) == (id["Aya Mori"], id["A. Mori"])
    (row,) = four.actors(Filter(actor="A. Mori"))
    assert (row.id, row.name, row.country, row.aliases, row.documents, row.mentions, row.merged) == (
        id["Aya Mori"], "Aya Mori", "JPN", ("A. Mori",), 3, 3, (id["A. Mori"],),
    )  # fmt: skip
    for actor in (id["Aya Mori"], id["A. Mori"]):
        profile = four.actor(actor)
        assert profile.actor == row
        assert {document.id for document in profile.documents} == {"d1", "d2", "d5"}
        assert {one.name: one.documents for one in profile.merged} == {"Aya Mori": 2, "A. Mori": 1}
    after = [entry for entry in four.dump() if entry[0] != "judgements"]
    assert after == before
    assert list(four.check()) == []


def test_findings_of_all_are_found_under_each(four: Record) -> None:
    id = ids(four)
    four.merge_actors(id["Mori"], id["Aya Mori"], at="t1")
    for words in ("Aya Mori", id["Aya Mori"], id["Mori"]):
        found = four.list("events", Filter(actor=words))
        assert {row.document for row in found} == {"d1", "d3", "d5"}
        assert {(name.name, name.actor, name.country) for row in found for name in row.names} == {
            ("Aya Mori", id["Aya Mori"], "JPN")
        }
        assert four.count("events", Filter(actor=words)) == 3
        assert len(four.documents(Filter(actor=words))) == 3
    assert "d3" in {row.document for row in four.list("events", Filter(country="JPN"))}
    assert four.finding(found[0].id).names[0].name == "Aya Mori"
    assert four.reading("d3").actors[0].name == "Mori"


def test_the_opposite_takes_it_back(four: Record) -> None:
    id = ids(four)
    alone = four.actors()
    pair = (id["Aya Mori"], id["A. Mori"])
    four.merge_actors(*pair, at="t1")
    four.split_actors(*pair, at="t2")
    assert four.actors() == alone
    assert [(j.judgement, j.judged_by) for j in four.judgements()] == [("different", "person")]
    four.merge_actors(*pair, at="t3")
    assert shown(four) == {"Aya Mori", "Mori", "Ren Ito"}
    assert [(j.judgement, j.judged_at) for j in four.judgements()] == [("same", "t3")]


def test_a_split_holds_whatever_joins_the_two(four: Record) -> None:
    id = ids(four)
    four.merge_actors(id["Aya Mori"], id["A. Mori"], at="t1")
    four.merge_actors(id["A. Mori"], id["Mori"], at="t2")
    assert shown(four) == {"Aya Mori", "Ren Ito"}
    merged = four.split_actors(id["Aya Mori"], id["Mori"], at="t3")
    assert merged.all_of(id["A. Mori"]) == (id["Aya Mori"], id["A. Mori"])
    assert merged.all_of(id["Mori"]) == (id["Mori"],)
    with pytest.raises(UsageError, match="said to be different"):
        four.merge_actors(id["A. Mori"], id["Mori"], at="t4")
    assert four.merged_actors() == merged


def machine(one: str, other: str, score: float = 0.97) -> Judgement:
    return Judgement(min(one, other), max(one, other), "same", score, "same name", "machine", "t")


def test_a_machine_never_overrules_a_person(four: Record) -> None:
    id = ids(four)
    four.split_actors(id["Aya Mori"], id["Mori"], at="t1")
    assert not four.suggest_merge(machine(id["Aya Mori"], id["Mori"]))
    assert four.suggest_merge(machine(id["Aya Mori"], id["A. Mori"]))
    assert not four.suggest_merge(machine(id["A. Mori"], id["Mori"]))
    assert not four.suggest_merge(machine(id["Aya Mori"], id["A. Mori"]))
    assert shown(four) == {"Aya Mori", "Mori", "Ren Ito"}
    four.split_actors(id["Aya Mori"], id["A. Mori"], at="t2")
    assert shown(four) == {"Aya Mori", "A. Mori", "Mori", "Ren Ito"}


def test_a_judgement_outlives_a_document(four: Record) -> None:
    id = ids(four)
    four.merge_actors(id["Aya Mori"], id["A. Mori"], at="t1")
    four.put(about(2, "Emi Abe"), "y", at="t")
    assert shown(four) == {"Aya Mori", "Mori", "Ren Ito", "Emi Abe"}
    four.put(about(6, "A. Mori"), "x", at="t")
    assert shown(four) == {"Aya Mori", "Mori", "Ren Ito", "Emi Abe"}
    assert len(four.actors(Filter(actor="A. Mori"))[0].merged) == 1


@pytest.mark.parametrize("command", ["merge_actors", "split_actors"])
@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        pytest.param("Aya Mori", "nobody", "no actor", id="unknown"),
        pytest.param("Aya Mori", "Aya Mori", "twice", id="twice"),
        pytest.param("\udcff", "Aya Mori", "no actor", id="not-storable"),
    ],
)
def test_what_cannot_be_judged(four: Record, command: str, one: str, other: str, says: str) -> None:
    id = ids(four)
    with pytest.raises(UsageError, match=says):
        getattr(four, command)(id.get(one, one), id.get(other, other), at="t")
    assert four.judgements() == ()


# -- corrections ----------------------------------------------------------------------------


def correct(record: Record, *, also: tuple[str, ...] = (), unlike: tuple[str, ...] = (), **more: Any) -> None:
    entry = Authority("Aya Mori", "Aya Mori", ("Aya Mori", *also), unlike=unlike, **more)
    record.put_authorities(FIXES, [entry], at="t")


def test_corrected_names_are_one(four: Record) -> None:
    id = ids(four)
    correct(four, also=("a. mori",))
    assert shown(four) == {"Aya Mori", "Mori", "Ren Ito"}
    with pytest.raises(UsageError, match="by a correction"):
        four.split_actors(id["Aya Mori"], id["A. Mori"], at="t1")
    four.put_authorities(FIXES, [], at="t")
    assert shown(four) == {"Aya Mori", "A. Mori", "Mori", "Ren Ito"}


def test_corrected_names_that_are_not_the_same_stay_apart(four: Record) -> None:
    id = ids(four)
    four.merge_actors(id["Aya Mori"], id["A. Mori"], at="t1")
    correct(four, unlike=("A. Mori",))
    assert shown(four) == {"Aya Mori", "A. Mori", "Mori", "Ren Ito"}
    assert four.merged_actors().are_different(id["A. Mori"], id["Aya Mori"])
    with pytest.raises(UsageError, match="said to be different"):
        four.merge_actors(id["Aya Mori"], id["A. Mori"], at="t2")


@pytest.mark.parametrize(
    ("country", "rows"),
    [pytest.param(None, 3, id="two-countries-are-two"), pytest.param("JPN", 1, id="unless-one-is-right")],
)
def test_namesakes_of_a_correction(record: Record, country: str | None, rows: int) -> None:
    for number, of in enumerate(("JPN", "PER", None), start=1):
        record.put(about(number, "Aya Mori", of), "x", at="t")
    record.put(about(4, "Aya Mori", "JPN", "organization"), "x", at="t")
    correct(record, country=country)
    assert len(record.actors(Filter(type="person"))) == rows
    assert len(record.actors(Filter(type="organization"))) == 1


# -- offices --------------------------------------------------------------------------------


def test_merged_holders_are_one_holder(record: Record) -> None:
    evidence = at("Norwegian Foreign Minister Kari Solvang")
    for number, name in enumerate(("Kari Solvang", "K. Solvang", "Kari Solvang"), start=1):
        actors = (Actor("a1", name, "person", "NOR"), Actor("a2", "Norway", "government", "NOR"))
        office = Office("o1", "a1", "foreign minister", "a2", "current", None, None, evidence)
        record.put(
            reading(number, published=f"2025-02-0{number}", actors=actors, offices=(office,), events=(),
                    statements=(), positions=(), plans=(), questions=()),
            "x", at="t",
        )  # fmt: skip

    def held() -> list[str]:
        with record.register(texts=True) as register:
            return [f"{h.holder} {h.since} {h.seen}" for h in register.holders("foreign minister", ("Norway",))]

    assert len(held()) == 3
    id = {row.name: row.id for row in record.actors()}
    record.merge_actors(id["Kari Solvang"], id["K. Solvang"], at="t")
    assert held() == ["Kari Solvang 2025-02-01 2025-02-03"]
    with record.register(texts=True) as register:
        assert register.offices("K. Solvang") == register.offices("Kari Solvang") != ()
