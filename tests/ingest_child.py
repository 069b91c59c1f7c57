"""What the kill test runs in a process of its own: made-up documents, read into a record."""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator

from cheap_coder import WORDS, patient_code
from legation.ingest import Coder, read_into
from legation.intake import Outcome
from legation.model.documents import Document
from legation.record import Record


def made_document(number: int, extra: str = "") -> Document:
    rng = random.Random(number)
    return Document(f"d{number:03}", " ".join(rng.choices(WORDS, k=40)) + extra, title=f"Talks {number}")


def made_outcomes(count: int) -> Iterator[Outcome]:
    """Every eleventh source is broken."""
    for n in range(count):
        broken = n % 11 == 10
        yield Outcome(f"s{n}", None if broken else made_document(n), *(("empty", "no words") if broken else ()))


def child(path: str, count: str, workers: str) -> None:
    """What the kill test runs. Ctrl-C works even where the tests were started in the background, which ignores it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with Record(path, write=True) as record:
        read_into(record, made_outcomes(int(count)), workers=int(workers), coder=Coder("1", patient_code))
