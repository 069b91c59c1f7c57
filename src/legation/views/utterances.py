"""Utterances: the same quoted words of the same speaker in several documents are one utterance with several places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from legation.model.findings import Statement
from legation.record.base import Lookup
from legation.record.rows import Filter, Name, Row
from legation.views.listing import ALL, asked, day_of, in_order, page
from legation.views.parties import named, same_party
from legation.views.words import folded

_LEAST_WORDS, _RUN = 5, 3
_MARKS = "“”\"«»‘’' ,"
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]+)(?:[”\"»]|$)")


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words that somebody said, with every place where they are quoted.

    ``places`` are the rows, oldest first; each finding is a Statement. ``id`` is that of the first place, ``words`` the
    longest quotation. ``first`` and ``last`` are days of publication, None where none is known.
    """

    id: str
    source: str | None
    words: str
    first: str | None
    last: str | None
    places: tuple[Row, ...]


def utterances(lookup: Lookup, where: Filter = ALL) -> tuple[Utterance, ...]:
    """Utterances of which at least one place is left by the filter, whole; those quoted last come first.

    Two quotations are the same where they have the same speaker, known by name, and at least five words, and one holds
    the other or nine tenths of the shorter's words stand in the longer in their order. Case, accents and marks are
    nothing. What is only reported ("he said that …") is left out.
    """
    left = asked(lookup, "statements", where)
    rows = [row for row in in_order(lookup.list("statements")) if quoted(row)]
    found = [_utterance(places) for places in _same(rows) if left.leaves(places)]
    return page(sorted(found, key=lambda u: (u.last or "", u.id), reverse=True), where)


def quoted(row: Row) -> str:
    """The statement's words that stand in quotation marks; empty where none do."""
    statement = row.finding
    assert isinstance(statement, Statement)
    parts = [row.words[max(0, s.start - row.start) : max(0, s.end - row.start)] for s in statement.content]
    if statement.directness == "mixed":
        parts = [found for part in parts for found in _QUOTED.findall(part)]
    elif statement.directness == "indirect":
        parts = []
    return " … ".join(filter(None, (" ".join(part.split()).strip(_MARKS) for part in parts)))


def same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Are the folded words of two quotations the same, for the most part?"""
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST_WORDS:
        return False
    if f" {' '.join(short)} " in f" {' '.join(long)} ":
        return True
    needed = 9 * len(short)
    if 10 * sum((Counter(short) & Counter(long)).values()) < needed:
        return False
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return 10 * sum(block.size for block in blocks) >= needed


def _same(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """The rows in groups of the same words and speaker, each group in the order of the rows."""
    words = [folded(quoted(row)).split() for row in rows]
    speakers = [_speaker(row) for row in rows]
    group = list(range(len(rows)))
    by_run: dict[tuple[str, ...], list[int]] = defaultdict(list)

    def root(n: int) -> int:
        while group[n] != n:
            n = group[n]
        return n

    for n, speaker in enumerate(speakers):
        if speaker is None:
            continue
        # Whatever counts as the same shares a run of words, which keeps the pairs to compare few.
        runs = {(folded(speaker.name), *words[n][i : i + _RUN]) for i in range(len(words[n]) - _RUN + 1)}
        for other in sorted({m for run in runs for m in by_run[run]}):
            known = speakers[other]
            alike = known is not None and same_party(speaker, known)
            if alike and root(other) != root(n) and same_words(words[n], words[other]):
                group[max(root(n), root(other))] = min(root(n), root(other))
        for run in runs:
            by_run[run].append(n)
    members: dict[int, list[Row]] = defaultdict(list)
    for n, row in enumerate(rows):
        members[root(n)].append(row)
    yield from map(tuple, members.values())


def _speaker(row: Row) -> Name | None:
    return next(iter(named(row, "source")), None)


def _utterance(places: tuple[Row, ...]) -> Utterance:
    days = sorted(day for row in places if (day := day_of(row)) is not None)
    source = places[0].named("source")
    first, last = (days[0], days[-1]) if days else (None, None)
    return Utterance(
        places[0].id, source[0] if source else None, max(map(quoted, places), key=len), first, last, places
    )
