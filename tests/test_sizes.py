"""Files and functions stay small enough to read in one go."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import legation

PACKAGE = Path(legation.__file__).parent
# A migration is a list of tables as they once were: nothing to split.
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
FILE_LINES, FUNCTION_LINES, PARAMETERS = 400, 50, 7


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_sizes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= FILE_LINES, "split the file by the question it answers"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= FUNCTION_LINES, f"{node.name} has {lines} lines"
            positional = len(node.args.args) + len(node.args.posonlyargs)
            assert positional <= PARAMETERS, f"{node.name} takes {positional} positional parameters"
