"""What makes long comparisons, beside what makes those that somebody waits for."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.config import Config
from webapp.engine import Options
from webapp.jobs.cluster.errors import ClusterError
from webapp.jobs.compared import Comparing
from webapp.jobs.pool import Bounds, Pool
from webapp.jobs.queues import Queue, open_queue
from webapp.words import say

SHARE = 2
"""Of so many workers one more is started for jobs, and one at least. They come beside those for short
comparisons, which keep all of theirs, and give way to them."""

NICENESS = 19
"""A job gives way to a comparison that somebody waits for, and both to pages: on one processor it has an
eighth of what the other has."""

PATIENCE = 6
"""A job may take so many times as long as another comparison: it is longer, and others go before."""


@dataclass(frozen=True, slots=True)
class Background:
    """The parts that jobs need."""

    queue: Queue
    """Tells whoever takes jobs that there is one."""
    comparing: Comparing
    """Compares them."""
    at_once: int
    """How many at the same time."""

    def close(self) -> None:
        """Ends what was started for it."""
        self.queue.close()
        self.comparing.close()


def open_background(config: Config, *, alone: bool = False) -> Background | None:
    """What the settings ask for; None where they ask for no jobs. Workers start with the first job.

    Args:
        config: settings.
        alone: this process does nothing but jobs, so all workers are for them.

    Raises:
        QueueError: a package is missing, or the queue cannot be used.
        ClusterError: the cluster cannot be used.
    """
    if not config.jobs:
        return None
    at_once = config.workers if alone else max(1, config.workers // SHARE)
    bounds = Bounds(
        at_once, config.worker_megabytes * 1_000_000, PATIENCE * config.worker_seconds, niceness=NICENESS
    )
    options = Options(model=config.model_dir)
    queue = open_queue(config)
    try:
        return Background(queue, _comparing(config.cluster, options, bounds), at_once)
    except BaseException:
        queue.close()
        raise


def _comparing(cluster: str, options: Options, bounds: Bounds) -> Comparing:
    if not cluster:
        return Pool(options, bounds)
    try:
        from webapp.jobs.cluster.comparing import ClusterComparing
    except ModuleNotFoundError as error:
        raise ClusterError(say("config.no_cluster")) from error
    return ClusterComparing(cluster, options, bounds)
