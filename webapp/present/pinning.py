"""Links by hand, on the card of a chosen sentence: what was linked or unlinked, and what can be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from webapp.engine.model import Pins, Sentence, Side
from webapp.present.pair import Pair, side_of
from webapp.present.possible import named
from webapp.present.state import PageState
from webapp.words import say

MADE = ("linked_with", "unlinked_from")
"""What a person can have done to two sentences."""

MOST_OFFERED = 3
"""Near misses that can be linked by a button; any other sentence is chosen first."""


@dataclass(frozen=True, slots=True)
class PinChoice:
    """Something to do about two sentences."""

    name: str
    """In words."""
    field: str
    """``linked``, ``unlinked`` or ``taken_back``."""
    value: str
    """The two ids, the left one first, spaced."""
    key: bool
    """The key for it does it."""


@dataclass(frozen=True, slots=True)
class PinMade:
    """What a person said of two sentences."""

    said: str
    """``Linked with R5 by hand``."""
    author: str
    """Who said it; empty where nobody gave a name."""
    at: datetime | None
    """When, in UTC; None where it is not known."""
    back: PinChoice | None
    """To take it back; None for a reader who may not."""


@dataclass(frozen=True, slots=True)
class PinView:
    """The links by hand of a chosen sentence."""

    made: tuple[PinMade, ...]
    """What was said of it."""
    choices: tuple[PinChoice, ...]
    """What can be done; none for a reader who may not."""
    hold: str
    """Address that remembers this sentence until another is chosen; empty where that is not offered."""
    held: str
    """What the remembered sentence is called, while one is; else empty."""
    cancel: str
    """Address that forgets it."""


def pin_view(pair: Pair, sentence: Sentence, state: PageState) -> PinView | None:
    """The links by hand of a sentence; None where none were made and none can be."""
    if not sentence.key or sentence.boilerplate:
        return None
    made = tuple(_made(pair, sentence))
    if not pair.reader.owner:
        return PinView(made, (), "", "", "") if made else None
    held = pair.sentences.get(state.pin)
    across = held is not None and side_of(held.id) is not side_of(sentence.id)
    return PinView(
        made=made,
        choices=(_with(pair, held, sentence),) if held and across else tuple(_offers(pair, sentence)),
        hold="" if held else replace(state, pin=sentence.id).address,
        held=named(held.id) if held else "",
        cancel=replace(state, pin="").address,
    )


def _made(pair: Pair, sentence: Sentence) -> list[PinMade]:
    ids = {one.key: one.id for one in pair.sentences.values()}
    pins: Pins = pair.comparison.pins
    now = pair.reader.standing
    found = []
    for said, pairs in zip(MADE, (pins.linked, pins.unlinked), strict=True):
        for keys in pairs:
            if sentence.key not in keys or not all(key in ids for key in keys):
                continue
            left, right = (ids[key] for key in keys)
            other = right if sentence.id == left else left
            mark = now.review.pins.get(keys) if now else None
            found.append(
                PinMade(
                    said=say(f"review.pins.{said}", sentence=named(other)),
                    author=mark.author if mark else "",
                    at=mark.at if mark else None,
                    back=PinChoice(say("review.pins.undo"), "taken_back", f"{left} {right}", key=False)
                    if pair.reader.owner
                    else None,
                )
            )
    return found


def _offers(pair: Pair, sentence: Sentence) -> list[PinChoice]:
    """To unlink each counterpart, or to link what comes nearest."""
    others = pair.counterparts(sentence.id)
    near = [one.id for one in pair.comparison.nearest.get(sentence.id, ()) if one.id in pair.sentences]
    choices = [
        _choice(say("review.pins.unlink", sentence=named(other)), "unlinked", sentence.id, other)
        for other in others
    ]
    if not others:
        choices += [
            _choice(say("review.pins.link", sentence=named(id)), "linked", sentence.id, id)
            for id in near[:MOST_OFFERED]
        ]
    return choices


def _with(pair: Pair, held: Sentence, sentence: Sentence) -> PinChoice:
    """What the key does with the sentence that was remembered."""
    linked = held.id in pair.counterparts(sentence.id)
    name = say(
        "review.pins.unlink_both" if linked else "review.pins.link_both",
        one=named(held.id),
        other=named(sentence.id),
    )
    choice = _choice(name, "linked", held.id, sentence.id)
    return replace(choice, field="unlinked" if linked else "linked", key=True)


def _choice(name: str, field: str, one: str, other: str) -> PinChoice:
    left, right = (one, other) if side_of(one) is Side.LEFT else (other, one)
    return PinChoice(name, field, f"{left} {right}", key=False)
