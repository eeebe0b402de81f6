"""Single rows of the archive's tables: how they are written, and the values that are read from them."""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Sequence
from typing import Final

from webapp.archive.database import Row, Session
from webapp.archive.values import Entry, Kept, Prepared, clean_name

ID_BYTES: Final = 16
"""Of randomness in an id: 128 bits, so that none can be guessed."""

ROW: Final = "name, hash, number, windows, width, model, id"
"""What ``Tables`` works with."""

KEPT: Final = (
    "id, name, title, headline, text, language, vectors, model, archive_article.number FROM archive_article"
    " JOIN archive_body ON archive_body.number = archive_article.number"
)


def owner_of(session: Session, workspace: str, *, make: bool = False) -> int:
    """The number of a workspace; 0 where it has nothing."""
    asked = {"workspace": workspace}
    if make:
        session.run("INSERT INTO archive_owner (workspace) VALUES (:workspace) ON CONFLICT DO NOTHING", asked)
    rows = session.run("SELECT owner FROM archive_owner WHERE workspace = :workspace", asked)
    return int(rows[0][0]) if rows else 0


def owners_of(session: Session, workspaces: Sequence[str]) -> list[int]:
    return [owner_of(session, workspace) for workspace in workspaces]


def write_row(session: Session, owner: int, article: Prepared, number: int | None) -> int:
    """The number of the article's row, which is made or changed."""
    values = {
        "owner": owner,
        "name": article.name,
        "title": clean_name(article.title),
        "headline": clean_name(article.headline),
        "language": clean_name(article.language),
        "characters": len(article.text),
        "hash": article.hash,
        "model": article.model,
        "windows": len(article.windows),
        "width": len(article.windows[0]) if article.windows else 0,
    }
    if number is not None:
        changed = ", ".join(f"{name} = :{name}" for name in values)
        session.run(
            f"UPDATE archive_article SET {changed} WHERE number = :number", values | {"number": number}
        )
        return number
    columns = ["id", *values]
    names, places = ", ".join(columns), ", ".join(f":{name}" for name in columns)
    rows = session.run(
        f"INSERT INTO archive_article ({names}) VALUES ({places}) RETURNING number",
        values | {"id": secrets.token_urlsafe(ID_BYTES)},
    )
    return int(rows[0][0])


def entry_of(row: Row, model: str, own: int) -> Entry:
    id, name, headline, language, characters, maker, owner = row
    waiting = model not in {"", maker}
    return Entry(id, name, headline, language, characters, waiting, owner == own)


def kept_of(row: Row, model: str) -> Kept:
    fresh = bytes(row[6]) if row[7] == model else b""
    return Kept(row[0], row[1], row[2], row[3], _text(row[4]), row[5], fresh)


def _text(kept: bytes) -> str:
    return zlib.decompress(kept).decode("utf-8", "surrogatepass")
