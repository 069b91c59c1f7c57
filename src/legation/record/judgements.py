"""Judging whether two actors are one; a judgement takes the place of the one before on the same pair."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, delete, select

from legation.errors import UsageError
from legation.record import tables
from legation.record.inserting import insert_many
from legation.record.keys import storable
from legation.record.merging import Merged, merged_actors, pair
from legation.record.rows import Judgement
from legation.record.sqlite import explained, writing

_judged = tables.judgements.c


class SqliteJudgements:
    """Keeps judgements in one SQLite file."""

    _engine: Engine
    _path: Path

    def merge_actors(self, one: str, other: str, *, at: str, note: str | None = None) -> Merged:
        """Keep that a person judges the two to be one; gives who is one now.

        Raises UsageError where the record holds no such actor, or they are kept apart by a correction or by a judgement
        on others that are one with them.
        """
        with explained(self._path), writing(self._engine) as connection:
            key = _pair(connection, one, other)
            _keep(connection, Judgement(*key, "same", None, note, "person", at))
            merged = merged_actors(connection)
            if merged.head_of(one) != merged.head_of(other):
                raise UsageError(
                    f"{one} and {other} are said to be different, themselves or through others that are one with them",
                    remedy="See your corrections, or split what is merged wrongly first.",
                )
            return merged

    def split_actors(self, one: str, other: str, *, at: str, note: str | None = None) -> Merged:
        """Keep that a person judges the two to be different; gives who is one now.

        Raises UsageError where the record holds no such actor, or a correction says that they are one.
        """
        with explained(self._path), writing(self._engine) as connection:
            key = _pair(connection, one, other)
            _keep(connection, Judgement(*key, "different", None, note, "person", at))
            merged = merged_actors(connection)
            if merged.head_of(one) == merged.head_of(other):
                raise UsageError(f"{one} and {other} are one by a correction", remedy="Change the correction.")
            return merged

    def suggest_merge(self, judgement: Judgement) -> bool:
        """Keep a machine's judgement, unless the pair is judged already or kept apart. Was it kept?"""
        with explained(self._path), writing(self._engine) as connection:
            held = select(_judged.one).where(_judged.one == judgement.one, _judged.other == judgement.other)
            merged = merged_actors(connection)
            if connection.execute(held).first() or merged.are_different(judgement.one, judgement.other):
                return False
            _keep(connection, judgement)
            return True

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, by the ids of the pairs."""
        query = select(tables.judgements).order_by(_judged.one, _judged.other)
        with explained(self._path), self._engine.connect() as connection:
            return tuple(Judgement(*row) for row in connection.execute(query))

    def merged_actors(self) -> Merged:
        """Who is one, by all that is judged."""
        with explained(self._path), self._engine.connect() as connection:
            return merged_actors(connection)


def _pair(connection: Connection, one: str, other: str) -> tuple[str, str]:
    for actor in (one, other):
        if connection.execute(select(tables.actors.c.id).where(tables.actors.c.id == storable(actor))).first() is None:
            raise UsageError(f"there is no actor {actor!r} in this record", remedy="`legation actors` shows their ids.")
    if one == other:
        raise UsageError(f"{one} is the same actor twice", remedy="Name two.")
    return pair(one, other)


def _keep(connection: Connection, judgement: Judgement) -> None:
    same_pair = (_judged.one == judgement.one) & (_judged.other == judgement.other)
    connection.execute(delete(tables.judgements).where(same_pair))
    reason = storable(judgement.reason) if judgement.reason else None
    row = (
        judgement.one, judgement.other, judgement.judgement, judgement.score, reason, judgement.judged_by,
        judgement.judged_at,
    )  # fmt: skip
    insert_many(connection, tables.judgements, [row])
