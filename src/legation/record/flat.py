"""A Reading taken apart into rows, and put together again from their JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Table

from legation.model.actors import COUNTRY_CODE, Actor
from legation.model.documents import Document
from legation.model.findings import KeyPoint, Reading, Skipped
from legation.model.serial import load_reading
from legation.model.times import Place, TimeExpression
from legation.record import tables
from legation.record.keys import actor_key, finding_keys, form
from legation.record.kinds import KINDS, Flat, Kind, day

Values = tuple[object, ...]
# The parts of a reading that are kept one row each, in the tables of the same names.
PARTS: dict[str, Table] = {
    "times": tables.times,
    "places": tables.places,
    "summary": tables.key_points,
    "skipped": tables.skipped,
}


@dataclass(frozen=True, slots=True)
class NameUse:
    """How often one actor bears one name: as its name, as an alias (in numbers of documents' actors)."""

    as_name: int
    as_alias: int


@dataclass(frozen=True, slots=True)
class FlatReading:
    """The rows of one reading, in the order of the tables' columns; those of findings lack their first, the number."""

    layout: str
    clauses: str | None
    actors: dict[str, Values]
    names: dict[tuple[str, str], NameUse]
    links: list[Values]
    findings: list[tuple[Table, list[Values]]]
    parties: list[Values]
    parts: list[tuple[Table, list[Values]]]


@cache
def adapter(of: type) -> TypeAdapter[Any]:
    """Turns values of a model class to JSON and back."""
    return TypeAdapter(of)


def to_json(value: Any) -> str:
    """The JSON of a model value."""
    model: type = type(value)
    return adapter(model).dump_json(value).decode("utf-8")


def flatten(reading: Reading) -> FlatReading:
    """All rows of the reading but that of its document."""
    document = reading.document
    actors: dict[str, Values] = {}
    ids: dict[str, str] = {}
    links: list[Values] = []
    for number, actor in enumerate(reading.actors):
        name = actor.identifiers.get(COUNTRY_CODE, actor.name) if actor.kind == "government" else actor.name
        ids[actor.id] = key = actor_key(actor.kind, name, actor.country)
        actors.setdefault(key, (key, actor.kind, actor.name, form(actor.name), actor.country))
        links.append((document.id, number, actor.id, key, len(actor.mentions), to_json(actor)))
    shown = {actor.id: actor.name for actor in reading.actors}
    findings: list[tuple[Table, list[Values]]] = []
    parties: list[Values] = []
    for kind in KINDS.values():
        rows, theirs = _findings(kind, reading, ids, shown)
        findings.append((kind.table, rows))
        parties.extend(theirs)
    clauses = None
    if reading.clauses is not None:
        clauses = f"[{','.join(to_json(clause) for clause in reading.clauses)}]"
    layout = adapter(Document).dump_json(document, exclude={"text"}).decode("utf-8")
    names = name_uses((ids[actor.id], actor) for actor in reading.actors)
    return FlatReading(layout, clauses, actors, names, links, findings, parties, _parts(reading))


def name_uses(actors: Iterable[tuple[str, Actor]]) -> dict[tuple[str, str], NameUse]:
    """Names by (record's actor id, name), from pairs of a record's actor id and the actor of a document."""
    as_name: Counter[tuple[str, str]] = Counter()
    as_alias: Counter[tuple[str, str]] = Counter()
    for key, actor in actors:
        as_name[key, actor.name] += 1
        as_alias.update((key, alias) for alias in set(actor.aliases) - {actor.name})
    return {pair: NameUse(as_name[pair], as_alias[pair]) for pair in sorted({*as_name, *as_alias})}


def _findings(
    kind: Kind, reading: Reading, ids: dict[str, str], shown: dict[str, str]
) -> tuple[list[Values], list[Values]]:
    found: Sequence[Any] = getattr(reading, kind.name)
    flats: list[Flat] = [kind.flatten(finding, reading) for finding in found]
    document, text = reading.document, reading.document.text
    published = day(document.published)
    rows: list[Values] = []
    parties: list[Values] = []
    keys = finding_keys(kind.letter, document.id, (flat.identity for flat in flats))
    for ordinal, (key, finding, flat) in enumerate(zip(keys, found, flats, strict=True)):
        names: list[str] = []
        for number, (role, local, mention) in enumerate((p.role, p.actor, p.mention) for p in flat.parties):
            words = mention.of(text) if mention else None
            actor = ids.get(local) if local else None
            names.append((shown.get(local) if local else None) or words or "")
            where = (mention.start, mention.end) if mention else (None, None)
            unresolved = form(words) if words and actor is None else None
            parties.append((key, number, document.id, kind.name, role, actor, *where, words, unresolved))
        start, end = flat.days if flat.days != (None, None) else (published, published)
        evidence = flat.evidence
        rows.append((
            key, document.id, ordinal, start, end, evidence.start, evidence.end, evidence.of(text),
            "; ".join(dict.fromkeys(names)), flat.score, to_json(finding), *flat.own,
        ))  # fmt: skip
    return rows, parties


def _parts(reading: Reading) -> list[tuple[Table, list[Values]]]:
    document, text = reading.document.id, reading.document.text

    def columns(part: TimeExpression | Place | KeyPoint | Skipped) -> Values:
        match part:
            case TimeExpression():
                return part.type, part.value, part.start, part.end, part.span.of(text)
            case Place():
                return part.name, part.country, part.lat, part.lon, part.kind, part.span.of(text)
            case KeyPoint():
                return (part.text,)
            case Skipped():
                return part.reason, part.span.of(text)

    return [
        (table, [(document, n, *columns(part), to_json(part)) for n, part in enumerate(getattr(reading, name))])
        for name, table in PARTS.items()
    ]


def join_document(layout: str, text: str) -> Document:
    """The document from its two columns."""
    document: Document = adapter(Document).validate_python({**json.loads(layout), "text": text})
    return document


def join_reading(version: str, layout: str, text: str, clauses: str | None, parts: dict[str, Sequence[str]]) -> Reading:
    """The reading from the JSON of its rows, by the names of its fields."""
    document = json.dumps({**json.loads(layout), "text": text})
    fields = [f'"version":{json.dumps(version)}', f'"document":{document}']
    fields.extend(f'"{name}":[{",".join(rows)}]' for name, rows in parts.items())
    if clauses is not None:
        fields.append(f'"clauses":{clauses}')
    return load_reading("{" + ",".join(fields) + "}")


def join_actor(text: str) -> Actor:
    """An actor of a document from its JSON."""
    actor: Actor = adapter(Actor).validate_json(text)
    return actor
