"""A short form of the long runs in ``bench/soak``, on SQLite and on PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from bench.soak import crowd, kills, neighbours
from bench.soak.evidence import check
from bench.soak.kills import Tally
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
    tmp_path: Path, database_url: str, damage: str
) -> None:
    tally = Tally()
    kills.acknowledge_one(tmp_path, database_url, tally)
    assert check(database_url, tally.kept) == 1
    store = open_store(database_url)
    with store.writing() as session:
        blob = "BLOB" if database_url.startswith("sqlite") else "BYTEA"
        session.execute(text(damage.format(blob=blob)))
    store.close()
    with pytest.raises((AssertionError, ValueError)):
        check(database_url, tally.kept)


def test_a_crowd_on_two_processes_meets_no_error_and_loses_no_update(
    tmp_path: Path, database_url: str
) -> None:
    found = crowd.run(tmp_path, database_url, crowd.Plan(users=6, seconds=20, requests=60))
    assert found.errors == []
    assert found.requests >= 60


def test_bad_neighbours_keep_no_reader_waiting(tmp_path: Path) -> None:
    plan = neighbours.Plan(
        compares=9, characters=8_000, long_characters=0, idle=300, uploads=100, poison=len(neighbours.POISON)
    )
    found = neighbours.run(tmp_path, f"sqlite:///{tmp_path / 'soak.sqlite3'}", plan)
    assert found.errors == []
    assert found.statuses == {303: 9 + len(neighbours.POISON)}  # poison too is compared
    assert found.meanwhile >= 20  # pages come while all cores compare, not after
    assert found.after - found.quiet < 2 * GROWTH


def test_memory_stays_where_it_is(tmp_path: Path, database_url: str) -> None:
    plan = crowd.Plan(users=4, seconds=60, requests=300, think_s=0, processes=1, model="none")
    found = crowd.run(tmp_path, database_url, plan)
    assert found.errors == []
    assert found.requests >= 300
    sizes = [sample[0] for sample in found.memory]
    assert max(sizes) - sizes[len(sizes) // 5] < GROWTH
