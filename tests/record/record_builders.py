"""Readings made by hand and by hypothesis: invented people, real countries, spans that really stand in the text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

from hypothesis import strategies as st

from legation.model.actors import Actor, ActorKind, Office, OfficeStatus, Party
from legation.model.documents import Document, Paragraph, Section
from legation.model.findings import (
    ClauseView,
    Directness,
    Event,
    EventType,
    Factuality,
    KeyPoint,
    Plan,
    PlanStatus,
    Position,
    Question,
    Reading,
    Skipped,
    Stance,
    Statement,
    Strength,
)
from legation.model.spans import Span
from legation.model.times import Location, Place, Precision, TimeExpression, TimexType, Window
from legation.record import Record

TEXT = (
    "OSLO — Norwegian Foreign Minister Kari Solvang met Finland's president in Oslo on Monday. "
    '"We will not drop the fish levy," Solvang said. Several lawmakers oppose the fish levy. '
    "The two sides plan a summit in March 2025. Whether Sweden will join remains unclear."
)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        Record(path, write=True).close()
        return path.read_bytes()


def new_record(path: Path) -> Record:
    """An empty record, open for writing: a copy, since the making takes alembic a moment."""
    path.write_bytes(_empty())
    return Record(path, write=True)


def at(words: str, text: str = TEXT, *, after: str = "") -> Span:
    """Where the words stand first (after other words)."""
    start = text.index(words, text.index(after) if after else 0)
    return Span(start, start + len(words))


def reading(
    number: int = 1, *, text: str = TEXT, published: str | None = "2025-02-04T08:30", version: str = "1", **changes: Any
) -> Reading:
    """A reading with one finding of each kind."""
    document = Document(
        f"d{number}",
        text,
        title=f"Fish levy talks {number}",
        url=f"https://news.example/{number}",
        outlet="The Fjord Post",
        published=published,
        language="en",
        dateline=at("OSLO", text),
        paragraphs=(Paragraph(Span(0, len(text)), "body"),),
        key_points=(at("Several lawmakers oppose the fish levy", text),),
        sections=(Section(None, Span(0, len(text))),),
    )
    first, second = Span(7, text.index(".") + 1), at("The two sides plan a summit in March 2025.", text)
    lawmakers = Party(None, at("Several lawmakers", text))
    solvang = Party("a1", at("Kari Solvang", text))
    parts: dict[str, Any] = {
        "actors": (
            Actor(
                "a1", "Kari Solvang", "person", "NOR", ("GOV",), ("Solvang",), (at("Kari Solvang", text),), {"x": "1"}
            ),
            Actor("a2", "Norway", "government", "NOR"),
            Actor("a3", "Finland", "government", "FIN", mentions=(at("Finland", text),)),
            Actor("a4", "Sweden", "government", "SWE"),
        ),
        "offices": (
            Office(
                "o1",
                "a1",
                "foreign minister",
                "a2",
                "current",
                "2023",
                None,
                at("Norwegian Foreign Minister Kari Solvang", text),
            ),
        ),
        "events": (
            Event(
                "e1",
                "CONSULT",
                "meet",
                ("diplomatic",),
                (solvang,),
                (Party("a3", at("Finland's president", text)),),
                "actual",
                None,
                Window("2025-02-03", "2025-02-03", "day", at("Monday", text)),
                None,
                Location("Oslo", "NOR", 59.9, 10.7, at("Oslo", text)),
                at("met", text),
                first,
                0.9,
                "frame: meet",
            ),
            Event(
                "e2",
                "REJECT",
                None,
                (),
                (solvang,),
                (),
                "negated",
                at("not", text),
                None,
                "none-stated",
                None,
                at("drop", text),
                at("We will not drop the fish levy", text),
                0.5,
                "frame: drop",
            ),
        ),
        "statements": (
            Statement(
                "s1",
                Party("a1", at("Solvang", text, after="levy,")),
                at("said", text),
                (at("We will not drop the fish levy", text),),
                "direct",
                at('"We will not drop the fish levy," Solvang said', text),
                0.8,
                "quote",
            ),
        ),
        "positions": (
            Position(
                "v1",
                lawmakers,
                "fish levy",
                None,
                "against",
                "plain",
                "several",
                None,
                at("Several lawmakers oppose the fish levy", text),
                "s1",
                0.7,
                "cue: oppose",
            ),
        ),
        "plans": (
            Plan(
                "p1",
                "summit",
                (Party("a2", at("The two sides", text)), Party("a3", at("The two sides", text))),
                "scheduled",
                Window("2025-03-01", "2025-03-31", "month", at("March 2025", text)),
                (),
                second,
                0.6,
                "frame: plan",
            ),
        ),
        "questions": (
            Question(
                "q1",
                "Will Sweden join?",
                ("a4",),
                at("Whether Sweden will join remains unclear", text),
                0.5,
                "cue: unclear",
            ),
        ),
        "times": (
            TimeExpression(at("March 2025", text), "DATE", "2025-03", None, "2025-03-01", "2025-03-31", "month"),
        ),
        "places": (Place(at("Oslo", text), "Oslo", "NOR", 59.9, 10.7, "city"),),
        "summary": (KeyPoint("Solvang met Finland's president.", (first,)),),
        "skipped": (Skipped("no-political-actor", second),),
    }
    return Reading(version, document, **{**parts, **changes})


def _spans(length: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, length - 1), st.integers(1, 40)).map(
        lambda pair: Span(pair[0], min(length, pair[0] + pair[1]))
    )


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
_DAYS = st.dates().map(str)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading whose spans stand in its text and whose parties are its actors."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
    spans = _spans(len(text))
    document = draw(
        st.builds(
            Document,
            st.sampled_from(["d1", "d2", "d3"]),
            st.just(text),
            title=st.none() | _WORDS,
            outlet=st.none() | _WORDS,
            url=st.none() | _WORDS,
            published=st.none() | _DAYS,
            language=st.none() | st.just("en"),
            dateline=st.none() | spans,
            key_points=st.lists(spans, max_size=2).map(tuple),
            paragraphs=st.lists(st.builds(Paragraph, spans, st.just("body")), max_size=2).map(tuple),
            sections=st.lists(st.builds(Section, st.none() | spans, spans), max_size=2).map(tuple),
        )
    )
    actors = tuple(
        Actor(f"a{n}", name, kind, country, sectors, aliases, mentions, identifiers)
        for n, (name, kind, country, sectors, aliases, mentions, identifiers) in enumerate(
            draw(
                st.lists(
                    st.tuples(
                        _WORDS,
                        st.sampled_from(get_args(ActorKind)),
                        st.none() | st.sampled_from(["NOR", "FIN"]),
                        st.lists(_WORDS, max_size=2).map(tuple),
                        st.lists(_WORDS, max_size=2).map(tuple),
                        st.lists(spans, max_size=2).map(tuple),
                        st.dictionaries(_WORDS, _WORDS, max_size=1),
                    ),
                    min_size=1,
                    max_size=4,
                )
            )
        )
    )
    who = st.sampled_from([actor.id for actor in actors])
    party = st.builds(Party, st.none() | who, spans)
    parties = st.lists(party, max_size=2).map(tuple)
    window = st.none() | st.builds(
        Window, st.none() | _DAYS, st.none() | _DAYS, st.sampled_from(get_args(Precision)), spans
    )
    number_ = st.floats(0, 1)
    pair = st.lists(_WORDS, max_size=2).map(tuple)
    many_spans = st.lists(spans, max_size=2).map(tuple)
    where = st.none() | st.builds(
        Location, _WORDS, st.none() | st.just("NOR"), st.none() | number_, st.none() | number_, spans
    )
    cue = st.none() | spans

    def one_of(of: Any) -> st.SearchStrategy[Any]:
        return st.sampled_from(get_args(of))

    def many(model: Any, *parts: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
        return st.lists(st.builds(model, *parts), max_size=3).map(tuple)

    kinds: dict[str, st.SearchStrategy[Any]] = {
        "offices": many(
            Office,
            _WORDS,
            who,
            _WORDS,
            st.none() | who,
            one_of(OfficeStatus),
            st.none() | st.just("2020"),
            st.none() | _DAYS,
            spans,
        ),
        "events": many(
            Event,
            _WORDS,
            one_of(EventType),
            st.none() | _WORDS,
            pair,
            parties,
            parties,
            one_of(Factuality),
            cue,
            window,
            st.none() | _WORDS,
            where,
            spans,
            spans,
            number_,
            _WORDS,
        ),
        "statements": many(
            Statement, _WORDS, st.none() | party, cue, many_spans, one_of(Directness), spans, number_, _WORDS
        ),
        "positions": many(
            Position,
            _WORDS,
            party,
            _WORDS,
            st.none() | party,
            one_of(Stance),
            one_of(Strength),
            st.none() | _WORDS,
            window,
            spans,
            st.none() | _WORDS,
            number_,
            _WORDS,
        ),
        "plans": many(Plan, _WORDS, _WORDS, parties, one_of(PlanStatus), window, many_spans, spans, number_, _WORDS),
        "questions": many(Question, _WORDS, _WORDS, st.lists(who, max_size=2).map(tuple), spans, number_, _WORDS),
        "times": many(
            TimeExpression,
            spans,
            one_of(TimexType),
            _WORDS,
            st.none() | _WORDS,
            st.none() | _DAYS,
            st.none() | _DAYS,
            st.none() | one_of(Precision),
        ),
        "places": many(
            Place, spans, _WORDS, st.none() | st.just("NOR"), st.none() | number_, st.none() | number_, _WORDS
        ),
        "summary": many(KeyPoint, _WORDS, many_spans),
        "skipped": many(Skipped, _WORDS, spans),
        "clauses": st.none()
        | many(ClauseView, spans, _WORDS, many_spans, many_spans, number_, one_of(Factuality), cue, cue, spans),
    }
    fields: dict[str, Any] = {name: draw(strategy) for name, strategy in kinds.items()}
    return Reading(draw(st.sampled_from(["1", "2"])), document, actors, **fields)
