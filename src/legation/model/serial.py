"""Readings to JSON and back, and their JSON Schema. pydantic does the work over the plain dataclasses."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from legation.model.findings import Reading


@cache
def _adapter() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)


def dump_reading(reading: Reading) -> str:
    """One line of JSON. ``clauses`` is left out where none were asked for."""
    exclude = {"clauses"} if reading.clauses is None else None
    return _adapter().dump_json(reading, exclude=exclude).decode("utf-8")


def load_reading(text: str | bytes) -> Reading:
    """The reading that ``dump_reading`` wrote. Raises pydantic's ValidationError on anything else."""
    return _adapter().validate_json(text)


def reading_schema() -> dict[str, Any]:
    """JSON Schema of a Reading."""
    return _adapter().json_schema()
