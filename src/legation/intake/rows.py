"""A line of a JSON-lines file to a document: ``{"id", "text" or "html", "title", "published", "url", "outlet"}``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from legation.errors import InputError
from legation.intake.dates import normalise_published
from legation.intake.documents import address_key, document_from_html, document_from_text, key
from legation.model.documents import Document

_ADVICE = 'Give one object a line, like {"text": "…"}; `jq -c .` writes such lines.'


def parse_row(line: str) -> Mapping[str, Any]:
    """The object of one line. Raises InputError ``bad-json`` that says what is wrong and at which column."""
    try:
        row = json.loads(line.strip())
    except json.JSONDecodeError as error:
        what = "quotes are opened and not closed" if error.msg.startswith("Unterminated") else error.msg.lower()
        raise InputError("bad-json", f"no JSON: {what} (column {error.colno:,})", remedy=_ADVICE) from error
    except (RecursionError, ValueError) as error:
        raise InputError("bad-json", f"no JSON that can be read: {error}", remedy=_ADVICE) from error
    if not isinstance(row, dict):
        raise InputError("bad-json", f"a JSON {type(row).__name__} stands where an object is wanted", remedy=_ADVICE)
    return row


def document_from_row(row: Mapping[str, Any]) -> tuple[Document, str | None]:
    """The document of a row, and a note where its date was not understood.

    ``text`` is kept to the character; ``html`` is read as a page where there is no ``text``. Without ``id``, the id
    comes from the address, else from title and date, else from the text.
    """
    text, html = row.get("text"), row.get("html")
    for name in ("text", "html"):
        if row.get(name) is not None and not isinstance(row[name], str):
            raise InputError("no-text", f"its {name!r} is no string", remedy=_ADVICE)
    if text is None and html is None:
        raise InputError("no-text", "it has neither 'text' nor 'html'", remedy=_ADVICE)
    title, url, outlet, stated = (_words(row, name) for name in ("title", "url", "outlet", "published"))
    day = normalise_published(stated)
    note = f"its date {stated!r} was not understood" if stated and not day else None
    id = _words(row, "id") or _row_id(title, url, stated)
    if (text and text.strip()) or html is None:
        made = document_from_text(text or "", id=id, title=title, published=day, url=url, outlet=outlet)
    else:
        made = document_from_html(html, id=id, title=title, published=day, url=url, outlet=outlet)
    return made, note


def _row_id(title: str | None, url: str | None, stated: str | None) -> str | None:
    return address_key(url) or (key("row", f"{title}\n{stated}") if title else None)


def _words(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None or isinstance(value, bool | dict | list):
        return None
    return str(value).strip() or None
