"""Chains of nouns: "the minister", "the party", "opposition lawmakers"."""

from __future__ import annotations

from collections.abc import Sequence

from legation.annotation.annotated import Mention
from legation.annotation.coreference_drafts import ChainDraft, normal_words
from legation.annotation.lexicon import lexicon
from legation.annotation.tokens import Sentence

_PERSON_REACH = 15
_ROLE_REACH = 6
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


class RoleChains:
    """Gives each noun mention the chain that it goes on, or a new one. ``saw`` tells it of every mention in turn."""

    def __init__(self, sentences: Sequence[Sentence], named: Sequence[ChainDraft]) -> None:
        self._sentences = sentences
        self._titled = [draft for draft in named if draft.titles]
        # Latest last: a dict keeps its order, and a draft seen again is moved to the end.
        self._recent: dict[ChainDraft, None] = {}
        self._heads: dict[ChainDraft, str] = {}
        self._same: dict[tuple[str, frozenset[str]], ChainDraft] = {}

    def saw(self, draft: ChainDraft, mention: Mention) -> None:
        """A mention of the chain stands here."""
        if mention.form != "pronoun":
            self._recent.pop(draft, None)
            self._recent[draft] = None

    def chain(self, mention: Mention) -> ChainDraft:
        """The chain of a noun mention."""
        tokens = self._sentences[mention.sentence].tokens
        head = tokens[mention.head]
        lemma = head.lemma if head.lemma in lexicon().roles else head.text.lower()
        words = normal_words(mention.name)
        modifiers = words - {lemma, *normal_words(head.text)} - lexicon().empty_modifiers
        first = next(token for token in tokens if token.start >= mention.span.start)
        is_definite = first.text.lower() in _DEFINITE or first.text in lexicon().countries
        is_bare = mention.span.start == mention.name_span.start
        draft = None
        if is_definite or (is_bare and mention.kind == "person" and mention.name[0].isupper()):
            draft = self._antecedent(mention, lemma, words, modifiers) or self._only_holder(
                mention, lemma, words, modifiers
            )
        key = (mention.kind, words)
        if draft is None and (is_definite or is_bare) and (modifiers or mention.kind not in ("person", "group")):
            draft = self._same.get(key)
        if draft is None:
            draft = ChainDraft(mention.kind, gender=lexicon().gender.get(lemma), words=words)
            self._heads[draft] = lemma
        self._same[key] = draft
        return draft

    def _only_holder(
        self, mention: Mention, lemma: str, words: frozenset[str], modifiers: frozenset[str]
    ) -> ChainDraft | None:
        """The one person of the whole document with this title and country ("Norway's premier" in a headline)."""
        if mention.kind != "person" or not modifiers:
            return None
        heads = lexicon().stands_for.get(lemma, frozenset()) | {lemma}
        fitting = [d for d in self._titled if any(_holds(title, heads, words, modifiers) for title in d.titles)]
        return fitting[0] if len(fitting) == 1 else None

    def _antecedent(
        self, mention: Mention, lemma: str, words: frozenset[str], modifiers: frozenset[str]
    ) -> ChainDraft | None:
        """The latest chain that "the" noun can go on."""
        heads = lexicon().stands_for.get(lemma, frozenset()) | {lemma}
        for draft in reversed(self._recent):
            distance = mention.sentence - draft.last
            if distance > _PERSON_REACH:
                return None
            if draft in self._heads:
                is_same = self._heads[draft] == lemma and draft.kind == mention.kind and modifiers <= draft.words
                if is_same and distance <= _ROLE_REACH:
                    return draft
            elif mention.kind == "person":
                if any(_holds(title, heads, words, modifiers) for title in draft.titles):
                    return draft
            elif _is_named_so(draft, mention, heads, modifiers) and distance <= _ROLE_REACH:
                return draft
        return None


def _holds(title: frozenset[str], heads: frozenset[str], words: frozenset[str], modifiers: frozenset[str]) -> bool:
    """Does somebody with this title answer to the noun phrase?"""
    contrasting = lexicon().contrasting
    return bool(title & heads) and modifiers <= title and title & contrasting <= words & contrasting


def _is_named_so(draft: ChainDraft, mention: Mention, heads: frozenset[str], modifiers: frozenset[str]) -> bool:
    """ "the ministry" for a Foreign Ministry, "the party" for any party."""
    if mention.kind == "party" and draft.kind == "party":
        return modifiers <= draft.words
    return mention.kind == "organization" and bool(draft.words & heads) and modifiers <= draft.words
