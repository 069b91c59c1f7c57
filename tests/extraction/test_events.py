"""Events: type, mode and parties of invented sentences."""

from __future__ import annotations

import pytest
from extraction_reading import annotated, name_of
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.extraction.events import find_events
from legation.model.findings import Event

CASES = [
    ("Foreign minister Amina Odera met her Norwegian counterpart Lars Dahl.", "CONSULT", None, "Odera|Dahl", ""),
    ("Kenya and Norway held talks in Oslo.", "CONSULT", None, "Kenya|Norway", ""),
    ("President Ana Duarte visited Morocco.", "CONSULT", "visit", "Ana Duarte", "Morocco"),
    ("France and Brazil signed a defence agreement.", "SUPPORT", None, "France|Brazil", ""),
    ("France imposed sanctions on Belarus.", "SANCTION", "discontinue", "France", "Belarus"),
    ("The European Union lifted sanctions on Mali.", "RETREAT", None, "European Union", "Mali"),
    ("Sanctions on Mali were lifted by the European Union.", "RETREAT", None, "European Union", "Mali"),
    ("Chile agreed to meet Peru.", "AGREE", None, "Chile|Peru", ""),
    ("Chile refused to meet Peru.", "REJECT", "meet", "Chile", "Peru"),
    ("Canada urged Iran to stop arming the rebels.", "REQUEST", "change", "Canada", "Iran"),
    ("Turkey threatened to attack Syria.", "THREATEN", "violence", "Turkey", "Syria"),
    ("Estonia lodged a protest with Russia.", "ACCUSE", "disapprove", "Estonia", "Russia"),
    ("Japan delivered aid to Laos.", "AID", None, "Japan", "Laos"),
    ("China violated Japanese airspace.", "MOBILIZE", "weapons", "China", "Japan"),
    ("Spain expelled two Russian diplomats.", "SANCTION", "expel", "Spain", "two Russian diplomats"),
    ("Opposition leader Marta Solis was arrested by police.", "COERCE", "arrest", "police", "Marta Solis"),
    ("Workers went on strike against the government.", "PROTEST", "strike", "Workers", "the government"),
    ("Rebels attacked Ethiopian soldiers.", "ASSAULT", None, "Rebels", "Ethiopian soldiers"),
    ("Belgium accused Rwanda of arming the rebels.", "ACCUSE", "allege", "Belgium", "Rwanda"),
    ("Poland welcomed Hungary's decision.", "SUPPORT", None, "Poland", "Hungary"),
    ("Ireland called for talks with Britain.", "REQUEST", "meet", "Ireland", "United Kingdom|Britain"),
    ("Hungary withdrew its troops from Mali.", "RETREAT", "withdraw", "Hungary", "Mali"),
    ("Hungary apologised to Slovakia.", "CONCEDE", None, "Hungary", "Slovakia"),
    ("Greece and Cyprus held a joint military exercise.", "COOPERATE", None, "Greece|Cyprus", ""),
    ("Prime Minister Kari Holm said Russia must withdraw from Georgia.", "REQUEST", "yield", "Kari Holm", "Russia"),
    ("The army faces accusations of torture from Sudan.", "ACCUSE", "allege", "Sudan", "The army"),
    ("President Ana Duarte resigned.", "RETREAT", "resign", "Ana Duarte", ""),
    ("India suspended aid to Nepal.", "SANCTION", "discontinue", "India", "Nepal"),
    ("Denmark announced a suspension of aid to Egypt.", "SANCTION", "discontinue", "Denmark", "Egypt"),
    ("Italy is willing to help Tunisia.", "AGREE", None, "Italy", "Tunisia"),
    ("A court convicted former minister Ivo Lenk.", "SANCTION", "convict", "A court", "Ivo Lenk"),
    ("The prime minister phoned King Felipe.", "CONSULT", "phone", "The prime minister|King Felipe", ""),
]  # fmt: skip


def only(text: str) -> Event:
    events = find_events(annotated(text)).events
    assert len(events) == 1, [(e.type, e.why) for e in events]
    return events[0]


@pytest.mark.parametrize(("text", "event_type", "mode", "actors", "recipients"), CASES, ids=lambda v: str(v)[:40])
def test_event(text: str, event_type: str, mode: str | None, actors: str, recipients: str) -> None:
    event = only(text)
    assert (event.type, event.mode) == (event_type, mode)
    for parties, names in ((event.actors, actors), (event.recipients, recipients)):
        said = [name_of(annotated(text), party) for party in parties]
        expected = [name for name in names.split("|") if name]
        assert bool(said) == bool(expected)
        assert all(any(name in one or one in name for name in expected) for one in said), said
    if "|" in actors:
        assert len(event.actors) == 2


@pytest.mark.parametrize(
    ("text", "event_type", "factuality"),
    [
        ("Norway will meet Kenya in May.", "AGREE", "future"),
        ("Norway will not meet Kenya.", "REJECT", "actual"),
        ("Ana Duarte is expected to sign the treaty with Peru.", "AGREE", "future"),
        ("Italy plans to withdraw its troops from Niger.", "CONCEDE", "future"),
        ("The rebels tried to seize the airport of Goma.", "ASSAULT", "hypothetical"),
        ("Norway began to withdraw its troops from Mali.", "RETREAT", "actual"),
        ("Norway did not attack Kenya.", "ASSAULT", "negated"),
        ("Italy will withdraw its troops from Niger.", "CONCEDE", "future"),
        ("Italy will attack Malta.", "THREATEN", "future"),
        pytest.param(
            "Italy attacked Malta.",
            "ASSAULT",
            "actual",
            marks=pytest.mark.xfail(reason="the judge takes a bare attack between countries for one in words"),
        ),
    ],
)
def test_what_did_not_happen(text: str, event_type: str, factuality: str) -> None:
    event = only(text)
    assert (event.type, event.factuality) == (event_type, factuality)
    assert (event.factuality_cue is None) == (factuality == "actual")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The team beat France on Sunday.", "sport"),
        ("Prices hit farmers.", "market"),
        ("The alliance is old.", "state"),
        ("Two villages were attacked.", "no-actor"),
        ("Japan sold.", "no-recipient"),
    ],
)
def test_left_out(text: str, reason: str) -> None:
    found = find_events(annotated(text))
    events, skipped = found.events, found.skipped
    assert not events
    assert [s.reason for s in skipped] == [reason]


def test_governed_act_is_no_event_of_its_own() -> None:
    text = "Canada urged Iran to stop attacks on Iraq and condemned Syria."
    events = find_events(annotated(text)).events
    assert [e.type for e in events] == ["REQUEST", "ACCUSE"]


def test_spans_lie_in_the_text() -> None:
    for text, *_ in CASES:
        events = find_events(annotated(text)).events
        for event in events:
            assert event.evidence.contains(event.trigger)
            assert event.trigger.of(text).strip() == event.trigger.of(text) != ""
            assert 0 < event.score <= 1
            assert event.why.startswith("frame: ")
            for party in (*event.actors, *event.recipients):
                assert 0 <= party.mention.start < party.mention.end <= len(text)


@given(st.lists(st.sampled_from([text for text, *_ in CASES]), min_size=1, max_size=4))
@settings(max_examples=15, deadline=None)
def test_ids_are_unique_and_in_order(sentences: list[str]) -> None:
    events = find_events(annotated(" ".join(sentences))).events
    assert [e.id for e in events] == [f"e{n}" for n in range(1, len(events) + 1)]
    assert list(events) == sorted(events, key=lambda e: (e.trigger, e.type))


@pytest.mark.xfail(strict=True, reason="a conjunct of an object that the parser hangs elsewhere keeps no actor")
def test_known_miss_list_of_nouns() -> None:
    text = "Worries grow about Russia, whose acts include violations of Finnish airspace and joint drills with Belarus."
    events = find_events(annotated(text)).events
    assert {e.type for e in events} == {"MOBILIZE", "COOPERATE"}


def test_talks_between_two_have_no_third_side() -> None:
    assert only("Talks between Egypt and Sudan began on Monday.").mode is None
