"""Both queues, each with the database it belongs to: a delivery reaches one that takes, and is not lost."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from webapp.config import Config
from webapp.jobs.queues import Queue, QueueError, open_queue


@pytest.fixture
def config(database_url: str, tmp_path: Path) -> Config:
    return Config(tmp_path, database_url, jobs=True)


@pytest.fixture
def queue(config: Config) -> Iterator[Queue]:
    with closing(open_queue(config)) as opened:
        yield opened


def test_each_delivery_is_taken_and_so_many_at_once(queue: Queue) -> None:
    both, taken = threading.Barrier(2), threading.Semaphore(0)

    def take() -> None:
        both.wait()  # for the other, at the same time
        taken.release()

    queue.consume(take, 2)
    queue.send()
    queue.send()
    for _ in range(2):
        taken.acquire()


def test_what_was_sent_while_nobody_took_is_delivered_to_another_process_s_queue(
    queue: Queue, config: Config
) -> None:
    queue.send()
    taken = threading.Event()
    with closing(open_queue(config)) as other:
        other.consume(taken.set, 1)
        taken.wait()


def test_stopping_waits_for_what_is_under_way_and_takes_no_more(queue: Queue) -> None:
    began, go_on, ended = threading.Event(), threading.Event(), []

    def take() -> None:
        began.set()
        go_on.wait()
        ended.append(1)

    queue.consume(take, 1)
    queue.send()
    began.wait()
    stopping = threading.Thread(target=queue.stop)
    stopping.start()
    go_on.set()
    stopping.join()
    queue.send()
    assert ended == [1]


@pytest.mark.parametrize(("scheme", "package"), [("sqlite", "huey"), ("postgresql", "procrastinate")])
def test_without_its_package_one_sentence_says_what_to_install(
    scheme: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("webapp.jobs.queues.on_")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(QueueError, match=r"pip install 'diptych\[queue\]'"):
        open_queue(Config(tmp_path, f"{scheme}:///nothing", jobs=True))


def test_a_file_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueueError, match=r"jobs\.sqlite3"):
        open_queue(Config(tmp_path / "nowhere", "sqlite:///nothing", jobs=True))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_in_postgresql_it_has_a_schema_of_its_own_and_another_version_s_goes(
    queue: Queue, config: Config
) -> None:
    schemas = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'diptych%'"
    with psycopg.connect(config.database_url, autocommit=True) as connection:
        own = connection.execute(schemas).fetchall()
        assert len(own) == 1
        connection.execute("CREATE SCHEMA diptych_queue_0_1 CREATE TABLE procrastinate_jobs (id int)")
        open_queue(config).close()
        assert connection.execute(schemas).fetchall() == own
        public = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename ~ 'procrastinate'"
        assert connection.execute(public).fetchone() == (0,)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_delivery_leaves_nothing_behind_be_it_one_over_which_a_process_died(
    queue: Queue, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    from webapp.jobs.queues import on_postgresql

    monkeypatch.setattr(on_postgresql, "DEAD_S", 0)
    tables = "procrastinate_jobs"
    with psycopg.connect(config.database_url, autocommit=True) as connection:
        connection.execute(f"SET search_path TO {on_postgresql.SCHEMA}")
        queue.send()
        connection.execute(f"UPDATE {tables} SET status = 'doing'")  # and whoever did it is no more
        taken = threading.Event()
        queue.consume(taken.set, 1)
        queue.send()
        taken.wait()
        queue.stop()
        assert connection.execute(f"SELECT count(*) FROM {tables}").fetchone() == (0,)
