"""What undated words are read against: the day of publication, the tense of their clause, and dates named before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from legation.annotation.times.days import Interval, Unit
from legation.annotation.times.lexer import Line
from legation.annotation.times.vocabulary import vocabulary
from legation.annotation.tokens import Sentence

_CLIMB = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """A date that the text named: later words may look back to it ("two days earlier", "that year")."""

    sentence: int
    value: str
    interval: Interval
    unit: Unit


@dataclass(slots=True)
class Context:
    """What the finder knows when it reads the next words. The only value of this room that changes, while it reads."""

    published: date | None
    frames: list[Frame] = field(default_factory=list)
    sentence: int = 0

    def frame(self, *units: Unit, back: int = 1) -> Frame | None:
        """The last date named in this sentence or ``back`` before it, of one of the units (of any, if none is given)."""
        for frame in reversed(self.frames):
            if frame.sentence < self.sentence - back:
                return None
            if not units or frame.unit in units:
                return frame
        return None

    def base(self) -> date | None:
        """The day that "earlier" and "later" count from: that of the last date named, else of publication."""
        frame = self.frame("D")
        return frame.interval.start if frame else self.published


def lean(line: Line, first: int, last: int) -> int:
    """Does the clause around the pieces speak of what lies ahead (1) or back (-1)? 0 where its tense does not say."""
    cues = vocabulary().cues
    before = line.pieces[first - 1].text if first > 0 else ""
    if before in cues["back_before"]:
        return -1
    way = _clause_lean(line, first, last)
    if before in cues["ahead_until"]:
        return 1 if way >= 0 or not _denied(line, first) else -1
    return way or (1 if before in cues["ahead_before"] else 0)


def _clause_lean(line: Line, first: int, last: int) -> int:
    cues = vocabulary().cues
    tokens = line.sentence.tokens
    inside = range(line.pieces[first].token, line.pieces[last].token + 1)
    head = next((tokens[i].head for i in reversed(inside) if tokens[i].head not in inside), inside[-1])
    if tokens[inside[-1]].dep in ("compound", "nmod", "amod") and tokens[head].pos in ("NOUN", "PROPN"):
        return 1 if tokens[head].lemma in cues["ahead"] else 0
    for _ in range(_CLIMB):
        token = tokens[head]
        if token.pos in ("VERB", "AUX"):
            return _verb_lean(line.sentence, head)
        if token.lemma in cues["ahead"] and token.pos in ("ADJ", "NOUN"):
            return 1
        if token.head == head:
            return 0
        head = token.head
    return 0


def _verb_lean(sentence: Sentence, verb: int, depth: int = 0) -> int:
    tokens = sentence.tokens
    token = tokens[verb]
    aux = [tokens[i] for i in sentence.children[verb] if tokens[i].dep in ("aux", "auxpass")]
    if any(a.tag == "MD" for a in aux):
        return 0 if any(a.lemma == "could" for a in aux) else 1
    if any(a.tag == "VBD" and a.lemma == "have" for a in aux):
        return -1
    ahead = vocabulary().cues["ahead"]
    if any(a.tag == "TO" for a in aux):
        return _infinitive_lean(sentence, verb, depth)
    if token.tag == "VBN" and token.lemma in vocabulary().cues["appointed"]:
        return 1
    if token.tag == "VBD" or any(a.tag == "VBD" for a in aux):
        return -1
    if any(a.tag in ("VBP", "VBZ") and a.lemma == "have" for a in aux):
        return -1
    if token.tag == "VBN":
        return -1
    if token.tag == "VBG" and aux:
        return 1
    if token.dep == "conj" and token.tag == "VB" and depth < 4 and token.head != verb:
        return _verb_lean(sentence, token.head, depth + 1)
    return 1 if token.lemma in ahead and token.tag in ("VBZ", "VBP") else 0


def _infinitive_lean(sentence: Sentence, verb: int, depth: int) -> int:
    tokens = sentence.tokens
    head = tokens[verb].head
    if head == verb or depth >= 4:
        return 0
    if tokens[head].pos in ("NOUN", "PROPN", "PRON"):
        return 1
    if tokens[head].lemma in vocabulary().cues["ahead"] or tokens[head].lemma == "be":
        perfect = any(tokens[i].tag == "VBD" and tokens[i].lemma == "have" for i in sentence.children[head])
        return -1 if perfect else 1
    return _verb_lean(sentence, head, depth + 1) if tokens[head].pos in ("VERB", "AUX") else 0


def _denied(line: Line, first: int) -> bool:
    """Does "until" close a past state ("until Thursday they had not called")?"""
    sentence = line.sentence
    verb = line.pieces[first].token
    for _ in range(_CLIMB):
        if sentence.tokens[verb].pos in ("VERB", "AUX") or sentence.tokens[verb].head == verb:
            break
        verb = sentence.tokens[verb].head
    below = [sentence.tokens[i] for i in sentence.children[verb]]
    return any(t.dep == "neg" or (t.tag == "VBD" and t.lemma == "have") for t in below)
