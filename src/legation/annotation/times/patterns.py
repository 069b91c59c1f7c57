"""The notation that the grammar is written in, and how its rules are tried.

A rule is a sequence of class names with the signs of regular expressions: ``(THE? rel=LAST)? month=MONTH (COMMA?
year=YEAR)?``. ``name=CLASS`` keeps what it matched under a name; ``[A B]`` is a word of one of several classes. The
notation is turned into a regular expression over codes (see ``vocabulary``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from legation.annotation.times.context import Context
from legation.annotation.times.days import Interval
from legation.annotation.times.lexer import Line, Piece
from legation.annotation.times.vocabulary import Value, vocabulary
from legation.model.times import TimexType

_TERM = re.compile(r"(?:([a-z_0-9]+)=)?(?:([A-Z][A-Z_0-9]*)|\[([A-Z_0-9 ]+)\])([?*+]?)|([()|?*+])")


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule makes of its words.

    ``interval`` stands for the one that ``value`` names, where that differs. ``frame`` is False where later words
    cannot look back to it.
    """

    type: TimexType
    value: str
    mod: str | None = None
    interval: Interval | None = None
    frame: bool = True


NOTHING = Found("DURATION", "", frame=False)  # words that only look like a time; they are passed over


class Match:
    """Words that a rule matched, by the names in the rule."""

    __slots__ = ("_match", "_names", "line")

    def __init__(self, line: Line, match: re.Match[str], names: Mapping[str, tuple[int, ...]]) -> None:
        self.line, self._match, self._names = line, match, names

    @property
    def first(self) -> int:
        """The first piece."""
        return self._match.start()

    @property
    def last(self) -> int:
        """The last piece."""
        return self._match.end() - 1

    def at(self, name: str) -> int:
        """The piece of the named part, as an index into the line; -1 where it did not match."""
        return max((self._match.start(group) for group in self._names.get(name, ())), default=-1)

    def has(self, name: str) -> bool:
        """Did the named part match?"""
        return self.at(name) >= 0

    def get(self, name: str, kind: str) -> Value:
        """The value of the named part in a class, or None where it did not match or is not of that class."""
        at = self.at(name)
        return self.line.pieces[at].values.get(kind) if at >= 0 else None

    def before(self, back: int = 1) -> Piece | None:
        """The piece before the match."""
        at = self.first - back
        return self.line.pieces[at] if at >= 0 else None

    def after(self) -> Piece | None:
        """The piece after the match."""
        at = self.last + 1
        return self.line.pieces[at] if at < len(self.line.pieces) else None


Builder = Callable[[Match, Context], Found | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what to make of the words that match it."""

    pattern: str
    build: Builder


class Grammar:
    """Rules, tried at each piece that can begin one; the longest match wins, the earlier rule among equals."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_code: dict[str, list[tuple[_Pattern, Builder]]] = {}
        for rule in rules:
            pattern = _compile(rule.pattern)
            for code in _first(rule.pattern):
                self._by_code.setdefault(code, []).append((pattern, rule.build))

    def match(self, line: Line, at: int, context: Context) -> tuple[Found, int] | None:
        """What the longest rule that applies makes of the words from piece ``at`` on, and its last piece."""
        rules = self._by_code.get(line.codes[at])
        if rules is None:
            return None
        found = [(m, pattern, build) for pattern, build in rules if (m := pattern.compiled.match(line.codes, at))]
        found.sort(key=lambda hit: -hit[0].end())
        for raw, pattern, build in found:
            match = Match(line, raw, pattern.names)
            result = build(match, context)
            if result is not None:
                return result, match.last
        return None


class _Pattern(NamedTuple):
    """A pattern over codes, and the groups that stand under each name (a name may be used in several alternatives)."""

    compiled: re.Pattern[str]
    names: Mapping[str, tuple[int, ...]]


def _compile(pattern: str) -> _Pattern:
    names: dict[str, tuple[int, ...]] = {}

    def letters(term: re.Match[str]) -> str:
        if term[5]:
            return term[5] if term[5] != "(" else "(?:"
        of_class = f"[{_of(term[2] or term[3])}]"
        if not term[1]:
            return of_class + term[4]
        names[term[1]] = (*names.get(term[1], ()), sum(map(len, names.values())) + 1)
        return f"({of_class}){term[4]}"

    return _Pattern(re.compile(_TERM.sub(letters, pattern).replace(" ", "")), names)


def _of(names: str) -> str:
    classes = vocabulary().classes
    unknown = [name for name in names.split() if name not in classes]
    if unknown:
        raise ValueError(f"no class {unknown[0]} in the vocabulary")
    return "".join(sorted({code for name in names.split() for code in classes[name]}))


def _first(pattern: str) -> set[str]:
    """The codes that a match of a pattern can begin with: terms up to the first that cannot be left out."""
    terms = list(_TERM.finditer(pattern))
    codes, _, _ = _sequence(terms, 0)
    return codes


def _sequence(terms: list[re.Match[str]], i: int) -> tuple[set[str], bool, int]:
    """First codes, whether it can be empty, and where it ends, of alternatives up to a closing bracket or the end."""
    codes: set[str] = set()
    empty = False
    open_, branch_empty = True, True
    while i < len(terms) and terms[i][5] != ")":
        term = terms[i]
        if term[5] == "|":
            empty, open_, branch_empty = empty or branch_empty, True, True
            i += 1
            continue
        if term[5] == "(":
            inner, may_skip, i = _sequence(terms, i + 1)
            i += 1
            if i < len(terms) and terms[i][5] in ("?", "*"):
                may_skip = True
                i += 1
        else:
            inner, may_skip = set(_of(term[2] or term[3])), term[4] in ("?", "*") and term[4] != ""
            i += 1
        if open_:
            codes |= inner
        open_ = open_ and may_skip
        branch_empty = branch_empty and may_skip
    return codes, empty or branch_empty, i
