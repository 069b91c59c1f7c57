"""Training text from the frames' own examples: each sentence with the parties that the frames find in it."""

from __future__ import annotations

from collections.abc import Iterator

from text import Sample

from legation.annotation.annotate import annotate
from legation.extraction.candidates import Candidate, candidates
from legation.model.documents import Document, Paragraph
from legation.model.spans import Span
from legation.ontology.examples import Example, examples


def samples() -> Iterator[Sample]:
    """A sample for each example in which its frame finds two parties."""
    for file, rows in examples().items():
        for number, example in enumerate(rows, start=1):
            found = shown(example)
            sides = sides_of(found) if found is not None else None
            if found is not None and sides is not None:
                trigger = tuple(found.clause.predicate)
                yield Sample(f"{file}.tsv", number, found.type, found.mode, example.sentence, *sides, trigger)


def shown(example: Example) -> Candidate | None:
    """The act of the sentence that the example stands for."""
    text = example.sentence
    document = Document("example", text, paragraphs=(Paragraph(Span(0, len(text)), "body"),))
    for candidate in candidates(annotate(document), []):
        if candidate.act.type == example.type and example.words in candidate.act.frames:
            return candidate
    return None


def sides_of(found: Candidate) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The words of an actor and of a recipient, apart from each other and from the act."""
    who = found.who
    actors, recipients = (who.actors, who.recipients) if who.recipients else (who.actors[:1], who.actors[1:])
    if not actors or not recipients:
        return None
    one, other = actors[0].mention, recipients[0].mention
    if one.overlaps(other) or any(found.clause.predicate.overlaps(span) for span in (one, other)):
        return None
    return tuple(one), tuple(other)
