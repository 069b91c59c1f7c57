"""Rows of what is the same across documents: utterances, histories of plans and positions, answers to questions.

Each is one object with the places it was put together from; a table shows these in a few words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.record import Filter, Record, Row
    from legation.views.answers import AskedQuestion
    from legation.views.plans import PlanHistory
    from legation.views.stances import PositionHistory
    from legation.views.utterances import Utterance

Fields = dict[str, Any]
_ACTOR = ("id", "name", "kind", "country", "documents")


@dataclass(frozen=True, slots=True)
class Found:
    """Rows with the columns that a table shows; ``table`` makes its rows, where they are not the same."""

    rows: list[Fields]
    columns: tuple[str, ...]
    table: Callable[[list[Fields]], list[Fields]] = lambda rows: rows


def _place(row: Row) -> Fields:
    """Where a finding stands: its id, the day of publication, the words and their document."""
    return {
        "id": row.id,
        "published": row.published,
        "words": row.words,
        "document": row.document,
        "evidence": [row.start, row.end],
        "document_title": row.title,
        "outlet": row.outlet,
        "url": row.url,
    }


def _days(rows: Sequence[Row]) -> Fields:
    """First and last day of publication, and in how many documents."""
    days = sorted(row.published[:10] for row in rows if row.published)
    documents = len({row.document for row in rows})
    return {"day": days[0] if days else None, "day_to": days[-1] if days else None, "documents": documents}


# -- utterances -----------------------------------------------------------------------------


def utterances(record: Record, where: Filter) -> Found:
    """``statements --utterances``."""
    from legation.views.utterances import utterances

    rows = [_utterance(utterance) for utterance in utterances(record, where)]
    return Found(rows, ("id", "day", "day_to", "documents", "source", "content"))


def _utterance(utterance: Utterance) -> Fields:
    from legation.views.utterances import quoted

    places = [{**_place(row), "content": quoted(row)} for row in utterance.places]
    head = {"id": utterance.id, **_days(utterance.places)}
    return {**head, "source": utterance.source, "content": utterance.words, "places": places}


# -- plans ----------------------------------------------------------------------------------


def plan_histories(record: Record, where: Filter) -> Found:
    """``plans --histories``."""
    from legation.views.plans import plan_histories

    rows = [_plan(history) for history in plan_histories(record, where)]
    return Found(rows, ("id", "status", "start", "end", "parties", "what", "history"), _short("history", _told))


def _plan(history: PlanHistory) -> Fields:
    return {
        "id": history.id,
        **_days(history.steps),
        "what": history.what,
        "status": history.status,
        "as_of": history.as_of,
        "parties": [party.name for party in history.parties],
        "start": history.window.start if history.window else None,
        "end": history.window.end if history.window else None,
        "held_by": _place(history.held_by) if history.held_by else None,
        "history": [_report(row) for row in history.steps],
    }


def _report(row: Row) -> Fields:
    plan: Any = row.finding
    window = plan.window
    start, end = (window.start, window.end) if window else (None, None)
    return {"status": plan.status, "start": start, "end": end, **_place(row)}


def _told(row: Fields) -> str:
    steps = [_on(step["published"], step["status"]) for step in row["history"]]
    held = row["held_by"]
    return "; ".join([*steps, *([f"{_on(held['published'], 'held')} ({held['id']})"] if held else [])])


def _on(published: str | None, what: str) -> str:
    return f"{published[:10] if published else 'no date'} {what}"


# -- positions --------------------------------------------------------------------------------


def position_histories(changed: bool) -> Callable[[Record, Filter], Found]:
    """``positions --histories``, all or only those in which the stance changed."""

    def find(record: Record, where: Filter) -> Found:
        from legation.views.stances import position_histories

        rows = [_position(history) for history in position_histories(record, where, changed=changed)]
        return Found(rows, ("id", "actor", "about", "stance", "history"), _short("history", _stood))

    return find


def _position(history: PositionHistory) -> Fields:
    changes = [{"before": _stance(change.before), "after": _stance(change.after)} for change in history.changes]
    return {
        "id": history.id,
        **_days(history.steps),
        "actor": history.actor.name,
        "about": history.about,
        "stance": history.stance,
        "changes": changes,
        "history": [_stance(row) for row in history.steps],
    }


def _stance(row: Row) -> Fields:
    position: Any = row.finding
    targets = row.named("target")
    target = targets[0] if targets else None
    return {"stance": position.stance, "issue": position.issue, "target": target, **_place(row)}


def _stood(row: Fields) -> str:
    changed = {change["after"]["id"] for change in row["changes"]}
    return "; ".join(
        f"{'CHANGED ' if step['id'] in changed else ''}{_on(step['published'], step['stance'])}"
        for step in row["history"]
    )


# -- questions --------------------------------------------------------------------------------


def closing(question: AskedQuestion) -> Fields:
    """Who closed a question: nothing where it is open."""
    closing = question.closing
    finding, note, at = (closing.finding, closing.note, closing.closed_at) if closing else (None, None, None)
    return {"closed_by": finding, "closed_note": note, "closed_at": at}


def with_answers(rows: Sequence[Fields], questions: Sequence[AskedQuestion]) -> Found:
    """``questions --answers``: the questions with their candidates; in a table, a line for each candidate."""
    full = [
        {**row, "answers": [_answer(a.row, a.words, a.actors) for a in question.answers or ()]}
        for row, question in zip(rows, questions, strict=True)
    ]
    return Found(full, ("id", "day", "text", "closed_by", "answer", "shares", "words"), _lines)


def _answer(row: Row, words: tuple[str, ...], actors: tuple[str, ...]) -> Fields:
    return {"kind": row.kind, "shared_words": list(words), "shared_actors": list(actors), **_place(row)}


def _lines(rows: list[Fields]) -> list[Fields]:
    lines = []
    for row in rows:
        head = {name: row[name] for name in ("id", "day", "text", "closed_by")}
        found = row["answers"] or [None]
        for number, answer in enumerate(found):
            own = {"answer": answer["id"], "shares": _why(answer), "words": answer["words"]} if answer else {}
            lines.append({**(head if number == 0 else {"id": row["id"]}), **own})
    return lines


def _why(answer: Fields) -> str:
    return f"{', '.join(answer['shared_words'])}; {', '.join(answer['shared_actors'])}"


def _short(name: str, words: Callable[[Fields], str]) -> Callable[[list[Fields]], list[Fields]]:
    """Rows for a table, with one field said in words."""
    return lambda rows: [{**row, name: words(row)} for row in rows]


# -- actors that may be one -----------------------------------------------------------------


def candidates(record: Record, where: Filter) -> Found:
    """``actors --candidates``."""
    from legation.views.candidates import candidates

    rows = [
        {
            **{f"left_{name}": getattr(found.left, name) for name in _ACTOR},
            **{f"right_{name}": getattr(found.right, name) for name in _ACTOR},
            "score": found.score,
            "reason": found.reason,
        }
        for found in candidates(record, where)
    ]
    return Found(rows, ("left_id", "left_name", "right_id", "right_name", "score", "reason"))
