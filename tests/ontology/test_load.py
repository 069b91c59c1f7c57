from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.errors import OntologyError
from legation.ontology import load


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    # A package is imported once a process, so each test has one of its own.
    monkeypatch.delitem(sys.modules, "invented_package", raising=False)
    folder = tmp_path / "invented_package"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    sys.modules.pop("invented_package", None)


def test_tsv_leaves_out_comments_and_strips_cells(package: Path) -> None:
    (package / "a.tsv").write_text("# what it is\nname\tother\n\nTokyo \tEdo|Tokio\n")
    (row,) = load.read_tsv("invented_package", "a.tsv")
    assert row == {"name": "Tokyo", "other": "Edo|Tokio"}
    assert load.several(row["other"]) == ("Edo", "Tokio")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("b.tsv", "name\tother\nTokyo\n", "line 2", id="short-row"),
        pytest.param("c.tsv", "# nothing\n", "no header", id="empty"),
    ],
)
def test_broken_tsv_names_file_and_line(package: Path, name: str, content: str, said: str) -> None:
    (package / name).write_text(content)
    with pytest.raises(OntologyError, match=said) as caught:
        load.read_tsv("invented_package", name)
    assert name in str(caught.value)


def test_broken_yaml_names_the_file(package: Path) -> None:
    (package / "d.yml").write_text("a: [1,")
    with pytest.raises(OntologyError, match=r"d\.yml"):
        load.read_yaml("invented_package", "d.yml")


def test_missing_file_names_the_file() -> None:
    with pytest.raises(OntologyError, match=r"nothing\.yml"):
        load.read_yaml("legation.ontology", "nothing.yml")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        pytest.param("word", "not a list", id="no-list"),
        pytest.param(["a", "a"], "twice: a", id="twice"),
        pytest.param([True], "no word", id="yaml-boolean"),
    ],
)
def test_check_words(value: object, said: str) -> None:
    with pytest.raises(OntologyError, match=said):
        load.check_words(value, file="x.yml", entry="things")


def test_check_keys() -> None:
    entry = {"a": 1, "b": 2}
    assert load.check_keys(entry, file="x.yml", name=3, required=("a",), allowed=("b",)) is entry
    with pytest.raises(OntologyError, match=r"x\.yml, 3: has unknown keys: b"):
        load.check_keys(entry, file="x.yml", name=3, required=("a",))
    with pytest.raises(OntologyError, match="lacks c"):
        load.check_keys(entry, file="x.yml", name=3, required=("a", "b", "c"))


def test_check_choice() -> None:
    assert load.check_choice("x", ("x", "y"), file="f", entry=1) == "x"
    with pytest.raises(OntologyError, match="none of x, y"):
        load.check_choice("z", ("x", "y"), file="f", entry=1)
