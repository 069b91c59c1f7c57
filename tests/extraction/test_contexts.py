"""PLOVER contexts by cue words."""

from __future__ import annotations

import pytest
from extraction_reading import annotated

from legation.extraction.contexts import contexts_by_paragraph


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ambassador left.", {"diplomatic"}),
        ("The armed forces tested a nuclear warhead.", {"military", "cbrn"}),
        ("It rained.", set()),
        ("Refugees asked for asylum.", {"migration", "asylum"}),
    ],
)
def test_contexts(text: str, expected: set[str]) -> None:
    assert set(contexts_by_paragraph(annotated(text))[0]) == expected
