"""Having a draft compared: at once, while its request waits, or as a job where it is long."""

from __future__ import annotations

from dataclasses import replace

from webapp.engine.options import KINDS
from webapp.services.comparisons import kept_from, own_comparison, read_result
from webapp.services.deferring import defer_long
from webapp.services.desk import Desk
from webapp.services.drafts import sides_of
from webapp.services.errors import InvalidError, TooLargeError
from webapp.services.keeping import Made, keep_again, keep_first, made_of, newest_like
from webapp.services.titles import clean_title
from webapp.services.values import NOBODY, Asker, Draft, Kept
from webapp.services.waiting import compared
from webapp.store.text import encode
from webapp.words import say


def create_comparison(desk: Desk, workspace: str, draft: Draft, asker: Asker = NOBODY) -> Kept:
    """Compares two texts and keeps the result as the first revision of a new pair.

    Raises:
        InvalidError: a text is empty, or the kind is none.
        TooLargeError: a text is too large.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
        DeferredError: it became a job.
    """
    draft = _checked(desk, draft)
    defer_long(desk, workspace, draft, asker.name)
    made = _made(desk, draft, asker)  # before the transaction: others wait for its end
    with desk.store.writing() as session:
        row = keep_first(desk, session, workspace, made)
        kept = kept_from(session, row, made.comparison)
    desk.results.keep(kept.id, made.comparison, len(made.found.result))  # its page is asked for next
    return kept


def compare_again(
    desk: Desk, workspace: str, comparison_id: str, draft: Draft, asker: Asker = NOBODY
) -> Kept:
    """Compares edited texts and keeps the result as the pair's newest revision; older ones stay as they are,
    and so does the review: what was said of words that stand holds for the new one. A sign-off ends. What is
    the newest revision to the letter, and of this engine, makes no other one: that one is given.

    Raises:
        NotFoundError: no such comparison in this workspace.
        InvalidError: a text is empty, or the kind is none.
        TooLargeError: a text is too large.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
        DeferredError: it became a job.
    """
    draft = _checked(desk, draft)
    with desk.store.reading() as session:
        before = own_comparison(session, workspace, comparison_id)
        if (same := newest_like(desk, session, before.pair_id, draft)) is not None:
            return kept_from(session, same, read_result(desk, same))
    defer_long(desk, workspace, draft, asker.name, comparison_id)
    made = _made(desk, draft, asker)  # before the transaction: others wait for its end
    with desk.store.writing() as session:
        row = keep_again(desk, session, workspace, comparison_id, made)
        if row.result is made.found.result:
            kept = kept_from(session, row, made.comparison)
        else:  # somebody was quicker
            return kept_from(session, row, read_result(desk, row))
    desk.results.keep(kept.id, made.comparison, len(made.found.result))  # its page is asked for next
    return kept


def _checked(desk: Desk, draft: Draft) -> Draft:
    """The draft with its titles cleaned; raises where it cannot be compared."""
    if not draft.left.strip():
        raise InvalidError(say("errors.comparisons.empty_source"), "left")
    if not draft.right.strip():
        raise InvalidError(say("errors.comparisons.empty_rewrite"), "right")
    if draft.kind not in KINDS:
        raise InvalidError(say("errors.comparisons.kind", kinds=", ".join(KINDS[1:])), "kind")
    limit = desk.config.max_bytes
    if len(encode(draft.left)) + len(encode(draft.right)) > limit:
        raise TooLargeError.over(limit)
    return replace(
        draft, left_title=clean_title(draft.left_title), right_title=clean_title(draft.right_title)
    )


def _made(desk: Desk, draft: Draft, asker: Asker) -> Made:
    return made_of(draft, compared(desk, sides_of(draft), asker, draft.kind, draft.pins), asker.name)
