"""A sentence as pieces: the words and figures that time expressions are made of, each with its code.

spaCy keeps "24-year" and "mid-1996" whole and splits "mid-January"; here all are cut alike, so that the grammar
sees one form. Offsets stay the document's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from legation.annotation.times.vocabulary import Entry, Value, Vocabulary, vocabulary
from legation.annotation.tokens import Sentence, Token

GAP = " "
_MONTHS_AND_DAYS = frozenset({"MONTH", "WEEKDAY"})
_SPLIT = re.compile(
    r"\d{1,2}[:.]\d{2}(?!\d)|\d+(?:,\d{3})+|\d+(?:st|nd|rd|th|s)?(?![a-z])|\d+(?=[ap]\.?m)"
    r"|[^\W\d_]+(?:\.[a-z]\.?)*|\S",
    re.I,
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})$")
_FIGURE_AMPM = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?([ap])\.?m\.?$", re.I)
_DASHES = "-–‐‑"
_NO_VALUES: Mapping[str, Value] = {}


class Piece(NamedTuple):
    """A word, figure or run of words. ``values`` holds its value in each class; empty for any other word."""

    code: str
    text: str
    start: int
    end: int
    token: int
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Line:
    """The pieces of a sentence and their codes as one string."""

    sentence: Sentence
    pieces: tuple[Piece, ...]
    codes: str


class _Raw(NamedTuple):
    text: str
    lower: str
    start: int
    token: Token


def read_line(sentence: Sentence) -> Line | None:
    """The sentence in pieces, or None where no word of it can begin or be a time expression."""
    words = vocabulary()
    raw: list[_Raw] = []
    known = False
    for token in sentence.tokens:
        text = token.text
        lower = text.lower()
        if lower in words.known:
            known = True
            raw.append(_Raw(text, lower, token.start, token))
        elif text.isalpha() or (len(text) == 1 and not text.isdigit()):
            raw.append(_Raw(text, "'s" if lower == "’s" else "'" if lower == "’" else lower, token.start, token))
        else:
            known = known or not text.isalpha()
            raw.extend(_split(token))
    if not known:
        return None
    pieces = _pieces(raw, words)
    codes = "".join(piece.code for piece in pieces)
    return Line(sentence, pieces, codes) if codes.strip() else None


def _split(token: Token) -> list[_Raw]:
    text = token.text
    if text in vocabulary().fractions or _ISO.match(text) or _SLASHED.match(text) or _FIGURE_AMPM.match(text):
        return [_Raw(text, text.lower(), token.start, token)]
    if text[0] in "'’" and not text[1:2].isdigit():
        return [_Raw(text, text.lower().replace("’", "'"), token.start, token)]
    found = []
    for match in _SPLIT.finditer(text):
        piece = match.group()
        found.append(_Raw(piece, piece.lower(), token.start + match.start(), token))
    return found


def _pieces(raw: list[_Raw], words: Vocabulary) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    i = 0
    while i < len(raw):
        word = raw[i]
        if word.lower not in words.known and not word.lower[0].isdigit():
            end = word.start + len(word.text)
            pieces.append(Piece(GAP, word.lower, word.start, end, word.token.index, _NO_VALUES))
            i += 1
            continue
        piece, i = _number(raw, i, words) or _phrase(raw, i, words) or _figure(raw, i, words) or _word(raw, i, words)
        pieces.append(piece)
    return tuple(pieces)


def _join(raw: list[_Raw], first: int, stop: int, code: str, values: Mapping[str, Value]) -> tuple[Piece, int]:
    last = raw[stop - 1]
    text = " ".join(r.lower for r in raw[first:stop])
    return Piece(code, text, raw[first].start, last.start + len(last.text), last.token.index, values), stop


def _word(raw: list[_Raw], i: int, words: Vocabulary) -> tuple[Piece, int]:
    word = raw[i]
    entry = words.words.get(word.lower)
    if entry is None or not _allowed(entry, word):
        return _join(raw, i, i + 1, GAP, {})
    return _join(raw, i, i + 1, entry.code, entry.values)


def _allowed(entry: Entry, word: _Raw) -> bool:
    """Is the word what its entry says? Months and weekdays have a capital; "May" can be a verb and "June" a woman."""
    if not entry.capital:
        return True
    if not word.text[0].isupper():
        return False
    if _MONTHS_AND_DAYS & entry.values.keys():
        return word.token.tag not in ("MD", "VB", "VBP", "VBD") and word.token.entity != "PERSON"
    return True


def _phrase(raw: list[_Raw], i: int, words: Vocabulary) -> tuple[Piece, int] | None:
    runs = words.phrases.get(raw[i].lower)
    for run, entry in runs or ():
        stop = i + len(run)
        if stop <= len(raw) and all(_same(raw[i + n].lower, word) for n, word in enumerate(run)):
            if entry.capital and not raw[i].text[0].isupper():
                continue
            return _join(raw, i, stop, entry.code, entry.values)
    return None


def _same(lower: str, word: str) -> bool:
    return lower == word or (word == "-" and lower in _DASHES)


def _number(raw: list[_Raw], i: int, words: Vocabulary) -> tuple[Piece, int] | None:
    """A run of number words as one number, or as a year."""
    numbers = words.numbers
    run: list[int] = []
    stop = j = i
    if raw[i].lower == "a" and i + 1 < len(raw) and numbers.get(raw[i + 1].lower, 0) >= 100:
        run, j = [1], i + 1
    elif raw[i].lower not in numbers:
        return None
    while j < len(raw):
        if raw[j].lower in numbers:
            run.append(numbers[raw[j].lower])
            stop = j = j + 1
        elif raw[j].lower in _DASHES and j + 1 < len(raw) and raw[j + 1].lower in numbers and run[-1] % 10 == 0:
            j += 1
        else:
            break
    value = whole_number(run)
    if value is None:
        stop, value = i + 1, run[0]
        run = run[:1]
    if len(run) > 1 and run[0] in range(10, 20) and run[1] < 100 and value > 1000:
        return _join(raw, i, stop, words.code("YEAR", "WORD"), {"YEAR": value})
    if run[0] == 2 and 2000 <= value < 2100:
        return _join(raw, i, stop, words.code("NUM", "YEAR", "WORD"), {"NUM": value, "YEAR": value, "ROUND": True})
    values = {"NUM": value, "DAY": value, "HOUR": value}
    if 1 <= value <= 24:
        shape = ("NUM", "DAY", "HOUR", "WORD", *(("ONE",) if value == 1 else ()))
    else:
        shape = ("NUM", "DAY", "WORD") if value <= 31 else ("NUM", "WORD")
    return _join(raw, i, stop, words.code(*shape), values)


def whole_number(run: list[int]) -> int | None:
    """The number that a run of number words spells (20 4 is 24; 19 90 6 is 1996), or None where it spells none."""
    if len(run) >= 2 and 10 < run[0] < 20 and 10 <= run[1] < 100:
        tail = whole_number(run[1:])
        return run[0] * 100 + tail if tail is not None and tail < 100 else None
    total = group = 0
    last = 10_000
    for n in run:
        if n == 1000:
            total, group, last = total + max(1, group) * 1000, 0, 1000
        elif n == 100:
            group, last = max(1, group) * 100, 100
        elif last < 20 or (last < 100 and n >= 10):
            return None
        else:
            group, last = group + n, n
    return total + group


def _figure(raw: list[_Raw], i: int, words: Vocabulary) -> tuple[Piece, int] | None:
    """A figure by its shape: day, hour, year, decade, clock time, whole date."""
    text = raw[i].lower
    if text in words.fractions:
        return _join(raw, i, i + 1, words.code("FRACTION"), {"FRACTION": words.fractions[text]})
    if text == "'" and i + 1 < len(raw) and raw[i + 1].start == raw[i].start + len(raw[i].text):
        return _short_year(raw, i, words)
    if not text[0].isdigit():
        return None
    if whole := _iso(raw, i, words):
        return whole
    if match := _SLASHED.match(text):
        return _join(raw, i, i + 1, words.code("SLASHED"), {"SLASHED": tuple(map(int, match.groups()))})
    if match := _FIGURE_AMPM.match(text):
        hour = int(match[1]) % 12 + (12 if match[3] == "p" else 0)
        return _join(raw, i, i + 1, words.code("FIGUREAMPM"), {"FIGUREAMPM": (hour, match[2])})
    if re.fullmatch(r"\d{1,2}[:.]\d{2}", text):
        hour, minute = int(text[:-3]), int(text[-2:])
        if hour <= 24 and minute < 60:
            return _join(raw, i, i + 1, words.code("CLOCK"), {"CLOCK": (hour, minute, text[-3])})
        return None
    if re.fullmatch(r"(?:1\d|20)\d0s", text):
        return _join(raw, i, i + 1, words.code("DECADE"), {"DECADE": text[:3]})
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", text):
        number = int(text[:-2])
        return _join(raw, i, i + 1, words.code("ORD", *(("ORDDAY",) if number <= 31 else ())), {"ORD": number})
    return _plain_figure(raw, i, words)


def _plain_figure(raw: list[_Raw], i: int, words: Vocabulary) -> tuple[Piece, int] | None:
    text = raw[i].lower.replace(",", "")
    if not text.isdecimal() or len(text) > 6:
        return None
    number = int(text)
    values = {"NUM": number, "DAY": number, "HOUR": number, "YEAR": number}
    if len(text) == 4 and "," not in raw[i].text and 1000 <= number <= 2199:
        shape: tuple[str, ...] = ("NUM", "YEAR")
    elif 1 <= number <= 24:
        shape = ("NUM", "DAY", "HOUR")
    else:
        shape = ("NUM", "DAY") if 24 < number <= 31 else ("NUM",)
    return _join(raw, i, i + 1, words.code(*shape), values)


def _iso(raw: list[_Raw], i: int, words: Vocabulary) -> tuple[Piece, int] | None:
    """2024-12-25, as one token or as the five that spaCy makes of it."""
    end = raw[i].start
    text = ""
    for stop in range(i, min(i + 5, len(raw))):
        if raw[stop].start != end or len(text) > 10:
            break
        text += raw[stop].text
        end = raw[stop].start + len(raw[stop].text)
        if match := _ISO.match(text):
            return _join(raw, i, stop + 1, words.code("ISO"), {"ISO": tuple(map(int, match.groups()))})
    return None


def _short_year(raw: list[_Raw], i: int, words: Vocabulary) -> tuple[Piece, int] | None:
    """'98 and '80s, with the apostrophe a token of its own."""
    text = raw[i + 1].lower
    if re.fullmatch(r"\d0s", text):
        return _join(raw, i, i + 2, words.code("DECADE"), {"DECADE": f"19{text[0]}"})
    if re.fullmatch(r"\d\d", text):
        return _join(raw, i, i + 2, words.code("YEAR", "SHORT"), {"YEAR": int(text), "SHORT": True})
    return None
