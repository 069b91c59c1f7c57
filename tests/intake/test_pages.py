"""Pages to documents, with the furniture that real ones have."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import InputError
from legation.intake import document_from_html
from legation.model.documents import Document

LEAD = (
    "Icelandic Prime Minister Sunna Helgadóttir said on Tuesday that her government would ask parliament to approve "
    "a fishing accord with Greenland."
)
NEXT = (
    "The opposition Harbour Party rejected the accord and demanded a referendum, but it has no majority in the Althing."
)
LAST = "It remains unclear whether Denmark, which handles Greenland’s foreign affairs, has to sign the text as well."


def page(body: str, head: str = "", lang: str = "en") -> str:
    title = "<title>Iceland seeks accord | North Daily</title>"
    return f"<!DOCTYPE html><html lang='{lang}'><head>{title}{head}</head><body>{body}</body></html>"


def article(inner: str) -> str:
    return f"<article><h1>Iceland seeks accord</h1>{inner}</article>"


PARAGRAPHS = f"<p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p>"


def kinds(document: Document) -> list[str]:
    return [paragraph.kind for paragraph in document.paragraphs]


def test_plain_article() -> None:
    document = document_from_html(page(article(PARAGRAPHS)))
    assert document.title == "Iceland seeks accord"
    assert document.text == f"{LEAD}\n{NEXT}\n{LAST}"
    assert kinds(document) == ["body"] * 3
    assert document.published is None
    assert document.language == "en"


def test_key_points_and_headings() -> None:
    points = "<ul><li>Parliament has to approve the accord.</li><li>The opposition wants a referendum.</li></ul>"
    document = document_from_html(
        page(article(f"{points}<p>{LEAD}</p><p>{NEXT}</p><h2>Copenhagen is silent</h2><p>{LAST}</p>"))
    )
    assert kinds(document) == ["key_point", "key_point", "body", "body", "heading", "body"]
    assert [span.of(document.text) for span in document.key_points][1] == "The opposition wants a referendum."
    assert document.sections[1].heading is not None
    assert document.sections[1].heading.of(document.text) == "Copenhagen is silent"


@pytest.mark.parametrize(
    "residue",
    [
        "<div>Share this</div>",
        "<div>Post Comment</div>",
        "<div>Advertisement</div>",
        "<div>Photo: Jón Ó / Norðurmyndir</div>",
        "<div>Read more: A history of cod</div>",
        "<div>Sign up for our weekly newsletter</div>",
        "<div>We use cookies. Read our privacy policy.</div>",
        "<div>Related stories</div><div><a href='/1'>A history of cod</a></div>",
        "<div>2 Comments</div><div>Ole</div><div>They should fish less, and they should have done so years ago.</div>",
        "<div>Leave a comment</div><div>Your email address will not be published.</div>",
        "<div>© 2025 North Daily. All rights reserved.</div>",
    ],
)
def test_residue_of_flat_pages(residue: str) -> None:
    flat = "".join(f"<div>{words}</div>" for words in ("Iceland seeks accord", LEAD, NEXT, LAST))
    document = document_from_html(page(f"<div>{flat}{residue}</div>"))
    assert document.text == f"{LEAD}\n{NEXT}\n{LAST}"


def test_page_data_from_json_ld() -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "North Daily"},
            {
                "@type": "NewsArticle", "headline": "Iceland seeks accord",
                "datePublished": "2025-03-04T08:15:00+00:00",
                "author": {"@type": "Person", "name": "Edda Jónsdóttir"}, "publisher": {"name": "The North Daily"},
            },
        ],
    }  # fmt: skip
    head = (
        f'<script type="application/ld+json">{json.dumps(data)}</script>'
        '<script type="application/ld+json">{broken</script>'
        '<link rel="canonical" href="https://north.example/2025/03/04/accord">'
    )
    document = document_from_html(page(article(PARAGRAPHS), head))
    assert document.published == "2025-03-04T08:15"
    assert document.outlet == "The North Daily"
    assert document.byline == "Edda Jónsdóttir"
    assert document.url == "https://north.example/2025/03/04/accord"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2025-03-04T08:15:00Z">', "2025-03-04T08:15"),
        ('<meta name="date" content="x"><meta itemprop="datePublished" content="2025-03-04T00:00:00">', "2025-03-04"),
    ],
    ids=["time", "midnight"],
)
def test_day_from_meta_elements(head: str, day: str) -> None:
    assert document_from_html(page(article(PARAGRAPHS), head)).published == day


def test_universal_time_gives_way_to_the_day_in_the_address() -> None:
    head = '<meta property="article:published_time" content="2025-03-05T02:15:00Z">'
    document = document_from_html(page(article(PARAGRAPHS), head), url="https://north.example/2025/03/04/accord")
    assert document.published == "2025-03-04"


def test_what_is_given_wins() -> None:
    document = document_from_html(
        page(article(PARAGRAPHS)),
        id="x",
        title="Accord",
        published="2025-03-01",
        url="https://other.example/a",
        outlet="Other",
    )
    assert (document.id, document.title, document.published) == ("x", "Accord", "2025-03-01")
    assert (document.url, document.outlet) == ("https://other.example/a", "Other")


def test_id_is_the_address_not_the_words() -> None:
    url = "https://north.example/accord"
    one = document_from_html(page(article(PARAGRAPHS)), url=url)
    other = document_from_html(page(article(PARAGRAPHS + f"<p>{LEAD}</p>")), url=url + "/")
    assert one.id == other.id


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<p></p>", "<html><body><script>var a = 1;</script></body></html>"]
)
def test_no_article(html: str) -> None:
    with pytest.raises(InputError) as caught:
        document_from_html(html)
    assert caught.value.reason == "no-text"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_markup_gives_a_document_or_a_reason(text: str) -> None:
    for html in (text, page(article(text + PARAGRAPHS)), f"<div>{text}<p"):
        try:
            document = document_from_html(html)
        except InputError as error:
            assert error.reason in ("empty", "no-text")
        else:
            assert all(span.span.of(document.text).strip() for span in document.paragraphs)
