"""The description of the review, for the document of the JSON API."""

from __future__ import annotations

from webapp.review import State
from webapp.services.comments import MOST_COMMENT, MOST_COMMENTS
from webapp.services.keys import MOST_PINS
from webapp.services.names import MOST_NAME
from webapp.services.review import MOST_REASON
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
    ref,
    refused,
    takes,
    whole,
)

KEY = {**TEXT, "description": "Of a link, a finding or a sentence."}
FLAG = {"type": "boolean"}
NAME = {**TEXT, "description": "Empty where nobody gave one."}
WORDS = {**TEXT, "description": "What it was about said then, shortened."}
COMMENT_STATE = {"enum": ["open", "resolved"]}
MOMENT_OR_NULL = {"type": ["string", "null"], "format": "date-time"}

PAIR = {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}
PINS = {
    "linked": "Pairs that tell the same.",
    "unlinked": "Pairs that do not.",
    "taken_back": "Pairs of which nothing is said any more.",
}

WRITE = ("401", "403", "404", "413", "415", "422")
"""How a write with a body can be refused."""


def review_paths() -> dict[str, Json]:
    """The addresses below a comparison."""
    base = "/comparisons/{id}/review"
    of_one, of_key, of_comment = (
        [{"$ref": f"#/components/parameters/{name}"} for name in names]
        for names in (("id",), ("id", "key"), ("id", "comment"))
    )
    gone = refused("401", "403", "404")
    return {
        base: {
            "parameters": of_one,
            "get": operation(
                "review",
                "What was said of the pair, as it stands in this comparison",
                {"200": answered("It", ref("Review")), **refused("401", "404")},
            ),
        },
        f"{base}/decisions/{{key}}": {
            "parameters": of_key,
            "put": {
                **operation(
                    "decide",
                    "Decide of an item, or take back what was decided",
                    {"200": answered("What holds now", ref("Decided")), **refused(*WRITE)},
                ),
                "requestBody": takes("DecisionRequest"),
            },
        },
        f"{base}/comments": {
            "parameters": of_one,
            "post": {
                **operation(
                    "comment",
                    "Comment, or reply to a comment",
                    {"201": made("Its id; it stands in the review", ref("NewComment")), **refused(*WRITE)},
                ),
                "requestBody": takes("CommentRequest"),
            },
        },
        f"{base}/comments/{{comment}}": {
            "parameters": of_comment,
            "put": {
                **operation(
                    "settleComment",
                    "Resolve a comment, or open it again",
                    {"200": answered("The comment", ref("Comment")), **refused(*WRITE)},
                ),
                "requestBody": takes("CommentState"),
            },
            "delete": operation(
                "deleteComment",
                "Delete a comment with its replies, or a reply",
                {"204": {"description": "It is gone"}, **gone},
            ),
        },
        f"{base}/pins": {
            "parameters": of_one,
            "put": {
                **operation(
                    "pin",
                    "Draw links or take some away, and compare again; what was said of other pairs stays",
                    {"201": made("The new revision", ref("Comparison")), **refused(*WRITE, "500")},
                ),
                "requestBody": takes("PinsRequest"),
            },
        },
        f"{base}/sign_off": {
            "parameters": of_one,
            "put": {
                **operation(
                    "signOff",
                    "Sign the newest revision as reviewed",
                    {"200": answered("The sign-off", ref("SignOff")), **refused(*WRITE)},
                ),
                "requestBody": takes("SignOffRequest"),
            },
            "delete": operation(
                "takeOff", "Take the sign-off off", {"204": {"description": "None stands"}, **gone}
            ),
        },
    }


def review_schemas() -> dict[str, Json]:
    """Its parts by name."""
    progress = object_of({"looked_at": whole(0), "total": whole(0)})
    remark = {"id": ID, "text": TEXT, "author": NAME, "at": MOMENT, "outside": FLAG}
    pins: dict[str, Json] = {
        name: {
            "type": "array",
            "items": PAIR,
            "maxItems": MOST_PINS,
            "description": f"{what} By ids: L3, R5.",
        }
        for name, what in PINS.items()
    }
    return {
        "PinsRequest": {**object_of({**pins, "author": AUTHOR}, []), "additionalProperties": False},
        "Review": object_of(
            {
                "progress": progress,
                "decisions": {"type": "array", "items": ref("Decision")},
                "comments": {"type": "array", "items": ref("Comment"), "maxItems": MOST_COMMENTS},
                "pins": {"type": "array", "items": ref("Pin")},
                "sign_off": {"anyOf": [ref("SignOff"), {"type": "null"}]},
            }
        ),
        "Decided": object_of(
            {"progress": progress, "decision": {"anyOf": [ref("Decision"), {"type": "null"}]}}
        ),
        "Decision": object_of(
            {
                "key": KEY,
                "state": {"enum": [*State]},
                "reason": TEXT,
                "author": NAME,
                "at": MOMENT,
                "revision": whole(1),
                "words": WORDS,
                "stands": {**FLAG, "description": "Its item is there in this comparison."},
            }
        ),
        "Reply": object_of(remark),
        "Comment": object_of(
            {
                **remark,
                "key": {**KEY, "description": f"{KEY['description']} Empty for the whole."},
                "state": COMMENT_STATE,
                "resolved_by": NAME,
                "revision": whole(1),
                "words": WORDS,
                "orphan": {**FLAG, "description": "What it is about is not there in this comparison."},
                "replies": {"type": "array", "items": ref("Reply")},
            }
        ),
        "Pin": object_of(
            {
                "left_key": KEY,
                "right_key": KEY,
                "state": {"enum": ["linked", "unlinked"]},
                "author": NAME,
                "at": MOMENT_OR_NULL,
                "words": WORDS,
                "stands": FLAG,
            }
        ),
        "SignOff": object_of(
            {
                "name": TEXT,
                "note": TEXT,
                "at": MOMENT,
                "revision": whole(1),
                "summary": TEXT,
                "stands": {**FLAG, "description": "Nothing has changed since."},
                "ended_at": MOMENT_OR_NULL,
                "ended_by": NAME,
                "ended_for": TEXT,
            }
        ),
        "NewComment": object_of({"id": ID}),
        **_requests(),
    }


def _requests() -> dict[str, Json]:
    cut = f"In a line; cut at {MOST_REASON} characters."
    alike = {**FLAG, "description": "It is decided of every finding that tells the same fact."}
    state = {
        "enum": [*State, None],
        "description": "null takes back what was decided; dismissed is of findings.",
    }
    text = {**TEXT, "pattern": r"\S", "description": f"Plain, at most {MOST_COMMENT} characters."}
    name = {
        **TEXT,
        "pattern": "[A-Za-z]",
        "description": f"Who signs; cut at {MOST_NAME}. Whom a proxy in front names goes first.",
    }
    reason = {**TEXT, "description": cut}
    closed = {"additionalProperties": False}
    return {
        "DecisionRequest": {
            **object_of({"state": state, "reason": reason, "alike": alike, "author": AUTHOR}, ["state"]),
            **closed,
        },
        "CommentRequest": {
            **object_of(
                {
                    "key": {**KEY, "description": "Of what it is about; empty for the whole."},
                    "text": text,
                    "reply_to": {**TEXT, "description": "Id of a comment; the reply is about the same."},
                    "author": AUTHOR,
                },
                ["key", "text"],
            ),
            **closed,
        },
        "CommentState": {**object_of({"state": COMMENT_STATE, "author": AUTHOR}, ["state"]), **closed},
        "SignOffRequest": {**object_of({"name": name, "note": reason}, ["name"]), **closed},
    }
