"""What the archive's tables ask of SQLite and of PostgreSQL, and the tables themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final, Protocol

from webapp.archive.values import Prepared

Row = tuple[Any, ...]
Values = Mapping[str, Any]


class Session(Protocol):
    """A transaction."""

    def run(self, statement: str, values: Values | None = None) -> list[Row]:
        """All rows of the answer; a list among the values is meant for ``Database.among``."""

    def many(self, statement: str, rows: Sequence[Values]) -> None:
        """The same statement for each row."""


class Database(Protocol):
    """A kind of database."""

    def reading(self) -> AbstractContextManager[Session]:
        """A transaction that only reads."""

    def writing(self) -> AbstractContextManager[Session]:
        """A transaction that commits when the block ends well; one at a time."""

    def among(self, name: str) -> str:
        """The condition that something is in the list of this name."""

    def sharing(self, session: Session, owner: int, hashes: Sequence[int], cap: int) -> Iterable[Row]:
        """Hash and number of each article that has it, ``cap + 1`` a hash at most."""

    def add_windows(self, session: Session, owner: int, found: Mapping[int, Prepared]) -> None:
        """Keeps the windows of articles, by number."""

    def drop_windows(self, session: Session, rows: Iterable[Row]) -> None:
        """Removes those of articles: number, count and bytes of each."""

    def move_windows(self, session: Session, here: int, there: int) -> None:
        """Gives those of one owner to another."""

    def near(self, session: Session, owner: int, model: str, bits: bytes, most: int) -> Iterable[Row]:
        """Number and distance of the nearest windows, the nearest first."""

    def tidy(self) -> None:
        """Leaves nothing on disk of what was removed, as far as nobody reads just now."""

    def size(self, session: Session) -> int:
        """Bytes on disk."""

    def close(self) -> None:
        """Ends all connections."""


SCHEMA: Final = (
    """CREATE TABLE IF NOT EXISTS archive_owner (
        owner INTEGER PRIMARY KEY {counted}, workspace TEXT NOT NULL UNIQUE)""",
    """CREATE TABLE IF NOT EXISTS archive_article (
        number {whole} PRIMARY KEY {counted}, id TEXT NOT NULL UNIQUE, owner INTEGER NOT NULL,
        name TEXT NOT NULL, title TEXT NOT NULL, headline TEXT NOT NULL, language TEXT NOT NULL,
        characters INTEGER NOT NULL, hash TEXT NOT NULL, model TEXT NOT NULL,
        windows INTEGER NOT NULL, width INTEGER NOT NULL, UNIQUE (owner, name))""",
    "CREATE INDEX IF NOT EXISTS archive_article_model ON archive_article (model, owner)",
    """CREATE TABLE IF NOT EXISTS archive_body (
        number {whole} PRIMARY KEY, text {blob} NOT NULL,
        vectors {blob} NOT NULL, shingles {blob} NOT NULL)""",
    """CREATE TABLE IF NOT EXISTS archive_shingle (
        owner INTEGER NOT NULL, hash {whole} NOT NULL, number {whole} NOT NULL,
        PRIMARY KEY (owner, hash, number)){rowless}""",
    """CREATE TABLE IF NOT EXISTS archive_turn (
        task TEXT PRIMARY KEY, holder TEXT NOT NULL, until {whole} NOT NULL)""",
)
"""``title`` is as given, ``headline`` what the article is called. Text is deflated; ``model`` is
empty while there are no vectors; ``width`` is bytes a window."""
