"""The members of sets: compare texts with the one in the middle, add, label and remove."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.ingest.provenance import Provenance
from webapp.ingest.reading import title_from_name
from webapp.services.comparing import create_comparison
from webapp.services.comparisons import get_draft, own_comparison
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError, NotFoundError, RefusalError, StoppedError
from webapp.services.kept_sets import kept_members, newest_of, own_set
from webapp.services.library import delete_pair
from webapp.services.names import clean_name
from webapp.services.set_values import (
    MOST_LABEL,
    MOST_MEMBERS,
    FailedText,
    MadeSet,
    Membership,
    SetText,
)
from webapp.services.titles import clean_title
from webapp.services.values import NOBODY, Asker, Draft, Kept
from webapp.sets import Direction
from webapp.store.models import PairRow
from webapp.store.sets import ArticleSetRow, SetMemberRow
from webapp.words import say

Labelled = tuple[str, str]
"""A pair and what its other text is to be called, perhaps nothing."""


def add_texts(
    desk: Desk, workspace: str, set_id: str, others: Sequence[SetText], asker: Asker = NOBODY
) -> MadeSet:
    """Compares more texts with the one in the middle of a set and adds the pairs.

    Raises:
        NotFoundError: no such set in this workspace.
        InvalidError: there is none to add, or there would be too many.
        StoppedError: it is not wanted any more; nothing is kept.
    """
    with desk.store.reading() as session:
        row = own_set(session, workspace, set_id)
        direction = Direction(row.direction)
        members = [member.id for member in kept_members(desk, session, row)]
    if not others:
        raise InvalidError(say("errors.sets.none"), "others")
    if len(members) + len(others) > MOST_MEMBERS or not members:
        raise InvalidError(say("errors.sets.most", most=MOST_MEMBERS), "others")
    middle = _middle_of(desk, workspace, direction, members)
    made, failed = compare_texts(desk, workspace, (direction, middle), others, asker)
    with desk.store.writing() as session:
        row = own_set(session, workspace, set_id, lock=True)
        keep_members(session, row, labelled(made), desk)
        name_pairs(session, row, made)
    return MadeSet(set_id, failed)


def _middle_of(desk: Desk, workspace: str, direction: Direction, members: Sequence[str]) -> SetText:
    """The text in the middle as most pairs have it, of equally many the first."""
    texts = [_of_draft(get_draft(desk, workspace, name), direction) for name in members]
    return max(texts, key=lambda text: sum(text.text == other.text for other in texts))


def _of_draft(draft: Draft, direction: Direction) -> SetText:
    if direction is Direction.REWRITES:
        return SetText(draft.left, draft.left_title, origin=draft.left_from)
    return SetText(draft.right, draft.right_title, origin=draft.right_from)


def compare_texts(
    desk: Desk,
    workspace: str,
    middle: tuple[Direction, SetText],
    others: Sequence[SetText],
    asker: Asker,
) -> tuple[list[tuple[Kept, SetText]], tuple[FailedText, ...]]:
    """Compares the text in the middle with each of the others: the pairs that were made, each with its other
    text, and what failed.

    Raises:
        StoppedError: it is not wanted any more; the pairs made so far are erased.
    """
    made: list[tuple[Kept, SetText]] = []
    failed: list[FailedText] = []
    waited_for = replace(desk, background=None)  # a set is made of comparisons that are there
    for number, text in enumerate(others, start=1):
        if asker.work:
            asker.work.part = number, len(others)
        try:
            made.append((create_comparison(waited_for, workspace, _draft(*middle, text), asker), text))
        except StoppedError:
            for kept, _ in made:
                delete_pair(desk, workspace, kept.id, undoable=False)
            raise
        except RefusalError as refusal:
            failed.append(FailedText(text, refusal))
    return made, tuple(failed)


def labelled(made: Iterable[tuple[Kept, SetText]]) -> list[Labelled]:
    """The pairs that were made, with what their texts are to be called."""
    return [(kept.pair_id, text.label or _file_name(text.origin)) for kept, text in made]


def _draft(direction: Direction, middle: SetText, other: SetText) -> Draft:
    left, right = (middle, other) if direction is Direction.REWRITES else (other, middle)
    return Draft(
        left.text, right.text, left.title, right.title, left_from=left.origin, right_from=right.origin
    )


def _file_name(origin: Provenance | None) -> str:
    return title_from_name(origin.name) if origin and not origin.address else ""


def add_pair(desk: Desk, workspace: str, set_id: str, comparison_id: str) -> None:
    """Makes a pair that there is a member of a set; one that is already stays.

    Raises:
        NotFoundError: no such set or comparison in this workspace.
        InvalidError: there would be too many members.
    """
    with desk.store.writing() as session:
        row = own_set(session, workspace, set_id, lock=True)
        keep_members(session, row, [(own_comparison(session, workspace, comparison_id).pair_id, "")], desk)


def keep_members(session: Session, row: ArticleSetRow, pairs: Iterable[Labelled], desk: Desk) -> None:
    """Adds pairs to a set of an open session at its end, each label once.

    Raises:
        InvalidError: with those it has they are too many.
    """
    there = session.scalars(select(SetMemberRow).where(SetMemberRow.set_id == row.id)).all()
    known = {member.pair_id for member in there}
    labels = {member.label for member in there}
    position = max((member.position for member in there), default=-1) + 1
    for pair_id, label in pairs:
        if pair_id in known:
            continue
        named = unlike(clean_label(label) or _lettered(row.direction, position, labels), labels)
        session.add(SetMemberRow(set_id=row.id, pair_id=pair_id, position=position, label=named))
        known.add(pair_id)
        labels.add(named)
        position += 1
    if len(known) > MOST_MEMBERS:
        raise InvalidError(say("errors.sets.most", most=MOST_MEMBERS), "others")
    row.updated_at = desk.clock()
    session.flush()


def name_pairs(session: Session, row: ArticleSetRow, made: Iterable[tuple[Kept, SetText]]) -> None:
    """Has the pairs that were made for a set tell in lists which of its texts they are."""
    ids = [kept.pair_id for kept, _ in made]
    members = select(PairRow, SetMemberRow.label).join(SetMemberRow, SetMemberRow.pair_id == PairRow.id)
    for pair, label in session.execute(members.where(SetMemberRow.set_id == row.id, PairRow.id.in_(ids))):
        pair.title = clean_title(say("sets.pair.title", title=pair.title, label=label))


def clean_label(text: str) -> str:
    """What a text is called in a set, on one line."""
    return clean_title(clean_name(text), MOST_LABEL)


def _lettered(direction: str, position: int, labels: set[str]) -> str:
    """``Rewrite C``: the first letter from its place on that no other text has."""
    letters = [chr(ord("A") + number) for number in range(26)]
    names = [say(f"sets.label.{direction}", letter=letter) for letter in letters]
    free = [name for name in (*names[position:], *names[:position]) if name not in labels]
    return free[0] if free else names[0]


def unlike(label: str, labels: set[str]) -> str:
    """The label, with a number behind it where another text has it already."""
    names = (label, *(say("sets.label.again", label=label, number=number) for number in range(2, 100)))
    return next(name for name in names if name not in labels)


def remove_member(desk: Desk, workspace: str, set_id: str, comparison_id: str) -> None:
    """Takes a pair out of a set; the pair stays.

    Raises:
        NotFoundError: no such set, or the pair is no member of it.
    """
    with desk.store.writing() as session:
        row = own_set(session, workspace, set_id, lock=True)
        pair_id = own_comparison(session, workspace, comparison_id).pair_id
        member = session.get(SetMemberRow, (row.id, pair_id))
        if member is None:
            raise NotFoundError
        session.delete(member)
        session.flush()
        left = select(func.count()).select_from(SetMemberRow).where(SetMemberRow.set_id == row.id)
        if session.scalar(left):
            row.updated_at = desk.clock()
        else:
            session.delete(row)


def memberships(desk: Desk, workspace: str, comparison_id: str) -> tuple[Membership, ...]:
    """The sets that the pair of a comparison belongs to, the one changed last first."""
    with desk.store.reading() as session:
        pair_id = own_comparison(session, workspace, comparison_id).pair_id
        rows = session.scalars(
            select(ArticleSetRow)
            .join(SetMemberRow, SetMemberRow.set_id == ArticleSetRow.id)
            .where(SetMemberRow.pair_id == pair_id, ArticleSetRow.workspace_id == workspace)
            .order_by(ArticleSetRow.updated_at.desc(), ArticleSetRow.id)
        ).all()
        return tuple(_membership(session, row, pair_id) for row in rows)


def _membership(session: Session, row: ArticleSetRow, pair_id: str) -> Membership:
    newest = newest_of(session, row)
    at = [member.pair_id for member, _ in newest].index(pair_id)
    ids = [comparison.id for _, comparison in newest]
    return Membership(
        id=row.id,
        title=row.title,
        place=at + 1,
        members=len(ids),
        previous=ids[at - 1] if at else "",
        next=ids[at + 1] if at + 1 < len(ids) else "",
    )
