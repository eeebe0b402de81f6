"""A network of its own in which every address of the world is this process, and a fetcher inside it.

Run by ``conftest.py`` in a new network namespace, from which no packet leaves. A route makes all addresses
local, so that a connection to any of them is taken here and told. A line of JSON in asks for fetches, a line
out says what came of them: which addresses were connected to, and what was asked of them.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
from ipaddress import IPv6Address
from pathlib import Path
from typing import Any

from webapp.ingest.errors import IngestError
from webapp.ingest.fetch import FetchLimits, Policy, fetch

PLAIN = (80, 8080, 22)
TLS = 443

PROBE = "127.7.7.7"
"""Where our own connections come from."""

HANDSHAKE = b"\x16"
"""How TLS begins, on a port where it is not understood; what is done then stands under *TLS*."""

SILENT = "93.184.216.99"
"""Where nobody answers: the listener's queue is full and nobody takes from it."""


class World:
    """Listeners on every address, a resolver that says what it is told, and what happened so far."""

    def __init__(self, certificates: dict[str, str]) -> None:
        self.names: dict[str, list[list[str]]] = {}
        self.pages: dict[str, list[dict[str, Any]]] = {}
        self.connects: list[tuple[str, int]] = []
        self.accepted: list[tuple[str, int]] = []
        self.requests: list[str] = []
        self.asked_names: list[str] = []
        self.server_names: list[str | None] = []
        self._probes: set[int] = set()
        self._seen = threading.Condition()
        self._contexts = {name: _server_context(file) for name, file in certificates.items()}
        for context in self._contexts.values():
            context.sni_callback = self._choose  # type: ignore[assignment]
        self._quiet = threading.local()
        self._listeners = {port: self._listen(port) for port in (*PLAIN, TLS)}
        self._silence = _silence()
        sys.addaudithook(self._audit)
        socket.getaddrinfo = self._look_up  # type: ignore[assignment]

    def forget(self) -> None:
        """Begins a new count."""
        for record in (self.connects, self.accepted, self.requests, self.asked_names, self.server_names):
            record.clear()

    def settle(self) -> None:
        """Waits until all connections made so far are counted: they are taken in order, so that a probe of
        our own comes after them."""
        self._quiet.on = True
        for port in self._listeners:
            with socket.socket() as probe:
                probe.bind((PROBE, 0))
                mine = probe.getsockname()[1]
                probe.connect(("127.0.0.1", port))
                with self._seen:
                    self._seen.wait_for(lambda mine=mine: mine in self._probes)
                    self._probes.discard(mine)
        self._quiet.on = False

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "socket.connect" and not getattr(self._quiet, "on", False):
            self.connects.append((str(arguments[1][0]), int(arguments[1][1])))

    def _look_up(self, host: str, *_: object, **__: object) -> list[Any]:
        """In the manner of getaddrinfo. Each question takes the next answer; the last one stays."""
        self.asked_names.append(host)
        answers = self.names.get(host)
        if answers is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        places = answers.pop(0) if len(answers) > 1 else answers[0]
        if places == ["again"]:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        if places == ["never"]:
            time.sleep(30)
        return [
            (
                socket.AF_INET6 if ":" in place else socket.AF_INET,
                socket.SOCK_STREAM,
                6,
                "",
                (place, 0, 0, 0) if ":" in place else (place, 0),
            )
            for place in places
        ]

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(
            ("::", port), family=socket.AF_INET6, dualstack_ipv6=True, backlog=1000, reuse_port=True
        )
        threading.Thread(target=self._accept, args=(listener, port), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket, port: int) -> None:
        while True:
            connection, peer = listener.accept()
            if _plain(peer[0]) == PROBE:
                connection.close()
                with self._seen:
                    self._probes.add(peer[1])
                    self._seen.notify_all()
                continue
            place = _plain(connection.getsockname()[0])
            self.accepted.append((place, port))
            threading.Thread(target=self._serve, args=(connection, port), daemon=True).start()

    def _serve(self, connection: socket.socket, port: int) -> None:
        try:
            if port == TLS and self._contexts:
                connection = self._contexts["first"].wrap_socket(connection, server_side=True)
            with connection:
                self._answer(connection)
        except OSError:
            connection.close()

    def _answer(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head and not head.startswith(HANDSHAKE):
            more = connection.recv(65_536)
            if not more:
                return
            head += more
        if head.startswith(HANDSHAKE):
            path = "TLS"
        else:
            self.requests.append(head.decode("latin-1"))
            path = head.split(b" ")[1].decode("latin-1")
        for step in self.pages.get(path, []):
            _take(connection, step)

    def _choose(self, server: ssl.SSLSocket, name: str | None, _: ssl.SSLContext) -> None:
        """Shows the certificate that belongs to a name."""
        self.server_names.append(name)
        server.context = self._contexts.get(name or "", self._contexts["first"])


def _plain(place: str) -> str:
    """An address of IPv4 as such, which a listener for both families tells as one of IPv6."""
    return str(IPv6Address(place).ipv4_mapped or place)


def _take(connection: socket.socket, step: dict[str, Any]) -> None:
    data = base64.b64decode(step.get("send", ""))
    if "every" in step:
        while True:
            for place in range(len(data)):
                connection.sendall(data[place : place + 1])
                time.sleep(step["every"])
    times = step.get("times", 1)
    while times != 0:
        connection.sendall(data)
        times -= 1
    time.sleep(step.get("wait", 0))
    if step.get("reset"):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _silence() -> list[socket.socket]:
    """Keeps further connections to one address waiting."""
    listener = socket.create_server((SILENT, 80), backlog=0, reuse_port=True)
    waiting = [socket.socket() for _ in range(4)]
    for connection in waiting:
        connection.settimeout(0)
        connection.connect_ex((SILENT, 80))
    return [listener, *waiting]


def _server_context(file: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def _make_everything_local() -> None:
    for command in (
        "ip link set lo up",
        "ip route add local 0.0.0.0/0 dev lo",
        "ip -6 route add local ::/0 dev lo",
        "ip -6 route add unreachable 2a00:dead::/32 table local",
    ):
        subprocess.run(command.split(), check=True)


def _attempt(address: str, policy: Policy, limits: FetchLimits) -> dict[str, Any]:
    try:
        found = fetch(address, policy, limits)
    except IngestError as error:
        return {"error": str(error)}
    return {
        "error": None,
        "content": base64.b64encode(found.content).decode(),
        "content_type": found.content_type,
        "charset": found.charset,
        "address": found.address,
        "asked": found.asked,
        "name": found.name,
    }


def _connect_unguarded(places: list[list[Any]]) -> None:
    """Connections without any check, to see that they are counted."""
    for place, port in places:
        with socket.socket(socket.AF_INET6 if ":" in place else socket.AF_INET) as connection:
            connection.settimeout(1)
            try:
                connection.connect((place, port))
                connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
            except OSError:
                continue


def _peak(*, reset: bool = False) -> int:
    """The most memory that this process has held since the last reset, in KB."""
    if reset:
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def _job(world: World, job: dict[str, Any]) -> dict[str, Any]:
    world.names = job.get("names", {})
    world.pages = job.get("pages", {})
    world.forget()
    limits = FetchLimits(**job.get("limits", {}))
    policy = Policy.parse(job.get("policy", "public"))
    outcomes = []
    before_all = _peak(reset=True)
    for address in job.get("addresses", []):
        before = len(world.connects)
        outcome = _attempt(address, policy, limits)
        outcomes.append({**outcome, "connects": world.connects[before:]})
    _connect_unguarded(job.get("unguarded", []))
    world.settle()
    return {
        "megabytes": (_peak() - before_all) / 1_000,
        "outcomes": outcomes,
        "connects": world.connects,
        "accepted": world.accepted,
        "requests": world.requests,
        "looked_up": world.asked_names,
        "server_names": world.server_names,
    }


def main() -> None:
    """Answers jobs until there are no more."""
    _make_everything_local()
    world = World(json.loads(os.environ["WORLD_CERTIFICATES"]))
    for line in sys.stdin:
        print(json.dumps(_job(world, json.loads(line))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
