"""The description of sets, for the document of the JSON API."""

from __future__ import annotations

from webapp.engine.model import FactKind, Severity
from webapp.services.library import FURTHEST, LIST_LIMIT
from webapp.services.set_values import FEWEST_MEMBERS, MOST_LABEL, MOST_MEMBERS
from webapp.services.sets import MOST_LISTED
from webapp.sets import Direction, Presence
from webapp.views.openapi_draft import ADDRESS, ARTICLE
from webapp.views.openapi_parts import (
    AUTHOR,
    ID,
    MOMENT,
    TEXT,
    Json,
    answered,
    made,
    object_of,
    operation,
    query,
    ref,
    refused,
    takes,
    whole,
)

TEXT_OR_NULL = {"type": ["string", "null"]}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
DIRECTION = {
    "enum": [one.value for one in Direction],
    "description": "rewrites: the source is in the middle; sources: the rewrite is.",
}
SENTENCE = {**TEXT_OR_NULL, "description": "Id of the sentence in that member’s comparison."}


def set_paths() -> dict[str, Json]:
    """The addresses of sets."""
    of_one = [{"$ref": "#/components/parameters/set"}]
    paging = [
        query("search", TEXT, "All of these words are in the title."),
        query("offset", whole(0, FURTHEST, 0), "How many to skip."),
        query("limit", whole(1, MOST_LISTED, LIST_LIMIT), "How many to list."),
    ]
    pairs = query(
        "pairs", {"enum": ["keep", "delete"], "default": "keep"}, "What becomes of its comparisons."
    )
    return {
        "/sets": {
            "get": {
                **operation(
                    "listSets",
                    "List the sets",
                    {"200": answered("The sets changed last first", ref("SetList")), **refused("401", "422")},
                ),
                "parameters": paging,
            },
            "post": {
                **operation(
                    "createSet",
                    "Compare one text with several others, or gather comparisons that share a text",
                    {
                        "201": made("The set", ref("NewSet")),
                        **refused("401", "403", "404", "413", "415", "422", "500"),
                    },
                ),
                "requestBody": takes("SetDraft"),
            },
        },
        "/sets/{set}": {
            "parameters": of_one,
            "get": operation(
                "showSet",
                "Show a set: who carries what, who introduced which difference, which words are shared",
                {"200": answered("The set", ref("Set")), **refused("401", "404")},
            ),
            "delete": {
                **operation(
                    "deleteSet",
                    "Delete a set",
                    {"204": {"description": "Deleted"}, **refused("401", "403", "404", "422")},
                ),
                "parameters": [pairs],
            },
        },
    }


def set_schemas() -> dict[str, Json]:
    """What the requests and answers of sets are made of."""
    listed = {
        "id": ID,
        "url": TEXT,
        "title": TEXT,
        "direction": DIRECTION,
        "created_at": MOMENT,
        "updated_at": MOMENT,
    }
    return {
        **_request(),
        **_parts(),
        "SetList": object_of({"sets": _list(object_of({**listed, "members": whole(0)}))}),
        "Set": object_of({**listed, **_body()}),
        "NewSet": object_of(
            {**listed, **_body(), "failed": _list(object_of({"label": TEXT, "detail": TEXT}))}
        ),
    }


def _request() -> dict[str, Json]:
    label = {**TEXT, "description": f"Its name in the set; cut at {MOST_LABEL} characters."}
    besides = {"title": TEXT, "label": label}
    text = {
        **object_of({"text": ARTICLE, "url": ADDRESS, **besides}, []),
        "oneOf": [{"required": ["text"]}, {"required": ["url"]}],
        "additionalProperties": False,
    }
    bounds = {"minItems": FEWEST_MEMBERS, "maxItems": MOST_MEMBERS}
    texts = {
        "title": TEXT,
        "direction": DIRECTION,
        "middle": ref("SetText"),
        "others": {"type": "array", "items": ref("SetText"), **bounds},
        "author": AUTHOR,
    }
    comparisons = {
        "title": TEXT,
        "comparisons": {
            "type": "array",
            "items": ID,
            "uniqueItems": True,
            **bounds,
            "description": "Comparisons that have the same source or the same rewrite.",
        },
        "author": AUTHOR,
    }
    return {
        "SetText": text,
        "SetDraft": {
            "oneOf": [
                {**object_of(texts, ["middle", "others"]), "additionalProperties": False},
                {**object_of(comparisons, ["comparisons"]), "additionalProperties": False},
            ]
        },
    }


def _body() -> dict[str, Json]:
    return {
        "middle_title": TEXT_OR_NULL,
        "members": _list(ref("SetMember")),
        "rows": _list(ref("SetRow")),
        "differences": _list(ref("SetDifference")),
        "runs": _list(ref("SetRun")),
    }


def _parts() -> dict[str, Json]:
    severity = {"enum": [one.value for one in Severity]}
    seen = object_of({"member": whole(0), "sentence": SENTENCE})
    return {
        "SetMember": object_of(
            {
                "id": ID,
                "url": TEXT,
                "revision": whole(1),
                "label": TEXT,
                "coverage": SHARE,
                "longest_run_words": whole(0),
                "verbatim_share": SHARE,
                "differences": whole(0),
                "looked_at": whole(0),
                "to_look_at": whole(0),
                "edited": {"type": "boolean", "description": "It has another text in the middle."},
            }
        ),
        "SetRow": object_of(
            {"id": TEXT, "paragraph": whole(0), "text": TEXT, "cells": _list(ref("SetCell"))}
        ),
        "SetCell": object_of(
            {
                "presence": {"enum": [one.value for one in Presence]},
                "sentence": SENTENCE,
                "severity": {"enum": [*severity["enum"], None]},
            }
        ),
        "SetDifference": object_of(
            {
                "severity": severity,
                "kind": {"enum": [one.value for one in FactKind]},
                "message": TEXT,
                "sentence": TEXT_OR_NULL,
                "by": _list(seen),
                "right": _list(seen),
            }
        ),
        "SetRun": object_of(
            {
                "members": {"type": "array", "items": whole(0), "minItems": 2, "maxItems": 2},
                "sentences": {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2},
                "words": whole(1),
                "own": {**whole(0), "description": "Words that the text in the middle does not share."},
                "text": TEXT,
            }
        ),
    }


def _list(items: Json) -> dict[str, Json]:
    return {"type": "array", "items": items}
