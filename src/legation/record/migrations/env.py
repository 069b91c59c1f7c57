"""What alembic runs: the steps, on the connection that ``upgrade`` was given, inside its transaction."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
