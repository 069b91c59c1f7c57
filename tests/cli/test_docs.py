"""docs/commands.md names every command with an example, and exactly the options that it takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from legation.cli.main import app

PAGE = (Path(__file__).resolve().parents[2] / "docs/commands.md").read_text(encoding="utf-8")
SHARED = "Options of every listing"
LISTINGS = {"events", "statements", "positions", "plans", "questions", "offices", "actors"}


def commands(group: Any, prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            found |= commands(command, f"{prefix}{name} ")
        else:
            found[prefix + name] = command
    return found


COMMANDS = commands(typer.main.get_command(app))
SECTIONS = {
    match[1].strip(): match[2] for match in re.finditer(r"^### (.+?)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
}


def test_the_page_and_the_program_have_the_same_commands() -> None:
    documented = {heading.removeprefix("legation ") for heading in SECTIONS if heading.startswith("legation ")}
    assert documented == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_an_example(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert all(parameter.help for parameter in command.params), "an option without help"
    assert re.search(rf"```\n(?:.*\n)*?.*legation {name}\b", SECTIONS[f"legation {name}"])


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_names_exactly_the_options(name: str) -> None:
    offered = {
        option
        for parameter in COMMANDS[name].params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option != "--help"
    }
    section = SECTIONS[f"legation {name}"] + (SECTIONS[SHARED] if name in LISTINGS else "")
    first_cells = re.findall(r"^\| (`--.*?) \| ", section, re.MULTILINE)
    assert {option for cell in first_cells for option in re.findall(r"--[a-z-]+", cell)} == offered


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_use_options_that_exist(name: str) -> None:
    known = {option for parameter in COMMANDS[name].params for option in (*parameter.opts, *parameter.secondary_opts)}
    for line in re.findall(rf"legation {name}\b(.*)", SECTIONS[f"legation {name}"]):
        assert set(re.findall(r"--[a-z-]+", line.split("|")[0])) <= known
