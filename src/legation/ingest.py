"""From outcomes of intake to readings, and into a record: the one join of coding and store.

A document that the record already holds, unchanged and as this version reads it, is not coded again: that is how an
interrupted run goes on where it stopped.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Literal

from pydantic import TypeAdapter

from legation.intake import Outcome
from legation.model.documents import Document
from legation.model.findings import Reading
from legation.record import PutResult, Writer
from legation.resolution.register import NOBODY, Register
from legation.workers import Crash, in_order

Result = PutResult | Literal["failed"]
Progress = Callable[[str, Result], None]
_DOCUMENT = TypeAdapter(Document)


@dataclass(frozen=True, slots=True)
class Coder:
    """What reads documents: a function of a module (so that other processes find it), and its version."""

    version: str
    code: Callable[[Document], Reading]


@dataclass(frozen=True, slots=True)
class Coded:
    """What became of one source: its reading, or the reason (a code) and detail why there is none.

    Beside the reasons of intake: ``coding-failed`` (the coder raised) and ``worker-died`` (its process did).
    """

    source: str
    reading: Reading | None
    reason: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a run did, in documents. ``reasons`` says why documents failed, most first."""

    read: int = 0
    unchanged: int = 0
    replaced: int = 0
    failed: int = 0
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """All documents that were asked for."""
        return self.read + self.unchanged + self.replaced + self.failed


def default_coder(*, clauses: bool = False, register: Register = NOBODY) -> Coder:
    """Legation's own, with what is known of actors. Imported only here: it loads the language model's library."""
    from legation.coding import code, version_with

    return Coder(version_with(register), partial(code, clauses=clauses, register=register))


def code_all(
    outcomes: Iterable[Outcome], *, workers: int = 1, clauses: bool = False, coder: Coder | None = None
) -> Generator[Coded, None, None]:
    """Readings in the order of the outcomes, the same with any number of ``workers`` (processes).

    At most a few documents a worker are in memory. An outcome without a document, or whose document cannot be read for
    a reason, passes through. ``clauses`` is for Legation's own coder only. Closing the iterator ends the processes.
    """
    code = (coder or default_coder(clauses=clauses)).code
    with closing(in_order(code, outcomes, _to_code, workers)) as results:
        for outcome, result in results:
            if isinstance(result, Crash):
                yield Coded(outcome.source, None, "worker-died" if result.died else "coding-failed", result.detail)
            elif result is None:
                yield Coded(outcome.source, None, outcome.reason, outcome.detail)
            else:
                yield Coded(outcome.source, result, None, outcome.detail)


def read_into(
    record: Writer,
    outcomes: Iterable[Outcome],
    *,
    workers: int = 1,
    coder: Coder | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Read what the record does not hold yet. Each document is kept as soon as it and those before it are read.

    ``progress`` is called once a source, with what became of it. A source that fails is kept as a failure in the record
    and never stops the others; what was held of it stays.
    """
    coder = coder or default_coder()
    run = _Run(record, coder.version, progress)
    with closing(code_all(run.unread(outcomes), workers=workers, coder=coder)) as results:
        for coded in results:
            run.keep(coded)
    return run.report()


def digest_of(document: Document) -> str:
    """SHA-256 over all that the document says and how it is laid out: another digest, another reading."""
    return hashlib.sha256(_DOCUMENT.dump_json(document)).hexdigest()


def _to_code(outcome: Outcome) -> Document | None:
    return None if outcome.reason else outcome.document


class _Run:
    """One run into a record: what has become of each source so far."""

    def __init__(self, record: Writer, version: str, progress: Progress | None) -> None:
        self._record, self._version = record, version
        self._progress = progress or (lambda source, result: None)
        self._results: Counter[Result] = Counter()
        self._reasons: Counter[str] = Counter()
        self._at = datetime.now(UTC).isoformat(timespec="seconds")

    def unread(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes that are to be coded, or have failed; the rest is counted as unchanged."""
        for outcome in outcomes:
            document = _to_code(outcome)
            if document is None or not self._holds(document):
                yield outcome
            else:
                self._record.forget_failure(outcome.source)
                self._count(outcome.source, "unchanged")

    def _holds(self, document: Document) -> bool:
        return self._record.holds(document.id, digest_of(document), self._version)

    def keep(self, coded: Coded) -> None:
        """Put the reading into the record, or its failure."""
        if coded.reading is None:
            reason = coded.reason or "unreadable"
            self._record.put_failure(coded.source, reason, coded.detail or "", at=self._at)
            self._reasons[reason] += 1
            self._count(coded.source, "failed")
            return
        digest = digest_of(coded.reading.document)
        self._count(coded.source, self._record.put(coded.reading, digest, at=self._at, source=coded.source))

    def _count(self, source: str, result: Result) -> None:
        self._results[result] += 1
        self._progress(source, result)

    def report(self) -> IngestReport:
        """What the run did."""
        done = self._results
        reasons = tuple(sorted(self._reasons.items(), key=lambda item: (-item[1], item[0])))
        return IngestReport(done["read"], done["unchanged"], done["replaced"], done["failed"], reasons)
