"""What clients may cost a running server before their requests are whole."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.cli.test_serve import serving

ADDRESS = tuple[str, int]
FORM = "Content-Type: application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[str], ADDRESS]]:
    """A server that takes pairs of up to 100,000 bytes, so forms of 400,000 and archives of 1,600,000."""
    with serving(tmp_path_factory.mktemp("clients"), DIPTYCH_MAX_BYTES="100000") as (process, address):
        parts = urlsplit(address)
        yield process, (str(parts.hostname), int(parts.port or 0))


def _send(address: ADDRESS, head: str, body: bytes = b"") -> socket.socket:
    client = socket.create_connection(address, timeout=60)
    lines = (head, f"Host: {address[0]}")
    client.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
    return client


def _status(client: socket.socket) -> int:
    answer = http.client.HTTPResponse(client)
    answer.begin()
    answer.read()
    return answer.status


def _until(holds: Callable[[], bool]) -> None:
    while not holds():
        time.sleep(0.02)


def _kept(process: subprocess.Popen[str]) -> int:
    """Bytes of bodies in temporary files: whatever is over half a megabyte is kept in one."""
    sizes = []
    for entry in Path(f"/proc/{process.pid}/fd").iterdir():
        try:
            if tempfile.gettempdir() in str(entry.readlink()) and "(deleted)" in str(entry.readlink()):
                sizes.append(entry.stat().st_size)
        except FileNotFoundError:  # closed meanwhile
            continue
    return sum(sizes)


def test_idle_connections_by_the_hundred_keep_nobody_out(
    server: tuple[subprocess.Popen[str], ADDRESS],
) -> None:
    process, address = server
    with ExitStack() as crowd:
        for _ in range(1_200):
            crowd.enter_context(socket.create_connection(address))
        _until(lambda: len(os.listdir(f"/proc/{process.pid}/fd")) > 1_200)
        with _send(address, "GET / HTTP/1.1") as client:
            assert _status(client) == 200


def test_unfinished_requests_keep_nobody_out(server: tuple[subprocess.Popen[str], ADDRESS]) -> None:
    _, address = server
    with ExitStack() as crowd:
        for _ in range(100):  # more than there are threads
            crowd.enter_context(
                _send(address, f"POST /comparisons HTTP/1.1\r\n{FORM}\r\nContent-Length: 300000", b"left=A")
            )
            half = crowd.enter_context(socket.create_connection(address))
            half.sendall(b"GET / HTTP/1.1\r\nX-Half: ")
        with _send(address, "GET / HTTP/1.1") as client:
            assert _status(client) == 200


def test_a_large_body_is_kept_where_its_path_takes_one(
    server: tuple[subprocess.Popen[str], ADDRESS],
) -> None:
    process, address = server
    head = f"POST /settings/archive HTTP/1.1\r\n{FORM}\r\nContent-Length: 1500000"
    with _send(address, head, b"x" * 1_499_999) as client:
        _until(lambda: _kept(process) == 1_499_999)
        client.sendall(b"x")
        assert _status(client) == 422
    _until(lambda: _kept(process) == 0)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/comparisons", 413),
        ("POST", "/api/v1/comparisons", 413),
        ("POST", "/settings/archive", 413),
        ("POST", "/settings/tokens", 413),
        ("POST", "/nowhere", 404),
        ("PUT", "/", 405),
        ("GET", "/", 200),
        ("DELETE", "/comparisons/none", 405),
    ],
)
def test_elsewhere_not_a_byte_of_it_is_kept(
    server: tuple[subprocess.Popen[str], ADDRESS], method: str, path: str, status: int
) -> None:
    process, address = server
    kind = "Content-Type: application/json" if "api" in path else FORM
    head = f"{method} {path} HTTP/1.1\r\n{kind}\r\nContent-Length: 3000000"
    with _send(address, head, b"x" * 2_999_999) as client:
        with _send(address, "GET /healthz HTTP/1.1") as another:
            assert _status(another) == 200
        assert _kept(process) == 0
        client.sendall(b"x")
        assert _status(client) == status


def test_a_form_that_is_too_large_is_answered_with_the_form(
    server: tuple[subprocess.Popen[str], ADDRESS],
) -> None:
    _, address = server
    connection = http.client.HTTPConnection(*address, timeout=60)
    connection.request("POST", "/comparisons", b"left=" + b"x" * 3_000_000, {"Content-Type": FORM.split()[1]})
    answer = connection.getresponse()
    assert answer.status == 413
    assert b'name="left"' in answer.read()
    connection.close()


def test_who_asks_before_sending_too_much_is_told_no_at_once(
    server: tuple[subprocess.Popen[str], ADDRESS],
) -> None:
    _, address = server
    head = f"POST /comparisons HTTP/1.1\r\n{FORM}\r\nContent-Length: 3000000\r\nExpect: 100-continue"
    with _send(address, head) as client:
        assert _status(client) == 413


def test_a_body_in_chunks_is_bounded_too(server: tuple[subprocess.Popen[str], ADDRESS]) -> None:
    _, address = server
    chunk = b"%x\r\n" % 100_000 + b"x" * 100_000 + b"\r\n"
    with _send(address, f"POST /comparisons HTTP/1.1\r\n{FORM}\r\nTransfer-Encoding: chunked") as client:
        try:
            for _ in range(50):
                client.sendall(chunk)
        except OSError:  # it has heard enough
            pass
        assert _status(client) == 413
