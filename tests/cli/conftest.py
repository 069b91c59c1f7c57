"""A reading made by hand, and a record that holds it: the command line's tests need no model."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from legation.cli.main import main
from legation.model.actors import Actor, Office, Party
from legation.model.documents import Document, Paragraph
from legation.model.findings import Event, KeyPoint, Plan, Position, Question, Reading, Skipped, Statement
from legation.model.spans import Span
from legation.model.times import Location, Window
from legation.record import Record

TEXT = (
    "Foreign Minister Ana Kovar of Slovenia met Tomas Beltrami of Uruguay in Koper on 3 March 2025. "
    '"=HYPERLINK is no answer," Kovar said. Slovenia backs a fishery deal. The two will meet again in May. '
    "Whether parliament will agree is open."
)


def at(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def sentence(opening: str, closing: str) -> Span:
    return Span(TEXT.index(opening), TEXT.index(closing) + len(closing))


def reading() -> Reading:
    kovar, beltrami = Party("a1", at("Ana Kovar")), Party("a2", at("Tomas Beltrami"))
    return Reading(
        version="1+test",
        document=Document(
            "doc1", TEXT, title="Kovar meets\x1b[31m Beltrami", outlet="Koper Courier", published="2025-03-04",
            url="https://news.example/1", language="en", paragraphs=(Paragraph(Span(0, len(TEXT)), "body"),),
        ),
        actors=(
            Actor("a1", "Ana Kovar", "person", "SVN", ("GOV",), ("Kovar",), (at("Ana Kovar"),)),
            Actor("a2", "Tomas Beltrami", "person", "URY", ("GOV",), (), (at("Tomas Beltrami"),)),
            Actor("a3", "Slovenia", "government", "SVN", ("GOV",), (), (at("Slovenia"), at("Slovenia", 1))),
        ),
        offices=(Office("o1", "a1", "foreign minister", "a3", "current", None, None, at("Foreign Minister")),),
        events=(
            Event(
                "e1", "CONSULT", None, ("diplomatic",), (kovar, beltrami), (), "actual", None,
                Window("2025-03-03", "2025-03-03", "day", at("3 March 2025")), None,
                Location("Koper", "SVN", 45.55, 13.73, at("Koper")), at("met"), sentence("Foreign", "2025."), 0.9,
                "frame: meet",
            ),
        ),
        statements=(
            Statement(
                "s1", Party("a1", at("Kovar", 1)), at("said"), (at("=HYPERLINK is no answer,"),), "direct",
                sentence('"=HYPER', "said."), 0.8, "cue: say",
            ),
        ),
        positions=(
            Position("v1", Party("a3", at("Slovenia", 1)), "fishery deal", None, "for", "plain", None, None,
                     at("Slovenia backs a fishery deal."), None, 0.7, "verb: back"),
        ),
        plans=(
            Plan(
                "p1", "meeting", (kovar, beltrami), "expected", Window("2025-05-01", "2025-05-31", "month", at("May")),
                (), sentence("The two", "May."), 0.6, "cue: will",
            ),
        ),
        questions=(Question("q1", "Will parliament agree?", (), sentence("Whether", "open."), 0.5, "cue: whether"),),
        summary=(KeyPoint("Ana Kovar met Tomas Beltrami.", (sentence("Foreign", "2025."),)),),
        skipped=(Skipped("no-political-actor", at("parliament")),),
    )  # fmt: skip


@pytest.fixture(scope="session")
def whole_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "record.db"
    with Record(path, write=True) as record:
        record.put(reading(), "digest", at="2025-03-05T10:00:00")
    return path


@pytest.fixture
def record_path(whole_record: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole_record, tmp_path / "record.db"))


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line; gives exit code, standard output and standard error."""
    monkeypatch.setenv("LEGATION_RECORD", str(tmp_path / "record.db"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(list(arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run
