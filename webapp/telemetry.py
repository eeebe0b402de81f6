"""What an operator learns of requests: a line of log and a count each, never a text or a secret address."""

from __future__ import annotations

import json
import logging
import re
import secrets
import sys
import threading
import time
import traceback
import warnings
from contextlib import suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, TextIO

from flask import Flask, Response, g, request

from webapp.config import Config
from webapp.metrics import Metrics

METRICS = "diptych.metrics"
"""Key of the counts in ``app.extensions``; absent unless the settings ask for them."""

OURS = ("webapp", "diptych")
"""Loggers whose messages we write; of others only the pattern is logged, without what fills it in."""

ADDRESS = re.compile(r"/\S*")
"""A path in what somebody else's logger says: it may be the secret address of a share."""

access = logging.getLogger("diptych.access")

log = logging.getLogger(__name__)


def init_app(app: Flask, config: Config) -> None:
    """Gives every answer an id, logs it and counts it. Call it first: the first added sees answers last."""
    counts = Metrics()
    if config.metrics:
        app.extensions[METRICS] = counts

    @app.before_request
    def start() -> None:
        g.request_id = secrets.token_hex(8)
        g.started = time.perf_counter()

    @app.after_request
    def finish(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.request_id
        seconds = time.perf_counter() - g.started
        route = request.url_rule.rule if request.url_rule else "none"
        counts.observe(request.method, route, response.status_code, seconds)
        access.info(
            "request",
            extra={
                "about": {
                    "id": g.request_id,
                    "method": request.method,
                    "route": route,
                    "status": response.status_code,
                    "ms": round(1000 * seconds, 1),
                }
            },
        )
        return response


def start_logging(config: Config) -> None:
    """Sends this process's log to stderr in the form that the settings ask for; as JSON also whatever Python
    would write there by itself."""
    if config.log == "json":
        handler: logging.Handler = JsonHandler()
        access.setLevel(logging.INFO)
        logging.lastResort = handler
        _log_what_python_tells()
    else:
        handler = logging.StreamHandler()
        handler.setFormatter(PlainFormatter("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def _log_what_python_tells() -> None:
    """Turns uncaught exceptions, those that Python ignores, and warnings into records, without their
    messages: they may quote a text."""

    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("uncaught exception", exc_info=(kind, error, trace))

    def uncaught_in_thread(told: threading.ExceptHookArgs) -> None:
        log.critical("uncaught exception in a thread", exc_info=_caught(told))

    def ignored(told: sys.UnraisableHookArgs) -> None:
        log.error("exception ignored", exc_info=_caught(told))

    def warning(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        log.warning("%s at %s:%d", category.__name__, filename, lineno)

    sys.excepthook = uncaught
    threading.excepthook = uncaught_in_thread
    sys.unraisablehook = ignored
    warnings.showwarning = warning


def _caught(told: Any) -> Any:
    """What a hook is told, as logging wants it; of some exceptions it is told the kind alone."""
    return told.exc_type, told.exc_value, told.exc_traceback


class JsonHandler(logging.StreamHandler[TextIO]):
    """Writes JSON to stderr, also of a record that cannot be written."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonFormatter())

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Says so in one line, where logging would write a traceback of several."""
        kind = sys.exc_info()[0] or Exception
        line = {"level": "error", "logger": record.name, "message": "a record could not be written"}
        with suppress(OSError, ValueError):  # stderr itself may be what is gone
            self.stream.write(json.dumps({**line, "error": kind.__name__}) + self.terminator)
            self.flush()


class PlainFormatter(logging.Formatter):
    """For a person. An exception is told by its kind and place: its message may quote a text."""

    def format(self, record: logging.LogRecord) -> str:
        """The record in one line, or with an exception a few."""
        record.exc_text = None  # another handler may have kept its own form, with the message
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is logging's
        """The line without its exception."""
        record.message = _message(record)
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        """Where it happened."""
        kind, _, trace = ei
        return "\n".join((*(f"  {place}" for place in _places(trace)), f"  {kind.__name__}"))


class JsonFormatter(logging.Formatter):
    """One object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON; what it may not say is left out."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        line.update(getattr(record, "about", {}))
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _places(record.exc_info[2])
        return json.dumps(line)


def _message(record: logging.LogRecord) -> str:
    """What a record says. Of other loggers the pattern, which may be filled in already."""
    if record.name.split(".")[0] in OURS:
        return record.getMessage()
    return ADDRESS.sub("/…", str(record.msg))


def _places(trace: TracebackType | None) -> list[str]:
    """``file:line function`` of every frame, the innermost last."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
