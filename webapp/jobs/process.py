"""The server's end of a worker process."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from webapp.engine import ModelError
from webapp.jobs.compared import Compared, Question
from webapp.jobs.messages import Answer, Broken, Done, Ready, Setting, Under, Unusable
from webapp.jobs.work import LOOK_S, StoppedError, Work

START_S = 60.0
"""How long loading the model may take; two seconds are usual, a cold disk may need more."""

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""For products of matrices: threads that wait for each other busily take a busy machine's processors from
other workers and from pages. Workers are what is done side by side."""

PACKAGE_FOLDER = Path(__file__).parents[2]


class LostError(Exception):
    """The worker gave no answer; ``str(error)`` says what became of it, without the texts."""


class Process:
    """One worker, being started. Of one thread at a time.

    Args:
        setting: how it compares.
    """

    def __init__(self, setting: Setting) -> None:
        path = os.pathsep.join(filter(None, (str(PACKAGE_FOLDER), os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "webapp.jobs.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a native part says as it breaks may quote a text
            env={**os.environ, "PYTHONPATH": path, **ONE_THREAD},
            start_new_session=True,  # Ctrl+C ends the server, which ends us
        )
        self._is_ready = False
        self._has_read = False
        with suppress(OSError):  # it has ended already, which is found out when it is asked
            self._send(setting)  # it begins to load the model

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    @property
    def has_read(self) -> bool:
        """Whether it was given texts, which it remembers."""
        return self._has_read

    def wait_ready(self) -> None:
        """Returns when it has loaded the model; at once when it had.

        Raises:
            ModelError: the model cannot be used.
            LostError: it ended, or took too long.
        """
        if self._is_ready:
            return
        answer = self._answer(START_S)
        if isinstance(answer, Unusable):
            self.end()
            raise ModelError(answer.message)
        if not isinstance(answer, Ready):
            raise LostError("it did not start")
        self._is_ready = True

    def compare(self, question: Question, seconds: float, work: Work) -> Compared:
        """The comparison of two articles.

        Args:
            question: what to compare.
            seconds: whoever does not have it after so many gets no answer.
            work: hears how far it is; when it is not wanted any more the process ends.

        Raises:
            ModelError: the model cannot be used.
            LostError: there is no answer; the worker has ended.
        """
        self.wait_ready()
        self._has_read = True
        answer = self._answer(seconds, question, work)
        if isinstance(answer, Done):
            if answer.last:
                self.end()
            return answer.compared
        self.end()
        if isinstance(answer, Broken):
            raise LostError(f"{answer.kind} at {answer.where}")
        raise LostError("it answered something else")

    def end(self) -> None:
        """Ends it at once, whatever it does."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):  # what was still to be written cannot be
                    pipe.close()

    def _send(self, value: object) -> None:
        assert self._process.stdin
        pickle.dump(value, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()

    def _answer(self, seconds: float, question: Question | None = None, work: Work | None = None) -> Answer:
        """Sends a question, if there is one, and waits for its answer. A process that is killed breaks both
        pipes, so the guard ends the wait wherever it is."""
        guard = _Guard(self._process, seconds, work or Work())
        guard.start()
        try:
            if question is not None:
                self._send(question)
            return self._last(work or Work())
        except (OSError, EOFError, ValueError, pickle.UnpicklingError, StoppedError) as error:
            self.end()
            ended = self._process.returncode
            raise LostError(
                f"no answer after {seconds:g} s" if guard.late else f"its process ended with {ended}"
            ) from error
        finally:
            guard.over.set()

    def _last(self, work: Work) -> Answer:
        """The answer that ends a question; how far it is before is told."""
        assert self._process.stdout
        answer: Answer = pickle.load(self._process.stdout)
        while isinstance(answer, Under):
            work.report(answer.step)
            answer = pickle.load(self._process.stdout)
        return answer


class _Guard(threading.Thread):
    """Kills a process that takes too long, or that nobody waits for any more."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float, work: Work) -> None:
        super().__init__(daemon=True)
        self._process, self._work = process, work
        self._until = time.monotonic() + seconds
        self.over = threading.Event()
        """Set when there is nothing to guard any more."""
        self.late = False
        """It took too long."""

    def run(self) -> None:
        """Looks now and then."""
        while not self.over.wait(max(0.0, min(LOOK_S, self._until - time.monotonic()))):
            self.late = time.monotonic() >= self._until
            if self.late or self._work.is_over:
                self._process.kill()
                return
