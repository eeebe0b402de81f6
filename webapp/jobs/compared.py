"""What comparing gives, wherever it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from webapp.engine import Article, Options, Pins, Report, compare
from webapp.engine.model import NO_PINS
from webapp.engine.progress import unheard
from webapp.engine.serialise import dumps
from webapp.jobs.work import Work


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison on its way to the store."""

    result: str
    """Its JSON form, in ASCII."""
    titles: tuple[str | None, str | None]
    """Of the left and the right article, given or found in the text."""


class WorkerError(Exception):
    """A comparison did not come to its end. ``str(error)`` is a reference; beside it the log says what
    happened, without the texts."""


class Comparing(Protocol):
    """Compares two articles for somebody."""

    @property
    def is_ready(self) -> bool:
        """Whether it can compare; cheap."""

    def __call__(
        self,
        left: Article,
        right: Article,
        asker: str,
        kind: str = "",
        pins: Pins = NO_PINS,
        work: Work | None = None,
    ) -> Compared:
        """Returns when it is done.

        Args:
            left: the source.
            right: the rewrite.
            asker: stands for who wants it; those who ask together take turns.
            kind: what the two are to each other, as ``Options.pair_kind`` has it.
            pins: links that somebody drew or took away.
            work: hears how far it is, and says when it is not wanted any more.

        Raises:
            StoppedError: it is not wanted any more.
            NoTurnError: too many comparisons are waited for.
            WorkerError: the comparison did not come to its end.
        """

    def forget(self) -> None:
        """Forgets every text that was compared: what was erased leaves its memory too."""

    def close(self) -> None:
        """Ends what was started for it."""


def compared(
    left: Article,
    right: Article,
    options: Options,
    kind: str = "",
    pins: Pins = NO_PINS,
    report: Report = unheard,
) -> Compared:
    """The comparison of two articles, worked out here and now.

    Args:
        left: the source.
        right: the rewrite.
        options: how the engine compares.
        kind: what the two are to each other, instead of what the options say; empty leaves it to those.
        pins: links that somebody drew or took away.
        report: hears how far it is.
    """
    comparison = compare(left, right, replace(options, pair_kind=kind) if kind else options, pins, report)
    return Compared(dumps(comparison), (comparison.left.title, comparison.right.title))


@dataclass(frozen=True, slots=True)
class DirectComparing:
    """Compares in the thread that asks: for programs that serve nobody else meanwhile."""

    options: Options
    """How the engine compares."""

    @property
    def is_ready(self) -> bool:
        return True

    def __call__(
        self,
        left: Article,
        right: Article,
        asker: str,
        kind: str = "",
        pins: Pins = NO_PINS,
        work: Work | None = None,
    ) -> Compared:
        return compared(left, right, self.options, kind, pins, work.report if work else unheard)

    def forget(self) -> None:
        """What this process remembers is forgotten where all of it is."""

    def close(self) -> None:
        """Nothing was started."""
