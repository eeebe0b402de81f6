"""What a server does for the archive beside its requests: articles without vectors of the present model get
them, a few at a time, and those of a workspace that joined another one follow it."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from typing import Final

from webapp import services
from webapp.archive import ArchiveError
from webapp.store import StoreError

PERIOD_S: Final = 60.0
"""Between two looks when there is nothing to do."""

AT_ONCE: Final = 1
"""Articles between two rests, each as long as the work before it: requests go on meanwhile, and a stop waits
for one article at most."""

SILENT_S: Final = 120.0
"""After so long without a sign of life of the server that renews, another one does. Should one article take
longer, both do it, to the same end."""

TASK: Final = "renewing"

log = logging.getLogger(__name__)


class Renewing:
    """A thread beside the server; it does nothing where there is no archive.

    Args:
        desk: what to keep in order.
        period: seconds between two looks.
    """

    def __init__(self, desk: services.Desk, period: float = PERIOD_S) -> None:
        self._desk = desk
        self._period = period
        self._name = secrets.token_hex(8)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="renewing", daemon=True)

    def start(self) -> None:
        """The first look is at once."""
        if self._desk.archive:
            self._thread.start()

    def stop(self) -> None:
        """Returns when the articles in hand are done."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                services.sources.follow_workspaces(self._desk)
                while self._few():
                    pass
            except (ArchiveError, StoreError) as error:
                log.warning("the archive was not tended this time: %s", error)
            if self._stopping.wait(self._period):
                return

    def _few(self) -> bool:
        """Whether some were renewed, and there may be more. Of several servers one does it."""
        begun = time.monotonic()
        now = self._desk.clock().timestamp()
        if not self._desk.archive or not self._desk.archive.claim(TASK, self._name, now, now + SILENT_S):
            return False
        count = services.sources.renew_archive(self._desk, AT_ONCE)
        return count > 0 and not self._stopping.wait(time.monotonic() - begun)
