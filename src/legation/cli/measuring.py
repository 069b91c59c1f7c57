"""How ``legation bench`` measures. Every measured thing runs in a process of its own, one BLAS thread each.

Bare spaCy must not share a process with ``code``: the pipeline room changes how matrix products are computed for the
whole process, which would make the bare pipeline faster than people know it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from statistics import median

from legation.errors import LegationError
from legation.model.documents import Document

_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_BATCH = 8
_SAMPLES = 10
Round = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Speed:
    """Words a second in the best and the median round, of bare spaCy and of ``code``; ratios are code to bare."""

    documents: int
    words: int
    rounds: int
    bare_best: float
    bare_median: float
    code_best: float
    code_median: float
    ratio_best: float
    ratio_median: float


@dataclass(frozen=True, slots=True)
class Memory:
    """Peak resident memory in megabytes (10^6 bytes), after each tenth of all documents read."""

    documents: int
    peaks: tuple[float, ...]
    peak: float


@dataclass(frozen=True, slots=True)
class Offsets:
    """How many offsets were sliced, and which name no words."""

    documents: int
    offsets: int
    faults: tuple[str, ...]


def measure_speed(documents: Sequence[Document], pipeline: str, rounds: int, tick: Round) -> Speed:
    """Rounds of bare spaCy and of ``code`` over the same texts in turn, each in its own process."""
    words = sum(len(document.text.split()) for document in documents)
    texts = [document.text for document in documents]
    with _worker(partial(_bare, pipeline, texts)) as bare, _worker(partial(_coding, documents)) as coding:
        seconds: dict[str, list[float]] = {"bare": [], "code": []}
        for _ in range(rounds):
            for name, worker in (("bare", bare), ("code", coding)):
                seconds[name].append(_ask(worker))
                tick()
    best = {name: words / min(taken) for name, taken in seconds.items()}
    middle = {name: words / median(taken) for name, taken in seconds.items()}
    return Speed(
        len(documents), words, rounds,
        round(best["bare"], 1), round(middle["bare"], 1), round(best["code"], 1), round(middle["code"], 1),
        round(best["code"] / best["bare"], 3), round(middle["code"] / middle["bare"], 3),
    )  # fmt: skip


def measure_memory(documents: Sequence[Document], passes: int, tick: Round) -> Memory:
    """Peak memory of one process that codes all documents ``passes`` times."""
    peaks: list[float] = []
    with _worker(partial(_coding_parts, documents, passes)) as worker:
        for _ in range(_SAMPLES):
            peaks.append(_ask(worker))
            tick()
    return Memory(len(documents) * passes, tuple(peaks), peaks[-1])


def measure_offsets(documents: Iterable[Document], tick: Round) -> Offsets:
    """Slice every offset of every reading; what it names must be words of the text."""
    from legation.coding import code
    from legation.model.spans import names_words, spans_within

    count = total = 0
    faults: list[str] = []
    for document in documents:
        reading = code(document, clauses=True)
        for where, span in spans_within(reading, document.id):
            total += 1
            if not names_words(span, document.text):
                faults.append(f"{where}: {span.start}-{span.end}")
        count += 1
        tick()
    return Offsets(count, total, tuple(faults))


@contextmanager
def _worker(make: Callable[[], Callable[[], float]]) -> Iterator[Connection]:
    for variable in _THREADS:
        os.environ[variable] = "1"
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(make, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.join(timeout=5)
        process.terminate()


def _ask(worker: Connection) -> float:
    try:
        worker.send(None)
        answer = worker.recv()
    except (EOFError, BrokenPipeError) as error:
        raise LegationError("the measuring process ended early", remedy="Is there enough memory?") from error
    if isinstance(answer, str):
        raise LegationError(f"the measuring process failed ({answer.rstrip('.')})")
    return float(answer)


def _serve(make: Callable[[], Callable[[], float]], asked: Connection) -> None:
    try:
        measure = make()
        while True:
            asked.recv()
            asked.send(measure())
    except (EOFError, KeyboardInterrupt):
        return
    except Exception as error:  # told by the process that asked
        asked.send(str(error) if isinstance(error, LegationError) else f"{type(error).__name__}: {error}")


def _bare(pipeline: str, texts: Sequence[str]) -> Callable[[], float]:
    import spacy

    nlp = spacy.load(pipeline)

    def run() -> None:
        for _ in nlp.pipe(texts, batch_size=_BATCH):
            pass

    nlp(texts[0])
    return _timed(run)


def _coding(documents: Sequence[Document]) -> Callable[[], float]:
    from legation.coding import code

    def run() -> None:
        for document in documents:
            code(document)

    code(documents[0])
    return _timed(run)


def _timed(run: Round) -> Callable[[], float]:
    def timed() -> float:
        began = time.perf_counter()
        run()
        return time.perf_counter() - began

    return timed


def _coding_parts(documents: Sequence[Document], passes: int) -> Callable[[], float]:
    from legation.coding import code

    total = len(documents) * passes
    parts = iter(range(_SAMPLES))

    def run() -> float:
        part = next(parts)
        for number in range(total * part // _SAMPLES, total * (part + 1) // _SAMPLES):
            code(documents[number % len(documents)])
        return peak_memory()

    return run


def peak_memory() -> float:
    """Highest resident memory of this process so far, in megabytes."""
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1e6 if sys.platform == "darwin" else 1e6 / 1024), 1)
