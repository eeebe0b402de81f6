"""Asks for fetches in the network of ``world.py`` and reads what came of them."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

PUBLIC = "93.184.216.34"
"""An address that is public; in there it is this machine, like all others."""

PUBLIC_6 = "2606:2800:220:1:248:1893:25c8:1946"

SILENT = "93.184.216.99"
"""Another, of a machine that takes no connection."""

NEWS = "news.example.org"
"""A name that leads there unless a test says otherwise."""

Steps = list[dict[str, Any]]
"""What a server does on a connection, in order."""


@dataclass(frozen=True)
class Outcome:
    """What became of one address."""

    error: str | None
    connects: list[tuple[str, int]]
    """Attempts, in order."""
    page: dict[str, Any]

    @property
    def content(self) -> bytes:
        """Of a page that was fetched."""
        return base64.b64decode(self.page["content"])


@dataclass(frozen=True)
class Visit:
    """What became of all addresses of a job."""

    outcomes: list[Outcome]
    connects: list[tuple[str, int]]
    """Attempts, as Python tells them."""
    accepted: list[tuple[str, int]]
    """Connections, as the listeners tell them."""
    requests: list[str]
    """Heads, as they came."""
    looked_up: list[str]
    """Names, as the resolver was asked for them."""
    server_names: list[str | None]
    """That TLS asked for."""
    megabytes: float
    """By how much memory the process grew meanwhile, at most."""


class Network:
    """The process in its own network."""

    def __init__(self, certificates: dict[str, Path], trusted: Path | None) -> None:
        """Starts it; the servers' certificates by name, and a file with those that are trusted."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(HERE.parents[2]),
            "SSL_CERT_FILE": str(trusted or ""),
            "WORLD_CERTIFICATES": json.dumps({name: str(file) for name, file in certificates.items()}),
            # A proxy would be asked for anything, and look up names where nobody checks them.
            **dict.fromkeys(
                ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"),
                "http://10.9.9.9:80",
            ),
        }
        alone = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]
        self._process = subprocess.Popen(
            [*alone, sys.executable, "-P", str(HERE / "world.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def close(self) -> None:
        """Ends it."""
        self._process.communicate()

    def visit(
        self,
        *addresses: str,
        names: dict[str, list[list[str]]] | None = None,
        pages: dict[str, Steps] | None = None,
        unguarded: Sequence[tuple[str, int]] = (),
        **settings: Any,
    ) -> Visit:
        """Fetches addresses one after the other.

        Args:
            addresses: as they are given.
            names: answers of the resolver by name with the dot at its end, each question taking the next.
            pages: by path, what the servers do.
            unguarded: hosts and ports to connect to without any check.
            settings: ``policy`` and ``limits``.
        """
        job = {
            "addresses": addresses,
            "names": {f"{NEWS}.": [[PUBLIC]], **(names or {})},
            "pages": pages or {},
            "unguarded": unguarded,
            **settings,
        }
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        outcomes = [
            Outcome(page.pop("error"), _places(page.pop("connects")), page) for page in answer.pop("outcomes")
        ]
        return Visit(
            outcomes,
            connects=_places(answer.pop("connects")),
            accepted=_places(answer.pop("accepted")),
            **answer,
        )

    def fetch(self, address: str = f"http://{NEWS}/", steps: Steps | None = None, **settings: Any) -> Outcome:
        """Fetches one; ``steps`` are what the server does at ``/``."""
        pages = {"/": steps or say(answer())}
        return self.visit(address, pages={**pages, **settings.pop("pages", {})}, **settings).outcomes[0]

    def error(self, steps: Steps, **settings: Any) -> str:
        """The sentence to which such an answer leads."""
        found = self.fetch(steps=steps, **settings)
        assert found.error is not None
        return found.error


def say(data: bytes, **step: Any) -> Steps:
    """A server that sends this: ``times`` over (-1 without end), a byte ``every`` so many seconds without
    end, with a ``wait`` behind, or with a ``reset``."""
    return [{"send": base64.b64encode(data).decode(), **step}]


def answer(body: bytes = b"<p>A story.</p>", status: str = "200 OK", **headers: str) -> bytes:
    """An answer of HTTP. Headers are given with underscores; a length is said unless another framing is."""
    fields = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(body)), **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items() if value]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1") + body


def redirect(target: str, status: str = "302 Found") -> Steps:
    """A server that sends on; the target goes out in UTF-8."""
    head = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nLocation: {target}\r\n\r\n"
    return say(head.encode("utf-8", "surrogateescape"))


def _places(found: list[list[Any]]) -> list[tuple[str, int]]:
    return [(place, port) for place, port in found]
