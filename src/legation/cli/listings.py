"""The listings: ``events``, ``statements``, ``positions``, ``plans``, ``questions``, ``offices`` and ``actors``.

Every row says where it comes from: the document, the exact words and where they stand in its text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli import across, output
from legation.cli.across import Fields, Found
from legation.cli.options import Listing, record_path, takes
from legation.errors import UsageError

if TYPE_CHECKING:
    from legation.model.findings import Event, Plan, Position, Question, Statement
    from legation.record import Filter, Record, Row

Find = Callable[["Record", "Filter"], Found]
_COLUMNS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "events": ("Who did what to whom.", ("id", "day", "type", "mode", "actors", "recipients", "factuality", "words")),
    "statements": ("Who said what.", ("id", "day", "source", "directness", "content")),
    "positions": ("Who stands where.", ("id", "day", "actor", "stance", "issue", "target", "words")),
    "plans": ("What is ahead.", ("id", "status", "start", "end", "parties", "what", "words")),
    "questions": ("What is still open.", ("id", "day", "text", "about", "closed_by")),
    "offices": ("Who holds or held which office.", ("id", "day", "holder", "title", "of", "status")),
    "actors": ("Who is in the record.", ("id", "name", "kind", "country", "documents", "mentions", "aliases")),
}


def register(app: typer.Typer) -> None:
    """Add one command for each listing."""
    own = {
        "statements": _statements,
        "positions": _positions,
        "plans": _plans,
        "questions": _questions,
        "actors": _actors,
    }
    for kind, (about, _) in _COLUMNS.items():
        app.command(kind, help=f"{about} The same options as every listing.")(own.get(kind) or _command(kind))


def _command(kind: str) -> Callable[..., None]:
    @takes(Listing)
    def listing(asked: Listing) -> None:
        _show(kind, asked)

    return listing


@takes(Listing)
def _statements(
    asked: Listing,
    utterances: Annotated[
        bool, typer.Option("--utterances", help="Quoted words, each once, with every place where they are quoted.")
    ] = False,
) -> None:
    _show("statements", asked, across.utterances if utterances else None)


@takes(Listing)
def _positions(
    asked: Listing,
    histories: Annotated[
        bool, typer.Option("--histories", help="Each actor's stances on one thing as one row, in the order of days.")
    ] = False,
    changed: Annotated[bool, typer.Option("--changed", help="Only histories in which the stance changed.")] = False,
) -> None:
    if changed and not histories:
        raise UsageError("--changed is for histories", remedy="Write --histories --changed.")
    _show("positions", asked, across.position_histories(changed) if histories else None)


@takes(Listing)
def _plans(
    asked: Listing,
    histories: Annotated[
        bool, typer.Option("--histories", help="Each plan as one row, with all that was told of it.")
    ] = False,
) -> None:
    _show("plans", asked, across.plan_histories if histories else None)


@takes(Listing)
def _questions(
    asked: Listing,
    answers: Annotated[
        bool, typer.Option("--answers", help="Add later findings that may answer the question.")
    ] = False,
    still_open: Annotated[bool, typer.Option("--open", help="Without the questions that a person has closed.")] = False,
) -> None:
    def find(record: Record, where: Filter) -> Found:
        from legation.views.answers import asked_questions

        found = asked_questions(record, where, open_only=still_open, answers=answers)
        rows = [{**flat(question.row), **across.closing(question)} for question in found]
        return across.with_answers(rows, found) if answers else Found(rows, _COLUMNS["questions"][1])

    _show("questions", asked, find)


@takes(Listing)
def _actors(
    asked: Listing,
    candidates: Annotated[
        bool, typer.Option("--candidates", help="Pairs that may be one, each with a score and what speaks for it.")
    ] = False,
) -> None:
    _show("actors", asked, across.candidates if candidates else None)


def _show(kind: str, asked: Listing, find: Find | None = None) -> None:
    """Print what is found: the record's own rows, unless ``find`` says otherwise."""
    from legation.record import Record

    with Record(record_path(asked.record)) as record:
        # One row more than is shown, to know whether there are more.
        where = _filter(asked)
        found = find(record, where) if find is not None else Found(_rows(record, kind, where), _COLUMNS[kind][1])
        shown = found.rows[: asked.limit]
        output.rows(found.table(shown) if asked.format == "table" else shown, asked.format, found.columns)
    if len(found.rows) > len(shown):
        output.note(f"There are more than {len(shown)} {kind}: ask for them with --limit.")


def _rows(record: Record, kind: str, where: Filter) -> list[Fields]:
    if kind == "actors":
        return [asdict(row) for row in record.actors(where)]
    return [flat(row) for row in record.list(kind, where)]  # type: ignore[arg-type]


def _filter(asked: Listing) -> Filter:
    from legation.record import Filter

    return Filter(
        actor=asked.actor,
        country=asked.country.upper() if asked.country else None,
        type=asked.type,
        issue=asked.issue,
        since=asked.since,
        until=asked.until,
        factuality=asked.factuality,
        limit=asked.limit + 1,
    )


def flat(row: Row) -> Fields:
    """A row of the record as one flat object: the finding's own fields between its id and where it comes from."""
    kinds: dict[str, Callable[[Row, Any], Fields]] = {
        "events": _event,
        "statements": _statement,
        "positions": _position,
        "plans": _plan,
        "questions": _question,
        "offices": _office,
    }
    source = {
        "words": row.words,
        "document": row.document,
        "evidence": [row.start, row.end],
        "document_title": row.title,
        "outlet": row.outlet,
        "published": row.published,
        "url": row.url,
    }
    return {"id": row.id, "day": row.day, "day_to": row.day_to, **kinds[row.kind](row, row.finding), **source}


def _first(names: tuple[str, ...]) -> str | None:
    return names[0] if names else None


def _event(row: Row, event: Event) -> Fields:
    return {
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "actors": list(row.named("actor")),
        "recipients": list(row.named("recipient")),
        "factuality": event.factuality,
        "place": event.where.name if event.where else None,
        "place_country": event.where.country if event.where else None,
        "score": event.score,
        "why": event.why,
    }


def _statement(row: Row, statement: Statement) -> Fields:
    return {
        "source": _first(row.named("source")),
        "directness": statement.directness,
        "content": _content(row, statement),
        "score": statement.score,
        "why": statement.why,
    }


def _content(row: Row, statement: Statement) -> str:
    parts = (row.words[max(0, span.start - row.start) : max(0, span.end - row.start)] for span in statement.content)
    return " … ".join(part for part in parts if part)


def _position(row: Row, position: Position) -> Fields:
    return {
        "actor": _first(row.named("actor")),
        "stance": position.stance,
        "issue": position.issue,
        "target": _first(row.named("target")),
        "score": position.score,
        "why": position.why,
    }


def _plan(row: Row, plan: Plan) -> Fields:
    return {
        "what": plan.what,
        "status": plan.status,
        "parties": list(row.named("party")),
        "start": plan.window.start if plan.window else None,
        "end": plan.window.end if plan.window else None,
        "precision": plan.window.precision if plan.window else None,
        "score": plan.score,
        "why": plan.why,
    }


def _question(row: Row, question: Question) -> Fields:
    return {"text": question.text, "about": list(row.named("about")), "score": question.score, "why": question.why}


def _office(row: Row, office: Any) -> Fields:
    return {
        "holder": _first(row.named("holder")),
        "title": office.title,
        "of": _first(row.named("of")),
        "status": office.status,
        "since": office.since,
        "until": office.until,
    }
