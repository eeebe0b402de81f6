"""The comparison page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from webapp.engine.model import Comparison, Limit, Side
from webapp.present.card import Card, card
from webapp.present.columns import Block, Column, Row, blocks, column, rows
from webapp.present.filters import Chip, chips
from webapp.present.kind import KindView, kind_of, kind_view
from webapp.present.ledger import Group, Shelf, ledger, shelves
from webapp.present.pair import Pair
from webapp.present.sections import Sections, sections
from webapp.present.state import VIEWS, PageState
from webapp.present.steps import StepKeys, Steps, step_keys, steps
from webapp.present.strip import DENSE, Cell, strip
from webapp.present.summary import Phrase, summary

_VIEW_NAMES = {"facing": "Facing", "rows": "Rows", "single": "One column"}


@dataclass(frozen=True, slots=True)
class ViewChoice:
    """One way to lay the pair out."""

    name: str
    """In words."""
    view: str
    """``facing``, ``rows`` or ``single``."""
    href: str
    """This page in that view."""
    current: bool
    """It is the one shown."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One mark, explained."""

    side: str
    """``left`` or ``right``."""
    words: str
    """The mark with its name."""
    meaning: str
    """What it means."""


@dataclass(frozen=True, slots=True)
class History:
    """Where a comparison stands among the revisions of its pair."""

    number: int = 1
    """Of this revision, from 1."""
    total: int = 1
    """How many there are."""
    previous: str = ""
    """Id of the revision before; empty at the first."""
    next: str = ""
    """Id of the revision after; empty at the newest."""
    outdated: bool = False
    """A newer engine would perhaps answer differently."""


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """A whole comparison as the page shows it."""

    id: str
    """Of the comparison."""
    title: str
    """For the browser's tab."""
    created: datetime
    """When it was made (UTC)."""
    state: PageState
    """What the URL asks for."""
    summary: tuple[Phrase, ...]
    """The answer in words."""
    kind: KindView | None
    """What the pair is taken for; None where the result does not say."""
    kind_name: str
    """The same as a pair kind, for style sheets; a rewrite where the result does not say."""
    limits: tuple[Limit, ...]
    """What the answer does not cover."""
    chips: tuple[Chip, ...]
    """Filters with counts, which are the legend too."""
    narrowing: tuple[Chip, ...]
    """Those that pick some of the facts: severities and kinds."""
    everything: str
    """Address with no filter."""
    views: tuple[ViewChoice, ...]
    """Ways to lay the pair out."""
    left: Column
    """Head of the source's column."""
    right: Column
    """Head of the rewrite's column."""
    rows: tuple[Row, ...]
    """Paragraphs level with each other."""
    blocks: tuple[Block, ...]
    """The same rows, identical ones folded away where the reader asked for it."""
    fold: str
    """Address with identical rows folded or unfolded; empty where there is nothing to fold."""
    sections: Sections | None
    """The sections of a pair too long to be shown whole; else None."""
    moved: str
    """Ids of the moved links, spaced."""
    strip: tuple[Cell, ...]
    """The whole pair at a glance."""
    dense: bool
    """The strip has so many cells that they have no room for lines around them."""
    card: Card | None
    """The chosen sentence, if any."""
    steps: Steps
    """Where the reader stands."""
    ledger: tuple[Group, ...]
    """Every finding."""
    shelves: tuple[Shelf, ...]
    """What only one side says, and what is too close."""
    editable: bool
    """The reader may edit the texts and compare again."""
    history: History
    """The revisions of the pair."""
    keys: tuple[StepKeys, ...]
    """Keys to step with."""
    legend: tuple[LegendEntry, ...]
    """How unique sentences are marked; none where they are not."""


@dataclass(frozen=True, slots=True)
class CardView:
    """The part of the page that changes when a sentence is chosen."""

    card: Card | None
    """The chosen sentence, if any."""
    steps: Steps
    """Where the reader stands."""
    editable: bool
    """The reader may edit the texts and compare again."""
    id: str
    """Of the comparison; empty for a reader who may not."""


def comparison_page(
    id: str,
    created: datetime,
    comparison: Comparison,
    state: PageState,
    history: History | None = None,
    *,
    whole: bool = False,
) -> ComparisonPage:
    """The whole page. A chosen sentence that is not in the pair counts as none.

    Args:
        id: of the comparison; "" for a page that no server stands behind.
        created: when it was made (UTC).
        comparison: what the engine said.
        state: what the URL asks for.
        history: the revisions of the pair, for a reader who may edit it; else None.
        whole: show all of a long pair, for a page that cannot turn to another section.
    """
    pair = Pair.of(comparison)
    state = _known(pair, state)
    filters = chips(pair, state)
    left, right = column(pair, Side.LEFT, state), column(pair, Side.RIGHT, state)
    cells = strip(pair, state)
    every = range(len(comparison.rows))
    turned, part = (None, every) if whole else sections(pair, state)
    level = rows(pair, state, part)
    foldable = state.view != "facing" and any(row.identical for row in level)
    return ComparisonPage(
        id=id,
        title=" / ".join(title for title in (left.title, right.title) if title) or "Comparison",
        created=created,
        state=state,
        summary=summary(pair, state),
        kind=kind_view(comparison, state),
        kind_name=kind_of(comparison).value,
        limits=comparison.limits,
        chips=tuple(chip for chip in filters if not chip.narrows),
        narrowing=tuple(chip for chip in filters if chip.narrows),
        everything=state.showing(),
        views=tuple(ViewChoice(_VIEW_NAMES[v], v, state.viewing(v), v == state.view) for v in VIEWS),
        left=left,
        right=right,
        rows=level,
        blocks=blocks(level, fold=state.fold),
        fold=state.folding() if foldable else "",
        sections=turned,
        moved=" ".join(link.id for link in comparison.links if link.moved),
        strip=cells,
        dense=len(cells) > DENSE,
        card=card(pair, state),
        steps=steps(pair, state),
        ledger=ledger(pair, state),
        shelves=shelves(pair, state),
        editable=history is not None,
        history=history or History(),
        keys=step_keys(pair.terms),
        legend=_legend(pair),
    )


def card_view(comparison: Comparison, state: PageState, editable: str = "") -> CardView:
    """The chosen sentence alone, for a fragment; with the comparison's id for a reader who may edit it."""
    pair = Pair.of(comparison)
    state = _known(pair, state)
    return CardView(card(pair, state), steps(pair, state), bool(editable), editable)


def _legend(pair: Pair) -> tuple[LegendEntry, ...]:
    terms = pair.terms
    if not terms.tells_unique:
        return ()
    return tuple(
        LegendEntry(side.value, f"{sign} {terms.chips[side]}", f"in {terms.articles[side]} only")
        for side, sign in ((Side.LEFT, "−"), (Side.RIGHT, "+"))
    )


def _known(pair: Pair, state: PageState) -> PageState:
    return state if state.sentence in pair.sentences else replace(state, sentence="")
