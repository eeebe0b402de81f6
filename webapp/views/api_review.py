"""Review through the JSON API: ``/api/v1/comparisons/<id>/review``.

What is said is kept by the pair and told as it stands in the comparison of the address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask import Blueprint, Response, make_response, url_for

from webapp import services
from webapp.review import as_json, comment_json, decision_json, progress_json, sign_off_json
from webapp.views.desk import desk, reader, writer
from webapp.views.json_values import Json, answered, created, read_body, shown, text_of
from webapp.views.names import asker, author
from webapp.words import say

blueprint = Blueprint("review", __name__, url_prefix="/comparisons/<comparison_id>/review")


@blueprint.get("")
def show(comparison_id: str) -> Response:
    """All that was said of the pair."""
    return answered(as_json(services.get_review(desk(), reader(), comparison_id)))


@blueprint.put("/decisions/<key>")
def decide(comparison_id: str, key: str) -> Response:
    """Decides of an item, or takes back what was decided."""
    body = read_body(("state", "reason", "alike", "author"))
    state, alike = body.get("state", ""), body.get("alike", False)
    if not (state is None or isinstance(state, str)):
        raise services.InvalidError(say("api.state"), "state")
    if not isinstance(alike, bool):
        raise services.InvalidError(say("api.flag", field="alike"), "alike")
    word = services.Word(state, text_of(body, "reason", ""), author(text_of(body, "author", "")), alike)
    now = services.decide(desk(), reader(), comparison_id, key, word).standing
    decision = now.review.decisions.get(key)
    told = decision_json(now, decision) if decision else None
    return answered({"progress": progress_json(now), "decision": told})


@blueprint.post("/comments")
def comment(comparison_id: str) -> Response:
    """Adds a comment, or a reply to one."""
    body = read_body(("key", "text", "reply_to", "author"))
    key, text, reply_to = (text_of(body, field, "") for field in ("key", "text", "reply_to"))
    if "key" not in body:
        raise services.InvalidError(say("api.key"), "key")
    written = services.Written(key, text, reply_to, author(text_of(body, "author", "")))
    made = services.add_comment(desk(), reader(), comparison_id, written)
    return created({"id": made}, url_for("api.review.show", comparison_id=comparison_id))


@blueprint.put("/comments/<comment_id>")
def settle_comment(comparison_id: str, comment_id: str) -> Response:
    """Resolves a comment or opens it again."""
    body = read_body(("state", "author"))
    state = body.get("state")
    if state not in ("open", "resolved"):
        raise services.InvalidError(say("api.comment_state"), "state")
    name = author(text_of(body, "author", ""))
    resolved = state == "resolved"
    now = services.resolve_comment(
        desk(), reader(), comparison_id, comment_id, resolved=resolved, author=name
    )
    return answered(next(comment_json(now, one) for one in now.review.comments if one.id == comment_id))


@blueprint.delete("/comments/<comment_id>")
def delete_comment(comparison_id: str, comment_id: str) -> Response:
    """Deletes a comment with its replies, or a reply, for good."""
    services.delete_comment(desk(), reader(), comparison_id, comment_id)
    return make_response("", 204)


@blueprint.put("/pins")
def pins(comparison_id: str) -> Response:
    """Compares again with links drawn or taken away; what was said of other pairs stays."""
    body = read_body(("linked", "unlinked", "taken_back", "author"))
    change = services.PinChange(*(_pairs(body, field) for field in ("linked", "unlinked", "taken_back")))
    who = replace(asker(), name=author(text_of(body, "author", "")))
    kept = services.set_pins(desk(), writer(), comparison_id, change, who)
    return created(shown(kept), url_for("api.show", comparison_id=kept.id))


@blueprint.put("/sign_off")
def sign(comparison_id: str) -> Response:
    """Signs the newest revision as reviewed."""
    body = read_body(("name", "note"))
    name = author(text_of(body, "name", ""))
    now = services.sign_off(desk(), reader(), comparison_id, name, text_of(body, "note", ""))
    assert now.review.sign_off, "it was given in this moment"
    return answered(sign_off_json(now.review.sign_off))


@blueprint.delete("/sign_off")
def take_off(comparison_id: str) -> Response:
    """Takes the sign-off off."""
    services.take_off(desk(), reader(), comparison_id, author(""))
    return make_response("", 204)


def _pairs(body: Mapping[str, Json], field: str) -> tuple[tuple[str, str], ...]:
    pairs = body.get(field, [])
    if not isinstance(pairs, list) or not all(map(_is_pair, pairs)):
        raise services.InvalidError(say("api.pairs", field=field), field)
    return tuple((left, right) for left, right in pairs)


def _is_pair(value: Json) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(name, str) for name in value)
