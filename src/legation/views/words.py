"""Comparing words: folded, without stop words, and taken back to a common stem (``words.yml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from legation.ontology.load import check, check_keys, check_words, read_yaml
from legation.record.keys import form

_FILE = "views/words.yml"
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class WordRules:
    """The tables of ``words.yml``."""

    stop: frozenset[str]
    irregular: Mapping[str, str]
    keep: frozenset[str]
    endings: tuple[tuple[str, str], ...]


@cache
def word_rules() -> WordRules:
    """The rules, checked. Raises OntologyError where the file is wrong."""
    raw = read_yaml("legation.views", "words.yml")
    check_keys(raw, file=_FILE, name="top level", required=("stop", "irregular", "keep", "endings"))
    endings = []
    for entry in raw["endings"]:
        check(isinstance(entry, list) and len(entry) == 2, "is no pair", file=_FILE, entry=entry)
        endings.append((str(entry[0]), str(entry[1])))
    stop = check_words(raw["stop"], file=_FILE, entry="stop")
    keep = check_words(raw["keep"], file=_FILE, entry="keep")
    return WordRules(frozenset(stop), dict(raw["irregular"]), frozenset(keep), tuple(endings))


folded = lru_cache(maxsize=65_536)(form)


def content_words(text: str) -> list[str]:
    """The words of the text in their order, folded, without stop words."""
    stop = word_rules().stop
    return [word for word in folded(text).split() if word not in stop and any(map(str.isalnum, word))]


@lru_cache(maxsize=65_536)
def stems(text: str) -> Mapping[str, str]:
    """Stem to the content word of the text that has it ("sanctioned" and "sanctions" have one stem)."""
    found: dict[str, str] = {}
    for word in content_words(text):
        found.setdefault(stem(word), word)
    return found


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What the forms of a folded word share: no lemma to show, only to compare."""
    rules = word_rules()
    word = rules.irregular.get(word, word)
    plural = word.endswith("s")
    if word not in rules.keep:
        word = next(_shortened(word, rules.endings), word)
        if plural and word not in rules.keep:  # "meetings": first what makes it one of many, then the rest
            word = next(_shortened(word, rules.endings), word)
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _shortened(word: str, endings: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for ending, rest in endings:
        left = word.removesuffix(ending)
        if left != word and len(left) > 1 and _VOWELS & set(left):
            yield left + rest
