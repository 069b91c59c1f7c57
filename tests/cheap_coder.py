"""A coder for tests: quick, and with faults on demand. Imports little, since each worker process imports it."""

from __future__ import annotations

import os
import time

from legation.errors import ModelError
from legation.model.actors import Actor, Party
from legation.model.documents import Document
from legation.model.findings import Event, Reading
from legation.model.spans import Span

WORDS = ("Norway", "Finland", "Sweden", "Denmark", "Iceland")


def cheap_code(document: Document) -> Reading:
    """A coder for tests: each country is an actor, each two neighbours have an event."""
    if "raise" in document.text:
        raise ValueError("an invented fault")
    if "die" in document.text:
        os._exit(7)
    if "model" in document.text:
        raise ModelError("the pipeline is missing", remedy="Install it.")
    if "slow" in document.text:
        time.sleep(0.3)
    spans, start = [], 0
    for word in document.text.split():
        start = document.text.index(word, start)
        spans.append(Span(start, start := start + len(word)))
    names = sorted({span.of(document.text) for span in spans} & set(WORDS))
    ids = {name: f"a{n}" for n, name in enumerate(names)}
    events = tuple(
        Event(
            f"e{n}", "CONSULT", None, (), (Party(ids.get(first.of(document.text)), first),),
            (Party(ids.get(second.of(document.text)), second),), "actual", None, None, "none-stated", None, first,
            first.join(second), 0.5, "cheap",
        )
        for n, (first, second) in enumerate(zip(spans[::2], spans[1::2], strict=False))
    )  # fmt: skip
    return Reading("1", document, tuple(Actor(ids[n], n, "government") for n in names), events=events)


def patient_code(document: Document) -> Reading:
    time.sleep(0.003)
    return cheap_code(document)
