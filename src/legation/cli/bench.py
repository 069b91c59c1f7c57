"""``legation bench``: how fast, and in how much memory, documents are read."""

from __future__ import annotations

from dataclasses import asdict
from importlib import resources
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import output
from legation.cli.options import ShowProgress

if TYPE_CHECKING:
    from legation.model.documents import Document

_COPIES = 40
_MEGABYTES = 1500.0

app = typer.Typer(no_args_is_help=True, help="Measure speed and memory.", rich_markup_mode=None)
Measured = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders or JSON lines to measure on; Legation's own sample without.", show_default=False
    ),
]


def _documents(sources: list[str] | None) -> list[Document]:
    from legation.errors import InputError
    from legation.intake import read_sources

    with resources.as_file(resources.files("legation.cli").joinpath("bench.txt")) as sample:
        outcomes = list(read_sources(sources or [str(sample)]))
    documents = [outcome.document for outcome in outcomes if outcome.document is not None]
    if not documents:
        raise InputError("no-documents", "nothing to measure on: no source could be read")
    return documents if sources else documents * _COPIES


@app.command("speed")
def speed(
    sources: Measured = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often each is measured.")] = 3,
    progress: ShowProgress = None,
) -> None:
    """Words a second of `code` against bare spaCy: same pipeline, same texts, same run, in turn."""
    from legation.annotation.pipeline import DEFAULT_PIPELINE
    from legation.cli.measuring import measure_speed

    documents = _documents(sources)
    with output.progress("Measuring", progress, 2 * rounds) as tick:
        output.document(asdict(measure_speed(documents, DEFAULT_PIPELINE, rounds, tick)))


@app.command("memory")
def memory(
    sources: Measured = None,
    passes: Annotated[int, typer.Option(min=1, help="How often all documents are read.")] = 3,
    most: Annotated[float, typer.Option(help="Megabytes above which the exit code is 1.")] = _MEGABYTES,
    progress: ShowProgress = None,
) -> None:
    """Peak memory of `code` while it reads all documents several times: it should stay flat."""
    from legation.cli.measuring import measure_memory

    documents = _documents(sources)
    with output.progress("Measuring", progress, 10) as tick:
        found = measure_memory(documents, passes, tick)
    output.document(asdict(found))
    if found.peak > most:
        output.note(f"The peak of {found.peak:g} MB is above {most:g} MB.")
        raise typer.Exit(1)


@app.command("offsets")
def offsets(
    sources: Annotated[list[str], typer.Argument(help="Files, folders or JSON lines.", show_default=False)],
    progress: ShowProgress = None,
) -> None:
    """Slice every offset of every reading of the sources. Exit code 1 if one names no words of its text."""
    from legation.cli.measuring import measure_offsets
    from legation.intake import read_sources

    documents = (outcome.document for outcome in read_sources(sources) if outcome.document is not None)
    with output.progress("Slicing", progress) as tick:
        found = measure_offsets(documents, tick)
    output.document(asdict(found))
    if found.faults:
        raise typer.Exit(1)
