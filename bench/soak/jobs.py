"""Jobs: killed over, each ends exactly once; and what others notice of one that is under way."""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from sqlalchemy import select

from bench.soak.evidence import check
from bench.soak.server import Server, Visitor
from bench.speed.texts import longer_pair, other_pair
from webapp.store import JobRow, open_store

CHARACTERS = 5_000
"""From here on a comparison is a job where servers are killed: even a short one takes a while then."""

COPIES = 4
"""Of the first sample in a text of these jobs: a second of work by wording alone."""

BETWEEN_S = 3.0
"""Between two kills at most; the moment is drawn evenly from it."""

OVER_S = 300
"""After the last kill, before a job that has not ended is called lost."""

LONG_CHARACTERS = 100_000

LONG_COPIES = 56
"""Of the first sample in the long pair that others notice: 20,000 and 25,000 words."""


@dataclass
class Tally:
    """What happened."""

    accepted: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Jobs that were accepted: id to both texts."""
    kills: Counter[str] = field(default_factory=Counter)
    """By what was killed."""
    ends: Counter[str] = field(default_factory=Counter)
    """How the jobs ended."""
    errors: list[str] = field(default_factory=list)
    """What was not as it should be."""


def run(folder: Path, database_url: str, jobs: int, seed: int) -> Tally:
    """Has so many jobs accepted by two servers on one database, and kills those and their workers meanwhile.

    Raises:
        AssertionError: a comparison is there twice, damaged or not at all.
    """
    chance, tally = random.Random(seed), Tally()
    servers = [_started(folder, database_url) for _ in range(2)]
    cookie = ""
    try:
        while len(tally.accepted) < jobs:
            at = chance.randrange(len(servers))
            cookie = _accept(servers[at], cookie, chance, tally) or cookie
            if chance.random() < 0.5:
                continue
            time.sleep(chance.uniform(0, BETWEEN_S))
            if chance.random() < 0.5 and _kill_worker(servers[at], chance):
                tally.kills["worker"] += 1
            else:
                servers[at].kill()
                tally.kills["server"] += 1
                servers[at] = _started(folder, database_url)
        _await_ends(database_url, tally)
    finally:
        for server in servers:
            server.kill()
    _check(database_url, tally)
    return tally


def _started(folder: Path, database_url: str) -> Server:
    return Server.start(folder, database_url, "none", workers=1, jobs=CHARACTERS)


def _accept(server: Server, cookie: str, chance: random.Random, tally: Tally) -> str:
    left, right = longer_pair(COPIES)
    left, right = f"{left}\n\nNumber {chance.random()}.", f"{right}\n\nNumber {chance.random()}."
    visitor = Visitor(server.address, cookie)
    try:
        status, job = visitor.send("POST", "/api/v1/comparisons", {"left": left, "right": right})
    except (OSError, http.client.HTTPException, json.JSONDecodeError):
        return ""
    finally:
        visitor.close()
    if status == 202:
        tally.accepted[job["id"]] = (left, right)
    elif status != 503:  # too many under way: try again
        tally.errors.append(f"{status} {job}")
    return visitor.cookie


def _kill_worker(server: Server, chance: random.Random) -> bool:
    found = server.comparing
    if not found:
        return False
    with suppress(ProcessLookupError):
        os.kill(chance.choice(found), signal.SIGKILL)
    return True


def _await_ends(database_url: str, tally: Tally) -> None:
    store = open_store(database_url)
    until = time.monotonic() + OVER_S
    try:
        while time.monotonic() < until:
            with store.reading() as session:
                left = session.scalars(select(JobRow.id).where(JobRow.ended_at.is_(None))).all()
            if not left:
                return
            time.sleep(0.2)
        tally.errors.append(f"{len(left)} jobs have not ended")
    finally:
        store.close()


def _check(database_url: str, tally: Tally) -> None:
    store = open_store(database_url)
    with store.reading() as session:
        rows = {row.id: row for row in session.scalars(select(JobRow))}
    store.close()
    tally.ends.update(row.state for row in rows.values())
    tally.errors += [f"{name} is gone" for name in tally.accepted.keys() - rows.keys()]
    done = [row for row in rows.values() if row.state == "done"]
    kept = {row.comparison_id: tally.accepted[row.id] for row in done if row.id in tally.accepted}
    # A job may be accepted and its answer lost with the server: it ends too.
    count = check(database_url, kept)
    if count != len(done):
        tally.errors.append(f"{len(done)} jobs are done, and {count} comparisons are there")


@dataclass(frozen=True, slots=True)
class Beside:
    """What others notice of a job: medians in seconds."""

    page: tuple[float, float]
    """A reader's page of a comparison, without a job and beside one."""
    compare: tuple[float, float]
    """Another user's ordinary comparison, the same."""
    counts: tuple[int, int]
    """How many of each were measured beside a job: pages, comparisons."""

    def table(self) -> str:
        """As Markdown."""
        lines = ["| | alone | beside a job | ratio |", "|---|--:|--:|--:|"]
        for name, (alone, beside) in (("page", self.page), ("comparison", self.compare)):
            lines.append(
                f"| {name} | {1000 * alone:.0f} ms | {1000 * beside:.0f} ms | {beside / alone:.2f} |"
            )
        return "\n".join(lines)


def beside(folder: Path, database_url: str, rounds: int, workers: int) -> Beside:
    """Measures one after the other, in turns of a few seconds, so that what else the machine does is in
    both."""
    server = Server.start(folder, database_url, "", workers=workers, jobs=LONG_CHARACTERS)
    reader, user, desk = (Visitor(server.address) for _ in range(3))
    pages: tuple[list[float], list[float]] = ([], [])
    compares: tuple[list[float], list[float]] = ([], [])
    try:
        own = _compared(reader, 0)
        for number in range(1, 6):
            _compared(user, number)
        for turn in range(rounds):
            _watch(reader, user, own, (pages[0], compares[0]), _until(6), 1000 * turn)
            goes_on = partial(_runs, desk, _long(desk, turn))
            _watch(reader, user, own, (pages[1], compares[1]), goes_on, 1000 * turn + 500)
    finally:
        server.kill()
    return Beside(
        (median(pages[0]), median(pages[1])),
        (median(compares[0]), median(compares[1])),
        (len(pages[1]), len(compares[1])),
    )


def _watch(
    reader: Visitor,
    user: Visitor,
    own: str,
    times: tuple[list[float], list[float]],
    goes_on: Callable[[], bool],
    number: int,
) -> None:
    while goes_on():
        number += 1
        start = time.perf_counter()
        _compared(user, number)
        times[1].append(time.perf_counter() - start)
        for _ in range(5):
            start = time.perf_counter()
            status, _ = reader.send("GET", f"/comparisons/{own}")
            times[0].append(time.perf_counter() - start)
            assert status == 200, status


def _compared(visitor: Visitor, number: int) -> str:
    left, right = other_pair()
    texts = {"left": f"{left}\n\nNumber {number} came.", "right": f"{right}\n\nNumber {number} came."}
    status, made = visitor.send("POST", "/api/v1/comparisons", texts)
    assert status == 201, (status, made)
    return str(made["id"])


def _long(visitor: Visitor, number: int) -> str:
    left, right = longer_pair(LONG_COPIES)
    texts = {"left": f"{left}\n\nNumber {number}.", "right": f"{right}\n\nNumber {number}."}
    status, job = visitor.send("POST", "/api/v1/comparisons", texts)
    assert status == 202, (status, job)
    while visitor.send("GET", f"/api/v1/jobs/{job['id']}")[1]["state"] == "waiting":
        time.sleep(0.05)
    return str(job["id"])


def _runs(visitor: Visitor, job: str) -> bool:
    return bool(visitor.send("GET", f"/api/v1/jobs/{job}")[1]["state"] == "running")


def _until(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() < end
