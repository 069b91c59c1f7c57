"""Who takes part: things as recipients, doers behind texts, victims joined to one event."""

from __future__ import annotations

import pytest
from extraction_reading import annotated

from legation.extraction.events import find_events

CASES = [
    ("the object itself", "Rebels stormed a police station in Kano.", ["Rebels"], ["a police station"]),
    ("the governed act", "France condemned the attack.", ["France"], ["the attack"]),
    ("behind a text", "Norway released a report accusing Chad of fraud.", ["Norway"], ["Chad"]),
    ("a name nobody knows", "Norway accused Vintela of fraud.", ["Norway"], ["Vintela"]),
    ("farther off", "Japan sent food for villagers who suffer in Chad.", ["Japan"], ["villagers"]),
    ("victims of one act", "Gunmen attacked a convoy, killing two officers.", ["Gunmen"], ["a convoy", "two officers"]),
    ("authorities of a place", "Editor Ana Duarte was arrested in Chad.", ["Chad"], ["Editor Ana Duarte"]),
    ("not the victim of what is condemned", "Norway condemned the raid on a church.", ["Norway"], ["the raid"]),
    ("who makes the demand refused", "Chad rejected Norway's demand for Kenya.", ["Chad"], ["Norway"]),
    ("who is to appear", "Norway demanded that Vintela appear.", ["Norway"], ["Vintela"]),
    ("a thing and whose it is", "Chad seized the trucks bound for Niger.", ["Chad"], ["the trucks", "Niger"]),
    ("troops that are sent", "Norwegian troops were sent to Mali.", ["Norwegian troops"], ["Mali"]),
    ("aid under another's name", "Norway approved the release of funds to Chad.", ["Norway"], ["Chad"]),
    (
        "a place without a name",
        "Kenyan troops stayed on alert in the border region.",
        ["Kenyan troops"],
        ["the border region"],
    ),
    ("not where the words were said", "In Oslo, Kenya welcomed the release of Lind.", ["Kenya"], ["Lind"]),
    ("both agree", "Kenya and Norway agreed to share data on Chad.", ["Kenya", "Norway"], []),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_parties(text: str, actors: list[str], recipients: list[str]) -> None:
    events = find_events(annotated(text)).events
    event = events[0]
    assert [p.mention.of(text) for p in event.actors] == actors
    assert [p.mention.of(text) for p in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Norway will act if Chad attacks the port.", "condition"),
        ("A decree condemned Chad.", "no-actor"),
    ],
)
def test_left_out(text: str, reason: str) -> None:
    skipped = find_events(annotated(text)).skipped
    assert reason in [s.reason for s in skipped]


def test_what_the_event_keeps_of_its_origin() -> None:
    text = "Kenya said Norway will visit Chad."
    event = find_events(annotated(text)).events[0]
    assert event.type == "AGREE"
    assert event.original is not None
    assert (event.original.type, event.original.mode) == ("CONSULT", "visit")
    assert event.according_to is not None
    assert event.according_to.mention.of(text) == "Kenya"


def test_the_act_that_another_governs() -> None:
    text = "Canada urged Iran to free the sailors."
    event = find_events(annotated(text)).events[0]
    assert (event.type, event.content and event.content.type) == ("REQUEST", "RETREAT")
    assert event.content is not None
    assert event.content.trigger.of(text) == "free"
