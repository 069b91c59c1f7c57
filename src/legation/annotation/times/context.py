"""What undated words are read against: the day of publication, the tense of their clause, and dates named before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from legation.annotation.times.days import Interval, Unit
from legation.annotation.times.lexer import Line
from legation.annotation.times.vocabulary import vocabulary
from legation.annotation.tokens import Sentence

_CLIMB = 8
_FINENESS = {"D": 0, "W": 1, "W2": 1, "M": 2, "Q": 3, "Y": 4, "DE": 5, "CE": 6}


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
        """The last date named in this sentence or ``back`` before it, of one of the units (of any, if none given)."""
        for frame in reversed(self.frames):
            if frame.sentence < self.sentence - back:
                return None
            if not units or frame.unit in units:
                return frame
        return None

    def base(self, unit: str = "D") -> date | None:
        """The day that "two days earlier" counts from: the last date named (None if too vague), else publication."""
        frame = self.frame()
        if frame is None:
            return self.published
        return frame.interval.start if _FINENESS.get(frame.unit, 0) <= _FINENESS.get(unit, 0) else None


def lean(line: Line, first: int, last: int) -> int:
    """Does the clause around the pieces speak of what lies ahead (1) or back (-1)? 0 where its tense does not say."""
    cues = vocabulary().cues
    before = line.pieces[first - 1].text if first > 0 else ""
    if before in cues["back_before"]:
        return -1
    if before == "as" and first > 1 and line.pieces[first - 2].text in cues["ahead_as"]:
        return 1
    way = _clause_lean(line, first, last)
    if before in cues["ahead_until"]:
        return 1 if way >= 0 or not _denied(line, first) else -1
    return way or (1 if before in cues["ahead_before"] else 0)


def _clause_lean(line: Line, first: int, last: int) -> int:
    cues = vocabulary().cues
    tokens = line.sentence.tokens
    inside = range(line.pieces[first].token, line.pieces[last].token + 1)
    head = next((tokens[i].head for i in reversed(inside) if tokens[i].head not in inside), inside[-1])
    if tokens[inside[-1]].dep in ("compound", "nmod", "amod", "poss") and tokens[head].pos in ("NOUN", "PROPN"):
        return 1 if tokens[head].lemma in cues["ahead"] else 0
    of_noun = False
    for _ in range(_CLIMB):
        token = tokens[head]
        if token.pos in ("VERB", "AUX"):
            way = _verb_lean(line.sentence, head)
            return max(way, 0) if of_noun else way  # "discussed the summit in June": June may lie ahead
        if token.lemma in cues["ahead"] and token.pos in ("ADJ", "NOUN"):
            return 1
        if token.head == head:
            return 0
        of_noun = of_noun or token.pos in ("NOUN", "PROPN")
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
    return 1 if token.tag in ("VBZ", "VBP") and token.lemma not in vocabulary().cues["timeless"] else 0


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
