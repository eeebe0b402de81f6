"""The pair card: everything about the chosen sentence and its counterparts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from webapp.engine.model import Link, Sentence, Side, Span
from webapp.present.edits import Edit, apart, kept_share, merged, refined, sides
from webapp.present.ledger import FindingView, finding_views
from webapp.present.pair import Pair, is_structure, side_of
from webapp.present.pinning import PinView, pin_view
from webapp.present.state import DETAILS, PageState
from webapp.present.talk import Talk, talk_about
from webapp.present.wording import how_many, percent, place_of, relation, short_name, shown
from webapp.present.words import WordView, word_view
from webapp.words import say

MERGED_SHARE = 0.5
"""Range 0 to 1, default 0.5: with less than this share of the characters kept, mixed insertions and
deletions read as confetti, and the card sets before and after below each other instead. Half, so that what
stays is always the larger part of what is read; links over several sentences came out unreadable at 0.4."""

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
    sure: str
    """Confidence in words: ``84% sure``, ``Likely match (50%)``."""
    percent: str
    """The same as ``84%``."""
    confidence: float
    """The same in [0, 1], for the meter."""
    notes: tuple[str, ...]
    """That it moved: one plain sentence."""
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
    word: WordView | None
    """What was decided of it; None where nothing is to be decided."""


@dataclass(frozen=True, slots=True)
class NearView:
    """A near miss of a sentence without a link."""

    id: str
    """Its sentence id."""
    name: str
    """What the list calls it."""
    href: str
    """The page with it chosen."""
    score: str
    """``41%``."""
    text: str
    """What it says."""


@dataclass(frozen=True, slots=True)
class FurnitureChoice:
    """To take a line that was left out into the comparison, or to leave it out again."""

    name: str
    """In words."""
    field: str
    """Name of the form's field that holds the sentence's id."""
    fields: tuple[tuple[str, str], ...]
    """What else the form sends: the state of the page."""


@dataclass(frozen=True, slots=True)
class Card:
    """The chosen sentence."""

    sentence: str
    """Its id."""
    place: str
    """``Source, sentence 3``; ``Source, headline``."""
    sides: tuple[str, str]
    """What the two sides are called."""
    heading: str
    """What became of it, where it has no link; else empty."""
    text: str
    """The sentence itself, where it has no link; else empty."""
    links: tuple[LinkView, ...]
    """Its links, strongest first."""
    possible: tuple[NearView, ...]
    """Its possible matches, best first."""
    nearest: tuple[NearView, ...]
    """Other close sentences on the other side, where it has no link."""
    findings: tuple[FindingView, ...]
    """Differences of facts in it or its links."""
    close: str
    """Address with nothing chosen."""
    edit: str
    """Address with its paragraph open for editing."""
    edits: str
    """What that does, in words."""
    word: WordView | None
    """What was decided of the sentence, where it has no link; None where nothing is to be decided."""
    pins: PinView | None
    """Its links by hand; None where none were made and none can be."""
    talk: Talk | None
    """The comments on it, its links and its findings; None where there is nothing to show."""
    furniture: FurnitureChoice | None
    """What a reader may do about a line that was left out, or taken in again; None for all others."""


def card(pair: Pair, state: PageState) -> Card | None:
    """The card of the chosen sentence; None when none is chosen or it is not in this pair."""
    sentence = pair.sentences.get(state.sentence)
    if sentence is None:
        return None
    side = side_of(sentence.id)
    links = pair.links.get(sentence.id, ())
    return Card(
        sentence=sentence.id,
        place=say("terms.place", side=pair.terms.sides[side], place=place_of(sentence.id)),
        sides=(pair.terms.sides[Side.LEFT], pair.terms.sides[Side.RIGHT]),
        heading="" if links else _unlinked(pair, sentence, side),
        text="" if links else shown(sentence.text),
        links=tuple(_link(pair, link, state) for link in links),
        possible=_near(pair, state, possible=True),
        nearest=() if links else _near(pair, state, possible=False),
        findings=finding_views(pair, pair.told.get(sentence.id, ()), state),
        close=replace(state, sentence="").address,
        edit=state.editing(
            sentence.id if sentence.is_title else f"{side.letter}{sentence.paragraph}", sentence.id
        ),
        edits=say("card.edit_headline" if sentence.is_title else "card.edit_paragraph"),
        word=_word(pair, sentence.key),
        pins=pin_view(pair, sentence, state),
        talk=_talk(pair, sentence, state),
        furniture=_furniture(pair, sentence, state),
    )


def _word(pair: Pair, key: str) -> WordView | None:
    now = pair.reader.standing
    item = now.items.get(key) if now else None
    return word_view(pair.reader, item) if item else None


def _talk(pair: Pair, sentence: Sentence, state: PageState) -> Talk | None:
    """What the comments on a chosen sentence are about, and what a new one can be: the pair first."""
    things = {link.key: link.id for link in pair.links.get(sentence.id, ())}
    things[sentence.key] = sentence.id
    things |= {finding.key: finding.id for finding in pair.told.get(sentence.id, ())}
    return talk_about(pair, state, things)


def _unlinked(pair: Pair, sentence: Sentence, side: Side) -> str:
    if is_structure(sentence):
        return say("card.time" if sentence.boilerplate == "time-stamp" else "card.speaker")
    if sentence.boilerplate:
        return say("card.clutter")
    terms = pair.terms
    return terms.perhaps[side] if sentence.id in pair.possible else terms.unique[side]


def _furniture(pair: Pair, sentence: Sentence, state: PageState) -> FurnitureChoice | None:
    """What a reader may do about a line that a rule left out."""
    fields = tuple((name, value) for name, value in state.fields if name != "edit")
    if sentence.boilerplate and sentence.key:  # a page's header, footer or number has none
        return FurnitureChoice(say("card.compare_line"), "compare_line", fields)
    if sentence.key and sentence.key in pair.article(side_of(sentence.id)).kept:
        return FurnitureChoice(say("card.leave_out"), "leave_out_line", fields)
    return None


def _link(pair: Pair, link: Link, state: PageState) -> LinkView:
    comparison = pair.comparison
    detail = state.detail or ("words" if kept_share(link) >= MERGED_SHARE else "sides")
    together = () if detail == "sides" else merged(comparison, link)
    left, right = ((), ()) if together else sides(comparison, link)
    changed = any(change.op != "equal" for change in link.changes)
    return LinkView(
        id=link.id,
        heading=relation(link),
        sure=say("card.likely" if link.uncertain else "card.sure", sure=percent(link.confidence)),
        percent=percent(link.confidence),
        confidence=round(link.confidence, 2),
        notes=tuple(_notes(link)),
        reasons=tuple(shown(reason) for reason in link.reasons),
        run=_run(pair, link),
        merged=apart(refined(together) if detail == "characters" else together),
        left=left,
        right=right,
        details=_details(state, detail) if changed else (),
        word=_word(pair, link.key),
    )


def _details(state: PageState, shown: str) -> tuple[DetailChoice, ...]:
    return tuple(
        DetailChoice(say(f"card.changes_by.{way}"), state.detailing(way), way == shown) for way in DETAILS
    )


def _notes(link: Link) -> list[str]:
    return [say("card.moved")] if link.moved else []


def _run(pair: Pair, link: Link) -> str:
    own = _spans(pair, link.left)
    theirs = _spans(pair, link.right)
    for run in pair.comparison.closeness.runs:
        if _meets(run.left, own) and _meets(run.right, theirs):
            words = shorten(shown(run.left.of(pair.comparison.left.text)), RUN_WIDTH, placeholder=" …")
            return say("card.run", words=how_many("terms.count.in_a_row", run.words), text=words, n=run.words)
    return ""


def _spans(pair: Pair, sentences: Sequence[str]) -> list[Span]:
    """Of the body's sentences: verbatim runs are none of the headlines."""
    return [pair.sentences[id].span for id in sentences if not pair.sentences[id].is_title]


def _meets(run: Span, spans: Sequence[Span]) -> bool:
    return any(run.start < span.end and span.start < run.end for span in spans)


def _near(pair: Pair, state: PageState, *, possible: bool) -> tuple[NearView, ...]:
    """The near misses of the chosen sentence: its possible matches, or those that are none."""
    matches = pair.possible.get(state.sentence, ())
    return tuple(
        NearView(
            id=near.id,
            name=short_name(near.id),
            href=state.choosing(near.id),
            score=percent(near.confidence),
            text=shown(pair.sentences[near.id].text),
        )
        for near in pair.comparison.nearest.get(state.sentence, ())
        if near.id in pair.sentences and (near.id in matches) is possible
    )
