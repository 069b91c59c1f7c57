"""What direct and indirect statements share: an attribution in the making, its source, and spans of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.annotation.annotated import Annotated, Argument, Clause
from legation.annotation.linking import party
from legation.annotation.tokens import Sentence
from legation.model.actors import Party
from legation.model.findings import ContentStance, StatementKind
from legation.model.spans import Span
from legation.ontology.cues import Cue, Cues, cues

_EDGE_MARKS = frozenset(",;:.–—-")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement before it has its id. ``clause`` is the index of the cue's clause, None for a cue of another kind.

    ``strong`` is speech beyond doubt; ``told`` has a clause as its content and a name or role as its source.
    """

    source: Party | None
    cue: Span | None
    content: tuple[Span, ...]
    why: str
    score: float
    clause: int | None = None
    strong: bool = False
    told: bool = False
    kind: StatementKind = "speech"
    stance: ContentStance = "neutral"


def cue_of(clause: Clause) -> Cue | None:
    """The cue group of a clause's predicate, if it is a listed cue."""
    book: Cues = cues()
    if clause.kind == "verb":
        return book.verbs.get(clause.lemma)
    return book.nouns.get(clause.lemma) if clause.kind == "noun" else book.adjectives.get(clause.lemma)


def subject_of(clause: Clause, quote: Span | None = None) -> Argument | None:
    """The first deep subject that stands outside the quotation; the modified noun of "Li, tweeted on Friday"."""
    for role in ("who", "whom") if quote is not None and clause.link == "relative" else ("who",):
        for argument in clause.arguments:
            if argument.role == role and (quote is None or not quote.overlaps(argument.span)):
                return argument
    return None


def source_of(annotated: Annotated, clause: Clause, quote: Span | None = None) -> Party | None:
    """Who says, thinks or wants it, as the cue's clause has it."""
    subject = subject_of(clause, quote)
    return None if subject is None else party(annotated, clause.sentence, subject.head, subject.span)


def mark_of(sentence: Sentence, annotated: Annotated, argument: Argument) -> str:
    """What kind of complement an argument is, in the words of cues.yml (``takes``)."""
    if argument.preposition is not None:
        return argument.preposition
    if argument.role == "whom":
        return "np"
    if argument.role == "attribute":
        return "attr"
    if argument.role != "content":
        return ""
    clause = None if argument.clause is None else annotated.clauses[argument.clause]
    if clause is not None and clause.marker == "to":
        return "inf"
    if sentence.tokens[argument.head].dep == "ccomp":
        return "that"
    return "ing" if sentence.tokens[argument.head].tag == "VBG" else "xcomp"


def runs(sentence: Sentence, indices: Iterable[int]) -> tuple[Span, ...]:
    """The spans of unbroken runs of tokens, without punctuation (save quotation marks) at their edges."""
    return tuple(_unbroken(sentence, sorted(indices)))


def _unbroken(sentence: Sentence, indices: list[int]) -> Iterator[Span]:
    tokens = sentence.tokens
    at = 0
    while at < len(indices):
        end = at
        while end + 1 < len(indices) and indices[end + 1] == indices[end] + 1:
            end += 1
        first, last = at, end
        while first <= last and tokens[indices[first]].text in _EDGE_MARKS:
            first += 1
        while last >= first and tokens[indices[last]].text in _EDGE_MARKS:
            last -= 1
        if first <= last:
            yield sentence.chars(indices[first], indices[last])
        at = end + 1


def within(sentence: Sentence, first: int, last: int) -> Span | None:
    """The characters of a token range without punctuation (save quotation marks) at its edges."""
    found = runs(sentence, range(first, last + 1))
    return found[0].join(found[-1]) if found else None
