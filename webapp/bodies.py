"""How large the body of a request may be: by what its address is for, so that a server can refuse one before
it keeps a byte of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flask import Flask, request
from werkzeug.exceptions import HTTPException

from webapp.config import Config
from webapp.methods import SAFE_METHODS

BodyLimit = Callable[[str, str], int]
"""Method and path of a request → bytes that its body may have."""

TEXTS: Final = frozenset(
    {
        "readings.create",
        "comparisons.create",
        "revisions.create",
        "set_forms.create",
        "set_forms.add",
        "sources.find",
        "sources.add",
        "api.create",
        "api.revise",
        "api.sets.create",
        "api.sources.find",
        "api.sources.keep",
    }
)
"""Endpoints that take two texts or more, or files with them."""

ARCHIVES: Final = frozenset({"settings.import_all"})
"""Endpoints that take a file with everything of a workspace."""

SMALL_BYTES: Final = 64 * 1024
"""All other forms hold a few words: a title, tags, a password."""


def init_app(app: Flask, config: Config) -> None:
    """Holds every request to the limit of its endpoint, whatever server reads it."""

    @app.before_request
    def bound() -> None:
        request.max_content_length = _most(request.endpoint, request.method, config)


def body_limit(app: Flask, config: Config) -> BodyLimit:
    """The same limits for a server that has seen no more than the head of a request."""
    addresses = app.url_map.bind("")

    def limit(method: str, path: str) -> int:
        try:
            endpoint, _ = addresses.match(path, method)
        except HTTPException:  # nothing there, or not for this method
            endpoint = None
        return _most(endpoint, method, config)

    return limit


def _most(endpoint: str | None, method: str, config: Config) -> int:
    if endpoint is None or method in SAFE_METHODS:
        return 0
    return config.archive_bytes if endpoint in TEXTS | ARCHIVES else SMALL_BYTES
