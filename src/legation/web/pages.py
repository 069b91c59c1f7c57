"""One frozen value a page: all that its template may use. A test compares the templates with these."""

from __future__ import annotations

from dataclasses import dataclass

from legation.record.rows import ActorProfile, ActorRow, Counts, DocumentRow, Hit, Row
from legation.views.article import Article, Mark
from legation.views.brief import Brief


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of the filter form: its name, label, value and, where it is a list, its choices."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HomePage:
    """What is new."""

    counts: Counts
    documents: tuple[DocumentRow, ...]
    events: tuple[Mark, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ListingPage:
    """Findings of one kind under a filter, a page at a time."""

    kind: str
    fields: tuple[Choice, ...]
    rows: tuple[tuple[Row, Mark], ...]
    total: int
    previous: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """Actors under a filter."""

    fields: tuple[Choice, ...]
    actors: tuple[ActorRow, ...]


@dataclass(frozen=True, slots=True)
class ActorPage:
    """One actor with what it did, said and stands for."""

    profile: ActorProfile
    groups: tuple[tuple[str, tuple[tuple[Row, Mark], ...]], ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article with its findings marked."""

    article: Article
    outline: tuple[tuple[str, tuple[Mark, ...]], ...]


@dataclass(frozen=True, slots=True)
class BriefPage:
    """The brief on a topic."""

    brief: Brief
    topic: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Documents and findings that hold the words."""

    query: str
    documents: tuple[Hit, ...]
    findings: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Something that could not be shown, and why."""

    status: int
    message: str


Page = HomePage | ListingPage | ActorsPage | ActorPage | ArticlePage | BriefPage | SearchPage | ErrorPage
