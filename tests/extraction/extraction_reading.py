"""One paragraph, annotated, for the tables of the extraction tests."""

from __future__ import annotations

from functools import cache

from legation.annotation.annotate import annotate
from legation.annotation.annotated import Annotated
from legation.model.actors import Party
from legation.model.documents import Document, Paragraph
from legation.model.spans import Span

PUBLISHED = "2025-03-03"


@cache
def annotated(text: str, published: str = PUBLISHED) -> Annotated:
    """The text as a document of one paragraph, published on a Monday."""
    return annotate(Document("d", text, published=published, paragraphs=(Paragraph(Span(0, len(text)), "body"),)))


def name_of(found: Annotated, party: Party) -> str:
    """The actor's name, or the words where they are no actor's."""
    names = {chain.id: chain.name for chain in found.chains}
    return names.get(party.actor or "", party.mention.of(found.document.text))
