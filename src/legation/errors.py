"""The errors that Legation raises, drawn as a tree.

LegationError
├── InputError        a source cannot be read as a document
├── OntologyError     a data file under ``legation`` (or a user's own) is wrong
├── ModelError        the spaCy pipeline is missing or not the one pinned
├── RecordError       the record file cannot be opened, or is of another version
└── UsageError        a question that cannot be answered as asked (a bad date, an unknown id)

Each message says what is wrong, where, and what to do next. Faults of one document among many are not
raised but returned as an outcome (``legation.intake.Outcome``), so that the others are kept.
"""

from __future__ import annotations


class LegationError(Exception):
    """Any error that Legation raises on purpose. ``what``, ``where`` and ``remedy`` are kept apart for programs."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        place = f"{where}: " if where else ""
        advice = f" {remedy}" if remedy else ""
        super().__init__(f"{place}{what}.{advice}")


class InputError(LegationError):
    """A source cannot be read as a document. ``reason`` is a short code that listings count by."""

    def __init__(self, reason: str, what: str, *, where: str = "", remedy: str = "") -> None:
        self.reason = reason
        super().__init__(what, where=where, remedy=remedy)


class OntologyError(LegationError):
    """A data file is wrong; the message names the file and the entry."""


class ModelError(LegationError):
    """The spaCy pipeline is missing or broken."""


class RecordError(LegationError):
    """The record file cannot be opened or is of another version."""


class UsageError(LegationError):
    """A question that cannot be answered as asked."""
