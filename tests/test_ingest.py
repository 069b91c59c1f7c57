"""Reading many documents: resumed, in several processes, killed and begun again; always the same record."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cheap_coder import cheap_code, patient_code
from ingest_child import made_document, made_outcomes
from legation.errors import ModelError
from legation.ingest import Coded, Coder, code_all, digest_of, read_into
from legation.intake import Outcome
from legation.model.documents import Document
from legation.model.findings import Reading
from legation.record import Record

CHEAP = Coder("1", cheap_code)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "news.db", write=True) as opened:
        yield opened


def outcomes_of(*texts: str) -> list[Outcome]:
    return [Outcome(f"s{n}", made_document(n, " " + text)) for n, text in enumerate(texts)]


def test_a_second_run_changes_nothing(record: Record) -> None:
    seen: list[tuple[str, str]] = []
    first = read_into(record, made_outcomes(12), coder=CHEAP, progress=lambda *done: seen.append(done))
    assert (first.read, first.failed, first.total, first.reasons) == (11, 1, 12, (("empty", 1),))
    assert seen[9:] == [("s9", "read"), ("s10", "failed"), ("s11", "read")]
    before = list(record.dump())
    second = read_into(record, made_outcomes(12), coder=Coder("1", patient_code))
    assert (second.read, second.unchanged, second.failed) == (0, 11, 1)
    assert list(record.dump()) == before


def test_what_is_held_is_not_coded_again(record: Record) -> None:
    read_into(record, made_outcomes(5), coder=CHEAP)

    def never(document: Document) -> Reading:
        raise AssertionError(document.id)

    assert read_into(record, made_outcomes(5), coder=Coder("1", never)).unchanged == 5
    assert read_into(record, made_outcomes(5), coder=Coder("2", never)).reasons == (("coding-failed", 5),)
    assert record.counts().documents == 5


def test_a_changed_document_is_replaced(record: Record) -> None:
    read_into(record, [Outcome("s", made_document(1))], coder=CHEAP)
    report = read_into(record, [Outcome("s", made_document(1, " Finland Norway"))], coder=CHEAP)
    assert (report.read, report.replaced) == (0, 1)


def test_a_failure_is_forgotten_once_the_source_is_read(record: Record) -> None:
    read_into(record, [Outcome("s", None, "empty", "no words")], coder=CHEAP)
    assert [(row.source, row.reason, row.detail) for row in record.document_failures()] == [("s", "empty", "no words")]
    read_into(record, [Outcome("s", made_document(1))], coder=CHEAP)
    assert record.document_failures() == ()
    read_into(record, [Outcome("s", None, "empty", "no words")], coder=CHEAP)
    read_into(record, [Outcome("s", made_document(1))], coder=CHEAP)
    assert record.document_failures() == ()


def test_a_document_that_is_not_to_be_read_is_a_failure(record: Record) -> None:
    outcome = Outcome("s", made_document(1), "not-english", "it is in Norwegian")
    assert read_into(record, [outcome], coder=CHEAP).reasons == (("not-english", 1),)


@pytest.mark.parametrize("workers", [1, 3])
def test_one_bad_document_does_not_stop_the_others(workers: int) -> None:
    coded = list(code_all(outcomes_of("", "raise", "slow", "", ""), workers=workers, coder=CHEAP))
    assert [c.source for c in coded] == ["s0", "s1", "s2", "s3", "s4"]
    assert [c.reason for c in coded] == [None, "coding-failed", None, None, None]
    assert coded[1] == Coded("s1", None, "coding-failed", "ValueError: an invented fault")


def test_a_process_that_dies_takes_one_document(record: Record) -> None:
    report = read_into(record, outcomes_of("slow", "die", "", "die", "", "slow", ""), workers=2, coder=CHEAP)
    assert (report.read, report.reasons) == (5, (("worker-died", 2),))
    assert [row.source for row in record.document_failures()] == ["s1", "s3"]
    assert "exit 7" in record.document_failures()[0].detail


@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_model_stops_the_run(record: Record, workers: int) -> None:
    with pytest.raises(ModelError, match=r"^the pipeline is missing\. Install it\.$"):
        read_into(record, outcomes_of("", "model", ""), workers=workers, coder=CHEAP)
    assert record.counts().failures == 0


def test_workers_give_the_same_in_the_same_order() -> None:
    one = list(code_all(made_outcomes(30), coder=CHEAP))
    assert list(code_all(made_outcomes(30), workers=3, coder=CHEAP)) == one


def test_only_a_few_documents_are_taken_ahead() -> None:
    taken = 0

    def count() -> Iterator[Outcome]:
        nonlocal taken
        for outcome in made_outcomes(1000):
            taken += 1
            yield outcome

    results = code_all(count(), workers=2, coder=CHEAP)
    for _ in range(20):
        next(results)
    results.close()
    assert taken <= 20 + 8


def test_a_stopped_run_keeps_what_was_read(record: Record) -> None:
    def stopped() -> Iterator[Outcome]:
        yield from made_outcomes(5)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_into(record, stopped(), coder=CHEAP)
    assert record.counts().documents == 5


def test_the_digest_is_of_words_and_layout() -> None:
    assert digest_of(made_document(1)) == digest_of(made_document(1))
    assert digest_of(made_document(1)) != digest_of(made_document(1, " "))


def start(path: Path, count: int, workers: int) -> subprocess.Popen[bytes]:
    code = "import sys; sys.path.insert(0, sys.argv[1]); import ingest_child; ingest_child.child(*sys.argv[2:])"
    arguments = [str(Path(__file__).parent), str(path), str(count), str(workers)]
    return subprocess.Popen([sys.executable, "-c", code, *arguments], start_new_session=True)


def kill_after(path: Path, count: int, seconds: float, workers: int) -> bool:
    """Start a run and kill it, so long after its file is there; False where it was done before."""
    process = start(path, count, workers)
    while not path.exists() and process.poll() is None:
        time.sleep(0.005)
    time.sleep(seconds)
    done = process.poll() is not None
    os.killpg(process.pid, signal.SIGKILL) if not done else None
    process.wait()
    return not done


@pytest.mark.parametrize(("workers", "kills"), [pytest.param(1, 4, id="one"), pytest.param(2, 1, id="workers")])
def test_killed_and_run_again_gives_the_same_record(tmp_path: Path, workers: int, kills: int) -> None:
    rng = random.Random(workers)
    path, count = tmp_path / "killed.db", 120
    for _ in range(kills):
        assert kill_after(path, count, rng.uniform(0.05, 0.5), workers), "it was done before it was killed"
        with Record(path, write=True) as record:
            assert list(record.check()) == []
    assert start(path, count, workers).wait() == 0
    with Record(path) as record, Record(tmp_path / "quiet.db", write=True) as quiet:
        read_into(quiet, made_outcomes(count), coder=CHEAP)
        assert list(record.dump()) == list(quiet.dump())
        assert list(record.check()) == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "parent-killed"])
def test_no_process_is_left_behind(tmp_path: Path, how: signal.Signals) -> None:
    path = tmp_path / "stopped.db"
    Record(path, write=True).close()
    process = start(path, 2000, 2)
    wait_for(lambda: held(path) > 5)
    if how == signal.SIGINT:
        os.killpg(process.pid, how)  # a terminal sends it to all
    else:
        process.kill()
    assert process.wait(timeout=20) == -how
    wait_for(lambda: not group_lives(process.pid))
    with Record(path) as record:
        assert 5 < record.counts().documents < 1900
        assert list(record.check()) == []


def held(path: Path) -> int:
    with Record(path) as record:
        return record.counts().documents


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come about")


def group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
