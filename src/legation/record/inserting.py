"""Many rows into a table at once: the driver's own ``executemany`` with SQL compiled once.

SQLAlchemy's inserts took several times as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Connection, Table, insert
from sqlalchemy.dialects import sqlite

from legation.record.flat import Values


def insert_many(connection: Connection, table: Table, rows: list[Values]) -> None:
    """Insert the rows, each with all columns in the table's order."""
    execute_many(connection, _insert_sql(table), rows)


def execute_many(connection: Connection, statement: str, rows: Iterable[Values]) -> None:
    """Run the statement once a row."""
    rows = list(rows)
    if rows:
        connection.exec_driver_sql(statement, rows)


@cache
def _insert_sql(table: Table) -> str:
    return str(insert(table).compile(dialect=sqlite.dialect(paramstyle="qmark")))
