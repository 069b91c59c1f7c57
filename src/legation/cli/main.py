"""The command ``legation``: its groups of commands and its exit codes.

0 done; 1 ran and found failures; 2 could not run (wrong usage, a LegationError, a fault of Legation itself);
130 stopped by the user. Heavy things are imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

from legation.cli import (
    asking,
    bench,
    closing,
    explain,
    house,
    importing,
    listings,
    merging,
    output,
    read,
    serve,
    show,
)
from legation.errors import LegationError

DONE, FAILURES, COULD_NOT_RUN, INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(
    name="legation",
    help="Political news as a sourced record: who did what to whom, who said what, what is planned, what is open.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        output.data(f"legation {version('legation')}")
        raise typer.Exit(DONE)


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Options of the command itself."""


for _group in (read, importing, asking, listings, closing, merging, show, explain, serve, house):
    _group.register(app)
app.add_typer(bench.app, name="bench")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    output.prepare()
    for library in ("OPENBLAS", "OMP", "MKL"):  # threads of several processes fight over the same cores
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    code = _run(arguments)
    if code == INTERRUPTED:
        output.note("Interrupted.")
    output.finish()
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        app(args=arguments, prog_name="legation")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except LegationError as error:
        output.note(f"legation: {error}")
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        output.note(f"legation: {where}{error.strerror or error}")
    except Exception:  # the last line of defence: a fault must not look like "ran and found failures"
        output.note(traceback.format_exc() + "This is a fault of Legation: please report it with these lines.")
    return COULD_NOT_RUN


if __name__ == "__main__":
    sys.exit(main())
