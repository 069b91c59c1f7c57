"""Clauses: who did what to whom, and whether it happened. All sentences are invented."""

from __future__ import annotations

from functools import cache

import pytest

from legation.annotation.annotated import Clause
from legation.annotation.clauses import find_clauses
from legation.annotation.factuality import modality
from legation.annotation.pipeline import parse
from legation.model.documents import Document, Paragraph
from legation.model.spans import Span
from legation.model.times import TimeExpression


@cache
def clauses(text: str) -> tuple[Clause, ...]:
    document = Document("d", text, published="2024-12-25", paragraphs=(Paragraph(Span(0, len(text)), "body"),))
    sentences = parse(document)
    times = []
    if "1974" in text:
        start = text.index("1974")
        times.append(TimeExpression(Span(start, start + 4), "DATE", "1974", None, "1974-01-01", "1974-12-31", "year"))
    return find_clauses(document, sentences, times)


def clause(text: str, lemma: str) -> Clause:
    found = [c for c in clauses(text) if c.lemma == lemma]
    assert found, f"no clause {lemma!r} among {[c.lemma for c in clauses(text)]}"
    return found[0]


def words(text: str, found: Clause, role: str) -> list[str]:
    return [a.span.of(text) for a in found.arguments if a.role == role]


PARTICIPANTS = [
    ("active", "Norway accused Sweden.", "accuse", ["Norway"], ["Sweden"]),
    ("passive", "Sweden was accused by Norway.", "accuse", ["Norway"], ["Sweden"]),
    ("conjuncts", "Norway and Sweden condemned the raid.", "condemn", ["Norway", "Sweden"], ["the raid"]),
    ("verb conjuncts", "Police arrested the leader and closed the office.", "close", ["Police"], ["the office"]),
    ("subject control", "The minister promised to visit Oslo.", "visit", ["The minister"], ["Oslo"]),
    ("object control", "Berlin urged Athens to release the sailors.", "release", ["Athens"], ["the sailors"]),
    ("gerund", "The king changed the law by signing a decree.", "sign", ["The king"], ["a decree"]),
    ("relative subject", "The minister, who attacked the court, resigned.", "attack", ["The minister"], ["the court"]),
    ("relative passive", "The bill, which was blocked by senators, returned.", "block", ["senators"], ["The bill"]),
    ("participle", "Troops deployed in Mali attacked a village.", "deploy", [], ["Troops"]),
    ("small clause", "The court found Moreno guilty of fraud.", "find", ["The court"], ["Moreno"]),
    ("purpose", "The envoy flew to Oslo to meet the king.", "meet", ["The envoy"], ["the king"]),
]


@pytest.mark.parametrize(
    ("text", "lemma", "who", "whom"), [p[1:] for p in PARTICIPANTS], ids=[p[0] for p in PARTICIPANTS]
)
def test_participants(text: str, lemma: str, who: list[str], whom: list[str]) -> None:
    found = clause(text, lemma)
    assert words(text, found, "who") == who
    assert words(text, found, "whom") == whom


def test_light_verb_lends_its_subject() -> None:
    text = "Norway held talks with Sweden in Oslo."
    talks = clause(text, "talk")
    assert talks.kind == "noun"
    assert words(text, talks, "who") == ["Norway"]
    assert [a.span.of(text) for a in talks.obliques("with")] == ["Sweden"]


def test_particle_belongs_to_the_lemma() -> None:
    assert clause("The army carried out a raid.", "carry out").kind == "verb"


FACTUALITY = [
    ("plain", "Norway accused Sweden.", "accuse", "actual", None),
    ("negated", "Norway did not accuse Sweden.", "accuse", "negated", "not"),
    ("no", "No minister accused Sweden.", "accuse", "negated", "No"),
    ("never", "The king never visited Oslo.", "visit", "negated", "never"),
    ("will", "The king will visit Oslo.", "visit", "future", "will"),
    ("may", "The king may visit Oslo.", "visit", "hypothetical", "may"),
    ("if", "If Sweden attacks Norway, ministers will resign.", "attack", "hypothetical", "If"),
    ("denied", "Sweden denied that troops attacked the port.", "attack", "negated", "denied"),
    ("failed to", "The parties failed to reach a deal.", "reach", "negated", "failed"),
    ("managed to", "The parties managed to reach a deal.", "reach", "actual", None),
    ("threatened to", "Sweden threatened to attack the port.", "attack", "hypothetical", "threatened"),
    ("planned to", "Sweden planned to attack the port.", "attack", "future", "planned"),
    ("hopes to", "The king hoped to visit Oslo.", "visit", "hypothetical", "hoped"),
    ("agreed to", "Sweden agreed to release the sailors.", "release", "future", "agreed"),
    ("said that", "Sweden said that troops attacked the port.", "attack", "actual", None),
    ("did not fail to", "The parties did not fail to reach a deal.", "reach", "actual", None),
    ("conjoined future", "The king will visit Oslo and meet the envoy.", "meet", "future", "will"),
    ("refused to", "Sweden refused to release the sailors.", "release", "negated", "refused"),
    ("unlikely", "Sweden is unlikely to release the sailors.", "release", "negated", "unlikely"),
    ("dated", "In 1974, Sweden attacked the port.", "attack", "historical", "1974"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lemma", "factuality", "cue"), [f[1:] for f in FACTUALITY], ids=[f[0] for f in FACTUALITY]
)
def test_factuality(text: str, lemma: str, factuality: str, cue: str | None) -> None:
    found = clause(text, lemma)
    assert found.factuality == factuality
    assert (found.factuality_cue.of(text) if found.factuality_cue else None) == cue
    assert (found.certainty < 0) == (factuality == "negated")


def test_reported_by() -> None:
    text = "Sweden said that troops attacked the port."
    attack = clause(text, "attack")
    assert attack.reported_by == clause(text, "say").index


@pytest.mark.parametrize("text", [f[1] for f in FACTUALITY] + [p[1] for p in PARTICIPANTS])
def test_indices_and_spans(text: str) -> None:
    for number, found in enumerate(clauses(text)):
        assert found.index == number
        assert found.parent is None or found.parent < number
        assert found.span.contains(found.predicate)
        assert -3 <= found.certainty <= 3
        for argument in found.arguments:
            assert argument.span.of(text).strip()


def test_modality_tables_load() -> None:
    assert modality().governors["deny"].affirmed < 0 < modality().governors["deny"].negated
