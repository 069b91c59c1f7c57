"""A brief as plain text, Markdown or JSON."""

from __future__ import annotations

from pydantic import TypeAdapter

from legation.views.brief import Brief
from legation.views.sentences import Citation, Sentence


def brief_json(brief: Brief) -> str:
    """The brief as one JSON object."""
    return TypeAdapter(Brief).dump_json(brief, indent=2).decode("utf-8")


def brief_markdown(brief: Brief, *, quotes: bool = False) -> str:
    """The brief in Markdown; ``quotes`` adds the words that each sentence rests on."""
    if brief.headline is None:
        return _empty(brief)
    lines = [f"# {brief.headline.text}", "", f"*{_cited(brief.headline.citations)}*", ""]
    lines += [line for point in brief.key_points for line in _markdown(point, quotes)]
    for section in brief.sections:
        lines += ["", f"## {section.name}", ""]
        lines += [line for sentence in section.sentences for line in _markdown(sentence, quotes)]
    return "\n".join([*lines, "", f"*{_foot(brief)}*", ""])


def brief_text(brief: Brief, *, quotes: bool = False) -> str:
    """The brief as plain text; ``quotes`` adds the words that each sentence rests on."""
    if brief.headline is None:
        return _empty(brief)
    lines = [brief.headline.text, f"[{_cited(brief.headline.citations)}]", ""]
    lines += [line for point in brief.key_points for line in _plain(point, quotes)]
    for section in brief.sections:
        lines += ["", section.name.upper()]
        lines += [line for sentence in section.sentences for line in _plain(sentence, quotes)]
    return "\n".join([*lines, "", _foot(brief), ""])


def _markdown(sentence: Sentence, quotes: bool) -> list[str]:
    lines = [f"- {sentence.text} *[{_cited(sentence.citations)}]*"]
    if quotes:
        lines += [f"  > {' '.join(c.words.split())}" for c in sentence.citations]
    return lines


def _plain(sentence: Sentence, quotes: bool) -> list[str]:
    lines = [f"  - {sentence.text} [{_cited(sentence.citations)}]"]
    if quotes:
        lines += [f"      “{' '.join(c.words.split())}”" for c in sentence.citations]
    return lines


def _cited(citations: tuple[Citation, ...]) -> str:
    """Outlets (or titles) and days, each once."""
    return "; ".join(dict.fromkeys(f"{c.label}, {c.published[:10] if c.published else 'no date'}" for c in citations))


def _foot(brief: Brief) -> str:
    documents = f"{brief.documents} document{'' if brief.documents == 1 else 's'}"
    refused = f"; {len(brief.refused)} sentences refused by the citation check" if brief.refused else ""
    return f"From {documents}{refused}."


def _empty(brief: Brief) -> str:
    about = f" about {brief.topic!r}" if brief.topic else ""
    return f"Nothing{about} in the record.\n"
