"""An empty archive of each kind: a file of SQLite, and a database of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.soak.postgresql import Cluster
from webapp.archive import Index
from webapp.archive.postgresql import open_postgresql
from webapp.archive.sqlite import open_sqlite


@pytest.fixture(params=["sqlite", "postgresql"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    if request.param == "sqlite":
        opened: Index = open_sqlite(tmp_path / "archive.sqlite3")
        yield opened
        opened.close()
        return
    server: Cluster = request.getfixturevalue("vector_cluster")
    with server.database() as url:
        opened = open_postgresql(url)
        yield opened
        opened.close()
