"""The server's end of a worker process."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from webapp.engine import Article, ModelError, Pins
from webapp.engine.model import NO_PINS
from webapp.jobs.compared import Compared
from webapp.jobs.messages import Answer, Broken, Done, Ready, Setting, Unusable

START_S = 60.0
"""How long loading the model may take; two seconds are usual, a cold disk may need more."""

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
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl+C ends the server, which ends us
        )
        self._is_ready = False
        with suppress(OSError):  # it has ended already, which is found out when it is asked
            self._send(setting)  # it begins to load the model

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

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

    def compare(
        self, left: Article, right: Article, seconds: float, kind: str = "", pins: Pins = NO_PINS
    ) -> Compared:
        """The comparison of two articles, taken for a pair of this kind where one is named, with links that
        somebody drew or took away. Whoever does not have it after ``seconds`` gets no answer.

        Raises:
            ModelError: the model cannot be used.
            LostError: there is no answer; the worker has ended.
        """
        self.wait_ready()
        answer = self._answer(seconds, (left, right, kind, pins))
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

    def _answer(self, seconds: float, question: object = None) -> Answer:
        """Sends a question, if there is one, and waits for the next answer. A process that is killed breaks
        both pipes, so the alarm ends the wait wherever it is."""
        assert self._process.stdout
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        alarm = threading.Timer(seconds, stop)
        alarm.daemon = True
        alarm.start()
        try:
            if question is not None:
                self._send(question)
            answer: Answer = pickle.load(self._process.stdout)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            self.end()
            ended = self._process.returncode
            raise LostError(
                f"no answer after {seconds:g} s" if late.is_set() else f"its process ended with {ended}"
            ) from error
        finally:
            alarm.cancel()
        return answer
