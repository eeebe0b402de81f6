"""Kills processes that decide and comment at random moments; whatever they acknowledged must be there.

A process that has everything loaded is forked again and again, so that a kill costs milliseconds.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.soak.postgresql import running_cluster
from webapp import services
from webapp.config import Config
from webapp.engine import Options
from webapp.jobs import DirectComparing
from webapp.services import Desk, Draft, Word, Written
from webapp.store import open_store

LONGEST_S = 0.04
"""Of life after the first acknowledgement; the moment of a kill is drawn evenly from it: a few writes."""

PATIENCE_S = 60
"""For a first acknowledgement."""

AT_ONCE = 2
"""Children that write to one pair, and are killed one after the other."""

DRAFT = Draft(
    "The bridge opened on Monday. It cost 12 million euros. Nobody was hurt. Bands played all night.",
    "On Monday the bridge opened. It cost 21 million euros. A ribbon was cut. The mayor slept.",
    kind="rewrite",
)


@dataclass
class Said:
    """What was acknowledged."""

    kills: int = 0
    """How many processes were killed."""
    decided: list[tuple[str, str]] = field(default_factory=list)
    """Keys and reasons of decisions; each reason stands once."""
    commented: list[str] = field(default_factory=list)
    """Ids of comments."""
    lost: list[str] = field(default_factory=list)
    """What of it is not there."""


def run(folder: Path, database_url: str, kills: int, seed: int) -> Said:
    """Kills so many processes that write, and reads back what they acknowledged."""
    chance, said = random.Random(seed), Said()
    desk = _desk(folder, database_url)
    workspace = services.create_workspace(desk)[0]
    while said.kills < kills:
        made = services.create_comparison(desk, workspace, DRAFT).id
        keys = sorted(services.get_review(desk, workspace, made).items)
        before = len(said.decided), len(said.commented)
        desk.close()  # no connection is shared with a child; it opens anew by itself
        writers = [
            _fork(_Writer(desk, workspace, made, key, random.Random(chance.randrange(10**9))))
            for key in keys[: min(AT_ONCE, kills - said.kills)]
        ]
        for writer, answers in writers:
            select.select([answers], [], [], PATIENCE_S)
            time.sleep(chance.uniform(0, LONGEST_S))
            os.kill(writer, signal.SIGKILL)
            os.waitpid(writer, 0)
            said.kills += 1
            _hear(answers, said)
        heard = said.decided[before[0] :], said.commented[before[1] :]
        said.lost += _look_back(desk, workspace, made, heard)
    desk.close()
    return said


def _desk(folder: Path, database_url: str) -> Desk:
    config = Config(data_dir=folder, database_url=database_url)
    comparing = DirectComparing(Options(model="none"))
    return Desk(config=config, store=open_store(database_url), comparing=comparing, seeds=folder)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Decides of one item and comments on it, without end."""

    desk: Desk
    workspace: str
    made: str
    key: str
    chance: random.Random

    def lines(self) -> Iterator[str]:
        """What is acknowledged."""
        while True:
            name = f"{self.chance.randrange(10**12)}"
            if self.chance.random() < 0.7:
                services.decide(self.desk, self.workspace, self.made, self.key, Word("problem", name))
                yield f"decided {self.key} {name}\n"
            else:
                written = Written(self.key, name)
                id = services.add_comment(self.desk, self.workspace, self.made, written)
                yield f"commented {id} -\n"


def _fork(writer: _Writer) -> tuple[int, int]:
    """Starts a child that writes; its number and where its acknowledgements come from."""
    answers, acknowledge = os.pipe()
    child = os.fork()
    if child:
        os.close(acknowledge)
        return child, answers
    try:
        for line in writer.lines():
            os.write(acknowledge, line.encode())
    except BaseException as error:  # noqa: BLE001 - a child never returns into its parent's work
        os.write(acknowledge, f"failed {type(error).__name__} -\n".encode())
    finally:
        os._exit(1)


def _hear(answers: int, said: Said) -> None:
    """What a child acknowledged before it was killed; of a line cut short nothing was."""
    with os.fdopen(answers) as lines:
        for line in lines:
            if not line.endswith("\n"):
                continue
            what, key, reason = line.split()
            match what:
                case "decided":
                    said.decided.append((key, reason))
                case "commented":
                    said.commented.append(key)
                case _:
                    said.lost.append(line)


def _look_back(
    desk: Desk, workspace: str, made: str, heard: tuple[list[tuple[str, str]], list[str]]
) -> Iterator[str]:
    """What is not there of the decisions and the comments that were acknowledged on one pair."""
    decided, commented = heard
    review = services.get_review(desk, workspace, made).review
    there = {one.id for one in review.comments}
    yield from (f"comment {id}" for id in commented if id not in there)
    # One process at a time writes of an item: what holds was acknowledged last, or was under way at the kill.
    acknowledged = {reason for _, reason in decided}
    for key, reason in dict(decided).items():
        kept = review.decisions.get(key)
        if kept is None or (kept.reason != reason and kept.reason in acknowledged):
            yield f"decision {key} {reason}"


def main() -> None:
    """``python -m bench.soak.review``: 200 kills on each kind of database, which waits for the disk."""
    with (
        tempfile.TemporaryDirectory() as made,
        running_cluster(durable=True) as cluster,
        cluster.database() as url,
    ):
        for name in (f"sqlite:///{Path(made) / 'kills.sqlite3'}", url):
            said = run(Path(made), name, 200, 20260301)
            sys.stdout.write(
                f"{name.partition(':')[0]}: {said.kills} kills; {len(said.decided):,} decisions and "
                f"{len(said.commented):,} comments acknowledged, {len(said.lost)} of them lost\n"
            )


if __name__ == "__main__":
    main()
