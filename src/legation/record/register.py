"""What a record knows of actors and offices beforehand, for resolution (``legation.resolution.register.Register``).

Corrections and authority files, and where asked for also what the texts of the record state.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, Select, func, select, text

from legation.model.known import RANKS, Holding, Known
from legation.record import tables
from legation.record.held import HeldOffice, Stated, holdings
from legation.record.keys import form, key, storable
from legation.record.merging import Merged, Shown, merged_actors
from legation.record.sqlite import explained, open_engine

_T = TypeVar("_T")
_MOST_REMEMBERED = 20_000
_IN_OFFICE = ("current", "acting")
_OVER = "former"
_sources, _authorities, _names, _held = (
    tables.authority_sources.c, tables.authorities.c, tables.authority_names.c, tables.authority_offices.c,
)  # fmt: skip


class RecordRegister:
    """Answers from one record file. It can be sent to other processes, each of which opens the file for itself."""

    def __init__(self, path: Path, version: str, *, texts: bool) -> None:
        self._path, self._texts = path, texts
        self.version = version
        self._engine: Engine | None = None
        self._remembered: dict[tuple[object, ...], Any] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_engine": None, "_remembered": {}}

    def close(self) -> None:
        """Close the file; the next question opens it again."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def known(self, name: str) -> tuple[Known, ...]:
        """All who bear the name."""
        asked = form(storable(name))
        return self._ask(("known", asked), lambda connection: _known(connection, asked, self._texts))

    def holders(self, title: str, of: Sequence[str]) -> tuple[Holding, ...]:
        """Who held an office, at any time."""
        forms = tuple(dict.fromkeys(form(storable(name)) for name in of))
        return self._ask(("holders", title, forms), lambda connection: _holders(connection, title, forms, self._texts))

    def offices(self, name: str) -> tuple[Holding, ...]:
        """What those who bear the name held, at any time."""
        asked = form(storable(name))
        return self._ask(("offices", asked), lambda connection: _offices(connection, asked, self._texts))

    def _ask(self, question: tuple[object, ...], answer: Callable[[Connection], tuple[_T, ...]]) -> tuple[_T, ...]:
        if not self._texts and not self.version:
            return ()
        if question not in self._remembered:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            if self._engine is None:
                self._engine = open_engine(self._path, write=False)
            with explained(self._path), self._engine.connect() as connection, connection.begin():
                self._remembered[question] = answer(connection)
        found: tuple[_T, ...] = self._remembered[question]
        return found


def version_of_sources(connection: Connection) -> str:
    """Changes with whatever has been imported; empty where nothing has."""
    held = connection.execute(select(_sources.name, _sources.rank, _sources.digest).order_by(_sources.name)).all()
    return key("", *(part for row in held for part in row)) if held else ""


# -- authorities ----------------------------------------------------------------------------


def _source(row: Any) -> str:
    dataset = f" ({row.dataset})" if row.dataset else ""
    return row.source if row.entity == row.name else f"{row.source} {row.entity}{dataset}"


def _in_order(query: Select[Any]) -> Select[Any]:
    return query.order_by(_authorities.source, _authorities.entity)


def _bearers(asked: str) -> Select[Any]:
    return select(_names.authority).where(_names.form == asked, _names.same == 1)


def _known(connection: Connection, asked: str, texts: bool) -> tuple[Known, ...]:
    query = select(tables.authorities, _sources.rank).join(
        tables.authority_sources, _sources.name == _authorities.source
    )
    found = [
        Known(
            row.name, row.rank, _source(row), row.kind, row.country, tuple(row.sectors.split()),
            json.loads(row.identifiers),
        )
        for row in connection.execute(_in_order(query.where(_authorities.id.in_(_bearers(asked)))))
    ]  # fmt: skip
    if texts:
        found += _in_texts(connection, asked)
    return tuple(sorted(found, key=lambda known: RANKS.index(known.rank)))


def _authority_holdings(connection: Connection, *conditions: Any) -> list[Holding]:
    query = (
        select(
            _authorities.name, _authorities.source, _authorities.entity, _authorities.dataset, _sources.rank,
            _held.title, _held.of_name, _held.country, _held.sectors, _held.since, _held.until, _held.seen,
        )
        .join(tables.authorities, _authorities.id == _held.authority)
        .join(tables.authority_sources, _sources.name == _authorities.source)
        .where(*conditions)
    )  # fmt: skip
    return [
        Holding(
            row.name, row.title, row.of_name, row.country, tuple(row.sectors.split()), row.since, row.until, row.seen,
            row.rank, _source(row),
        )
        for row in connection.execute(_in_order(query).order_by(_held.ordinal))
    ]  # fmt: skip


def _holders(connection: Connection, title: str, of: Sequence[str], texts: bool) -> tuple[Holding, ...]:
    found = _authority_holdings(connection, _held.title == title, _held.of_form.in_(of))
    if texts:
        found += _text_holders(connection, title, of)
    return tuple(sorted(found, key=lambda holding: RANKS.index(holding.rank)))


def _offices(connection: Connection, asked: str, texts: bool) -> tuple[Holding, ...]:
    found = _authority_holdings(connection, _held.authority.in_(_bearers(asked)))
    if texts:
        found += _text_offices(connection, asked)
    return tuple(sorted(found, key=lambda holding: RANKS.index(holding.rank)))


# -- texts ----------------------------------------------------------------------------------

_actors, _actor_names, _links, _offices_said = (
    tables.actors.c, tables.actor_names.c, tables.actor_links.c, tables.offices.c,
)  # fmt: skip
_holder, _of = tables.parties.alias("holder"), tables.parties.alias("of_what")
_holder_actor, _of_actor = tables.actors.alias("holder_actor"), tables.actors.alias("of_actor")


def _in_texts(connection: Connection, asked: str) -> list[Known]:
    bearers = select(_actor_names.actor).where(_actor_names.form == asked)
    query = (
        select(_actors.id, _actors.name, _actors.kind, _actors.country, func.count(_links.document.distinct()))
        .join(tables.actor_links, _links.actor == _actors.id)
        .where(_actors.id.in_(bearers), _actors.kind != "place")
        .group_by(_actors.id)
        .order_by(_actors.id)
    )
    return [
        Known(name, "text", f"{documents} documents", kind, country, _sectors(connection, id))
        for id, name, kind, country, documents in connection.execute(query)
    ]


def _sectors(connection: Connection, actor: str) -> tuple[str, ...]:
    """The sectors that most documents give the actor, most first."""
    said = text(
        "SELECT sector.value, count(*) AS often FROM actor_links, json_each(actor_links.json, '$.sectors') AS sector "
        "WHERE actor = :actor GROUP BY 1 ORDER BY often DESC, 1 LIMIT 3"
    )
    return tuple(row[0] for row in connection.execute(said, {"actor": actor}))


def _stated(*conditions: Any) -> Select[Any]:
    """Statements about offices, with their holder and what they are of."""
    return (
        select(
            _offices_said.title, _offices_said.status, _offices_said.day_from, _offices_said.day_to,
            func.json_extract(_offices_said.json, "$.since").label("since"),
            func.json_extract(_offices_said.json, "$.until").label("until"),
            _offices_said.document, _holder_actor.c.id.label("holder_id"), _holder_actor.c.name.label("holder"),
            _of_actor.c.name.label("of"), _of_actor.c.country,
        )
        .join(_holder, (_holder.c.finding == _offices_said.id) & (_holder.c.role == "holder"))
        .join(_of, (_of.c.finding == _offices_said.id) & (_of.c.role == "of"))
        .join(_holder_actor, _holder_actor.c.id == _holder.c.actor)
        .join(_of_actor, _of_actor.c.id == _of.c.actor)
        .where(_offices_said.day_from.is_not(None), _offices_said.status.in_([*_IN_OFFICE, _OVER]), *conditions)
    )  # fmt: skip


def _text_holders(connection: Connection, title: str, of: Sequence[str]) -> list[Holding]:
    """All intervals of an office; actors that are judged to be one are one holder."""
    named = select(_actor_names.actor).where(_actor_names.form.in_(of))
    found = connection.execute(_stated(_offices_said.title == title, _of_actor.c.id.in_(named))).all()
    if not found:
        return []
    merged = merged_actors(connection)
    statements = [_statement(row, _shown(merged, row.holder_id, row.holder)) for row in found]
    return list(holdings(HeldOffice(title, found[0].of, found[0].country), statements))


def _statement(row: Any, holder: str) -> Stated:
    """What a text says on the days that it vouches for; "minister from 2010 to 2014" is an interval of its own."""
    over = row.status == _OVER and not (row.since and row.until)
    return Stated(row.day_from, row.day_to, holder, over, row.document)


def _text_offices(connection: Connection, asked: str) -> list[Holding]:
    """Among all holders of each office that the name is said to hold, its own intervals."""
    merged = merged_actors(connection)
    bearers = merged.widened(select(_actor_names.actor).where(_actor_names.form == asked))
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in connection.execute(_stated(_holder_actor.c.id.in_(bearers))):
        said[row.title, row.of].add(form(_shown(merged, row.holder_id, row.holder)))
    return [
        holding
        for (title, of), holders in sorted(said.items())
        for holding in _text_holders(connection, title, (form(of),))
        if form(holding.holder) in holders
    ]


def _shown(merged: Merged, actor: str, name: str) -> str:
    return merged.shown.get(merged.head_of(actor), Shown(name, None)).name
