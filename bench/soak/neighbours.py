"""Bad neighbours: what one reader notices of visitors who compare much, send slowly, hang about, send poison.

A server of its own, and all of them at the same time, from another address than the reader's. The reader
opens a comparison and asks for health, again and again, for as long as it lasts.
"""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode, urlsplit

from bench.soak.server import Server, Visitor
from bench.speed.texts import longer_pair, seed_pair

THEIRS = "127.0.0.2"
"""The address that the bad neighbours come from; the reader's is 127.0.0.1."""

POISON = (
    "Vitamin C\u00a0. It helps.",
    "The year was \u2019\u2019 ’90s ‘n’ “roll” \u202f. A\u2009. B\u3000. C",
    "No. " * 2_000,
    "5 7 9 11 " * 1_000,
    "A\n\n" * 3_000,
    "1:" + "9" * 5_000 + " and " + "8" * 29 + " people.",
)
"""Texts that once took a server down or kept it busy."""

PAUSE_S = 0.05
"""Between two requests of the reader: the compares are what should keep the machine busy."""

POISONERS = 8
"""Connections over which poison is sent: with the comparisons no more than one address may ask for."""

WARMED = 6
"""Ordinary comparisons made together before memory is looked at first, so that every worker has met some."""

TRICKLE_S = 1.0
"""Between two bytes of a slow upload."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Who comes."""

    compares: int
    """Ordinary comparisons asked for at once."""
    characters: int
    """Of each side of an ordinary one."""
    long_characters: int
    """Of each side of one long comparison besides; 0 for none."""
    idle: int
    """Connections that say nothing."""
    uploads: int
    """Forms that are sent a byte a second and never end."""
    poison: int
    """Texts of ``POISON``, in turn."""
    least: int = 40
    """Pages that the reader opens, however soon the others are done."""
    model: str = ""
    """Folder of the sentence model, empty for the packaged one, ``none`` for wording alone."""


@dataclass
class Found:
    """What happened."""

    pages: list[float] = field(default_factory=list)
    """Seconds of each page that the reader opened."""
    health: list[float] = field(default_factory=list)
    """Seconds of each answer about health."""
    meanwhile: int = 0
    """Pages that were answered while comparisons were under way."""
    statuses: dict[int, int] = field(default_factory=dict)
    """Status → how many answers of the neighbours had it."""
    errors: list[str] = field(default_factory=list)
    """Whatever the reader got that was no page."""
    quiet: int = 0
    """Resident bytes of server and workers before."""
    after: int = 0
    """The same when all have gone."""

    def table(self) -> str:
        """Latencies as Markdown."""
        lines = ["| the reader asks for | count | median | 95 % | slowest |", "|---|--:|--:|--:|--:|"]
        for kind, seconds in (("a comparison's page", self.pages), ("`/healthz`", self.health)):
            worst = quantiles(seconds, n=20)[-1]
            figures = " | ".join(f"{1000 * value:.0f} ms" for value in (median(seconds), worst, max(seconds)))
            lines.append(f"| {kind} | {len(seconds):,} | {figures} |")
        return "\n".join(lines)


def run(folder: Path, database_url: str, plan: Plan) -> Found:
    """Lets them all come, and the reader read."""
    server = Server.start(folder, database_url, plan.model)
    found = Found()
    try:
        address = urlsplit(server.address)
        host, port = str(address.hostname), int(address.port or 0)
        reader = Visitor(server.address)
        left, right = seed_pair()
        _, made = reader.send("POST", "/api/v1/comparisons", {"left": left, "right": right})
        page = f"/comparisons/{made['id']}"
        _together([lambda pair=pair: _compare((host, port), pair, found) for pair in _pairs(plan)[:WARMED]])
        _ask(reader, page, found.errors)
        found.statuses.clear()
        found.quiet = server.memory
        with ExitStack() as crowd:
            for _ in range(plan.idle):
                crowd.enter_context(socket.create_connection((host, port), source_address=(THEIRS, 0)))
            _send_slowly(crowd, (host, port), plan.uploads)
            busy = [_begin(lambda pair=pair: _compare((host, port), pair, found)) for pair in _pairs(plan)]
            busy += [
                _begin(lambda texts=texts: [_compare((host, port), (text, text), found) for text in texts])
                for texts in _shares_of_poison(plan)
            ]
            while len(found.pages) < plan.least or any(thread.is_alive() for thread in busy):
                found.pages.append(_ask(reader, page, found.errors))
                found.meanwhile += any(thread.is_alive() for thread in busy)
                found.health.append(_ask(reader, "/healthz", found.errors))
                time.sleep(PAUSE_S)
        reader.close()
        found.after = server.memory
    finally:
        server.stop()
    return found


def _pairs(plan: Plan) -> list[tuple[str, str]]:
    copies = 2 + max(plan.characters * plan.compares, plan.long_characters) // 1_000
    left, right = longer_pair(copies)
    size = plan.characters
    pairs = [
        (left[at * size :][:size], right[at * size :][:size]) for at in range(plan.compares)
    ]  # each another part, so that no worker remembers it
    if plan.long_characters:
        pairs.append((left[-plan.long_characters :], right[-plan.long_characters :]))
    return pairs


def _shares_of_poison(plan: Plan) -> list[list[str]]:
    """What each poisoner sends, one text after the other."""
    texts = [POISON[at % len(POISON)] for at in range(plan.poison)]
    return [texts[at::POISONERS] for at in range(POISONERS)]


def _begin(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def _together(work: list[Callable[[], object]]) -> None:
    for thread in [_begin(each) for each in work]:
        thread.join()


def _compare(server: tuple[str, int], pair: tuple[str, str], found: Found) -> None:
    """Sends the form as a browser does."""
    connection = http.client.HTTPConnection(*server, timeout=600, source_address=(THEIRS, 0))
    body = urlencode({"left": pair[0], "right": pair[1]})
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request("POST", "/comparisons", body, headers)
        answer = connection.getresponse()
        answer.read()
        found.statuses[answer.status] = found.statuses.get(answer.status, 0) + 1
    except (OSError, http.client.HTTPException) as error:
        found.errors.append(f"a comparison was not answered: {error!r}")
    finally:
        connection.close()


def _ask(reader: Visitor, path: str, errors: list[str]) -> float:
    began = time.perf_counter()
    status, _ = reader.send("GET", path)
    took = time.perf_counter() - began
    if status != 200:
        errors.append(f"{path}: {status}")
    return took


def _send_slowly(crowd: ExitStack, server: tuple[str, int], count: int) -> None:
    """Begins forms of a megabyte and goes on with a byte a second."""
    sockets = [
        crowd.enter_context(socket.create_connection(server, source_address=(THEIRS, 0)))
        for _ in range(count)
    ]
    head = (
        b"POST /comparisons HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\n\r\nleft="
    )
    ended = threading.Event()
    crowd.callback(ended.set)

    def trickle() -> None:
        for each in sockets:
            each.sendall(head)
        while not ended.wait(TRICKLE_S):
            for each in sockets:
                with suppress(OSError):  # the server has lost patience, as it should
                    each.sendall(b"x")

    if sockets:
        _begin(trickle)
