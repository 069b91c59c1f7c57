"""From a token to the mention it stands in, and from there to the party of a finding."""

from __future__ import annotations

from legation.annotation.annotated import Annotated, Mention
from legation.model.actors import Party
from legation.model.spans import Span


def mention_for(annotated: Annotated, sentence: int, head: int) -> Mention | None:
    """The mention that token ``head`` of a sentence is the head of, or in whose name or title it stands."""
    return annotated.mention_at_token.get((sentence, head))


def party(annotated: Annotated, sentence: int, head: int, span: Span) -> Party:
    """The party that an argument names: its chain's id and its own words, or ``span`` alone where it is no mention."""
    mention = mention_for(annotated, sentence, head)
    if mention is None:
        return Party(None, span)
    chain = annotated.chain_of.get(mention.index)
    return Party(chain.id if chain else None, mention.span)
