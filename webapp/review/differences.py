"""Factual differences: the findings, those that an editor would call the same thing taken together.

The engine tells what differs in the same way at several places as one finding with mentions. What is left are
differences that two rules tell of the same words, figures that one finding calls missing and another one new,
and the two halves of an exchange. Each number of differences on the page and in the exports counts these.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from webapp.engine.model import Comparison, FactKind, Finding, Passage, Side

_FIGURES = frozenset({FactKind.NUMBER, FactKind.DATE})
_CARRIED = _FIGURES | {FactKind.NAME, FactKind.QUOTATION}
"""What is the same thing wherever it stands. Whether a *not* or a *may* is, its sentence decides."""

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"\w+")

EXCHANGE = "exchange"
"""What the engine's rule of two things that changed places begins with."""

_Naming = Callable[[Finding], Hashable]


@dataclass(frozen=True, slots=True)
class Difference:
    """One factual difference."""

    finding: Finding
    """Its gravest finding, which stands for it."""
    also: tuple[Finding, ...] = ()
    """The other findings that tell the same, the gravest first."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them."""
        return self.finding, *self.also


def differences(comparison: Comparison) -> tuple[Difference, ...]:
    """The factual differences, in the order of their findings: the gravest first."""
    findings = comparison.findings
    leaders = {finding.id: finding for finding in findings}
    led = set[str]()
    for first, other in _pairs(findings):
        leader = leaders[first.id]
        if leaders[other.id] is other and other.id not in led and leader is not other:
            leaders[other.id] = leader
            led.add(leader.id)
    mates: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        mates[leaders[finding.id].id].append(finding)
    return tuple(Difference(one[0], tuple(one[1:])) for one in mates.values())


def same_facts(comparison: Comparison) -> Mapping[str, tuple[str, ...]]:
    """For the key of each finding those of the others that tell the same difference."""
    return {
        one.key: tuple(other.key for other in difference.findings if other is not one)
        for difference in differences(comparison)
        for one in difference.findings
    }


def _pairs(findings: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Findings that tell the same, the graver one first."""
    rank = {finding.id: number for number, finding in enumerate(findings)}
    pairs = (
        *_same(findings, _fact),
        *_alike_in_figures(findings),
        *_crossed(findings),
        *_nested(findings),
        *_exchanged(findings),
    )
    for one, other in pairs:
        yield (one, other) if rank[one.id] < rank[other.id] else (other, one)


def _same(findings: Iterable[Finding], name: _Naming) -> Iterator[tuple[Finding, Finding]]:
    """Each finding with the first one of the same name."""
    first: dict[Hashable, Finding] = {}
    for finding in findings:
        known = first.setdefault(name(finding), finding)
        if known is not finding:
            yield known, finding


def _fact(finding: Finding) -> Hashable:
    """Kind and words."""
    return finding.kind, _folded(finding.left), _folded(finding.right)


def _alike_in_figures(findings: Iterable[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """The same figures on both sides, in one of them with more words: “148 million” for “148”."""
    told = (one for one in findings if one.kind in _FIGURES and one.left and one.right)
    for one, other in _same(told, lambda finding: (finding.kind, *map(_figures, _ends(finding)))):
        if all(_figures(end) for end in _ends(one)) and all(map(_holds, _ends(one), _ends(other))):
            yield one, other


def _crossed(findings: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """What one finding calls missing and another one new: “43 per cent” there, “43” here."""
    missing: dict[Hashable, Finding] = {}
    for finding in findings:
        if finding.left and not finding.right and (value := _value(finding, finding.left)):
            missing.setdefault(value, finding)
    for finding in findings:
        if finding.right and not finding.left and (value := _value(finding, finding.right)):
            known = missing.pop(value, None)
            if known:
                yield known, finding


def _value(finding: Finding, passage: Passage) -> Hashable:
    """The figure, or the words of a name or quotation; None for what only its sentence gives a meaning."""
    if finding.kind not in _CARRIED:
        return None
    figures = _figures(passage)
    if finding.kind in _FIGURES and figures:
        return figures if len(figures) == 1 else None
    return finding.kind, _folded(passage)


def _nested(findings: Iterable[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Findings of a link of which one stands within the other and is all that does: two rules tell the same.
    A quotation with three changes in it is none of them."""
    of_link: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.link:
            of_link[finding.link].append(finding)
    for side in Side:
        for members in of_link.values():
            held: defaultdict[str, list[Finding]] = defaultdict(list)
            outer = dict[str, Finding]()
            for whole, part in _within(members, side):
                outer[whole.id] = whole
                held[whole.id].append(part)
            for name, parts in held.items():
                if len(parts) == 1:
                    yield outer[name], parts[0]


def _exchanged(findings: Iterable[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """The two halves of an exchange: *Ann* where *Bo* stood, and *Bo* where *Ann* stood. Of several in one
    link nobody can tell which belong together."""
    of_link: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.link and finding.rule.startswith(EXCHANGE):
            of_link[finding.link].append(finding)
    for halves in of_link.values():
        if len(halves) == 2:
            yield halves[0], halves[1]


def _within(findings: Iterable[Finding], side: Side) -> Iterator[tuple[Finding, Finding]]:
    """Those whose passage on a side stands within another one's, with the outermost of these."""
    places = [
        (passage.sentence, passage.span.start, -passage.span.end, number, finding)
        for number, finding in enumerate(findings)
        if (passage := _on(finding, side))
    ]
    whole: tuple[str, int, Finding] | None = None
    for sentence, _, end, _, finding in sorted(places, key=lambda place: place[:4]):
        if whole and whole[0] == sentence and -end <= whole[1]:
            yield whole[2], finding
        else:
            whole = sentence, -end, finding


def _on(finding: Finding, side: Side) -> Passage | None:
    return finding.left if side is Side.LEFT else finding.right


def _ends(finding: Finding) -> tuple[Passage | None, Passage | None]:
    return finding.left, finding.right


def _folded(passage: Passage | None) -> str:
    return " ".join(passage.text.split()).casefold() if passage else ""


def _figures(passage: Passage | None) -> tuple[str, ...]:
    return tuple(_FIGURE.findall(passage.text)) if passage else ()


def _holds(one: Passage | None, other: Passage | None) -> bool:
    """Whether one of two passages has all words of the other one."""
    first, second = ({*_WORD.findall(_folded(passage))} for passage in (one, other))
    return first <= second or second <= first
