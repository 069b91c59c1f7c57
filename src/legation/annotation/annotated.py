"""What annotation hands on: sentences, mentions in chains, clauses, quotes and time expressions of one document."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Literal

from legation.annotation.tokens import Sentence
from legation.model.actors import ActorKind
from legation.model.documents import Document
from legation.model.findings import Factuality
from legation.model.spans import Span
from legation.model.times import TimeExpression

MentionForm = Literal["name", "role", "pronoun"]
ClauseKind = Literal["verb", "noun", "adjective"]
Tense = Literal["past", "present", "future", "none"]
Role = Literal["who", "whom", "to", "oblique", "attribute", "content"]
Link = Literal["root", "content", "adverbial", "relative", "conjunct", "nominal", "parataxis"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or point at an actor or place.

    ``span`` holds the whole noun phrase from its title on ("Japanese Prime Minister Shigeru Ishiba"); ``name`` is the
    name alone ("Shigeru Ishiba"), or for a role or pronoun its words. ``title`` holds the words before (or, in an
    apposition, after) the name, and ``title_span`` where they stand. ``head`` is the index of the head token.
    """

    index: int
    span: Span
    name: str
    name_span: Span
    form: MentionForm
    kind: ActorKind
    sentence: int
    head: int
    title: str | None = None
    title_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one and the same actor within the document. ``id`` ("a1") becomes the actor's id in the Reading."""

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words: ``span`` with the marks, ``inner`` without. ``recovered`` where a mark was missing."""

    span: Span
    inner: Span
    recovered: bool


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of a clause. ``head`` is a token index; ``clause`` the clause that it is, if it is one.

    Roles are deep ones: ``who`` does it (the by-phrase of a passive, the controller of an infinitive), ``whom`` it is
    done to, ``to`` the indirect object, ``oblique`` with its ``preposition``, ``attribute`` after a copula, ``content``
    a clausal complement. Conjuncts are arguments of their own.
    """

    role: Role
    span: Span
    head: int
    preposition: str | None = None
    clause: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its participants.

    ``lemma`` is the predicate's lemma, with its particle ("carry out"). ``link`` says how it hangs on ``parent`` (index
    of a clause): as its content, an adverbial (with ``marker`` "if", "to", "after" …), a relative clause, a conjunct,
    or a nominalisation among its arguments. ``reported_by`` is the clause whose speech or thought this one is.
    ``certainty`` is from -3 (certainly not) to 3 (certainly), as the source of the clause has it (FactBank).
    """

    index: int
    sentence: int
    head: int
    kind: ClauseKind
    predicate: Span
    lemma: str
    arguments: tuple[Argument, ...]
    span: Span
    passive: bool
    tense: Tense
    negation: Span | None
    modal: Span | None
    modal_lemma: str | None
    link: Link
    parent: int | None
    marker: str | None
    reported_by: int | None
    certainty: float
    factuality: Factuality
    factuality_cue: Span | None

    def role(self, role: Role) -> tuple[Argument, ...]:
        """The arguments in a role."""
        return tuple(a for a in self.arguments if a.role == role)

    def obliques(self, *prepositions: str) -> tuple[Argument, ...]:
        """The prepositional arguments under one of the prepositions."""
        return tuple(a for a in self.arguments if a.role == "oblique" and a.preposition in prepositions)


@dataclass(frozen=True)
class Annotated:
    """A document with everything that annotation found. Mentions, clauses and sentences are addressed by index."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...]
    clauses: tuple[Clause, ...]
    quotes: tuple[Quote, ...]
    times: tuple[TimeExpression, ...]

    @cached_property
    def chain_of(self) -> dict[int, Chain]:
        """Mention index to its chain."""
        return {mention: chain for chain in self.chains for mention in chain.mentions}

    @cached_property
    def mentions_at(self) -> dict[int, tuple[Mention, ...]]:
        """Sentence index to its mentions, in the order of the text."""
        by_sentence: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        return {index: tuple(found) for index, found in by_sentence.items()}

    @cached_property
    def clauses_at(self) -> dict[int, tuple[Clause, ...]]:
        """Sentence index to its clauses."""
        by_sentence: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            by_sentence.setdefault(clause.sentence, []).append(clause)
        return {index: tuple(found) for index, found in by_sentence.items()}

    @cached_property
    def clause_by_head(self) -> dict[tuple[int, int], Clause]:
        """(sentence, token index of the predicate) to its clause."""
        return {(clause.sentence, clause.head): clause for clause in self.clauses}

    @cached_property
    def mention_at_token(self) -> dict[tuple[int, int], Mention]:
        """(sentence, token index) to the mention that the token is head of, or else the shortest whose name or title
        it stands in."""
        ranked: dict[tuple[int, int], tuple[bool, int, Mention]] = {}
        for mention in self.mentions:
            size = mention.span.end - mention.span.start
            for place in self._places_of(mention):
                rank = (place != mention.head, size, mention)
                key = (mention.sentence, place)
                if key not in ranked or rank[:2] < ranked[key][:2]:
                    ranked[key] = rank
        return {key: rank[2] for key, rank in ranked.items()}

    def _places_of(self, mention: Mention) -> set[int]:
        """Token indices of a mention's name and title, and its head."""
        tokens = self.sentences[mention.sentence].tokens
        places = {mention.head}
        for span in (mention.name_span, mention.title_span):
            if span is not None:
                first = bisect_left(tokens, span.start, key=attrgetter("start"))
                places.update(range(first, bisect_left(tokens, span.end, lo=first, key=attrgetter("start"))))
        return places
