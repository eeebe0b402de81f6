"""Tags: the words by which an owner finds pairs again."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from webapp.services.comparisons import own_comparison
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError
from webapp.services.titles import clean_title
from webapp.services.values import Tag
from webapp.store.models import PairRow, TagRow
from webapp.store.tags import tags_of
from webapp.words import say

MOST_CHARACTERS = 60
"""Of a tag: three or four words. What is longer is cut."""

MOST_TAGS = 20
"""Of a pair: more find nothing any better, and a list has to stay readable."""

MOST_OFFERED = 40
"""Tags offered above a list, those of most pairs first; the search finds the others."""


def clean_tag(text: str) -> str:
    """A tag on one line, of bearable length and without the comma that parts it from the next."""
    return clean_title(normalize("NFC", text[: 4 * MOST_CHARACTERS]).replace(",", " "))[
        :MOST_CHARACTERS
    ].strip()


def fold(tag: str) -> str:
    """What tags are told apart by: their letters in any case. At most three times as long."""
    return normalize("NFC", tag.casefold())


def add_tags(desk: Desk, workspace: str, comparison_id: str, names: Iterable[str]) -> None:
    """Adds tags to a pair; one that it has already stays as it is.

    Raises:
        NotFoundError: no such comparison in this workspace.
        InvalidError: no tag is named, or the pair would have too many.
    """
    wanted = distinct(names)
    if not wanted:
        raise InvalidError(say("errors.tags.none"), "tags")
    with desk.store.writing() as session:
        pair_id = _locked(session, workspace, comparison_id)
        there = set(session.scalars(select(TagRow.folded).where(TagRow.pair_id == pair_id)))
        keep_tags(
            session, pair_id, {key: name for key, name in wanted.items() if key not in there}, len(there)
        )


def set_tags(desk: Desk, workspace: str, comparison_id: str, names: Iterable[str]) -> tuple[str, ...]:
    """Gives a pair these tags and no others; as they are listed.

    Raises:
        NotFoundError: no such comparison in this workspace.
        InvalidError: they are too many.
    """
    with desk.store.writing() as session:
        pair_id = _locked(session, workspace, comparison_id)
        session.execute(delete(TagRow).where(TagRow.pair_id == pair_id))
        keep_tags(session, pair_id, distinct(names))
        session.flush()
        return tags_of(session, [pair_id]).get(pair_id, ())


def remove_tag(desk: Desk, workspace: str, comparison_id: str, name: str) -> None:
    """Takes a tag off a pair; it is well if another browser did so before.

    Raises:
        NotFoundError: no such comparison in this workspace.
    """
    with desk.store.writing() as session:
        pair_id = own_comparison(session, workspace, comparison_id).pair_id
        session.execute(
            delete(TagRow).where(TagRow.pair_id == pair_id, TagRow.folded == fold(clean_tag(name)))
        )


def list_tags(desk: Desk, workspace: str) -> tuple[Tag, ...]:
    """The tags of a workspace's pairs that most of them have, in the order of their letters."""
    query = (
        select(func.min(TagRow.name), func.count().label("pairs"))
        .join(PairRow, PairRow.id == TagRow.pair_id)
        .where(PairRow.workspace_id == workspace, PairRow.deleted_at.is_(None))
        .group_by(TagRow.folded)
        .order_by(func.count().desc(), TagRow.folded)
        .limit(MOST_OFFERED)
    )
    with desk.store.reading() as session:
        found = [Tag(name, pairs) for name, pairs in session.execute(query)]
    return tuple(sorted(found, key=lambda tag: fold(tag.name)))


def distinct(names: Iterable[str]) -> dict[str, str]:
    """Tags as they are shown, each once, by what they are told apart by."""
    cleaned = (clean_tag(name) for name in names)
    return {fold(name): name for name in cleaned if name}


def keep_tags(session: Session, pair_id: str, tags: dict[str, str], there: int = 0) -> None:
    """Adds tags that a pair does not have yet.

    Raises:
        InvalidError: with those it has they are too many.
    """
    if there + len(tags) > MOST_TAGS:
        raise InvalidError(say("errors.tags.most", most=MOST_TAGS), "tags")
    session.add_all(TagRow(pair_id=pair_id, folded=key, name=name) for key, name in tags.items())


def _locked(session: Session, workspace: str, comparison_id: str) -> str:
    """The pair's id; locked, so that two browsers that add tags at once do so one after the other."""
    pair_id = own_comparison(session, workspace, comparison_id).pair_id
    session.execute(select(PairRow.id).where(PairRow.id == pair_id).with_for_update())
    return pair_id
