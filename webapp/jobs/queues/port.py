"""What a queue of jobs can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

Take = Callable[[], None]
"""Takes the job whose turn it is and ends with it; nothing where there is none. It raises nothing."""


class QueueError(Exception):
    """The queue cannot be used; ``str(error)`` is one sentence for whoever runs the server."""


class Queue(Protocol):
    """Delivers from whoever accepts jobs to whoever takes them. Safe to share between threads."""

    def send(self) -> None:
        """Says that there is a job. What goes wrong is logged and no more: whoever takes jobs looks for
        those that nobody was told of."""

    def consume(self, take: Take, at_once: int) -> None:
        """From now on calls ``take`` for each delivery, in threads of its own.

        Args:
            take: what to call.
            at_once: how many run at the same time; meanwhile deliveries are left to others.
        """

    def stop(self) -> None:
        """Takes no more; returns when what is under way has ended."""

    def close(self) -> None:
        """Ends what was opened."""
