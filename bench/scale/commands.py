"""``diptych batch`` as a process: each answer timed as it comes out, with what the process costs."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

LOOK_S = 0.25
"""How often the memory of the client is looked at."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command."""

    sha256: str
    """Of all that it gave out."""
    at: tuple[float, ...]
    """When each answer came, in seconds from the start."""
    cpu_s: float
    """Processor time of the client and the workers that it started."""
    memory_mb: tuple[float, ...]
    """Of the client's process, over time."""
    code: int
    """Its exit code."""

    @property
    def start_s(self) -> float:
        """Until the first answer came."""
        return self.at[0]

    @property
    def rate(self) -> float:
        """Answers a second, once they come: the start is told apart."""
        first = sum(moment - self.at[0] < LOOK_S for moment in self.at)  # those of the first partition
        return (len(self.at) - first) / (self.at[-1] - self.at[0])

    @property
    def halves_mb(self) -> tuple[float, float]:
        """The most memory in the first half of the run and in the second."""
        half = len(self.memory_mb) // 2
        return max(self.memory_mb[: half + 1]), max(self.memory_mb[half:])


def batch(pairs: Path, *arguments: str, cores: int | None = None) -> Run:
    """Runs the command to its end; with all it starts on so many cores, or on all of them."""
    start = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "webapp", "batch", str(pairs), *arguments],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )
    assert process.stdout is not None
    if cores:  # before it has started anything
        os.sched_setaffinity(process.pid, sorted(os.sched_getaffinity(0))[:cores])
    memory: list[float] = []
    is_over = threading.Event()
    looking = threading.Thread(target=_look, args=(process.pid, memory, is_over))
    looking.start()
    digest = hashlib.sha256()
    at = []
    for line in process.stdout:
        digest.update(line)
        at.append(time.monotonic() - start)
    is_over.set()
    looking.join()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        digest.hexdigest(), tuple(at), used.ru_utime + used.ru_stime, tuple(memory), process.returncode
    )


def _look(process: int, memory: list[float], is_over: threading.Event) -> None:
    while not is_over.wait(LOOK_S):
        pages = Path(f"/proc/{process}/statm").read_text().split()[1]
        memory.append(int(pages) * os.sysconf("SC_PAGE_SIZE") / 1_000_000)
