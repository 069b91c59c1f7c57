"""Direct statements: quoted words tied to the clause that brings them.

After the quote rules of O'Keefe et al. (2012, "A sequence labelling approach to quote attribution"): the cue stands
right after the quotation, or right before it; further quotations of the paragraph belong to the same speaker until
another cue comes; a paragraph that is nothing but quotation goes to the speaker of the one before. Quoted words inside
a clause of the writer's own ("called the vote “a farce”") are left to the reading of clauses.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from legation.annotation.annotated import Annotated, Clause, Quote
from legation.annotation.linking import party
from legation.annotation.tokens import Sentence
from legation.extraction.attribution import Attribution, cue_of, runs, source_of
from legation.model.actors import Party
from legation.model.spans import Span

_OPENERS = frozenset(",:.?!;()[]—–-―\"'”’")
_PRONOUNS = frozenset({"he", "she", "they"})
_OPEN_ENDS = frozenset(",?!-—")
_CLOSERS = frozenset(",.?!…—–-")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[A-Z“\"'‘])|\n")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|Rev|Prof|Hon|U\.S|a\.m|p\.m|No)\.$"
)
_NEAR, _FAR = 25, 220
_SHORT, _SPACES = 40, 4
_SCORE_TIED, _SCORE_NAMED, _SCORE_FREE = 0.95, 0.85, 0.7
_SIGNATURE = re.compile(r"\s*(?P<dash>[―—–-]{1,2})\s*")
_COLON = re.compile(r":\s*\Z")


@dataclass(frozen=True, slots=True)
class _Speaking:
    """A cue clause outside all quotations: where it starts (its source included, if that comes first) and ends."""

    start: int
    end: int
    clause: Clause


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph's quotations and cue clauses, in the order of the text."""

    span: Span
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    cues: tuple[_Speaking, ...]


def quoted(annotated: Annotated, quotes: tuple[Quote, ...]) -> list[Attribution]:
    """Attributions of quotations that stand for themselves, in the order of the text."""
    if not quotes:
        return []
    text = annotated.document.text
    found: list[Attribution] = []
    last: _Passage | None = None
    for passage in _passages(annotated, quotes):
        here: list[Attribution] = []
        for quote in passage.quotes:
            if not _is_block(text, passage, quote):
                continue
            tied = _tied(text, passage, quote)
            if tied is None and quote.span.start <= passage.span.start + 1:
                tied = _led_in(text, last)
            if tied is not None:
                _tie(annotated, quote, tied, here)
            elif (named := _named(annotated, passage, quote)) is not None:
                here.append(named)
            else:
                _continue(annotated, passage, last, quote, here, found)
        found.extend(here)
        last = passage
    return found


def _tie(annotated: Annotated, quote: Quote, tied: _Speaking, here: list[Attribution]) -> None:
    for at, known in enumerate(here):
        if known.clause == tied.clause.index:
            here[at] = replace(known, content=(*known.content, quote.span))
            return
    here.append(_new(annotated, quote, tied))


def _continue(
    annotated: Annotated, passage: _Passage, last: _Passage | None, quote: Quote, here: list[Attribution],
    before: list[Attribution],
) -> None:  # fmt: skip
    """A quotation without cue: more of what the paragraph, or the last speaker of the one before, has said."""
    if here:
        if quote.span.start - here[-1].content[-1].end > _FAR:
            here.append(_free(here[-1], quote))
        else:
            here[-1] = replace(here[-1], content=(*here[-1].content, quote.span))
    elif quote.span.start <= passage.span.start + 1:
        teller = _teller(annotated, last, before) if last is not None else None
        if teller is not None:
            here.append(Attribution(teller, None, (quote.span,), "quotation of the last speaker", _SCORE_FREE))
            return
        if not before:
            return
        spoken = before[-1]
        if last is not None and spoken.content[-1].end >= last.span.end - 1:
            before[-1] = replace(spoken, content=(*spoken.content, quote.span))
        else:
            here.append(_free(spoken, quote))


def _teller(annotated: Annotated, last: _Passage, before: list[Attribution]) -> Party | None:
    """Who speaks without quotation marks at a paragraph's end, after all that is quoted there: "…, she told us." """
    quoted_to = before[-1].content[-1].end if before else -1
    for speaking in reversed(last.cues or _speaking(annotated, last.sentences, list(last.quotes))):
        cue = cue_of(speaking.clause)
        source = source_of(annotated, speaking.clause)
        if speaking.start > quoted_to and source is not None and cue is not None and cue.kind == "speech":
            is_known = source.actor is not None or source.mention.of(annotated.document.text).lower() in _PRONOUNS
            return source if is_known else None
    return None


def _free(last: Attribution, quote: Quote) -> Attribution:
    return Attribution(last.source, None, (quote.span,), "quotation of the last speaker", _SCORE_FREE)


def _led_in(text: str, last: _Passage | None) -> _Speaking | None:
    """The cue of a paragraph before that ends with a colon."""
    if last is None or not last.cues or text[last.span.end - 1] != ":":
        return None
    speaking = last.cues[-1]
    return speaking if _close(text, speaking.end, last.span.end - 1, _FAR) else None


def _named(annotated: Annotated, passage: _Passage, quote: Quote) -> Attribution | None:
    """A speaker named without a verb: "“…” — Ana Ruiz", "Ana Ruiz: “…”"."""
    text = annotated.document.text
    signature = _SIGNATURE.match(text, quote.span.end, passage.span.end)
    colon = _COLON.search(text, max(passage.span.start, quote.span.start - _SPACES), quote.span.start)
    if signature is None and colon is None:
        return None
    for sentence in passage.sentences:
        for mention in annotated.mentions_at.get(sentence.index, ()):
            signs = signature is not None and 0 <= mention.span.start - signature.end() <= 1
            leads = colon is not None and 0 <= colon.start() - mention.span.end <= 1
            if signs and signature is not None and passage.span.end - mention.span.end <= _SHORT:
                cue = Span(*signature.span("dash"))
            elif leads and colon is not None:
                cue = Span(colon.start(), colon.start() + 1)
            else:
                continue
            source = party(annotated, mention.sentence, mention.head, mention.span)
            return Attribution(source, cue, (quote.span,), "cue: name + quotation", _SCORE_NAMED, strong=True)
    return None


def _new(annotated: Annotated, quote: Quote, tied: _Speaking) -> Attribution:
    clause = tied.clause
    content = (*_said_before(annotated, clause), quote.span)
    source = source_of(annotated, clause, quote.span) or _beside(annotated, clause, quote)
    why = f"cue: {clause.lemma} + quotation"
    cue = cue_of(clause)
    kind, stance = (cue.kind, cue.stance) if cue is not None else ("speech", "neutral")
    return Attribution(
        source, clause.predicate, content, why, _SCORE_TIED, clause.index, strong=True, kind=kind, stance=stance
    )


def _beside(annotated: Annotated, clause: Clause, quote: Quote) -> Party | None:
    """The mention next to a cue that the parse leaves without a subject: "“…,” said Ana Ruiz, 34, a nurse"."""
    if clause.passive:
        return None
    near = [
        (max(mention.span.start - clause.predicate.end, clause.predicate.start - mention.span.end), mention)
        for mention in annotated.mentions_at.get(clause.sentence, ())
        if mention.kind != "place" and not mention.span.overlaps(quote.span)
    ]
    gap, mention = min(near, key=lambda n: n[0], default=(_FAR, None))
    return None if mention is None or gap > _NEAR else party(annotated, mention.sentence, mention.head, mention.span)


def _said_before(annotated: Annotated, clause: Clause) -> tuple[Span, ...]:
    """Unquoted words of the content that stand before the cue: "The cuts, she said, “are cruel.”"."""
    sentence = annotated.sentences[clause.sentence]
    for argument in clause.arguments:
        if argument.role == "content" and argument.preposition is None and argument.span.start < clause.predicate.start:
            spans = runs(sentence, [i for i in sentence.subtree(argument.head) if i < clause.head])
            gap = Span(spans[-1].start, clause.predicate.start) if spans else clause.predicate
            return () if any(q.span.overlaps(gap) for q in annotated.quotes) else spans
    return ()


# -- quotations and cues of a paragraph ------------------------------------------------------------


def _passages(annotated: Annotated, quotes: tuple[Quote, ...]) -> Iterator[_Passage]:
    sentences = annotated.sentences
    at = first = 0
    while first < len(sentences):
        stop = first
        while stop < len(sentences) and sentences[stop].paragraph == sentences[first].paragraph:
            stop += 1
        span = sentences[first].span.join(sentences[stop - 1].span)
        inside: list[Quote] = []
        while at < len(quotes) and quotes[at].span.start < span.end:
            if quotes[at].span.end > span.start:
                inside.append(quotes[at])
            at += 1
        leads = annotated.document.text[span.end - 1] == ":"
        found = _speaking(annotated, sentences[first:stop], inside) if inside or leads else ()
        yield _Passage(span, sentences[first:stop], tuple(inside), found)
        first = stop


def _speaking(annotated: Annotated, sentences: tuple[Sentence, ...], quotes: list[Quote]) -> tuple[_Speaking, ...]:
    found: list[_Speaking] = []
    for sentence in sentences:
        for clause in annotated.clauses_at.get(sentence.index, ()):
            cue = cue_of(clause)
            if cue is None or "quote" not in cue.takes or clause.kind != "verb":
                continue
            if any(q.span.contains(clause.predicate) for q in quotes):
                continue
            found.append(_extent(sentence, clause, quotes))
    return tuple(sorted(found, key=attrgetter("start", "end")))


def _extent(sentence: Sentence, clause: Clause, quotes: list[Quote]) -> _Speaking:
    start, end = clause.predicate.start, clause.predicate.end
    for argument in clause.arguments:
        if argument.role not in ("who", "whom") or any(q.span.overlaps(argument.span) for q in quotes):
            continue
        if argument.span.end <= start and start - argument.span.end < _FAR:
            start = min(start, argument.span.start)
        elif argument.role == "who" and argument.span.start >= end:
            end = max(end, argument.span.end)
    return _Speaking(start, end, clause)


def _is_block(text: str, passage: _Passage, quote: Quote) -> bool:
    """Does the quotation stand for itself, not as words inside a clause of the writer's?"""
    inner = quote.inner.of(text).strip()
    if not inner:
        return False
    ahead = text[max(passage.span.start, quote.span.start - _SPACES) : quote.span.start]
    after = text[quote.span.end : quote.span.end + 2].strip()
    word = quote.span.start - len(ahead) + len(ahead.rstrip())
    opens = not ahead.strip() or ahead.rstrip()[-1] in _OPENERS or (inner[0].isupper() and _ends_cue(passage, word))
    closes = inner[-1] in _CLOSERS or not after or after[0] in _CLOSERS
    return opens and closes


def _ends_cue(passage: _Passage, offset: int) -> bool:
    """Does a cue end here? "said “No.”" """
    return any(s.clause.predicate.end == offset for s in _around(passage, offset))


def _around(passage: _Passage, offset: int) -> tuple[_Speaking, ...]:
    """The cue clauses that start within reach of an offset, in the order of their starts."""
    first = bisect_left(passage.cues, offset - 2 * _FAR, key=attrgetter("start"))
    return passage.cues[first : bisect_left(passage.cues, offset + _NEAR + 1, lo=first, key=attrgetter("start"))]


def _tied(text: str, passage: _Passage, quote: Quote) -> _Speaking | None:
    """The cue clause right after the quotation, or the nearest before it in the same sentence."""
    following = [
        s for s in _around(passage, quote.span.end)
        if s.start >= quote.span.end - 1 and _close(text, quote.span.end, s.start, _NEAR)
    ]  # fmt: skip
    after = next((s for s in following if s.clause.link != "relative"), following[0] if following else None)
    before = max(
        (s for s in _around(passage, quote.span.start) if s.end <= quote.span.start),
        key=lambda s: s.clause.predicate.start, default=None,
    )  # fmt: skip
    if before is not None and not _close(text, before.end, quote.span.start, _FAR):
        before = None
    ends_open = quote.inner.of(text).rstrip()[-1:] in _OPEN_ENDS
    if after is not None and (ends_open or before is None):
        return after
    return before or after


def _close(text: str, start: int, end: int, limit: int) -> bool:
    """Do few characters and no end of a sentence lie between?"""
    if end - start > limit:
        return False
    between = text[start : end + 1]
    return not any(not _ABBREVIATION.search(between[: m.start() + 1]) for m in _SENTENCE_END.finditer(between))
