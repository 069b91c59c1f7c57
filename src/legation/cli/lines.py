"""JSON lines in: one object a line, from a file or standard input. A bad line never stops the others."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from legation.cli import output
from legation.errors import InputError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``value`` is the object it holds, or None with the ``fault`` that says why not."""

    where: str
    value: Mapping[str, Any] | None
    fault: str = ""

    def report(self) -> None:
        """Say on standard error what is wrong with the line."""
        output.note(f"{self.where}: {self.fault}.")


def read_lines(source: str) -> Iterator[Line]:
    """The lines of a file, or of standard input for ``-``, without empty ones. Raises InputError for no file."""
    if source != STANDARD_INPUT and not Path(source).is_file():
        raise InputError(
            "not-found", "no such file", where=source, remedy="Give a file of JSON lines, or - to pipe it."
        )
    with _opened(source) as stream:
        for number, raw in enumerate(stream, start=1):
            if raw.strip():
                yield _line(f"{source}:{number}", raw)


def _opened(source: str) -> Any:
    if source == STANDARD_INPUT:
        stream: IO[bytes] = sys.stdin.buffer
        return nullcontext(stream)
    return Path(source).open("rb")


def _line(where: str, raw: bytes) -> Line:
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Line(where, None, "is not UTF-8")
    except (ValueError, RecursionError) as error:
        return Line(where, None, f"is not JSON ({error})")
    return Line(where, value) if isinstance(value, dict) else Line(where, None, "is no JSON object")
