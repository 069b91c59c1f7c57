"""The data files of the room: what is wrong in them is named with file and entry."""

from __future__ import annotations

import pytest

from legation.errors import OntologyError
from legation.intake.furniture import furniture
from legation.intake.openings import openings
from legation.intake.patterns import any_of, load_table


@pytest.mark.parametrize(
    ("patterns", "words"),
    [("one", "list"), ([], "list"), (["a", 3], "entry 2"), (["a", "("], "entry 2"), (["{who"], None)],
    ids=["text", "none", "number", "broken", "brace"],
)
def test_wrong_patterns_are_named(patterns: object, words: str | None) -> None:
    if words is None:
        assert any_of("x.yml, lines", patterns).fullmatch("{who")
        return
    with pytest.raises(OntologyError, match=words) as caught:
        any_of("x.yml, lines", patterns)
    assert "x.yml, lines" in str(caught.value)


def test_unknown_or_missing_keys_are_refused() -> None:
    with pytest.raises(OntologyError, match=r"pages\.yml"):
        load_table("pages.yml", "other_fields")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Holt", "Jane Holt"),
        ("By JANE HOLT and IB DAM", "JANE HOLT and IB DAM"),
        ("By Jane Holt, Nordwire Staff Writer", "Jane Holt, Nordwire Staff Writer"),
        ("By María de la Cruz, Ole Olsen and Ib Dam", "María de la Cruz, Ole Olsen and Ib Dam"),
        ("Jane Holt, Reuters", "Jane Holt, Reuters"),
        ("By the time he left, nobody was there", None),
        ("By refusing to sign, Denmark lost its say", None),
        ("Reuters said so", None),
    ],
)
def test_bylines(line: str, names: str | None) -> None:
    assert openings().byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Copyright reform passed by parliament", "Share the burden, minister tells allies",
        "See next month's vote as a test",
        "Support for the bill grows", "Follow the money", "Home is where the vote is", "More troops for the border",
        "Post office workers strike", "Image of a nation", "Register to vote today, minister urges",
        "Read the treaty before you sign it, opposition says.", "Closed borders",
        "Comments by the minister cause anger",
    ],
)  # fmt: skip
def test_lines_of_an_article_are_no_furniture(line: str) -> None:
    known = furniture()
    assert not known.is_line(line) and not known.comments.fullmatch(line) and not known.related.fullmatch(line)
