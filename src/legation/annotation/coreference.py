"""Coreference: mentions to chains, one chain for each actor of the document.

Names go first, over the whole document: a surname joins the full name wherever that stands, an acronym its words, a
country its variants and adjectives. Then, in the order of the text, nouns ("the minister", "the party") and pronouns
join what was said before them. What is not safe stays apart: a wrong link puts words into somebody's mouth.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from legation.annotation.annotated import Chain, Mention, Quote
from legation.annotation.coreference_drafts import ChainDraft
from legation.annotation.coreference_names import NameChains
from legation.annotation.coreference_pronouns import Resolver
from legation.annotation.coreference_roles import RoleChains
from legation.annotation.lexicon import lexicon
from legation.annotation.quotes import find_quotes
from legation.annotation.tokens import Sentence
from legation.model.actors import ActorKind
from legation.model.documents import Document

_KIND_ORDER: tuple[ActorKind, ...] = ("person", "party", "government", "organization", "group", "place")


def find_chains(
    mentions: tuple[Mention, ...], sentences: tuple[Sentence, ...], document: Document
) -> tuple[Chain, ...]:
    """The chains, numbered "a1", "a2" … by their first mention. A pronoun that stands for nobody sure is in none."""
    names = NameChains(mentions, document.text)
    of: dict[int, ChainDraft] = {m.index: names.chain(m) for m in mentions if m.form == "name"}
    roles = RoleChains(sentences, list({id(draft): draft for draft in of.values()}.values()))
    resolver = Resolver(sentences, mentions, of, _QuoteIndex(find_quotes(document)))
    for mention in mentions:
        draft = of.get(mention.index)
        if mention.form == "role":
            draft = roles.chain(mention)
        elif mention.form == "pronoun":
            draft = resolver.resolve(mention)
        if draft is None:
            continue
        of[mention.index] = draft
        draft.mentions.append(mention)
        roles.saw(draft, mention)
        resolver.saw(draft, mention)
    drafts = {id(draft): draft for draft in of.values()}
    ordered = sorted(drafts.values(), key=lambda draft: draft.mentions[0].index)
    return tuple(
        Chain(f"a{number}", _name(draft), _kind(draft), tuple(m.index for m in draft.mentions))
        for number, draft in enumerate(ordered, start=1)
    )


class _QuoteIndex:
    """Which outermost quote a place of the text is in; -1 outside of all."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes: list[Quote] = []
        for quote in quotes:
            if not self._quotes or quote.span.start >= self._quotes[-1].span.end:
                self._quotes.append(quote)
        self._starts = [quote.span.start for quote in self._quotes]

    def __call__(self, offset: int) -> int:
        place = bisect_right(self._starts, offset) - 1
        return place if place >= 0 and offset < self._quotes[place].span.end else -1


def _name(draft: ChainDraft) -> str:
    """The fullest name; a country known only by adjectives has the name of the table."""
    countries = lexicon().countries
    named = [m.name for m in draft.mentions if m.form == "name"] or [m.name for m in draft.mentions if m.form == "role"]
    if draft.country is not None:
        nouns = [name for name in named if name in countries and countries[name].form != "adjective"]
        named = nouns or [draft.country]
    return max(named, key=lambda name: (len(name.split()), len(name)))


def _kind(draft: ChainDraft) -> ActorKind:
    """What most of its names (or else its nouns) are; a party where any name is a party's."""
    named = [m.kind for m in draft.mentions if m.form == "name"] or [m.kind for m in draft.mentions if m.form == "role"]
    if "party" in named and "person" not in named:
        return "party"
    return max(_KIND_ORDER, key=lambda kind: (named.count(kind), -_KIND_ORDER.index(kind)))
