"""The parts of a comparison's page that change with a decision."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from webapp.engine.model import Comparison
from webapp.present.filters import REVIEWED, Chip, chips
from webapp.present.ledger import Ledger, finding_views, ledger
from webapp.present.marks import DISMISSED
from webapp.present.pair import Pair
from webapp.present.phrase import Summary
from webapp.present.progress import ReviewView, review_view
from webapp.present.reader import Reader
from webapp.present.state import PageState
from webapp.present.summary import summary
from webapp.present.words import WordView, decided, word_view
from webapp.review import Item, Subject


@dataclass(frozen=True, slots=True)
class Touched:
    """A sentence about which something was decided anew."""

    id: str
    """Of the sentence."""
    tags: str
    """What the filters may ask of it now, spaced."""
    said: str
    """Signs behind it."""


@dataclass(frozen=True, slots=True)
class SaidView:
    """What changed."""

    id: str
    """Of the comparison."""
    state: PageState
    """What the page shows."""
    editable: bool
    """The reader is the owner."""
    name: str
    """What the reader is called; empty where it is not known."""
    summary: Summary
    """The answer in words."""
    review: ReviewView | None
    """How far the review has come."""
    chips: tuple[Chip, ...]
    """The filters with their counts."""
    narrowing: tuple[Chip, ...]
    """Those that pick some of the facts."""
    everything: str
    """Address with no filter."""
    ledger: Ledger | None
    """The factual differences."""
    words: tuple[WordView, ...]
    """The words that changed, of findings that are looked at with another item too."""
    touched: tuple[Touched, ...]
    """The sentences they are about."""
    rings: tuple[tuple[str, str], ...]
    """The ids of the findings they are on, and what their rings look like now."""


def said_view(
    comparison: Comparison, state: PageState, id: str, reader: Reader, changed: Collection[str]
) -> SaidView:
    """The parts that change.

    Args:
        comparison: what the engine said.
        state: what the page shows.
        id: of the comparison.
        reader: its owner, with the review as it is now.
        changed: keys of what was decided anew.
    """
    pair = Pair.of(comparison, reader)
    filters = chips(pair, state)
    known = reader.standing.items.values() if reader.standing else ()
    items = [item for item in known if item.key in changed or item.within in changed]
    keys = {item.key for item in items}
    at = [id for id, own in pair.items.items() if any(item.key in keys for item in own)]
    return SaidView(
        id=id,
        state=state,
        editable=reader.owner,
        name=reader.name,
        summary=summary(pair, state),
        review=review_view(pair, filters, state),
        chips=tuple(chip for chip in filters if not chip.narrows and chip.tag not in REVIEWED),
        narrowing=tuple(chip for chip in filters if chip.narrows),
        everything=state.showing(),
        ledger=ledger(pair, state),
        words=_words(pair, items, state),
        touched=tuple(
            Touched(id, " ".join(pair.tags(pair.sentences[id])), decided(pair.states(id))) for id in at
        ),
        rings=tuple(
            (one.id, DISMISSED if pair.dismissed(one) else one.severity.value)
            for one in comparison.findings
            if one.key in keys
        ),
    )


def _words(pair: Pair, items: Collection[Item], state: PageState) -> tuple[WordView, ...]:
    ids = {item.id for item in items}
    findings = (finding for finding in pair.comparison.findings if finding.id in ids)
    views = [word_view(pair.reader, item) for item in items if item.subject is not Subject.FINDING] + [
        view.word for view in finding_views(pair, findings, state)
    ]
    return tuple(view for view in views if view)
