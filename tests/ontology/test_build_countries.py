"""The stored tables are what the script writes; skipped where the packages that it reads are not installed."""

from __future__ import annotations

import importlib.util
import sys
from importlib import resources
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "build_countries.py"


def test_stored_tables_equal_the_scripts_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("pyworldatlas", "countryinfo", "babel"):
        pytest.importorskip(package, reason="only needed to build the tables")
    spec = importlib.util.spec_from_file_location("build_countries", SCRIPT)
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "build_countries", script)
    spec.loader.exec_module(script)
    monkeypatch.setattr(script, "ONTOLOGY", tmp_path)
    script.main()
    for name in ("countries.tsv", "cities.tsv", "ambiguous.tsv"):
        stored = resources.files("legation.ontology").joinpath(name).read_text(encoding="utf-8")
        assert (tmp_path / name).read_text(encoding="utf-8") == stored, f"{name} was edited by hand"
