"""What holds a statement open, bounds it or attributes it, and is gone from it in the rewrite, or came in.

    She will sign *only if* the House keeps it.     She will sign but would like the House to keep it.
    *He claimed* the true loss was £500,000.                   The true loss was £500,000.

One rule for all classes of operators (``extract.operators``) and for verbs of saying: it is gone when the
statement beside it is told on the other side (``face.clauses.echo``), no operator of its class and no word
that may stand for one is left over there for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from webapp.engine.facts.check.voices import CORE, reported
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.operators import Operator, operators
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.extract.speech import is_speaking
from webapp.engine.facts.face.clauses import echo, telling
from webapp.engine.facts.face.draft import Draft, absent, unsourced
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Severity, Span, Verdict

_REACH: Final = 14
"""Tokens on each side of an operator that make the statement."""
_STOPS: Final = frozenset({";", ":", '"', ".", "?", "!"})


@dataclass(frozen=True, slots=True)
class _Class:
    """What a class of operators is for the reader."""

    kind: FactKind
    label: str
    lost: Severity
    come: Severity


_CLASSES: Final = {
    "condition": _Class(FactKind.WORDING, "Condition", Severity.MEDIUM, Severity.LOW),
    "exception": _Class(FactKind.WORDING, "Exception", Severity.MEDIUM, Severity.LOW),
    "only": _Class(FactKind.WORDING, "Restriction", Severity.MEDIUM, Severity.LOW),
    "part": _Class(FactKind.WORDING, "Restriction", Severity.MEDIUM, Severity.LOW),
    "suspicion": _Class(FactKind.HEDGE, "Hedge", Severity.MEDIUM, Severity.LOW),
    "possible": _Class(FactKind.HEDGE, "Hedge", Severity.MEDIUM, Severity.LOW),
    "likely": _Class(FactKind.HEDGE, "Hedge", Severity.LOW, Severity.LOW),
}


_Placed = tuple[Told, Operator]


def statements(group: Group, order: Sequence[Told]) -> Iterator[Draft]:
    """The findings about operators and verbs of saying that are gone or came in. ``order``: the sentences of
    the rewrite."""
    left, right = _all(group.left), _all(group.right)
    yield from _unsaid(group, left, right, order)
    for name, about in _CLASSES.items():
        for told, operator in _unmatched(name, left, right):
            found = _told(told.reading, operator, group.right)
            if found is not None:
                fact = _fact(told.reading, operator, about.kind)
                lost = draft(group, (fact, None), Verdict.MISSING, about.lost, absent(about.label, fact.text))
                yield replace(lost, strength=found[0], kept=found[1], rule=f"{name}-{lost.verdict}")
        for told, operator in _unmatched(name, right, left):
            found = _told(told.reading, operator, group.left)
            if found is not None:
                fact = _fact(told.reading, operator, about.kind)
                come = draft(
                    group, (None, fact), Verdict.ADDED, about.come, unsourced(about.label, fact.text)
                )
                yield replace(come, strength=found[0], kept=found[1], rule=f"{name}-{come.verdict}")


def _unsaid(
    group: Group, left: Sequence[_Placed], right: Sequence[_Placed], order: Sequence[Told]
) -> Iterator[Draft]:
    """What somebody says in the source and the rewrite states."""
    spare = Counter(operator.form for _, operator in right if operator.name == "saying")
    spare.subtract(operator.form for _, operator in left if operator.name == "saying")
    here = sum(count for count in spare.values() if count > 0)
    lost = [
        (told, fact)
        for told in group.left
        for fact in told.facts[FactKind.ATTRIBUTION]
        if not told.reading.marked.spans
        and fact.slots & _REPORTING
        and any(spare[form] < 0 for form in _forms(fact))
    ]
    for told, fact in lost[here:]:
        words = reported(told.reading, fact)
        found = echo(words, group.right) if words else None
        if found is None or not found.is_sure or found.told.reading.lows[-1:] == ("?",):
            continue
        name = group.written(fact.qualifier, left=True)
        who = " ".join(
            part for part in ((fact.text, name) if " " in fact.text else (name, fact.text)) if part
        )
        message = f"Attribution: “{who}” in the source is not in the rewrite, which states it as fact."
        gone = draft(group, (fact, None), Verdict.MISSING, Severity.MEDIUM, message)
        yield replace(
            gone, strength=found.share, kept=_voice_left(found.told, fact, order), rule="saying-missing"
        )


_REPORTING: Final = CORE | {"v:accuse", "v:suspect", "v:contend", "v:predict"}
"""Verbs whose clause is not the writer's own word."""


def _forms(fact: Fact) -> list[str]:
    """The phrases of the table that an attribution is one of."""
    text = fact.text.lower()
    return [text] if " " in text else [f"~{lemma}" for lemma in lemmas(text)]


def _voice_left(told: Told, fact: Fact, order: Sequence[Told]) -> float:
    """How surely somebody still says it: in the sentence itself, in the next one, in the one before."""
    if is_speaking(told.reading) or fact.qualifier in told.reading.reach:
        return 1.0
    at = bisect_left(order, told.reading.sentence.span, key=lambda other: other.reading.sentence.span)
    before, behind = order[max(0, at - 1) : at], order[at + 1 : at + 2]
    same = any(fact.qualifier in near.reading.reach for near in behind)
    if any(map(_speaks, behind)):
        return 0.8 if same else 0.6
    return 0.4 if any(map(_speaks, before)) else 0.0


def _speaks(told: Told) -> bool:
    return bool(told.facts[FactKind.ATTRIBUTION]) or bool(told.reading.marked.spans)


def _all(side: Iterable[Told]) -> list[_Placed]:
    return [(told, operator) for told in side for operator in operators(told.reading)]


def _unmatched(name: str, own: Sequence[_Placed], others: Sequence[_Placed]) -> list[_Placed]:
    """The cues of a class for which nothing of that class is left over on the other side."""
    ones = [placed for placed in own if placed[1].name == name]
    if not any(operator.is_cue for _, operator in ones):
        return []
    forms = Counter(operator.form for _, operator in others if operator.name == name)
    free = []
    for placed in sorted(ones, key=lambda one: not one[1].is_cue):
        if forms[placed[1].form]:
            forms[placed[1].form] -= 1
        elif placed[1].is_cue and _is_real(placed[0].reading, placed[1]):
            free.append(placed)
    spare = sum(forms.values())
    return free[spare:]


def _told(reading: Reading, operator: Operator, side: Sequence[Told]) -> tuple[float, float] | None:
    """How much of the statement beside an operator the other side tells, and how much of what the operator
    governs; None where it is not surely told."""
    start, stop = operator.start, operator.stop
    first, last = _edge(reading, start, -1), _edge(reading, stop, 1)
    governed, beside = range(stop, last), range(first, start)
    if not telling(reading, beside):  # at the head of a sentence it governs what stands before the comma
        comma = next((at for at in governed if reading.lows[at] == ","), last)
        governed, beside = range(stop, comma), range(comma, last)
    told = _shares(reading, beside, side)
    kept = _shares(reading, governed, side)
    sure = max(told, kept, key=lambda one: (one[1], one[0]))
    return (told[0] if told[1] else sure[0], kept[0]) if sure[1] else None


def _edge(reading: Reading, at: int, step: int) -> int:
    """The end of the clause on one side of a place."""
    edge = at
    while 0 <= edge + min(step, 0) < len(reading.lows) and abs(edge - at) < _REACH:
        if reading.lows[edge + min(step, 0)] in _STOPS:
            break
        edge += step
    return edge


def _shares(reading: Reading, places: range, side: Sequence[Told]) -> tuple[float, bool]:
    words = telling(reading, places)
    found = echo(words, side) if words else None
    return (found.share, found.is_sure) if found else (0.0, False)


def _is_real(reading: Reading, operator: Operator) -> bool:
    """Not before a number (*only 214 votes*), nor as a verb (*buses are provided*)."""
    if operator.name == "only":
        behind = reading.lows[operator.stop : operator.stop + 1]
        return not behind or not (behind[0][:1].isdecimal() or behind[0] in _COUNTS)
    before = reading.lows[max(0, operator.start - 1) : operator.start]
    return operator.form not in {"provided", "providing"} or before in {(), (",",), ("and",)}


_COUNTS: Final = listed("a an one two three four five six seven eight nine ten eleven twelve")


def _fact(reading: Reading, operator: Operator, kind: FactKind) -> Fact:
    tokens = reading.tokens
    span = Span(tokens[operator.start].start, tokens[operator.stop - 1].end)
    return Fact(kind, span, reading.text(operator.start, operator.stop), operator.form)
