"""Quoted spans of a document, paragraph by paragraph, with recovery of marks that are missing.

Read are straight and curly double marks, the `` and '' of old newswire, guillemets, and single marks that are no
apostrophes. A quote inside a quote is a Quote of its own. A mark that opens and is not closed reaches to the end of its
sentence; one that closes and was not opened, back to the start of its sentence. A quote that runs over paragraphs, with
an opening mark at the start of each, gives one Quote a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from legation.annotation.annotated import Quote
from legation.model.documents import Document
from legation.model.spans import Span, trimmed
from legation.ontology.load import check_keys, check_words, read_yaml

_KINDS = frozenset({"title", "heading", "key_point", "body"})
_DOUBLE = re.compile(r"``|''|’’|‘‘|[\"“”„«»‟]")
_SINGLE = re.compile(r"[‘’']")
_CLOSERS = "\"'”’»)]"
_BEFORE_OPENING = "([{—–-/:,…"
# Possessive quantifiers and the look-behind keep it linear on long runs of dots or marks.
_BOUNDARY = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+\s++(?=[\"“‘'(\[]{0,3}[A-Z0-9])")
_LAST_WORD = re.compile(r"[\w.]*\Z")
_LONGEST_WORD = 12
_LONGEST_RUN = 6

Side = Literal["open", "close", "either"]


class _Mark(NamedTuple):
    start: int
    end: int
    side: Side


@cache
def _words(entry: str) -> frozenset[str]:
    file = "legation.annotation/quotes.yml"
    data = check_keys(read_yaml("legation.annotation", "quotes.yml"), file=file, name="file",
                      required=("elisions", "abbreviations"))  # fmt: skip
    return frozenset(check_words(data[entry], file=file, entry=entry))


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """All quoted spans in the order of the text. Never raises; time grows with the length of the text."""
    text = document.text
    paragraphs = [p.span for p in document.paragraphs if p.kind in _KINDS]
    marks = [_paragraph_marks(text, span) for span in paragraphs]
    found: list[Quote] = []
    until = -1
    for number, span in enumerate(paragraphs):
        run_end = max(until, _run_end(marks, paragraphs, number))
        doubles, is_open = _double_quotes(text, span, marks[number], number <= until, run_end > number)
        until = run_end if is_open else -1
        found.extend(doubles)
        found.extend(_single_quotes(text, span, doubles))
    return tuple(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end)))


def _run_end(marks: Sequence[Sequence[_Mark]], paragraphs: Sequence[Span], number: int) -> int:
    """The last paragraph that a quote still open at the end of paragraph ``number`` goes on in; itself if none.

    It goes on where the next paragraph opens with a mark (the house rule of newspapers), or where the next mark, a
    few paragraphs on, is one that closes.
    """
    for later in range(number + 1, min(number + 1 + _LONGEST_RUN, len(paragraphs))):
        if marks[later]:
            first = marks[later][0]
            if first.side == "close":
                return later
            return number + 1 if later == number + 1 and first.start == paragraphs[later].start else number
    return number


def _paragraph_marks(text: str, span: Span) -> list[_Mark]:
    return [_double_mark(text, span, match) for match in _DOUBLE.finditer(text, span.start, span.end)]


def _double_quotes(
    text: str, span: Span, marks: Sequence[_Mark], is_inside: bool, goes_on: bool
) -> tuple[list[Quote], bool]:
    """Quotes of one paragraph, and whether one goes on after it.

    ``is_inside``: the paragraph may begin inside a quote; ``goes_on``: a quote that is open at its end is no fault.
    """
    quotes: list[Quote] = []
    opened: _Mark | None = _Mark(span.start, span.start, "open") if is_inside and _starts_inside(marks, span) else None
    if not marks and opened is None:
        return quotes, False
    edges = _boundaries(text, span)
    floor = span.start
    skip = -1
    for number, mark in enumerate(marks):
        if number <= skip:
            continue
        if opened is None:
            if mark.side != "close":
                opened = mark
            elif not _is_measure(text, mark):
                start = max(floor, edges[bisect_right(edges, mark.start - 1) - 1])
                quotes.extend(_recovered(text, Span(start, mark.end), Span(start, mark.start)))
                floor = mark.end
        elif mark.side != "open" or _is_loose_close(text, mark):
            quotes.append(Quote(Span(opened.start, mark.end), Span(opened.end, mark.start), recovered=False))
            opened, floor = None, mark.end
        elif [later.side for later in marks[number + 1 : number + 3]] == ["close", "close"]:
            skip = number + 1
        else:
            end = _sentence_end(text, edges, opened, mark.start)
            quotes.extend(_recovered(text, Span(opened.start, end), Span(opened.end, end)))
            opened, floor = mark, end
    if opened is not None and goes_on:
        quotes.append(Quote(Span(opened.start, span.end), Span(opened.end, span.end), recovered=False))
    elif opened is not None:
        end = _sentence_end(text, edges, opened, span.end)
        quotes.extend(_recovered(text, Span(opened.start, end), Span(opened.end, end)))
    return quotes, opened is not None and goes_on


def _starts_inside(marks: Sequence[_Mark], span: Span) -> bool:
    return not marks or (marks[0].side == "close" and marks[0].start > span.start)


def _is_loose_close(text: str, mark: _Mark) -> bool:
    """A straight mark that stands one space off: ``We agree, "she said``."""
    return text[mark.start : mark.end] == '"' and text[max(0, mark.start - 2) : mark.start] in {", ", "? ", "! "}


def _recovered(text: str, span: Span, inner: Span) -> Iterator[Quote]:
    """A quote with a missing mark, without the blanks at an edge that was guessed."""
    words = trimmed(inner, text)
    if words.end > words.start:
        start = span.start if span.start < inner.start else words.start
        end = span.end if span.end > inner.end else words.end
        yield Quote(Span(start, end), words, recovered=True)


def _double_mark(text: str, span: Span, match: re.Match[str]) -> _Mark:
    """The mark with its side: told by its shape, else by the characters beside it."""
    start, end = match.span()
    before = text[start - 1] if start > span.start else " "
    after = text[end] if end < span.end else " "
    side: Side = "either"
    before_can = before.isspace() or before in _BEFORE_OPENING or before in "‘'“\""
    can_open = before_can and not after.isspace() and after not in ",.;:!?)"
    can_close = not before.isspace() and not after.isalnum()
    shape = match.group()
    if shape in {"“", "``", "„", "«", "‘‘", "‟"}:
        side = "close" if can_close and not can_open else "open"
    elif shape in {"”", "»", "’’", "''"}:
        side = "open" if can_open and not can_close else "close"
    elif can_open != can_close:
        side = "open" if can_open else "close"
    return _Mark(start, end, side)


def _is_measure(text: str, mark: _Mark) -> bool:
    """Inches after a number (6'2") are no closing mark."""
    return text[mark.start : mark.end] in {'"', "''", "”"} and mark.start > 0 and text[mark.start - 1].isdigit()


def _boundaries(text: str, span: Span) -> list[int]:
    """Where sentences of the paragraph start."""
    starts = [span.start]
    for match in _BOUNDARY.finditer(text, span.start, span.end):
        last = _LAST_WORD.search(text[max(span.start, match.start() - _LONGEST_WORD) : match.start()])
        word = last.group() if last else ""
        is_initial = word[-1:].isupper() and (len(word) == 1 or "." in word)
        if not is_initial and word not in _words("abbreviations"):
            starts.append(match.end())
    return starts


def _sentence_end(text: str, edges: Sequence[int], opened: _Mark, limit: int) -> int:
    """End of the sentence that the mark opens, without the space after it, at most ``limit``."""
    place = bisect_right(edges, opened.end)
    end = min(edges[place], limit) if place < len(edges) else limit
    while end > opened.end and text[end - 1].isspace():
        end -= 1
    return end


def _single_quotes(text: str, span: Span, doubles: Sequence[Quote]) -> list[Quote]:
    """Single marks in pairs, wholly inside or wholly outside of each double quote. No recovery: apostrophes abound."""
    taken = [place for quote in doubles for place in (quote.span.start, quote.inner.end)]
    opened: int | None = None
    ends: list[int] = []
    quotes: list[Quote] = []
    for match in _SINGLE.finditer(text, span.start, span.end):
        at = match.start()
        if _opens_single(text, span, at):
            if opened is not None and ends:
                quotes.append(_single(opened, ends))
            opened, ends = at, []
        elif opened is not None and _closes_single(text, span, at):
            ends.append(at)
            if not _may_be_possessive(text, span, at):
                quotes.append(_single(opened, ends))
                opened, ends = None, []
    if opened is not None and ends:
        quotes.append(_single(opened, ends))
    return [q for q in quotes if bisect_left(taken, q.span.start) == bisect_left(taken, q.span.end)]


def _single(opened: int, ends: Sequence[int]) -> Quote:
    return Quote(Span(opened, ends[-1] + 1), Span(opened + 1, ends[-1]), recovered=False)


def _opens_single(text: str, span: Span, at: int) -> bool:
    before = text[at - 1] if at > span.start else " "
    if text[at] == "’" or not (before.isspace() or before in '(["“—–-/'):
        return False
    if (at > span.start and text[at - 1] in "‘’'`") or text[at + 1 : at + 2] in {"'", "‘", "’"}:
        return False
    word = re.match(r"\w+", text[at + 1 : at + 12])
    return word is not None and word.group().lower() not in _words("elisions") and not word.group()[0].isdigit()


def _closes_single(text: str, span: Span, at: int) -> bool:
    if text[at] == "‘" or at == span.start:
        return False
    before, after = text[at - 1], text[at + 1 : at + 2] if at + 1 < span.end else " "
    return not before.isspace() and not after.isalnum() and after not in "'’" and before not in "'’‘"


def _may_be_possessive(text: str, span: Span, at: int) -> bool:
    """ "teachers' unions": an s before, a space and a letter after."""
    return (
        text[at - 1] in "sz"
        and text[at + 1 : at + 2].isspace()
        and text[at + 2 : at + 3].islower()
        and at + 2 < span.end
    )
