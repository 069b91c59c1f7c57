"""Options that several commands share, each written down once.

A group of options is a frozen dataclass whose fields carry their typer descriptions; ``takes`` gives a command
all options of a group and hands them over as one value.
"""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import typer

from legation.cli.output import TableFormat
from legation.errors import UsageError

RECORD_VARIABLE = "LEGATION_RECORD"
FactualityName = Literal["actual", "future", "hypothetical", "negated", "historical"]

RecordPath = Annotated[
    Path | None,
    typer.Option(
        "--record",
        envvar=RECORD_VARIABLE,
        show_envvar=True,
        help="The record's file.  [default: record.db in the user's data folder]",
    ),
]
Sources = Annotated[
    list[str], typer.Argument(help="Files, folders, JSON lines, or - for standard input.", show_default=False)
]
Published = Annotated[
    str | None, typer.Option(help="Day of publication, where a source gives none (2024-12-25).", metavar="DAY")
]
InputFormat = Annotated[
    Literal["text", "html", "jsonl"] | None,
    typer.Option(help="What the sources hold.  [default: told by name and content]", show_default=False),
]
Workers = Annotated[int, typer.Option(min=1, max=256, help="Processes that read at once; the output is the same.")]
ShowProgress = Annotated[
    bool | None,
    typer.Option("--progress/--no-progress", help="Show a bar on standard error.  [default: on a terminal]"),
]
Since = Annotated[str | None, typer.Option(help="From this day, month or year on (2024-12).", metavar="DAY")]
Until = Annotated[str | None, typer.Option(help="Up to this day, month or year, included.", metavar="DAY")]
Rows = Annotated[TableFormat, typer.Option("--format", help="How rows are printed.")]


@dataclass(frozen=True, slots=True)
class Listing:
    """What every listing can be asked."""

    actor: Annotated[str | None, typer.Option(help="Only findings with this actor (name or alias).")] = None
    country: Annotated[str | None, typer.Option(help="Only findings with an actor of this country (JPN).")] = None
    type: Annotated[
        str | None,
        typer.Option(help="Only this type: of event (CONSULT), directness, stance, status or kind of actor."),
    ] = None
    issue: Annotated[str | None, typer.Option(help="Only findings whose words or issue hold these words.")] = None
    since: Since = None
    until: Until = None
    factuality: Annotated[FactualityName | None, typer.Option(help="Only events of this factuality.")] = None
    limit: Annotated[int, typer.Option(min=1, help="At most so many rows.")] = 100
    format: Rows = "table"
    record: RecordPath = None


Options = TypeVar("Options")


def takes(group: type[Options]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of a group; the command gets them as its first argument, its own parameters after."""
    offered = inspect.signature(group, eval_str=True).parameters
    names = {field.name for field in fields(group)}  # type: ignore[arg-type]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]

        @functools.wraps(command)
        def run(**given: Any) -> None:
            chosen = group(**{name: value for name, value in given.items() if name in names})
            command(chosen, **{name: value for name, value in given.items() if name not in names})

        keywords = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *offered.values())]
        run.__signature__ = inspect.Signature(keywords)  # type: ignore[attr-defined]
        return run

    return decorate


def record_path(given: Path | None) -> Path:
    """The record's file: the one given, or ``record.db`` in the user's data folder."""
    if given is not None:
        return given.expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("legation", appauthor=False)) / "record.db"


def given(context: typer.Context, parameter: str) -> bool:
    """Was the parameter written on the command line (not left out, nor taken from a variable)?"""
    source = context.get_parameter_source(parameter)
    return source is not None and source.name == "COMMANDLINE"


def day(given: str | None, option: str) -> str | None:
    """A whole ISO day, as given to an option. Raises UsageError on anything else."""
    if given is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", given, re.ASCII):
            return date.fromisoformat(given).isoformat()
    except ValueError:
        pass
    raise UsageError(f"{option} {given!r} is no day", remedy="Write it as 2024-12-25.")
