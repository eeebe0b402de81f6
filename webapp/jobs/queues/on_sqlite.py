"""The queue beside SQLite: huey, in a file of the data folder. The only module that knows huey."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path
from typing import Any

from huey import SqliteHuey
from huey.consumer import Consumer

from webapp.jobs.queues.port import QueueError, Take
from webapp.words import say

NAME = "diptych"

LOOK_S, LONGEST_S = 0.1, 0.5
"""How often a thread looks for a delivery, soon after one and when there was none for a while."""

log = logging.getLogger(__name__)


class _Consumer(Consumer):  # type: ignore[misc]  # huey tells no types
    """Signals are the server's."""

    def _set_signal_handlers(self) -> None:
        """Leaves them as they are."""


class SqliteQueue:
    """Deliveries in a file.

    Args:
        path: of the file; made where there is none.

    Raises:
        QueueError: the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._huey: Any = SqliteHuey(NAME, filename=str(path), results=False)
        except sqlite3.Error as error:
            raise QueueError(say("config.no_queue_file", path=path, problem=error)) from error
        self._take: Take = lambda: None
        self._task: Any = self._huey.task(name="take")(self._taken)
        self._consumer: Any = None

    def send(self) -> None:
        """Adds a delivery."""
        try:
            self._task()
        except sqlite3.Error as error:
            log.warning("a job was accepted and nobody told: %s", error)

    def consume(self, take: Take, at_once: int) -> None:
        """Starts its threads."""
        self._take = take
        self._consumer = _Consumer(
            self._huey, workers=at_once, periodic=False, initial_delay=LOOK_S, max_delay=LONGEST_S
        )
        self._consumer.start()

    def stop(self) -> None:
        """Ends them."""
        if self._consumer:
            self._consumer.stop(graceful=True)
            self._consumer = None

    def close(self) -> None:
        """Closes the file."""
        self.stop()
        self._huey.storage.close()

    def _taken(self) -> None:
        self._take()
