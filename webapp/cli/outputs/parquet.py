"""Outputs as folders of Parquet parts, as DuckDB, pandas and Spark read them. Needs pyarrow."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from webapp.cli.answers import Answer, Json, dumped
from webapp.cli.errors import CliError
from webapp.cli.outputs.cells import shown
from webapp.cli.outputs.kinds import Held, Writer
from webapp.cli.summary import FIGURES
from webapp.words import say

COMPARISONS_A_PART = 256
"""Some 25 MB of JSON, a tenth of it on the disk. Fixed, so that two runs give the same bytes; what is
gathered for a part is all that a killed batch has to do again."""

SUMMARIES_A_PART = COMPARISONS_A_PART
"""The same, so that after a stop both outputs hold the same answers."""

PART = re.compile(r"part-(\d{6})\.parquet")
UNFINISHED = ".unfinished"
"""How the name of a part ends that is being written."""

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What the parts hold."""

    schema: Any
    """Columns; the first is ``id``, the second ``error``."""
    row: Callable[[Answer], Row]
    """An answer's values."""
    rows_a_part: int
    """Each part has so many but the last."""


def table() -> Table:
    """Comparisons as JSON."""
    names = ("id", "error", "comparison", "left_from", "right_from")
    return Table(pa.schema([(name, pa.string()) for name in names]), _row, COMPARISONS_A_PART)


def summary_table() -> Table:
    """Comparisons in figures."""
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    columns = [("id", pa.string()), ("error", pa.string())]
    columns += [(figure.name, kinds[figure.kind]) for figure in FIGURES]
    return Table(pa.schema(columns), _summary_row, SUMMARIES_A_PART)


def _row(answer: Answer) -> Row:
    origins = (answer.origins.get(name) for name in ("left_from", "right_from"))
    return (
        _name(answer),
        answer.error or None,
        answer.comparison or None,
        *(dumped(origin) if origin is not None else None for origin in origins),
    )


def _summary_row(answer: Answer) -> Row:
    return (_name(answer), answer.error or None, *(answer.summary or (None,) * len(FIGURES)))


def _name(answer: Answer) -> str:
    return shown(json.loads(answer.name))


class Parts:
    """One folder. A part appears under its name when it is whole.

    Args:
        name: of the folder.
        table: what its parts hold.
    """

    def __init__(self, name: str, table: Table) -> None:
        self.name = name
        self._folder = Path(name)
        self._table = table

    @property
    def can_resume(self) -> bool:
        """Whether there is a folder, or can be one."""
        return not self._folder.exists() or self._folder.is_dir()

    def told(self, name: Json) -> Json:
        """A text as it is, anything else as JSON."""
        return shown(name)

    def held(self) -> Iterator[Held | None]:
        """The rows of all parts."""
        for part in self._parts():
            try:
                columns = pq.read_table(part, columns=["id", "error"]).to_pydict()
            except (OSError, pa.ArrowException):
                yield None
                return
            if len(columns) != 2:
                yield None
                return
            for name, error in zip(columns["id"], columns["error"], strict=True):
                yield Held(name, failed=error is not None)

    def cut(self, count: int) -> None:
        """Takes away what stands behind the first rows."""
        for number, part in enumerate(self._parts()):
            keep = min(max(count - number * self._table.rows_a_part, 0), self._table.rows_a_part)
            if not keep:
                part.unlink()
            elif keep < pq.read_metadata(part).num_rows:
                self._write(number, pq.read_table(part).slice(0, keep))

    @contextmanager
    def writing(self, *, append: bool) -> Iterator[Writer]:
        """Gathers rows and writes them as parts. However it ends, what was gathered is written."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._clear(append=append)
            gathered = _Gathered(self._table, self._write, self._last() if append else (0, []))
            try:
                yield gathered
            finally:
                gathered.flush()
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            raise CliError(say("cli.files.cannot_write", name=self.name, reason=error.strerror)) from error

    def _clear(self, *, append: bool) -> None:
        """Takes away what a batch before has left.

        Raises:
            CliError: something else stands in the folder.
        """
        for path in self._folder.iterdir():
            is_part = PART.fullmatch(path.name.removesuffix(UNFINISHED)) is not None
            if not is_part:
                raise CliError(say("cli.batch.other_files", name=self.name, other=path.name))
            if not append or path.name.endswith(UNFINISHED):
                path.unlink()

    def _parts(self) -> list[Path]:
        """The parts from the first on, without a gap."""
        found: list[Path] = []
        while (path := self._path(len(found))).is_file():
            found.append(path)
        return found

    def _last(self) -> tuple[int, list[Row]]:
        """The number of the part to write next, and the rows that it has already."""
        parts = self._parts()
        if not parts or pq.read_metadata(parts[-1]).num_rows >= self._table.rows_a_part:
            return len(parts), []
        rows = pq.read_table(parts[-1]).to_pylist()
        return len(parts) - 1, [tuple(row.values()) for row in rows]

    def _path(self, number: int) -> Path:
        return self._folder / f"part-{number:06}.parquet"

    def _write(self, number: int, rows: Any) -> None:
        path = self._path(number)
        unfinished = path.with_name(path.name + UNFINISHED)
        with open(unfinished, "wb") as file:
            pq.write_table(rows, file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)


class _Gathered:
    """Rows on their way into a part."""

    def __init__(self, table: Table, write: Callable[[int, Any], None], last: tuple[int, list[Row]]) -> None:
        self._table = table
        self._write = write
        self._number, self._rows = last

    def write(self, answer: Answer) -> None:
        """Takes an answer; writes the part that it fills."""
        self._rows.append(self._table.row(answer))
        if len(self._rows) == self._table.rows_a_part:
            self.flush()

    def flush(self) -> None:
        """Writes what was gathered. An empty batch has one part without rows: it tells the columns."""
        if self._rows or not self._number:
            columns = list(zip(*self._rows, strict=True)) or [()] * len(self._table.schema)
            self._write(self._number, pa.table([list(c) for c in columns], schema=self._table.schema))
        if len(self._rows) == self._table.rows_a_part:
            self._number, self._rows = self._number + 1, []
