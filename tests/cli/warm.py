"""A process that has the command line loaded and runs each command in a fork of its own.

Most of what a command takes is the start of the interpreter and its imports; a fork needs neither. Its
arguments, environment, standard streams and exit code are its own.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from webapp.__main__ import main
from webapp.export import FORMATS

MOST_BYTES = 1 << 17
"""Of a command with its environment."""

PATIENCE_S = 100
"""For the end of a command."""

TEXTS = (
    "The mill burned down in 1999. Four people said it was an accident.\n\nRain fell.",
    "It was in 1998 that the mill burned down. Five people called it one.\n\nIl pleuvait.",
)
"""What is compared before the first command: no pair of any test's."""

HERE = Path(__file__).parents[2]


class Warm:
    """The process, as those who have it run commands see it.

    Args:
        environment: the process's own; each command brings another.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        self._ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._ours.settimeout(PATIENCE_S)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.cli.warm", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env=environment,
            cwd=HERE,
            start_new_session=True,
        )
        theirs.close()

    def run(
        self, arguments: list[str], environment: dict[str, str], given: bytes
    ) -> subprocess.CompletedProcess[bytes]:
        """Runs one command to its end, its standard input given."""
        command = json.dumps({"arguments": arguments, "environment": environment, "folder": os.getcwd()})
        made = tempfile.TemporaryFile
        with made() as stdin, made() as out, made() as err:
            stdin.write(given)
            stdin.seek(0)
            files = [stream.fileno() for stream in (stdin, out, err)]
            socket.send_fds(self._ours, [command.encode()], files)
            code = int(self._ours.recv(MOST_BYTES))
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(arguments, code, out.read(), err.read())

    def close(self) -> None:
        """Ends it, and what it runs."""
        self._ours.close()
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def serve(connection: socket.socket) -> bool:
    """Waits for commands. Comes back in a fork that should run one, and, with False, after the last."""
    while True:
        message, files, _, _ = socket.recv_fds(connection, MOST_BYTES, 3)
        if not message:
            return False
        child = os.fork()
        if not child:
            connection.close()
            become(json.loads(message), files)
            return True
        for file in files:
            os.close(file)
        _, status = os.waitpid(child, 0)
        connection.send(str(os.waitstatus_to_exitcode(status)).encode())


def become(command: dict[str, str], files: list[int]) -> None:
    """Makes this process one that a shell started with that command."""
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    sys.stdin, sys.stdout, sys.stderr = (
        TextIOWrapper(os.fdopen(number, mode, closefd=False))
        for number, mode in enumerate(("rb", "wb", "wb"))
    )
    sys.argv[1:] = command["arguments"]
    os.environ.clear()
    os.environ.update(command["environment"])  # type: ignore[arg-type]
    os.chdir(command["folder"])


def load() -> None:
    """Loads what commands load, by comparing. A thread would not be in the forks, and they would wait
    for it: the library that runs models has one."""
    for name in (
        "webapp.app",
        "webapp.archive.sqlite",
        "webapp.cli.archive",
        "webapp.cli.batch",
        "webapp.cli.serve",
    ):
        import_module(name)

    with tempfile.TemporaryDirectory() as folder:
        left, right = (Path(folder, name) for name in ("left", "right"))
        left.write_text(TEXTS[0])
        right.write_text(TEXTS[1])
        for form in FORMATS:
            sys.argv[1:] = ["compare", f"{left}", f"{right}", "--format", form, "-o", f"{folder}/out"]
            assert main() == 0
    assert "onnxruntime" not in sys.modules


def run_command() -> NoReturn:
    """Runs a command and ends without taking all that was loaded apart."""
    try:
        code = main()
    except SystemExit as ended:
        code = ended.code  # type: ignore[assignment]
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    asked = socket.socket(fileno=int(sys.argv[1]))
    load()
    with asked:
        is_command = serve(asked)
    if is_command:
        run_command()
