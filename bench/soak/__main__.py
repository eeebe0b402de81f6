"""``python -m bench.soak [PART ...] [--write]``: the long runs on SQLite and PostgreSQL.

With ``--write`` the figures go into docs/deploy.md, each part in its own place.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from bench.soak import crowd, jobs, kills, neighbours
from bench.soak.postgresql import running_cluster
from bench.soak.report import write

KILLS = 200

JOBS = 60
"""Accepted while servers and their workers are killed."""

MOST_BESIDE = 1.3
"""What a page, and another user's ordinary comparison, may take beside a long job, over what they take
alone."""

ROUNDS = 4
"""Of a few seconds alone and a job."""

SEED = 20260301

CROWD = crowd.Plan(users=50, seconds=60, seed=SEED)

NEIGHBOURS = neighbours.Plan(
    compares=9, characters=30_000, long_characters=200_000, idle=1_000, uploads=200, poison=100
)

PAGE_S, HEALTH_S = 0.3, 0.05
"""What 95 of 100 pages, and answers about health, may take a reader who has bad neighbours."""

MOST_KEPT = 1.1
"""Resident memory when they have gone, over what it was after a first such round."""

MEMORY = crowd.Plan(users=8, seconds=3600, requests=10_000, think_s=0, processes=1, seed=SEED)

MOST_GROWTH = 0.05
"""Of resident memory from half of the requests to the last: less is the noise of an allocator, a leak of
three kilobytes a request is more. In the first half caches fill: SQLite's pages of each connection, words,
vectors."""


def main(arguments: list[str]) -> int:
    """Runs the parts named, all by default; 1 when one of them found something."""
    parser = argparse.ArgumentParser(prog="bench.soak", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all by default")
    parser.add_argument("--database", choices=["SQLite", "PostgreSQL"], help="both by default")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/deploy.md")
    asked = parser.parse_args(arguments)
    failed = False
    for part in asked.parts or PARTS:
        for name in [asked.database] if asked.database else ["SQLite", "PostgreSQL"]:
            with _database(name) as (folder, url):
                text, well = PARTS[part](folder, url)
            sys.stdout.write(f"{name}, {part}\n\n{text}\n\n")
            sys.stdout.flush()
            failed |= not well
            if asked.write and well:
                write(part, name, text)
    return int(failed)


@contextmanager
def _database(name: str) -> Iterator[tuple[Path, str]]:
    """An empty folder and an empty database that waits for the disk."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if name == "SQLite":
            yield folder, f"sqlite:///{folder / 'soak.sqlite3'}"
            return
        with running_cluster(durable=True) as cluster, cluster.database() as url:
            yield folder, url


def _kills(folder: Path, url: str) -> tuple[str, bool]:
    tally = kills.run(folder, url, KILLS, SEED)
    text = (
        f"{tally.kills} kills: {len(tally.kept):,} comparisons acknowledged, all there and whole after every "
        f"kill; {len(tally.gone):,} acknowledged as deleted, none there; {len(tally.errors)} errors."
    )
    return "\n".join([text, *tally.errors[:10]]), not tally.errors


def _jobs(folder: Path, url: str) -> tuple[str, bool]:
    tally = jobs.run(folder, url, JOBS, SEED)
    killed = ", ".join(f"{count} of a {what}" for what, count in sorted(tally.kills.items()))
    ends = ", ".join(f"{count} {what}" for what, count in sorted(tally.ends.items()))
    text = (
        f"{len(tally.accepted)} jobs accepted, {tally.kills.total()} kills ({killed}): each job ended once "
        f"({ends}), and there are as many comparisons as jobs that are done; {len(tally.errors)} errors."
    )
    return "\n".join([text, *tally.errors[:10]]), not tally.errors


def _beside(folder: Path, url: str) -> tuple[str, bool]:
    found = jobs.beside(folder, url, ROUNDS, 2)
    well = all(beside <= MOST_BESIDE * alone for alone, beside in (found.page, found.compare))
    return f"{found.table()}\n\n{found.counts[0]} pages and {found.counts[1]} comparisons beside a job.", well


def _crowd(folder: Path, url: str) -> tuple[str, bool]:
    found = crowd.run(folder, url, CROWD)
    text = (
        f"{CROWD.users} users, {CROWD.seconds:.0f} s, {CROWD.processes} processes: "
        f"{found.requests:,} requests, {len(found.errors)} errors.\n\n{found.table()}"
    )
    return "\n".join([text, *found.errors[:10]]), not found.errors


def _neighbours(folder: Path, url: str) -> tuple[str, bool]:
    found = neighbours.run(folder, url, NEIGHBOURS)
    answers = ", ".join(f"{count} × {status}" for status, count in sorted(found.statuses.items()))
    text = (
        f"{found.table()}\n\n{found.meanwhile:,} pages while comparisons were under way; "
        f"the neighbours were answered {answers}. Server and workers: {found.quiet >> 20} MiB before, "
        f"{found.after >> 20} MiB when all have gone."
    )
    page, health = (quantiles(seconds, n=20)[-1] for seconds in (found.pages, found.health))
    well = not found.errors and page <= PAGE_S and health <= HEALTH_S
    return "\n".join([text, *found.errors[:10]]), well and found.after <= MOST_KEPT * found.quiet


def _memory(folder: Path, url: str) -> tuple[str, bool]:
    found = crowd.run(folder, url, MEMORY)
    sizes = [sample[0] for sample in found.memory]
    half = len(sizes) // 2
    growth = max(sizes[half:]) / sizes[half] - 1
    shown = ", ".join(str(size >> 20) for size in sizes)
    text = (
        f"{found.requests:,} requests to one process, {len(found.errors)} errors; "
        f"resident MiB after each tenth: {shown}."
    )
    return "\n".join([text, *found.errors[:10]]), not found.errors and growth < MOST_GROWTH


PARTS: dict[str, Callable[[Path, str], tuple[str, bool]]] = {
    "kills": _kills,
    "jobs": _jobs,
    "crowd": _crowd,
    "beside": _beside,
    "neighbours": _neighbours,
    "memory": _memory,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
