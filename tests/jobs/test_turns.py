"""Places are few, and nobody's flood keeps another from one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Queue

import pytest

from webapp.jobs import NoTurnError
from webapp.jobs.turns import Turns


class Work:
    """Askers whose turns end when the test says so."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self.began: Queue[str] = Queue()
        self._ends: dict[str, threading.Event] = {}
        self._threads: list[threading.Thread] = []

    def ask(self, name: str) -> None:
        """``Ada 1``: the asker is Ada. Returns when she waits or has begun."""
        before = self._waiting()
        self._ends[name] = threading.Event()
        thread = threading.Thread(target=self._work, args=(name,), daemon=True)
        self._threads.append(thread)
        thread.start()
        _until(lambda: self._waiting() > before or self.began.qsize() > 0)

    def end(self, name: str) -> None:
        """Her turn is over."""
        self._ends[name].set()

    def join(self) -> None:
        """All are done."""
        for event in self._ends.values():
            event.set()
        for thread in self._threads:
            thread.join(30)

    def _waiting(self) -> int:
        return sum(map(len, self._turns._queues.values()))

    def _work(self, name: str) -> None:
        with self._turns.turn(name.split()[0]):
            self.began.put(name)
            self._ends[name].wait()


def _until(holds: Callable[[], bool]) -> None:
    while not holds():
        threading.Event().wait(0.001)


def test_who_asks_once_does_not_wait_for_all_that_another_asked_for() -> None:
    work = Work(Turns(places=1, waiting=10, each=10))
    order = []
    for name in ("Ada 1", "Ada 2", "Ada 3", "Ben 1"):
        work.ask(name)
        if name == "Ada 1":
            order.append(work.began.get(timeout=30))
    for _ in range(3):
        work.end(order[-1])
        order.append(work.began.get(timeout=30))
    work.join()
    assert order == ["Ada 1", "Ben 1", "Ada 2", "Ada 3"]


def test_of_two_places_a_flood_keeps_one_when_somebody_else_waits() -> None:
    work = Work(Turns(places=2, waiting=10, each=10))
    began = []
    for name in ("Ada 1", "Ada 2"):
        work.ask(name)
        began.append(work.began.get(timeout=30))
    for name in ("Ada 3", "Ada 4", "Ben 1", "Cleo 1"):
        work.ask(name)
    work.end("Ada 1")
    assert work.began.get(timeout=30) == "Ben 1"  # Ada still has a place, the others none
    work.end("Ada 2")
    assert work.began.get(timeout=30) == "Cleo 1"
    work.end("Cleo 1")
    assert work.began.get(timeout=30) == "Ada 3"
    work.join()


def test_whoever_has_gone_is_forgotten() -> None:
    turns = Turns(places=1, waiting=5, each=5)
    for number in range(100):
        with turns.turn(f"visitor {number}"):
            pass
    assert not turns._held
    assert not turns._last


def test_places_have_numbers_of_their_own() -> None:
    turns = Turns(places=3, waiting=0, each=0)
    with turns.turn("a") as one, turns.turn("b") as two, turns.turn("a") as three:
        assert {one, two, three} == {0, 1, 2}
        with pytest.raises(NoTurnError), turns.turn("c"):
            pass
    with turns.turn("c") as again:
        assert again in {0, 1, 2}


def test_past_the_bounds_nobody_waits() -> None:
    work = Work(turns := Turns(places=1, waiting=3, each=2))
    work.ask("Ada 1")
    work.began.get(timeout=30)
    for name in ("Ada 2", "Ada 3"):
        work.ask(name)
    with pytest.raises(NoTurnError), turns.turn("Ada"):
        pass
    work.ask("Ben 1")
    with pytest.raises(NoTurnError), turns.turn("Cleo"):
        pass
    work.join()
    with turns.turn("Cleo"):
        pass


def test_a_turn_that_fails_is_over() -> None:
    turns = Turns(places=1, waiting=0, each=0)
    with pytest.raises(ZeroDivisionError), turns.turn("Ada"):
        raise ZeroDivisionError
    with turns.turn("Ada"):
        pass


def test_who_asks_again_gets_the_place_he_had_while_it_is_free() -> None:
    turns = Turns(2, 4, 4)
    with turns.turn("Ada") as of_ada, turns.turn("Ben") as of_ben:
        assert {of_ada, of_ben} == {0, 1}
    for asker, place in (("Ben", of_ben), ("Ada", of_ada), ("Ada", of_ada), ("Ben", of_ben)):
        with turns.turn(asker) as again:
            assert again == place


def test_who_comes_while_the_free_places_are_held_waits_for_one() -> None:
    turns = Turns(places=2, waiting=10, each=10)
    work = Work(turns)
    work.ask("Ada 1")
    assert work.began.get() == "Ada 1"
    with turns.spare() as places:
        assert len(places) == 1
        work.ask("Ben 1")
        assert work.began.empty()
    assert work.began.get(timeout=30) == "Ben 1"
    work.join()
    with turns.spare() as places:
        assert sorted(places) == [0, 1]
