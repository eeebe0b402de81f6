"""The archive's tables, spoken to in the SQL that SQLite and PostgreSQL have in common.

What they say differently stands in ``sqlite.py`` and ``postgresql.py``: beginning a transaction, lists as
values, and everything about windows.
"""

from __future__ import annotations

import secrets
import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import Final

from webapp.archive.database import Database, Row, Session
from webapp.archive.values import Added, Entry, Kept, Known, Near, Prepared, Sharing, Stale, Status
from webapp.store.text import encode

ID_BYTES: Final = 16
"""Of randomness in an id: 128 bits, so that none can be guessed."""


class Tables:
    """An ``Index`` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, workspace: str, articles: Sequence[Prepared]) -> Added:
        latest = {article.name: article for article in articles}
        with self._database.writing() as session:
            owner = _owner(session, workspace, make=True)
            old = self._rows(session, owner, list(latest))
            self._drop(session, owner, list(old.values()))
            numbers = {row[0]: row[2] for row in old.values()}
            found: dict[int, Prepared] = {}
            for name, article in latest.items():
                number = _kept_row(session, owner, article, numbers.get(name))
                found[number] = article
            self._fill(session, owner, found)
        same = sum(row[1] == latest[name].hash for name, row in old.items())
        return Added(len(latest) - len(old), len(old) - same, same)

    def known(self, workspace: str, names: Sequence[str]) -> Mapping[str, Known]:
        with self._database.reading() as session:
            rows = self._rows(session, _owner(session, workspace), names)
        return {name: Known(row[6], row[1], row[5]) for name, row in rows.items()}

    def remove(self, workspace: str, ids: Sequence[str]) -> int:
        among = self._database.among("ids")
        with self._database.writing() as session:
            owner = _owner(session, workspace)
            rows = session.run(
                f"SELECT {_ROW} FROM archive_article WHERE owner = :owner AND id {among}",
                {"owner": owner, "ids": list(ids)},
            )
            self._remove(session, owner, rows)
        return len(rows)

    def listed(self, workspaces: Sequence[str], model: str, offset: int, limit: int) -> tuple[Entry, ...]:
        with self._database.reading() as session:
            owners = _owners(session, workspaces)
            own = owners[0]
            rows = session.run(
                "SELECT id, name, headline, language, characters, model, owner FROM archive_article"
                f" WHERE owner {self._database.among('owners')}"
                " ORDER BY CASE WHEN owner = :own THEN 0 ELSE 1 END, name, number"
                " LIMIT :limit OFFSET :offset",
                {"owners": owners, "own": own, "limit": limit, "offset": offset},
            )
        return tuple(_entry(row, model, own) for row in rows)

    def kept(self, workspaces: Sequence[str], id: str) -> Kept | None:
        with self._database.reading() as session:
            rows = session.run(
                f"SELECT {_KEPT} WHERE id = :id AND owner {self._database.among('owners')}",
                {"id": id, "owners": _owners(session, workspaces)},
            )
        return _kept(rows[0], "") if rows else None

    def near(self, workspace: str, model: str, bits: bytes, most: int) -> tuple[Near, ...]:
        with self._database.reading() as session:
            owner = _owner(session, workspace)
            rows = self._database.near(session, owner, model, bits, most) if owner else ()
            nearest: dict[int, float] = {}
            for number, distance in rows:
                nearest.setdefault(number, distance)
        return tuple(Near(number, distance) for number, distance in nearest.items())

    def sharing(self, workspace: str, hashes: Sequence[int], cap: int) -> tuple[Sharing, ...]:
        found: dict[int, list[int]] = {}
        with self._database.reading() as session:
            if owner := _owner(session, workspace):
                for hash, number in self._database.sharing(session, owner, hashes, cap):
                    found.setdefault(hash, []).append(number)
        return tuple(
            Sharing(hash, tuple(sorted(numbers))) for hash, numbers in found.items() if len(numbers) <= cap
        )

    def looked_at(self, numbers: Sequence[int], model: str) -> Mapping[int, Kept]:
        with self._database.reading() as session:
            rows = session.run(
                f"SELECT {_KEPT} WHERE archive_article.number {self._database.among('numbers')}",
                {"numbers": list(numbers)},
            )
        return {row[8]: _kept(row, model) for row in rows}

    def stale(self, workspaces: Sequence[str] | None, model: str, most: int) -> tuple[Stale, ...]:
        own = "" if workspaces is None else f" AND archive_article.owner {self._database.among('owners')}"
        with self._database.reading() as session:
            rows = session.run(
                f"SELECT workspace, hash, {_KEPT} JOIN archive_owner"
                " ON archive_owner.owner = archive_article.owner"
                f" WHERE model <> :model{own} ORDER BY archive_article.number LIMIT :most",
                {"model": model, "most": most, "owners": _owners(session, workspaces or ())},
            )
        return tuple(Stale(row[0], row[1], _kept(row[2:], model)) for row in rows)

    def status(self, workspaces: Sequence[str], model: str) -> Status:
        among = self._database.among("owners")
        with self._database.reading() as session:
            owners = _owners(session, workspaces)
            counts = session.run(
                f"SELECT model, COUNT(*) FROM archive_article WHERE owner {among} GROUP BY model",
                {"owners": owners},
            )
            size = self._database.size(session)
        waiting = sum(count for name, count in counts if model not in {"", name})
        return Status(sum(count for _, count in counts), waiting, size)

    def workspaces(self) -> tuple[str, ...]:
        with self._database.reading() as session:
            return tuple(row[0] for row in session.run(_KEEPING))

    def move(self, here: str, there: str) -> None:
        with self._database.writing() as session:
            one, other = _owner(session, here), _owner(session, there)
            if not one or here == there:
                return
            if not other:
                session.run(
                    "UPDATE archive_owner SET workspace = :there WHERE owner = :one",
                    {"there": there, "one": one},
                )
                return
            self._settle_names(session, one, other)
            self._database.move_windows(session, one, other)
            for table in ("archive_shingle", "archive_article"):
                session.run(
                    f"UPDATE {table} SET owner = :other WHERE owner = :one", {"one": one, "other": other}
                )
            session.run("DELETE FROM archive_owner WHERE owner = :one", {"one": one})

    def erase(self, workspace: str) -> None:
        with self._database.writing() as session:
            owner = _owner(session, workspace)
            rows = session.run(f"SELECT {_ROW} FROM archive_article WHERE owner = :owner", {"owner": owner})
            self._remove(session, owner, rows)
            session.run("DELETE FROM archive_owner WHERE owner = :owner", {"owner": owner})

    def close(self) -> None:
        self._database.close()

    def _rows(self, session: Session, owner: int, names: Sequence[str]) -> dict[str, Row]:
        among = self._database.among("names")
        rows = session.run(
            f"SELECT {_ROW} FROM archive_article WHERE owner = :owner AND name {among}",
            {"owner": owner, "names": list(names)},
        )
        return {row[0]: row for row in rows}

    def _settle_names(self, session: Session, one: int, other: int) -> None:
        """Of two articles of one name the same one goes, and another one gets a name of its own."""
        mine = session.run(f"SELECT {_ROW} FROM archive_article WHERE owner = :owner", {"owner": one})
        theirs = self._rows(session, other, [row[0] for row in mine])
        self._remove(session, one, [r for r in mine if r[0] in theirs and theirs[r[0]][1] == r[1]])
        for row in mine:
            if row[0] in theirs and theirs[row[0]][1] != row[1]:
                session.run(
                    "UPDATE archive_article SET name = :name WHERE number = :number",
                    {"name": f"{row[0]} ({row[6]})", "number": row[2]},
                )

    def _fill(self, session: Session, owner: int, found: Mapping[int, Prepared]) -> None:
        session.many(
            "INSERT INTO archive_body (number, text, vectors, shingles)"
            " VALUES (:number, :text, :vectors, :shingles)",
            [
                {
                    "number": number,
                    "text": zlib.compress(encode(article.text), 1),
                    "vectors": article.vectors,
                    "shingles": struct.pack(f"<{len(article.shingles)}q", *article.shingles),
                }
                for number, article in found.items()
            ],
        )
        session.many(
            "INSERT INTO archive_shingle (owner, hash, number) VALUES (:owner, :hash, :number)",
            [
                {"owner": owner, "hash": hash, "number": number}
                for number, article in found.items()
                for hash in article.shingles
            ],
        )
        self._database.add_windows(session, owner, found)

    def _remove(self, session: Session, owner: int, rows: Sequence[Row]) -> None:
        self._drop(session, owner, rows)
        session.many("DELETE FROM archive_article WHERE number = :number", [{"number": r[2]} for r in rows])

    def _drop(self, session: Session, owner: int, rows: Sequence[Row]) -> None:
        """Removes what articles are found by."""
        numbers = [row[2] for row in rows]
        bodies = session.run(
            f"SELECT number, shingles FROM archive_body WHERE number {self._database.among('numbers')}",
            {"numbers": numbers},
        )
        session.many(
            "DELETE FROM archive_shingle WHERE owner = :owner AND hash = :hash AND number = :number",
            [
                {"owner": owner, "hash": hash, "number": number}
                for number, packed in bodies
                for (hash,) in struct.iter_unpack("<q", packed)
            ],
        )
        self._database.drop_windows(session, [(row[2], row[3], row[4]) for row in rows])
        session.many("DELETE FROM archive_body WHERE number = :number", [{"number": n} for n in numbers])


_KEEPING: Final = (
    "SELECT workspace FROM archive_owner WHERE EXISTS (SELECT 1 FROM archive_article"
    " WHERE archive_article.owner = archive_owner.owner) ORDER BY owner"
)

_ROW: Final = "name, hash, number, windows, width, model, id"

_KEPT: Final = (
    "id, name, title, headline, text, language, vectors, model, archive_article.number FROM archive_article"
    " JOIN archive_body ON archive_body.number = archive_article.number"
)


def _owner(session: Session, workspace: str, *, make: bool = False) -> int:
    """The number of a workspace; 0 where it has nothing."""
    asked = {"workspace": workspace}
    if make:
        session.run("INSERT INTO archive_owner (workspace) VALUES (:workspace) ON CONFLICT DO NOTHING", asked)
    rows = session.run("SELECT owner FROM archive_owner WHERE workspace = :workspace", asked)
    return int(rows[0][0]) if rows else 0


def _owners(session: Session, workspaces: Sequence[str]) -> list[int]:
    return [_owner(session, workspace) for workspace in workspaces]


def _kept_row(session: Session, owner: int, article: Prepared, number: int | None) -> int:
    """The number of the article's row, which is made or changed."""
    values = {
        "owner": owner,
        "name": article.name,
        "title": article.title,
        "headline": article.headline,
        "language": article.language,
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


def _entry(row: Row, model: str, own: int) -> Entry:
    id, name, headline, language, characters, maker, owner = row
    waiting = model not in {"", maker}
    return Entry(id, name, headline, language, characters, waiting, owner == own)


def _kept(row: Row, model: str) -> Kept:
    fresh = bytes(row[6]) if row[7] == model else b""
    return Kept(row[0], row[1], row[2], row[3], _text(row[4]), row[5], fresh)


def _text(kept: bytes) -> str:
    return zlib.decompress(kept).decode("utf-8", "surrogatepass")
