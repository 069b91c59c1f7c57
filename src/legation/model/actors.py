"""Actors, the offices they hold, and the parties of a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from legation.model.spans import Span

ActorKind = Literal["person", "organization", "government", "party", "group", "place"]
OfficeStatus = Literal["current", "former", "elect", "acting", "candidate", "deputy"]

COUNTRY_CODE = "iso3166-1"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, within one document. ``country`` is ISO 3166 alpha-3 (and XKX), ``sectors`` are PLOVER codes.

    ``identifiers`` are ids of authority files, and COUNTRY_CODE for a country's government, however it is called.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a finding: the actor where the words were resolved, and the words themselves."""

    actor: str | None
    mention: Span


@dataclass(frozen=True, slots=True)
class Office:
    """A post as the text states it: ``holder`` and ``of`` are actor ids; ``status`` is as of the document's day."""

    id: str
    holder: str
    title: str
    of: str | None
    status: OfficeStatus
    since: str | None
    until: str | None
    evidence: Span
