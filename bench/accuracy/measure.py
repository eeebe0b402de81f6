"""All measures of all sets, for one way of predicting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.accuracy import score
from bench.accuracy.gold import Pair
from bench.accuracy.readings import reading
from bench.accuracy.score import Found, Measure, Tally, bootstrap, f1

Judged = tuple[Pair, Found]
"""A gold pair and what was found in it."""

COUNTS: dict[str, Callable[[Pair, Found], Tally]] = {
    "pair F1": score.pairs,
    "without identical": score.changed_pairs,
    "unit F1": score.units,
    "unique F1": score.unique,
}
"""The columns of the main table."""
LISTED = 0.1
"""Confidence from which links and near misses enter the calibration: below, nobody looks."""


@dataclass(frozen=True, slots=True)
class Line:
    """One set's row of a table."""

    name: str
    """The set."""
    documents: int
    """Pairs of articles."""
    measures: dict[str, Measure]
    """Column → value."""


def main_table(judged: Sequence[Judged]) -> list[Line]:
    """The F1s of each set in which both sides were annotated in full and something can be linked."""
    lines = []
    for name, group in _by_set(judged):
        if group[0][0].judged is None and any(pair.links for pair, _ in group):
            measures = {
                column: bootstrap([count(pair, found) for pair, found in group], f1)
                for column, count in COUNTS.items()
            }
            lines.append(Line(name, len(group), measures))
    return lines


def by_reader(judged: Sequence[Judged]) -> list[Line]:
    """Against our own readings: of the links drawn, how many the reader drew at all; of his full ones, how
    many were found."""
    lines = []
    for name, group in _by_set(judged):
        read = [(known, found.links) for pair, found in group if (known := reading(pair))]
        if not read:
            continue
        drawn = [Tally(len(ls & (r.full | r.partial)), len(ls), len(r.full)) for r, ls in read]
        full = [Tally(len(ls & r.full), len(ls), len(r.full)) for r, ls in read]
        both = list(zip(drawn, full, strict=True))
        lines.append(
            Line(
                name,
                len(read),
                {
                    "precision": bootstrap(drawn, _precision),
                    "recall": bootstrap(full, _recall),
                    "F1": bootstrap(both, _reader_f1),
                },
            )
        )
    return lines


def _precision(tallies: Sequence[Tally]) -> float:
    return sum(t.right for t in tallies) / max(sum(t.found for t in tallies), 1)


def _recall(tallies: Sequence[Tally]) -> float:
    return sum(t.right for t in tallies) / max(sum(t.gold for t in tallies), 1)


def _reader_f1(both: Sequence[tuple[Tally, Tally]]) -> float:
    precision, recall = _precision([drawn for drawn, _ in both]), _recall([full for _, full in both])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def false_links(judged: Sequence[Judged]) -> list[Line]:
    """Links drawn a pair where the gold has none at all in the set."""
    return [
        Line(
            name,
            len(group),
            {
                "false links a pair": bootstrap([len(found.links) for _, found in group], _mean),
                "pairs with any": bootstrap([float(bool(found.links)) for _, found in group], _mean),
            },
        )
        for name, group in _by_set(judged)
        if not any(pair.links for pair, _ in group)
    ]


def merges(judged: Sequence[Judged]) -> list[Line]:
    """Of the two sources of an annotated fused sentence, how many were found, and how often both."""
    lines = []
    for name, group in _by_set(judged):
        if group[0][0].judged is None:
            continue
        tallies = [
            Tally(
                len(found.links & pair.links),
                sum(1 for _, j in found.links if j == pair.judged),
                len(pair.links),
            )
            for pair, found in group
        ]
        lines.append(
            Line(
                name,
                len(group),
                {
                    "sources found": bootstrap(
                        tallies, lambda ts: sum(t.right for t in ts) / sum(t.gold for t in ts)
                    ),
                    "both found": bootstrap([float(t.right == t.gold) for t in tallies], _mean),
                    "links right": bootstrap(
                        tallies, lambda ts: sum(t.right for t in ts) / max(sum(t.found for t in ts), 1)
                    ),
                },
            )
        )
    return lines


def calibration(judged: Iterable[Judged]) -> tuple[list[tuple[float, float, int]], float]:
    """The reliability table and the expected calibration error of links and near misses."""
    rows = [
        (confidence, edge in pair.links)
        for pair, found in judged
        for edge, confidence in found.confidences.items()
        if confidence >= LISTED and pair.judged in (None, edge[1])
    ]
    return score.reliability(rows)


def milliseconds(judged: Sequence[Judged]) -> list[Line]:
    """Wall time a sentence, encoding included where the sentence was not met before."""
    lines = []
    for name, group in _by_set(judged):
        spent = [(f.seconds, len(p.left_sentences) + len(p.right_sentences)) for p, f in group]
        per = bootstrap(spent, lambda ss: 1000 * sum(s for s, _ in ss) / sum(n for _, n in ss))
        lines.append(Line(name, len(group), {"ms a sentence": per}))
    return lines


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _by_set(judged: Sequence[Judged]) -> list[tuple[str, list[Judged]]]:
    names = dict.fromkeys(pair.set for pair, _ in judged)
    return [(name, [each for each in judged if each[0].set == name]) for name in names]
