"""What comparing gives, wherever it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from webapp.engine import Article, Options, compare
from webapp.engine.serialise import dumps


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

    def __call__(self, left: Article, right: Article, asker: str) -> Compared:
        """Returns when it is done. ``asker`` stands for who wants it; those who ask together take turns.

        Raises:
            NoTurnError: too many comparisons are waited for.
            WorkerError: the comparison did not come to its end.
        """

    def close(self) -> None:
        """Ends what was started for it."""


def compared(left: Article, right: Article, options: Options) -> Compared:
    """The comparison of two articles, worked out here and now."""
    comparison = compare(left, right, options)
    return Compared(dumps(comparison), (comparison.left.title, comparison.right.title))


@dataclass(frozen=True, slots=True)
class DirectComparing:
    """Compares in the thread that asks: for programs that serve nobody else meanwhile."""

    options: Options
    """How the engine compares."""

    @property
    def is_ready(self) -> bool:
        return True

    def __call__(self, left: Article, right: Article, asker: str) -> Compared:
        return compared(left, right, self.options)

    def close(self) -> None:
        """Nothing was started."""
