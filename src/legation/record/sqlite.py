"""SQLite: how a record file is opened, and its full-text index.

Writers take the write lock when they begin (``BEGIN IMMEDIATE``), readers see the last whole transaction (write-ahead
log). ``synchronous=NORMAL`` keeps the file whole in every case; a power cut (not a kill) may also undo the last few
documents, which the next run reads again.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from legation.errors import RecordError

_BUSY_SECONDS = 30
_PAUSE_SECONDS = 0.02
_TOKENIZER = "porter unicode61 remove_diacritics 2"
# What a finding is about, beside its words: an expression over the columns of its row.
_LABELS = {
    "events": "{row}type || ' ' || coalesce({row}mode, '')",
    "statements": "''",
    "positions": "{row}issue",
    "plans": "{row}what",
    "questions": "{row}question",
    "offices": "{row}title",
}


def open_engine(path: Path, *, write: bool) -> Engine:
    """An engine on the file. Reading never creates a file; writing creates it and the folders above it."""
    if write:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RecordError(f"its folder cannot be made ({error})", where=str(path)) from error
    elif not path.is_file():
        raise RecordError("there is no record here", where=str(path), remedy="Make one with `legation read`.")
    uri = path.resolve().as_uri() + "?" + _mode(path, write)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite:///" + str(path), creator=connect)
    event.listen(engine, "connect", lambda connection, _: _set_up(connection, write))
    event.listen(engine, "begin", _begin)
    return engine


def _mode(path: Path, write: bool) -> str:
    if write:
        return "mode=rwc"
    log = path.with_name(path.name + "-wal")
    folder_closed = not os.access(path.parent, os.W_OK)
    return "mode=ro&immutable=1" if folder_closed and not (log.exists() and log.stat().st_size) else "mode=rw"


def _set_up(connection: Any, write: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if write:
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
    else:
        connection.execute("PRAGMA query_only = ON")


def _write_ahead(connection: Any) -> None:
    """Turn the log on. SQLite does not wait here for others that make the same file, so we do."""
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that holds the write lock from its start; all of it is kept, or nothing."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Database errors from inside become RecordErrors that say what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        raise RecordError(said, where=str(path), remedy=_remedy(said)) from error


def _remedy(said: str) -> str:
    remedies = {
        "not a database": "Give another path, or move this file away: it is no record.",
        "malformed": "The file is damaged: read the sources into a new record.",
        "locked": "Another program is writing to it: wait, or stop that program.",
        "readonly": "Make the file and its folder writable, or give another path.",
        "unable to open": "See that the folder is there and writable.",
        "full": "Make room on the disk and run the command again: what was read before is kept.",
        "no such table": "It is no record of Legation's: give another path.",
    }
    return next((remedy for words, remedy in remedies.items() if words in said), "")


def create_full_text(connection: Connection) -> None:
    """The full-text tables: ``documents_fts`` (title, text) and ``findings_fts`` (words, names, label).

    Both read their content from the tables they index (findings through the view ``findings``); triggers keep them.
    """
    selects = (
        f"SELECT number, id, '{name}' AS kind, document, words, names, {label.format(row='')} AS label FROM {name}"
        for name, label in _LABELS.items()
    )
    connection.exec_driver_sql("CREATE VIEW findings AS " + " UNION ALL ".join(selects))
    _index(connection, "documents_fts", "documents", ("title", "text"))
    _index(connection, "findings_fts", "findings", ("words", "names", "label"))
    _keep(connection, "documents_fts", "documents", {"title": "{row}title", "text": "{row}text"})
    for name, label in _LABELS.items():
        _keep(connection, "findings_fts", name, {"words": "{row}words", "names": "{row}names", "label": label})


def _index(connection: Connection, index: str, content: str, columns: tuple[str, ...]) -> None:
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {index} USING fts5({', '.join(columns)}, content='{content}', "
        f"content_rowid='number', tokenize='{_TOKENIZER}')"
    )


def _keep(connection: Connection, index: str, table: str, columns: dict[str, str]) -> None:
    names, values = ", ".join(columns), ", ".join(columns.values())
    connection.exec_driver_sql(
        f"CREATE TRIGGER {table}_indexed AFTER INSERT ON {table} BEGIN "
        f"INSERT INTO {index}(rowid, {names}) VALUES (new.number, {values.format(row='new.')}); END"
    )
    connection.exec_driver_sql(
        f"CREATE TRIGGER {table}_unindexed AFTER DELETE ON {table} BEGIN "
        f"INSERT INTO {index}({index}, rowid, {names}) "
        f"VALUES ('delete', old.number, {values.format(row='old.')}); END"
    )
