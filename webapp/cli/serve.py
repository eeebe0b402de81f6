"""``diptych serve``: the page, on a production server."""

from __future__ import annotations

import argparse
import gc
import sys
import threading
import time
import webbrowser
from dataclasses import replace
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import waitress

from webapp.archive import ArchiveError
from webapp.bodies import body_limit
from webapp.cli.connections import DROPPED_BYTES, Bounds, guard
from webapp.cli.consumer import Consumer
from webapp.cli.drain import Drain
from webapp.cli.errors import CliError
from webapp.cli.housekeeping import Housekeeping
from webapp.cli.renewing import Renewing
from webapp.config import Config
from webapp.engine import ModelError
from webapp.jobs.cluster.errors import ClusterError
from webapp.jobs.pool import MOST_WAITING
from webapp.jobs.queues import QueueError
from webapp.services.desk import EXTENSION
from webapp.store import StoreError
from webapp.telemetry import start_logging
from webapp.words import say

if TYPE_CHECKING:
    from webapp.cli.commands import CreateApp

THREADS = 24 + MOST_WAITING
"""Requests answered at once: all those that wait for a comparison and, beside them, enough for everybody
else, who waits for the disk for a moment."""

PLACES = 4_000
"""Connections open at once. Each costs a few kilobytes and, whenever a byte moves, a look; beyond it the
oldest idle one makes room."""

FILES_BESIDE = 500
"""Files open besides connections: bodies and answers on their way, the database, pipes to workers."""

ROOM = 8
"""Largest archives that may be on their way in at once; a form is a fourth of one."""

COLLECTED_AFTER = 100_000
"""Objects more than when it was last looked for unreachable ones. A result of 15,000 words a side has half as
many, and looking through all that a server holds takes longer than reading it."""

LOOK_S = 0.01

HEAD_BYTES = 32 * 1024
"""Of a request's head. Ours stay below four kilobytes."""


def serve(arguments: argparse.Namespace, config: Config, create_app: CreateApp) -> int:
    """Answers requests until it is told to stop (Ctrl+C, SIGTERM); requests under way are finished.

    Raises:
        CliError: the model, the database or the port cannot be used.
    """
    start_logging(config)
    if not config.fetch and _is_own(arguments.host, config):
        config = replace(config, fetch="public")
    if config.archive == "on" and _is_own(arguments.host, config):
        config = replace(config, archive="shared")
    try:
        app = create_app(config)
    except (ArchiveError, ClusterError, ModelError, QueueError, StoreError) as error:
        raise CliError(str(error)) from error
    collect_seldom()
    desk = app.extensions[EXTENSION]
    try:
        server = listen(app, arguments.host, arguments.port, config)
    except CliError:
        desk.close()
        raise
    address = f"http://{_shown(arguments.host)}:{_port(server)}"
    sys.stdout.write(say("cli.address", address=address) + "\n")
    sys.stdout.flush()
    if arguments.open:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    consumer = Consumer(desk)
    Drain(server, consumer.put_back).install()
    housekeeping = Housekeeping(desk)
    consumer.start()
    housekeeping.start()
    renewing = Renewing(desk)
    renewing.start()
    try:
        server.run()
    finally:
        server.close()
        consumer.stop()
        housekeeping.stop()
        renewing.stop()
        desk.close()
    return 0


def collect_seldom() -> None:
    """Unreachable objects are looked for seldom, and never among what is loaded by now."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER)


def _is_own(host: str, config: Config) -> bool:
    """Whether only whoever sits at this machine reaches the page."""
    if config.trusted_proxies:
        return False
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def listen(app: Any, host: str, port: int, config: Config) -> Any:
    """A server whose threads wait for requests. Raises CliError where it cannot have the port."""
    places = _places()
    try:
        server = waitress.create_server(
            app,
            host=host,
            port=port,
            threads=THREADS,
            ident="diptych",
            # The application knows whose forwarded headers to believe; waitress takes one address only.
            clear_untrusted_proxy_headers=False,
            asyncore_use_poll=True,  # select() stops at 1,024 connections
            connection_limit=places + FILES_BESIDE,  # past ours, which makes room instead of waiting
            backlog=1024,
            cleanup_interval=2,
            max_request_header_size=HEAD_BYTES,
            max_request_body_size=2 * DROPPED_BYTES,  # ours are by path
            outbuf_high_watermark=1
            << 30,  # no thread waits for a slow reader: answers go to a file meanwhile
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CliError(say("cli.serve.cannot_listen", host=host, port=port, reason=reason)) from error
    room = ROOM * config.archive_bytes
    guard(server, Bounds(body_limit(app, config), room, places, frozenset(config.trusted_proxies)))
    _await_threads(server)
    return server


def _await_threads(server: Any) -> None:
    """Returns when every thread waits for a request. Waitress counts a thread as busy until it first waits,
    and would warn of a queue when the first request comes."""
    while server.task_dispatcher.active_count:
        time.sleep(LOOK_S)


def _places() -> int:
    """How many connections can be open: as many as we want if the system lets us open so many files."""
    try:
        import resource
    except ImportError:  # Windows
        return PLACES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = PLACES + FILES_BESIDE
    if resource.RLIM_INFINITY != soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return PLACES if soft == resource.RLIM_INFINITY else max(50, min(PLACES, soft - FILES_BESIDE))


def _port(server: Any) -> int:
    """The port really used; a name such as localhost may stand for several sockets."""
    return int(getattr(server, "effective_port", None) or server.effective_listen[0][1])


def _shown(host: str) -> str:
    if host in {"0.0.0.0", "::", "*"}:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
