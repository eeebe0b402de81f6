"""Reading files and writing answers: files, or ``-`` for the standard streams."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from webapp.cli.errors import CliError
from webapp.ingest.bounds import DEFAULT
from webapp.words import say

STANDARD = "-"


def read_bytes(name: str) -> bytes:
    """All of a file, or of what a pipe gives.

    Raises:
        CliError: it cannot be read, or is larger than a file may be: some never end.
    """
    try:
        with reading(name) as file:
            content = file.read(DEFAULT.file_bytes + 1)
    except OSError as error:
        raise CliError(say("cli.files.cannot_read", name=name, reason=error.strerror)) from error
    if len(content) > DEFAULT.file_bytes:
        raise CliError(say("cli.files.too_large", name=name, megabytes=f"{DEFAULT.file_bytes / 1_000_000:g}"))
    return content


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
            raise CliError(say("cli.files.cannot_read", name=name, reason=error.strerror)) from error
        yield file


@contextmanager
def writing(name: str | None, *, append: bool = False) -> Iterator[TextIO]:
    """A file open for text, standard output when there is no name. Line ends are written as they are."""
    if name is None or name == STANDARD:
        yield sys.stdout
        return
    try:
        with open(name, "a" if append else "w", encoding="utf-8", errors="replace", newline="") as file:
            yield file
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise CliError(say("cli.files.cannot_write", name=name, reason=error.strerror)) from error


def write_bytes(name: str | None, content: bytes, *, binary: bool) -> None:
    """Writes a whole file, to standard output when there is no name.

    Raises:
        CliError: it cannot be written, or a terminal would have to show what is not text.
    """
    if name is not None and name != STANDARD:
        try:
            Path(name).write_bytes(content)
        except OSError as error:
            raise CliError(say("cli.files.cannot_write", name=name, reason=error.strerror)) from error
        return
    if binary and sys.stdout.isatty():
        raise CliError(say("cli.files.not_text"))
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
