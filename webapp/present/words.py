"""Words on items as the page shows them: what was decided, by whom, and what can be decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from webapp.present.reader import Reader
from webapp.review import Decision, Item, State, Subject
from webapp.words import say

SIGNS = {State.OK: "✓", State.PROBLEM: "!", State.QUESTION: "?", State.DISMISSED: "×"}
"""What stands behind a sentence of which something was decided."""

_STATES = {sign: state for state, sign in SIGNS.items()}

_QUICK = frozenset({State.PROBLEM, State.DISMISSED})
"""What clears a list in one go: an item is wrong, or is none."""

TAKE_BACK = "none"
"""What a form sends in the place of a state to take a decision back."""


def state_name(state: State) -> str:
    """What was decided: ``Problem``."""
    return say(f"terms.state.{state.value}")


@dataclass(frozen=True, slots=True)
class WordChoice:
    """One thing to decide."""

    name: str
    """In a word."""
    state: str
    """One of ``State``."""
    value: str
    """What the form sends: the state and the key of the item."""
    pressed: bool
    """It was decided."""


@dataclass(frozen=True, slots=True)
class WordView:
    """The word on one item."""

    key: str
    """Of the item."""
    of: str
    """What it is a word on, for a screen reader."""
    state: str
    """What was decided; empty while it is open."""
    name: str
    """The same in a word."""
    author: str
    """Who decided; empty where nobody gave a name, and while it is open."""
    at: datetime | None
    """When, in UTC."""
    reason: str
    """Why."""
    own: bool
    """It was decided of the item itself, and not of the one it is looked at with."""
    choices: tuple[WordChoice, ...]
    """What this reader can decide; none for one who cannot."""
    quick: tuple[WordChoice, ...]
    """Those of them that a list offers beside the item; none once something was decided of it."""
    back: str
    """What the form sends to take the decision back; empty while there is none of its own."""
    alike: str
    """What the form sends to decide the same of every difference that tells the same fact; empty where there
    is no other, and while nothing is decided."""
    alike_said: str
    """The same in words; empty where that is."""


def word_view(reader: Reader, item: Item, *, alike: Sequence[str] = ()) -> WordView | None:
    """The word on an item; None where there is no review to show.

    Args:
        reader: of the page.
        item: what the word is on.
        alike: keys of the other findings that tell the same difference: what is decided is decided of all.
    """
    now = reader.standing
    if now is None:
        return None
    decision = now.decision(item.key)
    own = now.review.decisions.get(item.key)
    together = " alike" if alike else ""
    others = sum(1 for key in alike if own and _state(now.review.decisions.get(key)) is not own.state)
    choices = _choices(item, own, together) if reader.owner else ()
    return WordView(
        key=item.key,
        of=say(f"review.decision.{item.subject.value}"),
        state=decision.state if decision else "",
        name=state_name(decision.state) if decision else "",
        author=decision.author if decision else "",
        at=decision.at if decision else None,
        reason=decision.reason if decision else "",
        own=own is not None,
        choices=choices,
        quick=() if own else tuple(one for one in choices if one.state in _QUICK),
        back=f"{TAKE_BACK} {item.key}{together}" if own and reader.owner else "",
        alike=f"{own.state} {item.key} alike" if own and others and reader.owner else "",
        alike_said=say("review.decision.alike", state=state_name(own.state), n=others)
        if own and others
        else "",
    )


def decided(states: Sequence[State | None]) -> str:
    """The signs of what was decided of a sentence, its links and its findings: what is wrong first, and where
    nothing is, whether all was looked at."""
    found = [SIGNS[state] for state in (State.PROBLEM, State.QUESTION, State.DISMISSED) if state in states]
    all_ok = bool(states) and all(state is State.OK for state in states)
    return "".join(found) or (SIGNS[State.OK] if all_ok else "")


def decided_words(states: Sequence[State | None]) -> str:
    """The same in words, for a screen reader."""
    names = [say(f"marks.decided.{_STATES[sign].value}") for sign in decided(states)]
    return ", ".join(names)


def _choices(item: Item, own: Decision | None, together: str) -> tuple[WordChoice, ...]:
    states = [state for state in State if state is not State.DISMISSED or item.subject is Subject.FINDING]
    return tuple(
        WordChoice(
            name=say("review.decision.dismiss") if state is State.DISMISSED else state_name(state),
            state=state,
            value=f"{state} {item.key}{together}",
            pressed=_state(own) is state,
        )
        for state in states
    )


def _state(decision: Decision | None) -> State | None:
    return decision.state if decision else None
