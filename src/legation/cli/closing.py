"""``legation close`` and ``legation reopen``: a person's judgement on an open question."""

from __future__ import annotations

from typing import Annotated

import typer

from legation.cli import output
from legation.cli.options import RecordPath, record_path

QuestionId = Annotated[str, typer.Argument(metavar="QUESTION_ID", help="The question's id, as `questions` gives it.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("close")(close)
    app.command("reopen")(reopen)


def close(
    question: QuestionId,
    by: Annotated[
        str,
        typer.Option(metavar="ID_OF_FINDING", help="The event, statement, plan, position or office that answers it."),
    ],
    note: Annotated[str | None, typer.Option(help="Words to keep with it.")] = None,
    record: RecordPath = None,
) -> None:
    """Close a question with the finding that answers it. It stays closed when its document is read again."""
    from legation.api import Record

    with Record(record_path(record)) as opened:
        opened.close_question(question, by=by, note=note)
    output.data(f"{question} closed by {by}")


def reopen(question: QuestionId, record: RecordPath = None) -> None:
    """Open a question again that was closed."""
    from legation.api import Record

    with Record(record_path(record)) as opened:
        opened.reopen_question(question)
    output.data(f"{question} open again")
