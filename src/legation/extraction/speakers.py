"""First persons: "I" inside what somebody says is that somebody, in every finding made from those words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from legation.model.actors import Party
from legation.model.findings import Event, Plan, Position, Statement
from legation.ontology.load import read_yaml


@cache
def _first_persons() -> frozenset[str]:
    return frozenset(read_yaml("legation.annotation", "grammar.yml")["first_persons"])


class Speakers:
    """Who speaks where: built from the statements of one document."""

    def __init__(self, text: str, statements: Sequence[Statement]) -> None:
        self._text = text
        self._spoken = [
            (span, statement.source.actor)
            for statement in statements
            if statement.source is not None and statement.source.actor is not None
            for span in statement.content
        ]

    def _voiced(self, party: Party) -> Party:
        if party.actor is not None or party.mention.of(self._text).lower() not in _first_persons():
            return party
        inside = [(span, actor) for span, actor in self._spoken if span.contains(party.mention)]
        if not inside:
            return party
        # of nested speech the innermost
        return replace(party, actor=min(inside, key=lambda s: s[0].end - s[0].start)[1])

    def event(self, event: Event) -> Event:
        """The event with its first persons named."""
        return replace(
            event,
            actors=tuple(map(self._voiced, event.actors)),
            recipients=tuple(map(self._voiced, event.recipients)),
        )

    def position(self, position: Position) -> Position:
        """The position with its first persons named."""
        target = self._voiced(position.target) if position.target is not None else None
        return replace(position, actor=self._voiced(position.actor), target=target)

    def plan(self, plan: Plan) -> Plan:
        """The plan with its first persons named."""
        return replace(plan, parties=tuple(map(self._voiced, plan.parties)))
