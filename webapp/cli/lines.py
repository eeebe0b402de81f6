"""One line of a batch: from JSON to JSON, never an exception."""

from __future__ import annotations

import json
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace

from webapp.cli.answers import Answer, Json, dumped
from webapp.cli.summary import summary
from webapp.engine import Article, Options, compare
from webapp.engine.options import KINDS
from webapp.engine.serialise import dumps
from webapp.words import say

AHEAD = 4
"""Lines handed out per worker before the first answer is needed: keeps workers busy, and memory bounded."""


class LineError(ValueError):
    """The line cannot be answered; the message says why."""


@dataclass(frozen=True, slots=True)
class Task:
    """A line to be answered."""

    line: bytes
    """As it came, or with the texts of the files and addresses it names."""
    origins: Mapping[str, Json] = field(default_factory=dict)
    """Where the texts came from: what is said of them beside the comparison."""
    failure: str = ""
    """Why it cannot be answered, found out before."""


def answer(task: Task, options: Options) -> Answer:
    """The comparison that a line asks for, or what is wrong with it."""
    name: Json = None
    try:
        request = parsed(task.line)
        name = _id(request)
        if task.failure:
            return _failure(name, task.failure)
        left = _article(request, "left")
        right = _article(request, "right")
        comparison = compare(left, right, replace(options, pair_kind=_kind(request)))
        return Answer(dumped(name), dumps(comparison), task.origins, summary=summary(comparison))
    except LineError as error:
        return _failure(name, str(error))
    except MemoryError:
        return _failure(name, say("cli.line.no_memory"))
    except Exception as error:  # noqa: BLE001 - whatever breaks on one line must not stop the others
        return _failure(name, say("cli.line.failed", error=f"{type(error).__name__}: {error}"))


def answer_in_processes(tasks: Iterable[Task], options: Options, workers: int) -> Iterator[Answer]:
    """The answers in the order of the lines, worked out by several processes.

    A line whose process dies (of memory, say) is answered with an error, the others are done again.
    """
    coming = iter(tasks)
    taken: deque[Task] = deque()  # read and not answered yet: a line leaves only with its answer
    while True:
        try:
            with _pool(workers) as pool:
                pending = deque(pool.submit(answer, task, options) for task in taken)
                for task in coming:
                    taken.append(task)
                    pending.append(pool.submit(answer, task, options))
                    if len(pending) >= workers * AHEAD:
                        yield _next(pending, taken)
                while pending:
                    yield _next(pending, taken)
                return
        except BrokenProcessPool:
            pass
        yield _alone(taken.popleft(), options)


def _next(pending: deque[Future[Answer]], taken: deque[Task]) -> Answer:
    """The answer to the line that has waited longest."""
    found = pending[0].result()
    pending.popleft()
    taken.popleft()
    return found


def _alone(task: Task, options: Options) -> Answer:
    """A line's answer from a process of its own, so that it takes no other line down."""
    try:
        with _pool(1) as pool:
            return pool.submit(answer, task, options).result()
    except BrokenProcessPool:
        return ended(task)


def ended(task: Task) -> Answer:
    """What is said of a line that ended the process in which it was compared."""
    return _failure(id_of(task.line), say("cli.line.ended"))


def size(task: Task) -> int:
    """About how many characters a line has."""
    return len(task.line)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, because a forked process would inherit the model's threads half alive.
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    # All at once: on Python 3.11 one that is started while another dies is waited for without end.
    for _ in range(workers):
        pool.submit(int)
    return pool


def parsed(line: bytes) -> dict[str, Json]:
    """The object of a line.

    Raises:
        LineError: it is none.
    """
    try:
        request = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise LineError(say("cli.line.not_utf8")) from error
    except RecursionError as error:
        raise LineError(say("cli.line.nested")) from error
    except ValueError as error:
        reason = say("cli.line.not_json", error=error) if line.strip() else say("cli.line.empty")
        raise LineError(reason) from error
    if not isinstance(request, dict):
        raise LineError(say("cli.line.not_an_object"))
    return request


def _refuse_constant(name: str) -> Json:
    raise ValueError(say("cli.line.constant", name=name))


def _id(request: dict[str, Json]) -> Json:
    if "id" not in request:
        raise LineError(say("cli.line.missing", field="id"))
    name = request["id"]
    try:
        dumped(name)
    except (ValueError, RecursionError) as error:
        raise LineError(say("cli.line.bad_id")) from error
    return name


def id_of(line: bytes) -> Json:
    """What a line is called; None where it does not say."""
    try:
        return _id(parsed(line))
    except LineError:
        return None


def _article(request: dict[str, Json], side: str) -> Article:
    if side not in request:
        raise LineError(say("cli.line.missing", field=side))
    content = request[side]
    title, language = request.get(f"{side}_title"), request.get(f"{side}_language")
    for name, value in (("title", title), ("language", language)):
        if value is not None and not isinstance(value, str):
            raise LineError(say("cli.line.not_a_string", field=f"{side}_{name}"))
    if isinstance(content, str):
        return Article.from_text(content, title=title, language=language)
    if _is_paragraphs(content):
        return Article.from_sentences(content, title=title, language=language)
    raise LineError(say("cli.line.bad_side", side=side))


def _kind(request: dict[str, Json]) -> str:
    """What the two articles are to each other; absent, null and empty let the engine judge."""
    kind = request.get("kind")
    if kind is None:
        return ""
    if kind not in KINDS:
        raise LineError(say("cli.line.bad_kind", kinds=", ".join(KINDS[1:])))
    return str(kind)


def _is_paragraphs(content: Json) -> bool:
    return isinstance(content, list) and all(
        isinstance(paragraph, list) and all(isinstance(sentence, str) for sentence in paragraph)
        for paragraph in content
    )


def _failure(name: Json, message: str) -> Answer:
    return Answer(dumped(name), error=message)
