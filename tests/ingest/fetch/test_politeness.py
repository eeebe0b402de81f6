"""A site is not asked more often than it bears."""

from __future__ import annotations

import threading
from collections.abc import Callable
from email.message import Message

import pytest

from webapp.ingest.fetch import FetchError, Policy, Politeness, fetching
from webapp.ingest.fetch.addresses import Address
from webapp.ingest.fetch.answers import retry_after
from webapp.ingest.fetch.errors import BusyError


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.time = 100.0
        self._lock = threading.Lock()

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.time += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def politeness(clock: Clock) -> Politeness:
    return Politeness(now=clock.now, sleep=clock.sleep)


def test_one_host_is_asked_once_a_second(politeness: Politeness, clock: Clock) -> None:
    assert [politeness.wait("a.org") for _ in range(3)] == [0, 1, 1]
    assert clock.time == 102


def test_other_hosts_need_not_wait(politeness: Politeness) -> None:
    assert [politeness.wait(host) for host in ("a.org", "b.org", "c.org", "a.org")] == [0, 0, 0, 1]


def test_a_host_that_asks_for_it_is_left_alone_so_long(politeness: Politeness) -> None:
    politeness.wait("a.org")
    politeness.hold("a.org", 30)
    politeness.hold("a.org", 10)
    assert politeness.wait("b.org") == 0
    assert politeness.wait("a.org") == 30


def test_nobody_waits_for_more_than_a_minute(politeness: Politeness, clock: Clock) -> None:
    politeness.hold("a.org", 3_600)
    with pytest.raises(FetchError, match="left alone for another 3,600 seconds"):
        politeness.wait("a.org")
    assert clock.time == 100
    clock.sleep(3_550)
    assert politeness.wait("a.org") == 50


def test_threads_take_turns() -> None:
    clock = Clock()
    politeness = Politeness(now=clock.now, sleep=clock.sleep)
    turns: list[float] = []
    threads = [
        threading.Thread(target=lambda: (politeness.wait("a.org"), turns.append(clock.time)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(turns) == 8
    assert clock.time >= 107


def test_hosts_whose_turn_has_come_are_forgotten(politeness: Politeness, clock: Clock) -> None:
    for number in range(5_000):
        politeness.wait(f"{number}.org")
        clock.sleep(0.01)
    assert len(politeness._free) < 1_200


@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        ("7", "", 7.0),
        (" 7 ", "", 7.0),
        ("0", "", 0.0),
        ("Wed, 21 Oct 2015 07:28:30 GMT", "Wed, 21 Oct 2015 07:28:00 GMT", 30.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2015 07:29:00 GMT", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", "", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2015 07:28:00 -0000", None),
        ("", "", None),
        ("-5", "", None),
        ("7.5", "", None),
        ("٧", "", None),
        ("99999999999999999999", "", None),
        ("soon", "now", None),
        ("Wed, 99 Oct 99999 07:28:00 GMT", "Wed, 21 Oct 2015 07:28:00 GMT", None),
    ],
)
def test_when_to_come_back_is_read(value: str, date: str, seconds: float | None) -> None:
    headers = Message()
    headers["Retry-After"] = value
    headers["Date"] = date
    assert retry_after(headers) == seconds


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Lets attempts end as told, one after the other; returns what has been asked."""

    def script(*ends: Exception | None) -> list[str]:
        left = list(ends)
        seen: list[str] = []

        def attempt(first: Address, *_: object) -> str:
            seen.append(str(first))
            end = left.pop(0)
            if end is not None:
                raise end
            return "page"

        monkeypatch.setattr(fetching, "_fetch", attempt)
        return seen

    return script


def busy(seconds: float | None) -> BusyError:
    return BusyError("Later.", "a.org", seconds)


def test_a_busy_site_is_asked_once_more_when_it_said(
    attempts: Callable[..., list[str]], politeness: Politeness
) -> None:
    seen = attempts(busy(5), None)
    assert fetching.fetch("http://a.org", Policy(fetches=True), politeness=politeness) == "page"
    assert len(seen) == 2
    assert politeness.wait("a.org") == 5


def test_a_site_that_is_still_busy_is_not_asked_a_third_time(
    attempts: Callable[..., list[str]], politeness: Politeness
) -> None:
    seen = attempts(busy(5), busy(5), None)
    with pytest.raises(FetchError, match="Later"):
        fetching.fetch("http://a.org", Policy(fetches=True), politeness=politeness)
    assert len(seen) == 2


@pytest.mark.parametrize("seconds", [None, 61, 86_400])
def test_a_site_that_is_busy_for_long_is_not_asked_again(
    attempts: Callable[..., list[str]], politeness: Politeness, seconds: float | None
) -> None:
    seen = attempts(busy(seconds), None)
    with pytest.raises(FetchError, match="Later"):
        fetching.fetch("http://a.org", Policy(fetches=True), politeness=politeness)
    assert len(seen) == 1


def test_who_fetches_one_page_is_told_at_once(attempts: Callable[..., list[str]]) -> None:
    seen = attempts(busy(1), None)
    with pytest.raises(FetchError, match="Later"):
        fetching.fetch("http://a.org", Policy(fetches=True))
    assert len(seen) == 1
