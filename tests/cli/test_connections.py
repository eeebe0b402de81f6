"""Time and room of connections, on values: no clock is waited for."""

from __future__ import annotations

import socket
from types import SimpleNamespace
from typing import Any

import pytest
from waitress.adjustments import Adjustments

from webapp.cli.connections import (
    BODY_S,
    EACH,
    HEAD_S,
    IDLE_S,
    SLOWEST_BYTES,
    Bounds,
    Channel,
    Request,
    Room,
    _make_place,
)

HEAD = b"POST /comparisons HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"


def _room(most: int = 10_000, *proxies: str) -> Room:
    return Room(Bounds(lambda method, path: 8_000, most, places=10, proxies=frozenset(proxies)))


def _request(room: Room, address: str = "10.0.0.1") -> Request:
    return Request(Adjustments(), room=room, address=address)


def _began(room: Room, size: int, address: str = "10.0.0.1") -> Request:
    """A body of which ``size`` bytes have come."""
    request = _request(room, address)
    request.received(HEAD % 8_000)
    request.received(b"x" * size)
    return request


def test_one_address_fills_a_share_of_the_room_and_others_the_rest() -> None:
    room = _room(10_000)
    first = [_began(room, 1_000) for _ in range(4)]
    assert [request.error is None for request in first] == [True, True, False, False]
    others = [_began(room, 2_000, f"10.0.0.{number}") for number in range(2, 7)]
    assert [request.error is None for request in others] == [True, True, True, True, False]
    assert others[-1].error.code == 503
    assert others[-1].completed


def test_room_comes_back_when_a_request_is_done() -> None:
    room = _room(10_000)
    request = _began(room, 10_000 // EACH)
    assert _began(room, 1).error
    request.close()
    assert not _began(room, 1).error


def test_behind_a_proxy_many_share_one_address() -> None:
    room = _room(10_000, "10.0.0.1")
    assert [_began(room, 3_000).error is None for _ in range(4)] == [True, True, True, False]


def test_a_body_that_was_announced_too_large_takes_no_room() -> None:
    room = _room(100)
    request = _request(room)
    request.received(HEAD % 9_000)
    assert request.received(b"x" * 9_000) == 9_000
    assert request.completed
    assert request.error is None  # the application says why
    assert request.get_body_stream().read() == b""
    assert request.headers["CONTENT_LENGTH"] == "9000"


def test_bytes_after_a_dropped_body_belong_to_the_next_request() -> None:
    request = _request(_room())
    request.received(HEAD % 9_000)
    assert request.received(b"x" * 9_000 + b"GET / HTTP/1.1") == 9_000


@pytest.mark.parametrize("size", [10**9, 10**30])
def test_an_absurd_length_is_answered_without_reading(size: int) -> None:
    request = _request(_room())
    request.received(HEAD % size)
    assert request.completed
    assert request.connection_close


def _channel(**fields: Any) -> Any:
    """A connection as ``is_late`` sees it, at the hundredth second."""
    plain = {"requests": [], "request": None, "total_outbufs_len": 0, "last_activity": 100.0, "_began": 100.0}
    return SimpleNamespace(**(plain | fields))


def _reading(received: int = 0, *, headers_finished: bool = False) -> Any:
    return SimpleNamespace(headers_finished=headers_finished, body_bytes_received=received)


@pytest.mark.parametrize(
    ("channel", "patience"),
    [
        (_channel(), IDLE_S),
        (_channel(total_outbufs_len=5), IDLE_S),
        (_channel(request=_reading()), HEAD_S),
        (_channel(request=_reading(headers_finished=True)), HEAD_S + BODY_S),
        (_channel(request=_reading(80_000, headers_finished=True)), HEAD_S + BODY_S + 80_000 / SLOWEST_BYTES),
    ],
    ids=["idle", "nobody reads the answer", "half a head", "no body comes", "a slow body"],
)
def test_patience_ends(channel: Any, patience: float) -> None:
    assert not Channel.is_late(channel, 100 + patience - 1)
    assert Channel.is_late(channel, 100 + patience + 1)


def test_a_byte_now_and_then_renews_nothing() -> None:
    trickling = _channel(request=_reading(50, headers_finished=True), last_activity=10_000.0)
    assert Channel.is_late(trickling, 10_000)


def test_whoever_is_being_answered_is_never_late() -> None:
    assert not Channel.is_late(_channel(requests=["one"]), 100_000)


def test_the_one_with_most_places_gives_up_its_oldest_idle_one() -> None:
    def channel(host: str, *requests: str) -> Any:
        return SimpleNamespace(addr=(host, 1), will_close=False, requests=list(requests))

    present = [channel("a"), channel("b", "busy"), channel("b"), channel("b"), channel("a")]
    _make_place(present)
    assert [one.will_close for one in present] == [False, False, True, False, False]
    _make_place(present)
    assert [one.will_close for one in present].count(True) == 2


def test_whether_a_client_has_gone_is_seen_while_its_request_is_answered() -> None:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)  # noqa: FBT003 - the interface of sockets
    channel: Any = SimpleNamespace(connected=True, socket=ours)
    assert not Channel.check_client_disconnected(channel)
    theirs.send(b"GET / HTTP/1.1")
    assert not Channel.check_client_disconnected(channel)
    assert ours.recv(3) == b"GET"  # what it sent is still there
    ours.recv(100)
    theirs.close()
    assert Channel.check_client_disconnected(channel)
    ours.close()
    assert Channel.check_client_disconnected(channel)
    assert Channel.check_client_disconnected(SimpleNamespace(connected=False))  # type: ignore[arg-type]
