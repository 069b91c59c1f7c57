"""The relation between two parties that are already marked in a text.

Every predicate of the text is read as an act. Each is ranked by whether the first party does it, whether the second is
what it is done to, how near it stands, and how particular its frame is. The best one's frame, or where no predicate is
an act the framed word nearest to the two, is weighed with the learned judge's view of the pair. ``related`` says
whether anything passes from the first to the second at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from legation.annotation.annotate import annotate
from legation.annotation.annotated import Annotated, Clause
from legation.annotation.tokens import Sentence
from legation.extraction.attribution import cue_of
from legation.extraction.candidates import outcome
from legation.extraction.judging import NONE, Question, judge
from legation.extraction.position_words import stance_words
from legation.extraction.triggers import Act, ActReader
from legation.extraction.weighing import weigh_relation, weigh_stance
from legation.intake.openings import openings
from legation.model.documents import Document, Paragraph
from legation.model.findings import EventType, Factuality, Stance
from legation.model.spans import Span
from legation.ontology.frames import WordClass, frames
from legation.ontology.plover import Quad, quad_of

_PURPOSE = 0.5
_RELATED = 2.0
_SURE = 0.9
_INVOLVED = 2.5
_TO_WHOM = ("to", "with")
_ADDRESSED = 0.5
_CLASS_OF: dict[str, WordClass] = {"VERB": "verbs", "NOUN": "nouns", "PROPN": "nouns", "ADJ": "adjectives"}


@dataclass(frozen=True, slots=True)
class RelateRequest:
    """Two parties marked in a text; several spans where one is named more than once."""

    id: str
    text: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class RelateAnswer:
    """PLOVER's best fit for what the first party does toward the second. ``score`` is from 0 to 1."""

    id: str
    type: EventType
    mode: str | None
    quad: Quad
    factuality: Factuality
    stance: Stance | None
    related: bool
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    points: float
    involved: float
    clause: Clause
    act: Act


def relate(request: RelateRequest) -> RelateAnswer:
    """The relation from the first party to the second. Raises ModelError where the spaCy pipeline is missing."""
    return relate_in(annotate(document_of(request)), request)


def document_of(request: RelateRequest) -> Document:
    """The text as a document of one paragraph, its dateline apart: the town it was written in takes no part."""
    text = request.text
    start = openings().dateline(text) or 0
    opening = (Paragraph(Span(0, start), "byline"),) if start else ()
    return Document(request.id, text, paragraphs=(*opening, Paragraph(Span(start, len(text)), "body")))


def relate_in(annotated: Annotated, request: RelateRequest) -> RelateAnswer:
    """The same in a text that is annotated already."""
    verdict = judge().ask([Question(request.text, request.actor, request.recipient)])[0]
    framed = best_frame(annotated, request)
    weighed = weigh_relation(verdict, framed.type, framed.involved, framed.strength)
    assert weighed.type is not None
    mode = framed.mode if weighed.type == framed.type else None
    quad = quad_of(weighed.type)
    takes_part = framed.involved >= _RELATED or (weighed.judged != NONE and weighed.probability >= _SURE)
    shown = stance_words().acts.get(framed.type) if framed.type and framed.involved >= _INVOLVED else None
    stance = None if framed.factuality == "negated" else weigh_stance(verdict, shown)
    related = (takes_part and framed.factuality != "negated") or stance is not None
    return RelateAnswer(
        request.id, weighed.type, mode or weighed.mode, quad, framed.factuality, stance, related,
        round(weighed.chance, 2), f"{framed.why}; judge: {weighed.judged} {weighed.probability:.2f}",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class FramedPair:
    """What the frames say of a pair. ``involved`` (0 to 3.5) is how much of the pair takes part in the framed act."""

    type: EventType | None
    mode: str | None
    factuality: Factuality
    involved: float
    strength: float
    why: str


def best_frame(annotated: Annotated, request: RelateRequest) -> FramedPair:
    """The frame of the act in which the pair takes part most; else of the framed word nearest to the two."""
    request = replace(
        request, actor=_chained(annotated, request.actor), recipient=_chained(annotated, request.recipient)
    )
    best = max(_candidates(annotated, request), key=lambda c: c.points, default=None)
    if best is None:
        word = _nearest_word(annotated, request)
        if word is None:
            return FramedPair(None, None, "actual", 0.0, 0.0, "no frame")
        return FramedPair(word[0], None, "actual", 0.0, 0.0, f"word: {word[1]}")
    event_type, mode, factuality = outcome(best.act, best.clause)
    if factuality == "negated" and event_type in _REFUSED:
        event_type, mode = _REFUSED[event_type], None
    return FramedPair(event_type, mode, factuality, best.involved, best.act.strength, best.act.why)


def _chained(annotated: Annotated, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The marked words and all others of the same chain: "Oda … he"."""
    chains = {
        chain.id: chain
        for mention in annotated.mentions
        if any(mention.name_span.overlaps(span) for span in spans) and (chain := annotated.chain_of.get(mention.index))
    }
    also = (annotated.mentions[i].span for chain in chains.values() for i in chain.mentions)
    return tuple(dict.fromkeys((*spans, *also)))


# What a negated act of the type comes to, where a pair must have one relation (Zero-Shot-PLOVER's table for the past).
_REFUSED: dict[EventType, EventType] = {
    "AGREE": "REJECT", "CONSULT": "REJECT", "SUPPORT": "REJECT", "COOPERATE": "REJECT", "AID": "REJECT",
    "CONCEDE": "REJECT", "RETREAT": "REJECT",
}  # fmt: skip


def _candidates(annotated: Annotated, request: RelateRequest) -> Iterator[_Candidate]:
    reader = ActReader(annotated)
    acts = [
        (clause, act)
        for clause in annotated.clauses
        if (act := reader.act(clause) or _address(clause, request)) is not None
    ]
    governed = {i for _, act in acts for i in act.parts[1:]}
    for clause, act in acts:
        parts = [annotated.clauses[i] for i in act.parts]
        sentence = annotated.sentences[clause.sentence]
        does = _does(sentence, parts, act, request.actor)
        done_to = _done_to(sentence, parts, act, request.recipient)
        involved = does + done_to
        points = involved + act.strength
        points -= 0.9 if clause.index in governed else 0.0
        points -= 0.15 * _depth(annotated, clause)
        points += _between(clause, request)
        if clause.link == "adverbial" and clause.marker == "to":
            points -= _PURPOSE
        yield _Candidate(points, involved, clause, act)


def _address(clause: Clause, request: RelateRequest) -> Act | None:
    """One party speaks to the other ("told the court that"): no event, but the best that can be said of the two."""
    cue = cue_of(clause) if clause.kind == "verb" else None
    if cue is None or cue.kind != "speech" or "np" in cue.takes:
        return None
    heard = [a for a in clause.arguments if a.role in ("whom", "to") or a.preposition in _TO_WHOM]
    for one, other in ((request.actor, request.recipient), (request.recipient, request.actor)):
        if any(_touches(a.span, one) for a in clause.role("who")) and any(_touches(a.span, other) for a in heard):
            return Act("CONSULT", None, (clause.index,), _TO_WHOM, True, False, _ADDRESSED, f"speech: {clause.lemma}")
    return None


def _does(sentence: Sentence, parts: Sequence[Clause], act: Act, spans: Sequence[Span]) -> float:
    """2 where the party is the actor, less where it only stands among the act's words."""
    who = [a for clause in parts for a in clause.role("who")]
    if any(_touches(a.span, spans) for a in who):
        return 2.0
    if any(_under(sentence, a.head, spans) for a in who):
        return 1.5
    if any(_touches(a.span, spans) or _under(sentence, a.head, spans) for c in parts for a in c.arguments):
        return 1.2 if act.mutual or act.reversed else 0.6
    return 0.3 if any(_touches(c.span, spans) for c in parts) else 0.0


def _done_to(sentence: Sentence, parts: Sequence[Clause], act: Act, spans: Sequence[Span]) -> float:
    others = [a for clause in parts for a in clause.arguments if a.role not in ("who", "content")]
    if any(_touches(a.span, spans) for a in others):
        return 1.5
    if any(_under(sentence, a.head, spans) for a in others):
        return 1.3
    if any(_touches(a.span, spans) for c in parts[1:] for a in c.role("who")):
        return 1.3
    if any(_touches(a.span, spans) for a in parts[0].role("who")):
        return 1.2 if act.mutual or act.reversed else 0.4
    return 0.8 if any(_touches(c.span, spans) for c in parts) else 0.0


def _touches(span: Span, spans: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in spans)


def _under(sentence: Sentence, head: int, spans: Sequence[Span]) -> bool:
    return _touches(sentence.chars(*sentence.edges(head)), spans)


def _depth(annotated: Annotated, clause: Clause) -> int:
    depth = 0
    seen = clause
    while seen.parent is not None and depth < 6:
        seen = annotated.clauses[seen.parent]
        depth += 1
    return depth


def _between(clause: Clause, request: RelateRequest) -> float:
    """Does the predicate stand between the parties, as in "A sues B"?"""
    first = min(s.start for s in request.actor)
    last = max(s.end for s in request.recipient)
    low, high = min(first, last), max(first, last)
    return 0.4 if low <= clause.predicate.start < high else 0.0


def _nearest_word(annotated: Annotated, request: RelateRequest) -> tuple[EventType, str] | None:
    """The framed word, of any class, that stands nearest to the parties."""
    centre = sum(s.start for s in (*request.actor, *request.recipient)) / (len(request.actor) + len(request.recipient))
    best: tuple[float, EventType, str] | None = None
    for sentence in annotated.sentences:
        for token in sentence.tokens:
            if _touches(token.span, request.actor) or _touches(token.span, request.recipient):
                continue
            word_class = _CLASS_OF.get(token.pos)
            if word_class is None:
                continue
            for frame in frames().frames[word_class].get(token.lemma, ()):
                if frame.objects or frame.subjects or frame.words.before or frame.words.after:
                    continue
                distance = abs(token.start - centre)
                if best is None or distance < best[0]:
                    best = (distance, frame.type, token.lemma)
    return (best[1], best[2]) if best else None
