"""Legation from Python: ``code`` for one text, ``Record`` for many documents; the same words as the commands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypedDict, Unpack

from legation.coding import explain
from legation.errors import UsageError
from legation.extraction.explaining import Explanation
from legation.importing import ImportReport, import_authorities, import_corrections
from legation.ingest import IngestReport, Progress, default_coder, read_into
from legation.intake import document_from_text, read_sources
from legation.intake.authorities import AuthorityFormat
from legation.model.findings import Event, Reading
from legation.record import ActorRow, DocumentRow, Filter, FindingKind, Hit, Row
from legation.record import Record as Store
from legation.resolution.words import Answer, Query, resolve_words
from legation.views.answers import AskedQuestion, asked_questions
from legation.views.brief import Brief, make_brief
from legation.views.candidates import Candidate, as_judgement, candidates, is_sure
from legation.views.plans import PlanHistory, plan_histories
from legation.views.stances import PositionHistory, position_histories
from legation.views.utterances import Utterance, utterances


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class Filters(TypedDict, total=False):
    """Keywords of the listings: see ``legation.record.Filter``."""

    actor: str
    country: str
    type: str
    issue: str
    since: str
    until: str
    factuality: str
    topic: str
    query: str
    document: str
    limit: int
    offset: int


def code(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    clauses: bool = False,
) -> Reading:
    """The reading of one text: all offsets in it are into ``text`` as given.

    ``published`` is the day of publication (``2024-12-25``), from which "on Monday" is counted. Raises InputError for
    an empty or far too long text, ModelError where the spaCy pipeline is missing.
    """
    document = document_from_text(text, title=title, published=published, url=url, outlet=outlet)
    return default_coder(clauses=clauses).code(document)


class Record:
    """A record file: ``read`` fills it, the listings ask it. The file is made by the first ``read``.

    >>> with Record("news.db") as record:  # doctest: +SKIP
    ...     record.read(["articles/"])
    ...     record.events(actor="Norway", since="2025-01")
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._store: Store | None = None
        self._writes = False

    def read(
        self,
        sources: str | Sequence[str],
        *,
        published: str | None = None,
        workers: int = 1,
        progress: Progress | None = None,
    ) -> IngestReport:
        """Read files, folders, pages and JSON lines into the record, in ``workers`` processes.

        What the record holds unchanged is left alone, so that an interrupted run goes on where it stopped.
        ``published`` is the day of documents that state none. ``progress`` is called with each source and its result.
        """
        if workers < 1:
            raise UsageError(f"{workers} workers cannot read", remedy="Give 1 or more.")
        outcomes = read_sources([sources] if isinstance(sources, str) else sources, published=published)
        store = self._open(write=True)
        with store.register(texts=False) as register:
            coder = default_coder(register=register)
            return read_into(store, outcomes, workers=workers, coder=coder, progress=progress)

    def import_authorities(self, file: Path | str, *, form: AuthorityFormat | None = None) -> ImportReport:
        """Import an authority file in place of what was imported from a file of this name.

        Documents that are read again afterwards are read with what it says. Raises InputError, with nothing changed,
        where the file cannot be read, its format not be told, or nothing in it be kept.
        """
        return import_authorities(self._open(write=True), Path(file), form)

    def import_corrections(self, file: Path | str) -> ImportReport:
        """Import a person's corrections, which outrank all else, in place of those from a file of this name."""
        return import_corrections(self._open(write=True), Path(file))

    def resolve(self, words: str, *, on: str | None = None, country: str | None = None) -> Answer:
        """Who or what the words mean on a day, by the record first and then by Legation's own tables."""
        with self.store.register(texts=True) as register:
            return resolve_words(Query("words", words, country=country, date=on), register)

    @property
    def store(self) -> Store:
        """The store below, with all that can be asked of it. Raises RecordError where there is no file yet."""
        return self._open(write=False)

    def _open(self, *, write: bool) -> Store:
        if self._store is None or (write and not self._writes):
            self.close()
            self._store, self._writes = Store(self.path, write=write), write
        return self._store

    def events(self, **filters: Unpack[Filters]) -> tuple[Row, ...]:
        """Who did what to whom."""
        return self._list("events", filters)

    def statements(self, **filters: Unpack[Filters]) -> tuple[Row, ...]:
        """Who said what."""
        return self._list("statements", filters)

    def positions(self, **filters: Unpack[Filters]) -> tuple[Row, ...]:
        """Who stands where."""
        return self._list("positions", filters)

    def plans(self, **filters: Unpack[Filters]) -> tuple[Row, ...]:
        """What is ahead."""
        return self._list("plans", filters)

    def questions(self, **filters: Unpack[Filters]) -> tuple[Row, ...]:
        """What is open."""
        return self._list("questions", filters)

    def offices(self, **filters: Unpack[Filters]) -> tuple[Row, ...]:
        """Who holds which office."""
        return self._list("offices", filters)

    def _list(self, kind: FindingKind, filters: Filters) -> tuple[Row, ...]:
        return self.store.list(kind, Filter(**filters))

    def utterances(self, **filters: Unpack[Filters]) -> tuple[Utterance, ...]:
        """What was said word for word, each once, with every place where it is quoted."""
        return utterances(self.store, Filter(**filters))

    def plan_histories(self, **filters: Unpack[Filters]) -> tuple[PlanHistory, ...]:
        """Each plan once, with all that was told of it; ``type`` is its status now."""
        return plan_histories(self.store, Filter(**filters))

    def position_histories(self, *, changed: bool = False, **filters: Unpack[Filters]) -> tuple[PositionHistory, ...]:
        """Where actors stood on one thing from day to day; ``changed`` asks for those whose stance changed."""
        return position_histories(self.store, Filter(**filters), changed=changed)

    def asked_questions(
        self, *, open_only: bool = False, answers: bool = False, **filters: Unpack[Filters]
    ) -> tuple[AskedQuestion, ...]:
        """Questions with who closed them and, where asked for, later findings that may answer them."""
        return asked_questions(self.store, Filter(**filters), open_only=open_only, answers=answers)

    def close_question(self, question: str, *, by: str, note: str | None = None) -> None:
        """Close a question (its id) with the finding that answers it (its id), in place of an earlier closing.

        It stays closed when its document is read again. Raises UsageError where the record holds no such question or
        finding, RecordError where there is no file yet.
        """
        self._judged().close_question(question, by, at=_now(), note=note)

    def reopen_question(self, question: str) -> None:
        """Open a closed question again. Raises UsageError where it is not closed."""
        self._judged().reopen_question(question)

    def candidates(self, **filters: Unpack[Filters]) -> tuple[Candidate, ...]:
        """Pairs of actors that may be one, the likeliest first."""
        return candidates(self.store, Filter(**filters))

    def merge_actors(self, one: str, other: str, *, note: str | None = None) -> tuple[str, ...]:
        """Judge two actors (their ids) to be one; gives the ids of all that are one with them now.

        They are shown as one, and no row changes: ``split_actors`` takes it back. Raises UsageError where the record
        holds no such actors, or they are said to be different.
        """
        return self._judged().merge_actors(one, other, at=_now(), note=note).all_of(one)

    def split_actors(self, one: str, other: str, *, note: str | None = None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Judge two actors (their ids) to be different; gives who is one with each of them now.

        Raises UsageError where the record holds no such actors, or a correction says that they are one.
        """
        merged = self._judged().split_actors(one, other, at=_now(), note=note)
        return merged.all_of(one), merged.all_of(other)

    def merge_sure(self) -> tuple[Candidate, ...]:
        """Merge the candidates with a very high score, as a machine's judgements; gives those that are new."""
        store = self._judged()
        return tuple(c for c in candidates(store) if is_sure(c) and store.suggest_merge(as_judgement(c, at=_now())))

    def _judged(self) -> Store:
        """The store, open for writing; judging makes no file where there is none."""
        if not self.path.expanduser().is_file():
            return self._open(write=False)
        return self._open(write=True)

    def actors(self, **filters: Unpack[Filters]) -> tuple[ActorRow, ...]:
        """Who is in the record."""
        return self.store.actors(Filter(**filters))

    def documents(self, **filters: Unpack[Filters]) -> tuple[DocumentRow, ...]:
        """What has been read."""
        return self.store.documents(Filter(**filters))

    def search(self, query: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Documents that hold all the words, best first."""
        return self.store.search(query, limit=limit)

    def reading(self, document_id: str) -> Reading:
        """All that was found in one document."""
        return self.store.reading(document_id)

    def explain(self, finding_id: str) -> tuple[Row, Explanation | None]:
        """A finding with its words, and for an event what decided it (None where this version finds it no more)."""
        row = self.store.finding(finding_id)
        if not isinstance(row.finding, Event):
            return row, None
        return row, explain(self.store.document(row.document), row.finding)

    def brief(self, topic: str | None = None, *, since: str | None = None, until: str | None = None) -> Brief:
        """The brief on the documents that hold the topic's words (or on all): every sentence with its citations."""
        return make_brief(self.store, topic, since=since, until=until)

    def close(self) -> None:
        """Close the file."""
        if self._store is not None:
            self._store.close()
            self._store, self._writes = None, False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
