"""The revisions of a pair: what became of the last one's review, what changed between two, going back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.engine import Article, Comparison
from webapp.engine.serialise import from_json
from webapp.review import Carried, Standing, carried, standing
from webapp.services.comparing import compare_again
from webapp.services.comparisons import draft_of, get_draft, own_comparison, read_result
from webapp.services.desk import Desk
from webapp.services.errors import NotFoundError
from webapp.services.values import NOBODY, Asker, Draft, Kept, Revision
from webapp.services.waiting import compared
from webapp.store.models import ComparisonRow
from webapp.words import say

TEXT_KIND = "rewrite"
"""What two drafts of one text are to each other."""


@dataclass(frozen=True, slots=True)
class Since:
    """What became of a review in a revision after the one that was reviewed."""

    number: int
    """Of the last revision before that something was decided in."""
    carried: Carried
    """How the review came over from it."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one revision of a pair to another."""

    title: str
    """Of the pair."""
    before: Revision
    """The one to start from."""
    after: Revision
    """The other."""
    left: Comparison | None
    """The two sources, the one before on the left; None where they are the same."""
    right: Comparison | None
    """The two rewrites; None where they are the same."""
    then: Standing
    """The review as it stands in the one before."""
    now: Standing
    """The review as it stands in the other."""
    carried: Carried
    """How it came over."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision in a history."""

    revision: Revision
    """Who made it, when and from which."""
    changed: tuple[str, ...]
    """What is other than in the one it was made from: ``source``, ``rewrite``, and where both are the same
    ``pins``, ``kind``, ``furniture`` or ``engine``. Empty for the first."""
    back: bool
    """It was made by going back: the same as the one it was made from, which was not the newest."""


def since_review(
    desk: Desk, workspace: str, number: int, revisions: Sequence[Revision], now: Standing
) -> Since | None:
    """What is to be looked at again in a revision. It is measured against the last one before that something
    was decided in: what came between was never reviewed.

    Args:
        desk: the application's parts.
        workspace: whose pair.
        number: of the revision.
        revisions: all of the pair.
        now: the review as it stands in that revision.

    None where nothing was decided before.
    """
    reviewed = (one.revision for one in now.review.decisions.values() if one.revision < number)
    last = max(reviewed, default=0)
    ids = [revision.id for revision in revisions if revision.number == last]
    if not ids:
        return None
    with desk.store.reading() as session:
        before = read_result(desk, own_comparison(session, workspace, ids[0]))
    return Since(last, carried(standing(before, now.review), now))


def compare_revisions(desk: Desk, kept: Kept, workspace: str, since: int, asker: Asker = NOBODY) -> Changes:
    """What changed in the two texts from one revision to another, and what became of the review.

    Args:
        desk: the application's parts.
        kept: the revision to look at.
        workspace: whose it is.
        since: number of the revision to start from.
        asker: who wants it.

    Raises:
        NotFoundError: there is no such revision.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
    """
    there = {revision.number: revision for revision in kept.revisions}
    if since not in there or since == kept.number:
        raise NotFoundError(say("errors.comparisons.no_revision"))
    with desk.store.reading() as session:
        one = own_comparison(session, workspace, there[since].id)
        other = own_comparison(session, workspace, kept.id)
        drafts = draft_of(desk, one), draft_of(desk, other)
        then = read_result(desk, one)
    before, after = standing(then, kept.review), standing(kept.comparison, kept.review)
    return Changes(
        title=kept.title,
        before=there[since],
        after=there[kept.number],
        left=_between(desk, _side(drafts[0], "left"), _side(drafts[1], "left"), asker),
        right=_between(desk, _side(drafts[0], "right"), _side(drafts[1], "right"), asker),
        then=before,
        now=after,
        carried=carried(before, after),
    )


def list_history(desk: Desk, kept: Kept) -> tuple[Entry, ...]:
    """Every revision of a pair, the newest first."""
    there = {revision.number: revision for revision in kept.revisions}
    with desk.store.reading() as session:
        entries = [entry_of(session, revision, there) for revision in kept.revisions]
    return tuple(reversed(entries))


def go_back(desk: Desk, workspace: str, comparison_id: str, asker: Asker = NOBODY) -> Kept:
    """Makes a revision the newest one again: a new revision of the same. None is deleted.

    Raises:
        NotFoundError: no such comparison in this workspace.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
    """
    return compare_again(desk, workspace, comparison_id, get_draft(desk, workspace, comparison_id), asker)


def entry_of(session: Session, revision: Revision, there: Mapping[int, Revision]) -> Entry:
    """What one revision is in the history; ``there``: all of the pair, by number."""
    base = there.get(revision.made_from)
    if base is None:
        return Entry(revision, (), back=False)
    texts = {"source": base.left != revision.left, "rewrite": base.right != revision.right}
    changed = tuple(name for name, other in texts.items() if other)
    if not changed:
        changed = _settings_changed(session, base, revision)
    return Entry(revision, changed, back=not changed and base.number < revision.number - 1)


def _settings_changed(session: Session, base: Revision, revision: Revision) -> tuple[str, ...]:
    """What is other where the texts are the same."""
    before, after = _settings(session, base), _settings(session, revision)
    changed = [name for name in before if before[name] != after[name]]
    if not changed and base.engine_version != revision.engine_version:
        changed.append("engine")
    return tuple(changed)


def _settings(session: Session, revision: Revision) -> dict[str, object]:
    """What somebody said of a comparison besides its texts, as it stands in the result."""
    text = session.scalars(select(ComparisonRow.result).where(ComparisonRow.id == revision.id)).one()
    document = json.loads(text)
    pair = document.get("pair") or {}
    return {
        "pins": document.get("pins"),
        "kind": pair.get("kind") if pair.get("given") else "",
        "furniture": [document[side].get("kept") for side in ("left", "right")],
    }


def _side(draft: Draft, side: str) -> tuple[str, str]:
    return (draft.left, draft.left_title) if side == "left" else (draft.right, draft.right_title)


def _between(desk: Desk, before: tuple[str, str], after: tuple[str, str], asker: Asker) -> Comparison | None:
    """Two drafts of one text, compared as any two texts are; None where they are the same."""
    if before == after:
        return None
    one, other = (Article.from_text(text, title=title) for text, title in (before, after))
    found = compared(desk, (one, other), asker, TEXT_KIND)
    return from_json(json.loads(found.result), before[0], after[0])
