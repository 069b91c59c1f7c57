"""How an article opens and closes: byline, credit, dateline, date line (patterns in ``openings.yml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from legation.intake.dates import is_only_date, normalise_published
from legation.intake.patterns import OPENINGS, any_of, openings_table
from legation.ontology.load import check

_LONGEST_DATELINE = 120
_LONGEST_LINE = 320
_LONGEST_BYLINE = 160


@dataclass(frozen=True, slots=True)
class Openings:
    """The patterns of ``openings.yml``."""

    bylines: re.Pattern[str]
    credits: re.Pattern[str]
    datelines: re.Pattern[str]
    not_datelines: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]

    def byline(self, line: str) -> str | None:
        """The names in a line that only says who wrote the article."""
        match = self.bylines.fullmatch(line) if len(line) <= _LONGEST_BYLINE else None
        return next((words for words in match.groups() if words), line) if match else None

    def is_credit(self, line: str) -> bool:
        """Does the line only say who worked on the article?"""
        return len(line) <= _LONGEST_LINE and bool(self.credits.fullmatch(line))

    def dateline(self, paragraph: str) -> int | None:
        """How many characters at the start of a paragraph say where it was written, dash and space included."""
        match = self.datelines.match(paragraph, 0, _LONGEST_DATELINE)
        if match is None or self.not_datelines.match(paragraph):
            return None
        return match.end()

    def date_line(self, line: str) -> tuple[str | None, bool] | None:
        """For a line that only gives a date: the day, and whether it is that of publication (else of an update)."""
        if len(line) > 100:
            return None
        updated = self.updated.match(line)
        mark = updated or self.published.match(line)
        words = line[mark.end() :].strip(" :|,-–—•·") if mark else line
        if day := normalise_published(words):
            return day, updated is None
        # "Updated at 11:39 a.m." gives no day, and is no part of the article either.
        return (None, False) if is_only_date(words) else None


@cache
def openings() -> Openings:
    """The compiled patterns, read once."""
    table = openings_table()
    names, where = table["names"], f"{OPENINGS}, "
    check(isinstance(names, dict), "must map names to patterns", file=OPENINGS, entry="names")
    bylines, credit, datelines, not_datelines = (
        any_of(where + key, table[key], names) for key in ("bylines", "credits", "datelines", "not_datelines")
    )
    words = table["date_words"]
    published, updated = (
        any_of(where + "date_words", [words[key] + r"\b"], flags=re.IGNORECASE) for key in ("published", "updated")
    )
    return Openings(bylines, credit, datelines, not_datelines, published, updated)
