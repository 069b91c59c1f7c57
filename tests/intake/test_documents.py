"""Texts to documents: which paragraph is what, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import InputError
from legation.intake import document_from_file_text, document_from_html, document_from_text
from legation.model.documents import Document

BODY = "The Danish government agreed on Monday to send two ships to the strait, officials said."
MORE = "Its partners welcomed the step and asked for details of the mission, which parliament has yet to approve."
LAST = "A vote is expected next week, and the opposition has not said how it will decide."


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.span.of(document.text)) for paragraph in document.paragraphs]


def check_cover(document: Document) -> None:
    """Paragraphs are in order, do not overlap, and hold all that is not white space."""
    end = 0
    for paragraph in document.paragraphs:
        assert end <= paragraph.span.start < paragraph.span.end
        assert not document.text[end : paragraph.span.start].strip()
        words = paragraph.span.of(document.text)
        assert words == words.strip()
        end = paragraph.span.end
    assert not document.text[end:].strip()
    for span in document.key_points:
        assert any(paragraph.span == span and paragraph.kind == "key_point" for paragraph in document.paragraphs)
    for section in document.sections:
        assert section.heading is None or section.heading.end <= section.body.start


LAYOUTS = [
    ("one-sentence", BODY, [("body", BODY)]),
    ("headline-and-lines", f"Denmark to Send Ships\n{BODY}\n{MORE}", ["title", "body", "body"]),
    ("blank-lines", f"Denmark to send ships\n\n{BODY}\n\n{MORE}", ["title", "body", "body"]),
    ("windows-ends", f"Denmark to send ships\r\n\r\n{BODY}\r\n{MORE}\r\n", ["title", "body", "body"]),
    ("no-headline", f"{BODY}\n\n{MORE}", ["body", "body"]),
    ("dateline", f"OSLO, March 3 (Nordwire) - {BODY}", [("byline", "OSLO, March 3 (Nordwire) -"), ("body", BODY)]),
    ("dateline-plain", f"COPENHAGEN — {BODY}", [("byline", "COPENHAGEN —"), ("body", BODY)]),
    ("dateline-region", f"AARHUS, Denmark (AP) -- {BODY}", [("byline", "AARHUS, Denmark (AP) --"), ("body", BODY)]),
    ("dateline-small", f"Aarhus, Denmark (AFP) – {BODY}", [("byline", "Aarhus, Denmark (AFP) –"), ("body", BODY)]),
    ("dateline-line", f"COPENHAGEN (AP) --\n\n{BODY}", ["byline", "body"]),
    ("no-dateline", f"BREAKING NEWS - {BODY}", ["body"]),
    ("no-dateline-words", "NATO and the EU - both based in Brussels - agreed.", ["body"]),
    ("byline", f"Denmark to send ships\nBy Jane Holt, Staff Writer\n{BODY}", ["title", "byline", "body"]),
    ("date-line", f"Denmark to send ships\nUpdated 8:30 am, March 3, 2025\n{BODY}", ["title", "byline", "body"]),
    ("credit", f"{BODY}\n(Reporting by Jane Holt; Editing by Ib Dam)", ["body", "byline"]),
    ("heading", f"{BODY}\nPartners Are Cautious\n{MORE}", ["body", "heading", "body"]),
    ("heading-question", f"{BODY}\nWhat happens next?\n{MORE}", ["body", "heading", "body"]),
    ("not-a-heading", f"{BODY}\nHe refused.\n{MORE}", ["body", "body", "body"]),
    ("glued-tail", f"{BODY}Post Comment", [("body", BODY), ("furniture", "Post Comment")]),
    ("share-line", f"{BODY}\nShare this article", ["body", "furniture"]),
    ("caption", f"{BODY}\nShips in port. (AP Photo/Ib Dam)", ["body", "furniture"]),
    ("cookies", f"We use cookies to improve our service.\n{BODY}", ["furniture", "body"]),
    ("rule", f"{BODY}\n***\n{MORE}", ["body", "furniture", "body"]),
    ("related", f"{BODY}\nRelated stories\nShips, a history\n{LAST}", ["body", "furniture", "furniture", "body"]),
    (
        "comments", f"{BODY}\n{MORE}\n{LAST}{LAST}\n2 Comments\nOle says:\nShips cost money, as we all know by now.",
        ["body", "body", "body", "furniture", "furniture", "furniture"],
    ),
    ("comments-early", f"2 Comments\n{BODY}\n{MORE}", ["furniture", "body", "body"]),
    ("furniture-alone", "Advertisement", ["body"]),
    ("body-about-cookies", "The minister said that cookies had been served.", ["body"]),
    ("support-headline", "Support grows for Ukraine now", ["body"]),
    ("sentence-runs-on", BODY.replace("to send", "\nto send"), ["body"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS])
def test_layout_of_text(text: str, expected: list[object]) -> None:
    document = document_from_text(text)
    assert document.text == text
    check_cover(document)
    found = kinds(document)
    assert found == expected if isinstance(expected[0], tuple) else [kind for kind, _ in found] == expected


def test_title_given_and_repeated_in_the_text() -> None:
    text = f"Denmark to send ships.\n\n{BODY}"
    document = document_from_text(text, title="Denmark to Send Ships")
    assert kinds(document)[0] == ("title", "Denmark to send ships.")
    assert document.title == "Denmark to Send Ships"


def test_title_glued_to_the_first_sentence() -> None:
    document = document_from_text(f"Denmark to send ships. {BODY}", title="Denmark to send ships")
    assert kinds(document) == [("title", "Denmark to send ships."), ("body", BODY)]


def test_title_over_two_lines() -> None:
    document = document_from_text(
        f"Denmark to send ships;\nPartners are pleased.\n\n{BODY}", title="Denmark to send ships; Partners are pleased"
    )
    assert [kind for kind, _ in kinds(document)] == ["title", "title", "body"]


def test_key_points_hold_the_words_without_the_mark() -> None:
    text = f"Denmark to send ships\nKey points\n- Two ships will go.\n• Parliament has to agree.\n{BODY}"
    document = document_from_text(text)
    check_cover(document)
    assert [span.of(text) for span in document.key_points] == ["Two ships will go.", "Parliament has to agree."]
    assert ("furniture", "-") in kinds(document)


def test_bullets_after_the_first_paragraph_are_no_key_points() -> None:
    document = document_from_text(f"{BODY}\n- Two ships will go.\n- Parliament has to agree.\n{MORE}")
    assert document.key_points == ()


def test_sections() -> None:
    text = f"Denmark to send ships\n{BODY}\n{MORE}\nPartners Are Cautious\n{LAST}"
    first, second = document_from_text(text).sections
    assert first.heading is None and first.body.of(text) == f"{BODY}\n{MORE}"
    assert second.heading is not None and second.heading.of(text) == "Partners Are Cautious"
    assert second.body.of(text) == LAST


WRAPPED = """Denmark to send ships

By Jane Holt and Ib Dam

COPENHAGEN, March 3 (Nordwire) - The Danish government agreed on Monday to
send two ships to the strait, officials said. Its partners welcomed the step
and asked for details of the mission.

Partners are cautious

A vote is expected next week, and the opposition has not said how it will
decide. "We were not asked," said one of its members, who did not want to be
named. (Nobody else was asked either.)
"""


def test_wrapped_file() -> None:
    document = document_from_file_text(WRAPPED)
    assert document.title == "Denmark to send ships"
    assert document.byline == "Jane Holt and Ib Dam"
    assert document.dateline is not None
    assert document.dateline.of(document.text) == "COPENHAGEN, March 3 (Nordwire) -"
    assert [kind for kind, _ in kinds(document)] == ["byline", "body", "heading", "body"]
    assert "agreed on Monday to send two ships" in document.text
    check_cover(document)


def test_wrapped_text_keeps_its_line_breaks() -> None:
    document = document_from_text(WRAPPED)
    assert document.text == WRAPPED
    body = [words for kind, words in kinds(document) if kind == "body"]
    assert len(body) == 2 and "\n" in body[0]
    check_cover(document)


def test_wrapped_text_without_blank_lines() -> None:
    lines = WRAPPED.replace("\n\n", "\n").splitlines()
    document = document_from_text("\n".join(lines[2:]))
    assert [kind for kind, _ in kinds(document)] == ["byline", "body", "heading", "body"]


def test_file_text_is_cleaned() -> None:
    text = (
        f"Denmark to send ships\nPublished March 3, 2025\n- Two ships.\n- One vote.\n{BODY}  (And\tmore.)\n"
        f"(Photo: Ib Dam / Nordbild)\nThe minister said it was Â£3 and donâ€™t worry.\n"
        f"Advertisement\n{MORE}Share this article\n"
    )
    document = document_from_file_text(text)
    assert document.published == "2025-03-03"
    assert document.text.split("\n") == [
        "Two ships.", "One vote.", f"{BODY} (And more.)", "The minister said it was £3 and don’t worry.", MORE,
    ]  # fmt: skip
    assert len(document.key_points) == 2
    check_cover(document)


def test_published_given_wins_over_the_text() -> None:
    text = f"Denmark to send ships\nPublished March 3, 2025\n{BODY}"
    assert document_from_text(text).published == "2025-03-03"
    assert document_from_text(text, published="4 March 2025").published == "2025-03-04"


def test_an_update_does_not_date_an_article_that_says_when_it_was_published() -> None:
    text = f"Denmark to send ships\nUpdated March 5, 2025\nPublished March 3, 2025\n{BODY}"
    assert document_from_text(text).published == "2025-03-03"


@pytest.mark.parametrize("make", [document_from_text, document_from_file_text, document_from_html])
@pytest.mark.parametrize(("text", "reason"), [("", "empty"), (" \n\t ", "empty"), ("a " * 3_500_000, "too-long")])
def test_refused(make: object, text: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        make(text)  # type: ignore[operator]
    assert caught.value.reason == reason


def test_language() -> None:
    german = (
        "Die Regierung hat am Montag beschlossen, zwei Schiffe in die Meerenge zu entsenden, teilte ein Sprecher mit. "
    )
    assert document_from_text(german * 3).language == "de"
    assert document_from_text(f"{BODY} {MORE} {LAST}").language == "en"
    assert document_from_text(BODY).language is None


def test_ids_are_stable_and_differ() -> None:
    assert document_from_text(BODY).id == document_from_text(BODY).id != document_from_text(MORE).id
    assert document_from_text(BODY, id="x").id == "x"


def test_characters_that_no_file_can_store_are_replaced_one_for_one() -> None:
    document = document_from_text("A\x00 minister\ud800 met us.")
    assert document.text == "A� minister� met us."


LINES = st.sampled_from(
    [
        "", " ", "\t", "Denmark to send ships", BODY, MORE, "- Two ships will go.", "• ", "-", "***", "By Jane Holt",
        "Key points", "Published March 3, 2025", "COPENHAGEN (AP) --", "COPENHAGEN — He left.", "Related stories",
        "3 Comments", "Post Comment", f"{BODY}Post Comment", "\u2028", "\x0b", "\x85", "“", "\ufeff",
        "Denmark to send ships. And more of the same, we hear.",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.lists(LINES, min_size=1, max_size=14).map("\n".join), st.text(max_size=300)))
def test_any_text_is_covered(text: str) -> None:
    try:
        document = document_from_text(text, title="Denmark to send ships")
    except InputError as error:
        assert error.reason == "empty" and not text.strip()
        return
    assert len(document.text) == len(text)
    check_cover(document)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.lists(LINES, min_size=1, max_size=14).map("\n".join), st.text(max_size=300)))
def test_any_file_text_is_covered(text: str) -> None:
    try:
        document = document_from_file_text(text)
    except InputError as error:
        assert error.reason in ("empty", "no-text")
        return
    check_cover(document)
    again = document_from_file_text(text)
    assert again == document


# Each of these once made, or could make, a careless pattern try exponentially many ways: the test would not end.
SLOW = [
    "A-" * 60 + " x", "A " * 60 + "x", "A" * 400, "By " + "A B " * 75 + "!", "By " + "A AND " * 25 + "!",
    "By " + "A and " * 25 + "!", "The " + "A and " * 50, "we use " * 59, "home | news " * 30, "home  |  " * 30 + "!",
    "share, " * 59 + "?", "help | " * 59 + "?", "Share this " * 39 + "?", "." * 5000, '"' * 5000, "- " * 5000,
    "A, B" * 29,
]  # fmt: skip


@pytest.mark.parametrize("line", SLOW, ids=range(len(SLOW)))
def test_no_line_makes_the_patterns_slow(line: str) -> None:
    check_cover(document_from_text(f"{line}\n{BODY}{line}\n{MORE}"))


def test_headline_that_ends_in_an_abbreviation() -> None:
    assert document_from_text(f"Denmark seeks talks with the U.S.\n{BODY}").title == "Denmark seeks talks with the U.S."
    assert document_from_text(f"Denmark seeks talks.\n{BODY}").title is None
