"""The pair card: everything about the chosen sentence and its counterparts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from webapp.engine.model import Link, Span
from webapp.present.edits import Edit, kept_share, merged, refined, sides
from webapp.present.ledger import FindingView, finding_views
from webapp.present.pair import Pair, side_of
from webapp.present.state import PageState
from webapp.present.wording import SIDES, UNIQUE, counted, percent, relation, shown

MERGED_SHARE = 0.5
"""Range 0 to 1, default 0.5: with less than this share of the characters kept, mixed insertions and
deletions read as confetti, and the card sets before and after below each other instead. Half, so that what
stays is always the larger part of what is read; links over several sentences came out unreadable at 0.4."""

_DETAILS = {"words": "Words", "sides": "Before and after", "characters": "Characters"}

RUN_WIDTH = 80
"""Characters of a verbatim run that the card quotes: enough to find it."""


@dataclass(frozen=True, slots=True)
class DetailChoice:
    """One way to show the changes of a link."""

    name: str
    """In words."""
    href: str
    """The page with the changes shown that way."""
    current: bool
    """It is the one shown."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """One link of the chosen sentence."""

    id: str
    """``K1`` …"""
    heading: str
    """Relation and shape in words."""
    relation: str
    """For its colour."""
    sure: str
    """Confidence as ``84 %``."""
    confidence: float
    """The same in [0, 1], for the meter."""
    notes: tuple[str, ...]
    """Moved, uncertain: one plain sentence each."""
    reasons: tuple[str, ...]
    """Why they are linked."""
    run: str
    """The longest passage taken over word for word inside it; empty when none is long enough to count."""
    merged: tuple[Edit, ...]
    """Both texts in one; empty when before and after are shown."""
    left: tuple[Edit, ...]
    """The source's sentences, what is gone marked; empty when ``merged`` is shown."""
    right: tuple[Edit, ...]
    """The rewrite's sentences, what is new marked; empty when ``merged`` is shown."""
    details: tuple[DetailChoice, ...]
    """Ways to show the changes; empty where nothing changed."""


@dataclass(frozen=True, slots=True)
class NearView:
    """A near miss of a sentence without a link."""

    id: str
    """Its sentence id."""
    href: str
    """The page with it chosen."""
    score: str
    """``41 %``."""
    text: str
    """What it says."""


@dataclass(frozen=True, slots=True)
class Card:
    """The chosen sentence."""

    sentence: str
    """Its id."""
    place: str
    """``Source, sentence 3``."""
    heading: str
    """What became of it, where it has no link; else empty."""
    relation: str
    """For its colour."""
    text: str
    """The sentence itself, where it has no link; else empty."""
    links: tuple[LinkView, ...]
    """Its links, strongest first."""
    nearest: tuple[NearView, ...]
    """The closest sentences on the other side, where it has no link."""
    findings: tuple[FindingView, ...]
    """Differences of facts in it or its links."""
    close: str
    """Address with nothing chosen."""
    edit: str
    """Address with its paragraph open for editing."""


def card(pair: Pair, state: PageState) -> Card | None:
    """The card of the chosen sentence; None when none is chosen or it is not in this pair."""
    sentence = pair.sentences.get(state.sentence)
    if sentence is None:
        return None
    side = side_of(sentence.id)
    links = pair.links.get(sentence.id, ())
    unlinked = "Page furniture, not compared" if sentence.boilerplate else UNIQUE[side]
    return Card(
        sentence=sentence.id,
        place=f"{SIDES[side]}, sentence {sentence.id[1:]}",
        heading="" if links else unlinked,
        relation=pair.relation(sentence),
        text="" if links else shown(sentence.text),
        links=tuple(_link(pair, link, state) for link in links),
        nearest=() if links else _nearest(pair, state),
        findings=finding_views(pair, pair.told.get(sentence.id, ()), state),
        close=replace(state, sentence="").address,
        edit=state.editing(f"{side.letter}{sentence.paragraph}", sentence.id),
    )


def _link(pair: Pair, link: Link, state: PageState) -> LinkView:
    comparison = pair.comparison
    detail = state.detail or ("words" if kept_share(link) >= MERGED_SHARE else "sides")
    together = () if detail == "sides" else merged(comparison, link)
    left, right = ((), ()) if together else sides(comparison, link)
    changed = any(change.op != "equal" for change in link.changes)
    return LinkView(
        id=link.id,
        heading=relation(link),
        relation=link.relation.value,
        sure=percent(link.confidence),
        confidence=round(link.confidence, 2),
        notes=tuple(_notes(link)),
        reasons=tuple(shown(reason) for reason in link.reasons),
        run=_run(pair, link),
        merged=refined(together) if detail == "characters" else together,
        left=left,
        right=right,
        details=_details(state, detail) if changed else (),
    )


def _details(state: PageState, shown: str) -> tuple[DetailChoice, ...]:
    return tuple(DetailChoice(name, state.detailing(way), way == shown) for way, name in _DETAILS.items())


def _notes(link: Link) -> list[str]:
    notes = ["Moved: it stands in another place than the order of the rest suggests."] if link.moved else []
    return [*notes, "Uncertain: look for yourself."] if link.uncertain else notes


def _run(pair: Pair, link: Link) -> str:
    own = [pair.sentences[id].span for id in link.left]
    theirs = [pair.sentences[id].span for id in link.right]
    for run in pair.comparison.closeness.runs:
        if _meets(run.left, own) and _meets(run.right, theirs):
            words = shorten(shown(run.left.of(pair.comparison.left.text)), RUN_WIDTH, placeholder=" …")
            return f"{counted(run.words, 'word')} in a row are the same: “{words}”"
    return ""


def _meets(run: Span, spans: Sequence[Span]) -> bool:
    return any(run.start < span.end and span.start < run.end for span in spans)


def _nearest(pair: Pair, state: PageState) -> tuple[NearView, ...]:
    return tuple(
        NearView(
            id=near.id,
            href=state.choosing(near.id),
            score=percent(near.confidence),
            text=shown(pair.sentences[near.id].text),
        )
        for near in pair.comparison.nearest.get(state.sentence, ())
        if near.id in pair.sentences
    )
