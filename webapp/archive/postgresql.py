"""An archive in the main database, which is PostgreSQL with the extension pgvector."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from webapp.archive.database import SCHEMA, Row, Session, Values
from webapp.archive.errors import ArchiveError, ArchiveUnavailableError
from webapp.archive.tables import Tables
from webapp.archive.values import Prepared
from webapp.words import say

CONNECTIONS: Final = 5
"""Of one process, beside those of the main store."""

CONNECT_TIMEOUT_S: Final = 5

WRITING: Final = 0x64697062
"""Advisory lock of whoever writes: two that change one article, or make the tables, take turns."""

MADE: Final = "SELECT 1 WHERE to_regclass('archive_turn') IS NOT NULL"
"""Whether there are all tables: the last one of them stands for the others."""

OLDEST: Final = (0, 8)
"""Version of pgvector: earlier ones look at a fixed number of windows, whoever they belong to."""

SCANNED: Final = 100
"""``hnsw.ef_search``: places of the graph that are kept in view; more finds more and takes longer."""


def open_postgresql(url: str) -> Tables:
    """The archive in a database, its tables made if they are not there.

    Raises:
        ArchiveError: the database has no pgvector, or does not let us use it.
        ArchiveUnavailableError: it does not answer.
    """
    address = make_url(url).set(drivername="postgresql+psycopg")
    database = _PostgreSQL(
        create_engine(
            address,
            pool_pre_ping=True,
            pool_size=CONNECTIONS,
            max_overflow=0,
            connect_args={"connect_timeout": CONNECT_TIMEOUT_S},
        )
    )
    try:
        with database.reading() as session:  # which waits for nobody who writes
            if session.run(MADE):
                return Tables(database)
        with database.writing() as session:
            _need_vectors(session)
            for statement in SCHEMA:
                counted = "GENERATED ALWAYS AS IDENTITY"
                session.run(statement.format(counted=counted, whole="BIGINT", blob="BYTEA", rowless=""))
    except BaseException:
        database.close()
        raise
    return Tables(database)


def _need_vectors(session: Session) -> None:
    """Raises ArchiveError where the server has no pgvector, or too old a one."""
    available = "SELECT COALESCE(installed_version, default_version) FROM pg_available_extensions"
    rows = session.run(f"{available} WHERE name = 'vector'")
    if not rows or tuple(int(part) for part in rows[0][0].split(".")[:2]) < OLDEST:
        raise ArchiveError(say("archive.no_pgvector"))
    session.run("CREATE EXTENSION IF NOT EXISTS vector")


class _Session:
    """A transaction of one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def run(self, statement: str, values: Values | None = None) -> list[Row]:
        result = self._connection.execute(text(statement), dict(values or {}))
        return [tuple(row) for row in result] if result.returns_rows else []

    def many(self, statement: str, rows: Sequence[Values]) -> None:
        if rows:
            self._connection.execute(text(statement), [dict(row) for row in rows])


class _PostgreSQL:
    """A pool of connections."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[_Session]:
        with _speaking_plainly(), self._engine.begin() as connection:
            yield _Session(connection)

    @contextmanager
    def writing(self) -> Iterator[_Session]:
        with _speaking_plainly(), self._engine.begin() as connection:
            session = _Session(connection)
            session.run("SELECT pg_advisory_xact_lock(:lock)", {"lock": WRITING})
            yield session

    def among(self, name: str) -> str:
        return f"= ANY(:{name})"

    def sharing(self, session: Session, owner: int, hashes: Sequence[int], cap: int) -> Iterable[Row]:
        return session.run(
            "SELECT asked.hash, found.number FROM unnest(CAST(:hashes AS bigint[])) AS asked (hash)"
            " CROSS JOIN LATERAL (SELECT number FROM archive_shingle"
            " WHERE owner = :owner AND hash = asked.hash LIMIT :most) AS found",
            {"owner": owner, "hashes": list(hashes), "most": cap + 1},
        )

    def add_windows(self, session: Session, owner: int, found: Mapping[int, Prepared]) -> None:
        rows: dict[int, list[Values]] = {}
        for number, article in found.items():
            for bits in article.windows:
                row = {"number": number, "owner": owner, "model": article.model, "bits": _digits(bits)}
                rows.setdefault(len(bits), []).append(row)
        for width, found_rows in rows.items():
            _make_windows(session, width)
            session.many(
                f"INSERT INTO archive_window_{width} (number, owner, model, bits)"
                f" VALUES (:number, :owner, :model, CAST(:bits AS bit({8 * width})))",
                found_rows,
            )

    def drop_windows(self, session: Session, rows: Iterable[Row]) -> None:
        numbers: dict[int, list[int]] = {}
        for number, count, width in rows:
            if count:
                numbers.setdefault(width, []).append(number)
        for width, found in numbers.items():
            session.run(f"DELETE FROM archive_window_{width} WHERE number = ANY(:found)", {"found": found})

    def move_windows(self, session: Session, here: int, there: int) -> None:
        for (width,) in session.run("SELECT DISTINCT width FROM archive_article WHERE width > 0"):
            session.run(
                f"UPDATE archive_window_{width} SET owner = :there WHERE owner = :here",
                {"here": here, "there": there},
            )

    def near(self, session: Session, owner: int, model: str, bits: bytes, most: int) -> Iterable[Row]:
        width = len(bits)
        if not session.run(
            "SELECT 1 WHERE to_regclass(:name) IS NOT NULL", {"name": f"archive_window_{width}"}
        ):
            return []
        session.run(f"SET LOCAL hnsw.ef_search = {SCANNED}")
        # What other workspaces have is passed over: the graph is gone through until enough is found.
        session.run("SET LOCAL hnsw.iterative_scan = relaxed_order")
        rows = session.run(
            f"SELECT number, bits <~> CAST(:bits AS bit({8 * width})) AS distance FROM archive_window_{width}"
            " WHERE owner = :owner AND model = :model ORDER BY distance LIMIT :most",
            {"bits": _digits(bits), "owner": owner, "model": model, "most": most},
        )
        return sorted(rows, key=lambda row: row[1])

    def tidy(self) -> None:
        """The server does so by itself (autovacuum)."""

    def size(self, session: Session) -> int:
        rows = session.run(
            "SELECT COALESCE(SUM(pg_total_relation_size(oid)), 0) FROM pg_class"
            " WHERE relkind = 'r' AND relname LIKE 'archive\\_%'"
        )
        return int(rows[0][0])

    def close(self) -> None:
        self._engine.dispose()


def _make_windows(session: Session, width: int) -> None:
    name = f"archive_window_{int(width)}"
    if session.run("SELECT 1 WHERE to_regclass(:name) IS NOT NULL", {"name": name}):
        return
    session.run(
        f"CREATE TABLE {name} (number BIGINT NOT NULL, owner INTEGER NOT NULL,"
        f" model TEXT NOT NULL, bits bit({8 * width}) NOT NULL)"
    )
    session.run(f"CREATE INDEX {name}_number ON {name} (number)")
    session.run(f"CREATE INDEX {name}_owner ON {name} (owner, model)")
    session.run(f"CREATE INDEX {name}_bits ON {name} USING hnsw (bits bit_hamming_ops)")


def _digits(bits: bytes) -> str:
    return f"{int.from_bytes(bits):0{8 * len(bits)}b}"


@contextmanager
def _speaking_plainly() -> Iterator[None]:
    """Turns the driver's errors about the database's state, and about what is not allowed there, into one
    line without SQL or texts."""
    try:
        yield
    except (OperationalError, ProgrammingError, PoolTimeoutError) as error:
        raise ArchiveUnavailableError(say("archive.unavailable", problem=_reason(error))) from error


def _reason(error: Exception) -> str:
    """One line of what the server said."""
    return str(getattr(error, "orig", None) or error).strip().splitlines()[0]
