"""Package data: YAML and TSV files beside the code that reads them, read once; errors name the file and the entry.

A TSV file has a header line; lines that start with ``#`` and empty lines are left out. A cell that holds several values
keeps them apart with ``|``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from legation.errors import OntologyError

SEVERAL = "|"


def read_text(package: str, name: str) -> str:
    """The file as text. Raises OntologyError where it is missing or not UTF-8."""
    try:
        return resources.files(package).joinpath(name).read_text(encoding="utf-8")
    except (FileNotFoundError, ModuleNotFoundError, UnicodeDecodeError) as error:
        raise OntologyError(f"cannot be read ({error})", where=f"{package}/{name}") from error


@cache
def read_yaml(package: str, name: str) -> Any:
    """The parsed YAML file ``name`` of ``package`` ("legation.ontology"). Cached: never change what it returns."""
    try:
        return yaml.load(read_text(package, name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise OntologyError(f"is not valid YAML ({error})", where=f"{package}/{name}") from error


@cache
def read_tsv(package: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a TSV file, each as column name to cell. Cached: never change what it returns."""
    lines = [
        (number, line)
        for number, line in enumerate(read_text(package, name).splitlines(), start=1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines:
        raise OntologyError("holds no header line", where=f"{package}/{name}")
    header = lines[0][1].split("\t")
    rows = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            raise OntologyError(f"has {len(cells)} cells, not {len(header)}", where=f"{package}/{name}, line {number}")
        rows.append(dict(zip(header, (cell.strip() for cell in cells), strict=True)))
    return tuple(rows)


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that may hold several (or none)."""
    return tuple(value for part in cell.split(SEVERAL) if (value := part.strip()))


def check(condition: object, what: str, *, file: str, entry: object = "") -> None:
    """Raises OntologyError, naming the file and the entry, unless the condition holds."""
    if not condition:
        raise OntologyError(what, where=f"{file}, {entry}" if entry != "" else file)


def check_keys(
    entry: object, *, file: str, name: object, required: Collection[str] = (), allowed: Collection[str] = ()
) -> Mapping[str, Any]:
    """The entry, once it is a mapping with all ``required`` keys and none but those and the ``allowed`` ones."""
    check(isinstance(entry, Mapping), "is not a mapping", file=file, entry=name)
    assert isinstance(entry, Mapping)
    missing = [key for key in required if key not in entry]
    check(not missing, f"lacks {', '.join(missing)}", file=file, entry=name)
    unknown = [str(key) for key in entry if key not in required and key not in allowed]
    check(not unknown, f"has unknown keys: {', '.join(unknown)}", file=file, entry=name)
    return entry


def check_words(value: object, *, file: str, entry: object) -> tuple[str, ...]:
    """The value as a tuple of words: a list of non-empty strings without repetition."""
    check(isinstance(value, list), "is not a list of words", file=file, entry=entry)
    assert isinstance(value, list)
    for word in value:
        check(
            isinstance(word, str) and word.strip(),
            f"holds {word!r}, which is no word (quote it?)",
            file=file,
            entry=entry,
        )
    twice = sorted({word for word in value if value.count(word) > 1}) if len(set(value)) != len(value) else []
    check(not twice, f"names twice: {', '.join(twice)}", file=file, entry=entry)
    return tuple(value)


def check_choice(value: object, choices: Collection[str], *, file: str, entry: object) -> str:
    """The value, once it is one of the choices."""
    check(value in choices, f"{value!r} is none of {', '.join(sorted(choices))}", file=file, entry=entry)
    return str(value)
