"""Hands partitions to the workers of a Dask cluster and takes the answers back in order."""

from __future__ import annotations

import itertools
import time
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Generic, Self

from distributed import Client, KilledWorker, wait
from distributed.comm.core import CommClosedError

from webapp.jobs.cluster import worker
from webapp.jobs.cluster.errors import ClusterError
from webapp.jobs.cluster.identity import identity
from webapp.jobs.cluster.job import Answer, Item, Job, Partition, partitions, unpacked
from webapp.jobs.cluster.local import Local, silence
from webapp.words import say

AHEAD = 3
"""Partitions handed out for each thread of a worker: one under way, one waiting beside it, one for the time
that answers travel. This bounds what the client holds, however long the list is."""

CONNECT_S = 10.0
"""For one try to reach the scheduler."""

RETURN_S = 120.0
"""How long a scheduler that was lost is waited for: systemd or Kubernetes start it anew in a few seconds."""

RETRY_S = 0.5
"""Between two tries."""

MOST_LOSSES = 5
"""Schedulers lost without one partition answered in between: more is no accident."""

MOST_TRIES = 3
"""For an item in a process of its own whose workers end all the same: they may have ended for any reason, and
an item is not given up for bad luck."""

WORKERLESS_S = 300.0
"""How long a cluster without any worker is waited for."""

LOOK_S = 1.0
"""How often it is looked how many workers there are."""

CLOSE_S = 2.0
"""For taking leave of a scheduler."""

LOST = (CancelledError, CommClosedError, OSError, RuntimeError)
"""What Dask raises where the scheduler went away: futures are cancelled, connections closed or refused, and
a client that gave up says so by the last."""


@dataclass(slots=True)
class _Sent:
    """A partition that is not answered yet."""

    partition: Partition
    """What was handed out."""
    future: Any
    """Its answers, once they are there; held alone, for Dask forgets what nobody holds."""


class Cluster(Generic[Item, Answer]):
    """The workers of a scheduler, and what they do.

    Args:
        place: the address of a scheduler, or how many workers to start on this machine.
        job: what is done with each item.

    Raises:
        ClusterError: there is no scheduler, or a worker has another engine or model.
    """

    def __init__(self, place: str | int, job: Job[Item, Answer]) -> None:
        silence()
        self._local = Local(place) if isinstance(place, int) else None
        self._address = self._local.address if self._local else str(place)
        self._job = job
        self._identity = identity(job.model)
        self._names = itertools.count()
        self._losses = 0
        self._threads = 0
        self._looked_at = 0.0
        self._workerless_since = time.monotonic()
        self.workers = 0
        """How many there are; looked up now and then."""
        try:
            self._client = self._connected()
        except BaseException as error:
            self._close_local()
            if isinstance(error, OSError | ValueError):
                raise ClusterError(say("cli.cluster.no_scheduler", address=self._address)) from error
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()
        self._close_local()

    def answers(self, items: Iterable[Item]) -> Iterator[Answer]:
        """The answers in the order of the items, of which no more are read than the workers need.

        Raises:
            ClusterError: the cluster was lost, or a worker joined it that would give other results.
        """
        coming = partitions(items, self._job)
        sent: deque[_Sent] = deque()
        while self._hand_out(coming, sent):
            partition = sent[0].partition
            try:
                packed = self._answered(sent)
            except (KilledWorker, MemoryError):
                sent.popleft()
                if partition.is_careful and partition.count == 1 and partition.tries == MOST_TRIES:
                    yield self._job.ended(unpacked(partition.packed)[0])
                else:
                    self._take_apart(partition, sent)
                continue
            sent.popleft()
            self._losses = 0
            yield from unpacked(packed)

    def _hand_out(self, coming: Iterator[Partition], sent: deque[_Sent]) -> bool:
        """Keeps the workers busy; False when all is answered."""
        if not self._threads or time.monotonic() - self._looked_at >= LOOK_S:  # workers come and go
            with suppress(*LOST):  # whoever waits for an answer finds out
                self._look()
        while len(sent) < max(self._threads, 1) * AHEAD and (partition := next(coming, None)):
            sent.append(_Sent(partition, None))
            self._submit(sent[-1])
        return bool(sent)

    def _submit(self, one: _Sent) -> None:
        """Hands a partition out. Where that fails, its future says so later."""
        name = f"diptych-{self._client.id}-{next(self._names)}"
        with suppress(*LOST):
            one.future = self._client.submit(
                worker.answers, self._job, one.partition, self._identity, key=name, pure=False
            )

    def _take_apart(self, partition: Partition, sent: deque[_Sent]) -> None:
        """Tries the items of a partition that ended its workers in a process of their own; if that ends
        workers as well, each without the others. A partition that only waited beside such a one on the same
        worker comes to no harm by this."""
        if partition.is_careful and partition.count > 1:
            parts = list(partition.parts())
        else:
            tries = partition.tries + partition.is_careful
            parts = [Partition(partition.packed, partition.count, is_careful=True, tries=tries)]
        again = [_Sent(part, None) for part in parts]
        sent.extendleft(reversed(again))
        for one in again:
            self._submit(one)

    def _answered(self, sent: deque[_Sent]) -> bytes:
        """The answers to the first partition; waits for a scheduler that went away."""
        while True:
            try:
                return self._wait_for(sent[0].future)
            except (KilledWorker, MemoryError):
                raise
            except worker.UnlikeError as error:
                raise self._unlike(error) from error
            except LOST:
                self._find_again()
                for one in sent:
                    self._submit(one)
            except ClusterError:
                raise
            except Exception as error:
                reason = f"{type(error).__name__}: {error}".partition("\n")[0]
                raise ClusterError(say("cli.cluster.failed", reason=reason)) from error

    def _wait_for(self, future: Any) -> bytes:
        if future is None:
            raise CommClosedError
        while True:
            try:
                wait([future], timeout=LOOK_S)
            except TimeoutError:
                self._look()
                continue
            packed: bytes = future.result()
            return packed

    def _look(self) -> None:
        """Counts the workers.

        Raises:
            ClusterError: there was none for too long.
        """
        self._looked_at = time.monotonic()
        threads = self._client.nthreads()
        self.workers, self._threads = len(threads), sum(threads.values())
        if self._local:
            self._local.refill(self.workers)
        now = time.monotonic()
        if threads:
            self._workerless_since = now
        elif now - self._workerless_since > WORKERLESS_S:
            raise ClusterError(say("cli.cluster.no_workers", address=self._address))

    def _find_again(self) -> None:
        """Connects anew to a scheduler that went away.

        Raises:
            ClusterError: none came back.
        """
        self._leave()
        self._losses += 1
        deadline = time.monotonic() + (0 if self._local else RETURN_S)
        while self._losses <= MOST_LOSSES:
            try:
                self._client = self._connected()
            except LOST:
                if time.monotonic() > deadline:
                    break
                time.sleep(RETRY_S)
            else:
                return
        raise ClusterError(say("cli.cluster.lost", address=self._address))

    def _connected(self) -> Any:
        """A client of the scheduler, all of whose workers are fit for the job."""
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # that versions of Dask differ; what matters here is checked below
            client: Any = Client(self._address, timeout=CONNECT_S)
        self._client = client
        try:
            client.register_plugin(worker.Prepared(self._job.model, self._identity))
            self._workerless_since = time.monotonic()
            self._look()
        except worker.UnlikeError as error:
            self._leave()
            raise self._unlike(error) from error
        except (ImportError, AttributeError) as error:
            self._leave()
            raise ClusterError(say("cli.cluster.not_installed_there", address=self._address)) from error
        except BaseException:
            self._leave()
            raise
        return client

    def _unlike(self, error: worker.UnlikeError) -> ClusterError:
        address, found = error.args
        return ClusterError(say("cli.cluster.unlike", address=address, found=found, expected=self._identity))

    def _leave(self) -> None:
        """Takes leave of the scheduler, which then forgets what was handed out."""
        with suppress(*LOST):
            self._client.close(timeout=CLOSE_S)

    def _close_local(self) -> None:
        if self._local:
            self._local.close()
