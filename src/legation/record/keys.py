"""Stable ids: hashes of the parts that make a thing itself, so that reading a document again gives the same ids."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable

_SEPARATOR = "\x1f"


def form(name: str) -> str:
    """The name for comparison: no case, no accents, words parted by one space ("O'Brien" is "o brien")."""
    plain = (c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return " ".join(words) or name.strip().casefold()


def storable(words: str) -> str:
    """Words from outside as a database takes them: halves of characters, which bad bytes leave, become ``?``."""
    return words.encode("utf-8", "replace").decode("utf-8")


def key(letter: str, *parts: str) -> str:
    """``letter`` and 16 hexadecimal digits (64 bits of BLAKE2b) of the parts."""
    text = _SEPARATOR.join((letter, *parts))
    return letter + hashlib.blake2b(text.encode("utf-8"), digest_size=8).hexdigest()


def actor_key(kind: str, name: str, country: str | None) -> str:
    """Id of an actor across documents: the same for the same kind, name (``form``) and country."""
    return key("a", kind, form(name), country or "")


def finding_keys(letter: str, document: str, identities: Iterable[tuple[str, ...]]) -> list[str]:
    """Ids of the findings of one kind in one document, in their order; of equal ones the second gets another id.

    ``identities`` are words, not offsets, so that an id outlives a paragraph added above it.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    keys = []
    for identity in identities:
        again = seen[identity]
        seen[identity] += 1
        keys.append(key(letter, document, *identity, *([str(again)] if again else [])))
    return keys
