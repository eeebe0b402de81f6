"""How far the review has come, and who signed it, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from webapp.present.again import since_phrases
from webapp.present.filters import REVIEWED, Chip
from webapp.present.pair import Pair
from webapp.present.phrase import Phrase
from webapp.present.reader import Reader
from webapp.present.state import PageState
from webapp.present.wording import how_many, shown
from webapp.present.words import state_name
from webapp.review import SignOff, Standing
from webapp.words import say


@dataclass(frozen=True, slots=True)
class Gone:
    """What was decided of words that no longer stand here."""

    key: str
    """Of what it was."""
    name: str
    """What was decided, in a word."""
    words: str
    """What it said."""
    author: str
    """Who decided; may be empty."""
    at: datetime | None
    """When, in UTC; None where it is not known."""
    reason: str
    """Why; may be empty."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The review of a pair."""

    said: str
    """``31 of 44 looked at``."""
    looked_at: int
    """Items that are looked at."""
    total: int
    """All of them; with none there is nothing to show progress of."""
    chips: tuple[Chip, ...]
    """The filters by what was decided."""
    next_open: str
    """Address of the next stop with something open; empty when there is none."""
    undo: str
    """What the form sends to undo the decision made last; empty for nothing, and for a reader who may not."""
    comments: str
    """``3 comments``; where there is none an invitation, and nothing for a reader who may not write."""
    gone: tuple[Gone, ...]
    """Decisions whose words are gone, oldest first."""
    sign_off: SignOff | None
    """The last; it may have been taken off."""
    signs: bool
    """This reader may sign this revision."""
    since: tuple[Phrase, ...]
    """What became of the problems and what is new since the last review; none where there was none before."""
    reviewed: int
    """Number of the revision that was reviewed last; 0 for none."""


def review_view(pair: Pair, filters: Iterable[Chip], state: PageState) -> ReviewView | None:
    """The review; None where there is none to show. ``filters`` are those of the page."""
    reader = pair.reader
    now = reader.standing
    if now is None:
        return None
    progress = now.progress
    history = reader.history
    return ReviewView(
        said=say("review.looked_at", number=progress.looked_at, total=progress.total),
        looked_at=progress.looked_at,
        total=progress.total,
        chips=tuple(chip for chip in filters if chip.tag in REVIEWED),
        next_open=_next_open(pair, state),
        undo=now.review.last_action if reader.owner else "",
        comments=_comments(reader, len(now.review.comments)),
        gone=(
            *(
                Gone(one.key, state_name(one.state), shown(one.words), one.author, one.at, one.reason)
                for one in now.gone
            ),
            *(_lost(now, keys) for keys in now.lost_pins),
        ),
        sign_off=now.review.sign_off,
        signs=history is not None and history.number == history.total,
        since=since_phrases(pair, state),
        reviewed=reader.reviewed if reader.carried else 0,
    )


def _comments(reader: Reader, count: int) -> str:
    if count:
        return how_many("terms.count.comment", count)
    return say("comments.add") if reader.comments else ""


def _lost(now: Standing, keys: tuple[str, str]) -> Gone:
    name = say("review.pins.linked" if keys in now.pins.linked else "review.pins.unlinked")
    mark = now.review.pins.get(keys)
    if mark is None:
        return Gone(" ".join(keys), name, "", "", None, "")
    return Gone(" ".join(keys), name, shown(mark.words), mark.author, mark.at, "")


def _next_open(pair: Pair, state: PageState) -> str:
    """The next open one after the chosen sentence, else the first of all."""
    here = pair.stop_number(state.sentence)
    waiting = [stop for stop in pair.stops if "open" in pair.said(stop)]
    after = [stop for stop in waiting if pair.stops[stop] > here]
    return state.choosing((after or waiting)[0]) if waiting else ""
