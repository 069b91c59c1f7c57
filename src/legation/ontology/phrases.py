"""Phrases looked up in words: one dictionary access for each length that a phrase with this first word can have.

Words are compared without case, accents, the dots of an abbreviation ("U.S." is "us") and a possessive ending. A
*proper* index holds names: their first word must be written with a capital, and an abbreviation ("US", "WHO") in
capitals throughout, so that "us" and "who" are none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?(?:['’]s\b)?|(?:[^\W\d_]\.){2,}|\w+(?:['’]\w+)*")
_LONGEST_ABBREVIATION = 3
_DISTINCT_ABBREVIATION = 6


class Word(NamedTuple):
    """A word of a text: ``key`` is its form for comparison; offsets are those of the text that was split."""

    key: str
    text: str
    start: int
    end: int
    possessive: bool


class Match(NamedTuple, Generic[T]):
    """The words ``[first, last]`` (both included) are a phrase that means ``value``."""

    first: int
    last: int
    value: T


def split(text: str) -> tuple[Word, ...]:
    """The words of a text. Hyphens and dashes part words; apostrophes do not."""
    return tuple(_word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text))


@lru_cache(maxsize=16384)
def word_key(text: str) -> str:
    """A word's form for comparison."""
    key = text.replace("’", "'")
    if key.endswith(("'s", "'S")) and len(key) > 2:
        key = key[:-2]
    key = key.replace(".", "").casefold()
    if not key.isascii():
        key = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))
    return key


def _word(text: str, start: int, end: int) -> Word:
    return Word(word_key(text), text, start, end, text.endswith(("'s", "’s")) and len(text) > 2)


def phrase_key(phrase: str) -> str:
    """A phrase's form for comparison, without a leading article."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():  # most of 7,000 names: no marks to look after
        keys = phrase.lower().split()
    else:
        keys = [word.key for word in split(phrase)]
    return " ".join(keys[1:] if len(keys) > 1 and keys[0] == "the" else keys)


class PhraseIndex(Generic[T]):
    """Phrases and what they mean. Of two equal phrases the first given is kept."""

    def __init__(self, entries: Iterable[tuple[str, T]], *, proper: bool) -> None:
        self._proper = proper
        self._values: dict[str, T] = {}
        self._abbreviations: set[str] = set()
        self._longest: dict[str, int] = {}
        for phrase, value in entries:
            key = phrase_key(phrase)
            if not key or key in self._values:
                continue
            self._values[key] = value
            first, *rest = key.split(" ")
            self._longest[first] = max(self._longest.get(first, 0), 1 + len(rest))
            letters = phrase.replace(".", "")
            if not rest and letters.isupper() and len(letters) <= _DISTINCT_ABBREVIATION:
                self._abbreviations.add(key)

    def get(self, phrase: str) -> T | None:
        """What the whole phrase means."""
        words = split(phrase)
        start = 1 if len(words) > 1 and words[0].key == "the" else 0
        match = self.at(words, start) if words else None
        return match.value if match and match.last == len(words) - 1 else None

    def at(self, words: Sequence[Word], first: int, *, any_case: bool = False) -> Match[T] | None:
        """The longest phrase that starts at a word."""
        word = words[first]
        longest = self._longest.get(word.key)
        if longest is None or (self._proper and not any_case and not word.text[0].isupper()):
            return None
        for size in range(min(longest, len(words) - first), 0, -1):
            key = word.key if size == 1 else " ".join(w.key for w in words[first : first + size])
            if key in self._values and (size > 1 or any_case or self._written_so(key, word.text)):
                return Match(first, first + size - 1, self._values[key])
        return None

    def all(self, words: Sequence[Word], *, any_case: bool = False) -> tuple[Match[T], ...]:
        """The phrases from left to right, the longest first, without overlap."""
        found: list[Match[T]] = []
        i = 0
        while i < len(words):
            match = self.at(words, i, any_case=any_case)
            if match:
                found.append(match)
                i = match.last
            i += 1
        return tuple(found)

    def _written_so(self, key: str, text: str) -> bool:
        if not self._proper or key not in self._abbreviations:
            return True
        letters = text.removesuffix("'s").removesuffix("’s").replace(".", "")
        return letters.isupper() or len(letters) > _LONGEST_ABBREVIATION
