"""What ``legation doctor`` looks at. Each check gives lines of a report."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

from legation.errors import LegationError
from legation.ontology.load import check, check_keys, read_tsv, read_yaml

_PINS = ("legation.cli", "pins.yml")
_SENTENCE = (
    "Foreign Minister Ana Kovar of Slovenia met her Croatian counterpart in Zagreb on Monday, the ministry said."
)


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report."""

    name: str
    passed: bool
    detail: str


def all_checks(record: Path) -> Iterator[Check]:
    """Every check in turn; what cannot be looked at is a failed check, and the others go on."""
    rooms: dict[str, Callable[[], Iterator[Check]]] = {
        "packages": packages,
        "pipeline": pipeline,
        "data files": data_files,
        "reading": reading,
        "record": lambda: record_file(record),
    }
    for name, room in rooms.items():
        try:
            yield from room()
        except (LegationError, ImportError, OSError) as error:
            yield Check(name, False, str(error))


def packages() -> Iterator[Check]:
    """Python and every package that Legation needs, against the versions that it asks for."""
    from packaging.requirements import Requirement
    from packaging.specifiers import SpecifierSet

    python = platform.python_version()
    asked = SpecifierSet(metadata.metadata("legation")["Requires-Python"] or "")
    yield Check("python", asked.contains(python, prereleases=True), f"{python} ({asked})")
    for text in metadata.requires("legation") or []:
        need = Requirement(text)
        if need.marker is not None and not need.marker.evaluate({"extra": ""}):
            continue
        try:
            version = metadata.version(need.name)
        except metadata.PackageNotFoundError:
            yield Check(need.name, False, f"not installed ({need.specifier})")
            continue
        yield Check(need.name, need.specifier.contains(version, prereleases=True), f"{version} ({need.specifier})")


def pipeline() -> Iterator[Check]:
    """The spaCy pipelines against their pinned digests."""
    for name, pin in read_yaml(*_PINS).items():
        check_keys(pin, file="cli/pins.yml", name=name, required=("version", "sha256"))
        found = package_digest(name)
        if found is None:
            yield Check(name, False, "not installed")
        elif found != pin["sha256"]:
            yield Check(name, False, f"files differ from {pin['version']} as pinned: sha256 {found}")
        else:
            yield Check(name, True, f"{pin['version']}, files as pinned")


def package_digest(name: str) -> str | None:
    """sha256 over the sorted files of an installed package, without compiled Python; None where it is not installed."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    root = Path(next(iter(spec.submodule_search_locations)))
    files = sorted((p.relative_to(root).as_posix(), p) for p in root.rglob("*") if p.is_file() and p.suffix != ".pyc")
    whole = hashlib.sha256()
    for place, path in files:
        whole.update(place.encode("utf-8") + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def data_files() -> Iterator[Check]:
    """Every YAML and TSV file of the package is read."""
    count = 0
    for name in _data_files(resources.files("legation")):
        read = read_tsv("legation", name) if name.endswith(".tsv") else read_yaml("legation", name)
        check(read, "is empty", file=name)
        count += 1
    yield Check("data files", True, f"{count} read")


def _data_files(folder: Traversable, above: str = "") -> Iterator[str]:
    for entry in sorted(folder.iterdir(), key=lambda found: found.name):
        if entry.is_dir() and not entry.name.startswith("__"):
            yield from _data_files(entry, f"{above}{entry.name}/")
        elif entry.name.endswith((".yml", ".tsv")):
            yield above + entry.name


def reading() -> Iterator[Check]:
    """One invented sentence is read from end to end, which loads and checks every frame, cue and table."""
    from legation.coding import VERSION, code
    from legation.intake import document_from_text

    found = code(document_from_text(_SENTENCE, id="doctor", published="2024-12-25"))
    passed = any(event.type == "CONSULT" for event in found.events) and bool(found.actors)
    yield Check("reading", passed, f"version {VERSION}: {len(found.events)} event, {len(found.actors)} actors")


def record_file(path: Path) -> Iterator[Check]:
    """The record opens, and holds what it says."""
    if not path.exists():
        yield Check("record", True, f"{path}: none yet")
        return
    from legation.record import Record

    with Record(path) as record:
        faults = list(record.check())
    detail = "; ".join(f"{fault.where}: {fault.what}" for fault in faults[:3])
    yield Check("record", not faults, f"{path}: {f'{len(faults)} faults: {detail}' if faults else 'whole'}")
