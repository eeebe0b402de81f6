"""Reading texts and writing answers: files, or ``-`` for the standard streams."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from webapp.cli.errors import CliError

STANDARD = "-"


def read_text(name: str) -> str:
    """The text of a file to the letter, line ends included.

    Raises:
        CliError: it cannot be read or is not text.
    """
    try:
        content = sys.stdin.buffer.read() if name == STANDARD else Path(name).read_bytes()
    except OSError as error:
        raise CliError(f"cannot read {name}: {error.strerror}") from error
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        where = "standard input" if name == STANDARD else name
        raise CliError(f"{where} is not UTF-8 text (byte {error.start + 1}); convert it first") from error


@contextmanager
def reading(name: str) -> Iterator[BinaryIO]:
    """A file open for its bytes."""
    if name == STANDARD:
        yield sys.stdin.buffer
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(open(name, "rb"))
        except OSError as error:
            raise CliError(f"cannot read {name}: {error.strerror}") from error
        yield file


@contextmanager
def writing(name: str | None) -> Iterator[TextIO]:
    """A file open for text, standard output when there is no name. Line ends are written as they are."""
    if name is None or name == STANDARD:
        yield sys.stdout
        return
    try:
        with open(name, "w", encoding="utf-8", errors="replace", newline="") as file:
            yield file
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise CliError(f"cannot write {name}: {error.strerror}") from error


def write_bytes(name: str | None, content: bytes, *, binary: bool) -> None:
    """Writes a whole file, to standard output when there is no name.

    Raises:
        CliError: it cannot be written, or a terminal would have to show what is not text.
    """
    if name is not None and name != STANDARD:
        try:
            Path(name).write_bytes(content)
        except OSError as error:
            raise CliError(f"cannot write {name}: {error.strerror}") from error
        return
    if binary and sys.stdout.isatty():
        raise CliError("this format is not text: name a file for it with -o FILE")
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
