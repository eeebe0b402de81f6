"""Lines that a rule left out of the comparison and a reader takes in, or leaves out again."""

from __future__ import annotations

from dataclasses import replace

from webapp.engine.model import SegmentedArticle, Sentence, Side
from webapp.present.pair import side_of
from webapp.services.comparing import compare_again
from webapp.services.comparisons import get_comparison, get_draft
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError, NotFoundError
from webapp.services.keys import MOST_KEPT
from webapp.services.values import NOBODY, Asker, Kept
from webapp.words import say


def compare_line(
    desk: Desk, workspace: str, comparison_id: str, sentence: str, asker: Asker = NOBODY
) -> Kept:
    """Compares again with a line taken in that was left out, and keeps the result as the pair's newest
    revision. Later revisions of the pair take it in too.

    Raises:
        NotFoundError: no such comparison in this workspace, or no such line in it.
        InvalidError: there are more such lines than are kept.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
    """
    article, line = _line(desk, workspace, comparison_id, sentence)
    if line.boilerplate is None:
        raise NotFoundError(say("errors.lines.counted"))
    # What no longer stands in the text need not be remembered.
    before = frozenset(article.kept)
    kept = {known.key for known in article.sentences if known.key in before} | {line.key}
    if len(kept) > MOST_KEPT:
        raise InvalidError(say("errors.lines.most", most=MOST_KEPT))
    return _again(desk, workspace, comparison_id, sentence, frozenset(kept), asker)


def leave_out_line(
    desk: Desk, workspace: str, comparison_id: str, sentence: str, asker: Asker = NOBODY
) -> Kept:
    """Compares again with a line left out that was taken into the comparison.

    Raises:
        NotFoundError: no such comparison in this workspace, or no such line in it.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
    """
    article, line = _line(desk, workspace, comparison_id, sentence)
    if line.key not in article.kept:
        raise NotFoundError(say("errors.lines.not_added"))
    return _again(desk, workspace, comparison_id, sentence, frozenset(article.kept) - {line.key}, asker)


def _line(desk: Desk, workspace: str, comparison_id: str, sentence: str) -> tuple[SegmentedArticle, Sentence]:
    comparison = get_comparison(desk, workspace, comparison_id).comparison
    for article in (comparison.left, comparison.right):
        for line in article.body:
            if line.id == sentence and line.key:  # a page's header, footer or number has no key
                return article, line
    raise NotFoundError(say("errors.lines.none"))


def _again(
    desk: Desk, workspace: str, comparison_id: str, sentence: str, kept: frozenset[str], asker: Asker
) -> Kept:
    draft = get_draft(desk, workspace, comparison_id)
    if side_of(sentence) is Side.LEFT:
        draft = replace(draft, left_kept=kept)
    else:
        draft = replace(draft, right_kept=kept)
    return compare_again(desk, workspace, comparison_id, draft, asker)
