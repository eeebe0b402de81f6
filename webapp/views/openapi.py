"""The description of the JSON API: OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

from webapp.engine.model import ENGINE_VERSION
from webapp.engine.options import KINDS
from webapp.services.library import FURTHEST, LIST_LIMIT, MOST_LISTED
from webapp.services.shares import LONGEST_DAYS
from webapp.services.tags import MOST_TAGS
from webapp.views.openapi_result import result_schemas

Json = Any

TEXT = {"type": "string"}
ARTICLE = {"type": "string", "pattern": r"\S", "description": "Running text, not empty."}
KIND = {
    "enum": list(KINDS),
    "description": "What the two articles are to each other; empty to let the engine judge. A revision keeps "
    "what was given before.",
}
MOMENT = {"type": "string", "format": "date-time"}
ID = {"type": "string", "pattern": "^[A-Za-z0-9_-]{22}$"}


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
            "parameters": {"id": _path_parameter("id"), "share": _path_parameter("share")},
            "responses": _problems(),
            "schemas": _schemas(),
        },
    }


def _paths() -> dict[str, Json]:
    comparison, listed = _ref("Comparison"), _ref("List")
    of_one = [{"$ref": "#/components/parameters/id"}]
    of_share = [*of_one, {"$ref": "#/components/parameters/share"}]
    paging = [
        _query("search", TEXT, "Words that all stand in a title or a tag."),
        _query("tag", TEXT, "A tag that the pairs have."),
        _query("offset", _whole(0, FURTHEST, 0), "How many to leave out."),
        _query("limit", _whole(1, MOST_LISTED, LIST_LIMIT), "How many to list."),
    ]
    return {
        "/openapi.json": {
            "get": _operation("openapi", "This document", {"200": _json("OpenAPI 3.1", {"type": "object"})})
        },
        "/comparisons": {
            "get": {
                **_operation(
                    "list", "List the pairs", {"200": _json("One part", listed), **_refused("401", "422")}
                ),
                "parameters": paging,
            },
            "post": {
                **_operation(
                    "create",
                    "Compare two texts",
                    {
                        "201": _made("The comparison", comparison),
                        **_refused("401", "403", "413", "415", "422", "500"),
                    },
                ),
                "requestBody": _takes("Draft"),
            },
        },
        "/comparisons/{id}": {
            "parameters": of_one,
            "get": _operation(
                "show", "One comparison", {"200": _json("It", comparison), **_refused("401", "404")}
            ),
            "delete": _operation(
                "delete",
                "Delete a pair with all revisions, links and texts",
                {"204": {"description": "It is gone"}, **_refused("401", "403", "404")},
            ),
        },
        "/comparisons/{id}/revisions": {
            "parameters": of_one,
            "post": {
                **_operation(
                    "revise",
                    "Compare edited texts; the older revision stays",
                    {
                        "201": _made("The new revision", comparison),
                        **_refused("401", "403", "404", "413", "415", "422", "500"),
                    },
                ),
                "requestBody": _takes("Edit"),
            },
        },
        "/comparisons/{id}/tags": {
            "parameters": of_one,
            "put": {
                **_operation(
                    "tag",
                    "Give a pair these tags and no others",
                    {
                        "200": _json("The tags as they are kept", _ref("Tags")),
                        **_refused("401", "403", "404", "413", "415", "422"),
                    },
                ),
                "requestBody": _takes("Tags"),
            },
        },
        "/comparisons/{id}/shares": {
            "parameters": of_one,
            "get": _operation(
                "listShares",
                "List the links",
                {"200": _json("They", _ref("Shares")), **_refused("401", "404")},
            ),
            "post": {
                **_operation(
                    "share",
                    "Make a link for outsiders",
                    {
                        "201": _made("The link; its address is in this answer only", _ref("NewShare")),
                        **_refused("401", "403", "404", "413", "415", "422"),
                    },
                ),
                "requestBody": _takes("ShareRequest"),
            },
        },
        "/comparisons/{id}/shares/{share}": {
            "parameters": of_share,
            "delete": _operation(
                "revoke",
                "Close a link",
                {"204": {"description": "It is closed"}, **_refused("401", "403", "404")},
            ),
        },
    }


def _schemas() -> dict[str, Json]:
    titles = {"left_title": TEXT, "right_title": TEXT}
    draft = {"left": ARTICLE, "right": ARTICLE, **titles, "kind": KIND}
    days = {"type": ["integer", "null"], "minimum": 1, "maximum": LONGEST_DAYS}
    tags = {"type": "array", "items": TEXT, "maxItems": MOST_TAGS}
    listed = {
        "id": ID,
        "url": TEXT,
        "title": TEXT,
        "tags": tags,
        "revision": _whole(1),
        "created_at": MOMENT,
    }
    last_day = {
        "type": ["string", "null"],
        "format": "date",
        "description": "The last day it opens, in UTC, within ten years; not together with expires_in_days.",
    }
    share = {
        "id": ID,
        "role": {"const": "view"},
        "revision": _whole(1),
        "password": {"type": "boolean"},
        "created_at": MOMENT,
        "expires_at": {"type": ["string", "null"], "format": "date-time"},
        "expired": {"type": "boolean"},
        "opened_count": _whole(0),
        "opened_at": {"type": ["string", "null"], "format": "date-time"},
    }
    role = {"const": "view"}
    return {
        "Draft": {**_object(draft, ["left", "right"]), "additionalProperties": False},
        "Edit": {**_object(draft, []), "additionalProperties": False},
        "ShareRequest": {
            **_object({"role": role, "expires_in_days": days, "expires": last_day, "password": TEXT}, []),
            "additionalProperties": False,
        },
        "Tags": {**_object({"tags": tags}), "additionalProperties": False},
        **result_schemas(),
        "Comparison": _object({**listed, "comparison": _ref("EngineComparison")}),
        "List": _object(
            {
                "comparisons": {"type": "array", "items": _object(listed)},
                "next": {"type": ["string", "null"], "description": "Address of the next part."},
            }
        ),
        "Share": _object(share),
        "NewShare": _object({**share, "url": TEXT}),
        "Shares": _object({"shares": {"type": "array", "items": _ref("Share")}}),
        "Problem": _object({"type": TEXT, "title": TEXT, "status": _whole(400, 599), "detail": TEXT}),
    }


def _problems() -> dict[str, Json]:
    reasons = {
        "401": "The access token is unknown or revoked",
        "403": "The request came from another site's page",
        "404": "There is no such thing, or it is not yours",
        "413": "The texts are too long",
        "415": "The body is not JSON",
        "422": "A value is missing or unusable",
        "429": "Too many requests from this address",
        "500": "The texts could not be compared; the log gives the reason under the reference in the answer",
        "503": "The database does not answer, or too many comparisons are waited for; see Retry-After",
    }
    content = {"application/problem+json": {"schema": _ref("Problem")}}
    return {status: {"description": reason, "content": content} for status, reason in reasons.items()}


def _refused(*statuses: str) -> dict[str, Json]:
    return {status: {"$ref": f"#/components/responses/{status}"} for status in (*statuses, "429", "503")}


def _operation(name: str, summary: str, responses: dict[str, Json]) -> dict[str, Json]:
    return {"operationId": name, "summary": summary, "responses": responses}


def _json(description: str, schema: Json) -> Json:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _made(description: str, schema: Json) -> Json:
    headers = {"Location": {"description": "Its address.", "schema": TEXT}}
    return {**_json(description, schema), "headers": headers}


def _takes(name: str) -> Json:
    return {"required": True, "content": {"application/json": {"schema": _ref(name)}}}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(properties: dict[str, Json], required: list[str] | None = None) -> dict[str, Json]:
    needed = list(properties) if required is None else required
    return {"type": "object", "properties": properties, "required": needed}


def _path_parameter(name: str) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": TEXT}


def _query(name: str, schema: Json, description: str) -> Json:
    return {"name": name, "in": "query", "schema": schema, "description": description}


def _whole(low: int, high: int | None = None, default: int | None = None) -> Json:
    bounds: dict[str, Json] = {"type": "integer", "minimum": low}
    if high is not None:
        bounds["maximum"] = high
    if default is not None:
        bounds["default"] = default
    return bounds
