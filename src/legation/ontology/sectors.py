"""PLOVER sectors and the words that give them, read from sectors.yml."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from legation.ontology.load import check, check_keys, check_words, read_yaml
from legation.ontology.phrases import PhraseIndex

PACKAGE = "legation.ontology"
FILE = "sectors.yml"
Denotes = Literal["person", "people", "body", "thing"]
_LISTS = ("people", "several", "bodies", "things")
_IRREGULAR = {"man": "men", "child": "children"}


class Role(NamedTuple):
    """What a role word gives. ``weak``: words beside it go first; ``denotes``: a person, several, a body or a thing."""

    codes: tuple[str, ...]
    denotes: Denotes
    weak: bool


class Former(NamedTuple):
    """Words for one out of office, the sectors that they turn into ELI, and words that do not turn them."""

    words: frozenset[str]
    sectors: frozenset[str]


class Prepositions(NamedTuple):
    """``own`` lead to the actor's place or body, ``away`` to another party or clause."""

    own: frozenset[str]
    away: frozenset[str]


def plural(phrase: str) -> str:
    """The plural of a role: its last word, or of "member of parliament" the first."""
    head, of, rest = phrase.partition(" of ")
    *before, last = head.split(" ")
    for singular, irregular in _IRREGULAR.items():
        if last.endswith(singular):
            last = last.removesuffix(singular) + irregular
            break
    else:
        if last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
            last = last[:-1] + "ies"
        elif last.endswith(("s", "x", "ch", "sh")):
            last += "es"
        else:
            last += "s"
    return " ".join([*before, last]) + of + rest


@cache
def _data() -> dict[str, Any]:
    keys = (
        "codes",
        "groups",
        "weak",
        "former",
        "quantifiers",
        "prepositions",
        "surnames",
        "only_as_head",
        "not_national",
    )
    return dict(check_keys(read_yaml(PACKAGE, FILE), file=FILE, name="file", required=keys))


@cache
def sector_codes() -> frozenset[str]:
    """All sector codes."""
    return frozenset(check_words(_data()["codes"], file=FILE, entry="codes"))


@cache
def roles() -> PhraseIndex[Role]:
    """Role words, bodies and things by phrase."""
    return PhraseIndex(_roles(), proper=False)


@cache
def former() -> Former:
    """What makes a former official."""
    entry = check_keys(_data()["former"], file=FILE, name="former", required=("words", "sectors", "unless"))
    words = frozenset(check_words(entry["words"], file=FILE, entry="former"))
    return Former(words - frozenset(entry["unless"]), frozenset(entry["sectors"]))


@cache
def quantifiers() -> frozenset[str]:
    """Words that begin a phrase without naming anybody."""
    return frozenset(_data()["quantifiers"])


@cache
def surnames() -> frozenset[str]:
    """Role words that are surnames too."""
    return frozenset(check_words(_data()["surnames"], file=FILE, entry="surnames"))


@cache
def only_as_head() -> frozenset[str]:
    """Words that are roles or bodies only at the end of a phrase, or with a capital."""
    return frozenset(check_words(_data()["only_as_head"], file=FILE, entry="only_as_head"))


@cache
def not_national() -> tuple[frozenset[str], frozenset[str]]:
    """Words before and after a demonym that take its country from it."""
    entry = check_keys(_data()["not_national"], file=FILE, name="not_national", required=("before", "after"))
    before, after = (frozenset(check_words(entry[key], file=FILE, entry=key)) for key in ("before", "after"))
    return before, after


@cache
def prepositions() -> Prepositions:
    """Prepositions (and other words that end the head of a noun phrase)."""
    entry = check_keys(_data()["prepositions"], file=FILE, name="prepositions", required=("own", "away"))
    own, away = (frozenset(check_words(entry[key], file=FILE, entry=key)) for key in ("own", "away"))
    check(not own & away, f"in both lists: {', '.join(sorted(own & away))}", file=FILE, entry="prepositions")
    return Prepositions(own, away)


def _roles() -> Iterator[tuple[str, Role]]:
    """Strong words first: of two equal phrases an index keeps the first."""
    known = sector_codes()
    for number, group in enumerate(_data()["groups"], start=1):
        check_keys(group, file=FILE, name=f"group {number}", required=("codes",), allowed=_LISTS)
        codes = tuple(group["codes"])
        entry = f"group {number} ({' '.join(codes)})"
        check(codes and set(codes) <= known, "has unknown codes", file=FILE, entry=entry)
        for word in check_words(group.get("people", []), file=FILE, entry=entry):
            yield word, Role(codes, "person", False)
            yield plural(word), Role(codes, "people", False)
        for word in check_words(group.get("several", []), file=FILE, entry=entry):
            yield word, Role(codes, "people", False)
        for word in check_words(group.get("bodies", []), file=FILE, entry=entry):
            yield from _both(word, Role(codes, "body", False))
        for word in check_words(group.get("things", []), file=FILE, entry=entry):
            yield from _both(word, Role(codes, "thing", False))
    for code, words in _data()["weak"].items():
        check(code == "" or code in known, "is no sector", file=FILE, entry=f"weak {code}")
        for word in check_words(words, file=FILE, entry=f"weak {code}"):
            codes = (code,) if code else ()
            yield word, Role(codes, "person", True)
            yield plural(word), Role(codes, "people", True)


def _both(word: str, role: Role) -> Iterator[tuple[str, Role]]:
    yield word, role
    yield plural(word), role
