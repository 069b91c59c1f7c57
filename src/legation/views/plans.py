"""Plans across documents: what is told of one plan in several documents is one history of statuses.

Two reports tell of the same plan where they call it the same, share a party known by name (and do not name others from
different countries), and give windows that overlap; or one gives none and they were published within sixty days of each
other. After a postponement without a new day the old window is void. A plan that an event has carried out takes no
further reports but that it was held, and one whose window has ended none that call it ahead without a day: what is
planned again is another plan.

The newest report's status counts. An event that carries the plan out makes it ``held``. A plan whose window has ended
with nothing told of it is ``open, window past``: nobody here knows more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from legation.errors import UsageError
from legation.model.findings import Plan, PlanStatus
from legation.model.times import Window
from legation.record.base import Lookup
from legation.record.rows import Filter, Name, Row
from legation.views.fulfilments import NEAR, Fulfilments, Undertaking
from legation.views.listing import ALL, asked, day_of, days_apart, page
from legation.views.parties import at_odds, named, shared, union
from legation.views.words import folded

WindowPast = Literal["open, window past"]
HistoryStatus = PlanStatus | WindowPast
WINDOW_PAST: WindowPast = "open, window past"
STATUSES: tuple[str, ...] = (*get_args(PlanStatus), WINDOW_PAST)


@dataclass(frozen=True, slots=True)
class PlanHistory:
    """One plan with all that was told of it.

    ``id`` is that of the first report. ``steps`` are the reports, oldest first; each row's finding is a Plan.
    ``window`` is the newest one stated, and stands in the row ``dated_by``. ``held_by`` is the row of the event that
    carried it out. ``as_of`` is the day for which the status is given, the last on which a document was published.
    """

    id: str
    what: str
    parties: tuple[Name, ...]
    status: HistoryStatus
    window: Window | None
    dated_by: Row | None
    steps: tuple[Row, ...]
    held_by: Row | None
    as_of: str | None

    @property
    def newest(self) -> Row:
        """The newest report."""
        return self.steps[-1]

    @property
    def is_past(self) -> bool:
        """Has the window ended before the day for which the status is given?"""
        end = (self.window.end or self.window.start) if self.window is not None else None
        return end is not None and self.as_of is not None and end < self.as_of


def plan_histories(lookup: Lookup, where: Filter = ALL) -> tuple[PlanHistory, ...]:
    """Plans of which at least one report is left by the filter, whole; those told of last come first.

    The filter's ``type`` is the plan's status now (one of ``STATUSES``). Raises UsageError on any other.
    """
    wanted = next((s for s in STATUSES if where.type and s.casefold() == where.type.casefold()), None)
    if where.type is not None and wanted is None:
        raise UsageError(f"{where.type!r} is no status", remedy=f"One of {', '.join(map(repr, STATUSES))}.")
    left = asked(lookup, "plans", replace(where, type=None))
    found = [h for h in merged_plans(lookup) if left.leaves(h.steps) and wanted in (None, h.status)]
    return page(found, where)


def merged_plans(lookup: Lookup, *, as_of: str | None = None) -> tuple[PlanHistory, ...]:
    """All plans, as known on the day ``as_of`` (without it, on the last day of publication)."""
    newest = lookup.documents(Filter(limit=1))
    today = as_of or (newest[0].published or "")[:10] if newest else as_of
    rows = [row for row in lookup.list("plans") if not today or (day_of(row) or "") <= today]
    events = Fulfilments(lookup, until=today or None)
    drafts = _drafts(rows, events)
    histories = [_history(draft, events, today or None) for draft in drafts]
    return tuple(sorted(histories, key=lambda h: (h.newest.published or "", h.id), reverse=True))


@dataclass(slots=True)
class _Draft:
    what: str
    steps: list[Row] = field(default_factory=list)
    parties: list[Name] = field(default_factory=list)
    window: Window | None = None
    dated_by: Row | None = None
    event: Row | None = None
    is_searched: bool = False

    def add(self, row: Row) -> None:
        plan = _plan(row)
        self.steps.append(row)
        self.event, self.is_searched = None, False
        self.parties = union(self.parties, named(row, "party"))
        if plan.window is not None or plan.status == "postponed":
            self.window, self.dated_by = plan.window, row if plan.window is not None else None

    def carried_out(self, events: Fulfilments) -> Row | None:
        """The event that carried the plan out; a plan put off or called off has none."""
        if not self.is_searched:
            self.is_searched = True
            if self.window is not None and _plan(self.steps[-1]).status not in ("postponed", "cancelled", "held"):
                plan = Undertaking(self.what, tuple(self.parties), self.window, self.steps[0])
                self.event = events.find(plan)
        return self.event


def _plan(row: Row) -> Plan:
    assert isinstance(row.finding, Plan)
    return row.finding


@dataclass(frozen=True, slots=True)
class _Report:
    """A row with what it is compared by."""

    row: Row
    plan: Plan
    parties: tuple[Name, ...]
    told: str | None

    @property
    def is_ahead(self) -> bool:
        return self.plan.status not in ("postponed", "cancelled", "held")


def _drafts(rows: Sequence[Row], events: Fulfilments) -> list[_Draft]:
    drafts: list[_Draft] = []
    by_party: dict[tuple[str, str], list[_Draft]] = defaultdict(list)
    for row in sorted(rows, key=_order):
        report = _Report(row, _plan(row), named(row, "party"), day_of(row))
        what = report.plan.what.casefold()
        names = {folded(name.name) for name in report.parties}
        for name in names:
            by_party[what, name] = [draft for draft in by_party[what, name] if not _settled(draft, report)]
        near = {id(draft): draft for name in sorted(names) for draft in by_party[what, name]}
        same = [draft for draft in near.values() if _continues(draft, report, events)]
        draft = min(same, key=lambda d: _distance(d, report), default=None)
        if draft is None:
            draft = _Draft(what)
            drafts.append(draft)
        known = {folded(party.name) for party in draft.parties}
        draft.add(row)
        for name in sorted(names - known):
            by_party[what, name].append(draft)
    return drafts


def _order(row: Row) -> tuple[bool, str, str, int, bool]:
    """Oldest first, undated last; of two plans of one sentence the one with a window last: it says more."""
    return row.published is None, row.published or "", row.document, row.start, _plan(row).window is not None


def _settled(draft: _Draft, report: _Report) -> bool:
    """Its last report and its window lie too far back for news of it, and all later reports are as late or later."""
    if report.told is None:
        return False
    end = draft.window.end or "9999" if draft.window is not None else ""
    return end < report.told and not _near(draft, report)


def _continues(draft: _Draft, report: _Report, events: Fulfilments) -> bool:
    window = report.plan.window
    if window is not None and draft.window is not None:
        if not _overlap(window, draft.window):
            return False
    elif not _near(draft, report) or _missed(draft, report):
        return False
    if not shared(report.parties, draft.parties) or at_odds(report.parties, draft.parties):
        return False
    return report.plan.status == "held" or not _done(draft, report, events)


def _done(draft: _Draft, report: _Report, events: Fulfilments) -> bool:
    """Was it known to be carried out when the report was made?"""
    event = draft.carried_out(events)
    known = event is not None and (report.told is None or (day_of(event) or "") <= report.told)
    return known or _plan(draft.steps[-1]).status == "held"


def _near(draft: _Draft, report: _Report) -> bool:
    apart = days_apart(day_of(draft.steps[-1]), report.told)
    return apart is not None and apart <= NEAR


def _missed(draft: _Draft, report: _Report) -> bool:
    """Is the report of something ahead, when the draft's day has passed?"""
    end = draft.window.end if draft.window is not None else None
    return report.is_ahead and end is not None and report.told is not None and end < report.told


def _overlap(one: Window, other: Window) -> bool:
    """An open side reaches as far as needed."""
    before = one.end is not None and other.start is not None and one.end < other.start
    after = one.start is not None and other.end is not None and other.end < one.start
    return not before and not after


def _distance(draft: _Draft, report: _Report) -> tuple[bool, int]:
    """Overlapping windows first, then the plan that was told of last."""
    both = report.plan.window is not None and draft.window is not None
    apart = days_apart(day_of(draft.steps[-1]), report.told)
    return not both, apart if apart is not None else NEAR + 1


def _history(draft: _Draft, events: Fulfilments, today: str | None) -> PlanHistory:
    event = draft.carried_out(events)
    newest = draft.steps[-1]
    status: HistoryStatus = "held" if event is not None else _plan(newest).status
    parties = tuple(draft.parties) or tuple(name for name in newest.names if name.role == "party")
    history = PlanHistory(
        draft.steps[0].id, draft.what, parties, status, draft.window, draft.dated_by, tuple(draft.steps), event, today
    )
    settled = status in ("held", "cancelled", "postponed")
    return replace(history, status=WINDOW_PAST) if history.is_past and not settled else history
