"""The list of a batch: one line a pair, from JSON lines or from Parquet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from webapp.cli.errors import CliError
from webapp.cli.files import STANDARD, reading
from webapp.words import say

ENDING = ".parquet"

FIELDS = (
    "id",
    *(f"{side}{what}" for side in ("left", "right") for what in ("", "_title", "_language", "_file", "_url")),
    "kind",
)
"""Columns that a table may have; others are left unread."""

ROWS_AT_ONCE = 64
"""Rows read together: memory is bounded, whatever the table's length."""


def is_table(name: str) -> bool:
    """Whether a list is read as Parquet: a file, or a folder of parts."""
    return name.endswith(ENDING)


@contextmanager
def lines_of(name: str) -> Iterator[Iterable[bytes]]:
    """The list, a JSON object a line, read as it is asked for.

    Raises:
        CliError: it cannot be read.
    """
    if is_table(name):
        yield _rows(name)
        return
    with reading(name) as file:
        yield file


def count_lines(name: str) -> int | None:
    """How many lines there are to answer; None where looking would use them up."""
    if is_table(name):
        pq = _pyarrow(name)
        with _read_as_table(name):
            return sum(int(pq.read_metadata(part).num_rows) for part in _parts(name))
    if name == STANDARD or not Path(name).is_file():
        return None
    with reading(name) as file:
        return sum(1 for _ in file)


def _rows(name: str) -> Iterator[bytes]:
    pq = _pyarrow(name)
    for part in _parts(name):
        with _read_as_table(name):
            table = pq.ParquetFile(part)
            columns = [column for column in table.schema_arrow.names if column in FIELDS]
            batches = table.iter_batches(ROWS_AT_ONCE, columns=columns)
        with table:
            while True:
                with _read_as_table(name):
                    batch = next(batches, None)
                if batch is None:
                    break
                yield from map(_line, batch.to_pylist())


def _line(row: dict[str, Any]) -> bytes:
    """A row as a line: what is null is not said, but for the id, which may be null."""
    said = {field: value for field, value in row.items() if value is not None or field == "id"}
    return json.dumps(said, default=_told).encode() + b"\n"


def _told(value: object) -> str:
    """What JSON does not have: a text without its type, as some programs write it, else perhaps a date."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _parts(name: str) -> list[Path]:
    """The files of a table, in the order of their names."""
    path = Path(name)
    found = sorted(path.glob(f"*{ENDING}")) if path.is_dir() else [path]
    if not found or not found[0].is_file():
        raise CliError(say("cli.files.missing", name=name))
    return found


def _pyarrow(name: str) -> Any:
    try:
        import pyarrow.parquet as pq
    except ImportError as error:  # an extra
        raise CliError(say("cli.batch.no_parquet", name=name)) from error
    return pq


@contextmanager
def _read_as_table(name: str) -> Iterator[None]:
    """Raises CliError where something else stands there."""
    import pyarrow as pa

    try:
        yield
    except (OSError, pa.ArrowException) as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        raise CliError(say("cli.files.cannot_read", name=name, reason=reason)) from error
