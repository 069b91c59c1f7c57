"""``legation brief`` and ``legation show``: what the record says of a topic, and one document with its findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from legation.cli import output
from legation.cli.options import RecordPath, Since, Until, record_path

if TYPE_CHECKING:
    from legation.model.actors import Office, Party
    from legation.model.findings import Event, Plan, Reading, Statement
    from legation.model.spans import Span
    from legation.model.times import Window

BriefFormat = Annotated[Literal["text", "markdown", "json"], typer.Option("--format", help="How it is written.")]
ShowFormat = Annotated[Literal["text", "json"], typer.Option("--format", help="Text to read, or the Reading as JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("brief")(brief)
    app.command("show")(show)


def brief(
    topic: Annotated[str | None, typer.Argument(help="Words that the documents hold; all documents without.")] = None,
    form: BriefFormat = "text",
    since: Since = None,
    until: Until = None,
    quotes: Annotated[bool, typer.Option("--quotes", help="Add the words that each sentence rests on.")] = False,
    record: RecordPath = None,
) -> None:
    """Headline, key points and short sections on a topic, every sentence with its source."""
    from legation.record import Record
    from legation.views.brief import make_brief
    from legation.views.brief_text import brief_json, brief_markdown, brief_text

    with Record(record_path(record)) as opened:
        made = make_brief(opened, topic, since=since, until=until)
    if form == "json":
        output.data(brief_json(made))
    else:
        output.page((brief_markdown if form == "markdown" else brief_text)(made, quotes=quotes))


def show(
    document: Annotated[str, typer.Argument(help="The document's id, as listings give it.")],
    form: ShowFormat = "text",
    record: RecordPath = None,
) -> None:
    """A document with everything that was found in it, each finding with its exact words and where they stand."""
    import json

    from legation.model.serial import dump_reading
    from legation.record import Record

    with Record(record_path(record)) as opened:
        reading = opened.reading(document)
    if form == "json":
        output.document(json.loads(dump_reading(reading)))
    else:
        output.page("\n".join(page(reading)))


def page(reading: Reading) -> Iterator[str]:
    """The lines of the page: the document, then one section for each kind of finding."""
    document = reading.document
    about = (document.outlet, document.published, document.url, document.id, f"read by {reading.version}")
    yield document.title or document.id
    yield "  ".join(part for part in about if part)
    yield ""
    yield document.text.strip("\n")
    words = _Words(reading)
    for heading, lines in _sections(reading, words):
        found = list(lines)
        if found:
            yield ""
            yield f"{heading} ({len(found)})"
            yield from (f"  {line}" for line in found)


class _Words:
    """Spans and parties of one reading as words."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.document.text
        self.names = {actor.id: actor.name for actor in reading.actors}

    def cited(self, span: Span) -> str:
        return f"[{span.start}:{span.end}] “{' '.join(span.of(self.text).split())}”"

    def party(self, party: Party | None) -> str:
        if party is None:
            return "nobody named"
        return self.names.get(party.actor or "", party.mention.of(self.text))

    def parties(self, parties: Iterable[Party]) -> str:
        return ", ".join(self.party(party) for party in parties)


def _sections(reading: Reading, words: _Words) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Key points", [point.text for point in reading.summary]
    yield "Actors", [_actor(actor.name, actor.kind, actor.country, actor.aliases) for actor in reading.actors]
    yield "Offices", [_office(office, words) for office in reading.offices]
    yield "Events", [_event(event, words) for event in reading.events]
    yield "Statements", [_statement(statement, words) for statement in reading.statements]
    held = [f"{words.party(p.actor)} {p.stance} {p.issue} {words.cited(p.evidence)}" for p in reading.positions]
    yield "Positions", held
    yield "Plans", [_plan(plan, words) for plan in reading.plans]
    yield "Open questions", [f"{q.text} {words.cited(q.evidence)}" for q in reading.questions]
    yield "Left out", [f"{s.reason} {words.cited(s.span)}" for s in reading.skipped]


def _event(event: Event, words: _Words) -> str:
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    toward = f" → {words.parties(event.recipients)}" if event.recipients else ""
    why = f"({event.why}; {event.score:.2f})"
    return f"{kind} {event.factuality}: {words.parties(event.actors)}{toward} {words.cited(event.evidence)} {why}"


def _statement(statement: Statement, words: _Words) -> str:
    content = " … ".join(map(words.cited, statement.content))
    return f"{words.party(statement.source)} ({statement.directness}): {content}"


def _office(office: Office, words: _Words) -> str:
    of = f" of {words.names[office.of]}" if office.of in words.names else ""
    holder = words.names.get(office.holder, office.holder)
    return f"{holder}: {office.title}{of}, {office.status} {words.cited(office.evidence)}"


def _plan(plan: Plan, words: _Words) -> str:
    parties = words.parties(plan.parties) or "nobody named"
    return f"{plan.status}: {plan.what}{_window(plan.window)}, {parties} {words.cited(plan.evidence)}"


def _window(window: Window | None) -> str:
    if window is None or not (window.start or window.end):
        return ""
    return f" on {window.start}" if window.start == window.end else f" {window.start or '…'} to {window.end or '…'}"


def _actor(name: str, kind: str, country: str | None, aliases: tuple[str, ...]) -> str:
    also = f", also {', '.join(aliases)}" if aliases else ""
    return f"{name}: {kind}{', ' + country if country else ''}{also}"
