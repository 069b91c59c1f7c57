"""The pages over a small record: addresses, headers, escaping, and what each template may use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest
from fastapi.testclient import TestClient
from jinja2 import Environment, PackageLoader, meta
from record_builders import TEXT, new_record, reading

from legation.web import pages
from legation.web.app import build, safe_url

HOSTILE = "<script>alert(1)</script>"
VOID = {"meta", "link", "input", "br", "hr", "img"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("web") / "record.db"
    with new_record(path) as record:
        for number in (1, 2):
            record.put(reading(number), f"digest {number}", at="2025-02-05T10:00")
        record.put(reading(3, text=f"{TEXT} {HOSTILE}"), "digest 3", at="2025-02-05T10:00")
    with TestClient(build(path)) as made:
        yield made


class Balanced(HTMLParser):
    """Fails on a tag that is closed without having been opened, or never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") or (value or "").startswith("javascript:") for name, value in attrs)
        assert tag != "script"
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack and self.stack[-1] == tag, f"</{tag}> inside {self.stack[-3:]}"
        self.stack.pop()


ADDRESSES = [
    "/", "/events", "/statements", "/positions", "/plans", "/questions", "/offices", "/actors", "/brief", "/search",
    "/documents/d1", "/documents/d3", "/search?q=fish+levy", "/search?q=%22%22+OR+NEAR(", "/brief?topic=fish",
    "/brief?topic=nothing+here", "/events?actor=Solvang&country=NOR&type=CONSULT&factuality=actual&since=2025",
    "/positions?issue=fish+levy&page=2", "/actors?actor=Solvang",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_whole_and_guarded(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "{{" not in answer.text and "Undefined" not in answer.text
    parser = Balanced()
    parser.feed(answer.text)
    assert parser.stack == []
    assert HOSTILE not in answer.text
    for link in re.findall(r'(?:href|src)="([^"]*)"', answer.text):
        assert link.startswith(("/", "#", "https://news.example/"))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/documents/none", 404),
        ("/actors/none", 404),
        ("/events?page=0", 422),
        ("/static/../app.py", 404),
    ],
)
def test_errors(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_every_internal_link_leads_somewhere(client: TestClient) -> None:
    seen, waiting = set[str](), ["/"]
    while waiting:
        address = waiting.pop().split("#")[0]
        if address in seen or not address:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        waiting += [link for link in re.findall(r'href="(/[^"]*)"', answer.text) if not link.startswith("/static")]
    assert {"/documents/d1", "/brief", "/actors"} <= seen


def test_other_hosts_are_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_article_keeps_its_words(client: TestClient) -> None:
    text = client.get("/documents/d3").text
    body = re.sub(r'<span class="notes">.*?</span></span>', "</span>", text, flags=re.DOTALL)
    plain = re.sub(r"<[^>]+>", "", body)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in plain
    assert "Norwegian Foreign Minister Kari Solvang met" in " ".join(plain.split())


def test_marks_say_type_factuality_and_why(client: TestClient) -> None:
    text = client.get("/documents/d1").text
    assert re.search(r'class="m[^"]* events', text)
    assert "CONSULT" in text and "actual" in text


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "data:text/html,x", "", None, "//evil", "http://[", "ftp://x/y"]
)
def test_unsafe_addresses(value: str | None) -> None:
    assert safe_url(value) is None


TEMPLATES = {
    "home.html": pages.HomePage, "listing.html": pages.ListingPage, "actors.html": pages.ActorsPage,
    "actor.html": pages.ActorPage, "article.html": pages.ArticlePage, "brief.html": pages.BriefPage,
    "search.html": pages.SearchPage, "error.html": pages.ErrorPage,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_templates_use_what_their_page_gives(name: str) -> None:
    environment = Environment(loader=PackageLoader("legation.web"), autoescape=True)
    environment.filters.update({"safe_url": str, "day": str})
    assert environment.loader is not None
    source = environment.loader.get_source(environment, name)[0]
    used = meta.find_undeclared_variables(environment.parse(source)) - {"parts"}
    assert used == {field.name for field in fields(TEMPLATES[name])}


def test_every_page_has_a_template() -> None:
    assert set(TEMPLATES.values()) == set(get_args(pages.Page))


def test_missing_record_is_explained(tmp_path: Path) -> None:
    with TestClient(build(tmp_path / "none.db")) as client:
        answer = client.get("/")
    assert answer.status_code == 503
    assert "none.db" in answer.text
