"""A process in which items are tried that ended a worker: ``python -m webapp.jobs.cluster.alone``.

It reads pickled objects from its standard input, first the job, then one item after another, and answers each
on its standard output. It ends when its input does. A process of our own, since Dask's workers are daemons,
which ``multiprocessing`` lets have no children.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from webapp.jobs.cluster.job import Job

PACKAGE_FOLDER = Path(__file__).parents[3]


class EndedError(Exception):
    """The process ended before it answered."""


class Alone:
    """The process, as the worker sees it.

    Args:
        job: what is done with each item.
    """

    def __init__(self, job: Job[Any, Any]) -> None:
        path = os.pathsep.join([str(PACKAGE_FOLDER), *filter(None, sys.path)])
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "webapp.jobs.cluster.alone"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a native part says as it breaks may quote a text
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl+C ends the worker, which ends us
        )
        with suppress(OSError):  # it has ended already, which is found out when it is asked
            self._send(job)

    def answer(self, item: Any) -> Any:
        """The answer to one item.

        Raises:
            EndedError: the item ended the process.
        """
        assert self._process.stdout is not None
        try:
            self._send(item)
            return pickle.load(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise EndedError from error

    def _send(self, message: object) -> None:
        assert self._process.stdin is not None
        pickle.dump(message, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):  # what it did not read any more
                pipe.close()


def main() -> None:
    """Answers items until the input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whoever prints something says it to nobody
    # Only what a worker of the same job wrote is read here: no stranger has a hand in this pipe.
    job: Job[Any, Any] = pickle.load(sys.stdin.buffer)
    while True:
        try:
            item = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(job.answer(item), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


if __name__ == "__main__":
    main()
