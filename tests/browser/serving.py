"""The application that the browser tests look at, on a free port, with the real model."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from waitress.server import create_server

from webapp.app import create_app
from webapp.cli.consumer import Consumer
from webapp.config import Config
from webapp.jobs import Compared, Comparing, Question, Work
from webapp.services import Desk


@dataclass
class Remembering:
    """Compares each pair of texts once: a comparison of given texts is always the same, and most tests begin
    with one of the samples."""

    comparing: Comparing
    """What compares them."""
    known: dict[Question, Compared] = field(default_factory=dict)
    """What was compared before."""

    @property
    def is_ready(self) -> bool:
        return self.comparing.is_ready

    def __call__(self, question: Question, asker: str, work: Work | None = None) -> Compared:
        if question not in self.known:
            self.known[question] = self.comparing(question, asker, work)
        return self.known[question]

    def forget(self) -> None:
        """It keeps what it knows."""

    def close(self) -> None:
        """What it compares with is another's."""


@contextmanager
def served(folder: Path, comparing: Comparing, **settings: int | str) -> Iterator[str]:
    """The address of a running application with an empty database and the real model, which compares jobs
    too where the settings ask for them."""
    config = Config(folder, f"sqlite:///{folder / 'browser.sqlite3'}", **settings)  # type: ignore[arg-type]
    app = create_app(config, comparing)
    desk: Desk = app.extensions["diptych"]
    if desk.background:
        desk = replace(desk, background=replace(desk.background, comparing=comparing))
        app.extensions["diptych"] = desk
    consumer = Consumer(desk)
    consumer.start()
    serving = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=serving.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{serving.effective_port}"
    serving.close()
    consumer.stop()
    if desk.background:
        desk.background.queue.close()
    desk.store.close()
    if desk.archive:
        desk.archive.close()
