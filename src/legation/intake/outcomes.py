"""Outcome: what became of one document that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from legation.errors import InputError
from legation.model.documents import Document

Reason = Literal[
    "bad-json", "binary", "empty", "no-documents", "no-text", "not-found", "too-long", "unreadable", "unsupported",
    "wrong-encoding",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document asked for, read or not.

    ``source`` is the path as given, with ``:LINE`` after it for JSON lines, or ``-``.
    ``document`` is None where there is nothing to read; ``reason`` then is a code of ``Reason`` and ``detail`` says
    what is wrong, where, and what to do. A document may come with a ``detail`` too: its date was not understood, or
    it is not English (its ``language`` says so: its layout and page data stand, but nothing can be found in it).
    """

    source: str
    document: Document | None
    reason: str | None = None
    detail: str | None = None


def failed(source: str, error: InputError) -> Outcome:
    """The outcome of a document that could not be read."""
    return Outcome(source, None, error.reason, str(error))
