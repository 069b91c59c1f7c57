"""``legation merge`` and ``legation split``: judgements whether two actors across documents are one."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.cli import output
from legation.cli.options import RecordPath, record_path
from legation.errors import UsageError

Note = Annotated[str | None, typer.Option(help="Words to keep with it.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("merge")(merge)
    app.command("split")(split)


def merge(
    one: Annotated[str | None, typer.Argument(metavar="ACTOR_ID", help="One actor's id.", show_default=False)] = None,
    other: Annotated[str | None, typer.Argument(metavar="ACTOR_ID", help="The other's.", show_default=False)] = None,
    note: Note = None,
    sure: Annotated[
        bool, typer.Option("--sure", help="All candidates with a very high score, as a machine's judgements.")
    ] = False,
    record: RecordPath = None,
) -> None:
    """Two actors are one: from now on they are shown as one. `split` takes it back."""
    from legation.api import Record

    if sure == (one is not None or other is not None) or (sure and note):
        raise UsageError("merge takes two ids, or --sure", remedy="`legation actors --candidates` shows both.")
    with Record(record_path(record)) as opened:
        if sure:
            for candidate in opened.merge_sure():
                output.data(f"{candidate.left.id} and {candidate.right.id} are one ({candidate.reason})")
            return
        if one is None or other is None:
            raise UsageError("merge takes two ids", remedy="`legation actors` shows them.")
        opened.merge_actors(one, other, note=note)
    output.data(f"{one} and {other} are one")


def split(
    one: Annotated[str, typer.Argument(metavar="ACTOR_ID", help="One actor's id.")],
    other: Annotated[str, typer.Argument(metavar="ACTOR_ID", help="The other's.")],
    note: Note = None,
    record: RecordPath = None,
) -> None:
    """Two actors are two: they are shown apart, and are no candidates any more. `merge` takes it back."""
    from legation.api import Record

    with Record(record_path(record)) as opened:
        groups = opened.split_actors(one, other, note=note)
    output.data(f"{one} and {other} are two")
    for group in groups:
        if len(group) > 1:
            output.data(f"still one: {' '.join(group)}")
