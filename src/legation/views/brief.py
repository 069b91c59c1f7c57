"""The brief: headline, key points and short sections, every sentence with the words it rests on.

A sentence is either the source's own words or put together from one kind of row by a fixed pattern; no sentence is
written that has no row behind it. Before it goes out each is checked: its names and numbers must stand in the words it
cites or be the names of the actors in them; what fails is refused and counted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from legation.model.findings import Event, KeyPoint, Position, Question, Reading, Statement
from legation.ontology.load import read_yaml
from legation.record.base import Lookup
from legation.record.kinds import last_day
from legation.record.rows import Filter, Row
from legation.views.ahead import ahead
from legation.views.parties import is_name
from legation.views.plans import PlanHistory, merged_plans
from legation.views.sentences import Citation, Sentence, as_sentence, cite, listed, with_article

_DOCUMENTS, _KEY_POINTS, _LINES = 60, 5, 6
_SAME = 0.5
_MARKS = "“”\"'‘’ ,"
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAYS_AHEAD = re.compile(rf"^(?:{_DAY.pattern}|…)(?: to (?:{_DAY.pattern}|…))?: ")


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A named part of the brief."""

    name: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief. ``refused`` are sentences that their own citations did not bear out."""

    topic: str | None
    since: str | None
    until: str | None
    documents: int
    headline: Sentence | None
    key_points: tuple[Sentence, ...]
    sections: tuple[BriefSection, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Material:
    readings: tuple[Reading, ...]
    rows: dict[str, tuple[Row, ...]]
    plans: tuple[PlanHistory, ...]


@cache
def _phrases() -> dict[str, tuple[str, str]]:
    return {key: (pair[0], pair[1]) for key, pair in read_yaml("legation.views", "phrases.yml").items()}


def make_brief(
    lookup: Lookup, topic: str | None = None, *, since: str | None = None, until: str | None = None
) -> Brief:
    """The brief on the documents that hold the topic's words, or on all; of many the newest sixty.

    ``since`` and ``until`` are ISO days, both included. An empty record gives a brief without a headline.
    """
    where = Filter(topic=topic, since=since, until=until, limit=_DOCUMENTS)
    documents = lookup.documents(where)
    readings = tuple(lookup.reading(document.id) for document in documents)
    chosen = {reading.document.id for reading in readings}
    rows = {
        kind: tuple(
            row for row in lookup.list(kind, Filter(topic=topic, since=since, until=until)) if row.document in chosen
        )
        for kind in ("events", "statements", "positions", "questions")
    }
    plans = (h for h in merged_plans(lookup, as_of=last_day(until)) if any(row.document in chosen for row in h.steps))
    closed = {closing.question for closing in lookup.closings()}
    rows["questions"] = tuple(row for row in rows["questions"] if row.id not in closed)
    material = _Material(readings, rows, tuple(plans))
    refused: list[str] = []

    def kept(sentences: Iterable[Sentence], most: int) -> tuple[Sentence, ...]:
        good: list[Sentence] = []
        for sentence in sentences:
            if len(good) == most:
                break
            if _borne_out(sentence, names):
                good.append(sentence)
            else:
                refused.append(sentence.text)
        return tuple(good)

    names = _actor_words(material)
    sections = (
        BriefSection("Relations", kept(_relations(material), _LINES)),
        BriefSection("Statements", kept(_statements(material), _LINES)),
        BriefSection("Positions", kept(_positions(material), _LINES)),
        BriefSection("What is next", kept(ahead(material.plans), _LINES)),
        BriefSection("Still open", kept(_questions(material), _LINES)),
    )
    return Brief(
        topic, since, until, len(readings), _headline(material), kept(_key_points(material), _KEY_POINTS),
        tuple(section for section in sections if section.sentences), tuple(refused),
    )  # fmt: skip


# -- checking ------------------------------------------------------------------------------


def _actor_words(material: _Material) -> dict[str, frozenset[str]]:
    """Document id to all words of its actors' names and aliases; of a document that only tells more of a plan, of its
    plans' parties."""
    words: dict[str, set[str]] = defaultdict(set)
    for row in (row for history in material.plans for row in history.steps):
        words[row.document].update(word for name in row.names for word in _WORD.findall(name.name))
    for reading in material.readings:
        names = (name for actor in reading.actors for name in (actor.name, *actor.aliases))
        words[reading.document.id].update(word for name in names for word in _WORD.findall(name))
    return {document: frozenset(found) for document, found in words.items()}


def _borne_out(sentence: Sentence, names: Mapping[str, frozenset[str]]) -> bool:
    """Do all names and numbers of the sentence stand in the words it cites, their day, or the names of their actors?"""
    known: set[str] = set()
    for citation in sentence.citations:
        known.update(_WORD.findall(citation.words))
        known.update(names.get(citation.document, ()))
    lower = {word.lower() for word in known}
    text = _DAY.sub(" ", _DAYS_AHEAD.sub("", sentence.text))
    claims = [w for i, w in enumerate(_WORD.findall(text)) if (w[0].isupper() and i > 0) or w[0].isdigit()]
    return bool(sentence.citations) and all(word.lower() in lower for word in claims)


def _flat(text: str) -> str:
    return " ".join(text.split())


# -- headline and key points ------------------------------------------------------------------


def _headline(material: _Material) -> Sentence | None:
    """The title of the newest of the documents that say most, as its outlet wrote it."""
    titled = [r for r in material.readings if r.document.title]
    if not titled:
        return None
    newest = sorted(titled, key=lambda r: r.document.published or "", reverse=True)
    weight = {r.document.id: len(r.events) + len(r.statements) / 2 for r in newest}
    best = max(newest, key=lambda r: weight[r.document.id] / (2 + newest.index(r)))
    document = best.document
    title = document.title or ""
    label = document.outlet or title
    return Sentence(title, (Citation(document.id, label, document.published, document.url, title, 0, 0, None),))


def _key_points(material: _Material) -> list[Sentence]:
    """Points of the documents' own summaries, newest documents first, none that repeats another."""
    order = sorted(material.readings, key=lambda r: r.document.published or "", reverse=True)
    chosen: list[Sentence] = []
    for rank in range(3):
        for reading in order:
            if rank < len(reading.summary):
                sentence = _point(reading, reading.summary[rank])
                if all(_shared(sentence.text, other.text) < _SAME for other in chosen):
                    chosen.append(sentence)
    return chosen


def _point(reading: Reading, point: KeyPoint) -> Sentence:
    document = reading.document
    label = document.outlet or document.title or document.id
    citations = tuple(
        Citation(document.id, label, document.published, document.url, s.of(document.text), s.start, s.end, None)
        for s in point.evidence
    )
    return Sentence(_flat(point.text), citations)


def _shared(one: str, other: str) -> float:
    """Share of the shorter text's longer words that stand in the other."""
    a, b = ({w.lower() for w in _WORD.findall(t) if len(w) > 3} for t in (one, other))
    return len(a & b) / max(1, min(len(a), len(b)))


# -- sections -----------------------------------------------------------------------------------


def _relations(material: _Material) -> list[Sentence]:
    """Who did what toward whom: one sentence for each pair and type, those in most documents first, then the newest."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in material.rows["events"]:
        event = row.finding
        assert isinstance(event, Event)
        if event.factuality != "actual" or not row.named("actor"):
            continue
        text = _event_text(row, event)
        if text is not None:
            groups[text, event.type].append(row)
    ranked = sorted(groups.items(), key=lambda g: (-len({r.document for r in g[1]}), _negative_day(g[1][0])))
    return [Sentence(text, tuple(map(cite, rows[:3]))) for (text, _), rows in ranked]


def _negative_day(row: Row) -> tuple[int, ...]:
    """Sorts the newest first and the undated last."""
    return tuple(-ord(c) for c in row.published or " ")


def _event_text(row: Row, event: Event) -> str | None:
    """The event as a short sentence between resolved actors; None where it has no second side or an unnamed one."""
    actors = _resolved(row, "actor")
    recipients = _resolved(row, "recipient")
    with_to, _ = _phrases().get(f"{event.type}/{event.mode}") or _phrases()[event.type]
    if not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    if not actors or not recipients or set(actors) & set(recipients):
        return None
    return as_sentence(f"{listed(actors)} {with_to.format(to=listed(recipients))}")


def _resolved(row: Row, role: str) -> list[str]:
    """Names of the role's parties; none where one of them is not known by name ("the party", "it")."""
    names = [n.name for n in row.names if n.role == role]
    return list(dict.fromkeys(names)) if all(map(is_name, names)) else []


def _is_said(words: str) -> bool:
    """A name, or a description of more than one word ("opposition lawmakers")."""
    return is_name(words) or " " in words


def _statements(material: _Material) -> list[Sentence]:
    """What was said, newest first: quoted words in quotation marks, reported ones in the reporter's."""
    found: list[tuple[tuple[int, tuple[int, ...]], str, Sentence]] = []
    texts = {reading.document.id: reading.document.text for reading in material.readings}
    for row in material.rows["statements"]:
        statement = row.finding
        assert isinstance(statement, Statement)
        source = _resolved(row, "source")
        text = _statement_text(statement, texts[row.document], source[0] if source else None)
        if text is not None:
            rank = (statement.directness != "direct", _negative_day(row))
            found.append((rank, source[0].split(" ")[0], Sentence(text, (cite(row),))))
    return _one_each([(speaker, sentence) for _, speaker, sentence in sorted(found, key=lambda f: f[0])])


def _one_each(sentences: Sequence[tuple[str, Sentence]]) -> list[Sentence]:
    """One sentence of each speaker first, then the second ones."""
    turns: dict[str, int] = defaultdict(int)
    ranked = []
    for speaker, sentence in sentences:
        ranked.append((turns[speaker], sentence))
        turns[speaker] += 1
    return [sentence for _, sentence in sorted(ranked, key=lambda r: r[0])]


def _statement_text(statement: Statement, text: str, source: str | None) -> str | None:
    if source is None or not statement.content:
        return None
    words = " … ".join(_flat(span.of(text)).strip(_MARKS) for span in statement.content)
    if not 6 <= len(words.split()) <= 45:
        return None
    if statement.directness == "direct":
        return f"{with_article(source)[0].upper()}{with_article(source)[1:]}: “{words}”"
    cue = statement.cue
    first = statement.content[0]
    if cue is None or len(statement.content) > 1 or not 0 <= first.start - cue.end <= 2:
        return None
    return as_sentence(f"{with_article(source)} {_flat(text[cue.start : first.end]).rstrip('.,')}")


def _positions(material: _Material) -> list[Sentence]:
    """Who stands where, issue by issue, those with most actors first."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in material.rows["positions"]:
        position = row.finding
        assert isinstance(position, Position)
        if (
            row.named("actor")
            and all(map(_is_said, row.named("actor")))
            and (" " in position.issue or row.named("target"))
        ):
            groups[position.issue.lower()].append(row)
    ranked = sorted(groups.values(), key=lambda rows: (-len({r.named("actor") for r in rows}), _negative_day(rows[0])))
    sentences = []
    for rows in ranked:
        sides: dict[str, dict[str, None]] = defaultdict(dict)
        for row in rows:
            assert isinstance(row.finding, Position)
            sides[row.finding.stance].update(dict.fromkeys(row.named("actor")))
        parts = [f"{stance}: {listed(list(names))}" for stance, names in sorted(sides.items(), reverse=True)]
        assert isinstance(rows[0].finding, Position)
        issue = rows[0].finding.issue
        sentences.append(Sentence(as_sentence(f"{issue} — {'; '.join(parts)}"), tuple(map(cite, rows[:4]))))
    return sentences


def _questions(material: _Material) -> list[Sentence]:
    """What is open, newest first."""
    sentences = []
    for row in sorted(material.rows["questions"], key=_negative_day):
        assert isinstance(row.finding, Question)
        sentences.append(Sentence(row.finding.text, (cite(row),)))
    return list({sentence.text: sentence for sentence in sentences}.values())
