"""What is found in one document: events, statements, positions, plans, questions; and the Reading of them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from legation.model.actors import Actor, Office, Party
from legation.model.documents import Document
from legation.model.spans import Span
from legation.model.times import Location, Place, TimeExpression, Window

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Factuality = Literal["actual", "future", "hypothetical", "negated", "historical"]
StatementKind = Literal["speech", "thought", "intention", "attitude"]
ContentStance = Literal["neutral", "committed", "doubtful", "denied", "wanted", "for", "against"]
Directness = Literal["direct", "indirect", "mixed"]
Stance = Literal["for", "against", "conditional", "undecided"]
Strength = Literal["strong", "plain", "weak"]
PlanStatus = Literal["sought", "offered", "agreed", "scheduled", "expected", "postponed", "cancelled", "held"]


@dataclass(frozen=True, slots=True)
class ActKind:
    """What an act is: a PLOVER type and perhaps a mode, and the words that name it."""

    type: EventType
    mode: str | None
    trigger: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom (PLOVER 2.0). ``score`` is the chance that type and parties are right, as calibrated.

    ``why`` names the frame that made it and what the judge said. ``when_reason`` says why there is no ``when``
    (``none-stated``, ``not-understood``). ``original`` is the act as it would be if done, where PLOVER's rule on what
    is ahead gave it another type (a future visit is AGREE). ``content`` is the act that this one governs ("urged them
    to disarm"). ``according_to`` is whose words or thoughts tell of the act, None where the text itself does.
    """

    id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    factuality: Factuality
    factuality_cue: Span | None
    when: Window | None
    when_reason: str | None
    where: Location | None
    trigger: Span
    evidence: Span
    score: float
    why: str
    original: ActKind | None = None
    content: ActKind | None = None
    according_to: Party | None = None
    where_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Attributed words, thought or intention (source, cue and content as in PARC 3 and PolNeAR).

    ``kind`` and ``stance`` are the cue's: is it said, thought, intended or felt, and what does the source hold of the
    content ("denied", "promised", "claimed")?
    """

    id: str
    source: Party | None
    cue: Span | None
    content: tuple[Span, ...]
    directness: Directness
    evidence: Span
    score: float
    why: str
    kind: StatementKind = "speech"
    stance: ContentStance = "neutral"


@dataclass(frozen=True, slots=True)
class Position:
    """An actor's stance on an issue, or toward a ``target``. ``rests_on`` is the id of an event or statement.

    ``quantifier`` is the word that says how many hold it ("most"); ``since`` is since when, where that is said.
    """

    id: str
    actor: Party
    issue: str
    target: Party | None
    stance: Stance
    strength: Strength
    quantifier: str | None
    since: Window | None
    evidence: Span
    rests_on: str | None
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Something ahead as of the document's day: a meeting, a vote, a summit."""

    id: str
    what: str
    parties: tuple[Party, ...]
    status: PlanStatus
    window: Window | None
    conditions: tuple[Span, ...]
    evidence: Span
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the text leaves open, in plain form. ``about`` are actor ids; ``awaits`` are the words that say what would
    answer it ("until the court rules"), None where none do."""

    id: str
    text: str
    about: tuple[str, ...]
    evidence: Span
    score: float
    why: str
    awaits: Span | None = None


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A sentence of the summary; all its words stand in its evidence."""

    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Words that look like a finding but are none, with the reason as a code."""

    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause as ``code --clauses`` shows it. ``certainty`` is from -3 (certainly not) to 3 (certainly).

    Certainty is that of the source whose view it is: of ``according_to``, or of the text itself where that is None.
    """

    predicate: Span
    lemma: str
    who: tuple[Span, ...]
    whom: tuple[Span, ...]
    certainty: float
    factuality: Factuality
    factuality_cue: Span | None
    according_to: Span | None
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """All findings of one document. Same document and ``version``, same reading."""

    version: str
    document: Document
    actors: tuple[Actor, ...] = ()
    offices: tuple[Office, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    plans: tuple[Plan, ...] = ()
    questions: tuple[Question, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    summary: tuple[KeyPoint, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    clauses: tuple[ClauseView, ...] | None = None
