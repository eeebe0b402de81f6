"""The JSON API, ``/api/v1``: the same use cases as the pages, for programs.

Whoever calls it is known by an access token (``Authorization: Bearer``) or by the cookie of a browser; a
first write without either makes a workspace and gives its cookie.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from flask import Blueprint, Response, make_response, request, url_for

from webapp import services
from webapp.services.library import FURTHEST, LIST_LIMIT, MOST_LISTED
from webapp.views import api_jobs, api_review, api_sets, api_sources
from webapp.views.api_draft import draft_of, read_draft_body
from webapp.views.desk import desk, reader, writer
from webapp.views.json_values import (
    Json,
    answered,
    created,
    moment_of,
    page_of,
    query_number,
    read_body,
    shown,
    text_of,
)
from webapp.views.names import asker, author, sender
from webapp.views.openapi import document
from webapp.words import say

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
blueprint.register_blueprint(api_review.blueprint)
blueprint.register_blueprint(api_jobs.blueprint)
blueprint.register_blueprint(api_sets.blueprint)
blueprint.register_blueprint(api_sources.blueprint)

SHARE_FIELDS = ("role", "follows", "expires_in_days", "expires", "password", "label", "sent_by")


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """What this page describes, for machines: OpenAPI 3.1."""
    return answered(document(request.url_root.rstrip("/")))


@blueprint.post("/comparisons")
def create() -> Response:
    """Compares two texts."""
    body = read_draft_body()
    kept = services.create_comparison(desk(), writer(), draft_of(body), _asker(body))
    return created(shown(kept), url_for("api.show", comparison_id=kept.id))


@blueprint.get("/comparisons")
def index() -> Response:
    """One part of the list, the pair touched last first."""
    limit = query_number("limit", 1, MOST_LISTED, LIST_LIMIT)
    search, tag = request.args.get("search", ""), request.args.get("tag", "")
    offset = query_number("offset", 0, FURTHEST, 0)
    page = services.list_pairs(desk(), reader(), search=search, tag=tag, offset=offset, limit=limit)
    following = None
    if page.next is not None and page.next <= FURTHEST:
        following = url_for(
            "api.index", limit=limit, offset=page.next, search=search or None, tag=tag or None
        )
    entries = [
        {
            "id": entry.id,
            "url": page_of(entry.id),
            "title": entry.title,
            "tags": entry.tags,
            "revision": entry.number,
            "created_at": moment_of(entry.created_at),
        }
        for entry in page.entries
    ]
    return answered({"comparisons": entries, "next": following})


@blueprint.get("/comparisons/<comparison_id>")
def show(comparison_id: str) -> Response:
    """One comparison."""
    return answered(shown(services.get_comparison(desk(), reader(), comparison_id)))


@blueprint.delete("/comparisons/<comparison_id>")
def delete(comparison_id: str) -> Response:
    """Deletes a pair with all its revisions, links and texts, for good."""
    services.delete_pair(desk(), reader(), comparison_id, undoable=False)
    return make_response("", 204)


@blueprint.post("/comparisons/<comparison_id>/revisions")
def revise(comparison_id: str) -> Response:
    """Compares again; fields that are left out keep the text they had."""
    before = services.get_draft(desk(), reader(), comparison_id)
    body = read_draft_body()
    kept = services.compare_again(desk(), writer(), comparison_id, draft_of(body, before), _asker(body))
    told = services.compare_reviews(desk(), reader(), comparison_id, kept.id)
    brought = {"carried": told.total, "to_review_again": told.to_review_again}
    return created({**shown(kept), **brought}, url_for("api.show", comparison_id=kept.id))


@blueprint.put("/comparisons/<comparison_id>/tags")
def tag(comparison_id: str) -> Response:
    """Gives a pair these tags and no others."""
    tags = read_body(("tags",)).get("tags")
    if not isinstance(tags, list) or not all(isinstance(name, str) for name in tags):
        raise services.InvalidError(say("api.strings", field="tags"), "tags")
    return answered({"tags": services.set_tags(desk(), reader(), comparison_id, tags)})


@blueprint.post("/comparisons/<comparison_id>/shares")
def share(comparison_id: str) -> Response:
    """Makes a link for outsiders; its address is in this answer only."""
    return _shared(*services.create_share(desk(), writer(), comparison_id, _terms(read_body(SHARE_FIELDS))))


@blueprint.post("/comparisons/<comparison_id>/shares/<share_id>/address")
def renew(comparison_id: str, share_id: str) -> Response:
    """Gives a link another address and ends the one it had."""
    token = services.renew_address(desk(), reader(), comparison_id, share_id)
    found = services.list_shares(desk(), reader(), comparison_id)
    return _shared(next(entry for entry in found if entry.id == share_id), token)


@blueprint.get("/comparisons/<comparison_id>/shares")
def shares(comparison_id: str) -> Response:
    """The links that were not revoked."""
    found = services.list_shares(desk(), reader(), comparison_id)
    return answered({"shares": [_share(entry) for entry in found]})


@blueprint.delete("/comparisons/<comparison_id>/shares/<share_id>")
def revoke(comparison_id: str, share_id: str) -> Response:
    """Closes a link."""
    services.revoke_share(desk(), reader(), comparison_id, share_id)
    return make_response("", 204)


def _asker(body: Mapping[str, Json]) -> services.Asker:
    return replace(asker(), name=author(text_of(body, "author", "")))


def _terms(body: Mapping[str, Json]) -> services.Terms:
    follows = body.get("follows", False)
    if not isinstance(follows, bool):
        raise services.InvalidError(say("api.flag", field="follows"), "follows")
    days = body.get("expires_in_days")
    if isinstance(days, float) and days.is_integer():
        days = int(days)  # 7.0 is a whole number to JSON
    if days is not None and (isinstance(days, bool) or not isinstance(days, int)):
        raise services.InvalidError(say("api.whole", field="expires_in_days"), "expires_in_days")
    return services.Terms(
        role=text_of(body, "role", "view"),
        follows=follows,
        days=days,
        until=_date(body, "expires"),
        password=text_of(body, "password", ""),
        label=text_of(body, "label", ""),
        sent_by=sender(text_of(body, "sent_by", "")),
    )


def _date(body: Mapping[str, Json], field: str) -> date | None:
    value = body.get(field)
    if value is None:
        return None
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise services.InvalidError(say("api.date", field=field), field)


def _shared(entry: services.Share, token: str) -> Response:
    address = url_for("shared.show", token=token, _external=True)
    return created({**_share(entry), "url": address}, address)


def _share(entry: services.Share) -> dict[str, Json]:
    return {
        "id": entry.id,
        "role": entry.role,
        "label": entry.label,
        "sent_by": entry.sent_by,
        "follows": entry.follows,
        "revision": entry.number,
        "password": entry.password,
        "created_at": moment_of(entry.created_at),
        "expires_at": moment_of(entry.expires_at),
        "expired": entry.expired,
        "opened_count": entry.opened_count,
        "opened_at": moment_of(entry.opened_at),
    }
