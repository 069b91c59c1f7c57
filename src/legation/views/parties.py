"""Who takes part in findings of several documents: when is a party of one row a party of another?

Only parties known by a name count: "the government" of one document is not that of the next.
"""

from __future__ import annotations

from collections.abc import Iterable

from legation.record.rows import Name, Role, Row
from legation.views.words import folded


def is_name(words: str) -> bool:
    """Is somebody called by a name ("Kari Solvang"), not only described ("the minister", "they")?"""
    return any(word[0].isupper() for word in words.split())


def named(row: Row, *roles: Role) -> tuple[Name, ...]:
    """The row's parties with these roles that are known by a name, each once."""
    return tuple(union((), (name for name in row.names if name.role in roles and is_name(name.name))))


def same_party(one: Name, other: Name) -> bool:
    """One actor of the record, or equal names that no two countries part."""
    if one.actor is not None and one.actor == other.actor:
        return True
    parted = one.country is not None and other.country is not None and one.country != other.country
    return folded(one.name) == folded(other.name) and not parted


def shared(ones: Iterable[Name], others: Iterable[Name]) -> tuple[Name, ...]:
    """Those of the first that are also among the others."""
    others = tuple(others)
    return tuple(one for one in ones if any(same_party(one, other) for other in others))


def union(ones: Iterable[Name], others: Iterable[Name]) -> list[Name]:
    """The first, and those of the others that are not among them; of two for one party, one that says its country."""
    found = list(ones)
    for other in others:
        place = next((n for n, one in enumerate(found) if same_party(one, other)), None)
        if place is None:
            found.append(other)
        elif found[place].country is None:
            found[place] = other
    return found


def at_odds(ones: Iterable[Name], others: Iterable[Name]) -> bool:
    """Do the parties that the two do not share come from different countries?

    "Norway and Sweden" is not "Norway and Finland", but may be "Norway and the Swedish minister".
    """
    ones, others = tuple(ones), tuple(others)
    common = shared(ones, others)
    mine = [one.country for one in ones if one not in common]
    theirs = [other.country for other in others if not shared((other,), common)]
    return bool(mine and theirs) and None not in (*mine, *theirs) and not set(mine) & set(theirs)
