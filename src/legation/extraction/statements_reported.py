"""Indirect statements: clauses whose predicate is a cue, with its complement as the content.

The reading of PARC 3 (Pareti 2015): a source, a cue, and a content span that is the whole complement, conjunction
included. Contents are not cut up into the attributions inside them, save where somebody else is said to have spoken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.annotation.annotated import Annotated, Argument, Clause
from legation.annotation.arguments import is_relative_pronoun, noun_arguments
from legation.annotation.linking import mention_for, party
from legation.annotation.tokens import Sentence
from legation.extraction.attribution import Attribution, cue_of, mark_of, runs, source_of, subject_of, within
from legation.model.actors import Party
from legation.model.spans import Span
from legation.ontology.cues import Cue, cues

_SCORE = {"strong": 0.9, "medium": 0.7, "weak": 0.5}
_FEWEST = 3
_QUOTES = frozenset("\"”’'")
_CLAUSAL = frozenset({"that", "inf", "ing", "xcomp"})


def reported(annotated: Annotated, quoted: Sequence[Span], used: frozenset[int]) -> Iterator[Attribution]:
    """Attributions by cue clauses outside the ``quoted`` spans (in order), save the clauses ``used`` already."""
    at = 0
    for sentence in annotated.sentences:
        clauses = annotated.clauses_at.get(sentence.index, ())
        while at < len(quoted) and quoted[at].end <= sentence.span.start:
            at += 1
        inside = quoted[at : bisect_left(quoted, (sentence.span.end, 0), lo=at)]
        found = [
            a
            for clause in clauses
            if clause.index not in used and not any(q.contains(clause.predicate) for q in inside)
            for a in _of_clause(annotated, sentence, clause)
        ]
        freed = _freed(annotated, sentence, found) if len(found) > 1 else found
        yield from (_closed(sentence, a) for a in _outermost(freed))


def _closed(sentence: Sentence, attribution: Attribution) -> Attribution:
    """Without the "and" that the parse leaves at the end of a content."""
    *before, last = attribution.content
    tokens = [t for t in sentence.tokens if last.contains(t.span)]
    while len(tokens) > 1 and (tokens[-1].pos == "CCONJ" or tokens[-1].text == ","):
        tokens.pop()
    closed = last if not tokens else Span(last.start, min(last.end, tokens[-1].end))
    return attribution if closed == last else replace(attribution, content=(*before, closed))


def _of_clause(annotated: Annotated, sentence: Sentence, clause: Clause) -> Iterator[Attribution]:
    for argument in clause.arguments:
        if argument.role == "oblique" and argument.preposition in cues().prepositions:
            yield from _according(annotated, sentence, clause, argument)
    yield from _is_that(annotated, sentence, clause)
    cue = cue_of(clause) or _unlisted(annotated, clause)
    if cue is None:
        return
    content, marks = _content(annotated, sentence, clause, cue)
    if not content:
        content, marks = _beside(annotated, sentence, clause, cue), "parenthesis"
    if not content:
        return
    subject = subject_of(clause)
    mention = None if subject is None else mention_for(annotated, sentence.index, subject.head)
    source = _by_pronoun(sentence, clause, source_of(annotated, clause))
    if source is not None and source.actor is None and cue.kind == "thought" and _is_it(sentence, subject):
        source = None
    yield Attribution(
        source, clause.predicate, content, f"cue: {clause.lemma} + {marks}",
        _SCORE[cue.strength], clause.index, strong=cue.strength == "strong" and cue.kind == "speech",
        told="that" in marks and mention is not None and mention.form != "pronoun", kind=cue.kind, stance=cue.stance,
    )  # fmt: skip


def _by_pronoun(sentence: Sentence, clause: Clause, source: Party | None) -> Party | None:
    """The source of a relative clause by its own word: "who" in "Oda, who said", as a "she" is its own mention.

    Who is nobody known keeps the noun as well ("officials who say").
    """
    if source is None or clause.link not in ("relative", "conjunct"):
        return source
    pronoun = sentence.child(clause.head, "nsubj")
    if pronoun is None or not is_relative_pronoun(sentence, pronoun):
        return source
    own = sentence.tokens[pronoun].span
    return Party(source.actor, own if source.actor is not None else source.mention.join(own))


def _is_it(sentence: Sentence, subject: Argument | None) -> bool:
    """The "it" of "it is clear that" is nobody."""
    return subject is not None and sentence.tokens[subject.head].lemma == "it"


def _is_that(annotated: Annotated, sentence: Sentence, clause: Clause) -> Iterator[Attribution]:
    """ "The minister's message is that …": a cue noun as the subject of a clause of being."""
    if clause.lemma != "be" or clause.kind != "verb":
        return
    subject = subject_of(clause)
    noun = None if subject is None else annotated.clause_by_head.get((sentence.index, subject.head))
    cue = None if noun is None or noun.kind != "noun" else cue_of(noun)
    if noun is None or cue is None or "that" not in cue.takes:
        return
    content = tuple(
        span
        for a in clause.arguments
        if a.role == "content" and a.span.start > clause.predicate.start
        for span in _spans(sentence, clause, a)
    )
    if content:
        score = _SCORE[cue.strength]
        yield Attribution(
            source_of(annotated, noun), noun.predicate, content, f"cue: {noun.lemma} + be that", score, noun.index,
            kind=cue.kind, stance=cue.stance,
        )  # fmt: skip


def _unlisted(annotated: Annotated, clause: Clause) -> Cue | None:
    """The cue group for a verb in no list that takes a clause with a subject of its own."""
    book = cues()
    if clause.kind != "verb" or clause.lemma in book.never or clause.lemma in book.verbs:
        return None
    inner = (
        annotated.clauses[a.clause]
        for a in clause.arguments
        if a.role == "content" and a.clause is not None and a.span.start > clause.predicate.start
    )
    return book.other if any(c.tense != "none" and c.marker != "to" for c in inner) else None


def _content(annotated: Annotated, sentence: Sentence, clause: Clause, cue: Cue) -> tuple[tuple[Span, ...], str]:
    """The complements that the cue takes, as spans, and their kinds as words."""
    taken = [(mark_of(sentence, annotated, a), a) for a in clause.arguments if a.role not in ("who", "to")]
    taken = [(mark, a) for mark, a in taken if mark in cue.takes or (mark == "np" and "object" in cue.takes)]
    marks = {mark for mark, _ in taken}
    clausal = [a for mark, a in taken if mark in _CLAUSAL]
    if any(a.span.start > clause.predicate.start for a in clausal):
        taken = [(mark, a) for mark, a in taken if mark not in _CLAUSAL or a.span.end > clause.predicate.start]
    if (clause.passive and "that" in marks) or ("np" not in cue.takes and marks == {"np"}):
        taken = [(mark, a) for mark, a in taken if mark != "np"]
    marks = {mark for mark, _ in taken}
    before: list[Span] = []
    after: list[Span] = []
    for _, argument in taken:
        for span in _spans(sentence, clause, argument):
            (before if span.start < clause.predicate.start else after).append(span)
    if after:
        before.append(Span(min(s.start for s in after), max(s.end for s in after)))
    return _merged(before), " + ".join(sorted(marks))


def _spans(sentence: Sentence, clause: Clause, argument: Argument) -> tuple[Span, ...]:
    """The whole complement; in pieces where the cue stands inside it."""
    first, last = sentence.edges(argument.head)
    if not first <= clause.head <= last:
        span = within(sentence, first, last)
        return (span,) if span is not None else ()
    if argument.role != "content":
        return (argument.span,)
    own = set(sentence.subtree(clause.head))
    whole = set(sentence.subtree(argument.head))
    return runs(sentence, whole - own) if clause.head in whole else runs(sentence, whole)


def _beside(annotated: Annotated, sentence: Sentence, clause: Clause, cue: Cue) -> tuple[Span, ...]:
    """The content of a cue put into or after it without grammar: "The plan, she said, will fail"."""
    if clause.kind != "verb" or "that" not in cue.takes:
        return ()
    if clause.parent is None:
        subject = subject_of(clause)
        return _ahead(sentence, clause, subject) if subject is not None and "quote" in cue.takes else ()
    if clause.link != "parataxis" and not (clause.link == "adverbial" and clause.marker == "as"):
        return ()
    parent = annotated.clauses[clause.parent]
    return runs(sentence, set(sentence.subtree(_verb(sentence, parent))) - set(sentence.subtree(clause.head)))


def _ahead(sentence: Sentence, clause: Clause, subject: Argument) -> tuple[Span, ...]:
    """All before the comma and the subject of a cue at the end of its sentence: "A hard winter, he said."."""
    first = min(sentence.edges(subject.head)[0], clause.head)
    last = max(sentence.edges(subject.head)[1], clause.head)
    if (
        len(sentence.tokens) - last > _FEWEST
        or first < _FEWEST
        or sentence.tokens[first - 1].text != ","
        or sentence.tokens[first - 1].head != clause.head
    ):
        return ()
    span = within(sentence, 0, first - 1)
    return (span,) if span is not None else ()


def _verb(sentence: Sentence, clause: Clause) -> int:
    """The token that the clause's words hang on: the copula of an adjective."""
    return sentence.tokens[clause.head].head if clause.kind == "adjective" else clause.head


def _according(annotated: Annotated, sentence: Sentence, clause: Clause, argument: Argument) -> Iterator[Attribution]:
    """ "According to X, …": the sentence is the content, or where the words stand in its middle, the clause."""
    phrase = sentence.tokens[argument.head].head
    while sentence.tokens[phrase].dep in ("prep", "pcomp") and sentence.tokens[phrase].head != clause.head:
        above = sentence.tokens[phrase].head
        if above == phrase or sentence.tokens[above].dep not in ("prep", "pcomp"):
            break
        phrase = above
    first, last = sentence.edges(phrase)
    if first == 0 or last >= len(sentence.tokens) - 2:
        content = runs(sentence, [i for i in range(len(sentence.tokens)) if not first <= i <= last])
    else:
        content = runs(sentence, set(sentence.subtree(clause.head)) - set(range(first, last + 1)))
    start = sentence.tokens[first].start
    if content and start < argument.span.start:
        cue = within(sentence, first, _last_before(sentence, first, argument.span.start))
        source = _of_report(annotated, sentence, argument)
        yield Attribution(source, cue, content, "cue: according to", _SCORE["strong"], None, strong=True)


def _of_report(annotated: Annotated, sentence: Sentence, argument: Argument) -> Party:
    """The source of "according to"; of a paper ("figures compiled by the ministry") whoever made it, if it is said."""
    source = party(annotated, sentence.index, argument.head, argument.span)
    if source.actor is not None:
        return source
    participles = (c for c in annotated.clauses_at.get(sentence.index, ()) if _makes(sentence, c, argument))
    made = [a for clause in participles for a in clause.role("who")]
    by_noun = (a for a in noun_arguments(sentence, argument.head) if a.preposition == "from" or a.role == "who")
    for maker in (*made, *by_noun):
        known = party(annotated, sentence.index, maker.head, maker.span)
        if known.actor is not None:
            return Party(known.actor, source.mention.join(known.mention))
    return source


def _makes(sentence: Sentence, clause: Clause, argument: Argument) -> bool:
    """Is it a participle on the noun, as in "figures compiled by the ministry"?"""
    token = sentence.tokens[clause.head]
    return token.dep == "acl" and token.head == argument.head


def _last_before(sentence: Sentence, first: int, offset: int) -> int:
    last = first
    while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].start < offset:
        last += 1
    return last


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + 1:
            merged[-1] = merged[-1].join(span)
        else:
            merged.append(span)
    return tuple(merged)


def _outermost(found: list[Attribution]) -> Iterator[Attribution]:
    """Attributions whose cue stands in no other's content; and speech in there of another named source."""
    for one in found:
        around = [other for other in found if other is not one and _holds(other, one)]
        if not around or (one.strong and one.told and all(_is_another(one, other) for other in around)):
            yield one


def _is_another(one: Attribution, other: Attribution) -> bool:
    mine, theirs = one.source, other.source
    return mine is not None and theirs is not None and mine.actor is not None and mine.actor != theirs.actor


def _holds(other: Attribution, one: Attribution) -> bool:
    return one.cue is not None and any(span.contains(one.cue) for span in other.content)


def _freed(annotated: Annotated, sentence: Sentence, found: list[Attribution]) -> list[Attribution]:
    """Cut off what the parse hangs on a content but the writer on its cue: "said it failed, adding that …"."""
    by_clause = {a.clause: n for n, a in enumerate(found) if a.clause is not None}
    for at, one in enumerate(found):
        if one.clause is None or not one.strong:
            continue
        clause = annotated.clauses[one.clause]
        reporter = _reporter(annotated, clause)
        above = -1 if reporter is None else by_clause.get(reporter, -1)
        if above < 0 or not _holds(found[above], one):
            continue
        cut = _start(sentence, clause)
        kept = [_until(sentence, span, cut) for span in found[above].content]
        if any(kept):
            found[above] = replace(found[above], content=tuple(span for span in kept if span is not None))
            if clause.link == "adverbial" and sentence.tokens[clause.head].tag == "VBG":
                found[at] = replace(one, source=found[above].source)
    return found


def _reporter(annotated: Annotated, clause: Clause) -> int | None:
    """The clause whose content the clause is hung on, as a later conjunct or a loose adverbial."""
    if clause.link not in ("conjunct", "adverbial") or clause.marker not in (None, "while"):
        return None
    at = clause.parent
    while at is not None and annotated.clauses[at].link == "conjunct":
        at = annotated.clauses[at].parent
    if at is None or annotated.clauses[at].link != "content":
        return None
    return annotated.clauses[at].parent


def _start(sentence: Sentence, clause: Clause) -> int:
    """The first token of the clause with the "and" before it."""
    first = sentence.edges(clause.head)[0]
    while first > 0 and (
        sentence.tokens[first - 1].pos in ("CCONJ", "PUNCT") and sentence.tokens[first - 1].text not in _QUOTES
    ):
        first -= 1
    return first


def _until(sentence: Sentence, span: Span, cut: int) -> Span | None:
    offset = sentence.tokens[cut].start
    if span.end <= offset:
        return span
    return Span(span.start, sentence.tokens[cut - 1].end) if span.start < offset else None
