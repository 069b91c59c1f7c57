"""``legation relate`` and ``legation resolve``: questions in as JSON lines, one answer a line out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli import output
from legation.cli.lines import STANDARD_INPUT, Line, read_lines
from legation.cli.options import RecordPath, ShowProgress, day, given, record_path
from legation.model.serial import one_line

if TYPE_CHECKING:
    from legation.resolution.register import Register

Answer = Callable[[Any], Any]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("relate")(relate)
    app.command("resolve")(resolve)


def relate(
    file: Annotated[str, typer.Argument(help="JSON lines {id, text, actor, recipient}, or - for standard input.")],
    progress: ShowProgress = None,
) -> None:
    """The relation between two parties whose mentions are already marked: one answer a line."""
    from legation.extraction.relating import RelateRequest
    from legation.extraction.relating import relate as answer

    _answer_all(file, RelateRequest, answer, progress)


def resolve(
    context: typer.Context,
    asked: Annotated[str, typer.Argument(metavar="WORDS|FILE", help="An actor's words, a file of JSON lines, or -.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="The day for which to answer.")] = None,
    country: Annotated[str | None, typer.Option(help="Country to fall back on: ISO code or name.")] = None,
    progress: ShowProgress = None,
    record: RecordPath = None,
) -> None:
    """Who or what an actor's words mean: name, kind, country, sectors and office, on a given day."""
    from legation.resolution.words import Query, resolve_words

    on = day(on, "--on")
    defaults = {"date": on, "country": country}
    with _register(record_path(record), must_exist=given(context, "record")) as known:
        if asked == STANDARD_INPUT or _names_a_file(asked):
            _answer_all(asked, Query, lambda query: resolve_words(query, known), progress, defaults)
        else:
            output.data(_dumped(resolve_words(Query(id="words", text=asked, country=country, date=on), known)))


@contextmanager
def _register(path: Path, *, must_exist: bool) -> Iterator[Register]:
    """What the record knows; nothing where there is none and none was asked for."""
    from legation.record import Record
    from legation.resolution.register import NOBODY

    if not path.exists() and not must_exist:
        yield NOBODY
        return
    with Record(path) as record, record.register(texts=True) as known:
        yield known


def _names_a_file(words: str) -> bool:
    try:
        return Path(words).is_file()
    except OSError:  # longer than a path can be
        return False


def _answer_all(
    file: str, request: type, answer: Answer, progress: bool | None, defaults: dict[str, Any] | None = None
) -> None:
    """Answer every line that holds a question; a line that holds none is reported, and the exit code is 1."""
    failed = False
    with output.progress("Answering", progress) as tick:
        for line in _questions(file, request, defaults or {}):
            if isinstance(line, Line):
                line.report()
                failed = True
            else:
                output.data(_dumped(answer(line)))
            tick()
    if failed:
        raise typer.Exit(1)


def _questions(file: str, request: type, defaults: dict[str, Any]) -> Iterator[Any]:
    """The questions of a file, and for each line that holds none the line with its fault."""
    from pydantic import TypeAdapter, ValidationError

    reader: TypeAdapter[Any] = TypeAdapter(request)
    for line in read_lines(file):
        if line.value is None:
            yield line
            continue
        given = {name: value for name, value in line.value.items() if value is not None}
        if isinstance(given.get("id"), int):
            given["id"] = str(given["id"])
        try:
            yield reader.validate_python({**{k: v for k, v in defaults.items() if v}, **given})
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            yield Line(line.where, None, f"{place}: {first['msg']}")


def _dumped(answer: Any) -> str:
    from pydantic import TypeAdapter

    return one_line(TypeAdapter(type(answer)).dump_json(answer).decode("utf-8"))
