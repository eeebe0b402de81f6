"""``python -m bench.review_load [--database PostgreSQL]``: 50 users decide on two server processes.

Each has a pair of ordinary length of their own and thinks for a second between two decisions. Printed is how
long it takes from the request to the whole answer with the parts of the page that change.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode, urlsplit

from bench.soak.postgresql import running_cluster
from bench.soak.server import PATIENCE_S, Server, Visitor

SEEDS = Path(__file__).parents[1] / "seeds"

USERS, SECONDS, THINK_S, PROCESSES = 50, 60.0, 1.0, 2

WITHIN_S = 0.1
"""What 95 of 100 decisions may take on a machine that has nothing else to do."""

PART = {"HX-Request": "true", "HX-Request-Type": "partial"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

_PLAIN = "answer about health"


@dataclass
class Load:
    """What was measured."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """By kind of request."""
    errors: list[str] = field(default_factory=list)
    """Answers that were not as they should be."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def lines(self) -> Iterator[str]:
        """The figures."""
        for kind, found in self.seconds.items():
            middle, worst = median(found), quantiles(found, n=20)[-1]
            yield f"{kind}: {len(found):,}, median {1000 * middle:.1f} ms, 95 % {1000 * worst:.1f} ms"


class _User:
    """Decides of one item after the other."""

    def __init__(self, addresses: list[str], number: int, load: Load) -> None:
        self._load = load
        self._chance = random.Random(number)
        folders = sorted(folder.parent for folder in SEEDS.glob("*/left.txt"))
        folder = folders[number % len(folders)]
        visitor = Visitor(addresses[number % len(addresses)])
        texts = {side: (folder / f"{side}.txt").read_text("utf-8") for side in ("left", "right")}
        _, made = visitor.send("POST", "/api/v1/comparisons", texts)
        _, told = visitor.send("GET", f"/api/v1/comparisons/{made['id']}")
        visitor.close()
        self._cookie = visitor.cookie
        self._path = f"/comparisons/{made['id']}/decisions"
        self._keys = sorted(set(re.findall(r"'key': '([KF][0-9a-f.]+)'", str(told))))
        self._connections = [
            http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE_S) for address in addresses
        ]

    def live(self, end: float) -> None:
        """Until the end; whatever goes wrong is noted."""
        try:
            while time.monotonic() < end:
                time.sleep(self._chance.expovariate(1 / THINK_S))
                self._decide()
                if self._chance.random() < 0.2:
                    self._timed(_PLAIN, "GET", "/healthz", "", {})
        except Exception as error:  # noqa: BLE001 - whatever goes wrong for a user is an error of the run
            self._load.errors.append(f"{type(error).__name__}: {error}")

    def _decide(self) -> None:
        word = f"{self._chance.choice(('ok', 'problem', 'question'))} {self._chance.choice(self._keys)}"
        status = self._timed("decision", "POST", self._path, urlencode({"word": word}), {**PART, **FORM})
        # An identical link needs no decision and has none.
        if status == 404:
            self._keys.remove(word.split()[1])
        elif status != 200:
            raise RuntimeError(f"a decision was answered {status}")

    def _timed(self, kind: str, method: str, path: str, body: str, headers: dict[str, str]) -> int:
        connection = self._chance.choice(self._connections)
        start = time.perf_counter()
        connection.request(method, path, body, {**headers, "Cookie": self._cookie})
        answer = connection.getresponse()
        answer.read()
        took = time.perf_counter() - start
        if answer.status == 200:
            with self._load.lock:
                self._load.seconds[kind].append(took)
        return answer.status


def run(folder: Path, url: str, users: int, seconds: float) -> Load:
    """Lets users decide for some seconds."""
    with ExitStack() as stack:
        addresses = []
        for _ in range(PROCESSES):
            server = Server.start(folder, url, "none", workers=1)
            stack.callback(server.kill)
            addresses.append(server.address)
        load = Load()
        people = [_User(addresses, number, load) for number in range(users)]
        end = time.monotonic() + seconds
        threads = [threading.Thread(target=one.live, args=(end,)) for one in people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return load


@contextmanager
def _database(name: str) -> Iterator[tuple[Path, str]]:
    with tempfile.TemporaryDirectory() as made:
        if name == "SQLite":
            yield Path(made), f"sqlite:///{made}/load.sqlite3"
            return
        with running_cluster(durable=True) as cluster, cluster.database() as url:
            yield Path(made), url


def main(arguments: list[str]) -> int:
    """1 where it took too long or something went wrong."""
    parser = argparse.ArgumentParser(prog="bench.review_load", description=__doc__)
    parser.add_argument("--database", choices=["SQLite", "PostgreSQL"], default="SQLite")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    asked = parser.parse_args(arguments)
    before = os.getloadavg()[0]
    with _database(asked.database) as (folder, url):
        load = run(folder, url, USERS, asked.seconds)
    worst = {kind: quantiles(found, n=20)[-1] for kind, found in load.seconds.items()}
    ratio = median(load.seconds["decision"]) / median(load.seconds[_PLAIN])
    lines = [
        f"{asked.database}, {USERS} users, {PROCESSES} processes, {asked.seconds:.0f} s",
        *load.lines(),
        f"a decision takes {ratio:.1f} times an answer about health, by their medians",
        f"load average {before:.1f} before, {os.getloadavg()[0]:.1f} after; {len(load.errors)} errors",
    ]
    sys.stdout.write("\n".join([*lines, *load.errors[:10], ""]))
    return int(bool(load.errors) or worst["decision"] > WITHIN_S)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
