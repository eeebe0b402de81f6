"""The database keeps what it acknowledged, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, func, inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from webapp.store import Store, StoreError, StoreTooNewError, StoreUnavailableError, open_store
from webapp.store.articles import keep_article
from webapp.store.migrate import _config
from webapp.store.models import ArticleRow, Base, BrowserRow, PairRow, ShareRow, TagRow, WorkspaceRow
from webapp.store.text import content_hash

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)

ODD_TEXTS = {
    "null bytes": "a\0b",
    "a lone surrogate": "a\ud800b\udfff",
    "emoji": "👩‍👩‍👧 🏳️‍🌈",
    "right to left": "\u202eمرحبا‎",
    "Chinese": "中文。",
    "markup": "<script>alert(1)</script> {{ 7 * 7 }} %s ' \" \\ ;--",
    "line ends": "a\r\nb\rc\n\u2028d",
    "a megabyte without a space": "x" * 1_000_000,
    "nothing": "",
}


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = open_store(database_url)
    yield opened
    opened.close()


def connect(url: str) -> Session:
    return Session(create_engine(url.replace("postgresql://", "postgresql+psycopg://"), poolclass=NullPool))


@pytest.mark.parametrize("content", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_every_text_comes_back_to_the_letter(store: Store, content: str) -> None:
    with store.writing() as session:
        name = keep_article(session, content)
    with store.reading() as session:
        assert session.get_one(ArticleRow, name).text == content


def test_a_text_is_kept_once(store: Store) -> None:
    for _ in range(3):
        with store.writing() as session:
            keep_article(session, "the same")
            keep_article(session, "the same")
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(ArticleRow)) == 1


def test_an_error_leaves_no_trace(store: Store) -> None:
    def fail_half_way() -> None:
        with store.writing() as session:
            keep_article(session, "half")
            session.flush()
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        fail_half_way()
    with store.reading() as session:
        assert session.get(ArticleRow, content_hash("half")) is None


def test_foreign_keys_are_enforced(store: Store) -> None:
    orphan = PairRow(id="p", workspace_id="nobody", title="", created_at=NOW, updated_at=NOW)
    with pytest.raises(IntegrityError), store.writing() as session:
        session.add(orphan)


def test_moments_come_back_in_utc(store: Store) -> None:
    elsewhere = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    with store.writing() as session:
        session.add(WorkspaceRow(id="w", secret_hash="h", created_at=elsewhere))
    with store.reading() as session:
        kept = session.get_one(WorkspaceRow, "w").created_at
    assert kept == NOW
    assert kept.utcoffset() == timedelta(0)


def test_many_writers_wait_for_each_other(store: Store) -> None:
    def write(number: int) -> None:
        with store.writing() as session:
            keep_article(session, "shared")
            keep_article(session, f"own {number}")

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(write, range(120)))
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(ArticleRow)) == 121


def test_the_migrations_make_exactly_the_tables_of_the_models(store: Store, database_url: str) -> None:
    with connect(database_url) as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_opening_it_again_changes_nothing(store: Store, database_url: str) -> None:
    with store.writing() as session:
        keep_article(session, "stays")
    open_store(database_url).close()
    with store.reading() as session:
        assert session.get(ArticleRow, content_hash("stays")) is not None


def test_processes_that_start_at_once_migrate_it_once(database_url: str) -> None:
    code = "import sys; from webapp.store import open_store; open_store(sys.argv[1]).close()"
    started = [subprocess.Popen([sys.executable, "-c", code, database_url]) for _ in range(4)]
    assert [process.wait(60) for process in started] == [0, 0, 0, 0]
    with connect(database_url) as session:
        assert session.scalar(text("SELECT count(*) FROM alembic_version")) == 1


def test_a_database_of_a_newer_version_is_refused_and_left_alone(database_url: str) -> None:
    open_store(database_url).close()
    with connect(database_url) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        session.commit()
    with pytest.raises(StoreTooNewError, match="newer version of Diptych"):
        open_store(database_url)
    with connect(database_url) as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


def test_an_interrupted_migration_leaves_nothing_behind(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic import op

    def pull_the_plug(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("unplugged")

    with monkeypatch.context() as patch:
        patch.setattr(op, "create_index", pull_the_plug)
        with pytest.raises(RuntimeError, match="unplugged"):
            open_store(database_url)
    with connect(database_url) as session:
        assert inspect(session.connection()).get_table_names() == []
    open_store(database_url).close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot make the data folder"):
        open_store(f"sqlite:///{tmp_path}/file/below/it.sqlite3")


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "it.sqlite3").write_text("not a database, and long enough to be looked at " * 50)
    with pytest.raises(StoreUnavailableError, match="not a database"):
        open_store(f"sqlite:///{tmp_path}/it.sqlite3")


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/it.sqlite3")

    def fill_the_disk() -> None:
        with store.writing() as session:
            pages = session.scalar(text("PRAGMA page_count"))
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
            keep_article(session, "x" * 1_000_000)

    with pytest.raises(StoreUnavailableError, match="full"):
        fill_the_disk()
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(ArticleRow)) == 0
    store.close()


def test_a_server_that_is_gone_is_named() -> None:
    with pytest.raises(StoreUnavailableError, match="not available"):
        open_store("postgresql://nobody@/nothing?host=/nonexistent")


def test_an_unknown_url_is_named() -> None:
    with pytest.raises(StoreError, match="URL"):
        open_store("sqlite+nothing:///x")


def open_at(url: str, step: str) -> None:
    """Makes the tables as they were after an older step."""
    config = _config()
    with connect(url) as session:
        config.attributes["connection"] = session.connection()
        command.upgrade(config, step)
        session.commit()


UNPLUGGED = """
import os, signal, sys
from alembic import op
from webapp.store import open_store
op.create_index = lambda *given, **more: os.kill(os.getpid(), signal.SIGKILL)
open_store(sys.argv[1])
"""


def test_a_process_killed_amid_a_migration_leaves_the_older_tables_and_all_in_them(database_url: str) -> None:
    open_at(database_url, "0002")
    with connect(database_url) as session:
        kept = "INSERT INTO workspace (id, secret_hash, created_at) VALUES ('w', 'h', :now)"
        session.execute(text(kept), {"now": NOW})
        keep_article(session, "kept before")
        session.commit()
    killed = subprocess.run([sys.executable, "-c", UNPLUGGED, database_url], check=False)
    assert killed.returncode == -signal.SIGKILL
    with connect(database_url) as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == "0002"
        assert "tag" not in inspect(session.connection()).get_table_names()
    store = open_store(database_url)
    with store.reading() as session:
        assert session.get(ArticleRow, content_hash("kept before")) is not None
        assert session.scalar(select(func.count()).select_from(TagRow)) == 0
        assert session.get_one(BrowserRow, "h").workspace_id == "w"  # whoever opened it opens it still
    store.close()


def test_a_link_of_an_older_version_is_for_reading_one_revision(database_url: str) -> None:
    open_at(database_url, "0003")
    with connect(database_url) as session:
        hashed = keep_article(session, "a text")
        session.flush()
        for statement in (
            "INSERT INTO workspace (id, secret_hash, created_at) VALUES ('w', 'h', :now)",
            "INSERT INTO pair (id, workspace_id, title, created_at, updated_at) "
            "VALUES ('p', 'w', '', :now, :now)",
            "INSERT INTO comparison (id, pair_id, number, left_hash, right_hash, left_title, right_title, "
            "engine_version, schema, result, created_at) "
            "VALUES ('c', 'p', 1, :hash, :hash, '', '', '', '', '', :now)",
            "INSERT INTO share (id, comparison_id, token_hash, password_hash, created_at, opened_count, "
            "failures) VALUES ('s', 'c', 't', '', :now, 3, 0)",
        ):
            session.execute(text(statement), {"now": NOW, "hash": hashed})
        session.commit()
    store = open_store(database_url)
    with store.reading() as session:
        link = session.get_one(ShareRow, "s")
        assert (link.role, link.follows, link.opened_count) == ("view", False, 3)
        assert (link.salt, link.label, link.sent_by, link.revoked_at) == ("", "", "", None)
    store.close()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o555)
    code = "import sys; from webapp.store import open_store; open_store(sys.argv[1])"
    # Permissions do not bind root unless it gives that power up.
    plainly = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.getuid() == 0 else []
    done = subprocess.run(
        [*plainly, sys.executable, "-c", code, f"sqlite:///{folder}/it.sqlite3"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "StoreUnavailableError: the database is not available: unable to open database file" in done.stderr
    assert list(folder.iterdir()) == []


def test_a_writer_waits_for_another_process_and_says_when_it_waited_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'one.sqlite3'}")
    other = sqlite3.connect(tmp_path / "one.sqlite3", isolation_level=None, check_same_thread=False)
    article = ArticleRow(hash=content_hash("One"), text="One")
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.2, other.execute, ["COMMIT"])
    release.start()
    with store.writing() as session:
        session.add(article)
    release.join()
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("webapp.store.database.BUSY_TIMEOUT_MS", 20)
    with pytest.raises(StoreUnavailableError, match="locked"), store.writing() as session:
        session.add(ArticleRow(hash=content_hash("Two"), text="Two"))
    other.execute("COMMIT")
    with store.writing() as session:
        session.add(ArticleRow(hash=content_hash("Two"), text="Two"))
    with store.reading() as session:
        assert len(session.scalars(select(ArticleRow)).all()) == 2
        assert session.connection().exec_driver_sql("PRAGMA busy_timeout").scalar() == 20
    other.close()
    store.close()
