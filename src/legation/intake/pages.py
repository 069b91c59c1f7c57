"""A web page to its blocks and what it says of itself.

trafilatura finds the article and keeps its headings, lists and paragraphs; the day with its time, the outlet and the
headline come first from the page's JSON-LD (schema.org), then from its meta elements, then from trafilatura's guess.
Lines that are nothing but a link are marked, so that related stories can be told from the article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from legation.errors import InputError
from legation.intake.blocks import Hint
from legation.intake.dates import normalise_published
from legation.intake.patterns import load_table

_SITE_MARK = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*")
_UNIVERSAL = re.compile(r"(?:Z|GMT|UTC|\+00:?00)$")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?$", re.IGNORECASE)
_LINK_SHARE, _LINK_LENGTH = 0.9, 200


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page's article (what the markup says, words), and its data. Fields as in Document."""

    blocks: tuple[tuple[Hint, str], ...]
    title: str | None
    byline: str | None
    published: str | None
    outlet: str | None
    url: str | None
    language: str | None


def read_page(html: str, url: str | None = None) -> Page:
    """What a page holds. Raises InputError ``no-text`` where no article is found."""
    # trafilatura is slow to load, and most readings are of texts.
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None:
        raise InputError("no-text", "it is no HTML page", remedy="Save the page again, as HTML.")
    data = tuple(_linked_data(tree))
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    told = _told(tree)
    language = _LANGUAGE.match(tree.get("lang") or "")
    found = _extract(tree, url)
    if found is None or found.body is None:
        raise InputError(
            "no-text",
            "no article was found in the page",
            remedy="Give the article's own page; pages that need JavaScript must be saved from a browser.",
        )
    site = _name(_first(data, "publisher")) or found.sitename
    return Page(
        blocks=tuple(_blocks(found.body)),
        title=_title(found.title, site, headings, _first(data, "headline")),
        byline=found.author,
        published=_published(data, told, found.date),
        outlet=site,
        url=found.url,
        language=language[1].lower() if language else None,
    )


def _extract(tree: Any, url: str | None) -> Any:
    from trafilatura import bare_extraction

    try:
        return bare_extraction(tree, url=url, with_metadata=True, include_comments=False, include_links=True)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise InputError(
            "no-text", f"the page is too broken to be read ({type(error).__name__})", remedy="Save the page again."
        ) from error


def _linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The page's schema.org objects that have a headline or a day of publication."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            stack = [json.loads(script.text_content(), strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            thing = stack.pop()
            if isinstance(thing, list):
                stack.extend(reversed(thing))
            elif isinstance(thing, dict):
                if "datePublished" in thing or "headline" in thing:
                    yield thing
                stack.extend(thing[name] for name in ("mainEntity", "@graph") if name in thing)


def _first(data: tuple[Mapping[str, Any], ...], name: str) -> Any:
    return next((thing[name] for thing in data if thing.get(name)), None)


def _name(thing: Any) -> str | None:
    thing = thing[0] if isinstance(thing, list) and thing else thing
    name = thing.get("name") if isinstance(thing, dict) else thing
    return name.strip() or None if isinstance(name, str) else None


def _told(tree: Any) -> tuple[str, ...]:
    """Days of publication in the page's meta and time elements, the surest first."""
    names = _page_dates()
    found: dict[str, str] = {}
    for element in tree.iter("meta", "time", "span"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if name.lower() in names and (value := element.get("content") or element.get("datetime")):
            found.setdefault(name.lower(), value)
    return tuple(found[name] for name in names if name in found)


@cache
def _page_dates() -> tuple[str, ...]:
    return tuple(load_table("pages.yml", "date_fields")["date_fields"])


def _published(data: tuple[Mapping[str, Any], ...], told: tuple[str, ...], guess: str | None) -> str | None:
    stated = _first(data, "datePublished")
    for words in (stated if isinstance(stated, str) else None, *told, guess):
        if day := normalise_published(words):
            if guess and words and _UNIVERSAL.search(words) and _days_apart(day, guess) == 1:
                # A page made in one place and stamped in universal time: its own day is the one that readers saw.
                return guess
            # Midnight sharp is what pages write that know the day only.
            return day.removesuffix("T00:00")
    return None


def _days_apart(one: str, other: str) -> int | None:
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return None


def _title(title: str | None, site: str | None, headings: list[str], stated: Any) -> str | None:
    """The headline without the site's name: the page's own first heading or stated headline where the title has it."""
    title = " ".join(title.split()) if title else ""
    for known in (*headings, " ".join(stated.split()) if isinstance(stated, str) else ""):
        if known and (not title or (len(known) > 8 and title.casefold().startswith(known.casefold()))):
            return known
    if site and (parts := _SITE_MARK.split(title)) and len(parts) > 1 and _letters(parts[-1]) in _letters(site):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-") or title
    return title or None


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words.casefold())


def _blocks(body: Any) -> Iterator[tuple[Hint, str]]:
    for element in body:
        if element.tag in ("body", "div", "list", "quote", "table") and len(element):
            yield from _inner(element)
        else:
            yield from _block(element, _hint(element.tag))


def _inner(element: Any) -> Iterator[tuple[Hint, str]]:
    """A container's own words, then those of its parts; a table's row is one block."""
    if element.tag == "table":
        for row in element.iter("row"):
            yield "paragraph", " ".join(" ".join(row.itertext()).split())
        return
    if element.text and element.text.strip():
        yield "paragraph", element.text
    run = ""
    for part in element:
        if part.tag in ("p", "head", "item", "list", "quote", "table", "div", "code"):
            if run.strip():
                yield "paragraph", run
            run = ""
            nested = part.tag in ("list", "quote", "table", "div") or (
                part.tag == "item" and part.find("list") is not None
            )
            yield from _inner(part) if nested else _block(part, _hint(part.tag))
        else:
            run += " " if part.tag == "lb" else "".join(part.itertext())
        run += part.tail or ""
    if run.strip():
        yield "paragraph", run


def _hint(tag: str) -> Hint:
    return {"head": "heading", "item": "bullet"}.get(tag, "")  # type: ignore[return-value]


def _block(element: Any, hint: Hint) -> Iterator[tuple[Hint, str]]:
    """The lines of an element; one that is nothing but a link says so."""
    linked = sum(len("".join(link.itertext()).strip()) for link in element.iter("ref"))
    words = _words(element)
    length = len(words.strip())
    if linked and length <= _LINK_LENGTH and linked >= _LINK_SHARE * length:
        hint = "link"
    for line in words.split("\n"):
        if line.strip():
            yield hint, line


def _words(element: Any) -> str:
    """The text with a line break for each ``lb``; white space of the markup is none of ours."""
    if element.tag == "lb":
        return "\n"
    parts = [" ".join(_spaced(element.text))]
    for part in element:
        parts.append(_words(part))
        parts.append(" ".join(_spaced(part.tail)))
    return "".join(parts)


def _spaced(text: str | None) -> list[str]:
    """Words with an empty string at either end where white space stood there, so that joining keeps one space."""
    if not text:
        return [""]
    words = text.split()
    if not words:
        return ["", ""]
    return ([""] if text[0].isspace() else []) + words + ([""] if text[-1].isspace() else [])
