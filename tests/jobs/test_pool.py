"""Real worker processes, and what becomes of a comparison whose worker dies, hangs or wants too much."""

from __future__ import annotations

import json
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from webapp.engine import Article, ModelError, Options, Pins, compare
from webapp.engine.serialise import dumps
from webapp.jobs import Bounds, Pool, Question, WorkerError

LEFT = Article.from_text("Storm closes port\n\nThe port was closed on Monday. Nobody was hurt.")
RIGHT = Article.from_text("On Monday they shut the port, and nobody was hurt.")
PAIR = Question(LEFT, RIGHT)
SLOW = Question(
    Article.from_text(
        " ".join(f"Sentence {number} tells of {number % 97} boats." for number in range(3_000))
    ),
    Article.from_text(
        " ".join(f"It tells of boat {number} in line {number % 89}." for number in range(3_000))
    ),
)
"""Seconds of work."""


def _pool(*, seconds: float = 100, megabytes: int = 2_000, workers: int = 1) -> Pool:
    return Pool(Options(model="none"), Bounds(workers, megabytes * 1_000_000, seconds))


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = _pool()
    yield made
    made.close()


@pytest.fixture(scope="module")
def steady() -> Iterator[Pool]:
    """A pool for all tests that leave its worker alone: to start one takes a second of a processor."""
    made = _pool()
    yield made
    made.close()


def _pid(pool: Pool) -> int:
    worker = pool._workers[0]
    assert worker
    return worker._process.pid


def _until(holds: Callable[[], bool]) -> None:
    while not holds():
        time.sleep(0.01)


def _used(pid: int) -> float:
    """Seconds of a processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _is_busy(pid: int, before: float) -> bool:
    """It has used more of a processor since than an answer and cleaning up behind it take, so it compares."""
    return _used(pid) > before + 0.5


def test_a_worker_says_what_the_engine_says(steady: Pool) -> None:
    found = steady(PAIR, "Ada")
    assert found.result == dumps(compare(LEFT, RIGHT, Options(model="none")))
    assert found.titles == ("Storm closes port", None)


def test_it_obeys_pins(steady: Pool) -> None:
    options = Options(model="none", pair_kind="rewrite")
    made = compare(LEFT, RIGHT, options)
    pins = Pins(linked=((made.left.sentences[0].key, made.right.sentences[-1].key),))
    found = steady(Question(LEFT, RIGHT, "rewrite", pins), "Ada")
    assert found.result == dumps(compare(LEFT, RIGHT, options, pins))


def test_it_takes_the_pair_for_what_is_said_and_judges_the_next_by_itself(steady: Pool) -> None:
    for kind in ("tellings", "strangers", ""):
        options = Options(model="none", pair_kind=kind)
        assert steady(Question(LEFT, RIGHT, kind), "Ada").result == dumps(compare(LEFT, RIGHT, options))
    given = json.loads(steady(Question(LEFT, RIGHT, "tellings"), "Ada").result)["pair"]
    assert given == {"kind": "tellings", "confidence": 1.0, "given": True}


def test_it_is_lower_in_priority_and_bounded_in_memory(steady: Pool) -> None:
    steady(PAIR, "Ada")
    assert os.getpriority(os.PRIO_PROCESS, _pid(steady)) > os.getpriority(os.PRIO_PROCESS, 0)
    limits = Path(f"/proc/{_pid(steady)}/limits").read_text()
    assert "Max data size             2000000000" in limits


def test_texts_of_any_characters_reach_it(steady: Pool) -> None:
    odd = Article.from_text("A lone \ud800 surrogate. A null \0 byte.\u2028A family 👨‍👩‍👧.")
    assert steady(Question(odd, odd), "Ada").result == dumps(compare(odd, odd, Options(model="none")))


def test_a_worker_that_was_killed_between_two_comparisons_is_replaced_unnoticed(pool: Pool) -> None:
    pool(PAIR, "Ada")
    before = _pid(pool)
    os.kill(before, signal.SIGKILL)
    _until(lambda: not pool._workers[0].is_alive)  # type: ignore[union-attr]
    assert pool(PAIR, "Ada").titles[0] == "Storm closes port"
    assert _pid(pool) != before


def test_one_that_dies_over_a_comparison_takes_only_that_one_along(
    pool: Pool, caplog: pytest.LogCaptureFixture
) -> None:
    pool(PAIR, "Ada")
    victim = _pid(pool)
    before = _used(victim)
    killer = threading.Thread(target=lambda: (_until(lambda: _is_busy(victim, before)), os.kill(victim, 9)))
    killer.start()
    with caplog.at_level(logging.ERROR), pytest.raises(WorkerError) as failure:
        pool(SLOW, "Ada")
    killer.join()
    assert str(failure.value) in caplog.text
    assert "ended with -9" in caplog.text
    assert "boat" not in caplog.text
    assert pool(PAIR, "Ada").titles[0] == "Storm closes port"


def test_one_that_hangs_is_ended_and_replaced(caplog: pytest.LogCaptureFixture) -> None:
    pool = _pool(seconds=0.5)
    pool.start()
    first = _pid(pool)
    os.kill(first, signal.SIGSTOP)
    with pytest.raises(WorkerError):
        pool(PAIR, "Ada")
    assert "no answer after 0.5 s" in caplog.text
    assert _pid(pool) != first
    pool.close()


def test_one_that_wants_too_much_memory_fails_alone(caplog: pytest.LogCaptureFixture) -> None:
    pool = _pool(megabytes=320)
    with pytest.raises(WorkerError):
        pool(SLOW, "Ada")
    # Where memory ends within a call of C, Python may tell it as a SystemError.
    assert any(end in caplog.text for end in ("MemoryError", "SystemError", "ended with"))
    pool.close()


def test_a_model_that_cannot_be_used_is_named_at_the_start(tmp_path: Path) -> None:
    pool = Pool(Options(model=str(tmp_path)), Bounds(1, 2_000_000_000, 100))
    with pytest.raises(ModelError, match=tmp_path.name):
        pool.start()
    assert not pool.is_ready


def test_workers_end_with_whoever_started_them(pool: Pool) -> None:
    pool(PAIR, "Ada")
    worker = pool._workers[0]
    assert worker
    assert worker._process.stdin
    worker._process.stdin.close()
    assert worker._process.wait(30) == 0


def _remembered(pid: int, words: str) -> bool:
    """Whether words stand in a process's memory."""
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb") as memory:
        for line in maps:
            place, rights, *_, name = (*line.split(maxsplit=5), "")
            if "rw" not in rights or name.startswith("[v"):
                continue
            start, end = (int(address, 16) for address in place.split("-"))
            memory.seek(start)
            if words.encode() in memory.read(end - start):
                return True
    return False


def test_what_is_to_be_forgotten_leaves_the_workers_too(pool: Pool) -> None:
    pool(PAIR, "Ada")
    before = _pid(pool)
    assert _remembered(before, "they shut the port")
    pool.forget()
    assert not Path(f"/proc/{before}").exists()
    assert pool(Question(LEFT, LEFT), "Ada").titles[0] == "Storm closes port"
    assert not _remembered(_pid(pool), "they shut the port")


def test_a_worker_that_has_read_no_text_need_not_forget(pool: Pool) -> None:
    pool.start()
    before = _pid(pool)
    pool.forget()
    assert _pid(pool) == before
    pool(PAIR, "Ada")
    assert _pid(pool) == before


def test_one_that_compares_gives_its_answer_and_is_replaced_then(pool: Pool) -> None:
    pool(PAIR, "Ada")
    before = _pid(pool)
    found: list[str | None] = []
    asking = threading.Thread(target=lambda: found.extend(pool(Question(LEFT, LEFT), "Ada").titles))
    os.kill(before, signal.SIGSTOP)
    asking.start()
    _until(lambda: not pool._turns._free)
    pool.forget()
    assert _pid(pool) == before
    os.kill(before, signal.SIGCONT)
    asking.join()
    assert found == ["Storm closes port"] * 2
    assert not Path(f"/proc/{before}").exists()
