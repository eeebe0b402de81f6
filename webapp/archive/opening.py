"""Where an archive is kept: beside SQLite in a file of its own, in PostgreSQL in the same database."""

from __future__ import annotations

from typing import Final

from webapp.archive.errors import ArchiveError
from webapp.archive.index import Index
from webapp.config import Config
from webapp.words import say

FILE: Final = "archive.sqlite3"
"""In the data folder."""


def open_archive(config: Config) -> Index:
    """The archive of an installation, made if there is none yet.

    Raises:
        ArchiveError: it cannot be used; the sentence says what is missing.
    """
    if config.database_url.partition("://")[0].partition("+")[0] == "postgresql":
        try:
            from webapp.archive.postgresql import open_postgresql

            return open_postgresql(config.database_url)
        except ModuleNotFoundError as error:
            raise ArchiveError(say("store.no_driver")) from error
    try:
        from webapp.archive.sqlite import open_sqlite
    except ModuleNotFoundError as error:
        raise ArchiveError(say("archive.missing")) from error
    return open_sqlite(config.data_dir / FILE)
