"""The training text: sentences written for Legation, each with a marked pair of parties and the act between them.

A line of ``text/*.tsv`` is ``TYPE`` or ``TYPE/mode`` (or ``NONE`` where no political act passes between the two), a
tab, and a sentence with three marks: ``[the actor]``, ``{the recipient}`` and ``*the words of the act*``. A line of
``stances/*.tsv`` is ``FOR``, ``AGAINST`` or ``NEUTRAL`` and a sentence with the marks of the two parties only: where
the first stands toward the second. Lines that start with ``#`` are comments.

    python training/text.py [FILE...]     # checks the files, prints how many sentences of each type and mode there are
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.ontology.plover import event_kinds

FOLDER = Path(__file__).parent / "text"
STANCE_FOLDER = Path(__file__).parent / "stances"
NONE = "NONE"
STANCES = ("FOR", "AGAINST", "NEUTRAL")
_MARKS = {"[": "]", "{": "}", "*": "*"}
_MARK = re.compile(r"[\[\]{}*]")


@dataclass(frozen=True, slots=True)
class Sample:
    """A marked sentence. Spans are character offsets in ``text``, which holds no marks.

    It says of its pair a ``type`` (then with a ``trigger``) or a ``stance``.
    """

    file: str
    line: int
    type: str | None
    mode: str | None
    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int]
    trigger: tuple[int, int] | None
    stance: str | None = None


class TextError(Exception):
    """A line that is not written as it must be."""


def read(paths: list[Path] | None = None) -> list[Sample]:
    """All samples of the files, in order. Raises TextError with one line for each fault."""
    samples: list[Sample] = []
    faults: list[str] = []
    seen: dict[tuple[object, bool], str] = {}
    for path in paths or [*sorted(FOLDER.glob("*.tsv")), *sorted(STANCE_FOLDER.glob("*.tsv"))]:
        for number, line in _lines(path):
            try:
                sample = _sample(path.name, number, line)
            except TextError as error:
                faults.append(f"{path.name}:{number}: {error}")
                continue
            key = ((sample.text, sample.actor, sample.recipient), sample.stance is None)
            if key in seen and sample.type != NONE:
                faults.append(f"{path.name}:{number}: the same pair stands at {seen[key]}")
            seen[key] = f"{path.name}:{number}"
            samples.append(sample)
    if faults:
        raise TextError("\n".join(faults))
    return samples


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _sample(file: str, number: int, line: str) -> Sample:
    label, tab, marked = line.partition("\t")
    if not tab:
        raise TextError("no tab after the type")
    if label.strip() in STANCES:
        text, spans = _unmark(marked.strip(), "[{")
        return Sample(file, number, None, None, text, spans["["], spans["{"], None, label.strip())
    event_type, _, mode = label.strip().partition("/")
    kinds = event_kinds()
    if event_type != NONE and event_type not in kinds:
        raise TextError(f"unknown type {event_type!r}")
    if mode and (event_type == NONE or mode not in kinds[event_type].modes):  # type: ignore[index]
        raise TextError(f"{event_type} has no mode {mode!r}")
    text, spans = _unmark(marked.strip(), "[{*")
    return Sample(file, number, event_type, mode or None, text, spans["["], spans["{"], spans["*"])


def _unmark(marked: str, signs: str) -> tuple[str, dict[str, tuple[int, int]]]:
    spans: dict[str, tuple[int, int]] = {}
    opened: tuple[str, int] | None = None
    text = ""
    at = 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        sign = mark.group()
        if opened is None:
            if sign not in _MARKS or sign in spans:
                raise TextError(f"{sign!r} stands where no mark can open")
            opened = (sign, len(text))
        elif sign == _MARKS[opened[0]]:
            spans[opened[0]] = (opened[1], len(text))
            opened = None
        else:
            raise TextError(f"{sign!r} stands inside {opened[0]!r}")
    text += marked[at:]
    if opened or spans.keys() != set(signs):
        raise TextError(f"marks that are not closed, missing or too many: {' '.join(set(signs) ^ spans.keys())}")
    if any(text[s:e] != text[s:e].strip() or s == e for s, e in spans.values()):
        raise TextError("a mark holds a space at its edge, or nothing")
    return text, spans


def main() -> int:
    """Exit code 0 where every line is well written."""
    try:
        samples = read([Path(name) for name in sys.argv[1:]] or None)
    except TextError as error:
        print(error)
        return 1
    counts = Counter(s.stance or (f"{s.type}/{s.mode}" if s.mode else str(s.type)) for s in samples)
    for label, count in sorted(counts.items()):
        print(f"{label:24}{count:6}")
    print(f"{'all':24}{len(samples):6}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
