"""What a client may cost before its request is whole: time, room, a place.

waitress reads all requests in one thread and hands whole ones to the threads that answer, so that no slow
client keeps a thread. Added here is what it does not have: limits of time that a byte now and then does not
renew, sizes by path before anything is kept, a bound on what all unread bodies take together, and a place for
a new client when all are taken.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from socket import MSG_PEEK
from threading import Lock
from typing import Any, Final

from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer
from waitress.utilities import Error, RequestEntityTooLarge

from webapp.bodies import BodyLimit
from webapp.words import say

HEAD_S: Final = 20.0
"""From the first byte of a request to the end of its head; a browser sends both in one packet."""

BODY_S: Final = 20.0
"""What a body may take beside the time that its size explains."""

SLOWEST_BYTES: Final = 8_000
"""A second, of a body: a telephone at the edge of its network sends as much."""

IDLE_S: Final = 60.0
"""How long a connection may stay open between two requests, or before the first; and how long an answer may
wait for somebody to read on."""

DROPPED_BYTES: Final = 128_000_000
"""A body that is too large is read up to here and thrown away, for a browser shows an answer only when it has
sent everything. Past it the connection is closed."""

EACH: Final = 4
"""One address may fill a fourth of the room for unread bodies."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What clients may take."""

    body: BodyLimit
    """How large a body may be, by method and path."""
    room_bytes: int
    """Bytes of bodies that are kept until they are answered, all together."""
    places: int
    """Connections that may be open at once."""
    proxies: frozenset[str]
    """Addresses that stand for many clients: no share is too large for them."""


class RoomTakenError(Error):  # type: ignore[misc]
    """The room for unread bodies is taken."""

    code = 503
    reason = "Service Unavailable"


class Room:
    """Bodies that are kept until they are answered: in memory or, the larger ones, in temporary files. Safe
    to share between threads.

    Args:
        bounds: what they may take.
    """

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self._held: dict[Request, int] = {}
        self._by_address = Counter[str]()
        self._lock = Lock()

    def hold(self, request: Request, size: int) -> bool:
        """Whether a body may grow to ``size`` bytes; then it counts until it is released."""
        with self._lock:
            more = size - self._held.get(request, 0)
            own = self._by_address[request.address] + more
            most = self.bounds.room_bytes
            share = most if request.address in self.bounds.proxies else most // EACH
            if self._by_address.total() + more > most or own > share:
                return False
            self._held[request] = size
            self._by_address[request.address] = own
            return True

    def release(self, request: Request) -> None:
        """The body is gone."""
        with self._lock:
            self._by_address[request.address] -= self._held.pop(request, 0)
            self._by_address = +self._by_address


class _Dropped:
    """Takes a body and keeps nothing of it; the interface is that of waitress' receivers."""

    completed = False
    error = None

    def __init__(self, size: int) -> None:
        self._left = size
        self._nothing = OverflowableBuffer(1)

    def __len__(self) -> int:
        return 0

    def received(self, data: bytes) -> int:
        taken = min(len(data), self._left)
        self._left -= taken
        self.completed = self._left == 0
        return taken

    def getfile(self) -> Any:
        return self._nothing.getfile()

    def getbuf(self) -> Any:
        return self._nothing


class Request(HTTPRequestParser):  # type: ignore[misc]
    """A request that is being read."""

    content_length: int
    expect_continue: bool

    def __init__(self, adj: Any, *, room: Room, address: str) -> None:
        super().__init__(adj)
        self.address = address
        self._room = room
        self._most = 0
        self._is_dropped = False

    def parse_header(self, header_plus: bytes) -> None:
        """Reads the head. A body that is longer than its path allows is dropped; the application sees its
        length and says why it was refused."""
        super().parse_header(header_plus)
        path = self.path.encode("latin-1").decode("utf-8", "replace")
        self._most = self._room.bounds.body(self.command, path)
        if self.content_length <= self._most:
            return
        self._is_dropped = True
        if self.expect_continue or self.content_length > DROPPED_BYTES:
            self.expect_continue = False
            self.connection_close = True
            self.content_length, self.body_rcv = 0, None  # complete: it is answered now
        else:
            self.body_rcv = _Dropped(self.content_length)

    def received(self, data: bytes) -> int:
        """Takes bytes; how many were of this request."""
        taken: int = super().received(data)
        if not self.body_bytes_received or self.error or self._is_dropped:
            return taken
        if self.body_bytes_received > self._most:  # in chunks, without a length given before
            self._refuse(RequestEntityTooLarge(say("errors.server.too_much_sent")))
        elif not self._room.hold(self, self.body_bytes_received):
            self._refuse(RoomTakenError(say("errors.server.no_room")))
        return taken

    def _refuse(self, error: Error) -> None:
        self.error, self.completed = error, True

    def close(self) -> None:
        """Gives its room back."""
        super().close()
        self._room.release(self)


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection."""

    request: Any

    def __init__(self, *arguments: Any, room: Room, **more: Any) -> None:
        self._began = time.time()
        super().__init__(*arguments, **more)
        self.parser_class = partial(Request, room=room, address=str(self.addr[0]))
        if len(self.server.active_channels) > room.bounds.places:
            _make_place(self.server.active_channels.values())

    def received(self, data: bytes) -> bool:
        """Takes bytes; waitress hands over what is whole."""
        if self.request is None:
            self._began = time.time()
        taken: bool = super().received(data)
        return taken

    def check_client_disconnected(self) -> bool:
        """Whether the client has closed the connection while its request is answered: waitress itself reads
        nothing then. What the client sent meanwhile stays where it is."""
        if not self.connected:
            return True
        try:
            return not self.socket.recv(1, MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def is_late(self, now: float) -> bool:
        """Whether it has used up its time; one that is being answered has not."""
        if self.requests:
            return False
        if self.request is None or self.total_outbufs_len:
            return bool(now - self.last_activity > IDLE_S)
        if not self.request.headers_finished:
            return now - self._began > HEAD_S
        explained = self.request.body_bytes_received / SLOWEST_BYTES
        return bool(now - self._began > HEAD_S + BODY_S + explained)

    def handle_close(self) -> None:
        """Gives back what a request that never became whole has taken."""
        super().handle_close()
        with self.requests_lock:
            unfinished, self.request = self.request, None
        if unfinished is not None:
            unfinished.close()


def _make_place(channels: Iterable[Any]) -> None:
    """Whoever holds the most places gives up the oldest that is not being answered."""
    present = [channel for channel in channels if not channel.will_close]
    counts = Counter(channel.addr[0] for channel in present)
    busiest = counts.most_common(1)[0][0]
    for channel in present:
        if channel.addr[0] == busiest and not channel.requests:
            channel.will_close = True
            return


def guard(server: Any, bounds: Bounds) -> None:
    """Lets a server of waitress, before it runs, hold its clients to bounds."""
    room = Room(bounds)
    for part in _listeners(server):
        part.channel_class = partial(Channel, room=room)
        part.maintenance = _maintenance(part)


def _maintenance(listener: Any) -> Callable[[float], None]:
    def close_late(now: float) -> None:
        for channel in listener.active_channels.values():
            if channel.is_late(now):
                channel.will_close = True

    return close_late


def _listeners(server: Any) -> list[Any]:
    """The sockets it listens on: a name such as localhost may stand for several."""
    sockets = getattr(server, "map", None) or server._map
    return [part for part in sockets.values() if isinstance(part, BaseWSGIServer)]
