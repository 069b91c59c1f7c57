"""``legation explain``: why a finding is what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from legation.cli import output
from legation.cli.options import RecordPath, record_path

if TYPE_CHECKING:
    from legation.extraction.explaining import Explanation
    from legation.record import Row

ExplainFormat = Annotated[Literal["text", "json"], typer.Option("--format", help="Text to read, or JSON.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    finding: Annotated[str, typer.Argument(help="The finding's id, as listings give it.")],
    form: ExplainFormat = "text",
    record: RecordPath = None,
) -> None:
    """Why this finding: its words, the frame, the way to each party, what the judge said, the score."""
    from legation.api import Record

    with Record(record_path(record)) as opened:
        row, explanation = opened.explain(finding)
    if form == "json":
        output.document(_as_json(row, explanation))
    else:
        output.page("\n".join(_lines(row, explanation)))


def _as_json(row: Row, explanation: Explanation | None) -> dict[str, object]:
    from dataclasses import asdict

    words = {"id": row.id, "document": row.document, "start": row.start, "end": row.end, "words": row.words}
    return {**words, "why": getattr(row.finding, "why", None), "explanation": explanation and asdict(explanation)}


def _lines(row: Row, explanation: Explanation | None) -> Iterator[str]:
    yield f"{row.id}  {row.document} [{row.start}:{row.end}]"
    yield f"  “{' '.join(row.words.split())}”"
    yield f"  {getattr(row.finding, 'why', 'title and name')}"
    if explanation is None and row.kind == "events":
        yield "  This version of Legation does not find the event in the text any more: read the document again."
    if explanation is None:
        return
    yield ""
    yield f"{explanation.type} by “{explanation.trigger}”, score {explanation.score:.2f}"
    if explanation.frame_type is not None:
        yield f"  frame       {explanation.frame}: {explanation.frame_type}, strength {explanation.frame_strength:.2f}"
    else:
        yield f"  no frame    {explanation.frame}: the judge alone named the type"
    if explanation.frame_example is not None:
        yield f"  for example {explanation.frame_example}"
    for party in explanation.participants:
        yield f"  {party.role:11} {' '.join(party.words.split())}: {party.path}"
    cue = f", because of “{explanation.factuality_cue}”" if explanation.factuality_cue else ""
    yield f"  factuality  {explanation.factuality} (certainty {explanation.certainty:g}){cue}"
    if explanation.judge_read is not None:
        said = ", ".join(f"{name} {chance:.2f}" for name, chance in explanation.judge_said.items())
        yield f"  judge read  {' '.join(explanation.judge_read.split())}"
        yield f"  judge said  {said}; the frame adds {explanation.frame_added:g} to the log-odds of its type"
