"""The calls of the system that a process may make once it reads: those that compute, take memory and use a
descriptor that is open already. Any other, such as to open, connect, fork, signal or remove, is answered with
*not permitted*.

The kernel holds it to that by a filter (seccomp), which needs no privilege and can never be taken off. Where
there is none, the limits of ``confined`` stand alone.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from typing import Final

X86_64: Final = {
    **{"read": 0, "write": 1, "close": 3, "fstat": 5, "lseek": 8},
    **{"mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12, "mremap": 25, "madvise": 28},
    **{"rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "sigaltstack": 131},
    **{"sched_yield": 24, "sched_getaffinity": 204, "futex": 202, "restart_syscall": 219},
    **{"nanosleep": 35, "clock_nanosleep": 230, "clock_gettime": 228, "clock_getres": 229},
    **{"gettimeofday": 96, "time": 201, "times": 100, "getrusage": 98, "sysinfo": 99},
    **{"getpid": 39, "gettid": 186, "getrandom": 318, "exit": 60, "exit_group": 231},
}
AARCH64: Final = {
    **{"read": 63, "write": 64, "close": 57, "fstat": 80, "lseek": 62},
    **{"mmap": 222, "mprotect": 226, "munmap": 215, "brk": 214, "mremap": 216, "madvise": 233},
    **{"rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigreturn": 139, "sigaltstack": 132},
    **{"sched_yield": 124, "sched_getaffinity": 123, "futex": 98, "restart_syscall": 128},
    **{"nanosleep": 101, "clock_nanosleep": 115, "clock_gettime": 113, "clock_getres": 114},
    **{"gettimeofday": 169, "times": 153, "getrusage": 165, "sysinfo": 179},
    **{"getpid": 172, "gettid": 178, "getrandom": 278, "exit": 93, "exit_group": 94},
}
"""Number of each call that is let through, as the kernel's headers have it."""

MACHINES: Final = {"x86_64": (0xC000_003E, X86_64), "aarch64": (0xC000_00B7, AARCH64)}
"""What the kernel calls a machine, and its numbers."""

PR_SET_NO_NEW_PRIVS: Final = 38
PR_SET_SECCOMP: Final = 22
SECCOMP_MODE_FILTER: Final = 2

LOAD: Final = 0x20
"""BPF: loads the 32 bits at a place of what the filter is told of a call."""
JUMP_IF_EQUAL: Final = 0x15
RETURN: Final = 0x06

CALL_PLACE: Final = 0
MACHINE_PLACE: Final = 4

LET_THROUGH: Final = 0x7FFF_0000
NOT_PERMITTED: Final = 0x0005_0000 | errno.EPERM

STEP: Final = struct.Struct("=HBBI")
"""One step of the filter: what to do, how many steps to pass over if it is so and if not, and with what."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


LIBC: Final = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
"""Loaded now: later nothing can be."""


def only_compute() -> bool:
    """Puts the filter on this process for good. Whether it could."""
    if LIBC is None or (machine := MACHINES.get(platform.machine())) is None:
        return False
    steps = filter_for(*machine)
    program = _Program(len(steps) // STEP.size, steps)
    LIBC.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return not LIBC.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)


def filter_for(machine: int, calls: dict[str, int]) -> bytes:
    """The steps of a filter that lets these calls through. A program of another machine's, which the kernel
    may also run, numbers its calls differently and gets none."""
    numbers = sorted(calls.values())
    steps = [
        (LOAD, 0, 0, MACHINE_PLACE),
        (JUMP_IF_EQUAL, 0, len(numbers) + 1, machine),
        (LOAD, 0, 0, CALL_PLACE),
    ]
    steps += [(JUMP_IF_EQUAL, len(numbers) - at, 0, number) for at, number in enumerate(numbers)]
    steps += [(RETURN, 0, 0, NOT_PERMITTED), (RETURN, 0, 0, LET_THROUGH)]
    return b"".join(STEP.pack(*step) for step in steps)
