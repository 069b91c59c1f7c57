"""The pipeline's attribute ruler, remembered: the same parts of speech in a fifth of the time.

The ruler's patterns ask a token's word, tag and dependency; nearly all ask one token alone. So what it says of a token
is looked up by these (by the word only where a pattern names it), and the ruler itself is run only on texts with a new
combination, or with words that one of its patterns of several tokens begins with.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

_KEYS = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_RULER = "attribute_ruler"

Key = tuple[int, int, int]
Said = tuple[int, Any, int]


class RememberedRuler:
    """Stands in for the attribute ruler of one pipeline."""

    def __init__(self, ruler: Any) -> None:
        self._ruler = ruler
        self._said: dict[Key, Said] = {}
        several = [pattern[0] for entry in ruler.patterns for pattern in entry["patterns"] if len(pattern) > 1]
        self._openings = {word for first in several for word in _words(first.get("LOWER"))}
        self._openings_by_dep = {first["DEP"] for first in several if "DEP" in first}
        asked = [t["LOWER"] for e in ruler.patterns for p in e["patterns"] if len(p) == 1 for t in p if "LOWER" in t]
        self._asked = {ruler.vocab.strings.add(word) for condition in asked for word in _words(condition)}

    def __call__(self, doc: Doc) -> Doc:
        """The document with what the ruler says of its tokens."""
        asked = self._asked
        keys = [(token.lower if token.lower in asked else 0, token.tag, token.dep) for token in doc]
        if any(key not in self._said for key in keys) or self._may_hold_several(doc):
            return self._learned(doc, keys)
        for token, key in zip(doc, keys, strict=True):
            token.pos, morph, lemma = self._said[key]
            token.morph = morph
            if lemma:
                token.lemma = lemma
        return doc

    def _learned(self, doc: Doc, keys: list[Key]) -> Doc:
        alone = not self._may_hold_several(doc)
        found: Doc = self._ruler(doc)
        if alone:
            for token, key in zip(found, keys, strict=True):
                if (token.tag, token.dep) == key[1:]:
                    self._said[key] = _said(token)
        return found

    def _may_hold_several(self, doc: Doc) -> bool:
        return any(t.lower_ in self._openings or t.dep_ in self._openings_by_dep or t.is_space for t in doc)


def _said(token: Token) -> Said:
    return token.pos, token.morph, token.lemma


def _words(condition: Any) -> list[str]:
    if isinstance(condition, str):
        return [condition]
    return list(condition.get("IN", ())) if isinstance(condition, dict) else []


def remember_ruler(nlp: Language) -> None:
    """Put the remembering ruler in the place of the pipeline's own, where its patterns ask nothing else."""
    if _RULER not in nlp.pipe_names:
        return
    ruler: Any = nlp.get_pipe(_RULER)
    asked = {key for entry in ruler.patterns for pattern in entry["patterns"] for token in pattern for key in token}
    listed = all(
        _words(t["LOWER"]) for e in ruler.patterns for p in e["patterns"] if len(p) == 1 for t in p if "LOWER" in t
    )
    opened = all("LOWER" in p[0] or "DEP" in p[0] for e in ruler.patterns for p in e["patterns"] if len(p) > 1)
    if asked <= _KEYS and opened and listed:
        place = nlp.pipe_names.index(_RULER)
        nlp._components[place] = (_RULER, RememberedRuler(ruler))
