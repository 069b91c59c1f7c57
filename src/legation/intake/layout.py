"""What each block of an article is: title, byline, key point, heading, body or furniture.

Done in passes, each a plain function over the blocks: (1) furniture by its words, (2) the opening: title, byline,
date line, key points, (3) headings, (4) datelines, glued titles and glued furniture cut off their paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from legation.intake.blocks import Block, is_ended
from legation.intake.furniture import furniture
from legation.intake.openings import openings
from legation.model.spans import Span

Kind = Literal["title", "byline", "date", "credit", "dateline", "label", "key_point", "heading", "body", "furniture"]

_TITLE_WORDS, _TITLE_LENGTH = 28, 180
_HEADING_WORDS, _HEADING_LENGTH = 14, 100
_COMMENTS_AFTER = 3
_LONG = 70
_FIRST_WORD = re.compile(r"[\"'“‘(\[]*[A-Z0-9$€£]")
_LINE_END = re.compile(r"[.…,;:—–-]$")
# A headline may end in "U.S.".
_HEADLINE_END = re.compile(r"(?<![A-Z]\.[A-Z])\.$|[…,;:—–-]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text and what it is. ``glued``: it stands in one paragraph with the piece before."""

    span: Span
    kind: Kind
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """An article's pieces in order, and what its opening lines say. ``published`` as in Document."""

    pieces: tuple[Piece, ...]
    title: str | None
    byline: str | None
    published: str | None


def lay_out(blocks: Sequence[Block], title: str | None = None) -> Layout:
    """Say what each block is. ``title`` is the headline where the source gives it apart."""
    kinds = _furniture(blocks)
    found = title or _headline(blocks, kinds)
    _opening(blocks, kinds, found)
    _headings(blocks, kinds)
    pieces = tuple(_pieces(blocks, kinds, found))
    byline, published = _said_by(blocks, kinds), _published(blocks, kinds)
    return Layout(pieces, " ".join(found.split()) if found else None, byline, published)


def same_words(one: str, other: str) -> bool:
    """Equal but for case, spacing and marks at the end or of quotation."""
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    text = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0xA0: " "})
    return " ".join(text.casefold().split()).rstrip(".… ")


def _furniture(blocks: Sequence[Block]) -> list[Kind]:
    """First pass: ``furniture``, ``label`` or ``body`` for each block."""
    known = furniture()
    kinds: list[Kind] = []
    paragraphs = 0
    in_links = False
    for number, block in enumerate(blocks):
        words = " ".join(block.text.split())
        if paragraphs >= _COMMENTS_AFTER and known.comments.fullmatch(words):
            return kinds + ["furniture"] * (len(blocks) - number)
        whole = is_ended(words) and len(words) > _LONG
        if known.related.fullmatch(words):
            in_links = True
        elif whole or (in_links and block.hint == "heading"):
            in_links = False
        if known.labels.fullmatch(words):
            kinds.append("label")
        elif block.hint == "link" or in_links or known.is_line(words) or known.comments.fullmatch(words):
            kinds.append("furniture")
        else:
            kinds.append("body")
            paragraphs += whole
    # A text that is furniture throughout was misjudged: a headline or sentence handed over alone is read as it is.
    return kinds if "body" in kinds else ["body" if kind == "furniture" else kind for kind in kinds]


def _headline(blocks: Sequence[Block], kinds: Sequence[Kind]) -> str | None:
    """The first line, if it looks like a headline and an article follows."""
    for number, block in enumerate(blocks[:6]):
        if kinds[number] != "body" or openings().byline(block.text) or openings().date_line(block.text):
            continue
        follows = any(
            kind == "body" and is_ended(later.text)
            for later, kind in zip(blocks[number + 1 :], kinds[number + 1 :], strict=True)
        )
        return block.text if follows and _is_headline(block) else None
    return None


def _is_headline(block: Block) -> bool:
    text = block.text
    return (
        block.hint in ("", "heading")
        and len(text) <= _TITLE_LENGTH
        and 2 <= len(text.split()) <= _TITLE_WORDS
        and not _HEADLINE_END.search(text)
        and bool(_FIRST_WORD.match(text))
        and openings().dateline(text) is None
    )


def _opening(blocks: Sequence[Block], kinds: list[Kind], title: str | None) -> None:
    """Second pass: everything before the first paragraph, and credits after the last."""
    known = openings()
    titled = False
    number = 0
    while number < len(blocks):
        block = blocks[number]
        if kinds[number] != "body":
            number += 1
        elif not titled and title and (taken := _title_blocks(blocks, number, title)):
            kinds[number : number + taken] = ["title"] * taken
            titled, number = True, number + taken
        elif known.byline(block.text):
            kinds[number], number = "byline", number + 1
        elif known.date_line(block.text):
            kinds[number], number = "date", number + 1
        elif (run := _bullets(blocks, kinds, number)) >= 2:
            kinds[number : number + run] = ["key_point"] * run
            break
        elif len(block.text) > _LONG or is_ended(block.text) or number > 8:
            break
        else:
            number += 1
    for number, block in enumerate(blocks):
        if kinds[number] == "body" and known.is_credit(block.text):
            kinds[number] = "credit"


def _title_blocks(blocks: Sequence[Block], first: int, title: str) -> int:
    """How many blocks from ``first`` on make up the title; 0 if none do."""
    words = ""
    for count, block in enumerate(blocks[first : first + 3], 1):
        words = f"{words} {block.text}"
        if same_words(words, title):
            return count
    return 0


def _bullets(blocks: Sequence[Block], kinds: Sequence[Kind], first: int) -> int:
    run = first
    while run < len(blocks) and blocks[run].hint == "bullet" and kinds[run] == "body":
        run += 1
    return run - first


def _headings(blocks: Sequence[Block], kinds: list[Kind]) -> None:
    """Third pass: short lines without a full stop that a paragraph follows."""
    read = [i for i, kind in enumerate(kinds) if kind == "body"]
    for place, number in enumerate(read):
        block = blocks[number]
        after = blocks[read[place + 1]] if place + 1 < len(read) else None
        if after is None or block.hint in ("bullet", "paragraph"):
            continue
        # A question is a heading only over a whole paragraph: else it may be one of the text's own sentences.
        full = len(after.text) > _HEADING_LENGTH or (is_ended(after.text) and not is_ended(block.text))
        if block.hint == "heading" or (full and _is_heading(block.text)):
            kinds[number] = "heading"


def _is_heading(text: str) -> bool:
    return (
        len(text) <= _HEADING_LENGTH
        and len(text.split()) <= _HEADING_WORDS
        and bool(_FIRST_WORD.match(text))
        and any(character.isalpha() for character in text)
        and not _LINE_END.search(text)
        and not (is_ended(text) and text[-1] != "?")
        and openings().dateline(text) is None
    )


def _pieces(blocks: Sequence[Block], kinds: Sequence[Kind], title: str | None) -> Iterator[Piece]:
    """Last pass: bullets' marks, datelines, titles and furniture glued to a paragraph become pieces of their own."""
    bodies = 0
    for block, kind in zip(blocks, kinds, strict=True):
        if block.mark:
            yield Piece(block.mark, "furniture")
        if kind != "body":
            yield Piece(block.span, kind, block.mark is not None)
            continue
        bodies += 1
        yield from _paragraph(block, title if bodies == 1 else None, bodies <= 3)


def _paragraph(block: Block, title: str | None, may_open: bool) -> Iterator[Piece]:
    start, end = block.span
    tail = furniture().tail_start(block.text)
    stop = start + tail if tail else end
    glued = block.mark is not None
    if title and (length := _glued_title(block.text, title)):
        yield Piece(Span(start, start + length), "title", glued)
        start, glued = _skip_blank(block, start + length), True
    if may_open and (ends := openings().dateline(block.text[start - block.span.start :])):
        head = block.text[start - block.span.start :][:ends].rstrip()
        yield Piece(Span(start, start + len(head)), "dateline", glued)
        start, glued = _skip_blank(block, start + ends), True
    body = block.text[start - block.span.start : stop - block.span.start].rstrip()
    if body:
        yield Piece(Span(start, start + len(body)), "body", glued)
    if tail:
        yield Piece(Span(stop, end), "furniture", True)


def _glued_title(text: str, title: str) -> int:
    """The length of the title and its full stop, where a paragraph starts with them and goes on."""
    head = text[: len(title)]
    if len(title) < 15 or not same_words(head, title) or len(text) < len(title) + 20:
        return 0
    after = re.compile(r"[.?!]?[\"'”’]?\s+(?=[\"'“‘(]*[A-Z0-9])").match(text, len(title))
    return len(text[: after.end()].rstrip()) if after else 0


def _skip_blank(block: Block, place: int) -> int:
    while place < block.span.end and block.text[place - block.span.start].isspace():
        place += 1
    return place


def _said_by(blocks: Sequence[Block], kinds: Sequence[Kind]) -> str | None:
    names = [openings().byline(block.text) for block, kind in zip(blocks, kinds, strict=True) if kind == "byline"]
    return next((" ".join(name.split()) for name in names if name), None)


def _published(blocks: Sequence[Block], kinds: Sequence[Kind]) -> str | None:
    """The day of a line that says so; of several, one that is not an update."""
    days = [openings().date_line(block.text) for block, kind in zip(blocks, kinds, strict=True) if kind == "date"]
    stated = sorted((day for day in days if day and day[0]), key=lambda day: not day[1])
    return stated[0][0] if stated else None
