"""Opening a database and speaking to it: one place for SQLite's habits and PostgreSQL's.

>>> with store.writing() as session:    # commits at the end, rolls back on any error
...     session.add(row)
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session

from webapp.store.errors import StoreError, StoreUnavailableError
from webapp.store.migrate import is_current, migrate
from webapp.words import say

BUSY_TIMEOUT_MS = 60_000
"""How long a writer waits for another process on SQLite. Writes take milliseconds, but SQLite keeps no queue:
on a machine with far too much to do somebody may be passed over for seconds."""

LOOK_AGAIN_S = 0.002
"""How long a writer sleeps before it looks again whether the other process is done. SQLite's own patience
soon sleeps for 25 to 100 ms, and whoever came later is served first."""

CONNECT_TIMEOUT_S = 5
"""How long to wait for PostgreSQL to answer before a page says that the database is away."""

CONNECTIONS = 15
"""To PostgreSQL at once, of one process. They are kept: making one takes longer than most requests."""

_WRITE = "diptych_write"


class Store:
    """An open, up-to-date database. Safe to share between threads; close it when done."""

    def __init__(self, engine: Engine) -> None:
        self._reading = engine
        self._writing = engine.execution_options(**{_WRITE: True})
        # SQLite has one writer at a time: our threads queue up here, and only one of them asks for its lock.
        lite = engine.dialect.name == "sqlite"
        self._turn: AbstractContextManager[object] = threading.Lock() if lite else nullcontext()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads; it sees one consistent state."""
        with _speaking_plainly(), Session(self._reading) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that commits when the block ends well, and leaves no trace when it does not."""
        with (
            _speaking_plainly(),
            self._turn,
            Session(self._writing, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def ping(self) -> None:
        """Raises StoreUnavailableError when the database does not answer."""
        with self.reading() as session:
            session.execute(text("SELECT 1"))

    def is_current(self) -> bool:
        """Whether the database has the tables of this version; raises StoreUnavailableError when it does
        not answer."""
        with self.reading() as session:
            return is_current(session.connection())

    def close(self) -> None:
        """Ends all connections."""
        self._reading.dispose()


def open_store(url: str) -> Store:
    """Opens the database at a SQLAlchemy URL, makes it if it is a new SQLite file, and migrates it.

    Raises:
        StoreError: the URL, the driver, the folder or the database cannot be used.
    """
    engine = _engine(url)
    try:
        with _speaking_plainly():
            migrate(engine.execution_options(**{_WRITE: True}))
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)


def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite":
            _make_folder(address.database)
            engine = create_engine(address)
            _teach_sqlite(engine)
            return engine
        if address.drivername == "postgresql":
            address = address.set(drivername="postgresql+psycopg")
        return create_engine(
            address,
            pool_pre_ping=True,
            pool_size=CONNECTIONS,
            max_overflow=0,
            connect_args={"connect_timeout": CONNECT_TIMEOUT_S},
        )
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(say("store.bad_url", problem=error)) from error
    except ModuleNotFoundError as error:
        raise StoreError(say("store.no_driver")) from error


def _make_folder(database: str | None) -> None:
    if not database or database == ":memory:":
        return
    folder = Path(database).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(say("store.no_folder", folder=folder, problem=error.strerror)) from error


def _teach_sqlite(engine: Engine) -> None:
    """Write-ahead log, patience, foreign keys, letters of every script in lower case, and transactions that
    say at once that they will write.

    A transaction that reads first and writes later can be refused whatever the time-out; one that begins
    as a writer waits its turn.
    """

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        for pragma in (
            f"busy_timeout = {BUSY_TIMEOUT_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",  # an acknowledged comparison survives a power cut
            "foreign_keys = ON",
        ):
            connection.execute(f"PRAGMA {pragma}").close()
        connection.create_function("lower", 1, _lower, deterministic=True)  # its own knows ASCII only

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        if connection.get_execution_options().get(_WRITE, False):
            _begin_writing(connection)
        else:
            connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    lite: Any = connection.connection.driver_connection
    lite.execute("PRAGMA busy_timeout = 0").close()
    try:
        end = time.monotonic() + BUSY_TIMEOUT_MS / 1000
        while time.monotonic() < end:
            try:
                lite.execute("BEGIN IMMEDIATE").close()
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # its low byte; the rest says why
                    break
                time.sleep(LOOK_AGAIN_S)
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # what it says now is the answer
    finally:
        lite.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}").close()


def _lower(text: str | None) -> str | None:
    return None if text is None else text.lower()


@contextmanager
def _speaking_plainly() -> Iterator[None]:
    """Turns the driver's errors about the database's state into one line without SQL or texts."""
    try:
        yield
    except PoolTimeoutError as error:
        raise StoreUnavailableError(say("store.busy")) from error
    except DBAPIError as error:
        kind = type(error.orig).__name__
        if kind not in {"OperationalError", "AdminShutdown", "CannotConnectNow", "DiskFull", "DatabaseError"}:
            raise
        reason = str(error.orig).strip().splitlines()[0]
        raise StoreUnavailableError(say("store.unavailable", problem=reason)) from error
