"""The one place that prints. Data goes to standard output, everything said about it to standard error.

Text of documents is never trusted: control characters are taken out before a terminal sees them, and a CSV cell that a
spreadsheet would run as a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice
from typing import Any, Literal, TextIO

import typer

from legation.model.serial import one_line

TableFormat = Literal["table", "json", "jsonl", "csv"]
Row = Mapping[str, Any]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONTROLS = {code: " " if code in (9, 10, 13) else None for code in (*range(32), *range(127, 160))}
_WIDE = 160
_WHOLE = ("id", "day", "start", "end")


def prepare() -> None:
    """Standard streams in UTF-8 whatever the locale says; what cannot be encoded is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def finish() -> None:
    """Write out what is still held back. A reader that has gone away is no error."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon()


def data(text: str) -> None:
    """One line (or block) of data on standard output. Ends the command quietly if the reader has gone (``| head``)."""
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
    except BrokenPipeError:
        _abandon()
        raise typer.Exit(0) from None


def page(text: str) -> None:
    """Text for people to read, without the control characters that a document may hold."""
    data("\n".join(shown(line) for line in text.split("\n")))


def note(text: str) -> None:
    """A line on standard error."""
    with suppress(BrokenPipeError):
        sys.stderr.write("\n".join(shown(line) for line in text.split("\n")) + "\n")


def document(value: Any) -> None:
    """A JSON value, indented."""
    data(json.dumps(value, ensure_ascii=False, indent=2))


def rows(found: Iterable[Row], form: TableFormat, columns: Sequence[str]) -> int:
    """Rows in one of the four formats; returns how many. A table shows the ``columns``, the others all keys."""
    if form == "jsonl":
        return _each(found, lambda row: data(one_line(json.dumps(row, ensure_ascii=False))))
    everything = list(found)
    if form == "json":
        document(everything)
    elif form == "csv":
        _csv(everything, columns)
    elif everything:
        _table(everything, columns)
    return len(everything)


def _each(found: Iterable[Row], write: Callable[[Row], None]) -> int:
    count = 0
    for count, row in enumerate(found, start=1):  # noqa: B007
        write(row)
    return count


def _csv(found: Sequence[Row], columns: Sequence[str]) -> None:
    header = list(dict.fromkeys(chain(found[0] if found else columns, *islice(found, 1, None))))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    for row in found:
        writer.writerow([cell(row.get(name)) for name in header])
    data(buffer.getvalue())


def cell(value: Any) -> str:
    """A value as a CSV cell: lists and objects as JSON, nothing as nothing, and no formula."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, type(None))):
        return json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return "'" + value if value.startswith(_FORMULA) else value


def _table(found: Sequence[Row], columns: Sequence[str]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(Text(name.replace("_", " ")), overflow="fold", no_wrap=name in _WHOLE)
    for row in found:
        table.add_row(*(Text(shown(words(row.get(name)))) for name in columns))
    _console(sys.stdout, table)


def _console(stream: TextIO, table: Any) -> None:
    from rich.console import Console

    width = None if stream.isatty() or "COLUMNS" in os.environ else _WIDE
    held = io.StringIO()
    console = Console(file=held, width=width, force_terminal=stream.isatty(), highlight=False, emoji=False)
    console.print(table)
    data("\n".join(line.rstrip() for line in held.getvalue().rstrip("\n").split("\n")))


def words(value: Any) -> str:
    """A value as the words of a table cell."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(words(part) for part in value)
    if isinstance(value, Mapping):
        return words(value.get("name") or value.get("text") or list(value.values()))
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def shown(text: str) -> str:
    """The text without control characters, so that no document can move a reader's cursor or change its colours."""
    return text.translate(_CONTROLS)


@contextmanager
def progress(what: str, show: bool | None, total: int | None = None) -> Iterator[Callable[[], None]]:
    """A bar on standard error; yields a function that moves it on by one.

    ``show`` None means: where standard error is a terminal, and data does not go to the same one.
    """
    if not (sys.stderr.isatty() and not sys.stdout.isatty() if show is None else show):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(file=sys.stderr, force_terminal=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def _abandon() -> None:
    """Send what is left nowhere, so that closing the stream at exit does not fail a second time."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
