"""The queue in PostgreSQL: procrastinate, in the same database. The only module that knows procrastinate.

Its tables stand in a schema of their own, named for its version: they hold nothing but deliveries, which may
be lost, so another version makes its own anew instead of migrating them.
"""

from __future__ import annotations

import asyncio
import logging
import re
import threading
from contextlib import suppress
from importlib.metadata import version

import procrastinate
import psycopg
import psycopg_pool
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from procrastinate.schema import SchemaManager
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from webapp.jobs.queues.port import QueueError, Take
from webapp.store.migrate import LOCK
from webapp.words import say

PREFIX = "diptych_queue_"

SCHEMA = PREFIX + re.sub(r"\W", "_", version("procrastinate"))

TASK = "take"

SENDING = 2
"""Connections that accept jobs, at most."""

TAKING = 4
"""Connections of the threads that take them: one hears of deliveries, the others fetch and tell that they are
alive."""

LOOK_S = 5.0
"""How often deliveries are looked for that were not heard of."""

DEAD_S = 60.0
"""After how long without a sign of life a process that took a delivery is dead."""

AGAIN_S = 2.0
"""After how long it is tried again where the database went away."""

log = logging.getLogger(__name__)


class PostgresqlQueue:
    """Deliveries in the database.

    Args:
        url: the database, as SQLAlchemy writes it.

    Raises:
        QueueError: its tables cannot be made.
    """

    def __init__(self, url: str) -> None:
        plain = re.sub(r"^postgresql\+\w+:", "postgresql:", url)
        try:
            options = f"{conninfo_to_dict(plain).get('options') or ''} -c search_path={SCHEMA}"
            self._conninfo = make_conninfo(plain, options=options.strip())
            with psycopg.connect(plain) as connection:
                _make_tables(connection)
        except psycopg.Error as error:
            raise QueueError(say("config.no_queue_schema", problem=str(error).splitlines()[0])) from error
        connector = procrastinate.SyncPsycopgConnector(conninfo=self._conninfo, min_size=1, max_size=SENDING)
        self._sender = procrastinate.App(connector=connector)
        self._sender.open()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = threading.Event()
        self._stopped = asyncio.Event()

    def send(self) -> None:
        """Adds a delivery."""
        try:
            self._sender.configure_task(TASK).defer()
        except (ConnectorException, psycopg.Error, psycopg_pool.PoolTimeout) as error:
            log.warning("a job was accepted and nobody told: %s", type(error).__name__)

    def consume(self, take: Take, at_once: int) -> None:
        """Starts its thread, which has others call ``take``."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(
            target=self._run, args=(self._loop, take, at_once), name="queue", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Ends them."""
        self._stopping.set()
        if self._thread and self._loop:
            with suppress(RuntimeError):  # it has ended already
                self._loop.call_soon_threadsafe(self._stopped.set)
            self._thread.join()
            self._thread = None

    def close(self) -> None:
        """Ends its connections."""
        self.stop()
        self._sender.close()

    def _run(self, loop: asyncio.AbstractEventLoop, take: Take, at_once: int) -> None:
        asyncio.set_event_loop(loop)
        try:
            while not self._stopping.is_set():
                try:
                    loop.run_until_complete(self._consume(take, at_once))
                except (ConnectorException, psycopg.Error, psycopg_pool.PoolTimeout) as error:
                    log.warning("the queue does not answer: %s", type(error).__name__)
                    self._stopping.wait(AGAIN_S)
        finally:
            loop.run_until_complete(loop.shutdown_default_executor())
            loop.close()

    async def _consume(self, take: Take, at_once: int) -> None:
        connector = procrastinate.PsycopgConnector(conninfo=self._conninfo, min_size=1, max_size=TAKING)
        app = procrastinate.App(connector=connector)
        app.task(name=TASK)(take)
        async with app.open_async():
            await _clear(app)
            working = asyncio.ensure_future(
                app.run_worker_async(
                    concurrency=at_once,
                    fetch_job_polling_interval=LOOK_S,
                    install_signal_handlers=False,
                    delete_jobs="always",
                )
            )
            stopping = asyncio.ensure_future(self._stopped.wait())
            await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            working.cancel()  # it ends what is under way first
            with suppress(asyncio.CancelledError):
                await working


async def _clear(app: procrastinate.App) -> None:
    """Takes away deliveries over which a process died: what it was doing is found by its lease."""
    for dead in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_S):
        await app.job_manager.finish_job(dead, Status.FAILED, delete_job=True)


def _make_tables(connection: psycopg.Connection) -> None:
    """Makes them where they are missing, and takes away those of other versions; one process at a time."""
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
    known = connection.execute("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, %s)", (PREFIX,))
    schemas = {name for (name,) in known.fetchall()}
    for other in schemas - {SCHEMA}:
        connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(other)))
    if SCHEMA not in schemas:
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(SCHEMA)))
        connection.execute(sql.SQL("SET LOCAL search_path TO {}").format(sql.Identifier(SCHEMA)))
        connection.execute(SchemaManager.get_schema())
