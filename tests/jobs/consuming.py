"""``python -m tests.jobs.consuming FOLDER URL``: a process that takes jobs, with short leases, so
that a test can wait for their end. It ends with its input, and puts back what is under way."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from webapp.cli.consumer import Consumer
from webapp.config import Config
from webapp.jobs.background import open_background
from webapp.services import Desk
from webapp.store import open_store

LEASE = timedelta(seconds=1)


def desk_on(folder: Path, url: str, cluster: str = "") -> Desk:
    """The parts of such a process, and of one that accepts jobs."""
    config = Config(
        folder, url, model_dir="none", workers=1, jobs=True, job_characters=1_000, cluster=cluster
    )
    background = open_background(config)
    assert background
    return Desk(
        config=config,
        store=open_store(url),
        comparing=background.comparing,
        seeds=folder,
        background=background,
    )


def main() -> None:
    """Until the input ends."""
    desk = desk_on(Path(sys.argv[1]), sys.argv[2])
    consumer = Consumer(desk, period=0.2, lease=LEASE)
    consumer.start()
    sys.stdin.read()
    consumer.stop()
    desk.close()


if __name__ == "__main__":
    main()
