"""The sign-off: a person's word that the review of a pair is done."""

from __future__ import annotations

from sqlalchemy import func, select

from webapp.review import Standing, counted, standing
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError
from webapp.services.names import clean_name
from webapp.services.progress import end_sign_off
from webapp.services.review import MOST_REASON, looked_at
from webapp.services.titles import clean_title
from webapp.store.models import ComparisonRow, SignOffRow
from webapp.store.review import review_of
from webapp.words import say


def sign_off(desk: Desk, workspace: str, comparison_id: str, author: str, note: str = "") -> Standing:
    """Signs the newest revision of a pair as reviewed; a sign-off before is replaced.

    Args:
        desk: the application's parts.
        workspace: whose comparison.
        comparison_id: the revision that is looked at.
        author: who signs.
        note: in a line; what is longer than 500 characters is cut.

    Raises:
        NotFoundError: no such comparison in this workspace.
        InvalidError: nobody is named, or there is a newer revision.
    """
    name = clean_name(author)
    if not name:
        raise InvalidError(say("errors.review.no_signer"), "name")
    with desk.store.writing() as session:
        seen = looked_at(desk, session, workspace, comparison_id, lock=True)
        pair_id = seen.row.pair_id
        seen.row.pair.updated_at = desk.clock()
        newest = session.scalar(
            select(func.max(ComparisonRow.number)).where(ComparisonRow.pair_id == pair_id)
        )
        if seen.row.number != newest:
            raise InvalidError(say("errors.review.newer_revision", newest=newest), "name")
        session.merge(
            SignOffRow(
                pair_id=pair_id,
                author=name,
                note=clean_title(note, MOST_REASON),
                made_at=desk.clock(),
                revision=seen.row.number,
                summary=counted(seen.standing),
                ended_at=None,
                ended_by="",
                ended_for="",
            )
        )
        session.flush()
        return standing(seen.comparison, review_of(session, pair_id))


def take_off(desk: Desk, workspace: str, comparison_id: str, author: str = "") -> Standing:
    """Takes a sign-off off by hand; well where none stands.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    with desk.store.writing() as session:
        seen = looked_at(desk, session, workspace, comparison_id, lock=True)
        seen.row.pair.updated_at = desk.clock()
        end_sign_off(session, seen.row.pair_id, desk.clock(), clean_name(author), "withdrawal")
        session.flush()
        return standing(seen.comparison, review_of(session, seen.row.pair_id))
