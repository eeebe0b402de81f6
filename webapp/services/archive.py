"""Everything in a workspace as one file, and back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.engine import Comparison
from webapp.engine.model import SCHEMA
from webapp.engine.serialise import dumps, from_json
from webapp.services.comparisons import clean_title
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError
from webapp.services.soundness import check_sound
from webapp.services.tags import distinct, keep_tags
from webapp.services.workspaces import new_id
from webapp.store.articles import keep_article
from webapp.store.models import ComparisonRow, PairRow
from webapp.store.tags import tags_of
from webapp.store.text import content_hash

ARCHIVE = "diptych.archive/1"

FIRST_YEAR = 1970
"""Where the clock of a machine begins that does not know the time."""

LAST_YEAR = 9998
"""The last whose end no time zone carries past the calendar's."""

Json = Any


def export_archive(desk: Desk, workspace: str) -> str:
    """All pairs with all revisions, as JSON in ASCII. Share links and access tokens are not in it."""
    with desk.store.reading() as session:
        own = (PairRow.workspace_id == workspace, PairRow.deleted_at.is_(None))
        pairs = session.scalars(select(PairRow).where(*own).order_by(PairRow.updated_at, PairRow.id)).all()
        tags = tags_of(session, select(PairRow.id).where(*own))
        document = {
            "schema": ARCHIVE,
            "pairs": [
                {
                    "title": pair.title,
                    "tags": list(tags.get(pair.id, ())),
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
        }
    return json.dumps(document, separators=(",", ":")) + "\n"


def import_archive(desk: Desk, workspace: str, content: bytes) -> int:
    """Adds the pairs of such a file, under new ids, to whatever is there; how many there were.

    Raises:
        InvalidError: it is no such file, or damaged; then nothing is added.
    """
    try:
        document = json.loads(content, object_pairs_hook=_object)
        if document["schema"] != ARCHIVE:
            raise InvalidError("The file is not an archive that this version of Diptych reads.", "archive")
        pairs = [_checked_pair(pair) for pair in document["pairs"] if pair["comparisons"]]
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise InvalidError("The file is not an archive of Diptych, or it is damaged.", "archive") from error
    texts = {item[side] for pair in pairs for item in pair["comparisons"] for side in ("left", "right")}
    with desk.store.writing() as session:
        for text in sorted(texts, key=content_hash):
            keep_article(session, text)
        for pair in pairs:
            _add(session, workspace, pair)
    return len(pairs)


def _add(session: Session, workspace: str, pair: dict[str, Json]) -> None:
    items = pair["comparisons"]
    row = PairRow(
        id=new_id(),
        workspace_id=workspace,
        title=pair["title"],
        created_at=items[0]["created_at"],
        updated_at=items[-1]["created_at"],
    )
    session.add(row)
    session.flush()
    keep_tags(session, row.id, pair["tags"])
    session.add_all(_row(row.id, number, item) for number, item in enumerate(items, 1))


def _revision(row: ComparisonRow) -> dict[str, Json]:
    return {
        "left": row.left.text,
        "right": row.right.text,
        "left_title": row.left_title,
        "right_title": row.right_title,
        "created_at": row.created_at.isoformat(),
        "result": json.loads(row.result),
    }


def _checked_pair(pair: dict[str, Json]) -> dict[str, Json]:
    """The pair as it will be kept; raises where it is none. Files of versions without tags have none."""
    tags = pair.get("tags", [])
    if not (isinstance(tags, list) and all(isinstance(tag, str) for tag in tags)):
        raise TypeError("the tags are no list of texts")
    return {
        "title": clean_title(_text(pair["title"])) or "Untitled",
        "tags": distinct(tags),
        "comparisons": [_checked(item) for item in pair["comparisons"]],
    }


def _checked(item: dict[str, Json]) -> dict[str, Json]:
    """The revision as it will be kept; raises where its result does not fit its texts."""
    left, right = _text(item["left"]), _text(item["right"])
    comparison: Comparison = from_json(item["result"], left, right)
    check_sound(comparison)
    return {
        "left": left,
        "right": right,
        "left_title": clean_title(_text(item["left_title"])),
        "right_title": clean_title(_text(item["right_title"])),
        "created_at": _moment(_text(item["created_at"])),
        "engine_version": comparison.engine,
        "result": dumps(comparison),
    }


def _object(entries: list[tuple[str, Json]]) -> dict[str, Json]:
    """A JSON object; two readers could understand two different things by one that has a key twice."""
    found = dict(entries)
    if len(found) < len(entries):
        raise ValueError("a key stands twice")
    return found


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is no text")
    return value


def _moment(text: str) -> datetime:
    """A moment in UTC; raises ValueError for one at which nothing was compared. Away from the ends of the
    calendar, where a database in another time zone would leave it."""
    moment = datetime.fromisoformat(text)
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError("nothing was compared then")
    return moment


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
    )
