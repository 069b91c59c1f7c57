#!/usr/bin/env python3
"""Do the example sentences of the frames show what the frames say?

    python scripts/examples.py               # every file: how many predicates, how many with a good example
    python scripts/examples.py aid coerce    # these files, with the predicates that lack one and the examples that fail

An example stands in ``ontology/frames/examples/<file>.tsv``: word class, words as in the frame, a sentence. It is good
when the sentence, read by the frames, holds an act of the file's type by a frame with those words.
"""

from __future__ import annotations

import sys

from legation.annotation.annotate import annotate
from legation.extraction.triggers import Act, ActReader
from legation.model.documents import Document, Paragraph
from legation.model.spans import Span
from legation.ontology.examples import Example, examples, predicates


def main() -> int:
    """Exit code 1 where a predicate has no good example."""
    named = sys.argv[1:]
    lacking = 0
    for file, wanted in predicates().items():
        if named and file not in named:
            continue
        good: set[tuple[str, str]] = set()
        failing: list[tuple[Example, list[Act]]] = []
        for example in examples().get(file, ()):
            acts = read(example.sentence)
            if any(act.type == example.type and shows(act, example.words) for act in acts):
                good.add((example.word_class, example.words))
            else:
                failing.append((example, acts))
        missing = [predicate for predicate in wanted if predicate not in good]
        lacking += len(missing)
        print(f"{file:12} {len(wanted):5} predicates, {len(wanted) - len(missing):5} with a good example")
        if named:
            for example, acts in failing:
                said = "; ".join(f"{act.type} ({act.why})" for act in acts) or "no act"
                print(f"  fails: {example.word_class}: {example.words}: {example.sentence}\n         {said}")
            for word_class in ("verbs", "nouns", "adjectives"):
                words = [w for c, w in missing if c == word_class]
                if words:
                    print(f"  {word_class} without: {', '.join(words)}")
    return 1 if lacking else 0


def read(sentence: str) -> list[Act]:
    """The acts of a sentence, governed ones too."""
    document = Document("example", sentence, paragraphs=(Paragraph(Span(0, len(sentence)), "body"),))
    annotated = annotate(document)
    reader = ActReader(annotated)
    return [act for clause in annotated.clauses if (act := reader.act(clause)) is not None]


def shows(act: Act, words: str) -> bool:
    """Is the act read by a frame with these words?"""
    return words in act.frames


if __name__ == "__main__":
    sys.exit(main())
