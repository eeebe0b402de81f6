"""``diptych serve``: the page, on a production server."""

from __future__ import annotations

import argparse
import sys
import threading
import webbrowser
from typing import TYPE_CHECKING, Any

import waitress

from webapp.cli.drain import Drain
from webapp.cli.errors import CliError
from webapp.cli.housekeeping import Housekeeping
from webapp.config import Config
from webapp.engine import ModelError
from webapp.services.desk import EXTENSION
from webapp.store import StoreError
from webapp.telemetry import start_logging

if TYPE_CHECKING:
    from webapp.cli.commands import CreateApp

THREADS = 8
"""Requests answered at once. Comparing keeps a core busy for a moment; the rest is waiting for the disk."""


def serve(arguments: argparse.Namespace, config: Config, create_app: CreateApp) -> int:
    """Answers requests until it is told to stop (Ctrl+C, SIGTERM); requests under way are finished.

    Raises:
        CliError: the model, the database or the port cannot be used.
    """
    start_logging(config)
    try:
        app = create_app(config)
    except (ModelError, StoreError) as error:
        raise CliError(str(error)) from error
    server = _listen(app, arguments.host, arguments.port, config)
    address = f"http://{_shown(arguments.host)}:{_port(server)}"
    sys.stdout.write(f"Diptych is at {address} (Ctrl+C stops it)\n")
    sys.stdout.flush()
    if arguments.open:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    Drain(server).install()
    housekeeping = Housekeeping(app.extensions[EXTENSION])
    housekeeping.start()
    try:
        server.run()
    finally:
        server.close()
        housekeeping.stop()
    return 0


def _listen(app: Any, host: str, port: int, config: Config) -> Any:
    try:
        return waitress.create_server(
            app,
            host=host,
            port=port,
            threads=THREADS,
            ident="diptych",
            # The application knows whose forwarded headers to believe; waitress takes one address only.
            clear_untrusted_proxy_headers=False,
            # Past the form's own limit by a margin, so that the application refuses and says why.
            max_request_body_size=16 * config.form_bytes,
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CliError(f"cannot listen on {host} port {port}: {reason}") from error


def _port(server: Any) -> int:
    """The port really used; a name such as localhost may stand for several sockets."""
    return int(getattr(server, "effective_port", None) or server.effective_listen[0][1])


def _shown(host: str) -> str:
    if host in {"0.0.0.0", "::", "*"}:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
