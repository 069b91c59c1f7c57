"""What ``import legation`` promises."""

from __future__ import annotations

import subprocess
import sys

import legation


def test_names_are_sorted_and_real() -> None:
    assert legation.__all__ == sorted(legation.__all__)
    assert dir(legation) == legation.__all__
    for name in legation.__all__:
        assert getattr(legation, name).__doc__


def test_import_alone_loads_nothing_heavy() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import legation, sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"spacy", "sqlalchemy", "pydantic", "fastapi", "typer"} & set(loaded)
