"""What a server does by itself: once when it starts and then once a day, it erases what is past its time."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from webapp import services
from webapp.store import StoreError

PERIOD_S = 24 * 60 * 60.0

log = logging.getLogger(__name__)


class Housekeeping:
    """A thread beside the server.

    Args:
        desk: what to keep in order.
        period: seconds between two rounds.
    """

    def __init__(self, desk: services.Desk, period: float = PERIOD_S) -> None:
        self._desk = desk
        self._period = period
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="housekeeping", daemon=True)

    def start(self) -> None:
        """The first round begins at once."""
        self._thread.start()

    def stop(self) -> None:
        """Returns when the round under way is done."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        has_just_begun = True
        while True:
            try:
                # A process that has just begun has read nothing that an earlier round erased.
                if tidy(self._desk) or not has_just_begun:
                    self._desk.forget()
            except StoreError as error:
                log.warning("nothing was erased this time: %s", error)
            has_just_begun = False
            if self._stopping.wait(self._period):
                return


def tidy(desk: services.Desk) -> int:
    """One round; how many pairs, and jobs with texts, were erased. Several processes may do it at once.

    Raises:
        StoreError: the database cannot be used just now.
    """
    erased = services.erase_deleted(desk)
    services.erase_empty(desk)
    services.erase_ended_shares(desk)
    erased += services.erase_ended_jobs(desk)
    if desk.config.retention_days:
        erased += services.erase_older(desk, timedelta(days=desk.config.retention_days))
    return erased
