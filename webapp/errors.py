"""One handler speaks of failure: as a page, as a fragment for htmx, or as problem+json (RFC 9457)."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from http import HTTPStatus

from flask import Flask, Response, make_response, request
from werkzeug.exceptions import HTTPException, InternalServerError, RequestEntityTooLarge

from webapp import htmx
from webapp.services.errors import ServiceError
from webapp.store import StoreUnavailableError
from webapp.words import say

API_PREFIX = "/api/"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, for a reader."""

    status: int
    """HTTP status."""
    title: str
    """A few words."""
    detail: str
    """One sentence, what to do about it where something can be done."""


def init_app(app: Flask) -> None:
    """Answers every error of the application."""
    app.register_error_handler(ServiceError, _service_error)
    app.register_error_handler(StoreUnavailableError, _store_error)
    app.register_error_handler(HTTPException, _http_error)


def answer(problem: Problem) -> Response:
    """The problem in the form this client reads."""
    if wants_json():
        response = make_response(json.dumps({"type": "about:blank", **asdict(problem)}), problem.status)
        response.mimetype = "application/problem+json"
    else:
        response = htmx.render("errors/page.html", "errors/_problem.html", problem.status, problem=problem)
    response.headers["Cache-Control"] = "no-store"
    return response


def wants_json() -> bool:
    """Whether this client reads JSON rather than pages."""
    if request.path.startswith(API_PREFIX):
        return True
    accepts = request.accept_mimetypes
    best = accepts.best_match(["text/html", "application/json", "application/problem+json"], "text/html")
    return best != "text/html"


def _service_error(error: ServiceError) -> Response:
    response = answer(Problem(error.status, error.title, error.message))
    if error.retry_s:
        response.headers["Retry-After"] = str(error.retry_s)
    if error.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="diptych"'
    return response


def _store_error(error: StoreUnavailableError) -> Response:
    log.error("%s", error)
    return answer(
        Problem(
            503,
            say("errors.server.no_database"),
            say("errors.server.no_database_detail"),
        )
    )


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    response = answer(Problem(status, _title(status), _detail(error)))
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            response.headers[name] = value
    return response


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase.capitalize()
    except ValueError:
        return say("errors.server.title")


def _detail(error: HTTPException) -> str:
    if isinstance(error, InternalServerError):
        return say("errors.server.internal")
    if isinstance(error, RequestEntityTooLarge):
        return say("errors.server.too_much_text")
    if error.code == HTTPStatus.NOT_FOUND:
        return say("errors.not_found.message")
    return error.description or _title(error.code or 500)
