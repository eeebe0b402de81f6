"""The server's end of the warm process and of those that are forked from it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
import time
from typing import Final

from webapp.ingest.alone import frames
from webapp.ingest.alone.starting import command, environment
from webapp.ingest.errors import IngestError
from webapp.ingest.forms import likely_form
from webapp.ingest.reading import Reading
from webapp.ingest.values import Form, Source
from webapp.words import say

START_S: Final = 60.0
"""How long the warm process may take to load what it is asked for; half a second is usual."""

REAP_S: Final = 5.0
"""How long it may take to say how a process ended that has ended."""

NEARLY: Final = 0.7
"""A process that a signal ended while it held this share of its memory ran out of it."""


class LostError(Exception):
    """The warm process has ended."""


class Process:
    """A warm process; made, it is being started. Many threads may use it at once.

    Args:
        readers: the module it loads.
    """

    def __init__(self, readers: str) -> None:
        self._control, theirs = socket.socketpair()
        self._control.settimeout(START_S)
        self._asking = threading.Lock()
        with theirs:
            self._process = subprocess.Popen(
                command("webapp.ingest.alone.forking", str(theirs.fileno()), readers),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # what a native part says as it breaks may quote a text
                env=environment(),
                cwd="/",
                start_new_session=True,  # Ctrl+C ends the server, which ends it
            )

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    def read(self, source: Source, form: Form | None) -> Reading:
        """What a file is read as, by a process that is forked for it.

        Raises:
            IngestError: it cannot be read.
            LostError: the warm process has ended.
        """
        data, theirs = socket.socketpair()
        status, reports = socket.socketpair()
        with data, status:  # when they close, nobody waits any more and that process is killed
            with theirs, reports:
                self._ask(form or _likely(source), [theirs.fileno(), reports.fileno()])
            try:
                about, content = _conversed(data, frames.job(source, form), source)
                return frames.reading_of(about, content, source)
            except TimeoutError as error:
                raise IngestError(say("files.too_slow")) from error
            except frames.GarbageError as error:
                raise IngestError(say("files.damaged")) from error
            except OSError as error:
                raise IngestError(_ending(status, source)) from error

    def end(self) -> None:
        """Ends it at once, and those that read."""
        self._control.close()
        try:
            self._process.wait(REAP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def forget(self) -> None:
        """Lets go of it in a fork: it is the parent's child, which the parent ends and waits for."""
        self._control.close()
        self._process.returncode = 0

    def _ask(self, form: Form | None, files: list[int]) -> None:
        with self._asking:
            try:
                socket.send_fds(self._control, [frames.ASKED.pack((form or "").ljust(8).encode())], files)
                if self._control.recv(1):
                    return
            except OSError as error:
                raise LostError from error
        raise LostError


def _likely(source: Source) -> Form | None:
    """The form whose reader should be loaded before the file is looked at."""
    return Form.HTML if source.address and not source.name else likely_form(source.name)


def _conversed(data: socket.socket, job: bytes, source: Source) -> tuple[bytes, bytes]:
    """Sends a job and returns the two parts of the answer.

    Raises:
        TimeoutError: there is none in time.
        OSError: there will be none.
        frames.GarbageError: it is too long.
    """
    deadline = time.monotonic() + source.bounds.seconds
    data.settimeout(source.bounds.seconds)
    data.sendall(job)
    head = _received(data, frames.LENGTHS.size, deadline)
    about, content = frames.lengths(head, source.bounds)
    return _received(data, about, deadline), _received(data, content, deadline)


def _received(data: socket.socket, length: int, deadline: float) -> bytes:
    got = bytearray()
    while len(got) < length:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        data.settimeout(left)
        part = data.recv(min(length - len(got), 1 << 20))
        if not part:
            raise ConnectionAbortedError
        got += part
    return bytes(got)


def _ending(status: socket.socket, source: Source) -> str:
    """What became of a process that gave no answer, in a sentence.

    Raises:
        LostError: the warm process has ended too.
    """
    status.settimeout(REAP_S)
    try:
        said = status.recv(frames.ENDED.size)
    except OSError:
        said = b""
    if len(said) < frames.ENDED.size:
        raise LostError
    ended, held = frames.ENDED.unpack(said)
    code = os.waitstatus_to_exitcode(ended)
    if code in (-signal.SIGXCPU, -signal.SIGALRM):
        return say("files.too_slow")
    is_full = code < 0 and held > NEARLY * source.bounds.megabytes * 1_000_000
    if is_full or code == -signal.SIGKILL:  # which the kernel does when the machine has no more
        return say("files.too_much_memory")
    return say("files.damaged")
