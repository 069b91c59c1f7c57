"""A plain text to its blocks: paragraphs, headings and bullets with their places, before anyone says which is which.

Four layouts are told apart by the text itself: paragraphs between blank lines, one paragraph a line, lines wrapped at
a fixed width (a block then spans several lines), and one long line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from legation.model.spans import Span

Hint = Literal["", "heading", "bullet", "paragraph", "link"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANK = re.compile(r"\s")
_BULLET = re.compile(r"[-–*•●▪‣◦·■►]\s+(?=[\w\"'“‘(])")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$|[\"”]$")
_WIDEST_WRAP = 110
_SLACK = 14


@dataclass(frozen=True, slots=True)
class Block:
    """One block. ``mark`` is the span of a bullet's mark before it; ``hint`` is what a page's own markup says.

    ``text`` has the length of ``span``, with a plain space for each white space character (line breaks too).
    """

    span: Span
    text: str
    hint: Hint = ""
    mark: Span | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    blank_before: bool
    indented: bool


def is_ended(text: str) -> bool:
    """Does it close like a sentence?"""
    return bool(_ENDED.search(text, max(0, len(text) - 40)))


def text_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text in order. All that is not white space is in a block or in a bullet's mark."""
    lines = list(_lines(text))
    wrapped = _is_wrapped(lines)
    width = max((len(line.text) for line in lines), default=0)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and not _starts_block(groups[-1][-1], line, wrapped, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_block(text, group) for group in groups)


def _lines(text: str) -> Iterator[_Line]:
    end = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        breaks = len(_BREAK.findall(text, end, start))
        yield _Line(Span(start, start + len(words)), words, breaks > 1, start - match.start() >= 2)
        end = start + len(words)


def _is_wrapped(lines: Sequence[_Line]) -> bool:
    """Are the lines cut at a width? Then most do not end like a sentence, and few had room for the next word."""
    joints = [
        (line, after) for line, after in pairwise(lines)
        if not after.blank_before and not _BULLET.match(after.text)
    ]  # fmt: skip
    if len(joints) < 2:
        return False
    width = max(len(line.text) for line, _ in joints)
    if width > _WIDEST_WRAP or width < 30:
        return False
    opened = sum(not is_ended(line.text) for line, _ in joints)
    full = sum(not _had_room(line.text, after.text, width - _SLACK) for line, after in joints)
    return opened >= 0.5 * len(joints) and full >= 0.6 * len(joints)


def _had_room(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(None, 1)[0]) <= width


def _starts_block(line: _Line, after: _Line, wrapped: bool, width: int) -> bool:
    if after.blank_before or _BULLET.match(after.text):
        return True
    if not wrapped:
        # A sentence that runs on: nothing closed it, and the next line starts small.
        return is_ended(line.text) or not after.text[0].islower() or line.text[-1] in "—–-_"
    if after.indented and not line.indented:
        return True
    short = len(line.text) < 0.6 * width
    return _had_room(line.text, after.text, width - _SLACK) and (is_ended(line.text) or short)


def _block(text: str, group: Sequence[_Line]) -> Block:
    span = Span(group[0].span.start, group[-1].span.end)
    if match := _BULLET.match(group[0].text):
        words = Span(span.start + match.end(), span.end)
        return Block(words, _BLANK.sub(" ", words.of(text)), "bullet", Span(span.start, span.start + 1))
    return Block(span, _BLANK.sub(" ", span.of(text)))
