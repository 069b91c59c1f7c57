"""Sentences of a brief and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from legation.ontology.load import check_keys, check_words, read_yaml
from legation.record.rows import Row

_FILE = "naming.yml"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence of the brief comes from: ``words`` are ``text[start:end]`` of the document."""

    document: str
    label: str
    published: str | None
    url: str | None
    words: str
    start: int
    end: int
    finding: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the brief and what it rests on (at least one citation)."""

    text: str
    citations: tuple[Citation, ...]


def cite(row: Row) -> Citation:
    """The words that a row rests on."""
    label = row.outlet or row.title or row.document
    return Citation(row.document, label, row.published, row.url, row.words, row.start, row.end, row.id)


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "A, the B and C"."""
    called = [with_article(name) for name in names]
    return called[0] if len(called) == 1 else f"{', '.join(called[:-1])} and {called[-1]}"


def with_article(name: str) -> str:
    """The name with "the" where English says so ("the U.S.", "the European Union", "the Finance Ministry")."""
    rules, words = _articles(), name.split()
    if len(words) > 1 and not words[0].endswith(("'s", "’s")) and words[0].lower() not in ("the", "a", "an"):
        takes = words[0] in rules["first"] or words[-1] in rules["last"]
    else:
        takes = name in rules["whole"]
    return f"the {name}" if takes else name


def as_sentence(text: str) -> str:
    """The words as a sentence: a capital first, and one stop at the end."""
    return f"{text[0].upper()}{text[1:]}" if text.endswith(".") else f"{text[0].upper()}{text[1:]}."


@cache
def _articles() -> Mapping[str, frozenset[str]]:
    raw = check_keys(
        read_yaml("legation.views", _FILE), file=_FILE, name="top level", required=("whole", "first", "last")
    )
    return {key: frozenset(check_words(words, file=_FILE, entry=key)) for key, words in raw.items()}
