"""Example sentences of the frames (frames/examples/*.tsv): at least one for each predicate, coded by a test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from legation.model.findings import EventType
from legation.ontology.frames import FRAME_FILES, WORD_CLASSES, WordClass, frames_of
from legation.ontology.load import check_choice, read_tsv


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in which a predicate (its words as the frame writes them) names an act of the type."""

    file: str
    type: EventType
    word_class: WordClass
    words: str
    sentence: str


@cache
def predicates() -> Mapping[str, tuple[tuple[WordClass, str], ...]]:
    """Frame file to its predicates, each once, in the order of the file."""
    return {
        name: tuple(dict.fromkeys((word_class, frame.words.text) for word_class, frame in frames_of(name)))
        for name in FRAME_FILES
    }


@cache
def examples() -> Mapping[str, tuple[Example, ...]]:
    """Frame file to its examples. Raises OntologyError on a word class that is none."""
    found: dict[str, tuple[Example, ...]] = {}
    for name in FRAME_FILES:
        event_type = next(frame.type for _, frame in frames_of(name))
        file = f"frames/examples/{name}.tsv"
        rows = read_tsv("legation.ontology", file)
        for row in rows:
            check_choice(row["class"], WORD_CLASSES, file=file, entry=row["words"])
        found[name] = tuple(
            Example(name, event_type, word_class, row["words"], row["sentence"])
            for row in rows
            for word_class in WORD_CLASSES
            if row["class"] == word_class
        )
    return found
