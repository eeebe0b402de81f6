"""What holds a statement open, bounds it or attributes it, and is gone from it in the rewrite, or came in.

    She will sign *only if* the House keeps it.     She will sign but would like the House to keep it.
    *He claimed* the true loss was £500,000.                   The true loss was £500,000.

One rule for all classes of operators (``extract.operators``) and for verbs of saying: it is gone when the
statement beside it is told on the other side (``face.clauses.echo``), no operator of its class and no word
that may stand for one is left over there for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from webapp.engine.facts.check.wholes import told_whole
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.operators import Operator, is_real, operators
from webapp.engine.facts.face.clauses import Echo, beside, brief, echo, excerpt
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.lexicon import lemmas
from webapp.engine.model import FactKind, Severity, Verdict

CLASSES: Final[Mapping[str, FactKind]] = {
    **dict.fromkeys(("condition", "exception", "only", "part", "scope", "extent"), FactKind.WORDING),
    **dict.fromkeys(("suspicion", "possible", "likely", "intended", "limit"), FactKind.HEDGE),
    "accusation": FactKind.ATTRIBUTION,
}
"""Class of operators → what it is for the reader."""
_HOLDING: Final = frozenset({"suspicion", "accusation", "possible", "likely"})
"""Classes that hold a statement open: put into one that was told as fact, else in the same words, each makes
it another one."""


_Placed = tuple[Told, Operator]


def statements(group: Group) -> Iterator[Draft]:
    """The findings about operators and verbs of saying that are gone or came in."""
    left, right = _all(group.left), _all(group.right)
    yield from _raised(group, left, right)
    yield from _reversed(group, left, right)
    held = any(operator.is_cue and operator.name in _HOLDING for _, operator in left)
    for name in CLASSES:
        lost = Severity.LOW if name == "intended" else Severity.MEDIUM
        for placed, there in _unmatched(name, left, right, group.right):
            is_bare = name in _HOLDING and _is_bare(placed, there, right)
            yield _one_sided(group, placed, there, (Verdict.MISSING, lost), "certain" if is_bare else name)
        put_in = Severity.MEDIUM if group.is_edited and name in _HOLDING and not held else Severity.LOW
        for placed, there in _unmatched(name, right, left, group.left):
            yield _one_sided(group, placed, there, (Verdict.ADDED, put_in), name)


def _one_sided(
    group: Group, placed: _Placed, there: _There, judged: tuple[Verdict, Severity], rule: str
) -> Draft:
    fact, (told, operator) = _fact(placed), placed
    own, other = excerpt(told.reading, operator.start, operator.stop, _BESIDE), there.text
    if judged[0] is Verdict.MISSING:
        found = draft(group, (fact, None), *judged, quoted=(own, other))
    else:
        found = draft(group, (None, fact), *judged, quoted=(other, own))
    return replace(found, strength=there.share, kept=there.kept, rule=f"{rule}-{judged[0]}")


def _changed(group: Group, one: _Placed, other: _Placed, severity: Severity) -> Draft:
    texts = [excerpt(told.reading, found.start, found.stop, _BESIDE) for told, found in (one, other)]
    facts, quoted = (_fact(one), _fact(other)), (texts[0], texts[1])
    found = draft(group, facts, Verdict.CHANGED, severity, quoted=quoted)
    return replace(found, rule=f"{one[1].name}-changed")


def _is_bare(placed: _Placed, there: _There, others: Sequence[_Placed]) -> bool:
    """Whether the very word behind the operator is told with nothing before it that holds it open."""
    reading, stop = placed[0].reading, placed[1].stop
    word = next(iter(reading.telling(range(stop, min(stop + _HEAD, len(reading.lows))))), None)
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
    for one, other in zip(_cues("possible", left), _cues("likely", right), strict=False):
        there, back = _told(one, (other[0],)), _told(other, (one[0],))
        if there and back:
            found = _changed(group, one, other, Severity.MEDIUM)
            yield replace(found, strength=min(there.share, back.share), kept=there.kept)


def _all(side: Iterable[Told]) -> list[_Placed]:
    return [(told, operator) for told in side for operator in operators(told.reading)]


def _reversed(group: Group, left: Sequence[_Placed], right: Sequence[_Placed]) -> Iterator[Draft]:
    """*Will not sign unless they agree* became *will not sign if they agree*: an *unless* is an *if not*."""
    ones, others = _cues("condition", left), _cues("condition", right)
    if len(ones) != 1 or len(others) != 1:
        return
    one, other = ones[0], others[0]
    denials = sum(len(told.facts[FactKind.NEGATION]) for told, _ in (one, other))
    there = _told(one, (other[0],))
    if there and {one[1].form, other[1].form} in _CONTRARY and denials % 2 == 0:
        found = _changed(group, one, other, Severity.HIGH)
        yield replace(found, strength=there.share, kept=there.kept)


_CONTRARY: Final = ({"unless", "if"}, {"unless", "only if"})


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
        twin = next((other for other in rest if _form(other[1]) == _form(placed[1])), None)
        if twin is not None:
            rest.remove(twin)
        elif placed[1].is_cue and not _is_counted(*placed) and is_real(placed[0].reading, placed[1]):
            free.append(placed)
    for placed in free:
        there = _told(placed, side)
        if there is None:
            continue
        stand_in = next((other for other in rest if there.holds(other)), None)
        if stand_in is not None:
            rest.remove(stand_in)
        else:
            yield placed, there


def _form(operator: Operator) -> str:
    """*No shop but one*, *none of the shops*: one form."""
    return "no" if operator.form in _NONE else operator.form


_NONE: Final = frozenset({"no", "none", "neither", "nor", "never"})


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
        return brief(max(self.echoes, key=lambda found: found.share))

    def holds(self, placed: _Placed) -> bool:
        """Whether an operator stands in one of the stretches."""
        told, operator = placed
        return any(told is echo.told and echo.first <= operator.start < echo.last for echo in self.echoes)


_LEAST: Final = 0.25
"""Share of what an operator that holds open governs: of less, the other side tells nothing of it."""


def _told(placed: _Placed, side: Sequence[Told]) -> _There | None:
    """Where the statement of an operator is told; None where it is not surely."""
    reading, operator = placed[0].reading, placed[1]
    ahead, governed = beside(reading, operator.start, operator.stop)
    told, kept = (echo(reading.telling(places), side) for places in (ahead, governed))
    if operator.name in _HOLDING and reading.telling(governed) and (not kept or kept.share < _LEAST):
        return None
    sure = [found for found in (told, kept) if found and found.is_sure]
    if not sure:  # of few words on either side, both together
        whole = echo(reading.telling((*ahead, *governed)), side)
        if operator.name == "exception" and not (whole and whole.is_sure):
            whole = told_whole(reading, range(operator.start, operator.stop), side)
        elif whole and not whole.is_sure:
            return None
        if whole is None:
            return None
        sure = [whole]
    share = told.share if told and told.is_sure else max(found.share for found in sure)
    return _There(share, kept.share if kept else 0.0, tuple(sure))


def _is_counted(told: Told, operator: Operator) -> bool:
    """Whether it is a part of a number: *all but one of the 63 crews*."""
    start = told.reading.tokens[operator.start].start
    return operator.name == "exception" and any(
        fact.span.start == start for fact in told.facts[FactKind.NUMBER]
    )


_BESIDE: Final = 6
"""Tokens on each side of an operator that the reader is shown."""


def _fact(placed: _Placed) -> Fact:
    reading, operator = placed[0].reading, placed[1]
    stop = operator.stop
    if operator.name == "extent":  # told with what it bounds
        near = range(stop, min(stop + _HEAD, len(reading.tokens)))
        stop = next((at + 1 for at in near if reading.telling((at,))), stop)
    return Fact.of(CLASSES[operator.name], reading, operator.start, stop)


_HEAD: Final = 3
"""Tokens behind an adjective among which its noun stands."""
