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

KEY = {**TEXT, "description": "Key of a link, a finding or a sentence."}
FLAG = {"type": "boolean"}
NAME = {**TEXT, "description": "Empty if no name was given."}
WORDS = {**TEXT, "description": "The passage it was about, as it was then, shortened."}
COMMENT_STATE = {"enum": ["open", "resolved"]}
MOMENT_OR_NULL = {"type": ["string", "null"], "format": "date-time"}

PAIR = {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}
PINS = {
    "linked": "Sentences that are counterparts.",
    "unlinked": "Sentences that are not.",
    "taken_back": "Pairs left to the engine again.",
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
                "Show the review: decisions, comments, links set by hand, sign-off",
                {"200": answered("It", ref("Review")), **refused("401", "404")},
            ),
        },
        f"{base}/decisions/{{key}}": {
            "parameters": of_key,
            "put": {
                **operation(
                    "decide",
                    "Decide on an item, or take the decision back",
                    {"200": answered("The decision now in force", ref("Decided")), **refused(*WRITE)},
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
                    {"201": made("The comment’s id", ref("NewComment")), **refused(*WRITE)},
                ),
                "requestBody": takes("CommentRequest"),
            },
        },
        f"{base}/comments/{{comment}}": {
            "parameters": of_comment,
            "put": {
                **operation(
                    "settleComment",
                    "Resolve or reopen a comment",
                    {"200": answered("The comment", ref("Comment")), **refused(*WRITE)},
                ),
                "requestBody": takes("CommentState"),
            },
            "delete": operation(
                "deleteComment",
                "Delete a comment with its replies, or a reply",
                {"204": {"description": "Deleted"}, **gone},
            ),
        },
        f"{base}/pins": {
            "parameters": of_one,
            "put": {
                **operation(
                    "pin",
                    "Link or unlink sentences by hand, and compare again; other pairs keep their links",
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
                    "Sign off the newest revision",
                    {"200": answered("The sign-off", ref("SignOff")), **refused(*WRITE)},
                ),
                "requestBody": takes("SignOffRequest"),
            },
            "delete": operation(
                "takeOff", "Withdraw the sign-off", {"204": {"description": "Withdrawn"}, **gone}
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
                "stands": {**FLAG, "description": "Its item is in this comparison."},
            }
        ),
        "Reply": object_of(remark),
        "Comment": object_of(
            {
                **remark,
                "key": {**KEY, "description": f"{KEY['description']} Empty for the whole comparison."},
                "state": COMMENT_STATE,
                "resolved_by": NAME,
                "revision": whole(1),
                "words": WORDS,
                "orphan": {**FLAG, "description": "What it is about is no longer in this comparison."},
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
                "stands": {**FLAG, "description": "Still valid: nothing has changed since."},
                "ended_at": MOMENT_OR_NULL,
                "ended_by": NAME,
                "ended_for": TEXT,
            }
        ),
        "NewComment": object_of({"id": ID}),
        **_requests(),
    }


def _requests() -> dict[str, Json]:
    cut = f"One line; cut at {MOST_REASON} characters."
    alike = {**FLAG, "description": "Decide the same on every finding about the same fact."}
    state = {
        "enum": [*State, None],
        "description": "null takes the decision back; only findings can be dismissed.",
    }
    text = {**TEXT, "pattern": r"\S", "description": f"Plain text, at most {MOST_COMMENT} characters."}
    name = {
        **TEXT,
        "pattern": "[A-Za-z]",
        "description": f"Who signs off; cut at {MOST_NAME} characters. The user the proxy names goes first.",
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
                    "key": {**KEY, "description": "What it is about; empty for the whole comparison."},
                    "text": text,
                    "reply_to": {**TEXT, "description": "Id of the comment that this answers."},
                    "author": AUTHOR,
                },
                ["key", "text"],
            ),
            **closed,
        },
        "CommentState": {**object_of({"state": COMMENT_STATE, "author": AUTHOR}, ["state"]), **closed},
        "SignOffRequest": {**object_of({"name": name, "note": reason}, ["name"]), **closed},
    }
