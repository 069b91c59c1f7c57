"""Authorities: actors and offices as a list from outside states them (an authority file, a person's corrections)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from legation.model.actors import ActorKind


@dataclass(frozen=True, slots=True)
class AuthorityOffice:
    """An office or role over time, as ``legation.model.known.Holding`` has it."""

    title: str | None
    of: str | None
    country: str | None
    sectors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """One entry of a list. ``names`` hold ``name``; ``unlike`` are names that are somebody else's.

    ``entity`` is the entry's id in its list, ``dataset`` the lists that a collection took it from.
    """

    entity: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    offices: tuple[AuthorityOffice, ...] = ()
    unlike: tuple[str, ...] = ()
    dataset: str | None = None
