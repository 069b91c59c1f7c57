"""Who said, thinks or intends what: tables of invented sentences."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from extraction_reading import annotated, name_of
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.annotation.annotate import annotate
from legation.annotation.annotated import Annotated
from legation.extraction.statements import find_statements
from legation.model.documents import Document, Paragraph, ParagraphKind
from legation.model.spans import Span


class Said(NamedTuple):
    """A statement in words: source, cue, content, directness."""

    source: str | None
    cue: str | None
    content: tuple[str, ...]
    directness: str


def told(found: Annotated) -> list[Said]:
    text = found.document.text
    return [
        Said(
            None if s.source is None else s.source.mention.of(text),
            None if s.cue is None else s.cue.of(text),
            tuple(span.of(text) for span in s.content),
            s.directness,
        )
        for s in find_statements(found)
    ]


def article(*paragraphs: str, kind: ParagraphKind = "body") -> Annotated:
    text = "\n".join(paragraphs)
    spans: list[Span] = []
    for paragraph in paragraphs:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(paragraph)))
    return annotate(Document("d", text, paragraphs=tuple(Paragraph(span, kind) for span in spans)))


INDIRECT = {
    "that": ("Marta Lind said that the port was shut.", "Marta Lind", "said", "that the port was shut"),
    "bare clause": ("The ministry said the bridge was safe.", "The ministry", "said", "the bridge was safe"),
    "whether": ("Lind asked whether the port was safe.", "Lind", "asked", "whether the port was safe"),
    "claim": ("The army claimed that it had won.", "The army", "claimed", "that it had won"),
    "denial": ("The army denied that it had fired first.", "The army", "denied", "that it had fired first"),
    "thought": ("Voters believe the reform has failed.", "Voters", "believe", "the reform has failed"),
    "promise": ("Petra Novak promised to cut taxes.", "Petra Novak", "promised", "to cut taxes"),
    "want": ("The opposition wants a new election.", "The opposition", "wants", "a new election"),
    "urge": ("Lind urged parliament to pass the bill.", "Lind", "urged", "parliament to pass the bill"),
    "accuse": ("Critics accused Novak of hiding the figures.", "Critics", "accused", "Novak of hiding the figures"),
    "attitude": ("Novak supports the plan.", "Novak", "supports", "the plan"),
    "about": ("Lind warned about a hard winter.", "Lind", "warned", "a hard winter"),
    "described as": ("Novak described the talks as a waste.", "Novak", "described", "the talks as a waste"),
    "unlisted verb": ("Lind trilled that all was well.", "Lind", "trilled", "that all was well"),
    "adjective": ("Lind was confident that the deal would hold.", "Lind", "was confident", "that the deal would hold"),
    "according to, first": (
        "According to Petra Novak, prices rose.", "Petra Novak", "According to", "prices rose",
    ),
    "according to, last": (
        "Prices rose, according to Petra Novak.", "Petra Novak", "according to", "Prices rose",
    ),
    "by its relative pronoun": (
        "Marta Lind, who said the port was shut, resigned.", "who", "said", "the port was shut",
    ),
    "maker of a report": (
        "Prices rose, according to figures compiled by Petra Novak.", "figures compiled by Petra Novak", "according to",
        "Prices rose",
    ),
    "while doing something": ("While arguing that prices rise, Lind left.", "Lind", "arguing", "that prices rise"),
    "cue last": ("The port would stay closed, Lind said.", "Lind", "said", "The port would stay closed"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), INDIRECT.values(), ids=INDIRECT)
def test_indirect(text: str, source: str, cue: str, content: str) -> None:
    assert told(annotated(text)) == [Said(source, cue, (content,), "indirect")]


QUOTED = {
    "after": ("“We will not pay,” Marta Lind said.", "Marta Lind", "said", ("“We will not pay,”",)),
    "inverted": ("“We will not pay,” said Marta Lind.", "Marta Lind", "said", ("“We will not pay,”",)),
    "before": ("Marta Lind said: “We will not pay.”", "Marta Lind", "said", ("“We will not pay.”",)),
    "capital without comma": ("Lind told reporters “We will not pay.”", "Lind", "told", ("“We will not pay.”",)),
    "both sides": (
        "“We will not pay,” Marta Lind told reporters. “Not now.”", "Marta Lind", "told",
        ("“We will not pay,”", "“Not now.”"),
    ),
    "straight marks": ('"We will not pay," Lind said.', "Lind", "said", ('"We will not pay,"',)),
    "question": ("“Who will pay?” Lind asked.", "Lind", "asked", ("“Who will pay?”",)),
    "speaker with a clause": (
        "“We will not pay,” said Lind, who heads the ministry.", "Lind", "said", ("“We will not pay,”",),
    ),
    "signature": ("“We will not pay.” — Marta Lind", "Marta Lind", "—", ("“We will not pay.”",)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), QUOTED.values(), ids=QUOTED)
def test_direct(text: str, source: str, cue: str, content: tuple[str, ...]) -> None:
    assert told(annotated(text)) == [Said(source, cue, content, "direct")]


def test_content_split_by_its_cue() -> None:
    assert told(annotated("The treaty, Marta Lind said, will fail.")) == [
        Said("Marta Lind", "said", ("The treaty", "will fail"), "indirect")
    ]


def test_quoted_words_inside_a_content_make_it_mixed() -> None:
    assert told(annotated("Lind called the vote “a farce.”")) == [
        Said("Lind", "called", ("the vote “a farce.”",), "mixed")
    ]


def test_scare_quotes_are_no_statement() -> None:
    assert told(annotated("The “summit” took place in an empty hall.")) == []


def test_plain_report_is_no_statement() -> None:
    assert told(annotated("Troops crossed the river on Monday.")) == []


def test_nested_speech_of_another() -> None:
    said = told(annotated("Marta Lind said that Lars Holm had claimed the port was safe."))
    assert [(s.source, s.content[0]) for s in said] == [
        ("Marta Lind", "that Lars Holm had claimed the port was safe"),
        ("Lars Holm", "the port was safe"),
    ]


def test_a_later_cue_is_not_swallowed() -> None:
    said = told(annotated("The ministry said the bridge was safe, noting that engineers had checked it."))
    assert [(s.source, s.content[0]) for s in said] == [
        ("The ministry", "the bridge was safe"),
        ("The ministry", "that engineers had checked it"),
    ]


def test_quotation_and_indirect_speech_side_by_side() -> None:
    said = told(annotated("“I am tired,” said Marta Lind, adding that she would rest in May."))
    assert [(s.cue, s.content[0], s.directness) for s in said] == [
        ("said", "“I am tired,”", "direct"),
        ("adding", "that she would rest in May", "indirect"),
    ]


def test_a_paragraph_of_quotation_goes_to_the_last_speaker() -> None:
    found = article("“It was a long night,” Marta Lind said.", "“Nobody slept.”")
    last = find_statements(found)[-1]
    assert last.source is not None
    assert name_of(found, last.source) == "Marta Lind"
    assert (last.cue, last.directness) == (None, "direct")


def test_a_quotation_that_runs_on_stays_one_statement() -> None:
    said = told(article("Marta Lind said: “It was a long night.", "“Nobody slept.”"))
    assert len(said) == 1
    assert said[0].content == ("“It was a long night.", "“Nobody slept.”")


def test_a_paragraph_leads_in_with_a_colon() -> None:
    said = told(article("Marta Lind wrote:", "“We will not pay.”"))
    assert said == [Said("Marta Lind", "wrote", ("“We will not pay.”",), "direct")]


def test_a_title_names_its_speaker() -> None:
    said = told(article("Marta Lind: No deal before the spring", kind="title"))
    assert said == [Said("Marta Lind", ":", ("No deal before the spring",), "indirect")]


def test_a_pronoun_leads_to_its_name() -> None:
    found = article("Marta Lind opened the port. She said that the work was done.")
    (statement,) = find_statements(found)
    assert statement.source is not None
    assert statement.source.mention.of(found.document.text) == "She"
    assert name_of(found, statement.source) == "Marta Lind"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["“", "”", '"', "Lind", "said", "that", ",", ".", ":", "we", "will", "pay", "not"]), max_size=14
    )
)
def test_any_words(words: list[str]) -> None:
    text = " ".join(words) or "No."
    for statement in find_statements(annotated(text)):
        assert statement.content
        for span in (*statement.content, *((statement.cue,) if statement.cue else ())):
            assert 0 <= span.start < span.end <= len(text)
            assert statement.evidence.contains(span)


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        pytest.param("The army denied that it had fired first.", "speech", "denied", id="denial"),
        pytest.param("Voters believe the reform has failed.", "thought", "committed", id="thought"),
        pytest.param("Marta Lind said that the port was shut.", "speech", "neutral", id="plain"),
    ],
)
def test_what_the_source_holds_of_the_content(text: str, kind: str, stance: str) -> None:
    (statement,) = find_statements(annotated(text))
    assert (statement.kind, statement.stance) == (kind, stance)


def test_last_speaker_without_quotation_marks() -> None:
    first = "“The bridge is safe,” Petra Novak said. Engineers should check it again, Carl Lund told reporters."
    text = f"{first}\n“It is an outrage.”"
    spans = (Span(0, len(first)), Span(len(first) + 1, len(text)))
    document = Document("d", text, paragraphs=tuple(Paragraph(span, "body") for span in spans))
    last = find_statements(annotate(document))[-1]
    assert last.source is not None and last.source.mention.of(text) == "Carl Lund"
