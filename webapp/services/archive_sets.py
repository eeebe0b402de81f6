"""Sets in a file of a workspace, and back. A member is named by its pair's place in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.services.checks import listed, moment_of, number_of, text_of
from webapp.services.set_members import clean_label, unlike
from webapp.services.set_values import MOST_MEMBERS
from webapp.services.titles import clean_title
from webapp.services.workspaces import new_id
from webapp.sets import Direction
from webapp.store.sets import ArticleSetRow, SetMemberRow
from webapp.words import say

MOST_SETS = 100_000
"""In one file: more than anybody makes by hand."""

Json = Any


def written_sets(session: Session, workspace: str, pairs: Sequence[str]) -> list[dict[str, Json]]:
    """The sets that have members among the pairs of a file, with those members."""
    places = {pair: place for place, pair in enumerate(pairs)}
    sets = session.scalars(
        select(ArticleSetRow)
        .where(ArticleSetRow.workspace_id == workspace)
        .order_by(ArticleSetRow.updated_at, ArticleSetRow.id)
    ).all()
    written = [{**_head(row), "members": _members(session, row, places)} for row in sets]
    return [one for one in written if one["members"]]


def _head(row: ArticleSetRow) -> dict[str, Json]:
    return {
        "title": row.title,
        "direction": row.direction,
        "created_at": row.created_at.isoformat(),
        "updated_at": row.updated_at.isoformat(),
    }


def _members(session: Session, row: ArticleSetRow, places: Mapping[str, int]) -> list[dict[str, Json]]:
    members = session.scalars(
        select(SetMemberRow).where(SetMemberRow.set_id == row.id).order_by(SetMemberRow.position)
    )
    return [{"pair": places[one.pair_id], "label": one.label} for one in members if one.pair_id in places]


def read_sets(value: Json, pairs: int) -> list[dict[str, Json]]:
    """The sets out of a file as they will be kept.

    Args:
        value: as it stands in the file.
        pairs: how many pairs the file has.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is none that we could have written.
    """
    return [_checked(one, pairs) for one in listed(value, MOST_SETS)]


def _checked(one: Json, pairs: int) -> dict[str, Json]:
    members = [
        (number_of(member["pair"], 0, pairs - 1), clean_label(text_of(member["label"])))
        for member in listed(one["members"], MOST_MEMBERS)
    ]
    if not members or len({place for place, _ in members}) < len(members):
        raise ValueError("a set has no members, or one of them twice")
    return {
        "title": clean_title(text_of(one["title"])) or say("library.untitled"),
        "direction": Direction(text_of(one["direction"])).value,
        "created_at": moment_of(one["created_at"]),
        "updated_at": moment_of(one["updated_at"]),
        "members": members,
    }


def add_set(session: Session, workspace: str, one: dict[str, Json], pairs: Mapping[int, str]) -> None:
    """Adds a set that was read; a member whose pair has no comparison in the file is left out.

    Args:
        session: an open one.
        workspace: whose it will be.
        one: as ``read_sets`` gave it.
        pairs: the id of each pair that was added, by its place in the file.
    """
    members = [(pairs[place], label) for place, label in one["members"] if place in pairs]
    if not members:
        return
    row = ArticleSetRow(
        id=new_id(),
        workspace_id=workspace,
        title=one["title"],
        direction=one["direction"],
        created_at=one["created_at"],
        updated_at=one["updated_at"],
    )
    session.add(row)
    session.flush()
    labels: set[str] = set()
    for position, (pair_id, label) in enumerate(members):
        named = unlike(label or say("sets.label.unnamed", number=position + 1), labels)
        labels.add(named)
        session.add(SetMemberRow(set_id=row.id, pair_id=pair_id, position=position, label=named))
    session.flush()
