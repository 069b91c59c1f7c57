"""Which acts of a document may be events, with who takes part in them, and what the judge is asked about each.

Each clause is read as an act once (triggers); an act that another governs is its content and no event of its own.
Future and threatened acts take the type that PLOVER's boundary rules give them; negated ones keep theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from legation.annotation.annotated import Annotated, Clause
from legation.annotation.lexicon import lexicon
from legation.extraction.judging import Question, Verdict, judge
from legation.extraction.participants import Participants, participants
from legation.extraction.triggers import UNFRAMED, Act, ActReader, unframed
from legation.extraction.weighing import weights
from legation.model.actors import Party
from legation.model.findings import EventType, Factuality, Skipped
from legation.model.spans import Span
from legation.ontology.frames import frames
from legation.ontology.plover import event_kinds

NO_ACTOR = "no-actor"
NO_RECIPIENT = "no-recipient"
STATE = "state"
CONDITION = "condition"
PURPOSE = "purpose"
_CONDITIONS = frozenset({"if", "unless", "until", "whether", "provided", "lest"})
# Word pieces that are enough where the act is marked; more cost time and change next to nothing.
_LONGEST = 28
_SAID = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
_FIRST_PERSONS = frozenset({"i", "we"})
_PARTICULAR = 0.8
_FUTURE: dict[EventType, EventType] = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE",
}  # fmt: skip
_THREATENED: dict[EventType, str | None] = {
    "ASSAULT": "violence", "MOBILIZE": None, "COERCE": "restrict", "SANCTION": "relations", "PROTEST": "restrict",
}  # fmt: skip
_FORCE = frozenset(_THREATENED)
# Acts that are refused where somebody "will not" do them, with the mode of the refusal.
_GIVING: dict[EventType, str] = {
    "AGREE": "assist", "CONSULT": "meet", "SUPPORT": "assist", "COOPERATE": "assist", "AID": "assist",
    "CONCEDE": "yield", "RETREAT": "yield",
}  # fmt: skip
_REFUSING = frozenset({"will", "would", "shall"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An act with its participants before it is weighed: ``type``, ``mode``, ``factuality`` as the frame has them."""

    clause: Clause
    act: Act
    who: Participants
    type: EventType
    mode: str | None
    factuality: Factuality


def candidates(annotated: Annotated, skipped: list[Skipped]) -> Iterator[Candidate]:
    """The acts that no other governs, and verbs between two known parties that no frame knows."""
    reader = ActReader(annotated)
    acts = {clause.index: act for clause in annotated.clauses if (act := reader.act(clause)) is not None}
    governed = {i for act in acts.values() for i in act.parts[1:]}
    for clause in annotated.clauses:
        act = acts.get(clause.index) or unframed(annotated, clause)
        if act is None or clause.index in governed:
            continue
        event_type, mode, factuality = outcome(act, clause)
        # a meeting is of both, but one side refuses the other
        refused = event_type == "REJECT" and act.mutual
        who = participants(annotated, replace(act, mutual=False) if refused else act, event_type)
        if act.strength == UNFRAMED:
            if _are_known(who):
                yield Candidate(clause, act, who, event_type, mode, factuality)
            continue
        reason = _outside(annotated, clause) or _dependent(clause, acts) or _missing(annotated, clause, act, who)
        if reason is not None:
            skipped.append(Skipped(reason, clause.predicate))
            continue
        yield Candidate(clause, act, who, event_type, mode, factuality)


def _are_known(who: Participants) -> bool:
    return any(p.actor is not None for p in who.actors) and any(p.actor is not None for p in who.recipients)


def verdicts(annotated: Annotated, asked: Sequence[Candidate]) -> list[Verdict | None]:
    """What the judge says of each candidate, in one batch; None where it is not asked.

    It is not asked where the frame is sure, where one party stands alone, and of what did not happen: it would name
    what that comes to, not the act denied.
    """
    questions = {
        number: one
        for number, candidate in enumerate(asked)
        if candidate.act.strength < weights().sure
        and candidate.factuality != "negated"
        and (one := question(annotated, candidate)) is not None
    }
    answers = dict(zip(questions, judge().ask(list(questions.values()), _LONGEST), strict=True)) if questions else {}
    return [answers.get(number) for number in range(len(asked))]


def question(annotated: Annotated, candidate: Candidate) -> Question | None:
    """The judge's question: the sentence, the parties on both sides, the words of the act."""
    sentence = annotated.sentences[candidate.clause.sentence].span
    who = candidate.who
    sides = (who.actors, who.recipients) if who.recipients else (who.actors[:1], who.actors[1:])
    spans = [tuple(_within(sentence, p.mention) for p in side if sentence.contains(p.mention)) for side in sides]
    if not all(spans):
        return None
    text = sentence.of(annotated.document.text)
    return Question(text, spans[0], spans[1], _within(sentence, candidate.clause.predicate))


def _within(sentence: Span, span: Span) -> Span:
    return Span(span.start - sentence.start, span.end - sentence.start)


def _outside(annotated: Annotated, clause: Clause) -> str | None:
    """The reason where a doer is no political actor: a team, a storm, a price."""
    tokens = annotated.sentences[clause.sentence].tokens
    outside = frames().outside
    return next((outside[tokens[a.head].lemma] for a in clause.role("who") if tokens[a.head].lemma in outside), None)


def _dependent(clause: Clause, acts: Mapping[int, Act]) -> str | None:
    """The reason where an act is only the condition or the purpose of another ("will act unless they withdraw")."""
    if clause.link != "adverbial" or clause.factuality not in ("hypothetical", "future"):
        return None
    if clause.marker in _CONDITIONS:
        return CONDITION
    above = acts.get(clause.parent) if clause.parent is not None else None
    if clause.marker != "to" or above is None:
        return None
    # "phoned him to congratulate him": said there and then
    return None if above.type == "CONSULT" and acts[clause.index].type in _SAID else PURPOSE


def _missing(annotated: Annotated, clause: Clause, act: Act, who: Participants) -> str | None:
    """Why there is no event. A noun alone ("their insistence") must name both sides, unless its frame is particular."""
    if act.state:
        return STATE
    if not any(_may_act(annotated, clause, act, party) for party in who.actors):
        return NO_ACTOR
    needs = event_kinds()[act.type].needs_recipient or (clause.kind == "noun" and act.strength < _PARTICULAR)
    if needs and not who.recipients and len(who.actors) < 2:
        return NO_RECIPIENT
    return None


def _may_act(annotated: Annotated, clause: Clause, act: Act, party: Party) -> bool:
    """Somebody known, or at least a name; a thing only where it strikes ("a car bomb"); no pronoun left unresolved."""
    if party.actor is not None:
        return True
    heads = [t for t in annotated.sentences[clause.sentence].tokens if party.mention.contains(t.span)]
    if all(token.pos == "PRON" for token in heads):
        return any(token.lemma in _FIRST_PERSONS for token in heads)
    if act.type == "ASSAULT" or clause.kind == "noun" or any(token.pos == "PROPN" for token in heads):
        return True
    return any(token.tag == "NNS" and token.lemma.endswith(lexicon().person_endings) for token in heads)


def outcome(act: Act, clause: Clause) -> tuple[EventType, str | None, Factuality]:
    """Type, mode and factuality of an act after PLOVER's rules on what is ahead or refused."""
    factuality = clause.factuality
    if factuality == "hypothetical" and clause.modal_lemma == "would" and clause.reported_by is not None:
        factuality = "future"  # "said it would": the future of a report in the past
    if act.factuality is not None and factuality == "actual":
        return act.type, act.mode, act.factuality
    purpose = clause.link == "adverbial" and clause.marker == "to"
    if factuality == "future" and act.type in _FUTURE and not purpose:
        return _FUTURE[act.type], None, factuality
    if factuality == "future" and act.type in _FORCE and clause.modal is not None:
        return "THREATEN", _THREATENED.get(act.type), factuality
    if clause.negation is not None and clause.modal_lemma in _REFUSING and act.type in _GIVING:
        return "REJECT", _GIVING[act.type], "actual"
    return act.type, act.mode, factuality
