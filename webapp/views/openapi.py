"""The description of the JSON API: OpenAPI 3.1."""

from __future__ import annotations

from webapp.engine.model import ENGINE_VERSION
from webapp.services.library import FURTHEST, LIST_LIMIT, MOST_LISTED
from webapp.services.names import MOST_NAME
from webapp.services.shares import LONGEST_DAYS, MOST_LABEL, ROLES
from webapp.services.tags import MOST_TAGS
from webapp.views.openapi_draft import draft_schemas
from webapp.views.openapi_parts import (
    ID,
    MOMENT,
    TEXT,
    Json,
    answered,
    made,
    object_of,
    operation,
    path_parameter,
    query,
    ref,
    refused,
    takes,
    whole,
)
from webapp.views.openapi_result import result_schemas
from webapp.views.openapi_review import review_paths, review_schemas


def document(server: str) -> dict[str, Json]:
    """The whole description, for an installation at an address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Diptych",
            "version": ENGINE_VERSION,
            "summary": "Two articles side by side, aligned by meaning.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": f"{server}/api/v1"}],
        "security": [{"token": []}, {"cookie": []}, {}],
        "paths": _paths(),
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "An access token made on the settings page.",
                },
                "cookie": {"type": "apiKey", "in": "cookie", "name": "diptych_workspace"},
            },
            "parameters": {
                "id": path_parameter("id"),
                "share": path_parameter("share"),
                "key": path_parameter("key"),
                "comment": path_parameter("comment"),
            },
            "responses": _problems(),
            "schemas": _schemas(),
        },
    }


def _paths() -> dict[str, Json]:
    comparison, listed = ref("Comparison"), ref("List")
    of_one = [{"$ref": "#/components/parameters/id"}]
    of_share = [*of_one, {"$ref": "#/components/parameters/share"}]
    paging = [
        query("search", TEXT, "Words that all stand in a title or a tag."),
        query("tag", TEXT, "A tag that the pairs have."),
        query("offset", whole(0, FURTHEST, 0), "How many to leave out."),
        query("limit", whole(1, MOST_LISTED, LIST_LIMIT), "How many to list."),
    ]
    return {
        "/openapi.json": {
            "get": operation("openapi", "This document", {"200": answered("OpenAPI 3.1", {"type": "object"})})
        },
        "/comparisons": {
            "get": {
                **operation(
                    "list", "List the pairs", {"200": answered("One part", listed), **refused("401", "422")}
                ),
                "parameters": paging,
            },
            "post": {
                **operation(
                    "create",
                    "Compare two texts",
                    {
                        "201": made("The comparison", comparison),
                        **refused("401", "403", "413", "415", "422", "500"),
                    },
                ),
                "requestBody": takes("Draft", "DraftForm"),
            },
        },
        "/comparisons/{id}": {
            "parameters": of_one,
            "get": operation(
                "show", "One comparison", {"200": answered("It", comparison), **refused("401", "404")}
            ),
            "delete": operation(
                "delete",
                "Delete a pair with all revisions, links and texts",
                {"204": {"description": "It is gone"}, **refused("401", "403", "404")},
            ),
        },
        "/comparisons/{id}/revisions": {
            "parameters": of_one,
            "post": {
                **operation(
                    "revise",
                    "Compare edited texts; the older revision stays",
                    {
                        "201": made("The new revision", ref("NewRevision")),
                        **refused("401", "403", "404", "413", "415", "422", "500"),
                    },
                ),
                "requestBody": takes("Edit", "EditForm"),
            },
        },
        **review_paths(),
        "/comparisons/{id}/tags": {
            "parameters": of_one,
            "put": {
                **operation(
                    "tag",
                    "Give a pair these tags and no others",
                    {
                        "200": answered("The tags as they are kept", ref("Tags")),
                        **refused("401", "403", "404", "413", "415", "422"),
                    },
                ),
                "requestBody": takes("Tags"),
            },
        },
        "/comparisons/{id}/shares": {
            "parameters": of_one,
            "get": operation(
                "listShares",
                "List the links",
                {"200": answered("They", ref("Shares")), **refused("401", "404")},
            ),
            "post": {
                **operation(
                    "share",
                    "Make a link for outsiders",
                    {
                        "201": made("The link; its address is in this answer only", ref("NewShare")),
                        **refused("401", "403", "404", "413", "415", "422"),
                    },
                ),
                "requestBody": takes("ShareRequest"),
            },
        },
        "/comparisons/{id}/shares/{share}": {
            "parameters": of_share,
            "delete": operation(
                "revoke",
                "Close a link",
                {"204": {"description": "It is closed"}, **refused("401", "403", "404")},
            ),
        },
        "/comparisons/{id}/shares/{share}/address": {
            "parameters": of_share,
            "post": operation(
                "renewAddress",
                "Give a link another address; the one it had opens no more",
                {
                    "201": made("The link; its new address is in this answer only", ref("NewShare")),
                    **refused("401", "403", "404"),
                },
            ),
        },
    }


def _schemas() -> dict[str, Json]:
    days = {"type": ["integer", "null"], "minimum": 1, "maximum": LONGEST_DAYS}
    tags = {"type": "array", "items": TEXT, "maxItems": MOST_TAGS}
    listed = {
        "id": ID,
        "url": TEXT,
        "title": TEXT,
        "tags": tags,
        "revision": whole(1),
        "created_at": MOMENT,
    }
    compared = {
        "left_from": ref("Provenance"),
        "right_from": ref("Provenance"),
        "comparison": ref("EngineComparison"),
    }
    brought = {
        "carried": {**whole(0), "description": "Decisions, comments and pins that hold for it."},
        "to_review_again": {
            **whole(0),
            "description": "Items that are open and were not there before, or had been looked at.",
        },
    }
    last_day = {
        "type": ["string", "null"],
        "format": "date",
        "description": "The whole last day it opens, in UTC, within ten years; not with expires_in_days.",
    }
    role = {"enum": list(ROLES), "description": "What it allows; comment includes view."}
    follows = {"type": "boolean", "description": "It shows the newest revision at each opening."}
    share = {
        "id": ID,
        "role": role,
        "label": TEXT,
        "sent_by": TEXT,
        "follows": follows,
        "revision": whole(1),
        "password": {"type": "boolean"},
        "created_at": MOMENT,
        "expires_at": {"type": ["string", "null"], "format": "date-time"},
        "expired": {"type": "boolean"},
        "opened_count": whole(0),
        "opened_at": {"type": ["string", "null"], "format": "date-time"},
    }
    request = {
        "role": role,
        "follows": follows,
        "expires_in_days": days,
        "expires": last_day,
        "password": TEXT,
        "label": {**TEXT, "description": f"What you call it, for your list; cut at {MOST_LABEL} characters."},
        "sent_by": {**TEXT, "description": f"Who sends it, told to its reader; cut at {MOST_NAME}."},
    }
    return {
        **draft_schemas(),
        "ShareRequest": {
            **object_of(request, []),
            "additionalProperties": False,
        },
        "Tags": {**object_of({"tags": tags}), "additionalProperties": False},
        **result_schemas(),
        **review_schemas(),
        "Comparison": object_of({**listed, **compared}),
        "NewRevision": object_of({**listed, **compared, **brought}),
        "List": object_of(
            {
                "comparisons": {"type": "array", "items": object_of(listed)},
                "next": {"type": ["string", "null"], "description": "Address of the next part."},
            }
        ),
        "Share": object_of(share),
        "NewShare": object_of({**share, "url": TEXT}),
        "Shares": object_of({"shares": {"type": "array", "items": ref("Share")}}),
        "Problem": object_of({"type": TEXT, "title": TEXT, "status": whole(400, 599), "detail": TEXT}),
    }


def _problems() -> dict[str, Json]:
    reasons = {
        "401": "The access token is unknown or revoked",
        "403": "The request came from another site's page",
        "404": "There is no such thing, or it is not yours",
        "413": "The texts are too long",
        "415": "The body is of a kind that is not read here",
        "422": "A value is missing or unusable",
        "429": "Too many requests from this address",
        "500": "The texts could not be compared; the log gives the reason under the reference in the answer",
        "503": "The database does not answer, or too many comparisons are waited for; see Retry-After",
    }
    content = {"application/problem+json": {"schema": ref("Problem")}}
    return {status: {"description": reason, "content": content} for status, reason in reasons.items()}
