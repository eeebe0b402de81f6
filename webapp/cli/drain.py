"""A graceful stop: requests under way are answered, new connections are not taken."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

GRACE_S = 25.0
"""How long requests under way may take. Range 1 to 600; below the 30 seconds after which Kubernetes kills."""

LOOK_S = 0.05


class Drain:
    """Handles SIGTERM for a waitress server that runs in the main thread. A second SIGTERM stops at once.

    Args:
        server: that takes no connections any more.
        put_back: puts back what need not be finished here.
        grace: seconds that requests under way may take.
    """

    def __init__(
        self, server: Any, put_back: Callable[[], None] = lambda: None, grace: float = GRACE_S
    ) -> None:
        self._server = server
        self._put_back = put_back
        self._grace = grace
        self._asked = False

    def install(self) -> None:
        """From now on SIGTERM stops gracefully."""
        signal.signal(signal.SIGTERM, self._stop)

    def _stop(self, _number: int, _frame: Any) -> None:
        if self._asked:
            raise SystemExit
        self._asked = True
        for part in self._parts(BaseWSGIServer):
            part.accepting = False
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        self._put_back()
        deadline = time.monotonic() + self._grace
        while time.monotonic() < deadline and any(map(_busy, self._parts(HTTPChannel))):
            time.sleep(LOOK_S)
        os.kill(os.getpid(), signal.SIGTERM)

    def _parts(self, kind: type[Any]) -> Iterator[Any]:
        """Sockets of the server: those it listens on, those it speaks on."""
        sockets = getattr(self._server, "map", None) or self._server._map
        return (part for part in list(sockets.values()) if isinstance(part, kind))


def _busy(channel: Any) -> bool:
    """Whether a request is being read, worked on or answered."""
    return bool(channel.requests or channel.request or channel.total_outbufs_len)
