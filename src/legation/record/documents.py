"""Rows of documents, without their texts."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, select

from legation.record import tables
from legation.record.findings import paged
from legation.record.rows import DocumentRow, Filter

_documents = tables.documents.c


def document_rows(
    connection: Connection, conditions: Iterable[ColumnElement[bool]], where: Filter, *, newest_in: bool = False
) -> tuple[DocumentRow, ...]:
    """Documents for which the conditions hold, newest publication first (or those that came in last)."""
    published = _documents.published.desc().nulls_last(), _documents.id
    order = (_documents.first_seen.desc(), *published) if newest_in else published
    query = select(
        _documents.id, _documents.title, _documents.outlet, _documents.published, _documents.url, _documents.language,
        _documents.version, _documents.first_seen, _documents.last_read,
    ).where(*conditions).order_by(*order)  # fmt: skip
    return tuple(DocumentRow(*row) for row in connection.execute(paged(query, where)))
