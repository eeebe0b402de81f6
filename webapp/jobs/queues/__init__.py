"""Telling whoever takes jobs that there is one: huey beside SQLite, procrastinate in PostgreSQL.

A delivery carries nothing: what there is to do, and whose turn it is, the table ``job`` says. Whether one is
lost or comes twice, no job is lost and none is done twice.
"""

from __future__ import annotations

from webapp.config import Config
from webapp.jobs.queues.port import Queue, QueueError
from webapp.words import say

__all__ = ["Queue", "QueueError", "open_queue"]

FILE = "jobs.sqlite3"
"""Of the queue, in the data folder."""


def open_queue(config: Config) -> Queue:
    """The queue that belongs to the database of this installation.

    Raises:
        QueueError: its package is not installed, or it cannot be made.
    """
    try:
        if config.database_url.startswith("postgresql"):
            from webapp.jobs.queues.on_postgresql import PostgresqlQueue

            return PostgresqlQueue(config.database_url)
        from webapp.jobs.queues.on_sqlite import SqliteQueue

        return SqliteQueue(config.data_dir / FILE)
    except ModuleNotFoundError as error:
        raise QueueError(say("config.no_queue")) from error
