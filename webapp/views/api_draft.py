"""The two articles of an API request: in JSON as texts or addresses, in a form as files too."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from flask import request

from webapp import services
from webapp.engine.model import Side
from webapp.views.desk import desk
from webapp.views.json_values import Json, read_body, text_of
from webapp.views.sides import FormSide, side_of_draft, with_side
from webapp.words import say

FORM = "multipart/form-data"

FILES = tuple(f"{side}_file" for side in Side)

FIELDS = ("left", "right", "left_title", "right_title", "left_url", "right_url", "kind", "author")


def read_draft_body() -> Mapping[str, Json]:
    """The object of the request, be it JSON or the fields of a form; files stand apart."""
    if request.mimetype != FORM:
        return read_body(FIELDS)
    for field in request.files:
        if field in FIELDS:
            raise services.InvalidError(say("api.text_field", field=field))
        _check(field, FILES)
    for field in request.form:
        if field in FILES:
            raise services.InvalidError(say("api.file_field", field=field))
        _check(field, FIELDS)
    return request.form


def _check(field: str, known: Collection[str]) -> None:
    """Nothing, if there is such a field; raises InvalidError."""
    if field not in known:
        raise services.InvalidError(say("api.no_field", field=ascii(field)[:80]))


def draft_of(body: Mapping[str, Json], before: services.Draft | None = None) -> services.Draft:
    """The draft that a request asks to compare; what it leaves out is as it was before.

    Raises:
        InvalidError: a value is of another type, or a side is given twice.
        UnreadableError: a file or an address cannot be read.
    """
    draft = before or services.Draft("", "")
    for side in Side:
        draft = with_side(draft, side, _side(body, side, side_of_draft(side, draft)))
    return replace(draft, kind=text_of(body, "kind", draft.kind))


def _side(body: Mapping[str, Json], side: Side, old: FormSide) -> FormSide:
    upload = request.files.get(f"{side}_file") if request.mimetype == FORM else None
    given = [name for name in (side.value, f"{side}_url") if name in body]
    if len(given) + (upload is not None) > 1:
        raise services.InvalidError(say("api.one_source", side=side), side)
    title = text_of(body, f"{side}_title", old.title)
    if upload is not None:
        file = services.Upload(upload.filename or "", upload.read())
        taken = services.take_file(desk(), file, side)
    elif f"{side}_url" in given:
        taken = services.take_address(desk(), text_of(body, f"{side}_url", ""), side)
    else:
        text = text_of(body, side.value, old.text)
        return FormSide(text, title, old.origin if text == old.text or not given else None)
    return FormSide(taken.text, title or taken.title, taken.provenance)
