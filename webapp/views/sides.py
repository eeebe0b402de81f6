"""The two sides of a form: what was typed, or a file or an address in its place, read before comparing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import request

from webapp import services
from webapp.engine.model import Side
from webapp.views.desk import desk


@dataclass(frozen=True, slots=True)
class FormSide:
    """One side of a form once it was read."""

    text: str
    """Of the article."""
    title: str
    """As typed, else as the file or page states it."""
    origin: services.Provenance | None
    """Where it came from; None where it was typed."""
    encoding: str = ""
    """That was guessed or chosen; empty where the file itself says it."""


def form_side(side: Side, before: services.Draft, *, again: bool = False) -> FormSide:
    """What the form says of one side; what it leaves out is as it was before.

    Args:
        side: which one.
        before: the draft that the form was made of.
        again: take the file even where the field holds what was read from it. An address that was put into
            the field since is later than that file, and goes before it.

    Raises:
        UnreadableError: its file or address cannot be read.
    """
    typed = typed_side(side, before)
    upload = request.files.get(f"{side}_file")
    name = (upload and upload.filename) or ""
    is_address = services.names_address(typed.text)
    taken, encoding = None, ""
    if upload and name:
        encoding = request.form.get(f"{side}_encoding", "")
        taken = services.take_file(desk(), services.Upload(name, upload.read(), encoding), side)
        if _holds(typed.origin, taken) and not _just_chosen() and (is_address or not again):
            taken, encoding = None, ""
    if taken is None and is_address:
        taken = services.take_address(desk(), typed.text, side)
    if taken is None:
        return typed
    # The title of what stood in the field before goes with it.
    title = typed.title if typed.origin is None else ""
    return FormSide(taken.text, title or taken.title, taken.provenance, taken.encoding or encoding)


def typed_side(side: Side, before: services.Draft) -> FormSide:
    """What stands in the fields of one side, with where it came from if the form knows."""
    old = side_of_draft(side, before)
    text = request.form.get(side.value, old.text)
    if _lines(text) == _lines(old.text):  # browsers send line ends of their own
        text = old.text
    sealed = request.form.get(f"{side}_from")
    origin = old.origin if sealed is None else services.unseal(desk(), sealed)
    if origin and services.is_unchanged(text, origin):
        text = _lines(text)
    return FormSide(text, request.form.get(f"{side}_title", old.title), origin)


def refused_side(side: Side, before: services.Draft) -> FormSide:
    """What stands in the fields of a side that cannot be read. An address there came from no file, so that
    whichever file is chosen next is later than it."""
    typed = typed_side(side, before)
    return replace(typed, origin=None) if services.names_address(typed.text) else typed


def side_of_draft(side: Side, draft: services.Draft) -> FormSide:
    """One side of a draft."""
    if side is Side.LEFT:
        return FormSide(draft.left, draft.left_title, draft.left_from)
    return FormSide(draft.right, draft.right_title, draft.right_from)


def with_side(draft: services.Draft, side: Side, read: FormSide) -> services.Draft:
    """The draft with one side as it was read."""
    if side is Side.LEFT:
        return replace(draft, left=read.text, left_title=read.title, left_from=read.origin)
    return replace(draft, right=read.text, right_title=read.title, right_from=read.origin)


def form_draft(before: services.Draft) -> tuple[services.Draft, services.RefusalError | None]:
    """The draft that a form asks to compare, and why the first side that cannot be read is not; what was
    typed there stands then in the draft, and the other side is read all the same."""
    draft, refusal = before, None
    for side in Side:
        try:
            read = form_side(side, before)
        except services.RefusalError as error:
            read, refusal = refused_side(side, before), refusal or error
        draft = with_side(draft, side, read)
    return draft, refusal


def _just_chosen() -> bool:
    """Whether it is the file field that asks, which it does when a file is chosen."""
    return request.form.get("asks") == "file"


def _holds(origin: services.Provenance | None, taken: services.Taken) -> bool:
    """Whether the field holds what was read from this file, which a person may have mended there."""
    return origin is not None and not origin.address and origin.text_hash == taken.provenance.text_hash


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
