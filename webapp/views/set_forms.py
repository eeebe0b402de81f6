"""The forms of sets: ``/sets/new`` and ``POST /sets`` make one, ``/sets/<id>/members`` adds texts to one.

Whatever is refused, the form comes back with all that was typed and with what was read from files, each
problem beside its text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import zip_longest

from flask import Blueprint, Response, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, services
from webapp.present.set_form import MIDDLE, SetForm, TextPane, panes, text_pane
from webapp.present.state import Arguments
from webapp.present.waiting import Waiting
from webapp.services.set_values import MOST_MEMBERS
from webapp.sets import Direction
from webapp.views.desk import desk, reader, writer
from webapp.views.names import asker
from webapp.words import say

FORM_PARTS = 200
"""Fields of the form: four for each of the most texts, a file for each, and a few more."""

blueprint = Blueprint("set_forms", __name__)


@dataclass(slots=True)
class Filled:
    """The form as it was sent, with its files and addresses read."""

    direction: Direction
    middle: services.SetText
    others: list[services.SetText]
    title: str
    pair: str
    problem: str = ""
    middle_problem: str = ""
    problems: dict[int, str] = field(default_factory=dict)
    status: int = 422

    @property
    def refused(self) -> bool:
        """Something in it cannot be read or compared."""
        return bool(self.problem or self.middle_problem or self.problems)


@blueprint.before_request
def allow_many_fields() -> None:
    """Twenty texts are more fields than any other form has."""
    request.max_form_parts = FORM_PARTS


@blueprint.get("/sets/new")
def new() -> Response:
    """An empty form; with ``pair`` for more rewrites of its source, or more sources of its rewrite."""
    return _page(Filled(_direction(request.args), services.SetText(""), [], "", request.args.get("pair", "")))


@blueprint.post("/sets")
def create() -> BaseResponse:
    """Compares the texts of the form and makes a set of them; or gives the form back with one more pane, or
    for the other direction."""
    filled = _filled(with_middle="pair" not in request.form)
    if "turn" in request.form:
        filled.direction = Direction.SOURCES if filled.direction.value == "rewrites" else Direction.REWRITES
        return _page(filled)
    if "more" in request.form or filled.refused:
        return _page(filled, more="more" in request.form)
    middle = _middle_of(filled) if filled.pair else filled.middle
    pairs = (filled.pair,) if filled.pair else ()
    draft = services.SetDraft(filled.direction, middle, tuple(filled.others), filled.title, pairs)
    try:
        made = services.create_set(desk(), writer(), draft, asker())
    except services.StoppedError:  # the browser shows the form as it stands
        return Response(status=204)
    except services.RefusalError as refusal:
        return _page(_with(filled, refusal))
    return _made(made, filled)


@blueprint.get("/sets/<set_id>/members/new")
def more(set_id: str) -> Response:
    """An empty form for more texts of a set."""
    kept = services.get_set(desk(), reader(), set_id)
    return _page(Filled(kept.direction, services.SetText(""), [], "", ""), kept)


@blueprint.post("/sets/<set_id>/members")
def add(set_id: str) -> BaseResponse:
    """Compares more texts with the one in the middle of a set."""
    kept = services.get_set(desk(), reader(), set_id)
    filled = replace(_filled(with_middle=False), direction=kept.direction)
    if "more" in request.form or filled.refused:
        return _page(filled, kept, more="more" in request.form)
    try:
        made = services.add_texts(desk(), writer(), set_id, filled.others, asker())
    except services.StoppedError:
        return Response(status=204)
    except services.RefusalError as refusal:
        return _page(_with(filled, refusal), kept)
    return _made(made, filled)


def _made(made: services.MadeSet, filled: Filled) -> BaseResponse:
    """To the set; where some texts failed, the form with these, which are asked for once more."""
    if not made.failed:
        return htmx.see_other(url_for("sets.show", set_id=made.id))
    left = replace(
        filled,
        others=[one.text for one in made.failed],
        problem=say("sets.form.failed", n=len(made.failed)),
        problems={place: one.refusal.message for place, one in enumerate(made.failed)},
        status=made.failed[0].refusal.status,
    )
    return _page(left, services.get_set(desk(), reader(), made.id))


def _middle_of(filled: Filled) -> services.SetText:
    """The text in the middle of the pair that becomes the first member."""
    draft = services.get_draft(desk(), reader(), filled.pair)
    if filled.direction is Direction.REWRITES:
        return services.SetText(draft.left, draft.left_title, origin=draft.left_from)
    return services.SetText(draft.right, draft.right_title, origin=draft.right_from)


def _with(filled: Filled, refusal: services.RefusalError) -> Filled:
    if refusal.field == MIDDLE:
        return replace(filled, middle_problem=refusal.message, status=refusal.status)
    return replace(filled, problem=refusal.message, status=refusal.status)


def _filled(*, with_middle: bool) -> Filled:
    """What was sent, read; an address is fetched only where the texts are to be compared now."""
    form = request.form
    filled = Filled(_direction(form), services.SetText(""), [], form.get("title", ""), form.get("pair", ""))
    if with_middle:
        origin = services.unseal(desk(), form.get("middle_from", ""))
        typed = services.SetText(_lines(form.get("middle", "")), form.get("middle_title", ""), origin=origin)
        filled.middle, filled.middle_problem = _read(typed, request.files.get("middle_file"))
    fields = (form.getlist(f"other{name}") for name in ("", "_title", "_label", "_from"))
    for text, title, label, sealed in zip_longest(*fields, fillvalue=""):
        if text.strip():
            typed = services.SetText(_lines(text), title, label, services.unseal(desk(), sealed))
            _take(filled, *_read(typed, None))
    for file in request.files.getlist("files"):
        if file.filename:
            _take(filled, *_read(services.SetText(""), file))
    if len(filled.others) > MOST_MEMBERS:
        filled.problem = say("errors.sets.most", most=MOST_MEMBERS)
    return filled


def _take(filled: Filled, text: services.SetText, problem: str) -> None:
    if problem:
        filled.problems[len(filled.others)] = problem
    filled.others.append(text)


def _read(typed: services.SetText, file: FileStorage | None) -> tuple[services.SetText, str]:
    """A text with its file or its address read, and why it could not be."""
    try:
        if file is not None and file.filename:
            upload = services.Upload(file.filename, file.read())
            taken = services.take_file(desk(), upload, MIDDLE)
        elif services.names_address(typed.text) and _compares():
            taken = services.take_address(desk(), typed.text, MIDDLE)
        else:
            return typed, ""
    except services.RefusalError as refusal:
        name = file.filename if file is not None else ""
        return replace(typed, label=typed.label or name or ""), refusal.message
    return services.SetText(taken.text, typed.title or taken.title, typed.label, taken.provenance), ""


def _compares() -> bool:
    return not {"more", "turn"} & set(request.form)


def _direction(arguments: Arguments) -> Direction:
    asked = arguments.get("direction", "")
    return Direction.SOURCES if asked == Direction.SOURCES.value else Direction.REWRITES


def _lines(text: str) -> str:
    """Browsers send line ends of their own."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _page(filled: Filled, kept: services.KeptSet | None = None, *, more: bool = False) -> Response:
    there = len(kept.members) if kept else 1 if filled.pair else 0
    others = [
        replace(_pane("", text), problem=filled.problems.get(place, ""))
        for place, text in enumerate(filled.others)
    ]
    middle = replace(
        _pane(say(f"sets.form.middle.{filled.direction}"), filled.middle), problem=filled.middle_problem
    )
    view = SetForm(
        direction=filled.direction,
        middle=None if kept or filled.pair else middle,
        others=panes(filled.direction, others, most=max(MOST_MEMBERS, len(others)), more=more, there=there),
        title=filled.title,
        problem=filled.problem,
        waiting=Waiting(services.new_id()),
        set_id=kept.id if kept else "",
        set_title=kept.title if kept else "",
        pair=filled.pair,
        pair_title=services.get_comparison(desk(), reader(), filled.pair).title if filled.pair else "",
    )
    status = filled.status if filled.refused else 200
    return htmx.render("sets/form.html", "sets/form.html", status, view=view)


def _pane(name: str, text: services.SetText) -> TextPane:
    return text_pane(name, text.text, text.title, text.label, services.seal(desk(), text.origin))
