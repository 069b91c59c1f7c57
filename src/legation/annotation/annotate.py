"""The one way into the room: a document, annotated."""

from __future__ import annotations

from legation.annotation.annotated import Annotated
from legation.annotation.clauses import find_clauses
from legation.annotation.coreference import find_chains
from legation.annotation.mentions import find_mentions
from legation.annotation.pipeline import parse
from legation.annotation.quotes import find_quotes
from legation.annotation.times import find_times
from legation.model.documents import Document


def annotate(document: Document) -> Annotated:
    """Parse, then mentions in chains, time expressions, clauses and quotes."""
    sentences = parse(document)
    times = find_times(document, sentences)
    mentions = find_mentions(document, sentences)
    return Annotated(
        document=document,
        sentences=sentences,
        mentions=mentions,
        chains=find_chains(mentions, sentences, document),
        clauses=find_clauses(document, sentences, times),
        quotes=find_quotes(document),
        times=times,
    )
