"""All measures of all sets, for one way of predicting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.accuracy import score
from bench.accuracy.gold import Pair
from bench.accuracy.readings import Reading, reading
from bench.accuracy.score import Found, Measure, Tally, bootstrap, f1
from webapp.engine.model import PairKind

Judged = tuple[Pair, Found]
"""A gold pair and what was found in it."""

COUNTS: dict[str, Callable[[Pair, Found], Tally]] = {
    "pair F1": score.pairs,
    "without identical": score.changed_pairs,
    "unit F1": score.units,
    "unique F1": score.unique,
}
"""The columns of the main table."""
GRADED = frozenset({"outlets", "rewrites", "seeds"})
"""Sets whose gold tells full links from partial ones."""
EXPECTED = {
    ("rewrites", "light"): "light edits",
    ("rewrites", "thorough"): "thorough rewrites",
    ("rewrites", "free"): "free rewrites",
    ("rewrites", "twin"): "two writers, one wire story",
    ("outlets", ""): "two outlets, one event",
    ("aesop", ""): "one fable, two tellers",
}
"""Set and distance → what an editor would call it."""
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
        if name in GRADED or group[0][0].judged is not None:
            continue
        if any(pair.links for pair, _ in group):
            measures = {
                column: bootstrap([count(pair, found) for pair, found in group], f1)
                for column, count in COUNTS.items()
            }
            lines.append(Line(name, len(group), measures))
    return lines


def expectations(judged: Sequence[Judged]) -> list[Line]:
    """What an editor can expect of each kind of pair, by readers' links."""
    kinds: dict[str, list[Judged]] = {}
    for pair, found in judged:
        name = EXPECTED.get((pair.set, pair.distance))
        if name is not None and known_to(pair) is not None:
            kinds.setdefault(name, []).append((pair, found))
    order = [name for name in dict.fromkeys(EXPECTED.values()) if name in kinds]
    return [Line(name, len(kinds[name]), _reader_measures(kinds[name])) for name in order]


def by_reader(judged: Sequence[Judged]) -> list[Line]:
    """Against readers who tell full links from partial ones: of the links drawn, how many the reader drew at
    all; of his full ones, how many were found."""
    lines = []
    for name, group in _by_set(judged):
        read = [(pair, found) for pair, found in group if known_to(pair) is not None]
        if read:
            lines.append(Line(name, len(read), _reader_measures(read)))
    return lines


def known_to(pair: Pair) -> Reading | None:
    """What a reader linked in the pair, in full and in part: our own reading where there is one."""
    own = reading(pair)
    if own is None and pair.set in GRADED:
        return Reading(pair.links, pair.partial - pair.links)
    return own


def _reader_measures(group: Sequence[Judged]) -> dict[str, Measure]:
    read = [(pair, found, known) for pair, found in group if (known := known_to(pair))]
    links = [(known, found.links) for _, found, known in read]
    drawn = [Tally(len(ls & (r.full | r.partial)), len(ls), len(r.full)) for r, ls in links]
    full = [Tally(len(ls & r.full), len(ls), len(r.full)) for r, ls in links]
    nothing = [float(not ls & (r.full | r.partial)) for r, ls in links if r.full]
    lone = [_called_alone(*each) for each in read]
    return {
        "precision": bootstrap(drawn, _precision),
        "recall": bootstrap(full, _recall),
        "F1": bootstrap(list(zip(drawn, full, strict=True)), _reader_f1),
        "no counterpart found": bootstrap(nothing, _mean) if nothing else Measure(0.0, 0.0, 0.0),
        "missing or new, rightly": bootstrap(lone, _precision),
    }


def _called_alone(pair: Pair, found: Found, known: Reading) -> Tally:
    """Sentences called missing or new without a doubt: right where the reader has no full link."""
    called = score.alone(pair, found.links) - found.possible
    return Tally(len(called & score.alone(pair, known.full)), len(called), 0)


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
    """The reliability table and the expected calibration error of links and near misses. What a reader links
    in part is right to draw and no fault to leave: it is left out."""
    return score.reliability([row for pair, found in judged for row in _confident(pair, found)])


def _confident(pair: Pair, found: Found) -> list[tuple[float, bool]]:
    known = known_to(pair) or Reading(pair.links, pair.partial - pair.links)
    return [
        (confidence, edge in known.full)
        for edge, confidence in found.confidences.items()
        if confidence >= LISTED and pair.judged in (None, edge[1]) and edge not in known.partial
    ]


def calibration_by_set(judged: Sequence[Judged]) -> list[Line]:
    """The expected calibration error of each set by itself, what is linked in part left out and counted as
    right."""
    lines = []
    for name, group in _by_set(judged):
        if not any(pair.links for pair, _ in group):
            continue
        strict = [score.tenths(_confident(pair, found)) for pair, found in group]
        measures = {"calibration error": bootstrap(strict, score.expected_error)}
        if name in GRADED:
            counted = [
                [(c, e in pair.links | pair.partial) for e, c in found.confidences.items() if c >= LISTED]
                for pair, found in group
            ]
            measures["partial as right"] = bootstrap(list(map(score.tenths, counted)), score.expected_error)
        else:
            measures["partial as right"] = measures["calibration error"]
        lines.append(Line(name, len(group), measures))
    return lines


def kinds(judged: Sequence[Judged]) -> list[Line]:
    """Share of the pairs of each set that are taken for each kind."""
    return [
        Line(
            name,
            len(group),
            {
                kind.value: bootstrap([float(found.kind is kind) for _, found in group], _mean)
                for kind in PairKind
            },
        )
        for name, group in _by_set(judged)
    ]


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
