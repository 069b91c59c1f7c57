"""Bytes to text: which encoding it is, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
import string

from legation.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF": "a PDF file", b"PK\x03\x04": "a zip archive or office document", b"\xd0\xcf\x11\xe0": "an office document",
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"SQLite format 3": "a database",
    b"{\\rtf": "a rich-text document", b"\x1f\x8b": "a compressed file", b"BZh": "a compressed file",
}  # fmt: skip
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = bytes(range(0x80, 0x100))
_HEAD = 4096


def mark_of(data: bytes) -> str | None:
    """The encoding that a byte order mark names."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def decode(data: bytes) -> str:
    """The text of a file's bytes.

    Tried in turn: the byte order mark, UTF-8, the charset that a page declares, UTF-8 with a few broken characters,
    and Windows-1252 where the result looks like a European text. Raises InputError (``binary``, ``wrong-encoding``).
    """
    if encoding := mark_of(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            raise _wrong(f"it is marked as {encoding}, but byte {error.start:,} is none") from error
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    text = _declared(data) or _mostly_utf8(data) or _windows(data)
    if text is None:
        raise _wrong(f"it is neither UTF-8 (byte {place:,} is none) nor Windows-1252")
    return text


def _wrong(what: str) -> InputError:
    return InputError("wrong-encoding", what, remedy="Save the file as UTF-8.")


def _refuse_binary(data: bytes) -> None:
    kind = next((name for magic, name in _MAGIC.items() if data.startswith(magic)), None)
    head = data[:_HEAD]
    if kind is None and len(_CONTROL.findall(head)) > 0.02 * len(head):
        kind = "no text but binary data"
    if kind:
        raise InputError("binary", f"it is {kind}", remedy="Save its words as a plain-text file and read that.")


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data, 0, _HEAD)
    if match is None:
        return None
    try:
        return data.decode(match[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 in which a few bytes are broken (a file cut short, a stray byte): these become U+FFFD."""
    whole = sum(len(match) for match in _MULTIBYTE.findall(data))
    high = len(data) - len(data.translate(None, _HIGH))
    return data.decode("utf-8", "replace") if whole >= 0.8 * high else None


def _windows(data: bytes) -> str | None:
    """Windows-1252, if its accents and quote marks are few among plain letters."""
    high = len(data) - len(data.translate(None, _HIGH))
    letters = len(data) - len(data.translate(None, string.ascii_letters.encode()))
    if high > 0.15 * (letters + high):
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None
