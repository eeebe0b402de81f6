"""Articles to keep, as they are named on the command line: a folder, a list, or files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from webapp.archive.values import MOST_NAME, Given, clean_name
from webapp.cli.errors import CliError
from webapp.cli.files import STANDARD, reading
from webapp.cli.lines import LineError, parsed
from webapp.cli.sides import Named, read_side
from webapp.words import say

LISTS: Final = frozenset({".jsonl", ".ndjson"})
"""Endings of a list: one article a line."""

DOCUMENTS: Final = frozenset(
    {".txt", ".text", ".md", ".docx", ".odt", ".fodt", ".rtf", ".pdf", ".html", ".htm", ".eml", ".epub"}
)
"""Endings of what is read out of a folder; the rest of it is passed over and counted."""

LONGEST: Final = 2_000_000
"""Characters of an article: more than a long book has."""

FIELDS: Final = ("name", "id", "text", "file", "title", "language")

Json = Any


class Articles:
    """What is named, read as it is asked for, once. What cannot be read is told on standard error and passed
    over."""

    def __init__(self, named: Sequence[str]) -> None:
        """Raises CliError where there is no such file or folder."""
        for name in named:
            if name != STANDARD and not Path(name).exists():
                raise CliError(say("cli.files.missing", name=name))
        self._named = named
        self.failed = 0
        self.skipped = 0

    def count(self) -> int | None:
        """How many there are; None where looking would use them up."""
        if not all(
            name != STANDARD and (Path(name).is_dir() or Path(name).is_file()) for name in self._named
        ):
            return None
        return sum(self._count(name) for name in self._named)

    def _count(self, name: str) -> int:
        if Path(name).is_dir():
            return sum(path.suffix.lower() in DOCUMENTS for path in _files(name))
        if not _is_list(name):
            return 1
        with reading(name) as lines:
            return sum(bool(line.strip()) for line in lines)

    def __iter__(self) -> Iterator[Given]:
        for name in self._named:
            if name != STANDARD and Path(name).is_dir():
                yield from self._folder(name)
            elif _is_list(name):
                yield from self._list(name)
            else:
                yield from self._file(name)

    def _folder(self, folder: str) -> Iterator[Given]:
        for path in _files(folder):
            if path.suffix.lower() in DOCUMENTS:
                yield from self._file(str(path))
            else:
                self.skipped += 1

    def _file(self, path: str) -> Iterator[Given]:
        try:
            yield _read(path, path)
        except LineError as error:
            self._fail(str(error))

    def _list(self, name: str) -> Iterator[Given]:
        folder = Path() if name == STANDARD else Path(name).parent
        with reading(name) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    try:
                        yield _line(line, folder)
                    except LineError as error:
                        self._fail(say("cli.archive.line", list=name, line=number, problem=error))

    def _fail(self, line: str) -> None:
        self.failed += 1
        sys.stderr.write(f"{line}\n")


def _line(line: bytes, folder: Path) -> Given:
    """The article of a line. Raises LineError where it has none."""
    entry = parsed(line)
    for field in FIELDS:
        if entry.get(field) is not None and not isinstance(entry[field], str | int):
            raise LineError(say("cli.line.not_a_string", field=field))
    told = {field: str(entry[field]) for field in FIELDS if entry.get(field) is not None}
    name = told.get("name") or told.get("id") or told.get("file") or ""
    title, language = told.get("title", ""), told.get("language", "")
    if "text" in told:
        return _given(name, told["text"], title, language)
    if "file" in told:
        return _read(os.path.join(folder, told["file"]), name, title, language)
    raise LineError(say("cli.line.missing", field="text"))


def _read(path: str, name: str, title: str = "", language: str = "") -> Given:
    """The article in a file. Raises LineError where it cannot be read."""
    try:
        article = read_side(Named(path, title=title, quiet=True))
    except CliError as error:
        raise LineError(str(error)) from error
    return _given(name, article.text, article.title or "", language)


def _given(name: str, text: str, title: str, language: str) -> Given:
    """An article to be kept. Raises LineError where it cannot be."""
    if not clean_name(name):
        raise LineError(say("cli.line.missing", field="name"))
    if not text.strip():
        raise LineError(say("cli.archive.empty", name=name))
    if len(text) > LONGEST:
        raise LineError(say("cli.archive.too_long", name=name, most=LONGEST))
    if len(name) > MOST_NAME:
        raise LineError(say("cli.archive.long_name", name=name[:40], most=MOST_NAME))
    return Given(clean_name(name), text, clean_name(title), language)


def _is_list(name: str) -> bool:
    return name == STANDARD or Path(name).suffix.lower() in LISTS


def _files(folder: str) -> Iterator[Path]:
    """The files of a folder and those below it, in order; hidden ones are passed over, links not followed."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from (Path(at) / name for name in sorted(names) if not name.startswith("."))
