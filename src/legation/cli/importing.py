"""``legation import``: authority files and a person's corrections into the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from legation.cli import output
from legation.cli.options import RecordPath, record_path
from legation.errors import InputError, UsageError

if TYPE_CHECKING:
    from legation.importing import ImportReport

_SHOWN = 20


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(import_)


def import_(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Authority files, also gzipped.", show_default=False)
    ] = None,
    form: Annotated[
        Literal["ftm", "wikidata", "petrarch"] | None,
        typer.Option("--format", help="What the files hold.  [default: told from the content]", show_default=False),
    ] = None,
    corrections: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="YAML of your own corrections, which outrank all else.", show_default=False),
    ] = None,
    record: RecordPath = None,
) -> None:
    """Read who is known, and who held which office, from lists; and what you correct yourself."""
    from legation.importing import import_authorities, import_corrections
    from legation.record import Record

    if not files and not corrections:
        raise UsageError("there is nothing to import", remedy="Name files, or corrections with --corrections FILE.")
    failed = False
    with Record(record_path(record), write=True) as opened:
        for path in [*(files or ()), *(corrections or ())]:
            try:
                correcting = path in (corrections or ())
                report = import_corrections(opened, path) if correcting else import_authorities(opened, path, form)
            except InputError as error:
                output.note(str(error))
                failed = True
            else:
                _tell(report)
                failed = failed or report.broken > 0
    if failed:
        raise typer.Exit(1)


def _tell(report: ImportReport) -> None:
    for fault in report.faults[:_SHOWN]:
        output.note(f"{fault.where}: {fault.detail}")
    if report.broken > _SHOWN:
        output.note(f"… and {report.broken - _SHOWN} more")
    reasons = f" ({', '.join(f'{reason} {count}' for reason, count in report.skipped)})" if report.skipped else ""
    skipped = sum(count for _, count in report.skipped)
    output.note(
        f"{report.source} ({report.format}): {report.read} read, {report.kept} kept with {report.names} names and "
        f"{report.offices} offices, {skipped} skipped{reasons}"
        + ("; unchanged" if report.result == "unchanged" else "")
    )
