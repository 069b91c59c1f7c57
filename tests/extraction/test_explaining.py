"""An explanation names the frame, the way to each party, and what the judge read and said."""

from __future__ import annotations

import pytest
from extraction_reading import annotated

from legation.extraction.events import find_events
from legation.extraction.explaining import Explanation, explain_event


def explained(text: str) -> Explanation:
    events = find_events(annotated(text)).events
    found = explain_event(annotated(text), events[0])
    assert found is not None
    return found


def test_frame_and_judge() -> None:
    found = explained("Belgium denounced Rwanda.")
    assert (found.type, found.trigger, found.frame_type) == ("ACCUSE", "denounced", "ACCUSE")
    assert found.frame.startswith("frame: denounce")
    assert found.frame_example is not None
    assert found.judge_read == "[Belgium] *denounced* {Rwanda}."
    assert next(iter(found.judge_said)) == "ACCUSE"
    assert (found.factuality, found.certainty, found.factuality_cue) == ("actual", 3.0, None)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("Belgium accused Rwanda.", ["accused -nsubj-> Belgium", "accused -dobj-> Rwanda"]),
        ("Rwanda was accused by Belgium.", ["accused -agent-> by -pobj-> Belgium", "accused -nsubjpass-> Rwanda"]),
    ],
    ids=["active", "passive"],
)
def test_paths(text: str, paths: list[str]) -> None:
    assert [party.path for party in explained(text).participants] == paths


def test_an_event_that_is_no_longer_found() -> None:
    events = find_events(annotated("Belgium accused Rwanda.")).events
    assert explain_event(annotated("Belgium lies far away."), events[0]) is None
