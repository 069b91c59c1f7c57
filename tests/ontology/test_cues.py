"""The cue list as data: what it must hold, and what a fault in it says."""

from __future__ import annotations

from typing import Any

import pytest

from legation.errors import OntologyError
from legation.ontology import cues as room
from legation.ontology.cues import cue_nouns, cues

TAKES = {"kind": "speech", "strength": "strong", "stance": "neutral", "takes": ["that"]}
GOOD: dict[str, Any] = {
    "verbs": {"say": {**TAKES, "words": ["say"]}},
    "nouns": {"claim": {**TAKES, "words": ["claim"]}},
    "adjectives": {"sure": {**TAKES, "words": ["sure"]}},
    "prepositions": ["accord to"],
    "never": ["make"],
    "other": TAKES,
}

WORDS = {
    "say": ("say", "speech", "neutral", {"quote", "that"}),
    "deny": ("deny", "speech", "denied", {"that"}),
    "promise": ("promise", "intention", "wanted", {"inf"}),
    "believe": ("believe", "thought", "committed", {"that"}),
    "praise": ("praise", "attitude", "for", {"np"}),
    "condemn": ("condemn", "attitude", "against", {"np"}),
}


@pytest.mark.parametrize(("lemma", "kind", "stance", "takes"), WORDS.values(), ids=WORDS)
def test_words(lemma: str, kind: str, stance: str, takes: set[str]) -> None:
    cue = cues().verbs[lemma]
    assert (cue.kind, cue.stance) == (kind, stance)
    assert takes <= cue.takes


def test_there_are_several_hundred() -> None:
    assert len(cues().verbs) > 400
    assert {"claim", "warning", "plan"} <= cue_nouns()


FAULTS = {
    "unknown kind": ({"verbs": {"say": {**TAKES, "kind": "song", "words": ["say"]}}}, "verbs: say, kind"),
    "no words": ({"verbs": {"say": TAKES}}, "verbs: say"),
    "word twice": ({"verbs": {a: {**TAKES, "words": ["say"]} for a in ("one", "two")}}, "'say' stands in two groups"),
    "no list": ({"never": "make"}, "never"),
    "cue and none": ({"never": ["say"]}, "never"),
}


@pytest.mark.parametrize(("change", "message"), FAULTS.values(), ids=FAULTS)
def test_faults_name_the_entry(change: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "read_yaml", lambda package, name: GOOD | change)
    with pytest.raises(OntologyError, match=message):
        cues.__wrapped__()
