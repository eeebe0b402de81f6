"""Files and addresses that the lines of a batch name, read before their pairs are compared."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from webapp.cli.lines import LineError, Task, parsed
from webapp.engine.model import Side
from webapp.ingest.alone import read_alone
from webapp.ingest.bounds import DEFAULT
from webapp.ingest.errors import IngestError
from webapp.ingest.fetch import Policy, Politeness, fetch
from webapp.ingest.reading import Reading
from webapp.ingest.values import Source
from webapp.ingest.wording import told
from webapp.words import say

AHEAD = 8
"""Lines read ahead of the comparisons for each thread: enough to wait for one site while others answer."""

THREADS = 4
"""Most of them wait for a site."""

NAMED = (b'_file"', b'_url"')
"""What stands in every line that names a file or an address."""

Json = Any


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the lines of one batch have their articles from."""

    folder: Path
    """Of the list: paths in it start here."""
    policy: Policy | None
    """Which addresses are fetched; None where that was not asked for."""
    politeness: Politeness = field(default_factory=Politeness)
    """Shared by all threads: each site is asked once in a while."""

    def tasks(self, lines: Iterable[bytes]) -> Generator[Task, None, None]:
        """The lines with what their files and addresses hold, in order, read some way ahead."""
        waiting: deque[Task | Future[Task]] = deque()
        threads = ThreadPoolExecutor(THREADS)
        try:
            for line in lines:
                names = any(mark in line for mark in NAMED)
                waiting.append(threads.submit(self.task, line) if names else Task(line))
                while waiting and (len(waiting) >= THREADS * AHEAD or isinstance(waiting[0], Task)):
                    yield _done(waiting.popleft())
            while waiting:
                yield _done(waiting.popleft())
        finally:
            threads.shutdown(cancel_futures=True)  # whoever stops the batch waits for no more sites

    def task(self, line: bytes) -> Task:
        """A line with what its files and addresses hold; where one cannot be read, with the reason."""
        try:
            request = parsed(line)
        except LineError:
            return Task(line)  # whoever answers it says the same
        origins: dict[str, Json] = {}
        try:
            for side in Side:
                if (reading := self._read(request, side)) is not None:
                    request[side.value] = reading.text
                    request.setdefault(f"{side}_title", reading.title or None)
                    origins[f"{side}_from"] = _origin(reading)
        except (IngestError, LineError) as error:
            return Task(line, failure=f"{side}: {error}")
        filled = {name: value for name, value in request.items() if not name.endswith(("_file", "_url"))}
        return Task(json.dumps(filled).encode(), origins)

    def _read(self, request: dict[str, Json], side: Side) -> Reading | None:
        """What one side's file or address holds; None where it names none."""
        given = [name for name in (f"{side}_file", f"{side}_url") if request.get(name) is not None]
        if not given:
            return None
        if len(given) > 1 or request.get(side.value) is not None:
            raise LineError(say("cli.line.one_source", side=side))
        value = request[given[0]]
        if not isinstance(value, str) or not value:
            raise LineError(say("cli.line.not_a_string", field=given[0]))
        return self._file(value) if given[0].endswith("_file") else self._page(value)

    def _file(self, name: str) -> Reading:
        path = self.folder / name
        try:
            if not path.is_file():  # neither a folder nor a pipe that never ends
                raise LineError(say("cli.files.missing", name=name))
            if path.stat().st_size > DEFAULT.file_bytes:
                raise LineError(
                    say("cli.files.too_large", name=name, megabytes=f"{DEFAULT.file_bytes / 1_000_000:g}")
                )
            content = path.read_bytes()
        except (OSError, ValueError) as error:
            if isinstance(error, LineError):
                raise
            reason = getattr(error, "strerror", None) or error
            raise LineError(say("cli.files.cannot_read", name=name, reason=reason)) from error
        return read_alone(Source(content, name=path.name))

    def _page(self, address: str) -> Reading:
        if self.policy is None:
            raise LineError(say("cli.files.no_fetching"))
        page = fetch(address, self.policy, politeness=self.politeness)
        return read_alone(Source(page.content, name=page.name, address=page.address, encoding=page.charset))


def _done(task: Task | Future[Task]) -> Task:
    return task if isinstance(task, Task) else task.result()


def _origin(reading: Reading) -> Json:
    """Where an article came from; without the hour, so that the same files give the same bytes."""
    return {
        "name": reading.name,
        "address": reading.address,
        "author": reading.author,
        "published": reading.published,
        "site": reading.site,
        "read_as": told(reading),
    }
