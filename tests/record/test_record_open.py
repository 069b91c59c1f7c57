"""Opening: a new file, an old one, somebody else's, none; and the tables against the migrations."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from record_builders import reading

from legation.errors import RecordError
from legation.record import Record, migrations, tables
from legation.record.sqlite import open_engine


def test_migrations_give_the_tables_that_are_described(record: Record, path: Path) -> None:
    engine = open_engine(path, write=False)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        changes = [
            change
            for change in compare_metadata(context, tables.metadata)
            if not (change[0] == "remove_table" and "_fts" in change[1].name)
        ]
    engine.dispose()
    assert changes == []


def test_migrations_give_the_same_columns_and_keys(record: Record, path: Path) -> None:
    # alembic's comparison leaves out primary keys and the order of columns.
    engine = open_engine(path, write=False)
    for name, table in tables.metadata.tables.items():
        described = [(column.name, not column.nullable, column.primary_key) for column in table.c]
        with engine.connect() as connection:
            held = connection.exec_driver_sql(f"PRAGMA table_info({name})").all()
        assert [(row[1], bool(row[3]), bool(row[5])) for row in held] == described, name
    engine.dispose()


def test_head_is_the_last_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == migrations.HEAD


def test_reading_makes_no_file(path: Path) -> None:
    with pytest.raises(RecordError, match="legation read"):
        Record(path)
    assert not path.exists()


def test_writing_makes_folders(tmp_path: Path) -> None:
    path = tmp_path / "a folder, 100% new" / "näws?#.db"
    with Record(path, write=True) as record:
        record.put(reading(), "x", at="t")
    with Record(path) as record:
        assert record.reading("d1") == reading()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("write", [True, False], ids=["write", "read"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"Dear diary, " * 200, "not a database", id="text"),
        pytest.param("CREATE TABLE diary (day)", "no record of Legation", id="other-database"),
        pytest.param(
            "CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES ('9999')",
            "newer Legation",
            id="newer",
        ),
    ],
)
def test_what_is_no_record_is_left_alone(path: Path, write: bool, content: bytes | str, said: str) -> None:
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with sqlite3.connect(path) as connection:
            connection.executescript(content)
        connection.close()
    with pytest.raises(RecordError, match=said) as caught:
        Record(path, write=write)
    assert caught.value.where == str(path)
    assert caught.value.remedy
    assert not isinstance(content, bytes) or path.read_bytes() == content


def test_an_empty_file_is_filled_but_not_read(path: Path) -> None:
    path.touch()
    with pytest.raises(RecordError, match="empty"):
        Record(path)
    Record(path, write=True).close()
    with Record(path) as record:
        assert record.counts().documents == 0


def test_an_older_form_is_not_read(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.executescript(
            "CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES ('0000')"
        )
    connection.close()
    with pytest.raises(RecordError, match="older form"):
        Record(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_closed_folder_can_be_read_but_not_written(path: Path) -> None:
    with Record(path, write=True) as record:
        record.put(reading(), "x", at="t")
    path.parent.chmod(0o500)
    try:
        with Record(path) as record:
            assert record.reading("d1") == reading()
        with pytest.raises(RecordError, match="folder"):
            Record(path.with_name("other.db"), write=True)
    finally:
        path.parent.chmod(0o700)


def test_a_record_on_a_read_only_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record(path, write=True) as record:
        record.put(reading(), "x", at="t")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Record(path) as record:
        assert record.reading("d1") == reading()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordError, match="cannot be made"):
        Record(tmp_path / "file" / "news.db", write=True)


def test_several_may_make_the_same_file_at_once(path: Path) -> None:
    faults: list[BaseException] = []

    def put(number: int) -> None:
        try:
            with Record(path, write=True) as record:
                record.put(reading(number), "x", at="t")
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=put, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Record(path) as record:
        assert record.counts().documents == 4
        assert list(record.check()) == []
