"""What a record can do, whatever database keeps it: pages, briefs and commands know no more than this."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

from legation.model.documents import Document
from legation.model.findings import Reading
from legation.record.merging import Merged
from legation.record.rows import (
    ActorProfile,
    ActorRow,
    Closing,
    Counts,
    DocumentRow,
    FailureRow,
    Filter,
    FindingKind,
    Hit,
    PutResult,
    Row,
)


class Writer(Protocol):
    """Takes readings in. Each call is one transaction: after a kill it has happened wholly or not at all."""

    def holds(self, document: str, digest: str, version: str) -> bool:
        """Is the document here, with this digest of its content, as this version of Legation read it?"""
        ...

    def put(self, reading: Reading, digest: str, *, at: str, source: str | None = None) -> PutResult:
        """Keep the reading. Same document, digest and version: not one row changes. Else it replaces what was held.

        ``at`` is the time of reading (ISO). A failure held for ``source`` is forgotten.
        """
        ...

    def put_failure(self, source: str, reason: str, detail: str, *, at: str) -> None:
        """Keep that a source could not be read."""
        ...

    def forget_failure(self, source: str) -> None:
        """Forget that a source could not be read."""
        ...

    def close_question(self, question: str, finding: str, *, at: str, note: str | None = None) -> None:
        """Keep that the finding answers the question, in place of what was judged before. ``at`` is the time (ISO).

        Raises UsageError where the record holds no such question or finding, and for a question as the answer.
        """
        ...

    def reopen_question(self, question: str) -> None:
        """Take the judgement back. Raises UsageError where the question is not closed."""
        ...


class Lookup(Protocol):
    """Answers questions. Rows come newest first; with a ``limit`` and ``offset`` page by page."""

    def list(self, kind: FindingKind, where: Filter = ...) -> tuple[Row, ...]:
        """Findings of one kind. Raises UsageError where the filter asks what the kind cannot answer."""
        ...

    def count(self, kind: FindingKind, where: Filter = ...) -> int:
        """How many findings the filter leaves, whatever its limit and offset."""
        ...

    def finding(self, finding_id: str) -> Row:
        """One finding by its id. Raises UsageError where there is none."""
        ...

    def documents(self, where: Filter = ...) -> tuple[DocumentRow, ...]:
        """Documents, newest publication first."""
        ...

    def latest(self, limit: int = ...) -> tuple[DocumentRow, ...]:
        """Documents that came in last."""
        ...

    def document(self, document_id: str) -> Document:
        """One document with its text. Raises UsageError where there is none."""
        ...

    def reading(self, document_id: str) -> Reading:
        """The whole reading, as it was put. Raises UsageError where there is none."""
        ...

    def actors(self, where: Filter = ...) -> tuple[ActorRow, ...]:
        """Actors across documents, those in most documents first."""
        ...

    def actor(self, actor_id: str) -> ActorProfile:
        """All about one actor, by the record's id. Raises UsageError where there is none."""
        ...

    def actor_sectors(self) -> Mapping[str, tuple[str, ...]]:
        """The sectors of each actor (id) that has any, those of most documents first."""
        ...

    def merged_actors(self) -> Merged:
        """Which actors are one, by corrections and judgements."""
        ...

    def search(
        self, query: str, *, within: Literal["documents", "findings"] = ..., limit: int = ..., offset: int = ...
    ) -> tuple[Hit, ...]:
        """Full-text search for all words of ``query`` (any text is safe; ``"two words"`` must stand together)."""
        ...

    def document_failures(self) -> tuple[FailureRow, ...]:
        """Sources that could not be read, by name."""
        ...

    def closings(self) -> tuple[Closing, ...]:
        """Questions that a person has closed, by their ids; also those that the last reading did not find again."""
        ...

    def counts(self) -> Counts:
        """How much is held."""
        ...
