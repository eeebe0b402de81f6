"""For all tests: how Hypothesis looks for examples, and what they need beside them: SQLite in a temporary
folder, a real PostgreSQL server and a real Redis server of our own."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import make_url

from bench.soak.postgresql import Cluster, programs_with_vectors, running_cluster
from tests.servers import RedisServer
from webapp.engine import Options
from webapp.jobs import Bounds, Comparing, Pool
from webapp.services import passwords
from webapp.store import open_store

# The gate tries the same examples every time, so that it says the same of the same code. To look for more:
# HYPOTHESIS_PROFILE=explore .venv/bin/python -m pytest tests/engine
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))

HERE = Path(__file__).parent

LONGEST = (
    "soak/test_soak.py",
    "web/test_hostile_visitors.py",
    "web/test_archive_files.py",
    "engine/test_closeness.py",
    "engine/test_growth_of_sentences.py",
    "engine/test_growth.py",
    "cli/test_compare.py",
)
"""Files that take longest, the longest first. A file is one worker's alone, and one that began last would
keep the others waiting for its end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the longest files first; raises FileNotFoundError where one of them is gone."""
    order = {(HERE / name).resolve(strict=True): place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path, len(order)))


MEMORY = Path("/dev/shm")

ROOM = 4 << 30
"""Bytes that must be free there; a run takes some hundred millions of them."""


def _keep_files_in_memory() -> None:
    """Temporary files lie in memory where there is room, unless TMPDIR names a place: a disk makes databases
    wait at every new and every removed file. What is kept for good is no matter of these tests."""
    if "TMPDIR" in os.environ or not MEMORY.is_dir():
        return
    there = os.statvfs(MEMORY)
    if there.f_bavail * there.f_frsize >= ROOM and not there.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"], tempfile.tempdir = str(MEMORY), None


_keep_files_in_memory()

COLLECTED_AFTER = 20_000
"""Objects more than when a worker last looked for unreachable ones; Python's own is 700."""


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through all of it for unreachable objects, again and again, took a
    sixth of the time of the tests that make many."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER)


class Templates(BytecodeCache):
    """What the templates were compiled to, for all applications of a test run: each would do it again."""

    def __init__(self) -> None:
        self.compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """A template that has changed meanwhile is compiled anew."""
        if bucket.key in self.compiled:
            bucket.bytecode_from_string(self.compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.compiled[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def templates() -> Iterator[None]:
    """Applications share their compiled templates."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {**Flask.jinja_options, "bytecode_cache": Templates()})
        yield


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[int]:
    """That the hash of a password is dear is of use against guessing only; yields what it costs else."""
    dear = passwords.COST
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "COST", 2)
        yield dear


@pytest.fixture
def dear_passwords(cheap_passwords: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """The hash of a password costs what it costs in use."""
    monkeypatch.setattr(passwords, "COST", cheap_passwords)
    return cheap_passwords


@pytest.fixture(scope="session")
def comparing() -> Iterator[Comparing]:
    """A worker process with the real model, for all applications of a test run; gone after the tests."""
    pool = Pool(Options(), Bounds(workers=1, memory_bytes=2_000_000_000, seconds=100))
    yield pool
    pool.close()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A private PostgreSQL server on a socket in a temporary folder; gone after the tests."""
    with running_cluster(durable=False) as started:
        yield started


@pytest.fixture(scope="session")
def vector_cluster() -> Iterator[Cluster]:
    """Another one that has pgvector, which Debian's own has not: with it an archive can be kept there."""
    with running_cluster(durable=False, programs=programs_with_vectors()) as started:
        yield started


@pytest.fixture
def redis_server() -> Iterator[RedisServer]:
    """A running Redis server, gone after the test."""
    with tempfile.TemporaryDirectory(prefix="diptych-redis-") as folder:
        server = RedisServer(Path(folder))
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of SQLite with all tables and nothing in them. To copy it takes a tenth of the time that the
    migrations take."""
    file = tmp_path_factory.mktemp("tables") / "tables.sqlite3"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture(scope="session")
def tables_on_postgresql(cluster: Cluster) -> Iterator[str]:
    """The name of such a database on the server."""
    with cluster.database() as url:
        open_store(url).close()
        yield str(make_url(url).database)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of each kind with nothing in its tables."""
    if request.param == "sqlite":
        file = shutil.copy(request.getfixturevalue("tables"), tmp_path / "test.sqlite3")
        yield f"sqlite:///{file}"
        return
    server: Cluster = request.getfixturevalue("cluster")
    with server.database(request.getfixturevalue("tables_on_postgresql")) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of each kind without a table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.sqlite3'}"
        return
    server: Cluster = request.getfixturevalue("cluster")
    with server.database() as url:
        yield url
