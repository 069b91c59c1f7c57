"""Readings to JSON and back, and their JSON Schema. pydantic does the work over the plain dataclasses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from legation.model.findings import Reading

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_BREAKS = str.maketrans({char: f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"})


def one_line(text: str) -> str:
    """JSON in which the line breaks of Unicode are escapes: programs that split lines by them read it whole."""
    return text.translate(_BREAKS)


@cache
def _adapter() -> TypeAdapter[Reading]:
    from pydantic import TypeAdapter

    return TypeAdapter(Reading)


def dump_reading(reading: Reading) -> str:
    """One line of JSON. ``clauses`` is left out where none were asked for."""
    exclude = {"clauses"} if reading.clauses is None else None
    return one_line(_adapter().dump_json(reading, exclude=exclude).decode("utf-8"))


def load_reading(text: str | bytes) -> Reading:
    """The reading that ``dump_reading`` wrote. Raises pydantic's ValidationError on anything else."""
    return _adapter().validate_json(text)


def reading_schema() -> dict[str, Any]:
    """JSON Schema of a Reading."""
    return _adapter().json_schema()
