"""Full-text search: users' words to an FTS5 query, and hits with snippets."""

from __future__ import annotations

import re
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, column, false, func, literal, select, table
from sqlalchemy.sql.expression import TableClause

from legation.record import tables
from legation.record.keys import storable
from legation.record.rows import Hit

Within = Literal["documents", "findings"]
_TERM = re.compile(r'"([^"]*)"|(\S+)')
# Around the matched words of a snippet; no text holds them.
_OPEN, _CLOSE = "\x02", "\x03"
_SNIPPET_WORDS = 24
_DOCUMENTS = table("documents_fts", column("rowid"))
_FINDINGS = table("findings_fts", column("rowid"))
_VIEW = table("findings", *(column(name) for name in ("number", "id", "kind", "document")))


def match_query(words: str, *, within: str | None = None) -> str | None:
    """An FTS5 query for all the words (those in double quotes as one phrase); None where there are none.

    Each term is quoted, so that nothing in it is read as FTS5's own language. ``within`` names one column.
    """
    terms = (phrase or word for phrase, word in _TERM.findall(storable(words).replace("\x00", " ")))
    quoted = ['"' + term.replace('"', '""') + '"' for term in terms if any(c.isalnum() for c in term)]
    if not quoted:
        return None
    joined = " AND ".join(quoted)
    return f"{within} : ({joined})" if within else joined


def found_in(
    numbers: ColumnElement[Any], index: Within, words: str, *, within: str | None = None
) -> ColumnElement[bool]:
    """The condition that the row with this number holds the words."""
    query = match_query(words, within=within)
    if query is None:
        return false()
    full_text = _DOCUMENTS if index == "documents" else _FINDINGS
    return numbers.in_(select(full_text.c.rowid).where(_matches(full_text, query)))


def search(connection: Connection, words: str, within: Within, limit: int, offset: int) -> tuple[Hit, ...]:
    """Hits, best first (BM25; a document's title weighs five times its text)."""
    query = match_query(words)
    if query is None:
        return ()
    statement = _search_documents(query) if within == "documents" else _search_findings(query)
    rows = connection.execute(statement.limit(limit).offset(offset))
    return tuple(
        Hit(kind, key, document, title, outlet, published, _pieces(snippet), -score)
        for kind, key, document, title, outlet, published, snippet, score in rows
    )


def _matches(index: TableClause, query: str) -> ColumnElement[bool]:
    return column(index.name).op("MATCH", is_comparison=True)(query)


def _snippet(index: TableClause) -> ColumnElement[str]:
    return func.snippet(column(index.name), -1, _OPEN, _CLOSE, "…", _SNIPPET_WORDS)


def _search_documents(query: str) -> Select[Any]:
    d = tables.documents.c
    score = func.bm25(column(_DOCUMENTS.name), 5.0, 1.0).label("score")
    snippet = _snippet(_DOCUMENTS)
    return (
        select(literal("documents"), d.id, d.id, d.title, d.outlet, d.published, snippet, score)
        .select_from(_DOCUMENTS.join(tables.documents, d.number == _DOCUMENTS.c.rowid))
        .where(_matches(_DOCUMENTS, query))
        .order_by("score", d.id)
    )


def _search_findings(query: str) -> Select[Any]:
    d, v = tables.documents.c, _VIEW.c
    score = func.bm25(column(_FINDINGS.name)).label("score")
    return (
        select(v.kind, v.id, v.document, d.title, d.outlet, d.published, _snippet(_FINDINGS), score)
        .select_from(_FINDINGS.join(_VIEW, v.number == _FINDINGS.c.rowid).join(tables.documents, d.id == v.document))
        .where(_matches(_FINDINGS, query))
        .order_by("score", v.id)
    )


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces = []
    for i, part in enumerate(re.split(f"[{_OPEN}{_CLOSE}]", snippet)):
        if part:
            pieces.append((part, i % 2 == 1))
    return tuple(pieces)
