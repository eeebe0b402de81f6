"""The part of the API's description that takes two articles."""

from __future__ import annotations

from webapp.engine.model import Side
from webapp.engine.options import KINDS
from webapp.views.openapi_parts import AUTHOR, MOMENT, TEXT, Json, object_of

ARTICLE = {"type": "string", "pattern": r"\S", "description": "Running text, not empty."}

ADDRESS = {
    "type": "string",
    "format": "uri",
    "pattern": "^https?://",
    "description": "A page or file that the server fetches and reads, if the installation allows it.",
}

FILE = {
    "type": "string",
    "format": "binary",
    "description": "A text, Markdown, HTML, Word, OpenDocument, RTF, PDF, mail or EPUB file.",
}

KIND = {
    "enum": list(KINDS),
    "description": "How the two articles are related; empty to let the engine decide. A revision keeps "
    "what was given before.",
}


def draft_schemas() -> dict[str, Json]:
    """What is compared: two articles, each as a text or an address, in a form as a file too."""
    besides = {"left_title": TEXT, "right_title": TEXT, "kind": KIND, "author": AUTHOR}
    sides = {
        f"{side}{ending}": schema for side in Side for ending, schema in (("", ARTICLE), ("_url", ADDRESS))
    }
    files = {**sides, **{f"{side}_file": FILE for side in Side}}
    return {
        "Draft": _asks({**sides, **besides}, "", "_url"),
        "DraftForm": _asks({**files, **besides}, "", "_url", "_file"),
        "Edit": {**object_of({**sides, **besides}, []), "additionalProperties": False},
        "EditForm": {**object_of({**files, **besides}, []), "additionalProperties": False},
        "Provenance": _provenance(),
    }


def _asks(properties: dict[str, Json], *endings: str) -> Json:
    """An object that says of each side once what it is."""
    once = [{"oneOf": [{"required": [f"{side}{ending}"]} for ending in endings]} for side in Side]
    return {**object_of(properties, []), "allOf": once, "additionalProperties": False}


def _provenance() -> Json:
    told = {
        "name": {**TEXT, "description": "The file’s name."},
        "address": {**TEXT, "description": "Where it was fetched, after redirects; empty for a file."},
        "read_at": MOMENT,
        "read_as": {**TEXT, "description": "What it was read as and what was left out, in a sentence."},
        "text_hash": {**TEXT, "description": "SHA-256 of the text as read."},
        "author": {**TEXT, "description": "As the file or page states it."},
        "published": {**TEXT, "description": "As the file or page states it."},
        "site": {**TEXT, "description": "As the page states it."},
        "language": {**TEXT, "description": "As the file or page states it."},
        "edited": {"type": "boolean", "description": "The text was edited after it was read."},
    }
    nothing = {"type": "null", "description": "It was sent as a text."}
    return {"anyOf": [{**object_of(told), "description": "Where an article came from."}, nothing]}
