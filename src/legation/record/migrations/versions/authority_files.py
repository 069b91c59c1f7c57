"""What lists from outside state: names, countries, sectors and offices of actors."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Four tables: the files, their entries, and the entries' names and offices."""
    op.create_table(
        "authority_sources",
        *(_text(name) for name in ("name", "rank", "format", "digest", "imported_at")),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "authorities",
        _text("id"),
        _text("source", sa.ForeignKey("authority_sources.name", ondelete="CASCADE")),
        _text("entity"),
        sa.Column("dataset", sa.Text),
        _text("name"),
        sa.Column("kind", sa.Text),
        sa.Column("country", sa.Text),
        *(_text(name) for name in ("sectors", "identifiers", "digest")),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_authorities_source", "authorities", ["source"])
    op.create_table(
        "authority_names",
        _of_authority(),
        _text("name"),
        _text("form"),
        sa.Column("same", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("authority", "name"),
    )
    op.create_index("ix_authority_names_form", "authority_names", ["form"])
    op.create_table(
        "authority_offices",
        _of_authority(),
        sa.Column("ordinal", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("title", "of_name", "of_form", "country")),
        _text("sectors"),
        *(sa.Column(name, sa.Text) for name in ("since", "until", "seen")),
        sa.PrimaryKeyConstraint("authority", "ordinal"),
    )
    op.create_index("ix_authority_offices_title", "authority_offices", ["title", "of_form"])


def _text(name: str, *more: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, *more, nullable=False)


def _of_authority() -> sa.Column[Any]:
    return _text("authority", sa.ForeignKey("authorities.id", ondelete="CASCADE"))
