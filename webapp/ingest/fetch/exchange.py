"""One request to one site and its answer, over HTTP."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import PackageNotFoundError, version
from typing import cast

from webapp.ingest.fetch.addresses import Address
from webapp.ingest.fetch.body import read_body
from webapp.ingest.fetch.connection import BoundedSocket, TooMuchError, connected
from webapp.ingest.fetch.errors import FetchError
from webapp.ingest.fetch.limits import Deadline, FetchLimits
from webapp.words import say

ACCEPT = (
    "text/html,application/xhtml+xml,application/pdf;q=0.9,text/markdown;q=0.9,text/plain;q=0.8,"
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document;q=0.8,"
    "application/vnd.oasis.opendocument.text;q=0.8,*/*;q=0.1"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answered. Its page can be read as long as ``asked`` is open."""

    status: int
    """From 100 to 999."""
    headers: Message
    """By name, in any case."""
    _response: http.client.HTTPResponse
    _socket: BoundedSocket
    _limits: FetchLimits

    def read(self) -> bytes:
        """The page, unpacked; raises FetchError."""
        with _failures():
            self._socket.allow(self._limits.file_bytes)
            return read_body(self._response, self.headers, self._limits.file_bytes)


class _Client(http.client.HTTPConnection):
    """A reader and writer of HTTP that opens no connection of its own."""

    def __init__(self, address: Address, bounded: BoundedSocket) -> None:
        super().__init__(address.host, address.port)
        self.sock = cast(socket.socket, bounded)

    def connect(self) -> None:
        """Refuses: raises http.client.NotConnected."""
        raise http.client.NotConnected


@contextmanager
def asked(
    address: Address, places: tuple[str, ...], limits: FetchLimits, deadline: Deadline
) -> Iterator[Answer]:
    """Asks one of several IP addresses for a page; nothing sent tells for whom.

    Raises:
        FetchError: there is no connection or no sensible answer.
    """
    with _failures(), connected(address, places, limits, deadline) as connection:
        bounded = BoundedSocket(connection, deadline, limits.head_bytes)
        client = _Client(address, bounded)
        client.request("GET", address.target, headers=_headers(address))
        response = client.getresponse()
        while 101 < response.status < 200:  # hints before the answer; of these http.client knows 100 alone
            response = http.client.HTTPResponse(cast(socket.socket, bounded), method="GET")
            response.begin()
        yield Answer(response.status, response.headers, response, bounded, limits)


def _headers(address: Address) -> dict[str, str]:
    return {
        "Host": address.authority,
        "User-Agent": f"Diptych/{_version()} (compares articles; asks for single pages that its user names)",
        "Accept": ACCEPT,
        "Accept-Language": "*",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _version() -> str:
    try:
        return version("diptych")
    except PackageNotFoundError:
        return "0"


@contextmanager
def _failures() -> Iterator[None]:
    """Says in a sentence what went wrong on the way."""
    try:
        yield
    except (OSError, http.client.HTTPException) as error:
        raise FetchError(_sentence(error)) from error


def _sentence(error: OSError | http.client.HTTPException) -> str:
    match error:
        case TooMuchError():
            return say("fetch.sent_too_much")
        case TimeoutError():
            return say("fetch.slow")
        case ssl.SSLCertVerificationError():
            return say("fetch.certificate")
        case ssl.SSLError():
            return say("fetch.insecure")
        case ConnectionRefusedError():
            return say("fetch.refused")
        case http.client.IncompleteRead() | http.client.RemoteDisconnected() | ConnectionError():
            return say("fetch.broken_off")
        case http.client.HTTPException():
            return say("fetch.not_web")
        case _:
            return say("fetch.unreachable")
