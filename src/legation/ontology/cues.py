"""The cue words of attribution (cues.yml), checked on load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args

from legation.model.findings import ContentStance, StatementKind
from legation.ontology.load import check, check_choice, check_keys, check_words, read_yaml

CueStrength = Literal["strong", "medium", "weak"]

_FILE = "ontology/cues.yml"
_FIELDS = ("kind", "strength", "stance", "takes")
_WORD_CLASSES = ("verbs", "nouns", "adjectives")


@dataclass(frozen=True, slots=True)
class Cue:
    """A group of cue words. ``takes`` names the complements that are its content (see cues.yml)."""

    group: str
    kind: StatementKind
    strength: CueStrength
    stance: ContentStance
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, by lemma. ``other`` is for verbs in no group that take a clause, save those in ``never``."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    prepositions: frozenset[str]
    never: frozenset[str]
    other: Cue


@cache
def cues() -> Cues:
    """The cue list. Raises OntologyError where the file is wrong."""
    data = check_keys(
        read_yaml("legation.ontology", "cues.yml"),
        file=_FILE, name="top level", required=(*_WORD_CLASSES, "prepositions", "never", "other"),
    )  # fmt: skip
    verbs, nouns, adjectives = (_by_lemma(data[name], name) for name in _WORD_CLASSES)
    never = frozenset(check_words(data["never"], file=_FILE, entry="never"))
    check(not never & verbs.keys(), f"names cues: {', '.join(sorted(never & verbs.keys()))}", file=_FILE, entry="never")
    return Cues(
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        prepositions=frozenset(check_words(data["prepositions"], file=_FILE, entry="prepositions")),
        never=never,
        other=_cue("other", data["other"], "other", words=False),
    )


def cue_nouns() -> frozenset[str]:
    """Lemmas of the nouns that can bring an attributed content ("claim", "plan"): predicates to the clause builder."""
    return frozenset(cues().nouns)


def _by_lemma(groups: Any, word_class: str) -> dict[str, Cue]:
    check(isinstance(groups, Mapping), "is not a mapping of groups", file=_FILE, entry=word_class)
    found: dict[str, Cue] = {}
    for name, entry in groups.items():
        place = f"{word_class}: {name}"
        cue = _cue(name, entry, place, words=True)
        for word in check_words(entry["words"], file=_FILE, entry=place):
            check(word not in found, f"{word!r} stands in two groups", file=_FILE, entry=place)
            found[word] = cue
    return found


def _cue(name: str, entry: Any, place: str, *, words: bool) -> Cue:
    required = (*_FIELDS, "words") if words else _FIELDS
    fields = check_keys(entry, file=_FILE, name=place, required=required)
    for key, choices in (("kind", StatementKind), ("strength", CueStrength), ("stance", ContentStance)):
        check_choice(fields[key], get_args(choices), file=_FILE, entry=f"{place}, {key}")
    takes = frozenset(check_words(fields["takes"], file=_FILE, entry=f"{place}, takes"))
    return Cue(
        name, cast(StatementKind, fields["kind"]), cast(CueStrength, fields["strength"]),
        cast(ContentStance, fields["stance"]), takes,
    )  # fmt: skip
