"""The same words of the same speaker are one utterance; other words, other speakers and mere reports are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from views_builders import Told, article, record_of, said

from legation.record import Filter
from legation.views.utterances import utterances
from legation.views.words import folded

LEVY = said('"We will never drop the fish levy," Ana Kovar said.', "Ana Kovar", "We will never drop the fish levy,")


@pytest.mark.parametrize(
    ("other", "one"),
    [
        pytest.param(LEVY, True, id="the-same"),
        pytest.param(
            said(
                "Ana Kovar: “WE WILL NEVER—drop the fish lévy.”", "Ana Kovar", "WE WILL NEVER—drop the fish lévy."
            ), True, id="case-accents-marks",
        ),
        pytest.param(
            said('Ana Kovar: "As I told them, we will never drop the fish levy for a port."', "Ana Kovar",
                 "As I told them, we will never drop the fish levy for a port."), True, id="inside-a-longer-one",
        ),
        pytest.param(
            said('Ana Kovar said her side would "never drop the fish levy" for a port.', "Ana Kovar",
                 'her side would "never drop the fish levy" for a port', directness="mixed"),
            True, id="quoted-part-of-a-mixed-one",
        ),
        pytest.param(
            said('Ana Kovar said: "drop the fish levy".', "Ana Kovar", "drop the fish levy"), False, id="four-words",
        ),
        pytest.param(
            said("Ana Kovar said we will never drop the fish levy.", "Ana Kovar",
                 "we will never drop the fish levy", directness="indirect"), False, id="only-reported",
        ),
        pytest.param(
            said('"We will never drop the fish levy," Kari Solvang said.', "Kari Solvang",
                 "We will never drop the fish levy,"), False, id="another-speaker",
        ),
        pytest.param(
            said('"We will gladly drop the old fish levy," Ana Kovar said.', "Ana Kovar",
                 "We will gladly drop the old fish levy,"), False, id="other-words",
        ),
        pytest.param(
            said('"Levy fish the drop never will we," Ana Kovar said.', "Ana Kovar",
                 "Levy fish the drop never will we,"), False, id="another-order",
        ),
    ],
)  # fmt: skip
def test_same_utterance(tmp_path: Path, other: Told, one: bool) -> None:
    with record_of(tmp_path / "r.db", article("2025-03-02", LEVY), article("2025-03-09", other)) as record:
        found = utterances(record)
        assert any(len(u.places) == 2 for u in found) == one


def test_nine_tenths_are_the_same(tmp_path: Path) -> None:
    long = "The port of Koper will open to every ship before the summer"
    changed = long.replace("every", "each")
    rows = [
        article(f"2025-03-0{n}", said(f'"{w}," Ana Kovar said.', "Ana Kovar", w)) for n, w in ((1, long), (2, changed))
    ]
    assert len(folded(long).split()) == 12
    with record_of(tmp_path / "r.db", *rows) as record:
        (utterance,) = utterances(record)
    assert (utterance.first, utterance.last, utterance.words) == ("2025-03-01", "2025-03-02", long)


def test_an_unnamed_speaker_ties_nothing(tmp_path: Path) -> None:
    told = said(
        '"We will never drop the fish levy," the minister said.', "the minister", "We will never drop the fish levy,"
    )
    with record_of(tmp_path / "r.db", article("2025-03-01", told), article("2025-03-02", told)) as record:
        assert [len(u.places) for u in utterances(record)] == [1, 1]


def test_first_day_order_and_filter(tmp_path: Path) -> None:
    other = said('"Uruguay is no enemy of ours," Ana Kovar said.', "Ana Kovar", "Uruguay is no enemy of ours,")
    articles = (
        article("2025-03-09", LEVY),
        article("2025-03-01", LEVY),
        article("2025-03-04", other),
        article(None, LEVY),
    )
    with record_of(tmp_path / "r.db", *articles) as record:
        levy, enemy = utterances(record)
        assert (levy.source, levy.first, levy.last) == ("Ana Kovar", "2025-03-01", "2025-03-09")
        assert levy.words == "We will never drop the fish levy"
        assert [row.document for row in levy.places] == ["d2", "d1", "d4"]
        # One place within the days is enough, and the utterance is whole.
        assert utterances(record, Filter(since="2025-03-08")) == (levy,)
        assert utterances(record, Filter(limit=1, offset=1)) == (enemy,)
        assert utterances(record, Filter(actor="Solvang")) == ()
