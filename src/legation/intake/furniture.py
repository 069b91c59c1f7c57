"""Lines of a page that are not the article: which they are, and where a list of them begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from legation.intake.patterns import any_of, load_table

_KEYS = ("lines", "captions", "related", "comments", "tails", "labels")
_LONGEST = 420
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The patterns of ``furniture.yml``."""

    lines: re.Pattern[str]
    captions: re.Pattern[str]
    related: re.Pattern[str]
    comments: re.Pattern[str]
    tail: re.Pattern[str]
    labels: re.Pattern[str]

    def is_line(self, line: str) -> bool:
        """Is the whole line furniture, a caption, or marks only?"""
        if len(line) > _LONGEST:
            return False
        return bool(self.lines.fullmatch(line) or self.captions.fullmatch(line)) or self.is_rule(line)

    def is_rule(self, line: str) -> bool:
        """Marks without a letter or digit (a ruled line); a quote mark alone may open a quotation and is none."""
        return bool(_MARKS.fullmatch(line)) and not set(line) & set("\"'“”‘’«»")

    def tail_start(self, line: str) -> int | None:
        """Where furniture glued to the end of a paragraph starts."""
        match = self.tail.search(line, max(0, len(line) - _LONGEST))
        return match.start("tail") if match else None


@cache
def furniture() -> Furniture:
    """The compiled patterns, read once."""
    table = load_table("furniture.yml", *_KEYS)
    compiled = {key: any_of(f"furniture.yml, {key}", table[key], flags=re.IGNORECASE) for key in _KEYS}
    tail = re.compile(rf"(?<=[.!?”\"’)])\s*(?P<tail>(?:(?:{compiled['tails'].pattern})\s*)+)$", re.IGNORECASE)
    return Furniture(
        compiled["lines"], compiled["captions"], compiled["related"], compiled["comments"], tail, compiled["labels"]
    )
