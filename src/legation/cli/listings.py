"""The listings: ``events``, ``statements``, ``positions``, ``plans``, ``questions``, ``offices`` and ``actors``.

Every row says where it comes from: the document, the exact words and where they stand in its text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from legation.cli import output
from legation.cli.options import Listing, record_path, takes

if TYPE_CHECKING:
    from legation.model.findings import Event, Plan, Position, Question, Statement
    from legation.record import Filter, Record, Row

Fields = dict[str, Any]
_COLUMNS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "events": ("Who did what to whom.", ("id", "day", "type", "mode", "actors", "recipients", "factuality", "words")),
    "statements": ("Who said what.", ("id", "day", "source", "directness", "content")),
    "positions": ("Who stands where.", ("id", "day", "actor", "stance", "issue", "target", "words")),
    "plans": ("What is ahead.", ("id", "status", "start", "end", "parties", "what", "words")),
    "questions": ("What is still open.", ("id", "day", "text", "about")),
    "offices": ("Who holds or held which office.", ("id", "day", "holder", "title", "of", "status")),
    "actors": ("Who is in the record.", ("id", "name", "kind", "country", "documents", "mentions", "aliases")),
}


def register(app: typer.Typer) -> None:
    """Add one command for each listing."""
    for kind, (about, columns) in _COLUMNS.items():
        app.command(kind, help=f"{about} The same options as every listing.")(_command(kind, columns))


def _command(kind: str, columns: tuple[str, ...]) -> Callable[..., None]:
    @takes(Listing)
    def listing(asked: Listing) -> None:
        from legation.record import Record

        with Record(record_path(asked.record)) as record:
            rows = _rows(record, kind, asked)
            shown = output.rows(rows[: asked.limit], asked.format, columns)
        if len(rows) > shown:
            output.note(f"There are more than {shown} {kind}: ask for them with --limit.")

    return listing


def _rows(record: Record, kind: str, asked: Listing) -> list[Fields]:
    """One row more than is shown, to know whether there are more."""
    if kind == "actors":
        return [asdict(row) for row in record.actors(_filter(asked))]
    return [flat(row) for row in record.list(kind, _filter(asked))]  # type: ignore[arg-type]


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
