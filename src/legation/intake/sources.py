"""Sources to outcomes: files, folders, JSON lines and standard input, one document in memory at a time."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from legation.errors import InputError, UsageError
from legation.intake.dates import normalise_published
from legation.intake.decoding import decode, mark_of
from legation.intake.documents import address_key, document_from_file_text, document_from_html, key
from legation.intake.outcomes import Outcome, failed
from legation.intake.rows import document_from_row, parse_row
from legation.model.documents import Document

FORMATS = ("text", "html", "jsonl")
_SUFFIXES = {
    ".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
}  # fmt: skip
_MOST_BYTES = 24_000_000
_SNIFFED = 4096
_OBJECT = re.compile(rb"\s*\{\s*[\"}]")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|meta)\b", re.IGNORECASE)
_LANGUAGES_READ = (None, "en")


@dataclass(frozen=True, slots=True)
class _Settings:
    published: str | None
    input_format: str | None


def read_sources(
    sources: Sequence[str], *, published: str | None = None, input_format: str | None = None
) -> Iterator[Outcome]:
    """One Outcome a document, in the order of the sources; a faulty document never stops the others.

    A source is a plain-text, HTML or JSON-lines file (also gzipped), a folder (all such files in it and below, sorted,
    hidden ones and other kinds left out) or ``-`` for standard input. ``published`` is the day of documents that state
    none. ``input_format`` (``text``, ``html``, ``jsonl``) is told from the name, or the content, where not given.
    Documents are read as the iterator is asked for them. Raises UsageError for a wrong ``published`` or format.
    """
    day = normalise_published(published)
    if published and not day:
        raise UsageError(f"the day {published!r} was not understood", remedy="Write it like 2024-12-25.")
    if input_format not in (None, *FORMATS):
        raise UsageError(f"there is no input format {input_format!r}", remedy=f"Use one of {', '.join(FORMATS)}.")
    return _outcomes(sources, _Settings(day, input_format))


def _outcomes(sources: Sequence[str], settings: _Settings) -> Iterator[Outcome]:
    for source in sources:
        if source == "-":
            yield from _guarded("-", _standard_input(settings))
        elif Path(source).is_dir():
            yield from _folder(source, settings)
        else:
            yield from _guarded(source, _file(source, settings))


def _guarded(source: str, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The outcomes, and one more where the source as a whole cannot be read to its end."""
    try:
        yield from outcomes
    except InputError as error:
        yield failed(source, _at(source, error))
    except FileNotFoundError:
        missing = InputError("not-found", "there is no such file or folder", where=source, remedy="Check the path.")
        yield failed(source, missing)
    except (OSError, EOFError, zlib.error) as fault:
        broken = InputError("unreadable", f"it cannot be read ({fault})", where=source, remedy="Check the file.")
        yield failed(source, broken)


def _folder(folder: str, settings: _Settings) -> Iterator[Outcome]:
    files = 0
    for place, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and _format_of(name):
                files += 1
                path = str(Path(place, name))
                yield from _guarded(path, _file(path, settings))
    if not files:
        error = InputError(
            "no-documents", "the folder holds no text, HTML or JSON-lines file", where=folder,
            remedy=f"Files are known by their endings: {', '.join(_SUFFIXES)}, each also with .gz.",
        )  # fmt: skip
        yield failed(folder, error)


def _format_of(name: str) -> str | None:
    return _SUFFIXES.get(PurePath(name.lower().removesuffix(".gz")).suffix)


def _file(path: str, settings: _Settings) -> Iterator[Outcome]:
    with _opened(path) as stream:
        head = stream.peek(_SNIFFED)[:_SNIFFED]
        kind = settings.input_format or _format_of(path) or _sniffed(head)
        if kind == "jsonl" and _one_object(path, head, settings):
            yield _finished(path, _object_in(_all_of(stream)), settings)
        elif kind == "jsonl":
            yield from _rows(path, stream, settings)
        else:
            yield _finished(path, _document(_all_of(stream), kind, _path_id(path)), settings)


@contextmanager
def _opened(path: str) -> Iterator[io.BufferedReader]:
    with Path(path).open("rb") as raw:
        if raw.peek(2)[:2] == b"\x1f\x8b":
            with gzip.open(raw) as unpacked:
                yield cast(io.BufferedReader, unpacked)
        else:
            yield raw


def _standard_input(settings: _Settings) -> Iterator[Outcome]:
    stream = cast(io.BufferedReader, sys.stdin.buffer)
    kind = settings.input_format or ("jsonl" if _OBJECT.match(stream.peek(_SNIFFED)) else None)
    if kind == "jsonl":
        yield from _rows("-", stream, settings)
    else:
        data = _all_of(stream)
        kind = kind or _sniffed(data[:_SNIFFED])
        yield _finished("-", _document(data, kind, None), settings)


def _sniffed(head: bytes) -> str:
    if _OBJECT.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "jsonl"
    return "html" if b"<" in head[:200] and _MARKUP.search(head) else "text"


def _all_of(stream: BinaryIO) -> bytes:
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise InputError(
            "too-long", f"it is larger than {_MOST_BYTES // 1_000_000} MB", remedy="Split it into its articles."
        )
    return data


def _document(data: bytes, kind: str, id: str | None) -> tuple[Document, str | None]:
    text = decode(data)
    if kind == "html":
        page = document_from_html(text)
        # A page's address is its best name; the path it was saved under comes next.
        return replace(page, id=address_key(page.url) or id or page.id), None
    return document_from_file_text(text, id=id), None


def _one_object(path: str, head: bytes, settings: _Settings) -> bool:
    """A ``.json`` file whose first line is no whole object holds one object, or a list, over many lines."""
    if settings.input_format or not path.lower().removesuffix(".gz").endswith(".json"):
        return False
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0].rstrip()
    return len(first) < _SNIFFED - 64 and not first.endswith(b"}")


def _object_in(data: bytes) -> tuple[Document, str | None]:
    text = decode(data)
    if text.lstrip().startswith("["):
        raise InputError(
            "unsupported", "it is one JSON list",
            remedy="Give one object a line instead: `jq -c '.[]' FILE.json > FILE.jsonl` writes that.",
        )  # fmt: skip
    return document_from_row(parse_row(text))


def _rows(source: str, stream: io.BufferedReader, settings: _Settings) -> Iterator[Outcome]:
    if (encoding := mark_of(stream.peek(4)[:4])) not in (None, "utf-8-sig"):
        raise InputError(
            "wrong-encoding", f"it is {encoding}, and JSON lines must be UTF-8", remedy="Save it as UTF-8."
        )
    number = rows = 0
    while line := stream.readline(_MOST_BYTES + 1):
        number += 1
        where = f"{source}:{number}"
        if len(line) > _MOST_BYTES:
            rows += 1
            _skip_line(stream, line)
            error = InputError(
                "too-long", f"the line is longer than {_MOST_BYTES // 1_000_000} MB", where=where,
                remedy="Give one article a line.",
            )  # fmt: skip
            yield failed(where, error)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            rows += 1
            yield _row(where, line, settings)
    if not rows:
        raise InputError("empty", "it holds no text", remedy="Give a file with an article in it.")


def _skip_line(stream: io.BufferedReader, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_MOST_BYTES)


def _row(where: str, line: bytes, settings: _Settings) -> Outcome:
    try:
        made = document_from_row(parse_row(decode(line)))
    except InputError as error:
        return failed(where, _at(where, error))
    return _finished(where, made, settings)


def _at(source: str, error: InputError) -> InputError:
    return InputError(error.reason, error.what, where=error.where or source, remedy=error.remedy)


def _finished(source: str, made: tuple[Document, str | None], settings: _Settings) -> Outcome:
    document, note = made
    if document.published is None and settings.published:
        document = replace(document, published=settings.published)
    notes = [f"{note}. Write it like 2024-12-25."] if note else []
    if document.language not in _LANGUAGES_READ:
        notes.append(f"its language is {document.language!r}. Only English is read: translate it first.")
    return Outcome(source, document, None, f"{source}: {' Also, '.join(notes)}" if notes else None)


def _path_id(path: str) -> str:
    """An id from the path as given: the same on every machine, and the same after the file has changed."""
    name = PurePath(os.path.normpath(path)).as_posix()
    return f"{PurePath(name).name.split('.')[0] or 'file'}-{key('', name)[1:9]}"
