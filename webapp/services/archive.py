"""Everything in a workspace as one file, and back."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.engine import Comparison
from webapp.engine.model import SCHEMA
from webapp.engine.serialise import dumps, from_json, rekeyed
from webapp.review import standing
from webapp.services.archive_review import decided, last_moment, read_review, written_review
from webapp.services.archive_sets import add_set, read_sets, written_sets
from webapp.services.checks import moment_of, number_of, text_of
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError
from webapp.services.names import clean_name
from webapp.services.provenance import dumped, loaded, read, written
from webapp.services.soundness import check_sound
from webapp.services.tags import distinct, keep_tags
from webapp.services.titles import clean_title
from webapp.services.workspaces import new_id, settled
from webapp.store.articles import keep_article
from webapp.store.models import ComparisonRow, PairRow
from webapp.store.tags import tags_of
from webapp.store.text import content_hash
from webapp.words import say

ARCHIVE = "diptych.archive/1"

Json = Any


def export_archive(desk: Desk, workspace: str, chosen: Collection[str] | None = None) -> str:
    """Pairs with all revisions and their review, as JSON in ASCII; without share links and access tokens.

    Args:
        desk: the application's parts.
        workspace: whose pairs.
        chosen: comparisons of the pairs that are wanted; None for all.
    """
    with desk.store.reading() as session:
        own = [PairRow.workspace_id == workspace, PairRow.deleted_at.is_(None)]
        if chosen is not None:
            chosen = [name for name in chosen if "\0" not in name]  # PostgreSQL takes none
            own.append(PairRow.id.in_(select(ComparisonRow.pair_id).where(ComparisonRow.id.in_(chosen))))
        pairs = session.scalars(select(PairRow).where(*own).order_by(PairRow.updated_at, PairRow.id)).all()
        tags = tags_of(session, select(PairRow.id).where(*own))
        document = {
            "schema": ARCHIVE,
            "pairs": [
                {
                    "title": pair.title,
                    "tags": list(tags.get(pair.id, ())),
                    "review": written_review(session, pair.id),
                    "comparisons": [
                        _revision(row)
                        for row in session.scalars(
                            select(ComparisonRow)
                            .where(ComparisonRow.pair_id == pair.id)
                            .order_by(ComparisonRow.number)
                        )
                    ],
                }
                for pair in pairs
            ],
            "sets": written_sets(session, workspace, [pair.id for pair in pairs]),
        }
    return json.dumps(document, separators=(",", ":")) + "\n"


def import_archive(desk: Desk, workspace: str, content: bytes) -> int:
    """Adds the pairs of such a file, under new ids, to whatever is there; how many there were.

    Raises:
        InvalidError: it is no such file, or damaged; then nothing is added.
    """
    pairs, sets = read_archive(content)
    texts = {item[side] for pair in pairs for item in pair["comparisons"] for side in ("left", "right")}
    with desk.store.writing() as session:
        for text in sorted(texts, key=content_hash):
            keep_article(session, text)
        workspace = settled(session, workspace)
        ids = {pair["place"]: _add(session, workspace, pair) for pair in pairs}
        for one in sets:
            add_set(session, workspace, one, ids)
    return len(pairs)


def read_archive(content: bytes) -> tuple[list[dict[str, Json]], list[dict[str, Json]]]:
    """The pairs and the sets of such a file as they will be kept. Files of older versions have no sets.

    Raises:
        InvalidError: it is no such file, or damaged.
    """
    try:
        document = json.loads(content, object_pairs_hook=_object)
        if document["schema"] != ARCHIVE:
            raise InvalidError(say("errors.settings.other_version"), "archive")
        pairs = document["pairs"]
        checked = [
            {**_checked_pair(pair), "place": place} for place, pair in enumerate(pairs) if pair["comparisons"]
        ]
        return checked, read_sets(document.get("sets", []), len(pairs))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise InvalidError(say("errors.settings.damaged_archive"), "archive") from error


def _add(session: Session, workspace: str, pair: dict[str, Json]) -> str:
    """Adds a pair that was read; its new id."""
    items, said = pair["comparisons"], pair["review"]
    made_at = items[-1]["created_at"]
    row = PairRow(
        id=new_id(),
        workspace_id=workspace,
        title=pair["title"],
        created_at=items[0]["created_at"],
        looked_at=pair["progress"].looked_at,
        to_look_at=pair["progress"].total,
        updated_at=max(made_at, last_moment(said) or made_at),
    )
    session.add(row)
    session.flush()
    keep_tags(session, row.id, pair["tags"])
    session.add_all(_row(row.id, number, item) for number, item in enumerate(items, 1))
    for one in said:
        one.pair_id = row.id
    session.add_all(one for one in said if getattr(one, "reply_to", None) is None)
    session.flush()
    session.add_all(one for one in said if getattr(one, "reply_to", None) is not None)
    session.flush()
    return row.id


def _revision(row: ComparisonRow) -> dict[str, Json]:
    return {
        "left": row.left.text,
        "right": row.right.text,
        "left_title": row.left_title,
        "right_title": row.right_title,
        "created_at": row.created_at.isoformat(),
        "author": row.author,
        "made_from": row.made_from,
        "left_from": _told(row.left_from),
        "right_from": _told(row.right_from),
        "result": json.loads(row.result),
    }


def _told(column: str) -> Json:
    provenance = loaded(column)
    return written(provenance) if provenance else None


def _provenance(value: Json) -> str:
    """As the column will hold it; raises where it is none. Files of older versions have none."""
    return "" if value is None else dumped(read(value))


def _checked_pair(pair: dict[str, Json]) -> dict[str, Json]:
    """The pair as it will be kept; raises where it is none. Files of older versions have no tags and no
    review."""
    tags = pair.get("tags", [])
    if not (isinstance(tags, list) and all(isinstance(tag, str) for tag in tags)):
        raise TypeError("the tags are no list of texts")
    items = [_checked(item, number) for number, item in enumerate(pair["comparisons"], 1)]
    newest = [item.pop("comparison") for item in items][-1]
    said = read_review(pair["review"], len(items)) if "review" in pair else []
    return {
        "title": clean_title(text_of(pair["title"])) or say("library.untitled"),
        "tags": distinct(tags),
        "comparisons": items,
        "review": said,
        "progress": standing(newest, decided(said)).progress,
    }


def _checked(item: dict[str, Json], number: int) -> dict[str, Json]:
    """The revision as it will be kept; raises where its result does not fit its texts."""
    left, right = text_of(item["left"]), text_of(item["right"])
    comparison: Comparison = from_json(item["result"], left, right)
    check_sound(comparison)
    comparison = rekeyed(comparison)  # those of a stranger's file may be of other words
    return {
        "left": left,
        "right": right,
        "left_title": clean_title(text_of(item["left_title"])),
        "right_title": clean_title(text_of(item["right_title"])),
        "created_at": moment_of(item["created_at"]),
        "author": clean_name(text_of(item.get("author", ""))),
        "made_from": number_of(item.get("made_from", 0), 0, number - 1),
        "left_from": _provenance(item.get("left_from")),
        "right_from": _provenance(item.get("right_from")),
        "engine_version": comparison.engine,
        "comparison": comparison,
        "result": dumps(comparison),
    }


def _object(entries: list[tuple[str, Json]]) -> dict[str, Json]:
    """A JSON object; two readers could understand two different things by one that has a key twice."""
    found = dict(entries)
    if len(found) < len(entries):
        raise ValueError("a key stands twice")
    return found


def _row(pair_id: str, number: int, item: dict[str, Json]) -> ComparisonRow:
    return ComparisonRow(
        id=new_id(),
        pair_id=pair_id,
        number=number,
        left_hash=content_hash(item["left"]),
        right_hash=content_hash(item["right"]),
        left_title=item["left_title"],
        right_title=item["right_title"],
        engine_version=item["engine_version"],
        schema=SCHEMA,
        result=item["result"],
        created_at=item["created_at"],
        author=item["author"],
        made_from=item["made_from"],
        left_from=item["left_from"],
        right_from=item["right_from"],
    )
