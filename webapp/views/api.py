"""The JSON API, ``/api/v1``: the same use cases as the pages, for programs.

Whoever calls it is known by an access token (``Authorization: Bearer``) or by the cookie of a browser; a
first write without either makes a workspace and gives its cookie.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from flask import Blueprint, Response, make_response, request, url_for

from webapp import services
from webapp.engine.serialise import to_json
from webapp.services.errors import UnsupportedError
from webapp.services.library import FURTHEST, LIST_LIMIT, MOST_LISTED
from webapp.views.desk import asker, desk, reader, writer
from webapp.views.openapi import document

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

Json = Any

DRAFT_FIELDS = ("left", "right", "left_title", "right_title", "kind")


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """What this page describes, for machines: OpenAPI 3.1."""
    return _answer(document(request.url_root.rstrip("/")))


@blueprint.post("/comparisons")
def create() -> Response:
    """Compares two texts."""
    kept = services.create_comparison(desk(), writer(), _draft(_body(DRAFT_FIELDS)), asker())
    return _created(_comparison(kept), url_for("api.show", comparison_id=kept.id))


@blueprint.get("/comparisons")
def index() -> Response:
    """One part of the list, the pair touched last first."""
    limit = _number("limit", 1, MOST_LISTED, LIST_LIMIT)
    search, tag = request.args.get("search", ""), request.args.get("tag", "")
    offset = _number("offset", 0, FURTHEST, 0)
    page = services.list_pairs(desk(), reader(), search=search, tag=tag, offset=offset, limit=limit)
    following = None
    if page.next is not None and page.next <= FURTHEST:
        following = url_for(
            "api.index", limit=limit, offset=page.next, search=search or None, tag=tag or None
        )
    entries = [
        {
            "id": entry.id,
            "url": _page_of(entry.id),
            "title": entry.title,
            "tags": entry.tags,
            "revision": entry.number,
            "created_at": _moment(entry.created_at),
        }
        for entry in page.entries
    ]
    return _answer({"comparisons": entries, "next": following})


@blueprint.get("/comparisons/<comparison_id>")
def show(comparison_id: str) -> Response:
    """One comparison."""
    return _answer(_comparison(services.get_comparison(desk(), reader(), comparison_id)))


@blueprint.delete("/comparisons/<comparison_id>")
def delete(comparison_id: str) -> Response:
    """Deletes a pair with all its revisions, links and texts, for good."""
    services.delete_pair(desk(), reader(), comparison_id, undoable=False)
    return make_response("", 204)


@blueprint.post("/comparisons/<comparison_id>/revisions")
def revise(comparison_id: str) -> Response:
    """Compares again; fields that are left out keep the text they had."""
    before = services.get_draft(desk(), reader(), comparison_id)
    draft = _draft(_body(DRAFT_FIELDS), before)
    kept = services.compare_again(desk(), writer(), comparison_id, draft, asker())
    return _created(_comparison(kept), url_for("api.show", comparison_id=kept.id))


@blueprint.put("/comparisons/<comparison_id>/tags")
def tag(comparison_id: str) -> Response:
    """Gives a pair these tags and no others."""
    tags = _body(("tags",)).get("tags")
    if not isinstance(tags, list) or not all(isinstance(name, str) for name in tags):
        raise services.InvalidError('"tags" must be a list of strings.', "tags")
    return _answer({"tags": services.set_tags(desk(), reader(), comparison_id, tags)})


@blueprint.post("/comparisons/<comparison_id>/shares")
def share(comparison_id: str) -> Response:
    """Makes a link for outsiders; its address is in this answer only."""
    body = _body(("role", "expires_in_days", "expires", "password"))
    if body.get("role", "view") != "view":
        raise services.InvalidError('"role" must be "view".', "role")
    days = body.get("expires_in_days")
    if isinstance(days, float) and days.is_integer():
        days = int(days)  # 7.0 is a whole number to JSON
    if days is not None and (isinstance(days, bool) or not isinstance(days, int)):
        raise services.InvalidError('"expires_in_days" must be a whole number.', "expires_in_days")
    until = _date(body, "expires")
    made, token = services.create_share(
        desk(), writer(), comparison_id, days=days, until=until, password=_text(body, "password", "")
    )
    address = url_for("shared.show", token=token, _external=True)
    return _created({**_share(made), "url": address}, address)


@blueprint.get("/comparisons/<comparison_id>/shares")
def shares(comparison_id: str) -> Response:
    """The links that were not revoked."""
    found = services.list_shares(desk(), reader(), comparison_id)
    return _answer({"shares": [_share(entry) for entry in found]})


@blueprint.delete("/comparisons/<comparison_id>/shares/<share_id>")
def revoke(comparison_id: str, share_id: str) -> Response:
    """Closes a link."""
    services.revoke_share(desk(), reader(), comparison_id, share_id)
    return make_response("", 204)


def _body(known: tuple[str, ...]) -> Mapping[str, Json]:
    """The JSON object of the request; a field nobody knows is a slip and refused."""
    if request.mimetype != "application/json":
        raise UnsupportedError("Send JSON, and say so: Content-Type: application/json.")
    try:
        body = json.loads(request.get_data())
    except (ValueError, RecursionError) as error:
        raise services.InvalidError("The body is not JSON.") from error
    if not isinstance(body, dict):
        raise services.InvalidError("The body is not a JSON object.")
    for field in body:
        if field not in known:
            raise services.InvalidError(f"There is no field {ascii(field)[:80]}.")
    return body


def _draft(body: Mapping[str, Json], before: services.Draft | None = None) -> services.Draft:
    kept = before or services.Draft("", "")
    return replace(
        kept,
        left=_text(body, "left", kept.left),
        right=_text(body, "right", kept.right),
        left_title=_text(body, "left_title", kept.left_title),
        right_title=_text(body, "right_title", kept.right_title),
        kind=_text(body, "kind", kept.kind),
    )


def _text(body: Mapping[str, Json], field: str, default: str) -> str:
    value = body.get(field, default)
    if not isinstance(value, str):
        raise services.InvalidError(f'"{field}" must be a string.', field)
    return value


def _date(body: Mapping[str, Json], field: str) -> date | None:
    value = body.get(field)
    if value is None:
        return None
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise services.InvalidError(f'"{field}" must be a date, as in "2030-01-31".', field)


def _number(name: str, low: int, high: int, default: int) -> int:
    text = request.args.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high):
        raise services.InvalidError(f'"{name}" must be a whole number from {low} to {high}.', name)
    return int(text)


def _comparison(kept: services.Kept) -> dict[str, Json]:
    return {
        "id": kept.id,
        "url": _page_of(kept.id),
        "title": kept.title,
        "tags": kept.tags,
        "revision": kept.number,
        "created_at": _moment(kept.created_at),
        "comparison": to_json(kept.comparison),
    }


def _share(entry: services.Share) -> dict[str, Json]:
    return {
        "id": entry.id,
        "role": "view",
        "revision": entry.number,
        "password": entry.password,
        "created_at": _moment(entry.created_at),
        "expires_at": _moment(entry.expires_at),
        "expired": entry.expired,
        "opened_count": entry.opened_count,
        "opened_at": _moment(entry.opened_at),
    }


def _page_of(comparison_id: str) -> str:
    return url_for("comparisons.show", comparison_id=comparison_id, _external=True)


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _created(value: Json, address: str) -> Response:
    response = _answer(value)
    response.status_code = 201
    response.headers["Location"] = address
    return response


def _answer(value: Json) -> Response:
    response = make_response(json.dumps(value, separators=(",", ":")) + "\n")
    response.mimetype = "application/json"
    response.headers["Cache-Control"] = "private, no-store"
    return response
