"""Which actors may be one."""

from __future__ import annotations

from pathlib import Path

import pytest
from record_builders import new_record

from legation.model.actors import Actor, ActorKind
from legation.model.documents import Document
from legation.model.findings import Reading
from legation.model.spans import Span
from legation.record import Filter, Record
from legation.views.candidates import Candidate, as_judgement, candidates, is_sure, sound

Row = tuple[str, ActorKind, str | None, tuple[str, ...]]


def person(name: str, country: str | None = "JPN", *sectors: str) -> Row:
    return name, "person", country, sectors


def filled(path: Path, *rows: Row) -> Record:
    record = new_record(path / "news.db")
    for number, (name, kind, country, sectors) in enumerate(rows):
        text = f"{name} spoke."
        actor = Actor("a1", name, kind, country, sectors, (), (Span(0, len(name)),))
        record.put(Reading("1", Document(f"d{number}", text), (actor,)), "x", at="t")
    return record


def names(found: tuple[Candidate, ...]) -> list[set[str]]:
    return [{candidate.left.name, candidate.right.name} for candidate in found]


@pytest.mark.parametrize(
    ("one", "other", "score", "reason"),
    [
        pytest.param(person("Aya Mori"), person("Aya Mori", None), 0.93, "same name", id="country-not-known"),
        pytest.param(person("Aya Mori", "JPN", "GOV"), person("Aya Mori", None, "GOV"), 0.97,
                     "same name; a sector in common", id="sector"),
        pytest.param(person("Aya Mori", "JPN", "GOV"), person("Aya Mori", None, "LEG"), 0.78,
                     "same name; no sector in common", id="other-sector"),
        pytest.param(person("Aya Mori", "JPN", "GOV"), person("Mori Aya", "JPN", "GOV"), 0.99,
                     "same words in another order; same country; a sector in common", id="order"),
        pytest.param(person("Oleh Zelenskyy", "UKR"), person("Oleh Zelensky", "UKR"), 0.9,
                     "same name in another spelling; same country", id="spelling"),
        pytest.param(person("Mohammed Alawi", "IRQ"), person("Muhammad Alawi", "IRQ"), 0.9,
                     "same name in another spelling; same country", id="spelling-of-the-first-name"),
        pytest.param(person("José Ibáñez", "PER"), person("Jose Ibanez", None), 0.93, "same name", id="accents"),
        pytest.param(person("Aya Mori"), person("Aya Emi Mori"), 0.83, "one with a middle name; same country",
                     id="middle"),
        pytest.param(person("Aya Mori"), person("A. Mori"), 0.78, "one with an initial; same country", id="initial"),
        pytest.param(person("Aya Mori"), person("Mori"), 0.63, "one with the surname alone; same country",
                     id="surname"),
        pytest.param(person("Mori"), person("Mori", None), 0.6, "same single word", id="single-word"),
        pytest.param(("Lake Party", "party", "PER", ()), ("Lake Party", "organization", "PER", ()), 0.88,
                     "same name of another kind; same country", id="kinds"),
    ],
)  # fmt: skip
def test_candidates(tmp_path: Path, one: Row, other: Row, score: float, reason: str) -> None:
    with filled(tmp_path, one, other) as record:
        (found,) = candidates(record)
    assert (found.score, found.reason) == (score, reason)
    assert is_sure(found) == (score >= 0.95)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(person("Aya Mori", "JPN"), person("Aya Mori", "PER"), id="two-countries"),
        pytest.param(person("Aya Mori"), person("Emi Mori"), id="two-first-names"),
        pytest.param(person("Aya Mori"), person("E. Mori"), id="another-initial"),
        pytest.param(person("Aya Mori"), person("Aya Ito"), id="two-surnames"),
        pytest.param(person("Aya Mori"), ("Mori", "organization", "JPN", ()), id="a-person-and-a-body"),
        pytest.param(("Norway", "government", "NOR", ()), ("Norway", "place", "NOR", ()), id="a-place"),
        pytest.param(("Lake Party", "party", "PER", ()), ("Lake Front", "party", "PER", ()), id="two-bodies"),
        pytest.param(person("!?"), person("—"), id="no-letters"),
    ],
)
def test_no_candidates(tmp_path: Path, one: Row, other: Row) -> None:
    with filled(tmp_path, one, other) as record:
        assert candidates(record) == ()


def test_a_surname_that_fits_several_is_less_sure(tmp_path: Path) -> None:
    with filled(tmp_path, person("Aya Mori"), person("Emi Mori"), person("Mori", "JPN", "GOV")) as record:
        assert candidates(record) == ()
    with filled(tmp_path, person("Aya Mori"), person("Emi Mori"), person("A. Mori"), person("Ren Ito")) as record:
        assert names(candidates(record)) == [{"Aya Mori", "A. Mori"}]


def test_a_filter_chooses_one_side(tmp_path: Path) -> None:
    rows = (person("Aya Mori"), person("A. Mori"), person("Ren Ito", "PER"), person("Ito Ren", None))
    with filled(tmp_path, *rows) as record:
        assert names(candidates(record, Filter(actor="Ren Ito", limit=1))) == [{"Ren Ito", "Ito Ren"}]
        assert names(candidates(record, Filter(country="JPN"))) == [{"Aya Mori", "A. Mori"}]


def test_judged_pairs_are_no_candidates(tmp_path: Path) -> None:
    rows = (person("Aya Mori"), person("A. Mori"), person("Mori Aya"), person("A. Mori", None))
    with filled(tmp_path, *rows) as record:
        first = candidates(record)
        assert len(first) > 3
        assert record.suggest_merge(as_judgement(first[0], at="t"))
        assert names(first[:1])[0] not in names(candidates(record))
        for _ in range(len(first)):
            for candidate in candidates(record)[:1]:
                record.split_actors(candidate.left.id, candidate.right.id, at="t")
                assert names((candidate,))[0] not in names(candidates(record))
        assert candidates(record) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zelenskyy", "zelenskiy"),
        ("khan", "han"),
        ("tchaikovsky", "chaykovskiy"),
        ("mohammed", "muhamad"),
        ("lee", "li"),
    ],
)
def test_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)
    assert sound(one) != sound("mori")
