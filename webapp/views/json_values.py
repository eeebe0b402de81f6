"""What every part of the JSON API does: read an object, answer with one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import Response, make_response, request, url_for

from webapp import services
from webapp.engine.serialise import to_json
from webapp.services.errors import UnsupportedError
from webapp.views.desk import desk
from webapp.words import say

Json = Any


def read_body(known: tuple[str, ...]) -> Mapping[str, Json]:
    """The JSON object of the request; a field nobody knows is a slip and refused."""
    if request.mimetype != "application/json":
        raise UnsupportedError(say("api.send_json"))
    if (request.content_length or 0) > desk().config.form_bytes:
        raise services.TooLargeError.over(desk().config.max_bytes)
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError) as error:
        raise services.InvalidError(say("api.not_json")) from error
    if not isinstance(body, dict):
        raise services.InvalidError(say("api.not_an_object"))
    for field in body:
        if field not in known:
            raise services.InvalidError(say("api.no_field", field=ascii(field)[:80]))
    return body


def text_of(body: Mapping[str, Json], field: str, default: str) -> str:
    """A string of the object; null is none.

    Raises:
        InvalidError: it is something else.
    """
    value = body.get(field, default)
    if not isinstance(value, str):
        raise services.InvalidError(say("api.string", field=field), field)
    return value


def query_number(name: str, low: int, high: int, default: int) -> int:
    """A number of the address.

    Raises:
        InvalidError: it is none, or out of bounds.
    """
    text = request.args.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high):
        raise services.InvalidError(say("api.range", field=name, low=low, high=high), name)
    return int(text)


def moment_of(at: datetime | None) -> str | None:
    """As RFC 3339 writes it."""
    return at.isoformat() if at else None


def shown(kept: services.Kept) -> dict[str, Json]:
    """A comparison as it was kept."""
    return {
        "id": kept.id,
        "url": page_of(kept.id),
        "title": kept.title,
        "tags": kept.tags,
        "revision": kept.number,
        "created_at": moment_of(kept.created_at),
        "left_from": _origin(kept.left_from),
        "right_from": _origin(kept.right_from),
        "comparison": to_json(kept.comparison),
    }


def _origin(origin: services.Origin | None) -> Json:
    """Where an article came from; null where it was sent as a text."""
    return {**services.written(origin.provenance), "edited": origin.edited} if origin else None


def page_of(comparison_id: str) -> str:
    """Where people read it."""
    return url_for("comparisons.show", comparison_id=comparison_id, _external=True)


def created(value: Json, address: str) -> Response:
    """What was made, and where it is."""
    response = answered(value)
    response.status_code = 201
    response.headers["Location"] = address
    return response


def answered(value: Json) -> Response:
    """An answer that nobody keeps; in ASCII, so that lone surrogates stand in it as escapes."""
    response = make_response(json.dumps(value, separators=(",", ":")) + "\n")
    response.mimetype = "application/json"
    response.headers["Cache-Control"] = "private, no-store"
    return response
