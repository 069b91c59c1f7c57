"""Imports go down one list of rooms, and spaCy and SQLAlchemy stay in theirs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import legation

PACKAGE = Path(legation.__file__).parent
LAYERS = [
    "errors", "model", "ontology", "intake", "annotation", "extraction", "resolution", "coding",
    "workers", "record", "ingest", "importing", "views", "api", "web", "cli",
]  # fmt: skip
# Rooms that may see less than all that lies below them.
NARROW = {
    "model": set[str](),
    "record": {"errors", "model"},
    "views": {"errors", "model", "ontology", "record"},
    "web": {"errors", "model", "record", "views"},
    "intake": {"errors", "model", "ontology"},
}
ONLY_IN = {
    "spacy": {"annotation", "cli"},
    "thinc": {"annotation", "cli"},
    "sqlalchemy": {"record"},
    "fastapi": {"web"},
    "typer": {"cli"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    mine = room(path)
    if mine in ("__init__", "__main__"):
        return
    for name in imported(path):
        top, _, rest = name.partition(".")
        if top in ONLY_IN:
            assert mine in ONLY_IN[top], f"{mine} imports {name}"
        if top != "legation" or not rest:
            continue
        other = rest.split(".")[0]
        if other == mine:
            continue
        assert LAYERS.index(other) < LAYERS.index(mine), f"{mine} imports {name}, which lies above it"
        if mine in NARROW:
            assert other in NARROW[mine], f"{mine} may not know {name}"


def test_every_room_is_listed() -> None:
    assert {room(p) for p in MODULES} - {"__init__", "__main__"} <= set(LAYERS)
