"""The first form of the record. Written out, not taken from ``tables``: what a step did once it must always do."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from legation.record.sqlite import create_full_text

revision = "0001"
down_revision = None


def upgrade() -> None:
    """All tables, and the full-text index."""
    _documents()
    _actors()
    _findings("events", _text("type"), _maybe("mode"), _text("factuality"), _maybe("place"), _maybe("place_country"),
              _text("trigger"))  # fmt: skip
    _findings("statements", _text("directness"), _text("content"))
    _findings("positions", _text("stance"), _text("issue"))
    _findings("plans", _text("status"), _text("what"))
    _findings("questions", _text("question"))
    _findings("offices", _text("status"), _text("title"))
    _parties()
    _parts("times", _text("type"), _text("value"), _maybe("day_from"), _maybe("day_to"), _text("words"))
    _parts("places", _text("name"), _maybe("country"), sa.Column("lat", sa.Float), sa.Column("lon", sa.Float),
           _text("kind"), _text("words"))  # fmt: skip
    _parts("key_points", _text("text"))
    _parts("skipped", _text("reason"), _text("words"))
    create_full_text(op.get_bind())


def _text(name: str, *more: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, *more, nullable=False)


def _maybe(name: str, *more: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, *more)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False)


def _of_document() -> sa.Column[Any]:
    return _text("document", sa.ForeignKey("documents.id", ondelete="CASCADE"))


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *(_maybe(name) for name in ("url", "title", "outlet", "published", "day", "language")),
        *(_text(name) for name in ("digest", "version", "first_seen", "last_read", "layout")),
        _maybe("clauses"),
        _text("text"),
    )
    op.create_index("ix_documents_day", "documents", ["day"])
    op.create_index("ix_documents_first_seen", "documents", ["first_seen"])
    op.create_table(
        "failures",
        *(_text(name) for name in ("source", "reason", "detail", "last_seen")),
        sa.PrimaryKeyConstraint("source"),
    )


def _actors() -> None:
    op.create_table(
        "actors",
        *(_text(name) for name in ("id", "kind", "name", "form")),
        _maybe("country"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_actors_form", "actors", ["form"])
    op.create_index("ix_actors_country", "actors", ["country"])
    op.create_table(
        "actor_names",
        _text("actor", sa.ForeignKey("actors.id", ondelete="CASCADE")),
        _text("name"),
        _text("form"),
        _number("as_name"),
        _number("as_alias"),
        sa.PrimaryKeyConstraint("actor", "name"),
    )
    op.create_table(
        "actor_links",
        _of_document(),
        _number("ordinal"),
        _text("local"),
        _text("actor", sa.ForeignKey("actors.id")),
        _number("mentions"),
        _text("json"),
        sa.PrimaryKeyConstraint("document", "ordinal"),
    )
    op.create_index("ix_actor_links_actor", "actor_links", ["actor"])


def _findings(name: str, *own: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _of_document(),
        _number("ordinal"),
        _maybe("day_from"),
        _maybe("day_to"),
        _number("start_char"),
        _number("end_char"),
        _text("words"),
        _text("names"),
        sa.Column("score", sa.Float),
        _text("json"),
        *own,
    )
    op.create_index(f"ix_{name}_document", name, ["document", "ordinal"])
    op.create_index(f"ix_{name}_day", name, ["day_from"])


def _parties() -> None:
    op.create_table(
        "parties",
        _text("finding"),
        _number("ordinal"),
        _of_document(),
        _text("kind"),
        _text("role"),
        _maybe("actor", sa.ForeignKey("actors.id")),
        sa.Column("start_char", sa.Integer),
        sa.Column("end_char", sa.Integer),
        _maybe("words"),
        _maybe("form"),
        sa.PrimaryKeyConstraint("finding", "ordinal"),
    )
    op.create_index("ix_parties_actor", "parties", ["actor", "kind"])
    op.create_index("ix_parties_document", "parties", ["document"])


def _parts(name: str, *own: sa.Column[Any]) -> None:
    op.create_table(
        name, _of_document(), _number("ordinal"), *own, _text("json"), sa.PrimaryKeyConstraint("document", "ordinal")
    )
