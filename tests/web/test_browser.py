"""The pages in headless Chromium: notes on hover and on focus, small screens, nothing fetched from outside."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from record_builders import new_record, reading

from legation.web.app import build

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (Debian: apt-get install chromium)")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
PAGES = ["/", "/documents/d1", "/brief", "/events", "/actors", "/search?q=fish"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("browser") / "record.db"
    with new_record(path) as record:
        record.put(reading(1), "digest", at="2025-02-05T10:00")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(build(Path(path)), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    yield opened
    context.close()


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_note_shows(page: Page, address: str, way: str) -> None:
    page.goto(f"{address}/documents/d1")
    mark = page.locator(".text .m.events").first
    note = mark.locator(".notes")
    assert not note.is_visible()
    mark.hover() if way == "hover" else mark.focus()
    assert note.is_visible()
    assert "CONSULT" in note.inner_text()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_sticks_out_or_comes_from_outside(browser: Browser, address: str, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    opened = context.new_page()
    requested: list[str] = []
    complaints: list[str] = []
    opened.on("request", lambda request: requested.append(request.url))
    opened.on("console", lambda message: complaints.append(message.text))
    opened.goto(address + path)
    wide = opened.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert wide <= width
    assert all(url.startswith(address) for url in requested)
    assert complaints == []


def test_search_form_leads_to_an_article(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("searchbox").fill("fish levy")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="The Fjord Post").first.click()
    assert "/documents/d1" in page.url
