"""Judgements whether two actors across documents are one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """One table: two actors, same or different, by whom and why."""
    op.create_table(
        "judgements",
        sa.Column("one", sa.Text, nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("judgement", sa.Text, nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("reason", sa.Text),
        sa.Column("judged_by", sa.Text, nullable=False),
        sa.Column("judged_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("one", "other"),
    )
