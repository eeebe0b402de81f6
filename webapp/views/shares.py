"""The links to a comparison, for its owner: ``/comparisons/<id>/shares``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from flask import Blueprint, Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, services
from webapp.present.wording import shown
from webapp.services.names import MOST_NAME
from webapp.services.shares import LONGEST_DAYS, MOST_LABEL
from webapp.views.desk import by_proxy, desk, reader, writer
from webapp.views.names import known_name, remember_name, sender
from webapp.words import say

blueprint = Blueprint("shares", __name__)

ON_DATE = "date"
"""The choice that a date goes with."""

EXPIRIES = {"1": "day", "7": "week", "30": "month", ON_DATE: "date", "": "never"}
"""What the form offers, in days, and what the catalogue calls it."""

USUAL_EXPIRY = "7"
"""A week: long enough for a colleague, short enough to be forgotten safely."""


@blueprint.get("/comparisons/<comparison_id>/shares")
def show(comparison_id: str) -> Response:
    """The live links and a form for a new one."""
    return _page(comparison_id)


@blueprint.post("/comparisons/<comparison_id>/shares")
def create(comparison_id: str) -> Response:
    """Makes a link; the browser remembers the name that was given with it."""
    try:
        _, token = services.create_share(desk(), writer(), comparison_id, _terms())
    except services.RefusalError as refusal:
        return _page(comparison_id, refusal=refusal)
    response = _page(comparison_id, made=_address(token))
    remember_name(response, request.form.get("sent_by", ""))
    return response


@blueprint.post("/comparisons/<comparison_id>/shares/<share_id>/address")
def renew(comparison_id: str, share_id: str) -> BaseResponse:
    """Gives a link another address; the list shows it."""
    services.renew_address(desk(), reader(), comparison_id, share_id)
    return htmx.see_other(url_for("shares.show", comparison_id=comparison_id, _anchor=f"link-{share_id}"))


@blueprint.post("/comparisons/<comparison_id>/shares/<share_id>/revocation")
def revoke(comparison_id: str, share_id: str) -> BaseResponse:
    """Closes a link; whoever clicks twice finds it closed."""
    if any(share.id == share_id for share in services.list_shares(desk(), reader(), comparison_id)):
        services.revoke_share(desk(), reader(), comparison_id, share_id)
    return htmx.see_other(url_for("shares.show", comparison_id=comparison_id))


def _expiry() -> tuple[int | None, date | None]:
    """The number of days or the last day that the form asks for; neither for never.

    Raises:
        InvalidError: what should be a number or a day is none.
    """
    days = request.form.get("expires_in_days", USUAL_EXPIRY).strip()
    if days == ON_DATE:
        try:
            return None, date.fromisoformat(request.form.get("expires_on", "").strip())
        except ValueError:
            raise services.InvalidError(say("errors.shares.date"), "expires_on") from None
    if days and not (days.isascii() and days.isdigit() and len(days) < 6):
        raise services.InvalidError(say("errors.shares.whole_days"), "expires_in_days")
    return int(days) if days else None, None


def _utc_offset() -> int:
    """Minutes by which the reader's clock is before UTC's, as a script filled in; 0 without one.

    Raises:
        InvalidError: it is no number.
    """
    text = request.form.get("utc_offset", "").strip() or "0"
    if not re.fullmatch(r"-?\d{1,4}", text, re.ASCII):
        raise services.InvalidError(say("errors.shares.whole_minutes"), "utc_offset")
    return int(text)


def _terms() -> services.Terms:
    """What the form asks for.

    Raises:
        InvalidError: what should be a number or a day is none.
    """
    form = request.form
    days, until = _expiry()
    return services.Terms(
        role=form.get("role", "view"),
        follows=bool(form.get("follows")),
        days=days,
        until=until,
        utc_offset=_utc_offset() if until else 0,
        password=form.get("password", ""),
        label=form.get("label", ""),
        sent_by=sender(form.get("sent_by", "")),
    )


def _address(token: str) -> str:
    return url_for("shared.show", token=token, _external=True)


def _typed(form: Mapping[str, str]) -> dict[str, str]:
    """What stands in the fields: what was typed, else what is usual."""
    return {
        "role": form.get("role", "view"),
        "follows": form.get("follows", ""),
        "sent_by": shown(form.get("sent_by", known_name())),
        "label": shown(form.get("label", "")),
        "days": form.get("expires_in_days", USUAL_EXPIRY),
        "date": shown(form.get("expires_on", "")),
    }


def _page(comparison_id: str, *, made: str = "", refusal: services.RefusalError | None = None) -> Response:
    shares = services.list_shares(desk(), reader(), comparison_id)
    kept = services.get_comparison(desk(), reader(), comparison_id)
    today = desk().clock().date()
    response = htmx.render(
        "shares/page.html",
        "shares/_shares.html",
        refusal.status if refusal else 200,
        kept=kept,
        active=[share for share in shares if not share.expired],
        expired=[share for share in shares if share.expired],
        addresses={share.id: _address(share.token) if share.token else "" for share in shares},
        expiries=EXPIRIES,
        typed=_typed(request.form if refusal else {}),
        named=known_name() if by_proxy() else "",
        most_name=MOST_NAME,
        most_label=MOST_LABEL,
        first_date=today,
        last_date=today + timedelta(days=LONGEST_DAYS),
        made=made,
        message=refusal.message if refusal else "",
    )
    response.headers["Cache-Control"] = "private, no-store"  # it holds addresses that open
    return response
