"""Filter to SQL conditions; a filter that asks what a listing cannot answer is a UsageError."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_args

from sqlalchemy import ColumnElement, Select, String, and_, func, literal, or_, select

from legation.errors import UsageError
from legation.model.actors import ActorKind
from legation.model.findings import Factuality
from legation.record import tables
from legation.record.keys import form, storable
from legation.record.kinds import Kind, last_day
from legation.record.merging import Merged
from legation.record.rows import Filter
from legation.record.search import found_in

Condition = ColumnElement[bool]
_PARTIAL_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_names, _parties, _links, _actors, _documents = (
    tables.actor_names.c, tables.parties.c, tables.actor_links.c, tables.actors.c, tables.documents.c,
)  # fmt: skip


def finding_conditions(kind: Kind, where: Filter, merged: Merged) -> Iterator[Condition]:
    """Conditions on the table of the kind. Who is one with an actor asked for is asked for as well."""
    columns, where = kind.table.c, _storable(where)
    if where.actor is not None:
        yield or_(
            columns.id.in_(_findings_of(kind, _parties.actor.in_(merged.widened(_actors_named(where.actor))))),
            columns.id.in_(_findings_of(kind, and_(_parties.actor.is_(None), _words_in(_parties.form, where.actor)))),
        )
    if where.country is not None:
        yield columns.id.in_(_findings_of(kind, _parties.actor.in_(merged.widened(_actors_from(where.country)))))
    if where.type is not None:
        yield _of_type(kind, where.type)
    if where.issue is not None:
        yield found_in(columns.number, "findings", where.issue, within="label" if "issue" in columns else None)
    if where.factuality is not None:
        if "factuality" not in columns:
            raise UsageError(f"{kind.name} have no factuality", remedy="Only events have one.")
        yield columns.factuality == _one_of(where.factuality, get_args(Factuality), "factuality")
    if where.topic is not None:
        about = select(_documents.id).where(found_in(_documents.number, "documents", where.topic))
        yield columns.document.in_(about)
    if where.query is not None:
        yield found_in(columns.number, "findings", where.query)
    if where.document is not None:
        yield columns.document == where.document
    if where.since is not None:
        yield columns.day_to >= _day(where.since)
    if where.until is not None:
        yield columns.day_from <= last_day(_day(where.until))


def document_conditions(where: Filter, merged: Merged) -> Iterator[Condition]:
    """Conditions on ``documents``."""
    where = _storable(where)
    _refuse(where, "documents", "type", "factuality")
    if where.actor is not None:
        linked = select(_links.document).where(_links.actor.in_(merged.widened(_actors_named(where.actor))))
        worded = select(_parties.document).where(_parties.actor.is_(None), _words_in(_parties.form, where.actor))
        yield or_(_documents.id.in_(linked), _documents.id.in_(worded))
    if where.country is not None:
        chosen = merged.widened(_actors_from(where.country))
        yield _documents.id.in_(select(_links.document).where(_links.actor.in_(chosen)))
    for words in (where.issue, where.topic, where.query):
        if words is not None:
            yield found_in(_documents.number, "documents", words)
    if where.document is not None:
        yield _documents.id == where.document
    yield from _published(where)


def actor_conditions(where: Filter, merged: Merged) -> Iterator[Condition]:
    """Conditions on ``actors`` joined with ``actor_links`` and ``documents``."""
    where = _storable(where)
    _refuse(where, "actors", "issue", "factuality")
    for words in (where.actor, where.query):
        if words is not None:
            yield _actors.id.in_(merged.widened(_actors_named(words)))
    if where.country is not None:
        yield _actors.id.in_(merged.widened(_actors_from(where.country)))
    if where.type is not None:
        kind = _one_of(where.type, get_args(ActorKind), "kind of actor")
        yield _actors.id.in_(merged.widened(select(_actors.id).where(_actors.kind == kind)))
    if where.topic is not None:
        yield found_in(_documents.number, "documents", where.topic)
    if where.document is not None:
        yield _documents.id == where.document
    yield from _published(where)


def _storable(where: Filter) -> Filter:
    given = ((field.name, getattr(where, field.name)) for field in fields(where))
    words: dict[str, Any] = {name: storable(value) for name, value in given if isinstance(value, str)}
    return replace(where, **words)


def _published(where: Filter) -> Iterator[Condition]:
    if where.since is not None:
        yield _documents.day >= _day(where.since)
    if where.until is not None:
        yield _documents.day <= last_day(_day(where.until))


def _findings_of(kind: Kind, condition: Condition) -> Select[tuple[str]]:
    return select(_parties.finding).where(_parties.kind == kind.name, condition)


def _actors_named(words: str) -> Select[tuple[str]]:
    return select(_names.actor).where(or_(_names.actor == words, _words_in(_names.form, words)))


def _actors_from(country: str) -> Select[tuple[str]]:
    return select(_actors.id).where(_actors.country == country.upper())


def _words_in(column: ColumnElement[Any], words: str) -> Condition:
    # Both sides are forms: words parted by single spaces.
    padded = literal(" ", String) + column + literal(" ", String)
    return padded.contains(f" {form(words)} ", autoescape=True)


def _of_type(kind: Kind, value: str) -> Condition:
    columns = kind.table.c
    if kind.type_column is None:
        raise UsageError(f"{kind.name} have no types", remedy="Leave the type out.")
    if "mode" in columns and value.upper() not in kind.types:
        return func.lower(columns.mode) == value.lower()
    return columns[kind.type_column] == _one_of(value, kind.types, kind.type_column)


def _one_of(value: str, choices: tuple[str, ...], what: str) -> str:
    for choice in choices:
        if choice.casefold() == value.casefold():
            return choice
    raise UsageError(f"{value!r} is no {what}", remedy=f"One of {', '.join(choices)}.")


def _day(value: str) -> str:
    try:
        if not _PARTIAL_DAY.fullmatch(value):
            raise ValueError
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError as error:
        raise UsageError(f"{value!r} is no day", remedy="Write 2024, 2024-12 or 2024-12-25.") from error
    return value


def _refuse(where: Filter, listing: str, *fields: str) -> None:
    for field in fields:
        if getattr(where, field) is not None:
            raise UsageError(f"{listing} cannot be filtered by {field}", remedy="Leave it out.")
