"""Which actors across documents are one: corrections, then a person's judgements, then a machine's.

No row changes its actor: merging is worked out from the judgements whenever it is asked for, so that taking one back
leaves nothing behind. Two actors that are said to be different never become one, whatever third is the same as both: a
later "same" that would join them has no effect.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Subquery, func, literal, select, union

from legation.record import tables

_actors, _links, _judged, _names, _authorities, _sources = (
    tables.actors.c, tables.actor_links.c, tables.judgements.c, tables.authority_names.c, tables.authorities.c,
    tables.authority_sources.c,
)  # fmt: skip
Pair = tuple[str, str]
_CHUNK = 5_000


class Shown(NamedTuple):
    """An actor as it is shown for all that are merged with it."""

    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Merged:
    """``head``: each merged actor to the one that stands for all; actors that stand alone are in none of these.

    ``members``: each head to all its actors, itself first. ``different``: pairs (sorted) that a person keeps apart.
    """

    head: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown: Mapping[str, Shown] = field(default_factory=dict)
    different: frozenset[Pair] = frozenset()

    def head_of(self, actor: str) -> str:
        """The actor that stands for this one."""
        return self.head.get(actor, actor)

    def all_of(self, actor: str) -> tuple[str, ...]:
        """All that are one with this actor, the one that stands for them first."""
        return self.members.get(self.head_of(actor), (actor,))

    def are_different(self, one: str, other: str) -> bool:
        """Is any of the one kept apart from any of the other?"""
        return any(pair(a, b) in self.different for a, b in product(self.all_of(one), self.all_of(other)))

    def pairs(self) -> Select[tuple[str, str]]:
        """``head`` as a query with two columns, ``key`` and ``value``."""
        pairs = func.json_each(literal(json.dumps(dict(self.head)))).table_valued("key", "value")
        return select(pairs.c.key, pairs.c.value)

    def of_every_actor(self) -> Subquery:
        """Each actor of the record (``key``) with the one that stands for it (``value``), in most cases itself."""
        alone = select(_actors.id.label("key"), _actors.id.label("value"))
        if not self.head:
            return alone.subquery()
        others = alone.where(_actors.id.not_in(select(self.pairs().subquery().c.key)))
        return self.pairs().union_all(others).subquery()

    def widened(self, chosen: Select[tuple[str]]) -> Any:
        """A query for actors, with all that are one with any of them."""
        if not self.head:
            return chosen
        first, second = self.pairs().subquery(), self.pairs().subquery()
        others = (
            select(second.c.key)
            .select_from(first)
            .join(second, first.c.value == second.c.value)
            .where(first.c.key.in_(chosen))
        )
        return select(union(chosen, others).subquery())


def pair(one: str, other: str) -> Pair:
    """The two ids in the order in which a pair is kept."""
    return (one, other) if one < other else (other, one)


def merged_actors(connection: Connection) -> Merged:
    """Who is one, by all that is judged."""
    corrections = _corrections(connection)
    rows = connection.execute(select(tables.judgements).order_by(_judged.judged_at, _judged.one, _judged.other)).all()
    if not corrections and not rows:
        return Merged()
    same, apart = _corrected(connection, corrections)
    persons = [row for row in rows if row.judged_by == "person"]
    machines = sorted((row for row in rows if row.judged_by == "machine"), key=lambda row: -(row.score or 0))
    split = {(row.one, row.other) for row in persons if row.judgement == "different"}
    different = apart | (split - set(same))
    judged = ((row.one, row.other) for row in (*persons, *machines) if row.judgement == "same")
    groups = _groups((*same, *judged), different)
    return _ordered(connection, groups, frozenset(different))


def _groups(same: Iterable[Pair], different: set[Pair]) -> Iterator[set[str]]:
    """Actors joined one pair after another; a pair is passed over where it would join two that are different."""
    group: dict[str, set[str]] = {}
    for one, other in same:
        first, second = group.setdefault(one, {one}), group.setdefault(other, {other})
        if first is second or any(pair(a, b) in different for a, b in product(first, second)):
            continue
        first |= second
        group.update(dict.fromkeys(second, first))
    seen: set[int] = set()
    for found in group.values():
        if len(found) > 1 and id(found) not in seen:
            seen.add(id(found))
            yield found


def _ordered(connection: Connection, groups: Iterable[set[str]], different: frozenset[Pair]) -> Merged:
    """The actor in most documents stands for its group; those of documents that are gone are left out."""
    sets = list(groups)
    every = sorted({actor for group in sets for actor in group})
    held: dict[str, Any] = {}
    for start in range(0, len(every), _CHUNK):
        query = (
            select(_actors.id, _actors.name, _actors.country, func.count(_links.document.distinct()).label("documents"))
            .join(tables.actor_links, _links.actor == _actors.id)
            .where(_actors.id.in_(every[start : start + _CHUNK]))
            .group_by(_actors.id)
        )
        held.update((row.id, row) for row in connection.execute(query))
    head: dict[str, str] = {}
    members: dict[str, tuple[str, ...]] = {}
    shown: dict[str, Shown] = {}
    for group in sets:
        rows = sorted((held[actor] for actor in group if actor in held), key=lambda row: (-row.documents, row.id))
        if len(rows) > 1:
            first = rows[0].id
            members[first] = tuple(row.id for row in rows)
            head.update(dict.fromkeys(members[first], first))
            shown[first] = Shown(rows[0].name, next((row.country for row in rows if row.country), None))
    return Merged(head, members, shown, different)


# -- corrections ----------------------------------------------------------------------------


@dataclass(slots=True)
class _Correction:
    """Name forms that a person said are the same, and forms that are somebody else's."""

    country: str | None
    same: set[str] = field(default_factory=set)
    unlike: set[str] = field(default_factory=set)


def _corrections(connection: Connection) -> list[_Correction]:
    query = (
        select(_authorities.id, _authorities.country, _names.form, _names.same)
        .join(tables.authorities, _authorities.id == _names.authority)
        .join(tables.authority_sources, _sources.name == _authorities.source)
        .where(_sources.rank == "correction")
        .order_by(_authorities.id, _names.form)
    )
    found: dict[str, _Correction] = {}
    for row in connection.execute(query):
        correction = found.setdefault(row.id, _Correction(row.country))
        (correction.same if row.same else correction.unlike).add(row.form)
    return list(found.values())


def _corrected(connection: Connection, corrections: list[_Correction]) -> tuple[list[Pair], set[Pair]]:
    """The pairs of actors that the corrections make one, and those that they keep apart."""
    forms = sorted({form for correction in corrections for form in correction.same | correction.unlike})
    by_form: dict[str, list[Any]] = defaultdict(list)
    for start in range(0, len(forms), _CHUNK):
        chosen: ColumnElement[bool] = _actors.form.in_(forms[start : start + _CHUNK])
        for row in connection.execute(select(tables.actors).where(chosen).order_by(_actors.id)):
            by_form[row.form].append(row)
    same: list[Pair] = []
    apart: set[Pair] = set()
    for correction in corrections:
        actors = [row for form in sorted(correction.same) for row in by_form[form]]
        others = [row for form in sorted(correction.unlike - correction.same) for row in by_form[form]]
        same.extend(_of_one_kind(actors, correction.country))
        apart.update(pair(a.id, b.id) for a, b in product(actors, others))
    return same, apart


def _of_one_kind(actors: list[Any], country: str | None) -> Iterator[Pair]:
    """Pairs of one kind. Namesakes of two countries stay apart, unless the correction says which country is right."""
    by_kind: dict[str, list[Any]] = defaultdict(list)
    for row in actors:
        by_kind[row.kind].append(row)
    for rows in by_kind.values():
        several = country is None and len({row.country for row in rows if row.country}) > 1
        for one, other in combinations(rows, 2):
            if not several or one.country == other.country:
                yield pair(one.id, other.id)
