"""What is next and what is still open, in a brief over several documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from views_builders import Article, article, event, plan, question, record_of

from legation.views.brief import Brief, make_brief
from legation.views.sentences import Sentence, as_sentence, listed

MAY = ("2025-05-10", "2025-05-10")
KOVAR, BELTRAMI = "Ana Kovar", "Tomas Beltrami"
OFFER = plan("Ana Kovar offered Tomas Beltrami talks about fish.", KOVAR, BELTRAMI, status="offered")
PLAN = plan("Ana Kovar will meet Tomas Beltrami.", KOVAR, BELTRAMI, window=MAY)
OFF = plan("Ana Kovar called off the meeting with Tomas Beltrami.", KOVAR, BELTRAMI, status="cancelled")
VISIT = plan("Talks of Ana Kovar.", KOVAR, what="visit", window=("2025-05-01", "2025-05-09"))
MET = event("Ana Kovar met Tomas Beltrami.", KOVAR, BELTRAMI, trigger="met", on=MAY)
OPEN = question("Whether Norway will come to the talks about fish is open.", "Will Norway come?", "Norway")


def section(brief: Brief, name: str) -> tuple[Sentence, ...]:
    return next((s.sentences for s in brief.sections if s.name == name), ())


@pytest.mark.parametrize(
    ("articles", "lines"),
    [
        pytest.param(
            (article("2025-04-01", OFFER), article("2025-04-05", PLAN)),
            ["2025-05-10: Meeting — Ana Kovar and Tomas Beltrami (scheduled)."],
            id="one-line-with-the-newest-status",
        ),
        pytest.param(
            (article("2025-04-01", PLAN), article("2025-04-05", OFFER)),
            ["2025-05-10: Meeting — Ana Kovar and Tomas Beltrami (offered)."],
            id="days-from-an-older-report",
        ),
        pytest.param((article("2025-04-01", PLAN), article("2025-04-05", OFF)), [], id="cancelled"),
        pytest.param((article("2025-04-01", PLAN), article("2025-05-10", MET)), [], id="held"),
        pytest.param((article("2025-04-01", PLAN), article("2025-05-11", OPEN)), [], id="past"),
        pytest.param(
            (article("2025-04-01", VISIT),),
            ["2025-05-01 to 2025-05-09: Visit — Ana Kovar (scheduled)."],
            id="a-plan-that-its-words-do-not-name",
        ),
    ],
)
def test_what_is_next(tmp_path: Path, articles: tuple[Article, ...], lines: list[str]) -> None:
    with record_of(tmp_path / "r.db", *articles) as record:
        brief = make_brief(record)
        assert [sentence.text for sentence in section(brief, "What is next")] == lines
        assert brief.refused == ()


def test_a_line_cites_what_it_rests_on(tmp_path: Path) -> None:
    with record_of(tmp_path / "r.db", article("2025-04-01", PLAN), article("2025-04-05", OFFER)) as record:
        (sentence,) = section(make_brief(record), "What is next")
        assert [citation.document for citation in sentence.citations] == ["d2", "d1"]


def test_a_topic_sees_what_other_documents_tell_of_its_plans(tmp_path: Path) -> None:
    with record_of(tmp_path / "r.db", article("2025-04-01", OFFER, PLAN)) as record:
        assert section(make_brief(record, "fish"), "What is next")
        record.put(article("2025-05-11", MET).reading(2), "x", at="t")
        assert not section(make_brief(record, "fish"), "What is next")
        # As of a day before the meeting it is still ahead.
        assert section(make_brief(record, "fish", until="2025-04"), "What is next")


def test_still_open_leaves_out_what_a_person_has_closed(tmp_path: Path) -> None:
    with record_of(tmp_path / "r.db", article("2025-04-01", OPEN), article("2025-05-11", MET)) as record:
        assert [sentence.text for sentence in section(make_brief(record), "Still open")] == ["Will Norway come?"]
        (asked,), (met,) = record.list("questions"), record.list("events")
        record.close_question(asked.id, met.id, at="t")
        assert section(make_brief(record), "Still open") == ()
        record.reopen_question(asked.id)
        assert len(section(make_brief(record), "Still open")) == 1


@pytest.mark.parametrize(
    ("names", "says"),
    [
        pytest.param(["Peru"], "Peru", id="plain"),
        pytest.param(["U.S.", "EU"], "the U.S. and the EU", id="short"),
        pytest.param(["Kenyan Senate", "Peru", "Ana Kovar"], "the Kenyan Senate, Peru and Ana Kovar", id="body"),
        pytest.param(["Peru's Congress"], "Peru's Congress", id="owned"),
        pytest.param(["the Senate"], "the Senate", id="has-one"),
        pytest.param(["Congress"], "Congress", id="one-word"),
    ],
)
def test_names_take_their_article(names: list[str], says: str) -> None:
    assert listed(names) == says


def test_a_sentence_has_one_stop() -> None:
    assert as_sentence("the EU met the U.S.") == "The EU met the U.S."
    assert as_sentence("the U.S. met Peru") == "The U.S. met Peru."
