"""Statements: who said, thinks or intends what, with the words that say so.

Direct speech is read first (statements_quoted), then the clauses whose predicate is a cue (statements_reported).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.annotation.annotated import Annotated, Quote
from legation.annotation.linking import party
from legation.extraction.attribution import Attribution, within
from legation.extraction.statements_quoted import quoted
from legation.extraction.statements_reported import reported
from legation.model.findings import Directness, Statement
from legation.model.spans import Span

# A speaker named this many characters away (the last one, for a quotation alone in its paragraph) is no evidence.
_FAR = 600
_LEAD = 12
_SCORE_HEADLINE = 0.8


def find_statements(annotated: Annotated) -> tuple[Statement, ...]:
    """All attributions of a document in the order of its text. No content is told twice."""
    outer = _outer(annotated.quotes)
    spoken = quoted(annotated, outer)
    used = frozenset(a.clause for a in spoken if a.clause is not None)
    blocks = sorted(span for a in spoken for span in a.content)
    told = reported(annotated, blocks, used)
    known = (*spoken, *(_snapped(a, outer) for a in told))
    found = sorted((*_headlined(annotated, known), *known), key=lambda a: (a.content[0], a.cue or a.content[0]))
    return tuple(_statement(f"s{n}", a, outer) for n, a in enumerate(found, start=1))


def _headlined(annotated: Annotated, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "Marin: No deal before spring": a title that gives somebody's words after a colon."""
    taken = [span for a in known for span in a.content]
    for sentence in annotated.sentences:
        if sentence.kind == "body":
            continue
        for mention in annotated.mentions_at.get(sentence.index, ()):
            colon = next((t for t in sentence.tokens if t.start >= mention.span.end), None)
            if mention.span.start > sentence.span.start + _LEAD or colon is None or colon.text != ":":
                continue
            content = within(sentence, colon.index + 1, len(sentence.tokens) - 1)
            if content is not None and not any(span.overlaps(content) for span in taken):
                source = party(annotated, sentence.index, mention.head, mention.span)
                yield Attribution(source, colon.span, (content,), "cue: name + colon", _SCORE_HEADLINE)
            break


def _outer(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Quotations that stand in no other."""
    kept: list[Quote] = []
    for quote in sorted(quotes, key=lambda q: (q.span.start, -q.span.end)):
        if not kept or quote.span.start >= kept[-1].span.end:
            kept.append(quote)
    return tuple(kept)


def _snapped(attribution: Attribution, quotes: Sequence[Quote]) -> Attribution:
    """The content with the whole of each quotation that it takes the first words of: the parse loses marks."""
    content = tuple(_with_marks(span, attribution.cue, quotes) for span in attribution.content)
    return attribution if content == attribution.content else replace(attribution, content=content)


def _with_marks(span: Span, cue: Span | None, quotes: Sequence[Quote]) -> Span:
    at = bisect_left(quotes, span.start, key=lambda q: q.span.end)
    for quote in quotes[at:]:
        if quote.span.start >= span.end:
            break
        opens = span.start <= quote.inner.start + 1
        if opens and not span.contains(quote.span) and (cue is None or not cue.overlaps(quote.span)):
            span = span.join(quote.span)
    return span


def _statement(name: str, a: Attribution, quotes: Sequence[Quote]) -> Statement:
    evidence = _cover((*a.content, a.cue) if a.cue is not None else a.content)
    if a.source is not None:
        whole = evidence.join(a.source.mention)
        evidence = whole if whole.end - whole.start - (evidence.end - evidence.start) <= _FAR else evidence
    return Statement(
        name, a.source, a.cue, a.content, _directness(a.content, quotes), evidence, a.score, a.why, a.kind, a.stance
    )


def _cover(spans: Sequence[Span]) -> Span:
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _directness(content: Sequence[Span], quotes: Sequence[Quote]) -> Directness:
    inside = [any(q.span.start <= s.start and s.end <= q.span.end + 1 for q in quotes) for s in content]
    if all(inside):
        return "direct"
    return "mixed" if any(q.span.overlaps(s) for q in quotes for s in content) else "indirect"
