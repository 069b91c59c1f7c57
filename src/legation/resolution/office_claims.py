"""One place of the text that gives somebody an office."""

from __future__ import annotations

from typing import NamedTuple

from legation.annotation.annotated import Annotated, Mention
from legation.model.actors import OfficeStatus
from legation.model.spans import Span
from legation.ontology.phrases import split
from legation.resolution.noun_phrases import OfficeWords

_BODIES = frozenset({"organization", "party", "group", "government"})


class Claim(NamedTuple):
    """One place of the text that gives somebody an office.

    ``of`` is where the country or body is named; ``named`` the chain of a body inside the title that no table knows.
    ``since`` and ``until`` are a day, month or year.
    """

    holder: str
    words: OfficeWords
    status: OfficeStatus
    of: Span | None
    named: str | None
    evidence: Span
    since: str | None = None
    until: str | None = None


def named_inside(annotated: Annotated, holder: Mention, span: Span) -> str | None:
    """The chain of the first body that is named within a title ("leader of the Progress Party")."""
    for mention in annotated.mentions_at.get(holder.sentence, ()):
        inside = span.contains(mention.span) and mention.index != holder.index and mention.form == "name"
        if inside and mention.kind in _BODIES:
            chain = annotated.chain_of.get(mention.index)
            return chain.id if chain else None
    return None


def place_of(title: str, span: Span, words: OfficeWords) -> Span | None:
    """Where in a title the country or body is named."""
    if words.of.words is None:
        return None
    parts, (first, last) = split(title), words.of.words
    return Span(span.start + parts[first].start, span.start + parts[last].end)
