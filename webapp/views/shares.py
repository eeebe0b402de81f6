"""The links to a comparison, for its owner: ``/comparisons/<id>/shares``."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import htmx, services
from webapp.present.wording import shown
from webapp.services.shares import LONGEST_DAYS
from webapp.views.desk import desk, reader, writer

blueprint = Blueprint("shares", __name__)

ON_DATE = "date"
"""The choice that a date goes with."""

EXPIRIES = {
    "1": "after a day",
    "7": "after a week",
    "30": "after a month",
    ON_DATE: "on a date",
    "": "never",
}
"""What the form offers, in days."""

USUAL_EXPIRY = "7"
"""A week: long enough for a colleague, short enough to be forgotten safely."""


@blueprint.get("/comparisons/<comparison_id>/shares")
def show(comparison_id: str) -> Response:
    """The live links and a form for a new one."""
    return _page(comparison_id)


@blueprint.post("/comparisons/<comparison_id>/shares")
def create(comparison_id: str) -> Response:
    """Makes a link; its address is shown this once."""
    try:
        days, until = _expiry()
        _, token = services.create_share(
            desk(),
            writer(),
            comparison_id,
            days=days,
            until=until,
            password=request.form.get("password", ""),
        )
    except services.RefusalError as refusal:
        return _page(comparison_id, refusal=refusal)
    return _page(comparison_id, made=url_for("shared.show", token=token, _external=True))


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
            raise services.InvalidError("Say on which day it ends, as in 2030-01-31.", "expires_on") from None
    if days and not (days.isascii() and days.isdigit() and len(days) < 6):
        raise services.InvalidError("The number of days must be a whole number.", "expires_in_days")
    return int(days) if days else None, None


def _page(comparison_id: str, *, made: str = "", refusal: services.RefusalError | None = None) -> Response:
    shares = services.list_shares(desk(), reader(), comparison_id)
    kept = services.get_comparison(desk(), reader(), comparison_id)
    today = desk().clock().date()
    return htmx.render(
        "shares/page.html",
        "shares/_shares.html",
        refusal.status if refusal else 200,
        kept=kept,
        shares=shares,
        expiries=EXPIRIES,
        chosen=request.form.get("expires_in_days", USUAL_EXPIRY) if refusal else USUAL_EXPIRY,
        chosen_date=shown(request.form.get("expires_on", "")) if refusal else "",
        first_date=today + timedelta(days=1),
        last_date=today + timedelta(days=LONGEST_DAYS),
        made=made,
        message=refusal.message if refusal else "",
    )
