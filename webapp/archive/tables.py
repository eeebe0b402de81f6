"""The archive's tables, spoken to in the SQL that SQLite and PostgreSQL have in common.

What they say differently stands in ``sqlite.py`` and ``postgresql.py``: beginning a transaction, lists as
values, and everything about windows.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import Final

from webapp.archive.database import Database, Row, Session
from webapp.archive.rows import KEPT, ROW, entry_of, kept_of, owner_of, owners_of, write_row
from webapp.archive.values import Added, Entry, Kept, Known, Near, Prepared, Sharing, Stale, Status
from webapp.store.text import encode


class Tables:
    """An ``Index`` on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, workspace: str, articles: Sequence[Prepared]) -> Added:
        latest = {article.name: article for article in articles}
        with self._database.writing() as session:
            owner = owner_of(session, workspace, make=True)
            old = self._rows(session, owner, list(latest))
            self._replace(session, owner, old, latest)
        same = sum(row[1] == latest[name].hash for name, row in old.items())
        return Added(len(latest) - len(old), len(old) - same, same)

    def renew(self, workspace: str, articles: Sequence[Prepared]) -> int:
        made = {article.name: article for article in articles}
        with self._database.writing() as session:
            owner = owner_of(session, workspace)
            rows = self._rows(session, owner, list(made))
            same = {name: row for name, row in rows.items() if row[1] == made[name].hash}
            self._replace(session, owner, same, {name: made[name] for name in same})
        return len(same)

    def known(self, workspace: str, names: Sequence[str]) -> Mapping[str, Known]:
        with self._database.reading() as session:
            rows = self._rows(session, owner_of(session, workspace), names)
        return {name: Known(row[6], row[1], row[5]) for name, row in rows.items()}

    def remove(self, workspace: str, ids: Sequence[str]) -> int:
        among = self._database.among("ids")
        with self._database.writing() as session:
            owner = owner_of(session, workspace)
            rows = session.run(
                f"SELECT {ROW} FROM archive_article WHERE owner = :owner AND id {among}",
                {"owner": owner, "ids": list(ids)},
            )
            self._remove(session, owner, rows)
        self._database.tidy()
        return len(rows)

    def listed(self, workspaces: Sequence[str], model: str, offset: int, limit: int) -> tuple[Entry, ...]:
        with self._database.reading() as session:
            owners = owners_of(session, workspaces)
            own = owners[0]
            rows = session.run(
                "SELECT id, name, headline, language, characters, model, owner FROM archive_article"
                f" WHERE owner {self._database.among('owners')}"
                " ORDER BY CASE WHEN owner = :own THEN 0 ELSE 1 END, name, number"
                " LIMIT :limit OFFSET :offset",
                {"owners": owners, "own": own, "limit": limit, "offset": offset},
            )
        return tuple(entry_of(row, model, own) for row in rows)

    def kept(self, workspaces: Sequence[str], id: str) -> Kept | None:
        with self._database.reading() as session:
            rows = session.run(
                f"SELECT {KEPT} WHERE id = :id AND owner {self._database.among('owners')}",
                {"id": id, "owners": owners_of(session, workspaces)},
            )
        return kept_of(rows[0], "") if rows else None

    def near(self, workspace: str, model: str, bits: bytes, most: int) -> tuple[Near, ...]:
        with self._database.reading() as session:
            owner = owner_of(session, workspace)
            rows = self._database.near(session, owner, model, bits, most) if owner else ()
            nearest: dict[int, float] = {}
            for number, distance in rows:
                nearest.setdefault(number, distance)
        return tuple(Near(number, distance) for number, distance in nearest.items())

    def sharing(self, workspace: str, hashes: Sequence[int], cap: int) -> tuple[Sharing, ...]:
        found: dict[int, list[int]] = {}
        with self._database.reading() as session:
            if owner := owner_of(session, workspace):
                for hash, number in self._database.sharing(session, owner, hashes, cap):
                    found.setdefault(hash, []).append(number)
        return tuple(
            Sharing(hash, tuple(sorted(numbers))) for hash, numbers in found.items() if len(numbers) <= cap
        )

    def looked_at(self, numbers: Sequence[int], model: str) -> Mapping[int, Kept]:
        with self._database.reading() as session:
            rows = session.run(
                f"SELECT {KEPT} WHERE archive_article.number {self._database.among('numbers')}",
                {"numbers": list(numbers)},
            )
        return {row[8]: kept_of(row, model) for row in rows}

    def stale(self, workspaces: Sequence[str] | None, model: str, most: int) -> tuple[Stale, ...]:
        own = "" if workspaces is None else f" AND archive_article.owner {self._database.among('owners')}"
        with self._database.reading() as session:
            rows = session.run(
                f"SELECT workspace, hash, {KEPT} JOIN archive_owner"
                " ON archive_owner.owner = archive_article.owner"
                # Said as two ranges, each of which the index answers at once where there are none.
                f" WHERE (model < :model OR model > :model){own} LIMIT :most",
                {"model": model, "most": most, "owners": owners_of(session, workspaces or ())},
            )
        return tuple(Stale(row[0], row[1], kept_of(row[2:], model)) for row in rows)

    def claim(self, task: str, holder: str, now: float, until: float) -> bool:
        with self._database.writing() as session:
            rows = session.run(
                "INSERT INTO archive_turn (task, holder, until) VALUES (:task, :holder, :until)"
                " ON CONFLICT (task) DO UPDATE SET holder = :holder, until = :until"
                " WHERE archive_turn.holder = :holder OR archive_turn.until <= :now RETURNING holder",
                {"task": task, "holder": holder, "now": int(now), "until": int(until)},
            )
        return bool(rows)

    def status(self, workspaces: Sequence[str], model: str) -> Status:
        among = self._database.among("owners")
        with self._database.reading() as session:
            owners = owners_of(session, workspaces)
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
            one, other = owner_of(session, here), owner_of(session, there)
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
            owner = owner_of(session, workspace)
            rows = session.run(f"SELECT {ROW} FROM archive_article WHERE owner = :owner", {"owner": owner})
            self._remove(session, owner, rows)
            session.run("DELETE FROM archive_owner WHERE owner = :owner", {"owner": owner})
        self._database.tidy()

    def close(self) -> None:
        self._database.close()

    def _rows(self, session: Session, owner: int, names: Sequence[str]) -> dict[str, Row]:
        among = self._database.among("names")
        rows = session.run(
            f"SELECT {ROW} FROM archive_article WHERE owner = :owner AND name {among}",
            {"owner": owner, "names": list(names)},
        )
        return {row[0]: row for row in rows}

    def _settle_names(self, session: Session, one: int, other: int) -> None:
        """Of two articles of one name the same one goes, and another one gets a name of its own."""
        mine = session.run(f"SELECT {ROW} FROM archive_article WHERE owner = :owner", {"owner": one})
        theirs = self._rows(session, other, [row[0] for row in mine])
        self._remove(session, one, [r for r in mine if r[0] in theirs and theirs[r[0]][1] == r[1]])
        for row in mine:
            if row[0] in theirs and theirs[row[0]][1] != row[1]:
                session.run(
                    "UPDATE archive_article SET name = :name WHERE number = :number",
                    {"name": f"{row[0]} ({row[6]})", "number": row[2]},
                )

    def _replace(
        self, session: Session, owner: int, old: Mapping[str, Row], articles: Mapping[str, Prepared]
    ) -> None:
        """Writes articles, by name, in the place of those that have their names."""
        self._drop(session, owner, list(old.values()))
        found: dict[int, Prepared] = {}
        for name, article in articles.items():
            number = old[name][2] if name in old else None
            found[write_row(session, owner, article, number)] = article
        self._fill(session, owner, found)

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
