"""Reads each file in a process of its own, so that a hostile file harms that process alone."""

from __future__ import annotations

import atexit
import os
import threading
from typing import TYPE_CHECKING, Final

from webapp.ingest.alone.spawned import read_spawned
from webapp.ingest.errors import IngestError
from webapp.ingest.reading import Reading, check_size
from webapp.ingest.values import Form, Source
from webapp.words import say

if TYPE_CHECKING or hasattr(os, "fork"):
    from webapp.ingest.alone.process import LostError, Process

READERS: Final = "webapp.ingest.alone.warm"
"""The module that reads files."""

AT_ONCE: Final = 2
"""Files read at the same time; others wait."""

TRIES: Final = 2
"""How often a file is tried when the warm process ends meanwhile: another file may be to blame."""


def read_alone(source: Source, form: Form | None = None, *, wait_s: float = 30) -> Reading:
    """What a file is read as. Many threads may call it at once.

    Args:
        source: the file.
        form: what it is; found out where none is given.
        wait_s: how long to wait for the files before it, seconds.

    Raises:
        IngestError: it cannot be read; the sentence says why.
        MissingPartError: the library that reads this form is not installed.
    """
    return _SHARED.read(source, form, wait_s)


class ReadingPool:
    """Reads files in processes of their own, a few at a time.

    Args:
        at_once: files read at the same time.
        readers: the module that reads them.
    """

    def __init__(self, at_once: int = AT_ONCE, readers: str = READERS) -> None:
        self._at_once = at_once
        self._readers = readers
        self._turns = threading.BoundedSemaphore(at_once)
        self._starting = threading.Lock()
        self._process: Process | None = None

    def read(self, source: Source, form: Form | None = None, wait_s: float = 30) -> Reading:
        """As ``read_alone``."""
        check_size(source)
        if not self._turns.acquire(timeout=wait_s):
            raise IngestError(say("files.busy"))
        try:
            return self._read(source, form)
        finally:
            self._turns.release()

    def end(self) -> None:
        """Ends all its processes."""
        with self._starting:
            if self._process is not None:
                self._process.end()
                self._process = None

    def forget(self) -> None:
        """Starts afresh in a fork: the processes are its parent's, and a thread there may hold the locks."""
        if self._process is not None:
            self._process.forget()
            self._process = None
        self._turns = threading.BoundedSemaphore(self._at_once)
        self._starting = threading.Lock()

    def _read(self, source: Source, form: Form | None) -> Reading:
        if not hasattr(os, "fork"):
            return read_spawned(source, form, self._readers)
        for _ in range(TRIES):
            process = self._started()
            try:
                return process.read(source, form)
            except LostError:
                self._lose(process)
        raise IngestError(say("files.lost"))

    def _started(self) -> Process:
        with self._starting:
            if self._process is not None and not self._process.is_alive:
                self._process.end()
                self._process = None
            if self._process is None:
                self._process = Process(self._readers)
            return self._process

    def _lose(self, process: Process) -> None:
        with self._starting:
            if self._process is process:
                process.end()
                self._process = None


_SHARED: Final = ReadingPool()
"""This process's own; it starts nothing before the first file."""

atexit.register(_SHARED.end)

if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_SHARED.forget)
