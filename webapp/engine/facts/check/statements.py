"""What holds a statement open, bounds it or attributes it, and is gone from it in the rewrite, or came in.

    She will sign *only if* the House keeps it.     She will sign but would like the House to keep it.
    *He claimed* the true loss was £500,000.                   The true loss was £500,000.

One rule for all classes of operators (``extract.operators``) and for verbs of saying: it is gone when the
statement beside it is told on the other side (``face.clauses.echo``), no operator of its class and no word
that may stand for one is left over there for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.negation import is_cue
from webapp.engine.facts.extract.operators import Operator, operators
from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.clauses import Echo, echo, telling
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.groups import Group, Told, draft
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Severity, Span, Verdict

_REACH: Final = 14
"""Tokens on each side of an operator that make the statement."""
_STOPS: Final = frozenset({";", ":", '"', ".", "?", "!"})


@dataclass(frozen=True, slots=True)
class Class:
    """What a class of operators is for the reader."""

    kind: FactKind
    lost: Severity
    come: Severity


CLASSES: Final = {
    "condition": Class(FactKind.WORDING, Severity.MEDIUM, Severity.LOW),
    "exception": Class(FactKind.WORDING, Severity.MEDIUM, Severity.LOW),
    "only": Class(FactKind.WORDING, Severity.MEDIUM, Severity.LOW),
    "part": Class(FactKind.WORDING, Severity.MEDIUM, Severity.LOW),
    "suspicion": Class(FactKind.HEDGE, Severity.MEDIUM, Severity.LOW),
    "accusation": Class(FactKind.ATTRIBUTION, Severity.MEDIUM, Severity.LOW),
    "possible": Class(FactKind.HEDGE, Severity.MEDIUM, Severity.LOW),
    "likely": Class(FactKind.HEDGE, Severity.MEDIUM, Severity.LOW),
    "intended": Class(FactKind.HEDGE, Severity.LOW, Severity.LOW),
    "scope": Class(FactKind.WORDING, Severity.MEDIUM, Severity.LOW),
    "extent": Class(FactKind.WORDING, Severity.MEDIUM, Severity.LOW),
    "limit": Class(FactKind.HEDGE, Severity.MEDIUM, Severity.LOW),
}
_HOLDING: Final = frozenset({"suspicion", "accusation", "possible", "likely"})
"""Classes that hold a statement open: put into one that was told as fact, else in the same words, each makes
it another one."""


_Placed = tuple[Told, Operator]


def statements(group: Group) -> Iterator[Draft]:
    """The findings about operators and verbs of saying that are gone or came in. ``order``: the sentences of
    the rewrite."""
    left, right = _all(group.left), _all(group.right)
    yield from _raised(group, left, right)
    yield from _reversed(group, left, right)
    held = any(operator.is_cue and operator.name in _HOLDING for _, operator in left)
    for name, about in CLASSES.items():
        for (told, operator), there in _unmatched(name, left, right, group.right):
            fact = _fact(told.reading, operator, about.kind)
            texts = _around(told.reading, operator), there.text
            lost = draft(group, (fact, None), Verdict.MISSING, about.lost, quoted=texts)
            rule = "certain" if name in _HOLDING and _is_bare(told.reading, operator, there, right) else name
            yield replace(lost, strength=there.share, kept=there.kept, rule=f"{rule}-{lost.verdict}")
        put_in = Severity.MEDIUM if group.is_edited and name in _HOLDING and not held else about.come
        for (told, operator), there in _unmatched(name, right, left, group.left):
            fact = _fact(told.reading, operator, about.kind)
            texts = there.text, _around(told.reading, operator)
            come = draft(group, (None, fact), Verdict.ADDED, put_in, quoted=texts)
            yield replace(come, strength=there.share, kept=there.kept, rule=f"{name}-{come.verdict}")


def _is_bare(reading: Reading, operator: Operator, there: _There, others: Sequence[_Placed]) -> bool:
    """Whether the very word behind the operator is told with nothing before it that holds it open."""
    behind = range(operator.stop, min(operator.stop + _HEAD, len(reading.lows)))
    word = next((reading.lows[at] for at in behind if telling(reading, (at,))), None)
    if word is None:
        return False
    forms = {*lemmas(word)}
    for found in there.echoes:
        lows = found.told.reading.lows
        holding = [one.start for told, one in others if told is found.told and one.name in _HOLDING]
        for at in range(found.first, found.last):
            if not forms.isdisjoint(lemmas(lows[at])):
                return not any(at - _HELD <= start < at for start in holding)
    return False


_HELD: Final = 6
"""Tokens before a word among which an operator holds it open."""


def _raised(group: Group, left: Sequence[_Placed], right: Sequence[_Placed]) -> Iterator[Draft]:
    """What was possible is now expected."""
    if _cues("likely", left) or _cues("possible", right):
        return
    for (told, one), (teller, other) in zip(_cues("possible", left), _cues("likely", right), strict=False):
        there, back = _told(told.reading, one, (teller,)), _told(teller.reading, other, (told,))
        if there and back:
            fact, now = _fact(told.reading, one, FactKind.HEDGE), _fact(teller.reading, other, FactKind.HEDGE)
            texts = _around(told.reading, one), _around(teller.reading, other)
            found = draft(group, (fact, now), Verdict.CHANGED, Severity.MEDIUM, quoted=texts)
            yield replace(
                found, strength=min(there.share, back.share), kept=there.kept, rule="possible-changed"
            )


def _all(side: Iterable[Told]) -> list[_Placed]:
    return [(told, operator) for told in side for operator in operators(told.reading)]


def _reversed(group: Group, left: Sequence[_Placed], right: Sequence[_Placed]) -> Iterator[Draft]:
    """*Will not sign unless they agree* became *will not sign if they agree*: an *unless* is an *if not*."""
    ones, others = _cues("condition", left), _cues("condition", right)
    if len(ones) != 1 or len(others) != 1:
        return
    (told, one), (teller, other) = ones[0], others[0]
    denials = sum(len(side.facts[FactKind.NEGATION]) for side in (told, teller))
    there = _told(told.reading, one, (teller,))
    if there and {one.form, other.form} in ({"unless", "if"}, {"unless", "only if"}) and denials % 2 == 0:
        facts = _fact(told.reading, one, FactKind.WORDING), _fact(teller.reading, other, FactKind.WORDING)
        texts = _around(told.reading, one), _around(teller.reading, other)
        found = draft(group, facts, Verdict.CHANGED, Severity.HIGH, quoted=texts)
        yield replace(found, strength=there.share, kept=there.kept, rule="condition-changed")


def _cues(name: str, side: Sequence[_Placed]) -> list[_Placed]:
    return [placed for placed in side if placed[1].name == name and placed[1].is_cue]


def _unmatched(
    name: str, own: Sequence[_Placed], others: Sequence[_Placed], side: Sequence[Told]
) -> Iterator[tuple[_Placed, _There]]:
    """The cues of a class whose statement ``side`` tells with nothing of that class in its place."""
    ones = [placed for placed in own if placed[1].name == name]
    if not any(operator.is_cue for _, operator in ones):
        return
    rest = [placed for placed in others if placed[1].name == name]
    free = []
    for placed in sorted(ones, key=lambda one: not one[1].is_cue):
        twin = next((other for other in rest if other[1].form == placed[1].form), None)
        if twin is not None:
            rest.remove(twin)
        elif placed[1].is_cue and _is_real(placed[0].reading, placed[1]):
            free.append(placed)
    for placed in free:
        there = _told(placed[0].reading, placed[1], side)
        if there is None:
            continue
        stand_in = next((other for other in rest if there.holds(other)), None)
        if stand_in is not None:
            rest.remove(stand_in)
        else:
            yield placed, there


@dataclass(frozen=True, slots=True)
class _There:
    """Where the other side tells the statement of an operator."""

    share: float
    """How much of the statement beside the operator, in [0, 1]."""
    kept: float
    """How much of what the operator governs, in [0, 1]."""
    echoes: tuple[Echo, ...]
    """The stretches that tell either."""

    @property
    def text(self) -> str:
        """The words that tell it best."""
        best = max(self.echoes, key=lambda found: found.share)
        return best.told.reading.text(best.first, best.last)

    def holds(self, placed: _Placed) -> bool:
        """Whether an operator stands in one of the stretches."""
        told, operator = placed
        return any(told is echo.told and echo.first <= operator.start < echo.last for echo in self.echoes)


def _told(reading: Reading, operator: Operator, side: Sequence[Told]) -> _There | None:
    """Where the statement of an operator is told; None where it is not surely."""
    start, stop = operator.start, operator.stop
    first, last = _edge(reading, start, -1), _edge(reading, stop, 1)
    governed, beside = range(stop, last), range(first, start)
    if not telling(reading, beside):  # at the head of a sentence it governs what stands before the comma
        comma = next((at for at in governed if reading.lows[at] == ","), last)
        governed, beside = range(stop, comma), range(comma, last)
    told, kept = (_echo(reading, places, side) for places in (beside, governed))
    sure = [found for found in (told, kept) if found and found.is_sure]
    if not sure:  # of few words on either side, both together
        whole = _echo(reading, (*beside, *governed), side)
        if whole is None or not whole.is_sure:
            return None
        sure = [whole]
    share = told.share if told and told.is_sure else max(found.share for found in sure)
    return _There(share, kept.share if kept else 0.0, tuple(sure))


def _edge(reading: Reading, at: int, step: int) -> int:
    """The end of the clause on one side of a place."""
    edge = at
    while 0 <= edge + min(step, 0) < len(reading.lows) and abs(edge - at) < _REACH:
        if reading.lows[edge + min(step, 0)] in _STOPS:
            break
        edge += step
    return edge


def _echo(reading: Reading, places: Iterable[int], side: Sequence[Told]) -> Echo | None:
    words = telling(reading, places)
    return echo(words, side) if words else None


def _is_real(reading: Reading, operator: Operator) -> bool:
    """A limit before a number, others not (*only 214 votes*, *some 300 men*); no verb (*are provided*)."""
    if operator.name in {"only", "limit", "scope"}:
        behind = reading.lows[operator.stop : operator.stop + 1]
        counts = bool(behind) and (behind[0][:1].isdecimal() or behind[0] in _COUNTS)
        return counts == (operator.name == "limit")
    if operator.form == "could":
        return not _is_able(reading, operator)
    before = reading.lows[max(0, operator.start - 1) : operator.start]
    return operator.form not in {"provided", "providing"} or before in {(), (",",), ("and",)}


def _is_able(reading: Reading, operator: Operator) -> bool:
    """*So that half could stay open*, *could not wait*: what one is able to do is no doubt."""
    before = reading.lows[max(0, operator.start - _PURPOSE) : operator.start]
    return is_cue("".join(reading.lows[operator.stop : operator.stop + 1])) or any(
        pair == ("so", "that") for pair in pairwise(before)
    )


_PURPOSE: Final = 6
"""Tokens before a *could* among which a *so that* makes it a purpose."""
_COUNTS: Final = listed("a an one two three four five six seven eight nine ten eleven twelve $ € £")


def _around(reading: Reading, operator: Operator) -> str:
    """An operator with a few words of its clause."""
    first, last = _edge(reading, operator.start, -1), _edge(reading, operator.stop, 1)
    return reading.text(max(first, operator.start - _BESIDE), min(last, operator.stop + _BESIDE))


_BESIDE: Final = 6
"""Tokens on each side of an operator that the reader is shown."""


def _fact(reading: Reading, operator: Operator, kind: FactKind) -> Fact:
    tokens, stop = reading.tokens, operator.stop
    if operator.name == "extent":  # told with what it bounds
        near = range(stop, min(stop + _HEAD, len(tokens)))
        stop = next((at + 1 for at in near if telling(reading, (at,))), stop)
    span = Span(tokens[operator.start].start, tokens[stop - 1].end)
    return Fact(kind, span, reading.text(operator.start, stop), operator.form)


_HEAD: Final = 3
"""Tokens behind an adjective among which its noun stands."""
