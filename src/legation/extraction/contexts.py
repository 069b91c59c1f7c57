"""PLOVER contexts of a stretch of text, by its cue words (plover/contexts.yml)."""

from __future__ import annotations

from collections.abc import Sequence

from legation.annotation.annotated import Annotated
from legation.annotation.tokens import Sentence
from legation.ontology.plover import context_cues

_LONGEST = 3


def contexts_by_paragraph(annotated: Annotated) -> dict[int, tuple[str, ...]]:
    """Paragraph number to its contexts, sorted; PLOVER sets contexts at the level of the paragraph."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in annotated.sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    return {number: contexts_of(sentences) for number, sentences in paragraphs.items()}


def contexts_of(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The contexts of a few sentences, sorted by name. One set lookup for each run of up to three words."""
    cues = context_cues()
    found: set[str] = set()
    for sentence in sentences:
        for forms in ([t.text.lower() for t in sentence.tokens], [t.lemma for t in sentence.tokens]):
            for i in range(len(forms)):
                for size in range(1, _LONGEST + 1):
                    if contexts := cues.get(" ".join(forms[i : i + size])):
                        found.update(contexts)
    return tuple(sorted(found))
