"""Questions that a person has closed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """One table: which finding answers which question."""
    op.create_table(
        "closings",
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("finding", sa.Text, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("closed_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("question"),
    )
