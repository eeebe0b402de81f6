"""What a reader takes a pair for: a rewrite, two tellings of one event, or two stories."""

from __future__ import annotations

from dataclasses import replace

from webapp.services.comparing import compare_again
from webapp.services.comparisons import get_draft
from webapp.services.desk import Desk
from webapp.services.values import NOBODY, Asker, Kept


def read_as(desk: Desk, workspace: str, comparison_id: str, kind: str, asker: Asker = NOBODY) -> Kept:
    """Compares again with the pair taken for what a reader says, and keeps the result as its newest revision.
    Later revisions are taken for the same. An empty kind lets the engine judge again.

    Raises:
        NotFoundError: no such comparison in this workspace.
        InvalidError: there is no such kind.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
    """
    draft = replace(get_draft(desk, workspace, comparison_id), kind=kind)
    return compare_again(desk, workspace, comparison_id, draft, asker)
