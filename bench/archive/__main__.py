"""Prints how well and how quickly sources are found: ``python -m bench.archive --articles 100000``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bench.accuracy.gold import folder
from bench.archive.asking import EVERYBODY, OPTIONS, Answer, answers, examples
from bench.archive.filling import Remembered, fill, text_of
from bench.archive.fitting import fit
from bench.archive.gold import Rewrite, mixtures, split
from bench.soak.postgresql import programs_with_vectors, running_cluster
from webapp.archive import MACHINE, Given, Index
from webapp.archive.ingest import add_all
from webapp.archive.postgresql import open_postgresql
from webapp.archive.sqlite import open_sqlite
from webapp.engine.embed import encoder

LEAST_FIRST = 0.95
LEAST_NONE = 0.97
MOST_SECONDS = 0.3
"""Of a search, at the median."""

INGESTED = 1_000
"""Articles on which the rate of ``diptych archive add`` is measured: whose sentences are all encoded."""


def main() -> int:
    """Exit code: 0 when every aim is reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="beside sources (default: %(default)s)")
    parser.add_argument("--half", choices=("blind", "fitting"), default="blind", help="which rewrites")
    parser.add_argument("--fit", action="store_true", help="weigh the traits anew, on the other half")
    given = parser.parse_args()
    where = folder()
    fitting, blind = split(where)
    rewrites = fitting if given.fit or given.half == "fitting" else blind
    model = encoder(OPTIONS.model)
    assert model is not None
    remembered = Remembered(model)
    texts = (Given(f"mixture {n}", text_of(text)) for n, text in enumerate(mixtures(where, given.articles)))
    if given.fit:
        with _sqlite() as index:
            fill([index], remembered, texts)
            _weigh(index, remembered, rewrites)
        return 0
    _ingest(where)
    with _sqlite() as one, _postgresql() as other:
        begun = time.perf_counter()
        fill([one, other], remembered, texts)
        print(f"{given.articles:,} articles kept in both in {time.perf_counter() - begun:.0f} s", flush=True)
        ones = _asked("SQLite", one, remembered, rewrites)
        others = _asked("PostgreSQL", other, remembered, rewrites)
    alike = _share(a.sources == b.sources for a, b in zip(ones.all, others.all, strict=True))
    print(f"both name the same sources in the same order for {alike:.3f} of the texts")
    return 0 if ones.fine and others.fine else 1


@contextmanager
def _sqlite() -> Iterator[Index]:
    with tempfile.TemporaryDirectory() as made:
        index = open_sqlite(Path(made, "archive.sqlite3"))
        yield index
        index.close()


@contextmanager
def _postgresql() -> Iterator[Index]:
    with running_cluster(durable=True, programs=programs_with_vectors()) as server, server.database() as url:
        index = open_postgresql(url)
        yield index
        index.close()


def _ingest(where: Path) -> None:
    """How quickly articles come in that nobody has read before, as the command line does it."""
    articles = [Given(f"{n}", text_of(text)) for n, text in enumerate(mixtures(where, INGESTED))]
    processes = os.cpu_count() or 1
    with _sqlite() as index:
        begun = time.perf_counter()
        done = sum(added.added for added in add_all(index, MACHINE, articles, OPTIONS.model, processes))
        rate = done / (time.perf_counter() - begun)
        size = index.status(EVERYBODY, "").bytes / done
    words = sum(len(article.text.split()) for article in articles) / done
    print(f"ingest: {rate:.1f} articles of {words:.0f} words a second, {processes} processes, start included")
    print(f"size: {size / 1000:.1f} kB an article on SQLite", flush=True)


def _asked(database: str, index: Index, model: Remembered, rewrites: Sequence[Rewrite]) -> Answers:
    """Asks about the rewrites without and with their sources; prints what comes of it."""
    print(f"{database}: {index.status(EVERYBODY, '').bytes / 1e6:,.0f} MB", flush=True)
    without = answers(index, rewrites)
    fill([index], model, (Given(rewrite.name, text_of(rewrite.source)) for rewrite in rewrites))
    found = Answers(without, answers(index, rewrites))
    print(f"  none claimed where there is no source: {found.none:.3f} of {len(rewrites)}")
    print(f"  source first: {found.first:.3f}, among those claimed: {found.among:.3f}")
    print(f"  nothing else claimed, where other sources are there: {found.alone:.3f}")
    print(
        f"  search: {found.median * 1000:.0f} ms at the median, {found.ninth * 1000:.0f} at 90 %", flush=True
    )
    return found


@dataclass(frozen=True, slots=True)
class Answers:
    """What was found for the same rewrites."""

    without: Sequence[Answer]
    """Where their sources were not kept."""
    within: Sequence[Answer]
    """Where they were."""

    @property
    def all(self) -> list[Answer]:
        return [*self.without, *self.within]

    @property
    def none(self) -> float:
        return 1 - _share(bool(answer.sources) for answer in self.without)

    @property
    def first(self) -> float:
        return _share(answer.first for answer in self.within)

    @property
    def among(self) -> float:
        return _share(answer.rewrite in answer.sources for answer in self.within)

    @property
    def alone(self) -> float:
        return 1 - _share(answer.others for answer in self.within)

    @property
    def median(self) -> float:
        """Seconds of a search."""
        return median(answer.seconds for answer in self.all)

    @property
    def ninth(self) -> float:
        """Seconds that nine in ten searches take at most."""
        return quantiles((answer.seconds for answer in self.all), n=10)[-1]

    @property
    def fine(self) -> bool:
        """Every aim is reached."""
        return self.none >= LEAST_NONE and self.first >= LEAST_FIRST and self.median <= MOST_SECONDS


def _share(holds: Iterable[bool]) -> float:
    given = list(holds)
    return sum(given) / len(given)


def _weigh(index: Index, model: Remembered, rewrites: Sequence[Rewrite]) -> None:
    """Prints weights for ``webapp.archive.evidence``: of these rewrites without and with their sources."""
    found = examples(index, rewrites)
    fill([index], model, (Given(rewrite.name, text_of(rewrite.source)) for rewrite in rewrites))
    found += examples(index, rewrites)
    fitted = fit([(traits, name == near) for name, near, traits in found])
    print({name: round(weight, 2) for name, weight in fitted.weights.items()}, round(fitted.offset, 2))


if __name__ == "__main__":
    sys.exit(main())
