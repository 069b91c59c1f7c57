"""What lies ahead, as a brief says it: one sentence a plan, whatever the number of reports."""

from __future__ import annotations

from collections.abc import Iterable

from legation.record.rows import Row
from legation.views.parties import is_name
from legation.views.plans import WINDOW_PAST, PlanHistory
from legation.views.sentences import Sentence, cite, listed


def ahead(histories: Iterable[PlanHistory]) -> list[Sentence]:
    """Plans that are neither held, cancelled nor past: the dated ones first, by day, then the others in their order.

    Each sentence has the newest status and cites the newest report, and those that its parties and its days are from.
    """
    dated, undated = [], []
    for history in histories:
        if history.status in ("held", "cancelled", WINDOW_PAST) or history.is_past:
            continue
        by = _naming(history)
        if by is None:
            continue
        parties = listed(list(dict.fromkeys(by.named("party"))))
        text = f"{history.what[0].upper()}{history.what[1:]} — {parties} ({history.status})."
        rows = {row.id: row for row in (history.newest, by, history.dated_by) if row is not None}
        citations = tuple(map(cite, rows.values()))
        window = history.window
        if window is None:
            undated.append(Sentence(text, citations))
        else:
            days = window.start if window.start == window.end else f"{window.start or '…'} to {window.end or '…'}"
            dated.append(((window.start or "", window.end or ""), Sentence(f"{days}: {text}", citations)))
    ordered = [sentence for _, sentence in sorted(dated, key=lambda d: d[0])]
    return list({sentence.text: sentence for sentence in reversed([*ordered, *undated])}.values())[::-1]


def _naming(history: PlanHistory) -> Row | None:
    """The newest report that calls a party by its name."""
    return next((row for row in reversed(history.steps) if any(map(is_name, row.named("party")))), None)
