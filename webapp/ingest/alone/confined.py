"""What a process that reads a file may still do: compute, within limits, and answer.

The limits are those every Unix has for a process that asks for them itself; none needs a privilege, and none
can be lifted again by a process without one. Where the server runs as root, its readers give that up.
"""

from __future__ import annotations

import math
import os
import resource
import signal
from contextlib import suppress
from pathlib import Path
from typing import Final

from webapp.ingest.alone.calls import LIBC, only_compute
from webapp.ingest.bounds import Bounds

NOBODY: Final = 65_534
"""The user and group that own nothing."""

PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4


def bound(bounds: Bounds) -> None:
    """Bounds memory, time of the processor, files written, processes and what is left after a crash. Past
    the first Python raises MemoryError, past the second the process gets SIGXCPU."""
    seconds = math.ceil(bounds.seconds)
    _limit(resource.RLIMIT_AS, _held_bytes() + bounds.megabytes * 1_000_000)
    _limit(resource.RLIMIT_CPU, seconds, seconds + 1)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NPROC, 0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, bounds.seconds + 1)  # where nobody is left who would kill it


def shut(parent: int) -> None:
    """From here on no descriptor can be opened, so neither a file nor a connection: what is needed must be
    loaded. Root becomes nobody. The process ends with its parent.

    Args:
        parent: the process that forked it.
    """
    if os.geteuid() == 0:
        with suppress(OSError):  # a container that knows no such user
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
    _limit(resource.RLIMIT_NOFILE, 0)
    if LIBC is not None:
        LIBC.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it went before we asked
            os._exit(1)
    only_compute()


def _limit(what: int, most: int, hard: int | None = None) -> None:
    """Sets one limit, or as much of it as this system has."""
    _, ceiling = resource.getrlimit(what)
    hard = most if hard is None else hard
    if ceiling != resource.RLIM_INFINITY:
        most, hard = min(most, ceiling), min(hard, ceiling)
    with suppress(ValueError, OSError):  # macOS knows no bound of memory that is below what is held
        resource.setrlimit(what, (most, hard))


def _held_bytes() -> int:
    """Of addresses, as RLIMIT_AS counts them; what a warm process has at most where none can be asked."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return 500_000_000
