"""How the review of a pair came over from one revision to another."""

from __future__ import annotations

from webapp.review import Carried, carried
from webapp.services.desk import Desk
from webapp.services.errors import NotFoundError
from webapp.services.review import looked_at


def compare_reviews(desk: Desk, workspace: str, before: str, after: str) -> Carried:
    """What of the review holds in a later revision, and what is to be looked at again.

    Args:
        desk: the application's parts.
        workspace: whose pair.
        before: id of the earlier comparison.
        after: id of the later one.

    Raises:
        NotFoundError: no such comparison in this workspace, or they are not of one pair.
    """
    with desk.store.reading() as session:
        one, other = (looked_at(desk, session, workspace, name) for name in (before, after))
        if one.row.pair_id != other.row.pair_id:
            raise NotFoundError
        return carried(one.standing, other.standing)
