"""Texts and pages to Documents.

Two rules about ``Document.text``: a text that the caller hands over (``document_from_text``) is kept to the character,
with furniture marked; a file or page (``document_from_file_text``, ``document_from_html``) is cleaned: furniture,
title, byline and credits leave the text, encoding slips are repaired (ftfy), each paragraph stands on one line.
Either way every character that is not white space lies in exactly one paragraph.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import ftfy

from legation.errors import InputError
from legation.intake.blocks import Block, text_blocks
from legation.intake.dates import normalise_published
from legation.intake.language import detect_language
from legation.intake.layout import Kind, Layout, Piece, lay_out
from legation.intake.pages import Page, read_page
from legation.model.documents import Document, Paragraph, ParagraphKind, Section
from legation.model.spans import Span

MAX_TEXT = 1_000_000
MAX_PAGE = 6_000_000
_UNSAFE = re.compile("[\x00\ud800-\udfff]")
_LEFT_OUT = ("title", "byline", "date", "credit", "label", "furniture")
_KINDS: dict[Kind, ParagraphKind] = {
    "title": "title", "byline": "byline", "date": "byline", "credit": "byline", "dateline": "byline",
    "label": "furniture", "key_point": "key_point", "heading": "heading", "body": "body", "furniture": "furniture",
}  # fmt: skip
_REPAIR = ftfy.TextFixerConfig(uncurl_quotes=False, fix_character_width=False, explain=False)


def document_from_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Document:
    """A document of exactly this text: the caller's offsets hold.

    (Characters that no file can store, NUL and lone surrogates, become U+FFFD, one for one.) Without ``id`` the
    document's id is a hash of its text. Raises InputError (``empty``, ``too-long``).
    """
    check_length(text, MAX_TEXT)
    text = _UNSAFE.sub("�", text)
    layout = lay_out(text_blocks(text), _blank_to_none(title))
    return _document(
        text, layout, id=id or key("text", text), published=normalise_published(published) or layout.published,
        url=url, outlet=outlet, language=detect_language(text),
    )  # fmt: skip


def document_from_file_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Document:
    """A document of a plain-text file, cleaned. Raises InputError (``empty``, ``too-long``, ``no-text``)."""
    check_length(text, MAX_TEXT)
    repaired = ftfy.fix_text(_UNSAFE.sub("�", text), _REPAIR)
    cleaned, layout = _cleaned(repaired, lay_out(text_blocks(repaired), _blank_to_none(title)))
    return _document(
        cleaned, layout, id=id or key("text", text), published=normalise_published(published) or layout.published,
        url=url, outlet=outlet, language=detect_language(cleaned),
    )  # fmt: skip


def document_from_html(
    html: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Document:
    """The article of a page. What is given here wins over what the page says of itself.

    Without ``id``, the id comes from the page's address, else from its text. Raises InputError (``empty``,
    ``too-long``, ``no-text`` where the page holds no article).
    """
    check_length(html, MAX_PAGE)
    page = read_page(html, url)
    raw, blocks = _joined(page)
    cleaned, layout = _cleaned(raw, lay_out(blocks, _blank_to_none(title) or page.title))
    address = url or page.url
    layout = Layout(layout.pieces, layout.title, page.byline or layout.byline, page.published or layout.published)
    return _document(
        cleaned, layout, id=id or address_key(address) or key("text", cleaned),
        published=normalise_published(published) or layout.published, url=address, outlet=outlet or page.outlet,
        language=detect_language(cleaned) or page.language,
    )  # fmt: skip


def key(prefix: str, words: str) -> str:
    """A short id that is the same on every machine for the same words."""
    return f"{prefix}-{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def address_key(url: str | None) -> str | None:
    """An id from an address, or None: a site's front page (a common slip in canonical links) names no article."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    if not parts.netloc or not (path or parts.query):
        return None
    return key("url", f"{parts.netloc.lower()}{path}{'?' + parts.query if parts.query else ''}")


def check_length(text: str, most: int) -> None:
    """Raises InputError for a text of no words, or of more characters than are read."""
    if not text.strip():
        raise InputError("empty", "it holds no text", remedy="Give a file with an article in it.")
    if len(text) > most:
        raise InputError(
            "too-long",
            f"it has {len(text):,} characters, and at most {most:,} are read",
            remedy="Split it into its articles.",
        )


def _blank_to_none(words: str | None) -> str | None:
    return " ".join(_UNSAFE.sub("�", words).split()) or None if words else None


def _joined(page: Page) -> tuple[str, tuple[Block, ...]]:
    """A page's blocks as one text, a line each."""
    parts: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for hint, words in page.blocks:
        text = " ".join(_UNSAFE.sub("�", ftfy.fix_text(words, _REPAIR)).split())
        if text:
            blocks.append(Block(Span(offset, offset + len(text)), text, hint))
            parts.append(text)
            offset += len(text) + 1
    return "\n".join(parts), tuple(blocks)


def _cleaned(raw: str, layout: Layout) -> tuple[str, Layout]:
    """The text without what is not the article, and the layout with its places in the new text."""
    parts: list[str] = []
    pieces: list[Piece] = []
    offset = 0
    for piece in layout.pieces:
        if piece.kind in _LEFT_OUT:
            continue
        if pieces:
            joint = " " if piece.glued and pieces[-1].kind == "dateline" else "\n"
            parts.append(joint)
            offset += 1
        words = " ".join(piece.span.of(raw).split())
        pieces.append(Piece(Span(offset, offset + len(words)), piece.kind, piece.glued))
        parts.append(words)
        offset += len(words)
    if not any(piece.kind in ("body", "key_point") for piece in pieces):
        raise InputError(
            "no-text",
            "no article was found, only headings and page furniture",
            remedy="Give the article's own page, or its text as a plain-text file.",
        )
    return "".join(parts), Layout(tuple(pieces), layout.title, layout.byline, layout.published)


def _document(
    text: str,
    layout: Layout,
    *,
    id: str,
    published: str | None,
    url: str | None,
    outlet: str | None,
    language: str | None,
) -> Document:
    pieces = layout.pieces
    return Document(
        id=id,
        text=text,
        title=layout.title,
        url=url,
        outlet=outlet,
        published=published,
        language=language,
        byline=layout.byline,
        dateline=next((piece.span for piece in pieces if piece.kind == "dateline"), None),
        paragraphs=tuple(Paragraph(piece.span, _KINDS[piece.kind]) for piece in pieces),
        key_points=tuple(piece.span for piece in pieces if piece.kind == "key_point"),
        sections=_sections(pieces),
    )


def _sections(pieces: Sequence[Piece]) -> tuple[Section, ...]:
    """One section a heading that has paragraphs under it, and one before the first heading."""
    sections: list[Section] = []
    heading: Span | None = None
    body: Span | None = None
    for piece in pieces:
        if piece.kind == "heading":
            if body:
                sections.append(Section(heading, body))
            heading, body = piece.span, None
        elif piece.kind == "body":
            body = body.join(piece.span) if body else piece.span
    return (*sections, Section(heading, body)) if body else tuple(sections)
