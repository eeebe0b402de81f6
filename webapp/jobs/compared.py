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
class Question:
    """What is to be compared."""

    left: Article
    """The source."""
    right: Article
    """The rewrite."""
    kind: str = ""
    """What the two are to each other, as ``Options.pair_kind`` has it; empty leaves it to the options."""
    pins: Pins = NO_PINS
    """Links that somebody drew or took away."""


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

    def __call__(self, question: Question, asker: str, work: Work | None = None) -> Compared:
        """Returns when it is done.

        Args:
            question: what to compare.
            asker: stands for who wants it; those who ask together take turns.
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


def compared(question: Question, options: Options, report: Report = unheard) -> Compared:
    """The comparison of two articles, worked out here and now.

    Args:
        question: what to compare.
        options: how the engine compares.
        report: hears how far it is.
    """
    if question.kind:
        options = replace(options, pair_kind=question.kind)
    comparison = compare(question.left, question.right, options, question.pins, report)
    return Compared(dumps(comparison), (comparison.left.title, comparison.right.title))


@dataclass(frozen=True, slots=True)
class DirectComparing:
    """Compares in the thread that asks: for programs that serve nobody else meanwhile."""

    options: Options
    """How the engine compares."""

    @property
    def is_ready(self) -> bool:
        return True

    def __call__(self, question: Question, asker: str, work: Work | None = None) -> Compared:
        return compared(question, self.options, work.report if work else unheard)

    def forget(self) -> None:
        """What this process remembers is forgotten where all of it is."""

    def close(self) -> None:
        """Nothing was started."""
