"""Outputs of one line an answer: JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from webapp.cli.answers import Answer, Json, dumped
from webapp.cli.files import STANDARD, reading, writing
from webapp.cli.outputs.cells import shown
from webapp.cli.outputs.kinds import Held, Writer
from webapp.cli.summary import FIGURES
from webapp.export.findings import BOM, harmless


class JsonLines:
    """The answers as the command gives them, on standard output where no file is named.

    Args:
        name: of the file, or ``-``.
    """

    head = ""
    """What stands above the answers."""

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def can_resume(self) -> bool:
        """It is a file, or will be one; a pipe would be waited for without end."""
        return self.name != STANDARD and (not Path(self.name).exists() or Path(self.name).is_file())

    def told(self, name: Json) -> Json:
        """As it is."""
        return name

    def line(self, answer: Answer) -> str:
        """The answer's line, without its end."""
        return answer.line

    def parsed(self, line: bytes) -> Held:
        """The answer that a line tells. Raises ValueError, TypeError or KeyError where it tells none."""
        found = json.loads(line)
        return Held(found["id"], failed=found.get("error") is not None)

    def held(self) -> Iterator[Held | None]:
        """The answers of all whole lines."""
        if not Path(self.name).exists():
            return
        with reading(self.name) as file:
            if self.head and (first := file.readline()) != self.head.encode():
                if not self.head.encode().startswith(first):
                    yield None
                return
            for line in file:
                if not line.endswith(b"\n"):
                    return
                try:
                    yield self.parsed(line)
                except (ValueError, TypeError, KeyError, AttributeError):
                    yield None

    def cut(self, count: int) -> None:
        """Takes away what stands behind the first answers."""
        if not Path(self.name).exists():
            return
        end = 0
        with reading(self.name) as file:
            for number, line in enumerate(file):
                if number == count + bool(self.head) or not line.endswith(b"\n"):
                    break
                end += len(line)
        os.truncate(self.name, end)

    @contextmanager
    def writing(self, *, append: bool) -> Iterator[Writer]:
        """Each answer is in the file as soon as it was given."""
        with writing(self.name, append=append) as file:
            if self.head and not (append and Path(self.name).stat().st_size):
                file.write(self.head)
            yield _Lines(self, file)


class _Lines:
    """A file that is open."""

    def __init__(self, output: JsonLines, file: TextIO) -> None:
        self._output = output
        self._file = file

    def write(self, answer: Answer) -> None:
        self._file.write(self._output.line(answer) + "\n")
        self._file.flush()


class JsonSummary(JsonLines):
    """The summary as JSON lines: an object of figures a line."""

    def line(self, answer: Answer) -> str:
        """Without the figures where there is no comparison."""
        figures = {figure.name: value for figure, value in zip(FIGURES, answer.summary, strict=False)}
        rest = dumped({"error": answer.error or None, **figures})
        return f'{{"id":{answer.name},{rest[1:]}'


class CsvSummary(JsonLines):
    """The summary for a spreadsheet: a line of names, then a line a pair, whatever stands in an id."""

    head = BOM + ",".join(("id", "error", *(figure.name for figure in FIGURES))) + "\n"

    def told(self, name: Json) -> Json:
        """As a cell that is text to every spreadsheet, on one line."""
        return harmless(shown(name))

    def line(self, answer: Answer) -> str:
        """Without the figures where there is no comparison."""
        out = io.StringIO()
        figures = answer.summary or ("",) * len(FIGURES)
        csv.writer(out, lineterminator="").writerow(
            (self.told(json.loads(answer.name)), harmless(answer.error), *figures)
        )
        return out.getvalue()

    def parsed(self, line: bytes) -> Held:
        """The first two cells."""
        cells = next(csv.reader([line.decode().rstrip("\n")], strict=True))
        if len(cells) != len(FIGURES) + 2:
            raise ValueError
        return Held(cells[0], failed=bool(cells[1]))
