"""The warm process from which the processes that read files are forked:
``python -m webapp.ingest.alone.forking DESCRIPTOR MODULE``.

It has the readers loaded and reads nothing itself. On the socket DESCRIPTOR it is asked for a process, with
two sockets: by the first that process gets its file and answers; by the second the warm process tells how
it ended, and is told by its closing that nobody waits any more. When the first socket of all closes, the
server has gone, and so do all.
"""

from __future__ import annotations

import gc
import os
import selectors
import signal
import socket
import sys
from contextlib import suppress
from importlib import import_module
from typing import Final, NoReturn

from webapp.ingest.alone import frames
from webapp.ingest.alone.answering import Readers, answered
from webapp.ingest.alone.confined import bound, shut
from webapp.ingest.errors import IngestError
from webapp.ingest.values import Form
from webapp.words import catalogue

MAXRSS_BYTES: Final = 1 if sys.platform == "darwin" else 1024


class Forking:
    """The loop of the warm process; it has no thread beside.

    Args:
        control: where processes are asked for.
        readers: MODULE.
    """

    def __init__(self, control: socket.socket, readers: Readers) -> None:
        self._control = control
        self._readers = readers
        self._waiting: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ)
        woken, self._wake = socket.socketpair()
        for end in (woken, self._wake):
            end.settimeout(0)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        self._woken = woken
        self._selector.register(woken, selectors.EVENT_READ)

    def run(self) -> None:
        """Serves until the server goes."""
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is self._control:
                    if not self._grant():
                        self._end_all()
                        return
                elif key.fileobj is self._woken:
                    self._woken.recv(4096)
                    self._reap()
                else:
                    kill_group(key.data)  # nobody waits for it; it is reaped like all others
                    self._selector.unregister(key.fileobj)

    def _grant(self) -> bool:
        """Forks one process. False when there is nobody any more who could ask."""
        try:
            asked, files, _, _ = socket.recv_fds(self._control, frames.ASKED.size, 2)
        except OSError:
            return False
        if len(asked) < frames.ASKED.size:
            return False
        hint = frames.ASKED.unpack(asked)[0].decode().strip()
        if hint:
            with suppress(IngestError, ImportError):  # which a process that needs it will say
                self._readers.warm(Form(hint))
        if files:
            self._fork(*files)
        with suppress(OSError):  # it went meanwhile, as the next look will find
            self._control.sendall(frames.GRANTED)
        return True

    def _fork(self, data: int, status: int) -> None:
        parent = os.getpid()
        child = os.fork()
        if not child:
            try:
                become_reader(data)
                work(data, self._readers, parent)
            finally:
                os._exit(1)
        with suppress(OSError):  # it did so itself, or is gone
            os.setpgid(child, child)
        os.close(data)
        waiting = socket.socket(fileno=status)
        self._waiting[child] = waiting
        self._selector.register(waiting, selectors.EVENT_READ, child)

    def _reap(self) -> None:
        for child in list(self._waiting):
            if not has_ended(child):
                continue
            kill_group(child)  # whatever it left there, while the group's number is still its own
            _, ended, usage = os.wait4(child, 0)
            waiting = self._waiting.pop(child)
            with suppress(KeyError):
                self._selector.unregister(waiting)
            with waiting, suppress(OSError):
                waiting.sendall(frames.ENDED.pack(ended, usage.ru_maxrss * MAXRSS_BYTES))

    def _end_all(self) -> None:
        for child in self._waiting:
            kill_group(child)


def has_ended(child: int) -> bool:
    """Whether a process waits to be reaped."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def kill_group(child: int) -> None:
    """Ends a process that reads and all it has forked."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)


def become_reader(data: int) -> None:
    """Makes a fork a process of its own that has nothing open but its socket."""
    os.setpgid(0, 0)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.closerange(3, data)
    os.closerange(data + 1, os.sysconf("SC_OPEN_MAX"))


def work(data: int, readers: Readers, parent: int) -> NoReturn:
    """Reads the one file that comes and answers."""
    head = _received(data, frames.LENGTHS.size)
    about, content = (_received(data, length) for length in frames.LENGTHS.unpack(head))
    source, form = frames.job_of(about, content)
    bound(source.bounds)
    _send(data, answered(source, form, readers, lambda: shut(parent)))
    os._exit(0)


def _received(data: int, length: int) -> bytes:
    got = bytearray()
    while len(got) < length:
        part = os.read(data, min(length - len(got), 1 << 20))
        if not part:
            os._exit(1)
        got += part
    return bytes(got)


def _send(data: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(data, left) :]


if __name__ == "__main__":
    descriptor, module = sys.argv[1:]
    loop = Forking(socket.socket(fileno=int(descriptor)), import_module(module))
    catalogue()  # a fork that can open no file any more says in words why it refuses one
    gc.freeze()  # what is loaded by now is never collected, so that forks share it
    loop.run()
