"""Links that a person draws, or takes away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from webapp.engine import Comparison, Pins
from webapp.engine.model import SegmentedArticle
from webapp.services.comparing import compare_again
from webapp.services.comparisons import get_comparison, get_draft
from webapp.services.desk import Desk
from webapp.services.errors import InvalidError, NotFoundError
from webapp.services.keys import MOST_PINS
from webapp.services.values import NOBODY, Asker, Kept
from webapp.words import say

Ids = tuple[str, str]
"""A left and a right sentence of the comparison that is at hand."""
Keys = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PinChange:
    """What a person says of pairs of sentences; all others stay as they were said."""

    linked: tuple[Ids, ...] = ()
    """They tell the same."""
    unlinked: tuple[Ids, ...] = ()
    """They do not."""
    taken_back: tuple[Ids, ...] = ()
    """The engine may decide again."""


def set_pins(
    desk: Desk, workspace: str, comparison_id: str, change: PinChange, asker: Asker = NOBODY
) -> Kept:
    """Compares again with links drawn or taken away, and keeps the result as the pair's newest revision.
    Later revisions of the pair keep them, and a later word on a pair replaces the earlier one.

    Raises:
        NotFoundError: no such comparison in this workspace, or no such sentence in it.
        InvalidError: nothing is said, a pair is none, is said to be two things, or there are too many.
        BusyError: too many comparisons are waited for.
        FailedError: the comparison did not come to its end.
    """
    if len(change.linked) + len(change.unlinked) + len(change.taken_back) > MOST_PINS:
        raise _too_many()
    comparison = get_comparison(desk, workspace, comparison_id).comparison
    pins = _changed(comparison, change)
    if len(pins.linked) + len(pins.unlinked) > MOST_PINS:
        raise _too_many()
    draft = replace(get_draft(desk, workspace, comparison_id), pins=pins)
    return compare_again(desk, workspace, comparison_id, draft, asker)


def _too_many() -> InvalidError:
    return InvalidError(say("errors.pins.most", most=MOST_PINS))


def _changed(comparison: Comparison, change: PinChange) -> Pins:
    ones, others = _keys(comparison.left), _keys(comparison.right)

    def keys(pairs: Iterable[Ids]) -> frozenset[Keys]:
        return frozenset(_pair(ones, others, *pair) for pair in pairs)

    linked, unlinked, taken = keys(change.linked), keys(change.unlinked), keys(change.taken_back)
    said = linked | unlinked | taken
    if not said:
        raise InvalidError(say("errors.pins.none"))
    if len(said) < len(linked) + len(unlinked) + len(taken):
        raise InvalidError(say("errors.pins.several"))
    before = comparison.pins
    return Pins(
        tuple(sorted((frozenset(before.linked) - said) | linked)),
        tuple(sorted((frozenset(before.unlinked) - said) | unlinked)),
    )


def _keys(article: SegmentedArticle) -> dict[str, str]:
    return {sentence.id: sentence.key for sentence in article.sentences}


def _pair(ones: dict[str, str], others: dict[str, str], left: str, right: str) -> Keys:
    if not all(name in ones or name in others for name in (left, right)):
        raise NotFoundError(say("errors.pins.no_sentence"))
    if left not in ones or right not in others:
        raise InvalidError(say("errors.pins.sides"))
    if not (ones[left] and others[right]):
        raise InvalidError(say("errors.pins.clutter"))
    return ones[left], others[right]
