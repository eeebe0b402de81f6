"""Real processes, killed over a job: it is taken up by another and ends once."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.speed.texts import longer_pair
from tests.jobs.consuming import desk_on
from webapp.services import (
    DeferredError,
    Desk,
    Draft,
    JobState,
    cancel_job,
    create_comparison,
    create_workspace,
    find_job,
    list_pairs,
)
from webapp.store import JobRow

ROOT = Path(__file__).parents[2]

SLOW = Draft(*longer_pair(12))
"""Long enough to be killed over."""

LONGER = Draft(*longer_pair(40))
"""Long enough not to be done before whoever does it is told to stop."""


@pytest.fixture
def desk(tmp_path: Path, database_url: str) -> Iterator[Desk]:
    """Of the server that accepts jobs; it takes none."""
    made = desk_on(tmp_path, database_url)
    yield made
    made.close()


@pytest.fixture
def workspace(desk: Desk) -> str:
    return create_workspace(desk)[0]


@contextmanager
def consumer(tmp_path: Path, database_url: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that takes jobs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.consuming", str(tmp_path), database_url],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stderr):
            assert pipe
            pipe.close()


def accepted(desk: Desk, workspace: str, draft: Draft = SLOW) -> str:
    with pytest.raises(DeferredError) as deferred:
        create_comparison(desk, workspace, draft)
    return deferred.value.job_id


def until(holds: Callable[[], bool]) -> None:
    while not holds():
        time.sleep(0.02)


def is_(desk: Desk, workspace: str, job_id: str, state: JobState) -> bool:
    return find_job(desk, workspace, job_id).state is state


def attempts(desk: Desk, job_id: str) -> int:
    with desk.store.reading() as session:
        return session.get_one(JobRow, job_id).attempts


def test_over_a_consumer_that_is_killed_a_job_is_taken_up_once_and_ends_once(
    desk: Desk, workspace: str, tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.background
    monkeypatch.setattr(type(desk.background.queue), "send", lambda _: None)
    job_id = accepted(desk, workspace)  # and the server dies before it can tell anybody
    monkeypatch.undo()
    with consumer(tmp_path, database_url) as first:
        until(lambda: find_job(desk, workspace, job_id).step is not None)
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert is_(desk, workspace, job_id, JobState.RUNNING)  # nobody could say that it died
    desk.background.queue.send()
    desk.background.queue.send()  # a delivery too many
    with consumer(tmp_path, database_url) as second:
        until(lambda: is_(desk, workspace, job_id, JobState.DONE))
        assert attempts(desk, job_id) == 2
        other = accepted(desk, workspace, LONGER)
        until(lambda: find_job(desk, workspace, other).step is not None)
        assert second.stdin
        second.stdin.close()  # told to stop, it puts back what is under way and waits for no lease
        assert second.wait() == 0
        assert is_(desk, workspace, other, JobState.WAITING)
        assert attempts(desk, other) == 0
        assert second.stderr
        said = second.stderr.read().decode()
    assert "cease-fire" not in said
    assert len(list_pairs(desk, workspace).entries) == 1
    cancel_job(desk, workspace, other)
