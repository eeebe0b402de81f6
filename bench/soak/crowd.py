"""Many users on several server processes and one database: no error, no lost update, memory flat."""

from __future__ import annotations

import random
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from bench.soak.server import Server, Visitor

SEED = Path(__file__).parents[2] / "seeds" / "tidal-barrier"
"""The pair that everybody compares, each time with another sentence at its end: 400 words a side."""

SAMPLES = 10
"""How often memory is looked at, evenly over the run."""

LOOK_S = 0.05

API = "/api/v1/comparisons"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is tried."""

    users: int
    """At once."""
    seconds: float
    """How long, at most."""
    requests: int = 0
    """After how many answers it is enough; 0 for as long as there is time."""
    think_s: float = 0.5
    """Between two requests of a user, on average: a restless reader."""
    processes: int = 2
    """Servers on the one database."""
    model: str = ""
    """Folder of the sentence model, empty for the packaged one, ``none`` for wording alone."""
    seed: int = 1
    """Of all that is left to chance."""


@dataclass
class Crowd:
    """What happened."""

    latencies: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Seconds by kind of request."""
    errors: list[str] = field(default_factory=list)
    """Answers that were not as they should be, and updates that were lost."""
    memory: list[tuple[int, ...]] = field(default_factory=list)
    """Resident bytes of each process, at each tenth of the run."""
    lock: threading.Lock = field(default_factory=threading.Lock)
    started: float = field(default_factory=time.monotonic)

    @property
    def requests(self) -> int:
        """How many there were."""
        return sum(map(len, self.latencies.values()))

    def done(self, plan: Plan) -> float:
        """The share of the plan that is done; from 1 on nobody begins anything."""
        part = (time.monotonic() - self.started) / plan.seconds
        return max(part, self.requests / plan.requests) if plan.requests else part

    def table(self) -> str:
        """Latencies as Markdown."""
        lines = ["| request | count | median | 95 % | slowest |", "|---|--:|--:|--:|--:|"]
        for kind, seconds in sorted(self.latencies.items()):
            worst = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
            figures = " | ".join(f"{1000 * value:.0f} ms" for value in (median(seconds), worst, max(seconds)))
            lines.append(f"| {kind} | {len(seconds):,} | {figures} |")
        return "\n".join(lines)


def run(folder: Path, database_url: str, plan: Plan) -> Crowd:
    """Lets users read and compare as planned."""
    servers = [Server.start(folder, database_url, plan.model) for _ in range(plan.processes)]
    addresses = [server.address for server in servers]
    crowd = Crowd()
    try:
        threads = [
            threading.Thread(target=_User(addresses, number, plan, crowd).live)
            for number in range(plan.users)
        ]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            if crowd.done(plan) >= (len(crowd.memory) + 1) / SAMPLES and len(crowd.memory) < SAMPLES:
                crowd.memory.append(tuple(server.memory for server in servers))
            time.sleep(LOOK_S)
    finally:
        for server in servers:
            server.kill()
    return crowd


class _User:
    """Makes a pair and a link to it, then reads and revises it, now on one process and now on another."""

    def __init__(self, addresses: list[str], number: int, plan: Plan, crowd: Crowd) -> None:
        self._addresses = addresses
        self._plan = plan
        self._crowd = crowd
        self._chance = random.Random(1000 * plan.seed + number)
        self._visitors = [Visitor(addresses[number % len(addresses)])]
        self._left, self._right = ((SEED / f"{side}.txt").read_text("utf-8") for side in ("left", "right"))
        self._pair = self._link = ""
        self._revisions = self._opened = 0

    def live(self) -> None:
        """Until the plan is done; whatever goes wrong is noted."""
        try:
            self._begin()
            while self._crowd.done(self._plan) < 1:
                time.sleep(self._chance.expovariate(1 / self._plan.think_s) if self._plan.think_s else 0)
                self._act()
            self._look_back()
        except Exception as error:  # noqa: BLE001 - whatever goes wrong for a user is what is looked for
            self._note(f"{type(error).__name__}: {error}")
        finally:
            for visitor in self._visitors:
                visitor.close()

    def _begin(self) -> None:
        made = self._timed("compare", "POST", API, self._texts())
        self._pair, self._revisions = made["id"], 1
        made = self._timed("make a link", "POST", f"{API}/{self._pair}/shares", {})
        self._link = "/s/" + made["url"].rpartition("/")[2]
        cookie = self._visitors[0].cookie
        self._visitors += [Visitor(address, cookie) for address in self._addresses]

    def _act(self) -> None:
        what = self._chance.random()
        if what < 0.2:
            self._timed("compare again", "POST", f"{API}/{self._pair}/revisions", self._texts())
            self._revisions += 1
        elif what < 0.35:
            self._timed("list", "GET", "/comparisons")
        elif what < 0.5:
            self._timed("start page", "GET", "/")
        elif what < 0.6:
            self._timed("shared page", "GET", self._link)
            self._opened += 1
        else:
            self._timed("comparison", "GET", f"/comparisons/{self._pair}")

    def _look_back(self) -> None:
        """No update was lost."""
        _, listed = self._visitors[0].send("GET", API)
        revisions = [entry["revision"] for entry in listed["comparisons"]]
        if revisions != [self._revisions]:
            self._note(f"{self._revisions} revisions were acknowledged, {revisions} are there")
        _, listed = self._visitors[0].send("GET", f"{API}/{self._pair}/shares")
        opened = [entry["opened_count"] for entry in listed["shares"]]
        if opened != [self._opened]:
            self._note(f"the link was opened {self._opened} times, {opened} were counted")

    def _timed(self, kind: str, method: str, path: str, body: object = None) -> dict[str, str]:
        """The parsed answer; raises where it is not as it should be."""
        visitor = self._chance.choice(self._visitors)
        wanted = 201 if method == "POST" else 200
        start = time.perf_counter()
        status, answer = visitor.send(method, path, body)
        took = time.perf_counter() - start
        with self._crowd.lock:
            self._crowd.latencies[kind].append(took)
        if status != wanted:
            raise RuntimeError(f"{kind}: {status} {answer}")
        return answer or {}

    def _texts(self) -> dict[str, str]:
        number = self._chance.randrange(10**6)
        return {
            "left": f"{self._left}\n\nSome {number} people wrote to the paper about it.",
            "right": f"{self._right}\n\nThe paper got letters from {number} readers.",
        }

    def _note(self, error: str) -> None:
        with self._crowd.lock:
            self._crowd.errors.append(error)
