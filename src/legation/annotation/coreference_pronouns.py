"""Chains of pronouns: the most salient chain said before that agrees, or none where two are as good.

Salience after Lappin and Leass (1994), cut down to what a dependency parse of news gives for sure: how near, subject or
not, how often named. "It" goes only to the subject of its own clause or of the one above.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from legation.annotation.annotated import Mention
from legation.annotation.coreference_drafts import ChainDraft
from legation.annotation.lexicon import Gender, Pronoun, lexicon
from legation.annotation.tokens import Sentence

_REACH = 2
_MARGIN = 0.5
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SHARING = frozenset({"xcomp", "advcl", "conj"})
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_FRONTED = frozenset({"prep", "advcl", "npadvmod"})
_GROUPS = frozenset({"group", "party"})
_BODIES = frozenset({"government", "organization", "party", "group"})


class _Seen(NamedTuple):
    draft: ChainDraft
    sentence: int
    head: int
    end: int
    dep: str
    is_nested: bool
    quote: int


class Resolver:
    """Resolves pronouns in the order of the text. ``saw`` tells it of every mention in turn.

    ``of`` holds the chains of all mentions known so far (of names: of the whole document); ``quote_at`` says which
    quote a place is in (-1: none).
    """

    def __init__(
        self, sentences: Sequence[Sentence], mentions: Sequence[Mention], of: Mapping[int, ChainDraft],
        quote_at: Callable[[int], int],
    ) -> None:  # fmt: skip
        self._sentences = sentences
        self._of = of
        self._quote_at = quote_at
        self._recent: list[_Seen] = []
        self._at: dict[tuple[int, int], ChainDraft] = {}
        self._named = {(m.sentence, m.head): m.index for m in mentions if m.form == "name"}
        self._speakers = self._find_speakers(mentions)
        self._last_end = -1

    def _find_speakers(self, mentions: Sequence[Mention]) -> dict[int, set[int]]:
        """Quote to the names that are subjects outside of it in a sentence that it begins or ends in."""
        quotes_of: dict[int, set[int]] = {}
        for sentence in self._sentences:
            ends = {self._quote_at(sentence.span.start), self._quote_at(sentence.span.end - 1)}
            ends |= {self._quote_at(token.start) for token in sentence.tokens if not token.text[0].isalnum()}
            quotes_of[sentence.index] = ends - {-1}
        found: dict[int, set[int]] = {}
        for mention in mentions:
            token = self._sentences[mention.sentence].tokens[mention.head]
            if mention.form == "name" and token.dep in _SUBJECTS:
                for quote in quotes_of[mention.sentence] - {self._quote_at(mention.span.start)}:
                    found.setdefault(quote, set()).add(id(self._of[mention.index]))
        return found

    def saw(self, draft: ChainDraft, mention: Mention) -> None:
        """A mention of the chain stands here."""
        token = self._sentences[mention.sentence].tokens[mention.head]
        nested = mention.span.end <= self._last_end
        self._last_end = max(self._last_end, mention.span.end)
        quote = self._quote_at(mention.span.start)
        self._recent.append(_Seen(draft, mention.sentence, mention.head, mention.span.end, token.dep, nested, quote))
        self._at[mention.sentence, mention.head] = draft

    def resolve(self, mention: Mention) -> ChainDraft | None:
        """The chain of a pronoun, or None. Learns the gender that the pronoun tells."""
        pronoun = lexicon().pronouns[mention.name.lower()]
        if pronoun.lemma == "it":
            return self._subject_above(mention)
        if pronoun.lemma in ("i", "we"):
            return None
        if pronoun.lemma == "they" and (draft := self._speaking_body(mention)) is not None:
            return draft
        draft = self._most_salient(mention, pronoun)
        if draft is not None and pronoun.gender is not None:
            draft.gender = draft.gender or pronoun.gender
        return draft

    def _most_salient(self, mention: Mention, pronoun: Pronoun) -> ChainDraft | None:
        quote = self._quote_at(mention.span.start)
        barred = self._barred(mention) | (self._speakers.get(quote, set()) if quote >= 0 else set())
        scores: dict[ChainDraft, float] = {}
        for seen in reversed(self._recent):
            if seen.sentence < mention.sentence - _REACH:
                break
            if seen.end > mention.span.start or (pronoun.lemma == "they" and seen.dep in _MODIFIERS):
                continue
            if id(seen.draft) not in barred and _agrees(seen.draft, pronoun):
                score = self._score(seen, mention, quote)
                scores[seen.draft] = max(scores.get(seen.draft, score), score)
        ahead = self._subject_ahead(mention)
        if ahead is not None and id(ahead) not in barred and _agrees(ahead, pronoun):
            scores[ahead] = max(scores.get(ahead, 0.0), 4.5)
        if not scores:
            return None
        if pronoun.lemma == "they" and self._has_other_plural(mention):
            return None
        first, *others = sorted(scores, key=lambda draft: -scores[draft])
        return first if not others or scores[first] - scores[others[0]] >= _MARGIN else None

    def _speaking_body(self, mention: Mention) -> ChainDraft | None:
        """The body whose words "they" is the subject of: "the authorities say they have", "the party said they"."""
        sentence = self._sentences[mention.sentence]
        token = sentence.tokens[mention.head]
        verb = sentence.tokens[token.head]
        if token.dep not in _SUBJECTS or verb.dep != "ccomp":
            return None
        subject = sentence.child(verb.head, *_SUBJECTS)
        draft = self._at.get((mention.sentence, subject)) if subject is not None and subject < mention.head else None
        return draft if draft is not None and draft.kind in _BODIES else None

    def _has_other_plural(self, mention: Mention) -> bool:
        """Is the nearest plural subject before, here or in the sentence before, things rather than a known chain?"""
        for index in (mention.sentence, mention.sentence - 1):
            tokens = self._sentences[index].tokens if index >= 0 else ()
            for token in reversed(tokens[: mention.head] if index == mention.sentence else tokens):
                if token.dep in _SUBJECTS and token.tag in ("NNS", "NNPS"):
                    return (index, token.index) not in self._at
        return False

    def _score(self, seen: _Seen, mention: Mention, quote: int) -> float:
        score = 3.0 - 1.5 * (mention.sentence - seen.sentence)
        score += 1.5 if seen.dep in _SUBJECTS else 0.0
        score -= 1.0 if seen.is_nested or seen.dep in _MODIFIERS else 0.0
        score -= 1.5 if seen.quote != quote and seen.quote >= 0 else 0.0
        return score + min(len(seen.draft.mentions), 5) * 0.1

    def _barred(self, mention: Mention) -> set[int]:
        """Who cannot be meant: an object pronoun is not the subject of its own verb, nor of the one whose subject
        that verb shares ("called Oda to thank him")."""
        tokens = self._sentences[mention.sentence].tokens
        token = tokens[mention.head]
        if token.dep not in _OBJECTS or token.text.lower().endswith(("self", "selves")):
            return set()
        verb = token.head
        while tokens[verb].dep == "prep" and tokens[verb].head != verb:
            verb = tokens[verb].head
        children = self._sentences[mention.sentence].children
        wanted = _SUBJECTS
        while not any(tokens[i].dep in wanted for i in children[verb]) and tokens[verb].dep in _SHARING:
            is_complement = tokens[verb].dep == "xcomp"
            verb = tokens[verb].head
            has_object = any(tokens[i].dep == "dobj" for i in children[verb])
            wanted = frozenset({"dobj"}) if is_complement and has_object else _SUBJECTS
        return {
            id(self._at[mention.sentence, i])
            for i in children[verb]
            if tokens[i].dep in wanted and (mention.sentence, i) in self._at
        }

    def _subject_ahead(self, mention: Mention) -> ChainDraft | None:
        """The main subject after a fronted phrase that holds the pronoun: "Despite his haste, Oda …"."""
        sentence = self._sentences[mention.sentence]
        tokens = sentence.tokens
        at = mention.head
        for _ in tokens:
            governor = tokens[at].head
            if governor == at:
                return None
            if tokens[at].dep in _FRONTED:
                subject = sentence.child(governor, *_SUBJECTS)
                if subject is not None and at < subject and mention.head < subject:
                    index = self._named.get((mention.sentence, subject))
                    return self._of[index] if index is not None else None
            at = governor
        return None

    def _subject_above(self, mention: Mention) -> ChainDraft | None:
        """The subject of the clause that "it" or "its" stands in, or of the one that reports it; a body or none."""
        sentence = self._sentences[mention.sentence]
        tokens = sentence.tokens
        at = mention.head
        if tokens[at].text.lower() == "it" and tokens[at].dep not in _SUBJECTS:
            return None
        for _ in tokens:
            governor = tokens[at].head
            if governor == at:
                return None
            at = governor
            subject = sentence.child(at, *_SUBJECTS)
            if subject is None or subject >= mention.head:
                continue
            if tokens[at].dep == "relcl" and tokens[subject].tag in ("WDT", "WP"):
                subject = tokens[at].head
            if tokens[subject].tag not in ("WDT", "WP", "EX"):
                draft = self._at.get((mention.sentence, subject))
                return draft if draft is not None and draft.kind in _BODIES else None
        return None


def _agrees(draft: ChainDraft, pronoun: Pronoun) -> bool:
    if pronoun.lemma == "they":
        return draft.kind in _GROUPS
    gender: Gender | None = pronoun.gender
    return draft.kind == "person" and draft.gender in (None, gender)
