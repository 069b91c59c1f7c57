"""Lines of an authority file, gzipped or not, and what of them was not kept."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from legation.errors import InputError

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Refused:
    """A line (or entry) that was not kept, with the reason as a code; ``broken`` where the line itself is at fault."""

    where: str
    reason: str
    detail: str = ""
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The object that a line holds."""

    where: str
    value: dict[str, Any]


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file's bytes, unpacked. Raises InputError where it cannot be read to its end."""
    try:
        with path.open("rb") as raw:
            packed = raw.read(len(_GZIP)) == _GZIP
            raw.seek(0)
            yield cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
    except FileNotFoundError:
        raise InputError("not-found", "there is no such file", where=str(path), remedy="Check the path.") from None
    except (OSError, EOFError, zlib.error) as fault:
        remedy = "Check the file: nothing of it was imported."
        raise InputError("unreadable", f"it cannot be read ({fault})", where=str(path), remedy=remedy) from fault


def rows(path: Path) -> Iterator[Row | Refused]:
    """The objects of a file of JSON lines; the brackets and commas of an array with one object a line are left out."""
    with opened(path) as stream:
        for number, raw in enumerate(stream, start=1):
            line = raw.strip().rstrip(b",")
            if line and line not in (b"[", b"]", b"\xef\xbb\xbf"):
                yield _row(f"{path.name}:{number}", line)


def _row(where: str, line: bytes) -> Row | Refused:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Refused(where, "not-utf8", "is not UTF-8", broken=True)
    except (ValueError, RecursionError) as error:
        return Refused(where, "not-json", f"is not JSON ({error})", broken=True)
    if not isinstance(value, dict):
        return Refused(where, "no-object", "is no JSON object", broken=True)
    return Row(where, value)
