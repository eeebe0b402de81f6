"""How long a set takes and how heavy its page is: ``python -m bench.sets``.

The pairs are compared by wording alone, as comparing is measured elsewhere. Two sets: twenty texts of some
3,500 words made from one of 5,000, for the time of each part; twenty texts beside sixty sentences, for the
size of the page.
"""

from __future__ import annotations

import gzip
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TypeVar

from flask.testing import FlaskClient

from webapp.app import create_app
from webapp.config import Config
from webapp.engine import Article, Options, compare
from webapp.jobs import DirectComparing
from webapp.sets import Direction, Member, introduced, shared_runs, table

T = TypeVar("T")

MEMBERS = 20
WORDS_A_SENTENCE = 20
KEPT = 0.7
"""Share of the source's sentences that a rewrite keeps, half of them with another number or word."""


def source(sentences: int, random: Random) -> list[str]:
    """Sentences of words drawn from a small stock, each with a number."""
    stock = ["".join(random.choices("abcdefghilmnoprstu", k=random.randint(3, 9))) for _ in range(3_000)]
    made = []
    for _ in range(sentences):
        words = random.choices(stock, k=WORDS_A_SENTENCE - 1)
        made.append(f"{' '.join(words).capitalize()} {random.randint(2, 900)}.")
    return made


def rewrite(sentences: list[str], random: Random) -> str:
    kept = [one for one in sentences if random.random() < KEPT]
    edited = [_changed(one, random) if random.random() < 0.5 else one for one in kept]
    return "\n\n".join(" ".join(edited[at : at + 4]) for at in range(0, len(edited), 4))


def _changed(sentence: str, random: Random) -> str:
    words, _, number = sentence.rpartition(" ")
    if random.random() < 0.5:
        return f"{words} {int(number[:-1]) + random.randint(1, 3)}."
    return f"{words.replace(' ', ' indeed ', 1)} {number}"


def texts(sentences: int) -> tuple[str, list[str]]:
    random = Random(16)
    made = source(sentences, random)
    middle = "\n\n".join(" ".join(made[at : at + 4]) for at in range(0, len(made), 4))
    return middle, [rewrite(made, random) for _ in range(MEMBERS)]


def timed(name: str, work: Callable[[], T]) -> T:
    began = time.perf_counter()
    done = work()
    print(f"{name}: {time.perf_counter() - began:.2f} s")
    return done


def long_texts() -> None:
    middle, others = texts(5_000 // WORDS_A_SENTENCE)
    options = Options(model="none")
    left = Article.from_text(middle)
    pairs = timed(
        f"{MEMBERS} comparisons by wording alone, 5,000 words a source",
        lambda: [compare(left, Article.from_text(other), options) for other in others],
    )
    members = [Member(f"Rewrite {number}", pair) for number, pair in enumerate(pairs, 1)]
    made = timed("the table", lambda: table(Direction.REWRITES, members))
    found = timed("who introduced what", lambda: introduced(made, members))
    runs = timed("runs of each two", lambda: shared_runs(made, members))
    print(f"{len(made.rows)} rows, {len(found)} differences, {len(runs)} runs")


def page() -> None:
    middle, others = texts(60)
    with tempfile.TemporaryDirectory() as folder:
        config = Config(Path(folder), f"sqlite:///{folder}/bench.sqlite3", rate_limit=0)
        app = create_app(config, DirectComparing(Options(model="none")))
        client: FlaskClient = app.test_client()
        answer = client.post("/sets", data={"middle": middle, "other": others})
        html = timed("the page of a set, 60 sentences", lambda: client.get(answer.location).data)
        app.extensions["diptych"].close()
    print(f"{len(html):,} bytes, {len(gzip.compress(html, 6)):,} compressed")


if __name__ == "__main__":
    long_texts()
    page()
