"""``legation read`` and ``legation code``: documents into the record, or into Readings on standard output."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from legation.cli import output
from legation.cli.options import InputFormat, Published, RecordPath, ShowProgress, Sources, Workers, record_path, takes

if TYPE_CHECKING:
    from legation.ingest import IngestReport
    from legation.record import Record

_SHOWN = 20
ReadingFormat = Annotated[
    Literal["jsonl", "json"],
    typer.Option("--format", help="One Reading a line; or indented: one object, of several documents an array."),
]


@dataclass(frozen=True, slots=True)
class Reads:
    """What ``read`` and ``code`` can be asked about their sources."""

    published: Published = None
    input_format: InputFormat = None
    workers: Workers = 1
    progress: ShowProgress = None


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("read")(read)
    app.command("code")(code)


@takes(Reads)
def read(asked: Reads, sources: Sources, record: RecordPath = None) -> None:
    """Read documents into the record. What it already holds unchanged is passed over, so a run can be repeated."""
    from legation.ingest import Result, default_coder, read_into
    from legation.intake import read_sources
    from legation.record import Record

    outcomes = read_sources(sources, published=asked.published, input_format=asked.input_format)
    failed: list[str] = []
    with (
        Record(record_path(record), write=True) as opened,
        opened.register(texts=False) as register,
        output.progress("Reading", asked.progress) as tick,
    ):

        def on(source: str, result: Result) -> None:
            if result == "failed":
                failed.append(source)
            tick()

        try:
            coder = default_coder(register=register)
            report = read_into(opened, outcomes, workers=asked.workers, coder=coder, progress=on)
        except KeyboardInterrupt:
            output.note("What was read so far is in the record; the same command goes on from there.")
            raise
        _tell(report, opened, set(failed))
    if report.failed:
        raise typer.Exit(1)


def _tell(report: IngestReport, record: Record, failed: set[str]) -> None:
    failures = [failure for failure in record.document_failures() if failure.source in failed]
    for failure in failures[:_SHOWN]:
        output.note(_fault(failure.source, failure.reason, failure.detail))
    if len(failures) > _SHOWN:
        output.note(f"… and {len(failures) - _SHOWN} more")
    counts = {"read": report.read, "replaced": report.replaced, "unchanged": report.unchanged, "failed": report.failed}
    reasons = f" ({', '.join(f'{reason} {count}' for reason, count in report.reasons)})" if report.reasons else ""
    output.note(", ".join(f"{count} {what}" for what, count in counts.items() if count or what == "read") + reasons)


@takes(Reads)
def code(
    asked: Reads,
    sources: Sources,
    clauses: Annotated[bool, typer.Option("--clauses", help="Add every clause with its certainty.")] = False,
    form: ReadingFormat = "jsonl",
) -> None:
    """Read documents without a record: prints their Readings."""
    from legation.ingest import code_all
    from legation.intake import read_sources
    from legation.model.serial import dump_reading

    outcomes = read_sources(sources, published=asked.published, input_format=asked.input_format)
    failed = 0
    held: list[str] = []
    with output.progress("Reading", asked.progress) as tick:
        for coded in code_all(outcomes, workers=asked.workers, clauses=clauses):
            if coded.reading is None:
                failed += 1
                output.note(_fault(coded.source, coded.reason, coded.detail))
            elif form == "jsonl":
                output.data(dump_reading(coded.reading))
            else:
                held.append(dump_reading(coded.reading))
            tick()
    if form == "json" and held:
        readings = [json.loads(line) for line in held]
        output.document(readings[0] if len(readings) == 1 else readings)
    if failed:
        raise typer.Exit(1)


def _fault(source: str, reason: str | None, detail: str | None) -> str:
    """What is wrong with a source, named by it."""
    said = detail or reason or "unreadable"
    return said if said.startswith(source) else f"{source}: {said}"
