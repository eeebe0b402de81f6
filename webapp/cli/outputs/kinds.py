"""What an output can do, and which a name stands for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from webapp.cli.answers import Answer, Json
from webapp.cli.errors import CliError
from webapp.cli.files import STANDARD
from webapp.words import say

PARQUET = ".parquet"
SUMMARIES = (".jsonl", ".csv", PARQUET)


@dataclass(frozen=True, slots=True)
class Held:
    """An answer that an output holds already."""

    name: Json
    """The id, as ``Output.told`` tells it."""
    failed: bool
    """It says that the pair could not be compared."""


class Writer(Protocol):
    """An output that is open."""

    def write(self, answer: Answer) -> None:
        """Takes the next answer."""


class Output(Protocol):
    """One file, or one folder of parts."""

    name: str
    """As it was given."""

    @property
    def can_resume(self) -> bool:
        """It keeps what was written."""

    def told(self, name: Json) -> Json:
        """How the output tells an id."""

    def held(self) -> Iterator[Held | None]:
        """The whole answers that it holds, in order; None where something else stands. What was cut off as it
        was written is no answer."""

    def cut(self, count: int) -> None:
        """Keeps the first answers alone."""

    def writing(self, *, append: bool) -> AbstractContextManager[Writer]:
        """Opens it, to begin or to go on."""


def main_output(name: str | None) -> Output:
    """The output of ``-o``: JSON lines, or a folder of Parquet parts."""
    if name and name.endswith(PARQUET):
        return _parts(name, is_summary=False)
    from webapp.cli.outputs.lines import JsonLines

    return JsonLines(name or STANDARD)


def summary_output(name: str) -> Output:
    """The output of ``--summary``.

    Raises:
        CliError: its ending names no form.
    """
    ending = Path(name).suffix
    if ending not in SUMMARIES:
        raise CliError(say("cli.batch.summary_ending", name=name))
    if ending == PARQUET:
        return _parts(name, is_summary=True)
    from webapp.cli.outputs.lines import CsvSummary, JsonSummary

    return CsvSummary(name) if ending == ".csv" else JsonSummary(name)


def _parts(name: str, *, is_summary: bool) -> Output:
    try:
        from webapp.cli.outputs.parquet import Parts, summary_table, table
    except ImportError as error:  # an extra
        raise CliError(say("cli.batch.no_parquet", name=name)) from error
    return Parts(name, summary_table() if is_summary else table())
