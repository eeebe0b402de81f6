"""A short form of the long runs in ``bench/soak``, on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from psycopg import sql
from sqlalchemy import make_url, text

from bench.soak import crowd, kills, neighbours
from bench.soak.evidence import check
from bench.soak.kills import Tally
from bench.soak.postgresql import Cluster
from webapp.store import open_store

# A loaded machine may take a while; what is asked here is never how long.
pytestmark = pytest.mark.timeout(900)

GROWTH = 64 << 20
"""Bytes. A leak of a quarter of a megabyte a request would show; the first requests fill caches."""


def test_whatever_was_acknowledged_survives_kills(tmp_path: Path, database_url: str) -> None:
    tally = kills.run(tmp_path, database_url, kills=4, seed=7)
    assert tally.kills == 4
    assert tally.errors == []
    assert len(tally.kept) > 4


@dataclass(frozen=True)
class Kept:
    """What a server that was killed leaves behind: a database, and what it had acknowledged."""

    url: str
    """Of the database, to which nobody is connected."""
    tally: Tally
    """What must be in it."""
    cluster: Cluster | None
    """Where it lies; None for SQLite."""

    @contextmanager
    def copy(self, folder: Path) -> Iterator[str]:
        """The address of a copy, which a test may damage."""
        name = str(make_url(self.url).database)
        if not self.cluster:
            for file in Path(name).parent.glob("kept.sqlite3*"):  # its log too
                shutil.copy(file, folder)
            yield f"sqlite:///{folder / 'kept.sqlite3'}"
            return
        names = sql.Identifier(f"{name}_copy"), sql.Identifier(name)
        self.cluster.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
        yield self.url.replace(f"/{name}?", f"/{name}_copy?")
        self.cluster.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(names[0]))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """After one acknowledgement and a kill, once on each kind of database."""
    folder, tally = tmp_path_factory.mktemp("kept"), Tally()
    with ExitStack() as stack:
        url, cluster = f"sqlite:///{folder / 'kept.sqlite3'}", None
        if request.param == "postgresql":
            cluster = request.getfixturevalue("cluster")
            url = stack.enter_context(cluster.database())
        kills.acknowledge_one(folder, url, tally)
        yield Kept(url, tally, cluster)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM comparison",
        "UPDATE comparison SET result = 'nothing'",
        "UPDATE comparison SET number = 7",
        "UPDATE article SET text = CAST('other' AS {blob})",
        "INSERT INTO article VALUES ('stray', CAST('text' AS {blob}))",
    ],
)
def test_the_check_after_a_kill_finds_what_is_lost_or_damaged(
    tmp_path: Path, kept: Kept, damage: str
) -> None:
    with kept.copy(tmp_path) as url:
        assert check(url, kept.tally.kept) == 1
        store = open_store(url)
        with store.writing() as session:
            session.execute(text(damage.format(blob="BYTEA" if kept.cluster else "BLOB")))
        store.close()
        with pytest.raises((AssertionError, ValueError)):
            check(url, kept.tally.kept)


def test_a_crowd_on_two_processes_meets_no_error_and_loses_no_update(
    tmp_path: Path, database_url: str
) -> None:
    found = crowd.run(tmp_path, database_url, crowd.Plan(users=6, seconds=20, requests=60))
    assert found.errors == []
    assert found.requests >= 60


def test_bad_neighbours_keep_no_reader_waiting(tmp_path: Path) -> None:
    plan = neighbours.Plan(
        compares=14, characters=8_000, long_characters=0, idle=300, uploads=100, poison=len(neighbours.POISON)
    )
    found = neighbours.run(tmp_path, f"sqlite:///{tmp_path / 'soak.sqlite3'}", plan)
    assert found.errors == []
    assert found.statuses == {303: 14 + len(neighbours.POISON)}  # poison too is compared
    assert found.meanwhile >= 20  # pages come while all cores compare, not after
    assert found.after - found.quiet < 2 * GROWTH


def test_memory_stays_where_it_is(tmp_path: Path, database_url: str) -> None:
    plan = crowd.Plan(users=4, seconds=60, requests=300, think_s=0, processes=1, model="none")
    found = crowd.run(tmp_path, database_url, plan)
    assert found.errors == []
    assert found.requests >= 300
    sizes = [sample[0] for sample in found.memory]
    assert max(sizes) - sizes[len(sizes) // 5] < GROWTH
