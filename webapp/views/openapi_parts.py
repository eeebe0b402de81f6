"""What descriptions of the JSON API are made of."""

from __future__ import annotations

from typing import Any

from webapp.services.names import MOST_NAME

Json = Any

TEXT = {"type": "string"}
MOMENT = {"type": "string", "format": "date-time"}
ID = {"type": "string", "pattern": "^[A-Za-z0-9_-]{22}$"}
AUTHOR = {
    **TEXT,
    "description": f"Who does this; cut at {MOST_NAME} characters. The user the proxy names goes first.",
}


def refused(*statuses: str) -> dict[str, Json]:
    """The refusals of an operation, and those of every one."""
    return {status: {"$ref": f"#/components/responses/{status}"} for status in (*statuses, "429", "503")}


def operation(name: str, summary: str, responses: dict[str, Json]) -> dict[str, Json]:
    """One method of a path."""
    return {"operationId": name, "summary": summary, "responses": responses}


def answered(description: str, schema: Json) -> Json:
    """An answer in JSON."""
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def made(description: str, schema: Json) -> Json:
    """The same, with the address of what was made."""
    headers = {"Location": {"description": "Its address.", "schema": TEXT}}
    return {**answered(description, schema), "headers": headers}


def takes(name: str, form: str = "") -> Json:
    """A body in JSON, or as a form."""
    content = {"application/json": {"schema": ref(name)}}
    if form:
        content["multipart/form-data"] = {"schema": ref(form)}
    return {"required": True, "content": content}


def ref(name: str) -> Json:
    """A schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def object_of(properties: dict[str, Json], required: list[str] | None = None) -> dict[str, Json]:
    """An object whose fields are all there, but for a shorter list of those."""
    needed = list(properties) if required is None else required
    return {"type": "object", "properties": properties, "required": needed}


def path_parameter(name: str) -> Json:
    """A part of an address."""
    return {"name": name, "in": "path", "required": True, "schema": TEXT}


def query(name: str, schema: Json, description: str) -> Json:
    """A part of what follows the question mark."""
    return {"name": name, "in": "query", "schema": schema, "description": description}


def whole(low: int, high: int | None = None, default: int | None = None) -> Json:
    """A whole number."""
    bounds: dict[str, Json] = {"type": "integer", "minimum": low}
    if high is not None:
        bounds["maximum"] = high
    if default is not None:
        bounds["default"] = default
    return bounds
