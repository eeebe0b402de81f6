"""A reader that does what a hostile file might make one do; the file's content says what. It is loaded in
place of the real ones by the process that is under test and by nothing else."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from webapp.ingest.errors import IngestError, MissingPartError
from webapp.ingest.reading import Reading
from webapp.ingest.values import Form, Source
from webapp.words import say


def warm(form: Form) -> None:
    """Nothing needs to be loaded."""


def read(source: Source, form: Form) -> Reading:
    """Does what the content names; what that comes to is the text."""
    did, _, about = source.content.decode().partition(" ")
    return Reading(text=DEEDS[did](about) or "nothing", form=form)


def outcome(deed: Callable[[], object]) -> str:
    """``done``, or which error the kernel gave."""
    try:
        deed()
    except OSError as error:
        return f"refused: {os.strerror(error.errno or 0)}"
    return "done"


def loop(_: str) -> str:
    while True:
        pass


def sleep(_: str) -> str:
    time.sleep(1000)
    return "woken"


def hold(_: str) -> str:
    held = []
    while True:
        held.append(bytearray(10_000_000))


def hold_natively(_: str) -> str:
    """As a library in C that does not look at what malloc answers."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    while True:
        ctypes.memset(libc.malloc(ctypes.c_size_t(1_000_000)) or 0, 1, 1_000_000)


def connect(port: str) -> str:
    return outcome(lambda: socket.socket().connect(("127.0.0.1", int(port))))


def open_file(path: str) -> str:
    return outcome(lambda: Path(path).read_bytes())


def write_file(path: str) -> str:
    return outcome(lambda: Path(path).write_bytes(b"written"))


def remove_file(path: str) -> str:
    return outcome(lambda: Path(path).unlink())


def fork(_: str) -> str:
    def forked() -> None:
        if not os.fork():
            os._exit(0)

    return outcome(forked)


def run_program(_: str) -> str:
    return outcome(lambda: subprocess.run([sys.executable, "-c", ""], check=False))


def become_program(_: str) -> str:
    return outcome(lambda: os.execv("/bin/true", ["true"]))


def signal_parent(_: str) -> str:
    return outcome(lambda: os.kill(os.getppid(), signal.SIGKILL))


def signal_itself(by: str) -> str:
    return outcome(lambda: os.kill(os.getpid(), int(by)))


def lift_limit(_: str) -> str:
    def lift() -> None:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
        except ValueError as error:
            raise PermissionError(1, "not allowed") from error

    return outcome(lift)


def complain(_: str) -> str:
    os.write(2, b"a secret of the text\n")
    os.write(1, b"a secret of the text\n")
    return "complained"


def tell_environment(_: str) -> str:
    """As the kernel gave it, too."""
    return json.dumps(dict(os.environ))


def tell_descriptors(_: str) -> str:
    def is_open(number: int) -> bool:
        try:
            os.lseek(number, 0, os.SEEK_CUR)
        except OSError as error:
            return error.errno != errno.EBADF
        return True

    return json.dumps([number for number in range(200) if is_open(number)])


def tell_pid(_: str) -> str:
    return f"{os.getpid()}"


def crash(_: str) -> str:
    return ctypes.string_at(0).decode()


def leave(code: str) -> str:
    os._exit(int(code))


def refuse(sentence: str) -> str:
    raise IngestError(sentence)


def refuse_in_words(key: str) -> str:
    raise IngestError(say(key))


def miss(what: str) -> str:
    raise MissingPartError(what)


def fail(_: str) -> str:
    raise ZeroDivisionError("a secret of the text")


def recurse(about: str) -> str:
    return recurse(about)


def answer(said: str) -> str:
    """Says so in place of an answer, on the one descriptor that is left: a hexadecimal string."""
    os.write(_line(), bytes.fromhex(said))
    os._exit(0)


def answer_without_end(_: str) -> str:
    head = (10).to_bytes(4, "big") + (4_000_000_000).to_bytes(4, "big")
    while True:
        os.write(_line(), head * 10_000)


def answer_slowly(_: str) -> str:
    os.write(_line(), (2).to_bytes(4, "big") + (1_000_000).to_bytes(4, "big") + b"{}")
    while True:
        os.write(_line(), b"a")
        time.sleep(0.02)


def answer_and_stay(_: str) -> str:
    from webapp.ingest.alone import frames

    os.write(_line(), frames.answer(Reading(text=f"{os.getpid()}", form=Form.TEXT)))
    time.sleep(1000)
    return ""


def _line() -> int:
    numbers: list[int] = json.loads(tell_descriptors(""))
    return numbers[-1]


DEEDS: dict[str, Callable[[str], str]] = {
    deed.__name__: deed
    for deed in (
        *(loop, sleep, hold, hold_natively, connect, open_file, write_file, remove_file, fork, run_program),
        *(become_program, signal_parent, lift_limit, complain, tell_environment, tell_descriptors, tell_pid),
        *(crash, signal_itself, leave, refuse, refuse_in_words, miss, fail, recurse),
        *(answer, answer_without_end, answer_slowly, answer_and_stay),
    )
}
"""What a content can name."""
