"""What every change of a pair brings with it: how far its review has come, and that a sign-off ends."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from webapp.engine import Comparison, Pins
from webapp.review import Standing, words_of_pin
from webapp.store.models import ComparisonRow, PairRow, PinRow, SignOffRow


def end_sign_off(session: Session, pair_id: str, at: datetime, author: str, change: str) -> None:
    """Takes the sign-off of a pair off, because something changed: ``change`` is one of ``CHANGES``. Of
    several changes the first is told."""
    row = session.get(SignOffRow, pair_id)
    if row is not None and row.ended_at is None:
        row.ended_at, row.ended_by, row.ended_for = at, author, change


def count_progress(pair: PairRow, now: Standing) -> None:
    """Keeps how far the review of a pair has come, for lists.

    Args:
        pair: whose review.
        now: the review as it stands in the pair's newest revision, which lists are about.
    """
    pair.looked_at, pair.to_look_at = now.progress.looked_at, now.progress.total


def mark_pins(
    session: Session, before: ComparisonRow, comparison: Comparison, pins: Pins, author: str
) -> None:
    """Keeps who said of two sentences what was not said of them in the revision before, ``comparison``."""
    said = comparison.pins
    new = (set(pins.linked) - set(said.linked)) | (set(pins.unlinked) - set(said.unlinked))
    at = before.pair.updated_at
    for left, right in sorted(new):
        session.merge(
            PinRow(
                pair_id=before.pair_id,
                left_key=left,
                right_key=right,
                author=author,
                made_at=at,
                words=words_of_pin(comparison, left, right),
            )
        )
