"""Is an event political? Asked once its parties are resolved."""

from __future__ import annotations

from collections.abc import Mapping

from legation.model.actors import Actor
from legation.model.findings import Event

NO_POLITICAL_ACTOR = "no-political-actor"


def irrelevance(event: Event, actors: Mapping[str, Actor]) -> str | None:
    """The reason code why the event is left out, or None where it stays: one party at least must be a known actor."""
    parties = (*event.actors, *event.recipients)
    known = [actors[party.actor] for party in parties if party.actor is not None and party.actor in actors]
    return None if any(actor.kind != "place" for actor in known) else NO_POLITICAL_ACTOR
