"""Why an event is what it is: the frame and its clauses, the way from the predicate to each party, the judge, the sum.

An explanation is made by reading the document again, so that nothing has to be kept for it; it is that of the version
of Legation that runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from legation.annotation.annotated import Annotated, Clause
from legation.annotation.tokens import Sentence
from legation.extraction.candidates import Candidate, candidates, question, verdicts
from legation.extraction.events import weighed_candidate
from legation.extraction.judging import Question, Verdict
from legation.extraction.triggers import UNFRAMED
from legation.extraction.weighing import Weighed, weights
from legation.model.actors import Party
from legation.model.findings import Event, EventType
from legation.model.spans import Span
from legation.ontology.examples import examples

_TOP = 3


@dataclass(frozen=True, slots=True)
class Participation:
    """A party and the way to it through the parse: ``accused -dobj-> Russia``; <-x- goes up, -x-> goes down."""

    role: str
    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that decided one event. ``scores`` are the log-odds that were added up, by type."""

    type: EventType
    trigger: str
    frame: str
    frame_type: EventType | None
    frame_strength: float
    frame_example: str | None
    clauses: tuple[str, ...]
    participants: tuple[Participation, ...]
    factuality: str
    certainty: float
    factuality_cue: str | None
    judge_read: str | None
    judge_said: Mapping[str, float]
    frame_added: float
    score: float


def explain_event(annotated: Annotated, event: Event) -> Explanation | None:
    """Why the event was found; None where this version no longer finds it in the text."""
    found = list(candidates(annotated, []))
    for candidate, verdict in zip(found, verdicts(annotated, found), strict=True):
        weighed = weighed_candidate(candidate, verdict) if verdict is not None else None
        event_type = candidate.type if weighed is None else weighed.type
        if candidate.clause.predicate == event.trigger and event_type == event.type:
            return _explained(annotated, event, candidate, verdict, weighed)
    return None


def _explained(
    annotated: Annotated, event: Event, candidate: Candidate, verdict: Verdict | None, weighed: Weighed | None
) -> Explanation:
    clause, act, text = candidate.clause, candidate.act, annotated.document.text
    framed = act.strength > UNFRAMED
    asked = question(annotated, candidate) if verdict is not None else None
    ranked = sorted(verdict.types.items(), key=lambda pair: -pair[1])[:_TOP] if verdict is not None else []
    added = weights().frame + weights().strength * act.strength if framed and weighed is not None else 0.0
    return Explanation(
        type=event.type,
        trigger=clause.predicate.of(text),
        frame=act.why,
        frame_type=candidate.type if framed else None,
        frame_strength=act.strength,
        frame_example=_example(act.frames, act.type),
        clauses=tuple(annotated.clauses[i].span.of(text) for i in act.parts),
        participants=tuple(_participants(annotated, event, clause)),
        factuality=event.factuality,
        certainty=clause.certainty,
        factuality_cue=event.factuality_cue.of(text) if event.factuality_cue is not None else None,
        judge_read=_marked(asked) if asked is not None else None,
        judge_said={name: round(probability, 3) for name, probability in ranked},
        frame_added=round(added, 2),
        score=event.score,
    )


def _example(words: Sequence[str], event_type: EventType) -> str | None:
    """The example sentence of the outermost frame."""
    return next(
        (e.sentence for rows in examples().values() for e in rows if e.words in words and e.type == event_type), None
    )


def _participants(annotated: Annotated, event: Event, clause: Clause) -> Iterator[Participation]:
    sentence = annotated.sentences[clause.sentence]
    for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
        for party in parties:
            yield Participation(role, party.mention.of(annotated.document.text), _path(sentence, clause, party))


def _path(sentence: Sentence, clause: Clause, party: Party) -> str:
    """From the predicate up to the nearest word that governs both, and down to the party's head."""
    inside = [t.index for t in sentence.tokens if t.start >= party.mention.start and t.end <= party.mention.end]
    if not inside:
        return "in another sentence"
    head = next((i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i), inside[0])
    up, down = _line(sentence, clause.head), _line(sentence, head)
    meeting = next((i for i in up if i in down), up[-1])
    words = sentence.tokens[clause.head].text
    for i in up[: up.index(meeting)]:
        words += f" <-{sentence.tokens[i].dep}- {sentence.tokens[sentence.tokens[i].head].text}"
    for i in reversed(down[: down.index(meeting)] if meeting in down else down):
        words += f" -{sentence.tokens[i].dep}-> {sentence.tokens[i].text}"
    return words


def _line(sentence: Sentence, index: int) -> list[int]:
    """A token and all that govern it, up to the root."""
    line = [index]
    while sentence.tokens[line[-1]].head != line[-1]:
        line.append(sentence.tokens[line[-1]].head)
    return line


def _marked(asked: Question) -> str:
    """The judge's sentence with its marks: [actor], {recipient}, *act*."""
    marks = [(span, "[", "]") for span in asked.actor] + [(span, "{", "}") for span in asked.recipient]
    marks += [(asked.trigger, "*", "*")] if asked.trigger is not None else []
    signs: dict[int, str] = {}
    for span, opening, closing in sorted(marks, key=lambda mark: _size(mark[0])):
        signs[span.start] = opening + signs.get(span.start, "")
        signs[span.end] = signs.get(span.end, "") + closing
    return "".join(signs.get(i, "") + asked.text[i : i + 1] for i in range(len(asked.text) + 1))


def _size(span: Span) -> int:
    return span.end - span.start
