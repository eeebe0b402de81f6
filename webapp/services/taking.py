"""Doing jobs: each is claimed by one, who keeps saying that he is alive, and ends once however often it is
delivered.

What makes sure of that is the name of the holder in the job's row. Whoever claims a job writes a new one
there, and the comparison, the end of the job and the check that the holder is still the same are one
transaction.
"""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from webapp.jobs import Compared, NoTurnError, Question, StoppedError, Work, WorkerError
from webapp.services.claims import Claim, LostError, beat, claim, end, fail, give_back, is_held
from webapp.services.desk import Desk
from webapp.services.drafts import sides_of
from webapp.services.errors import NotFoundError
from webapp.services.job_values import Failure
from webapp.services.keeping import Made, keep_again, keep_first, made_of
from webapp.services.workspaces import settled
from webapp.store import StoreError

LEASE = timedelta(seconds=15)
"""After so long without a sign of life a job is another's to do."""

BEATS = 5
"""Signs of life in that time, at least."""

LOOK_S = 0.5
"""How often whoever holds a job looks whether it is still wanted of him, and tells how far it is."""

log = logging.getLogger(__name__)


class Taker:
    """Takes the jobs of this process. Safe to share between threads.

    Args:
        desk: the application's parts, with a background.
        lease: how long a job is ours without a sign of life.
    """

    def __init__(self, desk: Desk, lease: timedelta = LEASE) -> None:
        self._desk = desk
        self._lease = lease
        self._stopping = threading.Event()

    def take(self) -> None:
        """Does the job whose turn it is; nothing where there is none. What goes wrong is logged."""
        if self._stopping.is_set():
            return
        try:
            claimed = claim(self._desk, self._lease)
            if claimed:
                self._do(claimed)
        except StoreError as error:  # its lease runs out
            log.error("a job was left: %s", error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the next job is taken; its words may quote a text
            log.error("a job was left: %s", type(error).__name__)

    def stop(self) -> None:
        """Puts back what is under way, at once; nothing is taken any more."""
        self._stopping.set()

    def _do(self, claimed: Claim) -> None:
        lease = _Lease(self._desk, claimed, self._lease, self._stopping)
        try:
            with lease:
                found = self._compared(claimed, lease.work)
                made = made_of(claimed.draft, found, claimed.author)
                self._keep(claimed, made)
        except LostError:
            pass  # cancelled, or another's by now
        except (StoppedError, NoTurnError):
            give_back(self._desk, claimed)  # nothing where it is not ours any more
            if self._desk.background and not self._stopping.is_set():
                self._desk.background.queue.send()
        except WorkerError as error:
            again = fail(self._desk, claimed, Failure.TEXTS, str(error), final=False)
            if again and self._desk.background:
                self._desk.background.queue.send()
        except NotFoundError:
            fail(self._desk, claimed, Failure.GONE, "", final=True)

    def _compared(self, claimed: Claim, work: Work) -> Compared:
        assert self._desk.background
        draft = claimed.draft
        question = Question(*sides_of(draft), draft.kind, draft.pins)
        return self._desk.background.comparing(question, claimed.workspace, work)

    def _keep(self, claimed: Claim, made: Made) -> None:
        """The comparison and the end of its job, or neither."""
        desk = self._desk
        with desk.store.writing() as session:
            # In this order for everybody: workspace, pair, job. Else two could wait for each other.
            workspace = settled(session, claimed.workspace)
            if claimed.revises:
                row = keep_again(desk, session, workspace, claimed.revises, made)
            else:
                row = keep_first(desk, session, workspace, made)
            end(session, claimed, row.id, row.pair_id, desk.clock())


class _Lease:
    """A thread that keeps a job ours while we compare, tells how far it is, and ends the work when it is not
    wanted of us any more."""

    def __init__(self, desk: Desk, claimed: Claim, lease: timedelta, stopping: threading.Event) -> None:
        self._desk, self._claimed, self._lease = desk, claimed, lease
        self._over = threading.Event()
        self._lost = threading.Event()
        self.work = Work(lambda: self._lost.is_set() or stopping.is_set())
        self._thread = threading.Thread(target=self._keep, name="lease", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _keep(self) -> None:
        period = self._lease / BEATS
        told, until = self.work.step, self._desk.clock() + self._lease
        while not self._over.wait(min(LOOK_S, period.total_seconds())):
            now, step = self._desk.clock(), self.work.step
            try:
                if step != told or until - now < self._lease - period:
                    ours = beat(self._desk, self._claimed, now + self._lease, step)
                    told, until = step, now + self._lease
                else:
                    ours = is_held(self._desk, self._claimed)
            except StoreError:  # it may be back before the lease runs out
                ours = now < until
            if not ours:
                self._lost.set()
                return
