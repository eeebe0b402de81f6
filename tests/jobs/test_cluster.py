"""Items and jobs handed to the workers of a Dask cluster: real schedulers and workers, killed and started
anew."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bench.speed.texts import longer_pair
from tests.jobs.clusters import Machines, doubling, free_port
from tests.jobs.consuming import desk_on
from tests.jobs.test_pool import PAIR, SLOW
from webapp.engine import Options, Stage, Step
from webapp.jobs import Bounds, DirectComparing, StoppedError, Work, WorkerError
from webapp.jobs.cluster import client, comparing
from webapp.jobs.cluster.client import AHEAD, Cluster
from webapp.jobs.cluster.comparing import ClusterComparing
from webapp.jobs.cluster.errors import ClusterError
from webapp.jobs.cluster.job import PARTITION_CHARACTERS, PARTITION_ITEMS, Job, partitions, unpacked
from webapp.jobs.work import STARTING
from webapp.services import (
    DeferredError,
    Desk,
    Draft,
    JobState,
    Taker,
    create_comparison,
    create_workspace,
    find_job,
    get_comparison,
)

# Workers take seconds to start on a loaded machine; how long is not asked here.
pytestmark = pytest.mark.timeout(900)

MANY = 12 * PARTITION_ITEMS + 3


@pytest.fixture(scope="module")
def machines() -> Iterator[Machines]:
    """A scheduler and a worker."""
    there = Machines()
    there.start()
    yield there
    there.kill()


def wanted(count: int) -> list[str]:
    return [f"{2 * item}" for item in range(count)]


def test_answers_come_in_order_and_no_more_is_read_than_workers_need(machines: Machines) -> None:
    read = 0

    def items() -> Iterator[int]:
        nonlocal read
        for item in range(MANY):
            read += 1
            yield item

    with Cluster(machines.address, doubling()) as cluster:
        found = []
        for answer in cluster.answers(items()):
            found.append(answer)
            assert read - len(found) <= (AHEAD + 1) * PARTITION_ITEMS
    assert found == wanted(MANY)
    assert cluster.workers == 1


@pytest.fixture
def desk(machines: Machines, tmp_path: Path) -> Iterator[Desk]:
    """Of a server whose jobs are for the cluster."""
    made = desk_on(tmp_path, f"sqlite:///{tmp_path / 'jobs.sqlite3'}", machines.address)
    yield made
    made.close()


def test_a_job_is_compared_on_the_cluster_as_it_is_here(desk: Desk, machines: Machines) -> None:
    workspace, _ = create_workspace(desk)
    draft = Draft(*longer_pair(2), kind="tellings")
    with pytest.raises(DeferredError) as deferred:
        create_comparison(desk, workspace, draft)
    Taker(desk).take()
    job = find_job(desk, workspace, deferred.value.job_id)
    assert job.state is JobState.DONE
    here = replace(desk, background=None, comparing=DirectComparing(Options(model="none")))
    at_once = create_comparison(here, workspace, draft)
    assert get_comparison(desk, workspace, job.comparison_id).comparison == at_once.comparison
    assert machines.comparing == []


def test_a_job_on_the_cluster_tells_how_far_it_is_and_ends_there_when_it_is_stopped(
    desk: Desk, machines: Machines
) -> None:
    heard: list[Step] = []

    class Impatient(Work):
        """Is stopped once its texts are read."""

        def report(self, step: Step) -> None:
            heard.append(step)
            if step.stage is Stage.READING:
                assert len(machines.comparing) == 1
                self.stop()
            super().report(step)

    with pytest.raises(StoppedError):
        desk.comparing(SLOW, "Ada", Impatient())
    assert heard[:2] == [STARTING, Step(Stage.READING, 0, 1)]
    while machines.comparing:
        time.sleep(0.02)


def test_a_job_is_not_compared_by_another_engine(
    desk: Desk, machines: Machines, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(comparing, "identity", lambda model: "engine 9 (0), model none")
    with_other = ClusterComparing(machines.address, Options(model="none"), Bounds(1, 10**9, 100))
    with pytest.raises(WorkerError) as failure:
        with_other(PAIR, "Ada")
    with_other.close()
    assert f"comparison {failure.value} failed on the cluster: UnlikeError" in caplog.text


def test_a_worker_that_has_another_engine_is_refused_in_one_sentence(
    machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "identity", lambda model: "engine 9 (0), model none")
    with pytest.raises(ClusterError) as refused:
        Cluster(machines.address, doubling())
    said = str(refused.value)
    assert "tcp://127.0.0.1:" in said
    assert "engine 9 (0), model none" in said
    assert "\n" not in said


def test_a_scheduler_that_is_killed_and_comes_back_costs_no_answer_and_gives_none_twice(
    machines: Machines,
) -> None:
    def items() -> Iterator[int]:
        for item in range(MANY):
            if item == 6 * PARTITION_ITEMS:
                machines.kill()
                machines.start()
            yield item

    with Cluster(machines.address, doubling()) as cluster:
        assert list(cluster.answers(items())) == wanted(MANY)


def test_a_scheduler_that_does_not_come_back_ends_the_work_with_one_sentence(
    machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "RETURN_S", 0.2)
    monkeypatch.setattr(client, "CONNECT_S", 0.2)

    def items() -> Iterator[int]:
        for item in range(MANY):
            if item == 6 * PARTITION_ITEMS:
                machines.kill()
            yield item

    found: list[str] = []
    with Cluster(machines.address, doubling()) as cluster:
        answers = cluster.answers(items())
        with pytest.raises(ClusterError, match="--resume goes on"):
            found.extend(iter(answers))
    assert found == wanted(len(found))
    assert len(found) < MANY


def test_where_no_scheduler_is_it_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "CONNECT_S", 0.2)
    with pytest.raises(ClusterError, match="no Dask scheduler answers at"):
        Cluster(f"tcp://127.0.0.1:{free_port()}", doubling())


def test_a_worker_that_dies_is_replaced_and_an_item_of_which_every_worker_dies_is_the_only_one_lost(
    tmp_path: Path,
) -> None:
    deadly = 2 * PARTITION_ITEMS + 7
    with Cluster(1, doubling(deadly=[deadly], deadly_once=tmp_path / "died")) as cluster:
        found = list(cluster.answers(range(MANY)))
    assert (tmp_path / "died").exists()
    assert found[deadly] == f"{deadly} ended"
    found[deadly] = f"{2 * deadly}"
    assert found == wanted(MANY)


def test_partitions_are_bounded_in_items_and_in_size() -> None:
    def sizes(*each: int) -> list[int]:
        job: Job[int, str] = Job(str, str, int)
        return [len(unpacked(partition.packed)) for partition in partitions(each, job)]

    assert sizes(*[1] * (PARTITION_ITEMS + 1)) == [PARTITION_ITEMS, 1]
    assert sizes(1, PARTITION_CHARACTERS, PARTITION_CHARACTERS, 1) == [2, 1, 1]
    assert sizes() == []
