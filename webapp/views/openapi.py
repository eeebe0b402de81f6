"""The description of the JSON API: OpenAPI 3.1."""

from __future__ import annotations

from webapp.engine.model import ENGINE_VERSION
from webapp.services.library import FURTHEST, LIST_LIMIT, MOST_LISTED
from webapp.services.names import MOST_NAME
from webapp.services.shares import LONGEST_DAYS, MOST_LABEL, ROLES
from webapp.services.tags import MOST_TAGS
from webapp.views.openapi_draft import draft_schemas
from webapp.views.openapi_jobs import ACCEPTED, job_paths, job_schemas
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
from webapp.views.openapi_sets import set_paths, set_schemas
from webapp.views.openapi_sources import sources_paths, sources_schemas


def document(server: str) -> dict[str, Json]:
    """The whole description, for an installation at an address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Diptych",
            "version": ENGINE_VERSION,
            "summary": "Compares two articles sentence by sentence.",
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
                    "description": "An access token from the settings page.",
                },
                "cookie": {"type": "apiKey", "in": "cookie", "name": "diptych_workspace"},
            },
            "parameters": {
                "id": path_parameter("id"),
                "job": path_parameter("job"),
                "share": path_parameter("share"),
                "key": path_parameter("key"),
                "comment": path_parameter("comment"),
                "set": path_parameter("set"),
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
        query("search", TEXT, "All of these words are in the title or a tag."),
        query("tag", TEXT, "A tag that the pairs have."),
        query("offset", whole(0, FURTHEST, 0), "How many to skip."),
        query("limit", whole(1, MOST_LISTED, LIST_LIMIT), "How many to list."),
    ]
    return {
        "/openapi.json": {
            "get": operation("openapi", "This document", {"200": answered("OpenAPI 3.1", {"type": "object"})})
        },
        "/comparisons": {
            "get": {
                **operation(
                    "list",
                    "List the comparisons",
                    {"200": answered("One page of the list", listed), **refused("401", "422")},
                ),
                "parameters": paging,
            },
            "post": {
                **operation(
                    "create",
                    "Compare two texts",
                    {
                        "201": made("The comparison", comparison),
                        **ACCEPTED,
                        **refused("401", "403", "413", "415", "422", "500"),
                    },
                ),
                "requestBody": takes("Draft", "DraftForm"),
            },
        },
        "/comparisons/{id}": {
            "parameters": of_one,
            "get": operation(
                "show",
                "Show a comparison",
                {"200": answered("The comparison", comparison), **refused("401", "404")},
            ),
            "delete": operation(
                "delete",
                "Delete a comparison with all its revisions, share links and texts",
                {"204": {"description": "Deleted"}, **refused("401", "403", "404")},
            ),
        },
        "/comparisons/{id}/revisions": {
            "parameters": of_one,
            "post": {
                **operation(
                    "revise",
                    "Compare edited texts as a new revision; the last one stays",
                    {
                        "201": made("The new revision", ref("NewRevision")),
                        **ACCEPTED,
                        **refused("401", "403", "404", "413", "415", "422", "500"),
                    },
                ),
                "requestBody": takes("Edit", "EditForm"),
            },
        },
        **review_paths(),
        **sources_paths(),
        **job_paths(),
        **set_paths(),
        "/comparisons/{id}/tags": {
            "parameters": of_one,
            "put": {
                **operation(
                    "tag",
                    "Replace all tags",
                    {
                        "200": answered("The tags as saved", ref("Tags")),
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
                "List the share links",
                {"200": answered("They", ref("Shares")), **refused("401", "404")},
            ),
            "post": {
                **operation(
                    "share",
                    "Create a share link",
                    {
                        "201": made("The link; its address is shown only here", ref("NewShare")),
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
                "Revoke a share link",
                {"204": {"description": "Revoked"}, **refused("401", "403", "404")},
            ),
        },
        "/comparisons/{id}/shares/{share}/address": {
            "parameters": of_share,
            "post": operation(
                "renewAddress",
                "Give a share link a new address; the old one stops working",
                {
                    "201": made("The link; its new address is shown only here", ref("NewShare")),
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
        "carried": {
            **whole(0),
            "description": "Decisions, comments and links set by hand that carry over to it.",
        },
        "to_review_again": {
            **whole(0),
            "description": "Items to look at: new ones, and ones that are open again.",
        },
    }
    last_day = {
        "type": ["string", "null"],
        "format": "date",
        "description": "The last day it opens, in UTC, within ten years. Not together with expires_in_days.",
    }
    role = {"enum": list(ROLES), "description": "What recipients can do; comment includes view."}
    follows = {"type": "boolean", "description": "Always shows the newest revision."}
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
        "label": {**TEXT, "description": f"A label for your list; cut at {MOST_LABEL} characters."},
        "sent_by": {
            **TEXT,
            "description": f"The sender’s name, shown to recipients; cut at {MOST_NAME} characters.",
        },
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
        **sources_schemas(),
        **job_schemas(),
        **set_schemas(),
        "Comparison": object_of({**listed, **compared}),
        "NewRevision": object_of({**listed, **compared, **brought}),
        "List": object_of(
            {
                "comparisons": {"type": "array", "items": object_of(listed)},
                "next": {"type": ["string", "null"], "description": "Address of the next page of the list."},
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
        "404": "Not found, or not yours",
        "413": "The texts are too long",
        "415": "The content type is not supported",
        "422": "A value is missing or unusable",
        "429": "Too many requests from this address",
        "500": "The comparison failed; the log gives the reason under the reference in the answer",
        "503": "The database does not respond, or too many comparisons are waiting; see Retry-After",
    }
    content = {"application/problem+json": {"schema": ref("Problem")}}
    return {status: {"description": reason, "content": content} for status, reason in reasons.items()}
