"""The learned judge: which PLOVER type, if any, passes between two marked parties of a sentence.

A small transformer encoder (MiniLM, 8-bit) reads the sentence with markers round the actor, the recipient and the words
of the act, and scores every type and NONE (entity markers: Baldini Soares et al. 2019). It was trained on text written
for the project (``training/``). It is asked where frames tie, miss or are unsure; frames and judge are weighed in one
place (``weighing.py``). Only questions of one document share a batch, so that no answer depends on other documents.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from legation.errors import ModelError
from legation.model.findings import EventType
from legation.model.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from tokenizers import Tokenizer

NONE = "NONE"
LONGEST = 64
BATCH = 16
# Word pieces of BERT's vocabulary that stand in no text.
_OPEN = {"actor": "[unused1]", "recipient": "[unused3]", "trigger": "[unused5]"}
_CLOSE = {"actor": "[unused2]", "recipient": "[unused4]", "trigger": "[unused6]"}
_FILES = "legation.extraction"


@dataclass(frozen=True, slots=True)
class Question:
    """A pair of parties in a text, and the words of the act where they are known."""

    text: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    trigger: Span | None = None


@dataclass(frozen=True, slots=True)
class Encoded:
    """Word-piece numbers with markers, and the places of the three opening markers (0, the start, where one lacks)."""

    ids: tuple[int, ...]
    places: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Probabilities of the types and of NONE; scores of each type's modes; probabilities of the stance of the first
    party toward the second (``for``, ``against``, ``neutral``)."""

    types: dict[EventType | str, float]
    modes: dict[tuple[str, str], float]
    stances: dict[str, float]


class Judge:
    """The trained network with its vocabulary and labels."""

    def __init__(self, tokenizer: Tokenizer, session: Any, labels: dict[str, list[str]]) -> None:
        self._tokenizer = tokenizer
        self._session = session
        self._types = labels["types"]
        self._modes = [tuple(label.split("/")) for label in labels["modes"]]
        self._stances = labels["stances"]

    def ask(self, questions: Sequence[Question], longest: int = LONGEST) -> list[Verdict]:
        """A verdict on each question, in their order, from at most ``longest`` word pieces of its sentence.

        Questions of like length share a batch.
        """
        encoded = [encode(self._tokenizer, question, longest) for question in questions]
        order = sorted(range(len(encoded)), key=lambda i: (len(encoded[i].ids), i))
        verdicts: dict[int, Verdict] = {}
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            types, modes, stances = self._session.run(None, _padded([encoded[i] for i in batch]))
            for row, i in enumerate(batch):
                verdicts[i] = self._verdict(types[row], modes[row], stances[row])
        return [verdicts[i] for i in range(len(encoded))]

    def _verdict(self, types: np.ndarray, modes: np.ndarray, stances: np.ndarray) -> Verdict:
        return Verdict(
            dict(zip(self._types, map(float, _softmax(types)), strict=True)),
            dict(zip(self._modes, map(float, modes), strict=True)),  # type: ignore[arg-type]
            dict(zip(self._stances, map(float, _softmax(stances)), strict=True)),
        )


def _softmax(row: np.ndarray) -> np.ndarray:
    import numpy as np

    raised = np.exp(row - row.max())
    return np.asarray(raised / raised.sum())


def _padded(batch: Sequence[Encoded]) -> dict[str, np.ndarray]:
    import numpy as np

    longest = max(len(one.ids) for one in batch)
    ids = np.zeros((len(batch), longest), dtype=np.int64)
    for row, one in enumerate(batch):
        ids[row, : len(one.ids)] = one.ids
    places = np.array([one.places for one in batch], dtype=np.int64)
    return {"ids": ids, "mask": (ids != 0).astype(np.int64), "places": places}


def encode(tokenizer: Tokenizer, question: Question, longest: int = LONGEST) -> Encoded:
    """The sentence in word pieces with markers; of a long one the pieces nearest to the marked words are kept."""
    found = tokenizer.encode(question.text, add_special_tokens=False)
    signs = {sign: tokenizer.token_to_id(sign) or 0 for sign in ("[CLS]", "[SEP]", *_OPEN.values(), *_CLOSE.values())}
    marks = {"actor": question.actor, "recipient": question.recipient}
    if question.trigger is not None:
        marks["trigger"] = (question.trigger,)
    starts, ends = zip(*found.offsets, strict=True) if found.offsets else ((), ())
    before: dict[int, list[str]] = {}
    after: dict[int, list[str]] = {}
    inside: list[tuple[int, int]] = []
    for name, spans in marks.items():
        for span in spans:
            first = bisect_right(ends, span.start)
            last = bisect_left(starts, span.end) - 1
            if first <= last:
                before.setdefault(first, []).append(_OPEN[name])
                after.setdefault(last, []).insert(0, _CLOSE[name])
                inside.append((first, last))
    room = longest - 2 - 2 * len(inside)
    kept = _nearest(len(found.ids), inside, room)
    ids = [signs["[CLS]"]]
    for i in kept:
        ids.extend(signs[sign] for sign in before.get(i, ()))
        ids.append(found.ids[i])
        ids.extend(signs[sign] for sign in after.get(i, ()))
    ids.append(signs["[SEP]"])
    one, two, three = (ids.index(signs[sign]) if signs[sign] in ids else 0 for sign in _OPEN.values())
    return Encoded(tuple(ids), (one, two, three))


def _nearest(count: int, inside: Sequence[tuple[int, int]], room: int) -> list[int]:
    """The numbers of the ``room`` pieces nearest to the marked ones, in order."""
    if count <= room:
        return list(range(count))

    distance = [min((max(first - i, i - last, 0) for first, last in inside), default=i) for i in range(count)]
    return sorted(sorted(range(count), key=distance.__getitem__)[:room])


@cache
def tokenizer() -> Tokenizer:
    """The vocabulary. Raises ModelError where the package ``tokenizers`` is missing."""
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise _missing("tokenizers") from error
    return Tokenizer.from_str(resources.files(_FILES).joinpath("judge.vocabulary.json").read_text(encoding="utf-8"))


@cache
def judge() -> Judge:
    """The judge, loaded once a process, one thread. Raises ModelError where the package ``onnxruntime`` is missing."""
    try:
        import onnxruntime
    except ImportError as error:
        raise _missing("onnxruntime") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    folder = resources.files(_FILES)
    session = onnxruntime.InferenceSession(
        folder.joinpath("judge.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    labels = json.loads(folder.joinpath("judge.labels.json").read_text(encoding="utf-8"))
    return Judge(tokenizer(), session, labels)


def _missing(package: str) -> ModelError:
    return ModelError(f"the package {package!r} is not installed", remedy="Install Legation with its constraints.")
