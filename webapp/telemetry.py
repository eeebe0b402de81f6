"""What an operator learns of requests: a line of log and a count each, never a text or a secret address."""

from __future__ import annotations

import json
import logging
import secrets
import time
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from flask import Flask, Response, g, request

from webapp.config import Config
from webapp.metrics import Metrics

METRICS = "diptych.metrics"
"""Key of the counts in ``app.extensions``; absent unless the settings ask for them."""

OURS = ("webapp", "diptych")
"""Loggers whose messages we write; of others only the pattern is logged, without what fills it in."""

access = logging.getLogger("diptych.access")


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
    """Sends this process's log to stderr in the form that the settings ask for."""
    handler = logging.StreamHandler()
    if config.log == "json":
        handler.setFormatter(JsonFormatter())
        access.setLevel(logging.INFO)
    else:
        handler.setFormatter(PlainFormatter("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


class PlainFormatter(logging.Formatter):
    """For a person. An exception is told by its kind and place: its message may quote a text."""

    def format(self, record: logging.LogRecord) -> str:
        """The record in one line, or with an exception a few."""
        record.exc_text = None  # another handler may have kept its own form, with the message
        return super().format(record)

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
            "message": record.getMessage() if record.name.split(".")[0] in OURS else str(record.msg),
        }
        line.update(getattr(record, "about", {}))
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _places(record.exc_info[2])
        return json.dumps(line)


def _places(trace: TracebackType | None) -> list[str]:
    """``file:line function`` of every frame, the innermost last."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
