"""Which act a clause is: its frame, with governing and light verbs composed.

``ActReader`` reads each clause of a document once. For a verb the order is: a frame whose object fits ("lift
sanctions"), a frame of several words ("fight off"), a governing word over another act ("refuse to meet"), a light verb
with a noun that names the act ("hold talks"), a frame of the verb alone, a governing word alone. Only the outer act
remains (PLOVER): what it governs is its content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from legation.annotation.annotated import Annotated, Clause
from legation.annotation.arguments import transparent
from legation.annotation.tokens import Sentence
from legation.extraction.attribution import cue_of
from legation.extraction.matching import matching_frames, matching_governor
from legation.model.findings import EventType, Factuality
from legation.ontology.frames import (
    CONTENT_MODE,
    OWN_MODE,
    Frame,
    FrameLexicon,
    Governor,
    Outcome,
    WordClass,
    Words,
    frames,
)

_CLASSES: dict[str, WordClass] = {"verb": "verbs", "noun": "nouns", "adjective": "adjectives"}
_CONTENT_PREPOSITIONS = frozenset({"for", "of", "on", "to", "from", "against", "over", "in", "about", "into", "with"})
_CONTENT_MODES = {
    "CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "AGREE": "assist",
    "CONCEDE": "yield", "RETREAT": "yield",
}  # fmt: skip
# Acts whose purpose is part of them: "sent soldiers to guard the border", "gave money to help refugees".
_PURPOSEFUL = frozenset({"AID", "MOBILIZE"})


@dataclass(frozen=True, slots=True)
class Content:
    """The act that another governs ("urged them to disarm"), and the index of its clause."""

    type: EventType
    mode: str | None
    clause: int


@dataclass(frozen=True, slots=True)
class Act:
    """A clause read as an act. ``parts`` are the clauses it was composed of, the outermost first; ``why`` in words.

    ``frames`` are the words of the frames that it was read by, the outermost first. ``state``: a noun that names no
    event unless a verb lends it one ("the alliance"). ``content`` is the act that it governs. ``factuality`` is
    its own where the outermost clause does not tell it: what is planned is future, what is tried may have failed.
    """

    type: EventType
    mode: str | None
    parts: tuple[int, ...]
    recipient: tuple[str, ...]
    mutual: bool
    reversed: bool
    strength: float
    why: str
    state: bool = False
    frames: tuple[str, ...] = ()
    content: Content | None = None
    factuality: Factuality | None = None


UNFRAMED = 0.0
# Strengths of a frame of one word: less where the word has frames of other types too, or governs other acts.
_PLAIN = 0.65
_ONE_TYPE = 0.75
_BESIDE = ("object", "against")


def unframed(annotated: Annotated, clause: Clause) -> Act | None:
    """A verb that no frame knows as an act that only the judge can name; no speech, thought or mere being."""
    if clause.kind != "verb" or clause.lemma in frames().light or cue_of(clause) is not None:
        return None
    if clause.link not in ("root", "content", "conjunct"):
        return None
    if annotated.sentences[clause.sentence].tokens[clause.head].pos != "VERB":
        return None
    return Act("CONSULT", None, (clause.index,), _BESIDE, False, False, UNFRAMED, f"verb: {clause.lemma}")


class ActReader:
    """Reads the clauses of one document as acts, each once."""

    def __init__(self, annotated: Annotated) -> None:
        self._annotated = annotated
        self._lexicon: FrameLexicon = frames()
        self._acts: dict[int, Act | None] = {}
        self._below: dict[int, list[Clause]] = {}
        for clause in annotated.clauses:
            if clause.parent is not None:
                self._below.setdefault(clause.parent, []).append(clause)

    def act(self, clause: Clause) -> Act | None:
        """The act that the clause is, or None."""
        if clause.index not in self._acts:
            self._acts[clause.index] = None  # a clause that governs itself by a faulty parse is no act
            self._acts[clause.index] = self._read(clause)
        return self._acts[clause.index]

    def _read(self, clause: Clause) -> Act | None:
        word_class = _CLASSES[clause.kind]
        sentence = self._annotated.sentences[clause.sentence]
        lemma = sentence.tokens[clause.head].lemma
        matched = matching_frames(self._lexicon.frames[word_class].get(lemma, ()), clause, sentence)
        if matched and (matched[0].objects or matched[0].subjects):
            return self._plain(clause, matched[0], 0.9)
        governor = matching_governor(self._lexicon.governors[word_class].get(lemma, ()), clause, sentence)
        if governor is None and clause.kind == "verb" and lemma in self._lexicon.speech and self._demands(clause):
            governor = Governor(Words(lemma), self._lexicon.demand)
        if governor is not None and any(c.lemma in governor.family.unless for c in self._contents(clause)):
            return None
        if matched and _size(matched[0].words) > max(1, _size(governor.words) if governor else 0):
            return self._plain(clause, matched[0], 0.8)
        if governor is not None and (act := self._governed(clause, governor, matched)):
            return act
        if clause.kind == "verb" and (act := self._lent(clause)):
            return act
        if matched and _size(matched[0].words) >= (_size(governor.words) if governor else 0):
            only = {frame.type for frame in self._lexicon.frames[word_class][lemma]}
            return self._plain(clause, matched[0], _ONE_TYPE if len(only) == 1 and governor is None else _PLAIN)
        if governor is not None and governor.family.alone.type is not None:
            return _made(clause, governor, governor.family.alone, matched, 0.5)
        return None

    def _plain(self, clause: Clause, frame: Frame, strength: float) -> Act:
        why = f"frame: {frame.words.text}"
        parts = [clause.index]
        below = self._below.get(clause.index, ())
        if frame.objects:
            sentence = self._annotated.sentences[clause.sentence]
            noun = next(
                (c for c in below if c.kind == "noun" and _is_object(sentence, clause, c, frame.words.after)), None
            )
            if noun is not None:
                why = f"{why} {noun.lemma}"
                inner = self.act(noun)
                parts.extend(inner.parts if inner else (noun.index,))
        for child in below:
            if child.link == "adverbial" and child.marker == "to" and child.kind == "verb":
                inner = self.act(child)
                if frame.type in _PURPOSEFUL or (inner and inner.type == frame.type):
                    parts.extend(inner.parts if inner else (child.index,))
        return Act(
            frame.type, frame.mode, tuple(parts), frame.recipient, frame.mutual, False, strength, why, frame.lent,
            (frame.words.text,),
        )  # fmt: skip

    def _governed(self, clause: Clause, governor: Governor, matched: Sequence[Frame]) -> Act | None:
        family = governor.family
        unknown = False
        for content in self._contents(clause):
            if family.infinitive and content.marker != "to":
                continue
            inner = self.act(content)
            if inner is None:
                unknown = unknown or content.link in ("content", "relative")
                continue
            outcome = family.of[inner.type]
            if outcome.same:
                why = f"{governor.words.text} + {inner.why}"
                recipient = inner.recipient
                own: Factuality | None = "future" if family.ahead else inner.factuality or content.factuality
                return replace(
                    inner, parts=(clause.index, *inner.parts), recipient=recipient, why=why, state=False, factuality=own
                )
            if outcome.type is None:
                continue
            made = _made(clause, governor, outcome, matched, 0.85, inner)
            governed = Content(inner.type, inner.mode, content.index)
            ahead: Factuality | None = "future" if family.ahead else None
            return replace(made, parts=(clause.index, *inner.parts), content=governed, factuality=ahead)
        if unknown and family.otherwise.type is not None:
            content = next(c for c in self._contents(clause) if c.link in ("content", "relative"))
            if family.infinitive and content.marker != "to":
                return None
            made = _made(clause, governor, family.otherwise, matched, 0.5)
            return replace(made, parts=(clause.index, content.index))
        return None

    def _demands(self, clause: Clause) -> bool:
        """ "said Kenya must pay": speech about what another is obliged to do."""
        own = {a.head for a in clause.role("who")}
        return any(
            child.link == "content"
            and child.modal_lemma in self._lexicon.obliging
            and any(a.head not in own for a in child.arguments if a.role in ("who", "whom"))
            for child in self._below.get(clause.index, ())
        )

    def _contents(self, clause: Clause) -> Iterator[Clause]:
        """The clauses and act nouns that a governing word governs: clausal complements before nouns."""
        below = self._below.get(clause.index, ())
        sentence = self._annotated.sentences[clause.sentence]
        for child in below:
            if child.link == "content" or (child.link == "relative" and child.marker == "to" and clause.kind == "noun"):
                yield child
        for child in below:
            if child.kind == "noun" and child.link == "nominal" and _is_governed(sentence, clause, child):
                yield child
        for child in below:
            if child.link == "adverbial" and child.marker == "to" and clause.kind != "noun":
                yield child

    def _lent(self, clause: Clause) -> Act | None:
        """The act of a noun to which a light verb lends its subject."""
        word = clause.lemma
        turned = word in self._lexicon.reversed
        if not turned and word not in self._lexicon.light:
            return None
        sentence = self._annotated.sentences[clause.sentence]
        for child in self._below.get(clause.index, ()):
            own = _is_object(sentence, clause, child) or (turned and child.link == "nominal")
            if child.kind != "noun" or not own:
                continue
            inner = self.act(child)
            if inner is None:
                continue
            why = inner.why.replace("frame: ", f"frame: {word} ", 1)
            turned = turned and not inner.mutual
            parts = (clause.index, *inner.parts)
            return replace(inner, parts=parts, reversed=turned, strength=0.85, why=why, state=False)
        return None


def _size(words: Words) -> int:
    return 1 + len(words.before) + len(words.after)


def _made(
    clause: Clause, governor: Governor, outcome: Outcome, matched: Sequence[Frame], strength: float,
    inner: Act | None = None,
) -> Act:  # fmt: skip
    assert outcome.type is not None
    own = next((f for f in matched if f.type == outcome.type), None)
    mode = outcome.mode
    if mode == CONTENT_MODE:
        mode = _CONTENT_MODES.get(inner.type, "change") if inner else None
    elif mode == OWN_MODE:
        mode = own.mode if own else None
    why = f"frame: {governor.words.text}" + (f" + {inner.why.removeprefix('frame: ')}" if inner else "")
    mutual = inner is not None and inner.mutual and outcome.type in ("AGREE", "CONSULT")
    recipient = own.recipient if own else governor.family.recipient
    read_by = (own.words.text,) if own else (governor.words.text,)
    return Act(outcome.type, mode, (clause.index,), recipient, mutual, False, strength, why, frames=read_by)


def _is_object(sentence: Sentence, clause: Clause, child: Clause, prepositions: tuple[str, ...] = ()) -> bool:
    places = {*prepositions, " ".join(prepositions)}
    return any(
        _names(sentence, a.head, child.head) and (a.role in ("whom", "attribute") or a.preposition in places)
        for a in clause.arguments
    )


def _is_governed(sentence: Sentence, clause: Clause, child: Clause) -> bool:
    return any(
        _names(sentence, a.head, child.head)
        and (a.role in ("whom", "attribute", "content") or (a.preposition in _CONTENT_PREPOSITIONS))
        for a in clause.arguments
    )


def _names(sentence: Sentence, head: int, noun: int) -> bool:
    """Is the noun the argument itself, or what the argument is a number or kind of ("a new round of talks")?"""
    if head == noun:
        return True
    of = sentence.tokens[noun].head
    return (
        sentence.tokens[head].lemma in transparent()
        and sentence.tokens[of].head == head
        and sentence.tokens[of].lemma == "of"
    )
