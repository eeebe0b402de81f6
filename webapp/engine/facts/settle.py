"""From drafts to findings: how sure each is, which wins at one place, what is one finding with many mentions.

The order in which the rules spoke has no effect.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from webapp.engine.facts.face.draft import RANK, Draft
from webapp.engine.facts.likelihood import Likelihood
from webapp.engine.facts.messages import message
from webapp.engine.model import FactKind, Finding, Mention, PairKind, Passage, Severity, Span, Verdict
from webapp.engine.reading import fold

_ONE_SIDED: Final = frozenset({Verdict.ADDED, Verdict.MISSING})
_CARRIED: Final = frozenset({FactKind.NUMBER, FactKind.DATE, FactKind.NAME, FactKind.QUOTATION})
"""What two tellings pick each for itself."""
_TOLD: Final[Mapping[PairKind, float]] = {PairKind.TELLINGS: 0.2}
_SOURCED: Final = 0.1
"""Confidence from which a finding is told at all, in two tellings and else. Of those below that were read,
nearly all set two passages against each other that have nothing to do with each other; of 94 errors in
rewrites none is told by such a finding alone."""
_BESIDE: Final = 0.75
"""How sure the words beside two values must be that both are of one thing, for a difference that nothing else
tells to be serious: of those less sure that were read, half were."""
_ALL_OR_NOTHING: Final = frozenset({"bearer-changed"})
"""Rules that claim of two words in different places that one was put for the other: true and grave, or
nonsense."""
_FIRST: Final = (
    "table",
    "turn",
    "quotation",
    "extended",
    "reported",
    "exchange",
    "level",
    "number",
    "offset",
    "date",
    "name",
    "swap",
    "fulfilled",
    "whole",
)
_LAST: Final = ("opposite", "wording")
"""Which rule tells of a place when several of the same severity could: the one that knows most about it."""


_Order = tuple[int, int, int, str, tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A draft with how sure it is."""

    draft: Draft
    """Its severity is the final one."""
    confidence: float
    """Probability that a careful reader would call it a difference of fact, in [0, 1]."""


def settle(
    drafts: Iterable[Draft], likelihood: Likelihood, kind: PairKind, least: float
) -> tuple[Finding, ...]:
    """The findings, most severe first, then in reading order.

    Args:
        drafts: what the rules found.
        likelihood: how sure each is.
        kind: what the two articles are to each other; in two tellings, what one of them has more is no
            finding.
        least: confidence below which a finding is low, whatever its rule says, or none.
    """
    found = [draft for draft in drafts if kind is not PairKind.TELLINGS or not _is_addition(draft)]
    weighed = (_weighed(draft, likelihood, least) for draft in dict.fromkeys(found))
    told = [one for one in weighed if one.confidence >= _least(one.draft, kind, least)]
    return _numbered(_together(sorted(_apart(sorted(told, key=_precedence)), key=_order)), kind)


def _least(draft: Draft, kind: PairKind, least: float) -> float:
    """The confidence from which a draft is told."""
    return least if draft.rule in _ALL_OR_NOTHING else min(least, _TOLD.get(kind, _SOURCED))


def _is_addition(draft: Draft) -> bool:
    """Whether one side has a figure, a date, a name or a quotation more. A statement that both tell, one of
    them without its *may* or its *police said*, is another thing: they contradict each other."""
    return draft.verdict in _ONE_SIDED and draft.kind in _CARRIED


def _weighed(draft: Draft, likelihood: Likelihood, least: float) -> Weighed:
    confidence = round(likelihood.of(draft), 4)
    if confidence < least:
        return Weighed(replace(draft, severity=Severity.LOW), confidence)
    if draft.context and likelihood.by_model(draft) < least:  # else it is the model that is sure
        draft = replace(draft, severity=max(draft.severity, _by_context(draft), key=RANK.__getitem__))
    return Weighed(draft, confidence)


def _by_context(draft: Draft) -> Severity:
    """How serious a difference may be that nothing but its context tells. Two names in like words are often
    two people who did alike: of such that were read most were."""
    levels = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)
    step = (draft.context < _BESIDE) + (draft.kind is FactKind.NAME)
    return levels[step]


def _order(weighed: Weighed) -> _Order:
    draft = weighed.draft
    place = draft.right or draft.left
    other = draft.left or draft.right
    start = (other.span.start if other else 0, place.span.start if place else 0)
    return RANK[draft.severity], start[0], start[1], draft.kind, draft.quoted, draft.rule


def _precedence(weighed: Weighed) -> tuple[int, int, _Order]:
    """Graver first, then by what the rule knows, then in order."""
    name = weighed.draft.rule.partition("-")[0]
    known = _FIRST.index(name) if name in _FIRST else len(_FIRST) + (name in _LAST) + (name == _LAST[-1])
    return RANK[weighed.draft.severity], known, _order(weighed)


def _apart(weighed: Iterable[Weighed]) -> Iterator[Weighed]:
    """Without those of which one before them tells already: it stands at the same place on every side, or
    is of the same kind and sets a fact of one side against another one."""
    taken = _Places(), _Places()
    traded: defaultdict[FactKind, tuple[_Places, _Places]] = defaultdict(lambda: (_Places(), _Places()))
    for one in weighed:
        draft = one.draft
        there = [(side, passage.span) for side, passage in enumerate((draft.left, draft.right)) if passage]
        own = traded[draft.kind]
        if all(taken[side].meet(span) for side, span in there) or (
            len(there) > 1 and any(own[side].meet(span) for side, span in there)
        ):
            continue
        for side, span in there:
            taken[side].take(span)
            if len(there) > 1:
                own[side].take(span)
        yield one


_BLOCK: Final = 64
"""Characters that are looked at together."""


class _Places:
    """Stretches of a text that grow; to see whether one meets another takes the time of its own length."""

    def __init__(self) -> None:
        self._taken: dict[int, list[Span]] = {}

    def take(self, span: Span) -> None:
        for block in self._blocks(span):
            self._taken.setdefault(block, []).append(span)

    def meet(self, span: Span) -> bool:
        return any(
            other.start < span.end and span.start < other.end
            for block in self._blocks(span)
            for other in self._taken.get(block, ())
        )

    @staticmethod
    def _blocks(span: Span) -> range:
        return range(span.start // _BLOCK, span.end // _BLOCK + 1)


def _together(weighed: Iterable[Weighed]) -> list[tuple[Weighed, list[Mention]]]:
    """One finding for what differs in the same way at several places, with its mentions."""
    found: dict[tuple[str, str, str, str], tuple[Weighed, list[Mention]]] = {}
    for one in weighed:
        draft = one.draft
        key = draft.kind.value, draft.verdict.value, _folded(draft.left), _folded(draft.right)
        if key in found:
            found[key][1].append(Mention(draft.left, draft.right))
        else:
            found[key] = one, []
    return list(found.values())


def _folded(passage: Passage | None) -> str:
    return fold(passage.text) if passage else ""


def _numbered(settled: Iterable[tuple[Weighed, list[Mention]]], kind: PairKind) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            id=f"F{number}",
            kind=one.draft.kind,
            verdict=one.draft.verdict,
            severity=one.draft.severity,
            link=one.draft.link,
            left=one.draft.left,
            right=one.draft.right,
            message=message(one.draft, kind),
            rule=one.draft.rule,
            confidence=one.confidence,
            mentions=tuple(mentions),
        )
        for number, (one, mentions) in enumerate(settled, 1)
    )
