"""Legation: a sourced, queryable record of political news.

>>> import legation
>>> reading = legation.code("Norway accused Sweden of overfishing.", published="2025-03-03")  # doctest: +SKIP

The names below are the public ones. They are imported on first use, so that ``legation --help`` answers at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.api import Record, code
    from legation.errors import InputError, LegationError, ModelError, OntologyError, RecordError, UsageError
    from legation.model.findings import Reading

__all__ = [
    "InputError",
    "LegationError",
    "ModelError",
    "OntologyError",
    "Reading",
    "Record",
    "RecordError",
    "UsageError",
    "code",
]

_HOMES = {"code": "legation.api", "Record": "legation.api", "Reading": "legation.model.findings"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'legation' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "legation.errors")), name)


def __dir__() -> list[str]:
    return sorted(__all__)
