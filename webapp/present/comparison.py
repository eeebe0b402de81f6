"""The comparison page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from webapp.engine.model import Comparison, Limit, Side
from webapp.present.card import Card, card
from webapp.present.checked import left_untold
from webapp.present.columns import Block, Column, Row, blocks, column, rows
from webapp.present.filters import REVIEWED, Chip, chips
from webapp.present.kind import KindView, kind_of, kind_view
from webapp.present.ledger import Ledger, ledger
from webapp.present.pair import Pair
from webapp.present.phrase import Summary, spoken
from webapp.present.progress import ReviewView, review_view
from webapp.present.reader import ANYBODY, History, Reader
from webapp.present.sections import Sections, sections
from webapp.present.shared import SharedView
from webapp.present.shelves import Shelf, shelves
from webapp.present.state import VIEWS, PageState
from webapp.present.steps import StepKeys, Steps, step_keys, steps
from webapp.present.strip import DENSE, Cell, strip
from webapp.present.summary import summary
from webapp.present.talk import Talk, talk
from webapp.words import say


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
class ComparisonPage:
    """A whole comparison as the page shows it."""

    id: str
    """Of the comparison."""
    title: str
    """Of the pair, for the browser's tab and the headings; of the articles where no pair is kept."""
    created: datetime
    """When it was made (UTC)."""
    state: PageState
    """What the URL asks for."""
    summary: Summary
    """The answer in words."""
    kind: KindView | None
    """What the pair is taken for; None where the result does not say."""
    kind_name: str
    """The same as a pair kind, for style sheets; a rewrite where the result does not say."""
    limits: tuple[Limit, ...]
    """What the answer does not cover, but for what it says itself."""
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
    ledger: Ledger | None
    """Every finding."""
    shelves: tuple[Shelf, ...]
    """What only one side says, and what is too close."""
    editable: bool
    """The reader may edit the texts and compare again."""
    history: History
    """The revisions of the pair."""
    review: ReviewView | None
    """The review; None where there is none to show."""
    talk: Talk | None
    """All comments; None where there is nothing to show."""
    name: str
    """What the reader is called; empty where it is not known."""
    keys: tuple[StepKeys, ...]
    """Keys to step with."""
    legend: tuple[LegendEntry, ...]
    """How unique sentences are marked; none where they are not."""
    shared: SharedView | None = None
    """Who sent it and until when it opens, for a reader with a link; else None."""

    def named(self, title: str) -> ComparisonPage:
        """The same page under the title that the pair is kept by; an empty one changes nothing."""
        return replace(self, title=title) if title else self


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
    name: str
    """What the reader is called; empty where it is not known."""
    state: PageState
    """What the URL asks for."""


def comparison_page(
    id: str,
    created: datetime,
    comparison: Comparison,
    state: PageState,
    reader: Reader = ANYBODY,
    *,
    whole: bool = False,
) -> ComparisonPage:
    """The whole page. A chosen sentence that is not in the pair counts as none.

    Args:
        id: of the comparison; "" for a page that no server stands behind.
        created: when it was made (UTC).
        comparison: what the engine said.
        state: what the URL asks for.
        reader: what was said of it before, and what may be done about it.
        whole: show all of a long pair, for a page that cannot turn to another section.
    """
    pair = Pair.of(comparison, reader)
    state = _known(pair, state)
    answer = summary(pair, state)
    filters = chips(pair, state)
    left, right = column(pair, Side.LEFT, state), column(pair, Side.RIGHT, state)
    cells = strip(pair, state)
    every = range(len(comparison.rows))
    turned, part = (None, every) if whole else sections(pair, state)
    level = rows(pair, state, part)
    foldable = state.view != "facing" and any(row.identical for row in level)
    return ComparisonPage(
        id=id,
        title=" / ".join(title for title in (left.title, right.title) if title) or say("terms.untitled"),
        created=created,
        state=state,
        summary=answer,
        kind=kind_view(comparison, state),
        kind_name=kind_of(comparison).value,
        limits=left_untold(comparison, spoken(answer.head)),
        chips=tuple(chip for chip in filters if not chip.narrows and chip.tag not in REVIEWED),
        narrowing=tuple(chip for chip in filters if chip.narrows),
        everything=state.showing(),
        views=tuple(
            ViewChoice(say(f"comparison.view.{v}"), v, state.viewing(v), v == state.view) for v in VIEWS
        ),
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
        editable=reader.owner,
        history=reader.history or History(),
        review=review_view(pair, filters, state),
        talk=talk(pair, state),
        name=reader.name,
        keys=step_keys(pair.terms),
        legend=_legend(pair),
    )


def card_view(comparison: Comparison, state: PageState, id: str = "", reader: Reader = ANYBODY) -> CardView:
    """The chosen sentence alone, for a fragment; ``id`` is that of the comparison for a reader who may edit
    it."""
    pair = Pair.of(comparison, reader)
    state = _known(pair, state)
    return CardView(card(pair, state), steps(pair, state), reader.owner, id, reader.name, state)


def _legend(pair: Pair) -> tuple[LegendEntry, ...]:
    terms = pair.terms
    if not terms.tells_unique:
        return ()
    return tuple(
        LegendEntry(side.value, say("marks.only", sign=sign, name=terms.chips[side]), terms.said[side])
        for side, sign in ((Side.LEFT, "−"), (Side.RIGHT, "+"))
    )


def _known(pair: Pair, state: PageState) -> PageState:
    return state if state.sentence in pair.sentences else replace(state, sentence="")
