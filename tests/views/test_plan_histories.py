"""Plans across documents: which reports are of one plan, what its status is, and what carries it out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from views_builders import Article, Told, article, event, plan, record_of

from legation.errors import UsageError
from legation.record import Filter
from legation.views.plans import WINDOW_PAST, plan_histories

KOVAR, BELTRAMI, NORWAY, FINLAND = "Ana Kovar", "Tomas Beltrami", "Norway", "Finland"
MAY = ("2025-05-01", "2025-05-31")
PLAN = plan("Ana Kovar and Tomas Beltrami will meet in May.", KOVAR, BELTRAMI, window=MAY)


def at(day: str) -> tuple[str, str]:
    return day, day


def told(*parties: str, **more: Any) -> Told:
    return plan(f"Talk of a plan of {' and '.join(parties)}.", *parties, **more)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        pytest.param(("2025-04-01", PLAN), ("2025-04-05", PLAN), True, id="the-same"),
        pytest.param(
            ("2025-04-01", PLAN), ("2025-04-05", told(KOVAR, window=at("2025-05-12"))), True, id="a-day-in-the-month"
        ),
        pytest.param(
            ("2025-04-01", PLAN), ("2025-04-05", told(KOVAR, BELTRAMI, window=at("2025-06-01"))), False, id="other-days"
        ),
        pytest.param(("2025-04-01", PLAN), ("2025-04-05", told(KOVAR, BELTRAMI)), True, id="no-days-soon-after"),
        pytest.param(
            ("2025-01-01", told(KOVAR, BELTRAMI)), ("2025-03-02", PLAN), True, id="no-days-sixty-days-before"
        ),
        pytest.param(
            ("2025-01-01", told(KOVAR, BELTRAMI)), ("2025-03-03", PLAN), False, id="no-days-sixty-one-days-before"
        ),
        pytest.param(
            ("2025-04-01", PLAN), ("2025-04-05", told(KOVAR, BELTRAMI, what="vote", window=MAY)), False, id="other-plan"
        ),
        pytest.param(("2025-04-01", PLAN), ("2025-04-05", told(NORWAY, FINLAND, window=MAY)), False, id="others"),
        pytest.param(
            ("2025-04-01", told(NORWAY, FINLAND, window=MAY)), ("2025-04-05", told(NORWAY, "Uruguay", window=MAY)),
            False, id="one-shared-the-others-of-different-countries",
        ),
        pytest.param(
            ("2025-04-01", told(NORWAY, "Uruguay", window=MAY)), ("2025-04-05", told(NORWAY, BELTRAMI, window=MAY)),
            True, id="one-shared-the-others-of-one-country",
        ),
        pytest.param(
            ("2025-04-01", told("Port Council", window=MAY)), ("2025-04-05", told("port Council", window=MAY)), True,
            id="equal-names-without-an-actor",
        ),
        pytest.param(
            ("2025-04-01", told("government", window=MAY)), ("2025-04-05", told("government", window=MAY)), False,
            id="nobody-named",
        ),
        pytest.param(
            ("2025-04-01", told(KOVAR, BELTRAMI, window=("2025-05-01", None))),
            ("2025-04-05", told(KOVAR, window=at("2025-09-01"))), True, id="an-open-side",
        ),
        pytest.param(
            ("2025-05-20", told(KOVAR, BELTRAMI, window=at("2025-05-21"))), ("2025-06-01", told(KOVAR, BELTRAMI)),
            False, id="ahead-without-a-day-after-the-window",
        ),
    ],
)  # fmt: skip
def test_same_plan(tmp_path: Path, first: tuple[str, Told], second: tuple[str, Told], one: bool) -> None:
    with record_of(tmp_path / "r.db", article(*first), article(*second)) as record:
        assert len(plan_histories(record)) == (1 if one else 2)


def test_an_undated_report_does_not_join_two_dated_plans(tmp_path: Path) -> None:
    may, july = (told(KOVAR, BELTRAMI, window=at(day)) for day in ("2025-05-10", "2025-07-10"))
    days = (("2025-04-01", may), ("2025-04-03", told(KOVAR, BELTRAMI)), ("2025-04-05", july))
    with record_of(tmp_path / "r.db", *(article(*one) for one in days)) as record:
        assert sorted(len(history.steps) for history in plan_histories(record)) == [1, 2]


LATER = article("2025-07-01", told(NORWAY))
EARLIER = article("2025-04-20", told(NORWAY))


@pytest.mark.parametrize(
    ("articles", "status"),
    [
        pytest.param((article("2025-04-01", PLAN), EARLIER), "scheduled", id="before-its-window-has-ended"),
        pytest.param((article("2025-04-01", PLAN), article("2025-05-31", told(NORWAY))), "scheduled", id="last-day"),
        pytest.param((article("2025-04-01", PLAN), LATER), WINDOW_PAST, id="after-its-window"),
        pytest.param(
            (article("2025-04-01", PLAN), article("2025-04-09", told(KOVAR, BELTRAMI, status="cancelled")), LATER),
            "cancelled", id="cancelled",
        ),
        pytest.param(
            (article("2025-04-01", PLAN), article("2025-04-09", told(KOVAR, BELTRAMI, status="postponed")), LATER),
            "postponed", id="postponed-without-a-new-day",
        ),
        pytest.param(
            (article("2025-04-01", PLAN), article("2025-04-09", told(KOVAR, status="postponed")),
             article("2025-04-19", told(KOVAR, BELTRAMI, window=at("2025-08-02"))), LATER),
            "scheduled", id="postponed-then-a-new-day",
        ),
        pytest.param(
            (article("2025-04-01", PLAN), article("2025-05-09", told(KOVAR, BELTRAMI, status="held")), EARLIER),
            "held", id="said-to-be-held",
        ),
        pytest.param((article("2025-04-01", told(KOVAR, BELTRAMI)), LATER), "scheduled", id="no-window-is-never-past"),
    ],
)  # fmt: skip
def test_status(tmp_path: Path, articles: tuple[Article, ...], status: str) -> None:
    with record_of(tmp_path / "r.db", *articles) as record:
        (history,) = plan_histories(record, Filter(actor=KOVAR))
        assert history.status == status
        assert plan_histories(record, Filter(actor=KOVAR, type=status)) == (history,)


def met(*actors: str, on: str | None = "2025-05-12", **more: Any) -> Told:
    more.setdefault("trigger", "met")
    return event(f"{' and '.join(actors)} met and signed it.", *actors, on=at(on) if on else None, **more)


DAY = at("2025-05-12")


@pytest.mark.parametrize(
    ("planned", "published", "happened", "held"),
    [
        pytest.param(PLAN, "2025-05-13", met(KOVAR, BELTRAMI), True, id="a-meeting-in-the-window"),
        pytest.param(PLAN, "2025-05-13", met(KOVAR, to=[]), False, id="only-one-of-two"),
        pytest.param(PLAN, "2025-05-13", met(KOVAR, NORWAY), False, id="with-somebody-else"),
        pytest.param(PLAN, "2025-06-13", met(KOVAR, BELTRAMI, on="2025-06-12"), False, id="after-the-window"),
        pytest.param(PLAN, "2025-04-30", met(KOVAR, BELTRAMI, on="2025-04-29"), False, id="before-the-window"),
        pytest.param(PLAN, "2025-05-13", met(KOVAR, BELTRAMI, factuality="negated"), False, id="did-not-happen"),
        pytest.param(PLAN, "2025-05-13", met(KOVAR, BELTRAMI, type="ACCUSE"), False, id="another-type"),
        pytest.param(PLAN, "2025-05-13", met(KOVAR, BELTRAMI, on=None), True, id="no-day-published-after-the-start"),
        pytest.param(PLAN, "2025-04-13", met(KOVAR, BELTRAMI, on=None), False, id="no-day-published-before-the-start"),
        pytest.param(PLAN, "2025-09-13", met(KOVAR, BELTRAMI, on=None), False, id="no-day-published-long-after"),
        pytest.param(
            plan("Ana Kovar will visit Uruguay.", KOVAR, "Uruguay", what="visit", window=DAY), "2025-05-13",
            met(KOVAR, place="Uruguay", mode="visit"), True, id="a-visit-by-its-place",
        ),
        pytest.param(
            plan("Ana Kovar will travel.", KOVAR, what="visit", window=DAY), "2025-05-13", met(KOVAR, mode="visit"),
            False, id="a-visit-of-one-to-nobody",
        ),
        pytest.param(
            plan("Norway and Finland will sign it.", NORWAY, FINLAND, what="signing", window=DAY), "2025-05-13",
            met(NORWAY, FINLAND, type="SUPPORT", trigger="signed"), True, id="a-signing",
        ),
        pytest.param(
            plan("Norway and Finland will sign it.", NORWAY, FINLAND, what="signing", window=DAY), "2025-05-13",
            met(NORWAY, to=[FINLAND], type="SUPPORT"), False, id="praise-is-no-signing",
        ),
        pytest.param(
            plan("Harbour Union will strike.", "Harbour Union", what="strike", window=DAY), "2025-05-13",
            met("Harbour Union", type="PROTEST"), True, id="a-strike-of-one",
        ),
        pytest.param(
            plan("Norway will vote.", NORWAY, what="vote", window=DAY), "2025-05-13", met(NORWAY), False,
            id="no-such-event",
        ),
        pytest.param(
            told(KOVAR, BELTRAMI), "2025-05-13", met(KOVAR, BELTRAMI), False, id="a-plan-without-a-window"
        ),
    ],
)  # fmt: skip
def test_fulfilment(tmp_path: Path, planned: Told, published: str, happened: Told, held: bool) -> None:
    articles = article("2025-04-01", planned), article(published, happened)
    with record_of(tmp_path / "r.db", *articles) as record:
        (history,) = plan_histories(record)
        assert (history.status == "held") == held
        assert (history.held_by is not None and history.held_by.document == "d2") == held


def test_the_meeting_at_which_it_was_planned_does_not_carry_it_out(tmp_path: Path) -> None:
    again = told(KOVAR, BELTRAMI, window=("2025-05-13", "2025-05-31"))
    same_month = told(KOVAR, BELTRAMI, what="talks", window=MAY)
    day = met(KOVAR, BELTRAMI)
    articles = article("2025-05-12", day, again, same_month), article("2025-05-12", day)
    with record_of(tmp_path / "r.db", *articles) as record:
        assert {history.status for history in plan_histories(record)} == {"scheduled"}


def test_what_is_planned_after_a_meeting_is_another_plan(tmp_path: Path) -> None:
    articles = article("2025-04-01", PLAN), article("2025-05-13", met(KOVAR, BELTRAMI), told(KOVAR, BELTRAMI))
    with record_of(tmp_path / "r.db", *articles) as record:
        assert [history.status for history in plan_histories(record)] == ["scheduled", "held"]


def test_a_history_is_whole_and_cites(tmp_path: Path) -> None:
    articles = (
        article("2025-04-01", told(KOVAR, BELTRAMI, status="offered")),
        article("2025-04-09", PLAN),
        article("2025-05-13", met(KOVAR, BELTRAMI)),
    )
    with record_of(tmp_path / "r.db", *articles) as record:
        (history,) = plan_histories(record, Filter(since="2025-05"))
        assert [(row.published, row.finding.status) for row in history.steps] == [  # type: ignore[union-attr]
            ("2025-04-01", "offered"),
            ("2025-04-09", "scheduled"),
        ]
        assert history.id == history.steps[0].id
        assert [party.name for party in history.parties] == [KOVAR, BELTRAMI]
        assert history.window is not None and (history.window.start, history.window.end) == MAY
        assert history.dated_by == history.newest
        assert history.as_of == "2025-05-13"
        assert history.held_by is not None and history.held_by.words.startswith("Ana Kovar and Tomas Beltrami met")


def test_no_such_status(tmp_path: Path) -> None:
    with record_of(tmp_path / "r.db", article("2025-04-01", PLAN)) as record, pytest.raises(UsageError, match="missed"):
        plan_histories(record, Filter(type="missed"))
