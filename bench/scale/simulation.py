"""How many workers one client and one scheduler keep busy: a discrete-event simulation.

Taken from measurements: how long each pair takes, and what a partition costs client and scheduler. Assumed:
workers as fast as the one measured, each on a core of its own; a client and a scheduler that do one thing at
a time, each on a core of its own; a network that adds the same delay to each message and is never full;
nothing fails.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.scale.overheads import Overheads
from webapp.jobs.cluster.client import AHEAD
from webapp.jobs.cluster.job import PARTITION_ITEMS

DELAY_S = 0.001
"""Of one message."""

PARTITIONS_A_WORKER = 60


@dataclass(slots=True)
class _Server:
    """Does one thing at a time."""

    free_at: float = 0.0
    """When it has done what it was given."""

    def take(self, now: float, seconds: float) -> float:
        """When it has done this too."""
        self.free_at = max(self.free_at, now) + seconds
        return self.free_at


@dataclass(slots=True)
class _State:
    """All that happens."""

    events: list[tuple[float, str, int]] = field(default_factory=list)
    """When, what, and to which partition."""
    done: set[int] = field(default_factory=set)
    """Answered by their workers, not fetched yet."""
    sent: int = 0
    """Handed out so far."""
    fetched: int = 0
    """Fetched so far, in order."""


def rate(workers: int, pair_s: Sequence[float], overheads: Overheads, seed: int) -> float:
    """Pairs a second, from the first partition to the last.

    Args:
        workers: of one thread.
        pair_s: how long pairs took; each partition draws from them.
        overheads: as measured.
        seed: of what is drawn.
    """
    chance = random.Random(seed)
    count = workers * PARTITIONS_A_WORKER
    client, scheduler = _Server(), _Server()
    free = [(0.0, number) for number in range(workers)]
    state = _State()
    now = 0.0

    def hand_out(now: float) -> None:
        while state.sent < count and state.sent - state.fetched < workers * AHEAD:
            at = client.take(now, overheads.client_s / 2)
            heapq.heappush(state.events, (at + DELAY_S, "assign", state.sent))
            state.sent += 1

    hand_out(now)
    while state.fetched < count:
        now, what, partition = heapq.heappop(state.events)
        if what == "assign":
            at = scheduler.take(now, overheads.scheduler_s / 2) + DELAY_S
            idle, number = heapq.heappop(free)
            end = max(idle, at) + sum(chance.choice(pair_s) for _ in range(PARTITION_ITEMS))
            heapq.heappush(free, (end, number))
            heapq.heappush(state.events, (end + DELAY_S, "pass on", partition))
        elif what == "pass on":
            at = scheduler.take(now, overheads.scheduler_s / 2) + DELAY_S
            heapq.heappush(state.events, (at, "done", partition))
        else:
            state.done.add(partition)
            while state.fetched in state.done:
                state.done.remove(state.fetched)
                state.fetched += 1
                now = client.take(now, overheads.client_s / 2)
            hand_out(now)
    return count * PARTITION_ITEMS / max(now, client.free_at)
