"""Many articles into an archive: read and encoded by several processes, written in batches.

What is written stays whatever happens next: begun anew, what is there is passed over.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from multiprocessing.connection import Connection
from typing import Final

from webapp.archive.errors import ArchiveError
from webapp.archive.index import Index
from webapp.archive.prepare import hash_of, made_by, prepared
from webapp.archive.values import Added, Given, Prepared
from webapp.engine import embed
from webapp.engine.embed import encoder
from webapp.words import say

BATCH: Final = 50
"""Articles that one process prepares and one transaction writes: some seconds' work, so that little is done
twice after a stop."""

CHARACTERS: Final = 1_000_000
"""Of such a batch, but for one article that has more: what is under way fits into memory."""

AHEAD: Final = 3
"""Batches for each process that are under way or wait for it."""


def add_all(
    index: Index, workspace: str, articles: Iterable[Given], model: str, processes: int = 1
) -> Iterator[Added]:
    """Keeps articles and says after each batch what it did. Those that are there already are passed over.

    Args:
        index: the archive.
        workspace: whose they become.
        articles: read as they are needed.
        model: as ``Options.model``.
        processes: that share the work; one is this one.

    Raises:
        ArchiveError: the archive does not answer, or a process died; what was written before stays.
        ModelError: the model cannot be loaded.
    """
    batches = _batches(articles)
    first = list(islice(batches, 2))
    if processes < 2 or len(first) < 2:  # starting processes takes longer than one batch
        for batch in chain(first, batches):
            fresh, same = _fresh(index, workspace, batch, model)
            yield index.put(workspace, _prepared(fresh, model)) + same
        return
    yield from _in_processes(index, workspace, chain(first, batches), model, processes)


def _in_processes(
    index: Index, workspace: str, batches: Iterable[Sequence[Given]], model: str, processes: int
) -> Iterator[Added]:
    # Spawned, because a forked process would inherit the model's threads half alive.
    spawn = multiprocessing.get_context("spawn")
    heard, held = spawn.Pipe(duplex=False)
    pool = ProcessPoolExecutor(processes, spawn, _begin, (heard,))
    waiting: deque[tuple[Future[list[Prepared]], Added]] = deque()
    try:
        with _unheard():
            for _ in range(processes):  # starts them all, and none later while another dies
                pool.submit(int)
        for batch in batches:
            fresh, same = _fresh(index, workspace, batch, model)
            waiting.append((pool.submit(_prepared, fresh, model), same))
            if len(waiting) >= processes * AHEAD:
                yield _written(index, workspace, *waiting.popleft())
        while waiting:
            yield _written(index, workspace, *waiting.popleft())
    except BrokenProcessPool as error:
        raise ArchiveError(say("archive.process_ended")) from error
    finally:
        held.close()  # whatever they are at: what is not written yet is done again
        pool.shutdown(cancel_futures=True)
        heard.close()


@contextmanager
def _unheard() -> Iterator[None]:
    """Processes started meanwhile do not hear Ctrl+C, which a terminal sends to all of them: the command does
    and ends them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _written(index: Index, workspace: str, coming: Future[list[Prepared]], same: Added) -> Added:
    return index.put(workspace, coming.result()) + same


def _batches(articles: Iterable[Given]) -> Iterator[list[Given]]:
    batch: list[Given] = []
    characters = 0
    for article in articles:
        if batch and (len(batch) == BATCH or characters + len(article.text) > CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(article)
        characters += len(article.text)
    if batch:
        yield batch


def _fresh(index: Index, workspace: str, batch: Sequence[Given], model: str) -> tuple[list[Given], Added]:
    """The articles of a batch that are not there yet as they are, and how many are."""
    known = index.known(workspace, [article.name for article in batch])
    loaded = encoder(model)
    maker = made_by(loaded) if loaded else ""
    fresh = [
        article
        for article in batch
        if (old := known.get(article.name)) is None
        or old.hash != hash_of(article)
        or (maker and old.model != maker)
    ]
    return fresh, Added(unchanged=len(batch) - len(fresh))


def _prepared(articles: Sequence[Given], model: str) -> list[Prepared]:
    loaded = encoder(model)
    return [prepared(article, loaded) for article in articles]


def _begin(held: Connection) -> None:
    """One thread a process. It ends with the command: when that lets go, however it ends, nobody waits for
    what is done here."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    embed.MAX_THREADS = 1
    threading.Thread(target=_end_with, args=(held,), daemon=True).start()


def _end_with(held: Connection) -> None:
    try:
        held.poll(None)
    finally:
        os._exit(1)


def renew(index: Index, workspaces: Sequence[str] | None, model: str, most: int = BATCH) -> int:
    """Gives vectors of the present model to some articles that have none; how many there were. Without a
    model there is nothing to do.

    Raises:
        ArchiveUnavailableError: the archive does not answer.
        ModelError: the model cannot be loaded.
    """
    loaded = encoder(model)
    if loaded is None:
        return 0
    stale = index.stale(workspaces, made_by(loaded), most)
    for each in stale:
        made = replace(prepared(each.article.given, loaded), title=each.article.title, hash=each.hash)
        index.renew(each.workspace, [made])
    return len(stale)
