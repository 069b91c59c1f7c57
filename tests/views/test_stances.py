"""Position histories: whose, on what, in which order, and where the stance changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from views_builders import Told, article, record_of, stance

from legation.errors import UsageError
from legation.record import Filter
from legation.views.stances import position_histories

BACKS = stance("Ana Kovar backs the fish levy.", "Ana Kovar", "for", "the fish levy")
OPPOSES = stance("Ana Kovar opposes any levy on fish.", "Ana Kovar", "against", "any levy on fish")


@pytest.mark.parametrize(
    ("other", "one"),
    [
        pytest.param(OPPOSES, True, id="the-same-words-in-another-order"),
        pytest.param(
            stance("Ana Kovar opposes a port levy.", "Ana Kovar", "against", "port levy"), False, id="other-issue"
        ),
        pytest.param(
            stance("Kari Solvang opposes it.", "Kari Solvang", "against", "fish levy"), False, id="other-actor"
        ),
        pytest.param(
            stance("Ana Kovar opposes a vote against it.", "Ana Kovar", "against", "no fish levy"),
            False,
            id="turned-round",
        ),
    ],
)
def test_same_thing(tmp_path: Path, other: Told, one: bool) -> None:
    with record_of(tmp_path / "r.db", article("2025-03-01", BACKS), article("2025-03-05", other)) as record:
        assert len(position_histories(record)) == (1 if one else 2)


def test_one_target_whatever_the_issue(tmp_path: Path) -> None:
    first = stance("Kari Solvang backs Finland on fish.", "Kari Solvang", "for", "fish", "Finland")
    second = stance("Kari Solvang is against Finland.", "Kari Solvang", "against", "Finland", "Finland")
    with record_of(tmp_path / "r.db", article("2025-03-01", first), article("2025-03-05", second)) as record:
        (history,) = position_histories(record, changed=True)
        assert (history.actor.name, history.about, history.stance) == ("Kari Solvang", "Finland", "against")


@pytest.mark.parametrize(
    ("days", "changes"),
    [
        pytest.param((("2025-03-01", BACKS), ("2025-03-05", OPPOSES)), [("d1", "d2")], id="changed"),
        pytest.param((("2025-03-05", OPPOSES), ("2025-03-01", BACKS)), [("d2", "d1")], id="in-the-order-of-days"),
        pytest.param((("2025-03-01", BACKS), ("2025-03-05", BACKS)), [], id="the-same-stance"),
        pytest.param((("2025-03-01", BACKS), ("2025-03-01", OPPOSES)), [], id="one-day-has-no-order"),
        pytest.param((("2025-03-01", BACKS), (None, OPPOSES)), [], id="no-day-no-order"),
        pytest.param(
            (("2025-03-01", BACKS), ("2025-03-05", OPPOSES), ("2025-03-07", BACKS)), [("d1", "d2"), ("d2", "d3")],
            id="there-and-back",
        ),
        pytest.param(
            (("2025-03-01", BACKS), ("2025-03-01", OPPOSES), ("2025-03-07", BACKS)), [], id="held-the-day-before-too"
        ),
    ],
)  # fmt: skip
def test_changes(tmp_path: Path, days: tuple[tuple[str | None, Told], ...], changes: list[tuple[str, str]]) -> None:
    with record_of(tmp_path / "r.db", *(article(*one) for one in days)) as record:
        (history,) = position_histories(record)
        assert [(change.before.document, change.after.document) for change in history.changes] == changes
        assert bool(position_histories(record, changed=True)) == bool(changes)


def test_who_is_not_known_by_name_has_no_history(tmp_path: Path) -> None:
    told = (
        stance("government backs the fish levy.", "government", "for", "fish levy"),
        stance("Several lawmakers back the fish levy.", "Several lawmakers", "for", "fish levy"),
        stance("Ana Kovar backs it.", "Ana Kovar", "for", "it"),
    )
    with record_of(tmp_path / "r.db", article("2025-03-01", *told)) as record:
        assert position_histories(record) == ()


def test_filters(tmp_path: Path) -> None:
    with record_of(tmp_path / "r.db", article("2025-03-01", BACKS), article("2025-03-05", OPPOSES)) as record:
        whole = position_histories(record)
        assert position_histories(record, Filter(since="2025-03-04")) == whole
        assert position_histories(record, Filter(type="AGAINST")) == whole
        assert position_histories(record, Filter(type="for")) == ()
        with pytest.raises(UsageError, match="maybe"):
            position_histories(record, Filter(type="maybe"))
