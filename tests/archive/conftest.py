"""An empty archive of each kind: a file of SQLite, and a database of PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from bench.soak.postgresql import Cluster
from webapp.archive import Index
from webapp.archive.postgresql import open_postgresql
from webapp.archive.sqlite import open_sqlite
from webapp.archive.tables import Tables


@dataclass(frozen=True)
class Place:
    """Where an archive is kept."""

    opened: Callable[[], Tables]
    """The archive, by connections of its own."""


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        yield Place(partial(open_sqlite, tmp_path / "archive.sqlite3"))
        return
    server: Cluster = request.getfixturevalue("vector_cluster")
    with server.database() as url:
        yield Place(partial(open_postgresql, url))


@pytest.fixture
def index(place: Place) -> Iterator[Index]:
    opened = place.opened()
    yield opened
    opened.close()
