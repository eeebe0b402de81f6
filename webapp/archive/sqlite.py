"""An archive in a file of its own: SQLite through apsw, which can load extensions, and sqlite-vec.

The file is never the main database's: two SQLite libraries that have one file open in one process lose each
other's locks. sqlite-vec looks through all windows of a workspace, which is quick as each is some fifty
bytes.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import apsw
import sqlite_vec

from webapp.archive.database import SCHEMA, Row, Session, Values
from webapp.archive.errors import ArchiveUnavailableError
from webapp.archive.tables import Tables
from webapp.archive.values import Prepared
from webapp.words import say

BUSY_MS: Final = 60_000
"""How long a writer waits for another process."""

STRIDE: Final = 256
"""Windows have the number of their article times this, and more: no table need tell whose they are."""

KEPT_OPEN: Final = 4
"""Connections that wait for further use; each has a memory of its own."""

PRAGMAS: Final = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "secure_delete = ON",
    "journal_size_limit = 67108864",
    "cache_size = -65536",
    "mmap_size = 1073741824",
)
"""What is in the archive can be added again: a power cut may take the last articles, and no more. What is
removed is overwritten, as Debian's SQLite does by itself in the main database."""

MADE: Final = "SELECT 1 FROM sqlite_master WHERE name = 'archive_turn'"
"""Whether there are all tables: the last one of them stands for the others."""


def open_sqlite(file: Path) -> Tables:
    """The archive in a file, made if it is new.

    Raises:
        ArchiveUnavailableError: the file cannot be opened, or is none of ours.
    """
    database = _Sqlite(file)
    try:
        with database.reading() as session:  # which waits for nobody who writes
            if session.run(MADE):
                return Tables(database)
        with database.writing() as session:
            for statement in SCHEMA:
                session.run(
                    statement.format(counted="", whole="INTEGER", blob="BLOB", rowless=" WITHOUT ROWID")
                )
    except BaseException:
        database.close()
        raise
    return Tables(database)


class _Session:
    """A transaction of one connection."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.connection = connection

    def run(self, statement: str, values: Values | None = None) -> list[Row]:
        return list(self.connection.execute(statement, _plain(values or {})))

    def many(self, statement: str, rows: Sequence[Values]) -> None:
        self.connection.executemany(statement, rows)


def _plain(values: Values) -> dict[str, Any]:
    return {name: json.dumps(v) if isinstance(v, list) else v for name, v in values.items()}


class _Sqlite:
    """Connections to one file, each used by one thread at a time."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._free: list[apsw.Connection] = []
        self._lock, self._turn = threading.Lock(), threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[_Session]:
        with self._begun("BEGIN") as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[_Session]:
        with self._turn, self._begun("BEGIN IMMEDIATE") as session:
            yield session

    @contextmanager
    def _begun(self, begin: str) -> Iterator[_Session]:
        try:
            connection = self._taken()
            try:
                connection.execute(begin)
                yield _Session(connection)
                connection.execute("COMMIT")
            except BaseException:
                connection.close()  # which rolls back what SQLite has not rolled back by itself
                raise
            self._give_back(connection)
        except (apsw.Error, OSError) as error:
            raise ArchiveUnavailableError(say("archive.unavailable", problem=_reason(error))) from error

    def _give_back(self, connection: apsw.Connection) -> None:
        with self._lock:
            if len(self._free) < KEPT_OPEN:
                self._free.append(connection)
                return
        connection.close()

    def _taken(self) -> apsw.Connection:
        with self._lock:
            if self._free:
                return self._free.pop()
        self._file.parent.mkdir(parents=True, exist_ok=True)
        connection = apsw.Connection(str(self._file))
        try:
            connection.set_busy_timeout(BUSY_MS)
            connection.enable_load_extension(enable=True)
            connection.load_extension(sqlite_vec.loadable_path())
            connection.enable_load_extension(enable=False)
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    def among(self, name: str) -> str:
        return f"IN (SELECT value FROM json_each(:{name}))"

    def sharing(self, session: Session, owner: int, hashes: Sequence[int], cap: int) -> Iterable[Row]:
        for hash in hashes:
            yield from session.run(
                "SELECT hash, number FROM archive_shingle WHERE owner = :owner AND hash = :hash LIMIT :most",
                {"owner": owner, "hash": hash, "most": cap + 1},
            )

    def add_windows(self, session: Session, owner: int, found: Mapping[int, Prepared]) -> None:
        rows: dict[int, list[Values]] = {}
        for number, article in found.items():
            for place, bits in enumerate(article.windows):
                row = {"id": number * STRIDE + place, "owner": owner, "model": article.model, "bits": bits}
                rows.setdefault(len(bits), []).append(row)
        for width, found_rows in rows.items():
            session.run(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {_table(width)} USING vec0("
                f"owner integer partition key, model text partition key, bits bit[{8 * width}])"
            )
            session.many(
                f"INSERT INTO {_table(width)} (rowid, owner, model, bits)"
                " VALUES (:id, :owner, :model, vec_bit(:bits))",
                found_rows,
            )

    def drop_windows(self, session: Session, rows: Iterable[Row]) -> None:
        for number, count, width in rows:
            if count:
                ids = [{"id": number * STRIDE + place} for place in range(count)]
                session.many(f"DELETE FROM {_table(width)} WHERE rowid = :id", ids)

    def move_windows(self, session: Session, here: int, there: int) -> None:
        for (width,) in session.run("SELECT DISTINCT width FROM archive_article WHERE width > 0"):
            rows = session.run(
                f"SELECT rowid, model, bits FROM {_table(width)} WHERE owner = :here", {"here": here}
            )
            moved = [{"id": id, "owner": there, "model": model, "bits": bits} for id, model, bits in rows]
            session.many(
                f"DELETE FROM {_table(width)} WHERE rowid = :id", [{"id": row["id"]} for row in moved]
            )
            session.many(
                f"INSERT INTO {_table(width)} (rowid, owner, model, bits)"
                " VALUES (:id, :owner, :model, vec_bit(:bits))",
                moved,
            )

    def near(self, session: Session, owner: int, model: str, bits: bytes, most: int) -> Iterable[Row]:
        known = session.run("SELECT 1 FROM sqlite_master WHERE name = :name", {"name": _table(len(bits))})
        if not known:
            return []
        rows = session.run(
            f"SELECT rowid, distance FROM {_table(len(bits))}"
            " WHERE bits MATCH vec_bit(:bits) AND k = :most AND owner = :owner AND model = :model"
            " ORDER BY distance",
            {"bits": bits, "most": most, "owner": owner, "model": model},
        )
        return [(id // STRIDE, distance) for id, distance in rows]

    def tidy(self) -> None:
        """What was removed stands in the log, too, until that is copied into the file and cut. Where somebody
        reads just now, a later one does it."""
        with suppress(apsw.Error, OSError):
            connection = self._taken()
            try:
                connection.set_busy_timeout(0)
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()

    def size(self, session: Session) -> int:
        pages, each = session.run("PRAGMA page_count"), session.run("PRAGMA page_size")
        return int(pages[0][0]) * int(each[0][0])

    def close(self) -> None:
        with self._lock:
            for connection in self._free:
                connection.close()
            self._free.clear()


def _reason(error: Exception) -> str:
    """In words, without the folders that the system's errors name."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _table(width: int) -> str:
    """The windows of vectors of so many bytes."""
    return f"archive_window_{int(width)}"
