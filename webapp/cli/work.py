"""``diptych work``: takes jobs without serving pages, on another machine or in another container."""

from __future__ import annotations

import signal
import sys
import threading

from webapp.cli.consumer import Consumer
from webapp.cli.errors import CliError
from webapp.cli.housekeeping import Housekeeping
from webapp.config import Config, assets_folder
from webapp.jobs.background import open_background
from webapp.jobs.cluster.errors import ClusterError
from webapp.jobs.queues import QueueError
from webapp.services import Desk
from webapp.store import StoreError, open_store
from webapp.telemetry import start_logging
from webapp.words import say


def work(config: Config) -> int:
    """Takes jobs until it is told to stop (Ctrl+C, SIGTERM); those under way are put back.

    Raises:
        CliError: there are no jobs, or the database, the queue or the cluster cannot be used.
    """
    if not config.jobs:
        raise CliError(say("cli.work.off"))
    start_logging(config)
    try:
        store = open_store(config.database_url)
    except StoreError as error:
        raise CliError(str(error)) from error
    try:
        background = open_background(config, alone=True)
    except (QueueError, ClusterError) as error:
        store.close()
        raise CliError(str(error)) from error
    assert background
    desk = Desk(
        config=config,
        store=store,
        comparing=background.comparing,
        seeds=assets_folder(),
        background=background,
    )
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    consumer, housekeeping = Consumer(desk), Housekeeping(desk)
    consumer.start()
    housekeeping.start()
    sys.stdout.write(say("cli.work.ready", n=background.at_once) + "\n")
    sys.stdout.flush()
    stopping.wait()
    consumer.stop()
    housekeeping.stop()
    desk.close()
    return 0
