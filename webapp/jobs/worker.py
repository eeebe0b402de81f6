"""A worker: a process that compares, ``python -m webapp.jobs.worker``. webapp.jobs.process starts it.

It reads pickled objects from its standard input, first how to compare (``Setting``), then one ``Question``
after another, and answers each on its standard output, where it tells before how far it is. It ends when its
input does.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from ctypes import CDLL
from functools import partial
from typing import BinaryIO

from webapp.engine import Article, ModelError, Report, Step
from webapp.engine.embed import encoder
from webapp.jobs.compared import Compared, Question, compared
from webapp.jobs.messages import Answer, Broken, Done, Ready, Setting, Under, Unusable

RECYCLED_BYTES = 192 * 1024 * 1024
"""A worker that has grown by so much since it was ready ends with its answer, and a fresh one takes its
place: the memory of a very long comparison is given back. One of 15,000 words a side and edits there add 120
MB and leave it with all that it remembers of their sentences: no edit is read from the start again."""

COLLECTED_AFTER = 1_000_000
"""Objects more than when it was last looked for unreachable ones. Looking through all that a worker remembers
of a long pair takes a sixth of a second each time, and a comparison leaves hardly any: it is done when nobody
waits, and meanwhile only for an uncommon text."""

TELL_S = 0.1
"""How often at most a worker tells how far it is."""

LOOK_S = 2.0
"""How often a worker looks whether it still works for somebody."""


FIRST = Question(
    Article.from_text("The mayor did not resign on Friday, police said."),
    Article.from_text("On 3 May 2020 the mayor “may go”, said Mara Lindqvist."),
)
"""Compared before anybody asks: tables are read at their first use, which takes a second."""


def main() -> None:
    """Compares until the input ends."""
    answers = _own_output()
    # Only what our own process.py wrote is read here: no stranger has a hand in this pipe.
    setting: Setting = pickle.load(sys.stdin.buffer)
    _restrain(setting)
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    try:
        encoder(setting.options.model)
    except ModelError as error:
        _say(answers, Unusable(str(error)))
        return
    _say(answers, Ready())
    compared(FIRST, setting.options)
    gc.collect()
    gc.freeze()  # tables, which stay
    gc.set_threshold(COLLECTED_AFTER)
    ready = _resident()
    while True:
        try:
            question: Question = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        found = partial(compared, question, setting.options, _teller(answers))
        answer = _answer(found, ready + RECYCLED_BYTES)
        del question, found
        _say(answers, answer)
        if not isinstance(answer, Done) or answer.last:
            return
        del answer
        gc.collect()


def _answer(work: Callable[[], Compared], most: int) -> Answer:
    try:
        found = work()
    except BaseException as error:  # noqa: BLE001 - a panic of a native part is no Exception; whatever it is, it is told
        innermost = traceback.extract_tb(error.__traceback__)[-1]
        return Broken(type(error).__name__, f"{innermost.filename}:{innermost.lineno} {innermost.name}")
    return Done(found, last=_resident() > most and _trimmed() > most)


def _teller(answers: BinaryIO) -> Report:
    """Tells how far it is, now and then and never backwards."""
    told = {"next": 0.0, "share": -1.0}

    def tell(step: Step) -> None:
        now = time.monotonic()
        if now >= told["next"] and step.share > told["share"]:
            told.update(next=now + TELL_S, share=step.share)
            _say(answers, Under(step))

    return tell


def _say(answers: BinaryIO, answer: Answer) -> None:
    try:
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
    except BrokenPipeError:
        os._exit(0)  # nobody listens any more


def _own_output() -> BinaryIO:
    """Standard output for our answers alone: whatever else prints, prints to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _restrain(setting: Setting) -> None:
    """Lower priority and bounded memory, where the system knows such things."""
    if hasattr(os, "nice"):
        os.nice(setting.niceness)
    try:
        import resource
    except ImportError:  # Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    most = setting.memory_bytes if hard == resource.RLIM_INFINITY else min(setting.memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold the texts


def _resident() -> int:
    """Bytes of memory in use; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _trimmed() -> int:
    """Bytes of memory in use once what is free went back to the system."""
    gc.collect()
    with suppress(OSError, AttributeError):  # only glibc knows how
        CDLL(None).malloc_trim(0)
    return _resident()


def _watch(parent: int) -> None:
    """Ends the process when whoever started it is gone, even in the middle of a comparison."""
    while os.getppid() == parent:
        time.sleep(LOOK_S)
    os._exit(0)


if __name__ == "__main__":
    main()
