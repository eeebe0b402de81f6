"""Comparing that is watched and stopped."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable

import pytest

from tests.jobs.test_pool import PAIR, SLOW
from webapp.engine import Options, Stage, Step
from webapp.jobs import Bounds, DirectComparing, Pool, StoppedError, Watched, Work
from webapp.jobs.work import STARTING


def until(holds: Callable[[], bool]) -> None:
    while not holds():
        time.sleep(0.01)


class Asked(threading.Thread):
    """Somebody who waits for a comparison."""

    def __init__(self, pool: Pool, work: Work) -> None:
        super().__init__(daemon=True)
        self.pool, self.work = pool, work
        self.stopped = False
        self.start()

    def run(self) -> None:
        try:
            self.pool(SLOW, "Ada", self.work)
        except StoppedError:
            self.stopped = True


def test_stopping_frees_the_worker_and_whoever_waits_in_the_queue(caplog: pytest.LogCaptureFixture) -> None:
    pool = Pool(Options(model="none"), Bounds(1, 2_000_000_000, 100))
    gone = threading.Event()
    under_way = Asked(pool, Work())
    until(lambda: under_way.work.step not in {None, STARTING})
    waiting, other = Asked(pool, Work(gone.is_set)), Asked(pool, Work())
    until(lambda: len(pool._turns._queues.get("Ada", ())) == 2)
    gone.set()  # its connection was closed
    waiting.join()
    assert waiting.stopped
    assert waiting.work.step is None
    other.work.stop()
    other.join()
    assert under_way.is_alive()
    under_way.work.stop()
    under_way.join()
    assert (under_way.stopped, other.stopped) == (True, True)
    assert not pool._turns._queues
    assert "failed" not in caplog.text
    work = Work()
    assert pool(PAIR, "Ada", work).titles[0] == "Storm closes port"
    assert work.step not in {None, STARTING}
    pool.close()


def test_one_that_has_a_place_says_that_it_starts_before_its_worker_reads() -> None:
    heard: list[Step] = []

    class Heard(Work):
        def report(self, step: Step) -> None:
            heard.append(step)
            super().report(step)

    pool = Pool(Options(model="none"), Bounds(1, 2_000_000_000, 100))
    pool(PAIR, "Ada", Heard())
    assert heard[:2] == [STARTING, Step(Stage.READING, 0, 1)]
    pool.close()


def test_without_workers_it_ends_at_its_next_step() -> None:
    work = Work()
    work.stop()
    with pytest.raises(StoppedError):
        DirectComparing(Options(model="none"))(PAIR, "Ada", work)


def test_a_ticket_is_its_owner_s_and_lives_as_long_as_its_work() -> None:
    watched, first = Watched(), Work()
    watched.add("ada", "ticket", first)
    assert watched.find("ada", "ticket") is first
    assert watched.find("ben", "ticket") is None
    assert watched.find("", "ticket") is None
    watched.add("ben", "ticket", other := Work())
    watched.add("ada", "ticket", second := Work())
    assert (first.is_over, second.is_over, other.is_over) == (True, False, False)
    del second
    gc.collect()
    assert watched.find("ada", "ticket") is None


def test_a_step_is_kept_until_the_next() -> None:
    work = Work()
    work.report(Step(Stage.MEANING, 3, 4))
    assert work.step == Step(Stage.MEANING, 3, 4)
