"""``diptych batch`` when its workers are killed: no line is lost, and what cannot be done is an error."""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.commands import COMMAND, LEFT, RIGHT, environment
from webapp.cli.lines import AHEAD, Task, answer, answer_in_processes
from webapp.engine import Options

OPTIONS = Options(model="none")

LOOK_S = 0.02

# Workers take seconds to start on a loaded machine; how long is not asked here.
pytestmark = pytest.mark.timeout(900)


def line(name: int, times: int = 1) -> Task:
    return Task(json.dumps({"id": name, "left": LEFT * times, "right": RIGHT * times}).encode())


def children(parent: int) -> list[int]:
    """The workers of a running batch; its resource tracker is none of them."""
    found = []
    for task in Path(f"/proc/{parent}/task").iterdir():
        for child in (task / "children").read_text().split():
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                found.append(int(child))
    return found


@pytest.mark.parametrize("read_before", [1, 2 * AHEAD - 1, 2 * AHEAD + 5])
def test_whenever_a_worker_dies_every_line_is_answered_in_order(read_before: int) -> None:
    total = 30

    def lines() -> Iterator[Task]:
        for number in range(total):
            if number == read_before:
                while len(workers := multiprocessing.active_children()) < 2:
                    time.sleep(LOOK_S)
                workers[0].kill()
                workers[0].join()
            yield line(number)

    found = list(answer_in_processes(lines(), OPTIONS, workers=2))
    assert [given.line for given in found] == [answer(line(number), OPTIONS).line for number in range(total)]


def test_a_line_that_kills_every_worker_is_an_error_and_the_others_are_done() -> None:
    killed: set[int | None] = set()

    def kill_one_of(number: int) -> None:
        while (
            len(there := [one for one in multiprocessing.active_children() if one.pid not in killed]) < number
        ):
            time.sleep(LOOK_S)
        killed.update(one.pid for one in there)
        there[0].kill()

    def kill_twice() -> None:
        kill_one_of(2)  # the line is tried with the others, and then alone
        kill_one_of(1)

    answers = answer_in_processes([line(0, times=90), line(1), line(2)], OPTIONS, workers=2)
    killer = threading.Thread(target=kill_twice)
    killer.start()
    first = next(answers)
    killer.join()
    assert first.failed
    assert json.loads(first.line) == {
        "id": 0,
        "error": "comparing this pair ended the process, perhaps because memory ran out",
    }
    assert [given.line for given in answers] == [answer(line(number), OPTIONS).line for number in (1, 2)]


def test_the_command_goes_on_when_its_worker_is_killed(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "batch", "-", "--workers", "2"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    )
    assert process.stdin is not None
    process.stdin.write(line(0).line + b"\n" + line(1).line + b"\n")
    process.stdin.flush()
    while len(workers := children(process.pid)) < 2:
        time.sleep(LOOK_S)
    subprocess.run(["kill", "-KILL", str(workers[0])], check=True)
    out, said = process.communicate(b"\n".join(line(number).line for number in range(2, 20)))
    assert (process.returncode, said) == (0, b"")
    assert [json.loads(given)["id"] for given in out.splitlines()] == list(range(20))
    assert all("comparison" in json.loads(given) for given in out.splitlines())
