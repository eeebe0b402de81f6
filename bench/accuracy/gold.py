"""The gold alignments: pairs of articles in which people marked the counterparts."""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

Edge = tuple[int, int]
Unit = tuple[tuple[int, ...], tuple[int, ...]]
Paragraphs = tuple[tuple[str, ...], ...]

FILES = {
    "aesop": "aesop-dev.jsonl",
    "argrewrite": "argrewrite-dev.jsonl",
    "ablit": "ablit-dev.jsonl",
    "ablit-train": "ablit-train.jsonl.gz",
    "deplain": "deplain-dev.jsonl",
    "ecb": "ecbplus-dev.jsonl",
    "ecb-train": "ecbplus-train.jsonl.gz",
    "ecb-different": "ecbplus-different-event-dev.jsonl",
    "swipe": "swipe-train-silver.jsonl.gz",
    "superpal": "superpal-dev.jsonl",
    "merges": "merges-dev.jsonl.gz",
    "outlets": "outlets-train.jsonl.gz",
    "rewrites": "rewrites-dev.jsonl",
}
"""Name of a set → its file. What each is: docs/accuracy.md."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles and what people drew between them. Sentences count from 0 through a whole side."""

    set: str
    """Name of the set it comes from."""
    id: str
    """Its name there."""
    left: Paragraphs
    """Paragraphs of sentences."""
    right: Paragraphs
    """Paragraphs of sentences."""
    links: frozenset[Edge]
    """Left and right sentences that are counterparts."""
    units: frozenset[Unit] | None
    """The m:n groups, where the source gives them."""
    judged: int | None = None
    """The one right sentence that was annotated; None when all were."""
    partial: frozenset[Edge] = frozenset()
    """Sentences that share a substantive piece: right to draw, no fault to leave. Empty where the source does
    not tell them."""
    family: str = ""
    """What it shares with other pairs of its set: one fable, one essay's drafts, one novel, one event, one
    article."""
    distance: str = ""
    """How far a rewrite is from its source: ``light``, ``thorough``, ``free``, or ``twin`` where both were
    written from a third text. Empty where the source does not tell."""

    @property
    def left_sentences(self) -> list[str]:
        """In reading order."""
        return [sentence for paragraph in self.left for sentence in paragraph]

    @property
    def right_sentences(self) -> list[str]:
        """In reading order."""
        return [sentence for paragraph in self.right for sentence in paragraph]

    @property
    def identical(self) -> frozenset[Edge]:
        """Links between sentences of the same words."""
        left, right = self.left_sentences, self.right_sentences
        return frozenset((i, j) for i, j in self.links if left[i].split() == right[j].split())


def folder(given: str | None = None) -> Path:
    """Where the gold lies: as given, else ``DIPTYCH_GOLD_DIR``, else ``../shared/data/alignment``."""
    repository = Path(__file__).resolve().parents[2]
    default = repository.parent / "shared" / "data" / "alignment"
    return Path(given or os.environ.get("DIPTYCH_GOLD_DIR") or default)


def load(where: Path, name: str) -> list[Pair]:
    """All pairs of a set. Raises FileNotFoundError."""
    path = where / FILES[name]
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        return in_families([from_record(name, json.loads(line)) for line in lines])


def from_record(name: str, record: dict[str, Any]) -> Pair:
    """A pair from a line of a file."""
    units = record.get("groups")
    return Pair(
        set=name,
        id=record["id"],
        left=tuple(map(tuple, record["left"])),
        right=tuple(map(tuple, record["right"])),
        links=frozenset((i, j) for i, j in record["links"]),
        units=None
        if units is None
        else frozenset((tuple(sorted(a)), tuple(sorted(b))) for a, b in units if a and b),
        judged=record.get("right_index"),
        partial=frozenset((i, j) for i, j in record.get("partial", ())),
        distance=record.get("distance", ""),
    )


_FAMILY = {
    "aesop": "_",
    "argrewrite": "-",
    "ablit": "/",
    "ablit-train": "/",
    "ecb": "_",
    "ecb-train": "_",
    "ecb-different": "_",
}
"""Set → what ends the common part of the names of pairs about the same fable, essay, novel or event."""


def in_families(pairs: list[Pair]) -> list[Pair]:
    """Each pair with its family: by its name where names tell it, and with all that share an article."""
    owner: dict[object, str] = {}
    joined: dict[str, str] = {}

    def root(name: str) -> str:
        while joined.get(name, name) != name:
            name = joined[name]
        return name

    for pair in pairs:
        mark = _FAMILY.get(pair.set)
        own = pair.id.split(mark)[0] if mark else pair.id
        for article in (pair.left, pair.right):
            joined[root(own)] = root(owner.setdefault(article, own))
        owner[pair.id] = own
    return [replace(pair, family=root(owner[pair.id])) for pair in pairs]


def shuffled(pair: Pair, seed: int = 1) -> Pair | None:
    """The pair with two to six blocks of right paragraphs in another order; None with fewer than three."""
    count = sum(1 for paragraph in pair.right if paragraph)
    if count < 3:
        return None
    dice = random.Random(f"{pair.id}{seed}")
    blocks = max(2, min(6, len(pair.right) // 2))
    cuts = [0, *sorted(dice.sample(range(1, len(pair.right)), blocks - 1)), len(pair.right)]
    order = list(range(blocks))
    dice.shuffle(order)
    paragraphs = [p for block in order for p in range(cuts[block], cuts[block + 1])]
    starts = _starts(pair.right)
    sentences = [starts[p] + at for p in paragraphs for at in range(len(pair.right[p]))]
    place = {old: new for new, old in enumerate(sentences)}
    return replace(
        pair,
        set=f"{pair.set}, shuffled",
        right=tuple(pair.right[p] for p in paragraphs),
        links=frozenset((i, place[j]) for i, j in pair.links),
        partial=frozenset((i, place[j]) for i, j in pair.partial),
        units=pair.units and frozenset((a, tuple(sorted(place[j] for j in b))) for a, b in pair.units),
    )


def _starts(paragraphs: Paragraphs) -> list[int]:
    starts, at = [], 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph)
    return starts


def cut(pair: Pair, most: int = 4, seed: int = 1) -> Pair | None:
    """A short piece of the pair: up to ``most`` left sentences and the stretch of the right side that holds
    their counterparts; None where they have none, or lie far apart. People compare single paragraphs, too."""
    dice = random.Random(f"{pair.id}{seed}")
    count = dice.randint(1, most)
    rows = range(start := dice.randrange(max(1, len(pair.left_sentences) - count + 1)), start + count)
    found = [j for i, j in pair.links if i in rows]
    if not found or max(found) - min(found) >= 2 * most:
        return None
    columns = range(min(found), max(found) + 1)

    def within(edges: frozenset[Edge]) -> frozenset[Edge]:
        return frozenset((i - rows.start, j - columns.start) for i, j in edges if i in rows and j in columns)

    return replace(
        pair,
        set=f"{pair.set}, cut",
        left=(tuple(pair.left_sentences[rows.start : rows.stop]),),
        right=(tuple(pair.right_sentences[columns.start : columns.stop]),),
        links=within(pair.links),
        partial=within(pair.partial),
        units=None,
    )


def strangers(pairs: list[Pair], step: int) -> Iterator[Pair]:
    """Every ``step``-th left side with the right side of the next such pair: two stories, nothing to link. Of
    novels it may be another chapter of the same."""
    chosen = pairs[::step]
    for own, other in zip(chosen, chosen[1:] + chosen[:1], strict=True):
        if own.id != other.id and (own.family != other.family or own.set.startswith("ablit")):
            yield replace(
                own,
                set=f"{own.set}, strangers",
                right=other.right,
                links=frozenset(),
                units=None,
                judged=None,
                partial=frozenset(),
            )


def different_events(pairs: list[Pair], most: int) -> Iterator[Pair]:
    """Reports of a topic's one event with reports of its other, similar one (in ECB+: files ``ecb`` against
    ``ecbplus``), at most this many pairs a topic: nothing to link. The reports are those of ``pairs``."""
    reports: dict[str, dict[str, Paragraphs]] = {}
    for pair in pairs:
        sides = zip(pair.id.split("|"), (pair.left, pair.right), strict=True)
        reports.setdefault(pair.family, {}).update(sides)
    for topic, found in sorted(reports.items()):
        one, other = ([n for n in sorted(found) if n.endswith("plus") is plus] for plus in (False, True))
        crossed = [(a, b) for a in one for b in other]
        random.Random(topic).shuffle(crossed)
        for a, b in crossed[:most]:
            name = f"{pairs[0].set}, different events"
            yield Pair(name, f"{a}|{b}", found[a], found[b], frozenset(), None, family=topic)
