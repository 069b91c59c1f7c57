"""The steps by which a record file came to its present form, run by alembic when a file is opened for writing.

A new step is a file under ``versions`` whose ``down_revision`` is the last one's; ``HEAD`` names the last.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect

from legation.errors import RecordError

HEAD = "0004"
_STATE = "alembic_version"


def version_of(connection: Connection) -> str | None:
    """The step that the file stands at; None for a new, empty file. Raises RecordError on somebody else's file."""
    if inspect(connection).has_table(_STATE):
        return connection.exec_driver_sql(f"SELECT version_num FROM {_STATE}").scalar()
    if inspect(connection).get_table_names():
        raise RecordError(
            "it is a database, but no record of Legation's",
            where=_file(connection),
            remedy="Give another path: nothing was changed.",
        )
    return None


def upgrade(connection: Connection) -> None:
    """All steps that the file lacks, within the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def check_readable(version: str | None, path: Path) -> None:
    """Raises RecordError unless a file at this step can be read as it is."""
    if version == HEAD:
        return
    if version is None:
        raise RecordError("it is empty", where=str(path), remedy="Fill it with `legation read`.")
    if version < HEAD:
        raise RecordError(
            f"it has the older form {version}, not {HEAD}",
            where=str(path),
            remedy="Run `legation read` on it once, which brings it up to date.",
        )
    refuse_newer(version, path)


def refuse_newer(version: str | None, path: Path) -> None:
    """Raises RecordError for a file that a newer Legation wrote."""
    if version is not None and version > HEAD:
        raise RecordError(
            f"a newer Legation wrote it (form {version}; this one knows {HEAD})",
            where=str(path),
            remedy="Update Legation, or read into a new record.",
        )


def _file(connection: Connection) -> str:
    return connection.engine.url.database or ""
