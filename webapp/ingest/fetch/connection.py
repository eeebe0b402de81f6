"""One connection to a checked address, bounded in time and bytes whatever the other side sends."""

from __future__ import annotations

import io
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from webapp.ingest.fetch.addresses import Address
from webapp.ingest.fetch.limits import Deadline, FetchLimits

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer


class TooMuchError(OSError):
    """More bytes came than are taken."""


class BoundedSocket(io.RawIOBase):
    """The bytes of a connection: every wait is bounded by one deadline, and all that comes is counted.

    It stands below the reader of HTTP, which renews its timeout with each byte and, told that a piece has a
    negative length, reads to the end. It is what ``http.client`` needs of a socket.
    """

    def __init__(self, connection: socket.socket, deadline: Deadline, count: int) -> None:
        """Lets ``count`` bytes come."""
        super().__init__()
        self._connection = connection
        self._deadline = deadline
        self._allowed = count
        self._incoming = _Incoming(self)

    def allow(self, count: int) -> None:
        """Lets so many more bytes come."""
        self._allowed += count

    def sendall(self, data: ReadableBuffer) -> None:
        """Sends all of it; raises OSError."""
        self._connection.settimeout(self._deadline.left())
        self._connection.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What comes, to be read; the same each time, so that nothing read ahead is lost."""
        return self._incoming

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Reads what there is, 0 bytes at the end.

        Raises:
            TimeoutError: the deadline has passed.
            TooMuchError: more would come than was allowed.
            OSError: the connection broke.
        """
        view = memoryview(buffer)[: self._allowed]
        if not view:
            raise TooMuchError
        self._connection.settimeout(self._deadline.left())
        count = self._connection.recv_into(view)
        self._allowed -= count
        return count

    def close(self) -> None:
        """Nothing: ``http.client`` closes its socket while the answer is still being read. ``connected``
        closes the connection."""


class _Incoming(io.BufferedReader):
    def close(self) -> None:
        """Nothing: an answer that comes before the real one closes what it was read from."""


@contextmanager
def connected(
    address: Address, places: tuple[str, ...], limits: FetchLimits, deadline: Deadline
) -> Iterator[socket.socket]:
    """A connection to the first of several IP addresses that takes one, closed at the end.

    Nothing is looked up here: what was checked is what is connected to. The site's name is what TLS asks for
    and what the certificate must be for.

    Raises:
        OSError: none takes it, or TLS cannot be agreed upon; of ``ssl.SSLError`` its kinds.
    """
    connection = _open(places, address.port, limits, deadline)
    try:
        if address.scheme == "https":
            connection.settimeout(deadline.left())
            connection = _tls().wrap_socket(connection, server_hostname=address.host)
        yield connection
    finally:
        connection.close()


def _open(places: tuple[str, ...], port: int, limits: FetchLimits, deadline: Deadline) -> socket.socket:
    failure = OSError("no address")
    for place in places:
        patience = deadline.left(limits.connect_seconds)
        connection = None
        try:
            connection = socket.socket(socket.AF_INET6 if ":" in place else socket.AF_INET)
            connection.settimeout(patience)
            connection.connect((place, port))
            return connection
        except OSError as error:
            failure = error
            if connection is not None:
                connection.close()
    raise failure


@cache
def _tls() -> ssl.SSLContext:
    """Certificates are checked against the system's authorities, or certifi's where the system has none."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    paths = ssl.get_default_verify_paths()
    folder = Path(paths.capath) if paths.capath else None
    if not (paths.cafile or context.get_ca_certs() or (folder and any(folder.iterdir()))):
        try:
            import certifi
        except ImportError:
            return context  # nothing can be trusted then, and every certificate is refused
        context.load_verify_locations(certifi.where())
    return context
