from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from record_builders import new_record, reading

from legation.record import Record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    """An empty record, open for writing."""
    with new_record(path) as opened:
        yield opened


@pytest.fixture
def filled(record: Record) -> Record:
    """Two readings of the same text, published a month apart."""
    record.put(reading(1), "x", at="2025-02-05")
    record.put(reading(2, published="2025-03-04"), "x", at="2025-03-05")
    return record
