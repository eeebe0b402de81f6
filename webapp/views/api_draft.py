"""The two articles of an API request: in JSON as texts or addresses, in a form as files too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from flask import request

from webapp import services
from webapp.engine.model import Side
from webapp.views.desk import desk
from webapp.views.json_values import Json, read_body, text_of
from webapp.views.sides import FormSide, side_of_draft, with_side

FORM = "multipart/form-data"

FILES = tuple(f"{side}_file" for side in Side)

FIELDS = ("left", "right", "left_title", "right_title", "left_url", "right_url", "kind", "author")


def read_draft_body() -> Mapping[str, Json]:
    """The object of the request, be it JSON or the fields of a form; files stand apart."""
    if request.mimetype != FORM:
        return read_body(FIELDS)
    _check(request.files, FILES, FIELDS, 'is a text; a file is sent as "left_file" or "right_file".')
    _check(request.form, FIELDS, FILES, "must be a file, with a name; with curl: -F left_file=@draft.docx")
    return request.form


def _check(sent: Iterable[str], own: Collection[str], others: Collection[str], otherwise: str) -> None:
    """Nothing, if all fields of one kind, texts or files, are such; raises InvalidError."""
    for field in sent:
        if field in others:
            raise services.InvalidError(f'"{field}" {otherwise}')
        if field not in own:
            raise services.InvalidError(f"There is no field {ascii(field)[:80]}.")


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
        raise services.InvalidError(
            f'Give one of "{side}", "{side}_url" and "{side}_file", and not several.', side
        )
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
