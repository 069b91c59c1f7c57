"""Do the words and conditions of a frame or a governing word fit a clause?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from legation.annotation.annotated import Argument, Clause
from legation.annotation.arguments import transparent
from legation.annotation.tokens import Sentence
from legation.ontology.frames import ANY_NAME, Frame, Governor, Words, frames

_NEAR = 4
# Prepositions whose noun may be a frame's object: "put on alert", "held in custody".
_OBJECT_PREPOSITIONS = frozenset({"on", "under"})
_NOUN_PREPOSITIONS = frozenset({"in", "into"})


def matching_frames(entries: Sequence[Frame], clause: Clause, sentence: Sentence) -> list[Frame]:
    """The frames that fit, the most particular first."""
    ranked: list[tuple[int, int, Frame]] = []
    for order, frame in enumerate(entries):
        if not _words_fit(frame.words, clause, sentence):
            continue
        rank = 2 * (len(frame.words.after) + len(frame.words.before)) + bool(frame.subjects)
        if frame.subjects and not any(_lemmas(sentence, a.head) & frame.subjects for a in clause.role("who")):
            continue
        if frame.never_subjects and any(_lemmas(sentence, a.head) & frame.never_subjects for a in clause.role("who")):
            continue
        if frame.never and any(sentence.tokens[a.head].lemma in frame.never for a in clause.role("whom")):
            continue
        if frame.objects:
            fit = max((_object_fits(frame, sentence, a.head) for a in _objects(frame, clause, sentence)), default=0)
            if not fit:
                continue
            rank += 10 * fit
        ranked.append((-rank, order, frame))
    ranked.sort(key=lambda r: r[:2])
    return [frame for _, _, frame in ranked]


def _objects(frame: Frame, clause: Clause, sentence: Sentence) -> Iterator[Argument]:
    """What a frame's object may be: also "on alert" and "in custody", where the noun names an act by itself."""
    transitive = any(a.role == "whom" for a in clause.arguments)
    prepositions = {*frame.words.after, " ".join(frame.words.after)}
    for argument in clause.arguments:
        is_adjective = argument.role == "content" and sentence.tokens[argument.head].pos == "ADJ"
        if argument.role in ("whom", "attribute") or is_adjective or argument.preposition in prepositions:
            yield argument
        elif argument.role == "oblique" and (not transitive or clause.passive or argument.preposition == "in"):
            noun = sentence.tokens[argument.head].lemma
            names_act = noun in frames().frames["nouns"]
            if argument.preposition in _OBJECT_PREPOSITIONS or (
                names_act and argument.preposition in _NOUN_PREPOSITIONS
            ):
                yield argument


def _object_fits(frame: Frame, sentence: Sentence, head: int) -> int:
    """3 where the object's head (or a phrase with it) is named, 2 where a word that stands with it is, else 0."""
    head = _counted(sentence, head)
    lemma = sentence.tokens[head].lemma
    around = _lemmas(sentence, head)
    best = 0
    for phrase in frame.objects:
        if phrase == ANY_NAME and sentence.tokens[head].entity in _NAMES:
            best = max(best, 3)
        if phrase <= around:
            best = max(best, 3 + len(phrase) - 1 if lemma in phrase else 2)
    return best


def _counted(sentence: Sentence, head: int) -> int:
    """What a noun is a number or kind of, where it only says that: the drills of "a round of drills"."""
    if sentence.tokens[head].lemma in transparent():
        of = next((i for i in sentence.children[head] if sentence.tokens[i].lemma == "of"), None)
        below = sentence.child(of, "pobj") if of is not None else None
        return head if below is None else below
    return head


def _lemmas(sentence: Sentence, head: int) -> frozenset[str]:
    """Lemmas of a noun, of the words before it that make it more particular, and of what it is a number or kind of.

    What a governing noun governs is none of these: a "suspension of aid" is no aid.
    """
    tokens = sentence.tokens
    found = {tokens[head].lemma, tokens[head].text.lower()}
    for child in sentence.children[head]:
        token = tokens[child]
        if token.dep in ("amod", "compound", "nmod", "nummod"):
            found.add(token.lemma)
            below = sentence.children[child]
            found.update(tokens[i].lemma for i in below if tokens[i].dep == "compound" or tokens[i].lemma == "no")
        elif token.dep == "prep" and token.lemma == "of" and tokens[head].lemma not in frames().governors["nouns"]:
            object_ = sentence.child(child, "pobj")
            if object_ is not None:
                found.add(tokens[object_].lemma)
                found.update(tokens[i].lemma for i in sentence.children[object_] if tokens[i].lemma == "no")
        elif token.dep == "conj":
            found.add(token.lemma)
    return frozenset(found)


def matching_governor(entries: Sequence[Governor], clause: Clause, sentence: Sentence) -> Governor | None:
    """The governing word that fits with the most words after it."""
    fitting = [g for g in entries if _words_fit(g.words, clause, sentence)]
    return max(fitting, key=lambda g: len(g.words.after), default=None)


def _words_fit(words: Words, clause: Clause, sentence: Sentence) -> bool:
    """Do the words before and after an entry's head stand with the predicate? A particle must be the entry's own."""
    tokens = sentence.tokens
    if not sentence.vocabulary.issuperset((*words.before, *words.after)):
        return False
    if words.before:
        near = {t.lemma for t in tokens[max(0, clause.head - _NEAR) : clause.head]}
        near |= {t.text.lower() for t in tokens[max(0, clause.head - _NEAR) : clause.head]}
        if not near.issuperset(words.before):
            return False
    particle = clause.lemma.rpartition(" ")[2] if clause.kind == "verb" and " " in clause.lemma else None
    if not words.after:
        return particle is None or particle in _LOOSE_PARTICLES
    following = tokens[clause.head + 1 : clause.head + 1 + _NEAR + len(words.after)]
    if clause.kind != "verb":
        return {word for t in following for word in (t.lemma, t.text.lower())}.issuperset(words.after)
    # one word must hang on the verb as a particle or preposition, the others may stand anywhere near
    holders = [clause.head, *(a.head for a in clause.role("whom"))]
    held = [tokens[c] for i in holders for c in sentence.children[i] if _hangs(sentence, c)]
    hanging = {word for t in held for word in (t.lemma, t.text.lower())}
    near = {word for t in following if t.dep != "aux" for word in (t.lemma, t.text.lower())}
    if len(words.after) == 1:
        return words.after[0] in hanging
    return (near | hanging).issuperset(words.after)


def _hangs(sentence: Sentence, child: int) -> bool:
    """A particle, adverb, object or preposition, but none that only brings a time ("called on Tuesday")."""
    token = sentence.tokens[child]
    if token.dep in ("aux", "auxpass", "nsubj", "punct", "mark"):
        return False
    below = sentence.child(child, "pobj") if token.dep == "prep" else None
    return below is None or sentence.tokens[below].entity not in _TIMES


_NAMES = frozenset({"PERSON", "GPE", "ORG", "NORP"})
_TIMES = frozenset({"DATE", "TIME"})
_LOOSE_PARTICLES = frozenset({"up", "out", "off", "down", "away", "back", "over", "in", "on"})
