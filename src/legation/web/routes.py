"""Address → view → page. Each request opens the record for reading and closes it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from legation.model.actors import ActorKind, OfficeStatus
from legation.model.findings import Directness, EventType, Factuality, PlanStatus, Stance
from legation.record import Record
from legation.record.rows import Filter, FindingKind, Row
from legation.views.article import MARKED, Mark, make_article, mark_of
from legation.views.brief import make_brief
from legation.web.pages import (
    ActorPage,
    ActorsPage,
    ArticlePage,
    BriefPage,
    Choice,
    HomePage,
    ListingPage,
    Page,
    SearchPage,
)

PAGE_ROWS = 50
_NEW_DOCUMENTS, _NEW_EVENTS, _HITS, _ACTOR_ROWS = 12, 8, 20, 30
_TYPES: dict[str, tuple[str, ...]] = {
    "events": get_args(EventType),
    "statements": get_args(Directness),
    "positions": get_args(Stance),
    "plans": get_args(PlanStatus),
    "questions": (),
    "offices": get_args(OfficeStatus),
    "actors": get_args(ActorKind),
}
Render = Callable[[Page, str], Response]
Word = Annotated[str, Query(max_length=200)]


class ListingQuery(BaseModel):
    """The fields of a listing's form, as they come in the address."""

    actor: str = Field("", max_length=200)
    country: str = Field("", max_length=200)
    type: str = Field("", max_length=200)
    issue: str = Field("", max_length=200)
    since: str = Field("", max_length=200)
    until: str = Field("", max_length=200)
    factuality: str = Field("", max_length=200)
    page: int = Field(1, ge=1, le=10_000)


def build_router(record: Path, render: Render) -> APIRouter:
    """All pages over one record file."""
    router = APIRouter()
    _overview(router, record, render)
    _details(router, record, render)
    return router


def _overview(router: APIRouter, record: Path, render: Render) -> None:
    @router.get("/")
    def home() -> Response:
        with Record(record) as lookup:
            events = lookup.list("events", Filter(factuality="actual", limit=_NEW_EVENTS))
            page = HomePage(lookup.counts(), lookup.latest(_NEW_DOCUMENTS), _marks(lookup, events), events)
        return render(page, "home.html")

    @router.get("/brief")
    def brief(topic: Word = "", since: Word = "", until: Word = "") -> Response:
        with Record(record) as lookup:
            made = make_brief(lookup, topic or None, since=since or None, until=until or None)
        return render(BriefPage(made, topic), "brief.html")

    @router.get("/search")
    def search(q: Word = "") -> Response:
        with Record(record) as lookup:
            documents = lookup.search(q, within="documents", limit=_HITS) if q.strip() else ()
            findings = lookup.search(q, within="findings", limit=_HITS) if q.strip() else ()
        return render(SearchPage(q, documents, findings), "search.html")

    @router.get("/actors")
    def actors(actor: Word = "", country: Word = "", type: Word = "") -> Response:
        where = Filter(actor=actor or None, country=country or None, type=type or None, limit=200)
        shown = (
            Choice("actor", "Name", actor),
            Choice("country", "Country (ISO)", country),
            Choice("type", "Kind", type, _TYPES["actors"]),
        )
        with Record(record) as lookup:
            page = ActorsPage(shown, lookup.actors(where))
        return render(page, "actors.html")


def _details(router: APIRouter, record: Path, render: Render) -> None:
    @router.get("/documents/{document_id:path}")
    def document(document_id: str) -> Response:
        with Record(record) as lookup:
            article = make_article(lookup, document_id)
        outline = tuple((kind, tuple(m for m in article.marks if m.kind == kind)) for kind in MARKED)
        return render(ArticlePage(article, tuple(o for o in outline if o[1])), "article.html")

    @router.get("/actors/{actor_id}")
    def actor(actor_id: str) -> Response:
        with Record(record) as lookup:
            profile = lookup.actor(actor_id)
            groups = []
            for kind in MARKED:
                rows = lookup.list(kind, Filter(actor=actor_id, limit=_ACTOR_ROWS))
                if rows:
                    groups.append((str(kind), tuple(zip(rows, _marks(lookup, rows), strict=True))))
        return render(ActorPage(profile, tuple(groups)), "actor.html")

    @router.get("/{kind}")
    def listing(kind: str, asked: Annotated[ListingQuery, Query()]) -> Response:
        name = next((known for known in MARKED if known == kind), None)
        if name is None:
            raise HTTPException(404, "There is no such page.")
        with Record(record) as lookup:
            shown = _listing(lookup, name, asked)
        return render(shown, "listing.html")


def _listing(lookup: Record, kind: FindingKind, query: ListingQuery) -> ListingPage:
    asked = {name: value.strip() for name, value in query.model_dump(exclude={"page"}).items()}
    if kind != "events":
        asked["factuality"] = ""
    page = query.page
    where = Filter(
        **{name: value or None for name, value in asked.items()}, limit=PAGE_ROWS, offset=PAGE_ROWS * (page - 1)
    )
    rows, total = lookup.list(kind, where), lookup.count(kind, where)

    def link(number: int) -> str:
        return f"/{kind}?{urlencode({**{k: v for k, v in asked.items() if v}, 'page': number})}"

    return ListingPage(
        kind=kind,
        fields=_fields(kind, asked),
        rows=tuple(zip(rows, _marks(lookup, rows), strict=True)),
        total=total,
        previous=link(page - 1) if page > 1 else None,
        following=link(page + 1) if PAGE_ROWS * page < total else None,
    )


def _fields(kind: FindingKind, asked: dict[str, str]) -> tuple[Choice, ...]:
    fields = [Choice("actor", "Actor", asked["actor"]), Choice("country", "Country (ISO)", asked["country"])]
    if _TYPES[kind]:
        fields.append(Choice("type", "Type", asked["type"], _TYPES[kind]))
    fields.append(Choice("issue", "Words", asked["issue"]))
    if kind == "events":
        fields.append(Choice("factuality", "Factuality", asked["factuality"], get_args(Factuality)))
    return (*fields, Choice("since", "Since", asked["since"]), Choice("until", "Until", asked["until"]))


def _marks(lookup: Record, rows: tuple[Row, ...]) -> tuple[Mark, ...]:
    texts = {row.document: "" for row in rows}
    for document in texts:
        texts[document] = lookup.document(document).text
    return tuple(mark_of(row, texts[row.document]) for row in rows)
