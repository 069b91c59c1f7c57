"""The remembered attribute ruler says what the pipeline's own says."""

from __future__ import annotations

import spacy

from legation.annotation.pipeline import DEFAULT_PIPELINE, pipeline

TEXTS = [
    "There is no deal, and the minister's aides ain't saying why it isn't signed.",
    "She said that that vote was the one they're gonna lose; let's wait.",
    "Kenya had been told to leave, so it left.  Norway, which it left, will not follow.",
]


def test_same_attributes_the_first_and_the_second_time() -> None:
    own = spacy.load(DEFAULT_PIPELINE)
    for _ in range(2):
        for text in TEXTS:
            found, expected = pipeline()(text), own(text)
            assert [(t.pos_, t.lemma_, t.tag_, t.dep_, str(t.morph)) for t in found] == [
                (t.pos_, t.lemma_, t.tag_, t.dep_, str(t.morph)) for t in expected
            ]
