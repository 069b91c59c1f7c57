"""The tables of a record, described once for every database.

``documents`` holds the texts; each kind of finding has a table of its own with the columns that listings filter by and
the whole finding as JSON; ``parties`` says who takes part in which finding. ``actors`` are the same across documents;
``actor_links`` ties them to the actor of each document. Offsets (``start_char``, ``end_char``) are Python string
indices into ``documents.text``, half-open. ``number`` columns only serve the full-text index and mean nothing else.

A change here needs a step under ``migrations/versions``; a test compares the two.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData()


def _document() -> Column[Any]:
    return Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False)


documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("url", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("published", Text),
    Column("day", Text),
    Column("language", Text),
    Column("digest", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_read", Text, nullable=False),
    Column("layout", Text, nullable=False),
    Column("clauses", Text),
    Column("text", Text, nullable=False),
    Index("ix_documents_day", "day"),
    Index("ix_documents_first_seen", "first_seen"),
)

failures = Table(
    "failures",
    metadata,
    Column("source", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
)

# What a person judged. No keys to other tables: a judgement outlives the rows of a document that is read again.
closings = Table(
    "closings",
    metadata,
    Column("question", Text, primary_key=True),
    Column("finding", Text, nullable=False),
    Column("note", Text),
    Column("closed_at", Text, nullable=False),
)

# Are two actors across documents one? ``one`` sorts before ``other``; the latest judgement on a pair is the only one.
judgements = Table(
    "judgements",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("judgement", Text, nullable=False),
    Column("score", Float),
    Column("reason", Text),
    Column("judged_by", Text, nullable=False),
    Column("judged_at", Text, nullable=False),
)

# What lists from outside (and a person's corrections) state. One source is one file, by its name; ``rank`` says which.
authority_sources = Table(
    "authority_sources",
    metadata,
    Column("name", Text, primary_key=True),
    Column("rank", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("imported_at", Text, nullable=False),
)

authorities = Table(
    "authorities",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", Text, ForeignKey("authority_sources.name", ondelete="CASCADE"), nullable=False),
    Column("entity", Text, nullable=False),
    Column("dataset", Text),
    Column("name", Text, nullable=False),
    Column("kind", Text),
    Column("country", Text),
    Column("sectors", Text, nullable=False),
    Column("identifiers", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("ix_authorities_source", "source"),
)

# ``same`` is 0 for a name that a person said is somebody else's.
authority_names = Table(
    "authority_names",
    metadata,
    Column("authority", Text, ForeignKey("authorities.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("form", Text, nullable=False),
    Column("same", Integer, nullable=False),
    Index("ix_authority_names_form", "form"),
)

authority_offices = Table(
    "authority_offices",
    metadata,
    Column("authority", Text, ForeignKey("authorities.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("title", Text),
    Column("of_name", Text),
    Column("of_form", Text),
    Column("country", Text),
    Column("sectors", Text, nullable=False),
    Column("since", Text),
    Column("until", Text),
    Column("seen", Text),
    Index("ix_authority_offices_title", "title", "of_form"),
)

actors = Table(
    "actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("country", Text),
    Index("ix_actors_form", "form"),
    Index("ix_actors_country", "country"),
)

actor_names = Table(
    "actor_names",
    metadata,
    Column("actor", Text, ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("form", Text, nullable=False),
    Column("as_name", Integer, nullable=False),
    Column("as_alias", Integer, nullable=False),
)

actor_links = Table(
    "actor_links",
    metadata,
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("local", Text, nullable=False),
    Column("actor", Text, ForeignKey("actors.id"), nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("json", Text, nullable=False),
    Index("ix_actor_links_actor", "actor"),
)

parties = Table(
    "parties",
    metadata,
    Column("finding", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    _document(),
    Column("kind", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("actor", Text, ForeignKey("actors.id")),
    Column("start_char", Integer),
    Column("end_char", Integer),
    Column("words", Text),
    Column("form", Text),
    Index("ix_parties_actor", "actor", "kind"),
    Index("ix_parties_document", "document"),
)


def _findings(name: str, *own: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("number", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        _document(),
        Column("ordinal", Integer, nullable=False),
        Column("day_from", Text),
        Column("day_to", Text),
        Column("start_char", Integer, nullable=False),
        Column("end_char", Integer, nullable=False),
        Column("words", Text, nullable=False),
        Column("names", Text, nullable=False),
        Column("score", Float),
        Column("json", Text, nullable=False),
        *own,
        Index(f"ix_{name}_document", "document", "ordinal"),
        Index(f"ix_{name}_day", "day_from"),
    )


events = _findings(
    "events",
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("factuality", Text, nullable=False),
    Column("place", Text),
    Column("place_country", Text),
    Column("trigger", Text, nullable=False),
)
statements = _findings(
    "statements",
    Column("directness", Text, nullable=False),
    Column("content", Text, nullable=False),
)
positions = _findings("positions", Column("stance", Text, nullable=False), Column("issue", Text, nullable=False))
plans = _findings("plans", Column("status", Text, nullable=False), Column("what", Text, nullable=False))
questions = _findings("questions", Column("question", Text, nullable=False))
offices = _findings("offices", Column("status", Text, nullable=False), Column("title", Text, nullable=False))


def _parts(name: str, *own: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        Column("ordinal", Integer, primary_key=True),
        *own,
        Column("json", Text, nullable=False),
    )


times = _parts(
    "times",
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("day_from", Text),
    Column("day_to", Text),
    Column("words", Text, nullable=False),
)
places = _parts(
    "places",
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("kind", Text, nullable=False),
    Column("words", Text, nullable=False),
)
key_points = _parts("key_points", Column("text", Text, nullable=False))
skipped = _parts("skipped", Column("reason", Text, nullable=False), Column("words", Text, nullable=False))
