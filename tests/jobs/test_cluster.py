"""Items handed to the workers of a Dask cluster: real schedulers and workers, killed and started anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.jobs.clusters import Machines, doubling, free_port
from webapp.jobs.cluster import client
from webapp.jobs.cluster.client import AHEAD, Cluster
from webapp.jobs.cluster.errors import ClusterError
from webapp.jobs.cluster.job import PARTITION_CHARACTERS, PARTITION_ITEMS, Job, partitions, unpacked

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
