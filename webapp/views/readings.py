"""``POST /readings``: a file or an address read into its side of the form, to look at before comparing."""

from __future__ import annotations

from flask import Blueprint, Response, request

from webapp import htmx, services
from webapp.engine.model import Side
from webapp.views import start
from webapp.views.sides import form_side, refused_side, typed_side, with_side
from webapp.words import say

blueprint = Blueprint("readings", __name__)


@blueprint.post("/readings")
def create() -> Response:
    """The side with what was read; for a plain browser the whole form. Nothing is kept."""
    side = Side.RIGHT if request.form.get("side") == Side.RIGHT else Side.LEFT
    draft, refusal = services.Draft("", ""), None
    for each in Side:
        draft = with_side(draft, each, typed_side(each, draft))
    try:
        read = form_side(side, draft, again=True)
        if read.origin is None:
            raise services.UnreadableError(say("errors.comparisons.nothing_to_read"), side)
    except services.RefusalError as error:
        read, refusal = refused_side(side, draft), error
    draft = with_side(draft, side, read)
    if not htmx.wants_fragment():
        return start.form_page(draft, refusal, encodings={side: read.encoding})
    return start.form_side_page(draft, side, refusal, read.encoding)
