"""The JSON Schemas that ``legation schema`` prints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Schema = dict[str, Any]


def _reading() -> Schema:
    from legation.model.serial import reading_schema

    return reading_schema()


def _relate() -> Schema:
    from legation.extraction.relating import RelateAnswer, RelateRequest

    return _both(RelateRequest, RelateAnswer)


def _resolve() -> Schema:
    from legation.resolution.words import Answer, Query

    return _both(Query, Answer)


def _both(question: type, answer: type) -> Schema:
    from pydantic import TypeAdapter

    return {"input": TypeAdapter(question).json_schema(), "output": TypeAdapter(answer).json_schema()}


SCHEMAS: dict[str, Callable[[], Schema]] = {"reading": _reading, "relate": _relate, "resolve": _resolve}
