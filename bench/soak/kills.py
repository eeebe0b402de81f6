"""Kills the server at random moments during writes; whatever it acknowledged must be there and whole."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.soak.evidence import check
from bench.soak.server import Server, Visitor

WRITERS = 3
"""Threads that write at once: enough that a kill nearly always hits a write."""

LONGEST_S = 0.6
"""Of life after the first acknowledgement; the moment of the kill is drawn evenly from it."""

# The servers compare by wording alone: what is tried is keeping, and a quick answer means more writes a kill.

BOOT_SHARE = 0.1
"""Of kills that hit a server that is still starting. The first of them come before anything is kept, and so
during the migration or the making of the key."""

BOOT_S = 2.5
"""The moment of such a kill is drawn evenly from it: a start takes about so long."""

CHANCES = (0.55, 0.3, 0.15)
"""Of making a pair, of revising the last one, of deleting it for good."""


@dataclass
class Tally:
    """What happened."""

    kills: int = 0
    """How often the server was killed."""
    kept: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Acknowledged comparisons: id to both texts."""
    gone: set[str] = field(default_factory=set)
    """Comparisons whose deletion was acknowledged."""
    unsure: set[str] = field(default_factory=set)
    """Comparisons whose deletion was asked for and not acknowledged: both answers are right."""
    errors: list[str] = field(default_factory=list)
    """Answers that were not as they should be."""
    lock: threading.Lock = field(default_factory=threading.Lock)


def run(folder: Path, database_url: str, kills: int, seed: int) -> Tally:
    """Kills the server so often, writing all the while, and checks after each that nothing is lost.

    Raises:
        AssertionError: an acknowledged comparison is gone or damaged.
    """
    chance = random.Random(seed)
    tally = Tally()
    boots = max(1, round(BOOT_SHARE * kills))
    for _ in range(boots // 2):
        _boot_and_kill(folder, database_url, chance, tally)
    cookie = acknowledge_one(folder, database_url, tally)
    moments = ["boot"] * (boots - boots // 2) + ["write"] * (kills - boots)
    chance.shuffle(moments)
    for moment in moments:
        if moment == "boot":
            _boot_and_kill(folder, database_url, chance, tally)
        else:
            _write_and_kill(Server.start(folder, database_url, "none", workers=1), cookie, chance, tally)
        check(database_url, tally.kept, tally.gone, tally.unsure)
    return tally


def _boot_and_kill(folder: Path, database_url: str, chance: random.Random, tally: Tally) -> None:
    process = Server.launch(folder, database_url, "none", workers=1)
    time.sleep(chance.uniform(0, BOOT_S))
    process.kill()
    process.communicate()
    tally.kills += 1


def acknowledge_one(folder: Path, database_url: str, tally: Tally) -> str:
    """Starts a server, has one comparison acknowledged and kills it; the cookie that owns it."""
    server = Server.start(folder, database_url, "none", workers=1)
    visitor = Visitor(server.address)
    try:
        _Writer(visitor, tally, random.Random(0)).create()
    finally:
        visitor.close()
        server.kill()
    return visitor.cookie


def _write_and_kill(server: Server, cookie: str, chance: random.Random, tally: Tally) -> None:
    before = len(tally.kept)
    threads = [
        threading.Thread(target=_keep_writing, args=(server.address, cookie, chance.randrange(10**9), tally))
        for _ in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    while len(tally.kept) == before and any(thread.is_alive() for thread in threads):
        time.sleep(0.005)
    time.sleep(chance.uniform(0, LONGEST_S))
    server.kill()
    tally.kills += 1
    for thread in threads:
        thread.join()


def _keep_writing(address: str, cookie: str, seed: int, tally: Tally) -> None:
    visitor = Visitor(address, cookie)
    writer = _Writer(visitor, tally, random.Random(seed))
    try:
        while True:
            writer.act()
    except (OSError, http.client.HTTPException, json.JSONDecodeError):
        return  # the server is dead, as it should be
    except AssertionError as error:
        tally.errors.append(str(error))
    finally:
        visitor.close()


class _Writer:
    """Makes, revises and deletes pairs, and notes what was acknowledged."""

    def __init__(self, visitor: Visitor, tally: Tally, chance: random.Random) -> None:
        self._visitor = visitor
        self._tally = tally
        self._chance = chance
        self._revisions: list[str] = []
        """Of the last pair made."""

    def act(self) -> None:
        """One write."""
        if not self._revisions:
            self.create()
        else:
            self._chance.choices((self.create, self.revise, self.delete), CHANCES)[0]()

    def create(self) -> None:
        """A new pair."""
        self._revisions = [self._post("/api/v1/comparisons")]

    def revise(self) -> None:
        """Another revision of the last pair."""
        self._revisions.append(self._post(f"/api/v1/comparisons/{self._revisions[-1]}/revisions"))

    def delete(self) -> None:
        """The last pair, with all its revisions."""
        names, self._revisions = set(self._revisions), []
        with self._tally.lock:
            for name in names:
                del self._tally.kept[name]
            self._tally.unsure |= names
        status, _ = self._visitor.send("DELETE", f"/api/v1/comparisons/{min(names)}")
        assert status == 204, status
        with self._tally.lock:
            self._tally.unsure -= names
            self._tally.gone |= names

    def _post(self, path: str) -> str:
        left, right = self._texts()
        status, made = self._visitor.send("POST", path, {"left": left, "right": right})
        assert status == 201, (status, made)
        with self._tally.lock:
            self._tally.kept[made["id"]] = (left, right)
        return str(made["id"])

    def _texts(self) -> tuple[str, str]:
        """A source that other pairs share, and a rewrite that hardly another one has."""
        number, other = self._chance.randrange(50), self._chance.randrange(10**6)
        left = f"Number {number} happened. It was {number * 7} long. Nobody knew."
        return left, f"It was {number * 7} long when number {number} happened. {other} people came."
