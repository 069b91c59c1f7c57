"""``legation schema`` and ``legation doctor``: what the output looks like, and whether all is in order."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

import typer

from legation.cli import output
from legation.cli.options import RecordPath, Rows, record_path

What = Literal["reading", "relate", "resolve"]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("schema")(schema)
    app.command("doctor")(doctor)


def schema(
    what: Annotated[What, typer.Argument(help="A Reading, or the lines in and out of relate or resolve.")] = "reading",
) -> None:
    """JSON Schema of what goes in and comes out."""
    from legation.cli import schemas

    output.document(schemas.SCHEMAS[what]())


def doctor(form: Rows = "table", record: RecordPath = None) -> None:
    """Check Python, packages, the spaCy pipeline, the word lists and the record. Exit code 1 if a check fails."""
    from legation.cli.checks import all_checks

    checks = list(all_checks(record_path(record)))
    rows = [{**asdict(check), "passed": "ok" if check.passed else "FAILED"} for check in checks]
    output.rows(rows if form == "table" else [asdict(check) for check in checks], form, ("passed", "name", "detail"))
    if not all(check.passed for check in checks):
        raise typer.Exit(1)
