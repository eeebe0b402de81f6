"""What people say about a pair: decisions, comments, the sign-off.

Each function names the comparison that was looked at; what is said is kept by the pair. Writers of one pair
take turns: its row is locked first. Whoever says something touches the pair, which is kept for as long anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from webapp.engine import Comparison
from webapp.review import Decision, Item, Standing, State, Subject, same_facts, standing, words_of
from webapp.services.comparisons import own_comparison, read_result, revisions_of
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError, NotFoundError
from webapp.services.names import clean_name
from webapp.services.progress import count_progress, end_sign_off
from webapp.services.titles import clean_title
from webapp.services.values import Revision
from webapp.services.workspaces import is_id, new_id
from webapp.store.models import ComparisonRow, DecisionRow
from webapp.store.review import decision_of, decisions_of, review_of, sign_off_of
from webapp.words import say

MOST_REASON = 500
"""Characters of a reason or a note: a line or two."""

MOST_FORMER = 10
"""Words on one item that are kept: each can be undone down to the tenth."""


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody decides of an item."""

    state: str | None
    """One of ``State``; None takes back what was decided."""
    reason: str = ""
    """Why, in a line; what is longer than 500 characters is cut."""
    author: str = ""
    """Who decides."""
    alike: bool = False
    """It is decided of every finding that tells the same fact."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change of decisions left behind: all that a page shows of it."""

    comparison: Comparison
    """What the engine said."""
    standing: Standing
    """The review after it."""
    keys: frozenset[str]
    """Of what was decided anew or is undecided again; of nothing else."""
    revisions: tuple[Revision, ...]
    """The history of the pair, oldest first."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A comparison that somebody looks at, inside a transaction."""

    row: ComparisonRow
    """As it is kept."""
    comparison: Comparison
    """What the engine said."""
    standing: Standing
    """What was said of it so far."""


def looked_at(
    desk: Desk, session: Session, workspace: str, comparison_id: str, *, lock: bool = False
) -> Looked:
    """A comparison of this workspace with its review; with ``lock`` its pair is locked until the end of the
    transaction, so that writers take turns.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    row = own_comparison(session, workspace, comparison_id, lock=lock)
    return looked(session, row, read_result(desk, row))


def looked(session: Session, row: ComparisonRow, comparison: Comparison) -> Looked:
    """A comparison with its review."""
    return Looked(row, comparison, standing(comparison, review_of(session, row.pair_id)))


@contextmanager
def _deciding(desk: Desk, workspace: str, comparison_id: str) -> Iterator[tuple[Session, Looked]]:
    """A transaction that decides about a comparison, the pair locked. What the engine said never changes: it
    is read before, so that other writers wait for less."""
    comparison = desk.results.find(comparison_id)
    if comparison is None:
        with desk.store.reading() as session:
            comparison = read_result(desk, own_comparison(session, workspace, comparison_id))
    with desk.store.writing() as session:
        row = own_comparison(session, workspace, comparison_id, lock=True)
        yield session, looked(session, row, comparison)


def get_review(desk: Desk, workspace: str, comparison_id: str) -> Standing:
    """What was said of a pair, as it stands in one of its comparisons.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    with desk.store.reading() as session:
        return looked_at(desk, session, workspace, comparison_id).standing


def decide(desk: Desk, workspace: str, comparison_id: str, key: str, word: Word) -> Changed:
    """Decides of an item, or takes back what was decided.

    Args:
        desk: the application's parts.
        workspace: whose comparison.
        comparison_id: the revision that is looked at.
        key: of the item; what no longer stands in this revision can only be taken back.
        word: what is decided.

    Raises:
        NotFoundError: no such comparison in this workspace, or no such item in it.
        InvalidError: there is no such state, or it is none of this item.
    """
    with _deciding(desk, workspace, comparison_id) as (session, seen):
        now = seen.standing
        item = now.items.get(key)
        if item is None and (word.state is not None or key not in now.review.decisions):
            raise NotFoundError(say("errors.review.no_item"))
        said = _state(word.state, item)
        keys = [key, *(same_facts(seen.comparison).get(key, ()) if word.alike else ())]
        reason = clean_title(word.reason, MOST_REASON)
        new = [one for one in keys if _held(now, one) != (said, reason)]  # a key pressed twice is one word
        if not new:
            return _unchanged(session, seen)
        decisions = _add(desk, session, seen, dict.fromkeys(new, (said, reason)), word.author)
        return _told(desk, session, seen, decisions, word.author)


def _held(now: Standing, key: str) -> tuple[str, str]:
    """The state and the reason of an item's own decision, empty while there is none."""
    decision = now.review.decisions.get(key)
    return (decision.state.value, decision.reason) if decision else ("", "")


def _unchanged(session: Session, seen: Looked) -> Changed:
    return Changed(seen.comparison, seen.standing, frozenset(), revisions_of(session, seen.row.pair_id))


def keep_reasons(
    desk: Desk, workspace: str, comparison_id: str, reasons: Mapping[str, str], *, author: str = ""
) -> Changed:
    """Gives decisions other reasons, in one go. What is not decided keeps none, and where nothing is new
    nothing changes.

    Args:
        desk: the application's parts.
        workspace: whose comparison.
        comparison_id: the revision that is looked at.
        reasons: by the keys of their items.
        author: who gives them.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    with _deciding(desk, workspace, comparison_id) as (session, seen):
        before = seen.standing.review.decisions
        told = {
            key: (one.state.value, reasons[key])
            for key, one in before.items()
            if key in reasons and clean_title(reasons[key], MOST_REASON) != one.reason
        }
        if not told:
            return _unchanged(session, seen)
        decisions = _add(desk, session, seen, told, author)
        return _told(desk, session, seen, decisions, author)


def undo_decision(
    desk: Desk, workspace: str, comparison_id: str, action: str, *, author: str = ""
) -> Changed:
    """Undoes what was decided in one go, unless somebody decided anew since.

    Raises:
        NotFoundError: no such comparison in this workspace, or nothing to undo by this name.
    """
    with _deciding(desk, workspace, comparison_id) as (session, seen):
        mine = (DecisionRow.pair_id == seen.row.pair_id, DecisionRow.action == action)
        newest = (
            select(func.max(DecisionRow.id))
            .where(DecisionRow.pair_id == seen.row.pair_id)
            .group_by(DecisionRow.key)
        )
        undone = select(DecisionRow).where(*mine, DecisionRow.id.in_(newest))
        found = session.scalars(undone).all() if is_id(action) else []
        if not found:
            raise NotFoundError(say("errors.review.decided_since"))
        for row in found:
            session.delete(row)
        session.flush()
        return _told(desk, session, seen, decisions_of(session, seen.row.pair_id), author)


def _add(
    desk: Desk, session: Session, seen: Looked, told: Mapping[str, tuple[str, str]], author: str
) -> dict[str, Decision]:
    """Adds words on items as one action: for each key the state and the reason. All decisions after it, as
    ``decisions_of`` reads them."""
    action, name, at = new_id(), clean_name(author), desk.clock()
    decisions = dict(seen.standing.review.decisions)
    for key, (state, reason) in told.items():
        item, before = seen.standing.items.get(key), decisions.pop(key, None)
        row = DecisionRow(
            pair_id=seen.row.pair_id,
            key=key,
            action=action,
            state=state,
            reason=clean_title(reason, MOST_REASON),
            author=name,
            made_at=at,
            revision=seen.row.number,
            words=words_of(seen.comparison, item.id) if item else before.words if before else "",
        )
        session.add(row)
        if state:
            decisions[key] = decision_of(row)
    session.flush()
    _forget(session, seen.row.pair_id, told)
    return decisions


def _told(desk: Desk, session: Session, seen: Looked, decisions: dict[str, Decision], author: str) -> Changed:
    """The review after a change of decisions, which takes the sign-off off."""
    pair, before = seen.row.pair, seen.standing.review
    revisions = revisions_of(session, pair.id)
    pair.updated_at = desk.clock()
    review = replace(before, decisions=decisions)
    if before.sign_off and before.sign_off.ended_at is None:
        end_sign_off(session, pair.id, pair.updated_at, clean_name(author), "decision")
        review = replace(review, sign_off=sign_off_of(session, pair.id))
    after = replace(seen.standing, review=review)
    count_progress(pair, _in_newest(desk, session, seen, after, revisions))
    keys = before.decisions.keys() | decisions.keys()
    changed = frozenset(key for key in keys if before.decisions.get(key) != decisions.get(key))
    return Changed(seen.comparison, after, changed, revisions)


def _in_newest(
    desk: Desk, session: Session, seen: Looked, now: Standing, revisions: Sequence[Revision]
) -> Standing:
    """The review as it stands in the pair's newest revision, where another one was looked at."""
    newest = revisions[-1].id
    if newest == seen.row.id:
        return now
    row = session.get_one(ComparisonRow, newest)
    return standing(read_result(desk, row), now.review)


def _state(state: str | None, item: Item | None) -> str:
    if state is None:
        return ""
    if state not in tuple(State):
        raise InvalidError(say("errors.review.states", states=", ".join(State)), "state")
    if state == State.DISMISSED and item and item.subject is not Subject.FINDING:
        raise InvalidError(say("errors.review.only_facts"), "state")
    return state


def _forget(session: Session, pair_id: str, keys: Collection[str]) -> None:
    """Deletes all but the last words on some items."""
    for key in keys:
        of_key = (DecisionRow.pair_id == pair_id, DecisionRow.key == key)
        kept = select(DecisionRow.id).where(*of_key).order_by(DecisionRow.id.desc()).limit(MOST_FORMER)
        session.execute(
            delete(DecisionRow)
            .where(*of_key, DecisionRow.id.not_in(kept))
            .execution_options(synchronize_session=False)
        )
