"""A clause in the making: the one mutable value of annotation, seen by its builder and the factuality judge."""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.annotation.annotated import Argument, ClauseKind, Link, Tense
from legation.annotation.tokens import Sentence
from legation.model.findings import Factuality
from legation.model.spans import Span


@dataclass
class Draft:
    """A clause while it is being built. ``head`` is the predicate's token, ``verb`` the one its arguments hang on."""

    index: int
    sentence: Sentence
    head: int
    verb: int
    kind: ClauseKind
    parent: int | None = None
    link: Link = "root"
    marker: str | None = None
    arguments: list[Argument] = field(default_factory=list)
    passive: bool = False
    tense: Tense = "none"
    negation: Span | None = None
    modal: Span | None = None
    modal_lemma: str | None = None
    lemma: str = ""
    certainty: float = 3.0
    factuality: Factuality = "actual"
    cue: Span | None = None
    reported_by: int | None = None
