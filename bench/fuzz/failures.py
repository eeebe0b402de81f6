"""A break: what it is, so that a thousand of one kind are one, and the shortest pair that shows it."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import FrameType
from typing import Final, NoReturn

from bench.fuzz.checks import Way, check
from bench.fuzz.grammar import Pair, Text

PATIENCE_S: Final = 60
"""For one pair; what takes longer is a break."""

TRIES: Final = 400
"""Pairs tried to shorten one that breaks."""


class TookTooLongError(BaseException):
    """Past all patience. No Exception, so that nothing on the way catches it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One break."""

    kind: str
    """Exception and place: the innermost line of ours, or the check that did not hold."""
    message: str
    pair: Pair

    def __str__(self) -> str:
        return f"{self.kind}\n    {self.message[:300]}\n    {self.pair!r}"


def attempt(pair: Pair, way: Way) -> Failure | None:
    """What breaks when a pair is compared and checked; None when all holds. Only in the main thread."""
    before = signal.signal(signal.SIGALRM, _give_up)
    left, _ = signal.setitimer(signal.ITIMER_REAL, PATIENCE_S)
    try:
        check(pair, way)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of a Rust part is no Exception
        return failure_of(error, pair)
    finally:
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, left)
    return None


def failure_of(error: BaseException, pair: Pair) -> Failure:
    """What was raised when a pair was compared and checked, as a break."""
    return Failure(_kind(error), str(error), pair)


def _give_up(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise TookTooLongError(f"more than {PATIENCE_S} seconds")


def _kind(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = frames if isinstance(error, AssertionError) else [f for f in frames if "/webapp/" in f.filename]
    place = (ours or frames)[-1]
    file = "/".join(place.filename.rsplit("/", 4)[1:]).partition("webapp/")
    return f"{type(error).__name__} {file[1]}{file[2] or file[0]}:{place.lineno} {place.line}"


def shortest(failure: Failure, way: Way) -> Failure:
    """The same kind of break, shown by as little text as can be found in ``TRIES`` tries."""
    found = failure
    tries = TRIES

    def still(pair: Pair) -> bool:
        nonlocal found, tries
        if tries <= 0 or pair == found.pair:
            return False
        tries -= 1
        tried = attempt(pair, way)
        if tried is None or tried.kind != failure.kind:
            return False
        found = tried
        return True

    for plainer in PLAINER:
        still(plainer(found.pair))
    for where in _places(found.pair):
        _shorten(found.pair, where, still)
    sides = (found.pair.left, found.pair.right)
    if sum(len(side.text) for side in sides) < TRIES and not any(side.segmented for side in sides):
        still(Pair(*map(_in_letters, sides)))
        for where in _places(found.pair):
            _shorten(found.pair, where, still)
    return found


NOTHING: Final = Text(())

PLAINER: Final[tuple[Callable[[Pair], Pair], ...]] = (
    lambda pair: Pair(Text(pair.left.pieces), Text(pair.right.pieces)),
    lambda pair: replace(pair, left=replace(pair.left, title=None)),
    lambda pair: replace(pair, right=replace(pair.right, title=None)),
    lambda pair: replace(pair, left=replace(pair.left, language=None)),
    lambda pair: replace(pair, right=replace(pair.right, language=None)),
    lambda pair: Pair(pair.left, pair.left),
    lambda pair: Pair(pair.right, pair.right),
    lambda pair: Pair(NOTHING, pair.right),
    lambda pair: Pair(pair.left, NOTHING),
)
"""Ways to make a whole pair simpler."""


def _in_letters(text: Text) -> Text:
    return replace(text, pieces=tuple(text.text))


def _places(pair: Pair) -> list[tuple[tuple[str, ...], str]]:
    """What can be shortened, as sides and a field: equal sides stay equal."""
    sides = [("left", "right")] if pair.left == pair.right else [("left",), ("right",)]
    return [(names, field) for names in sides for field in ("pieces", "title")]


def _shorten(pair: Pair, where: tuple[tuple[str, ...], str], still: Callable[[Pair], bool]) -> None:
    """Takes stretches out of one field, half of it at first, then halves of halves."""
    names, field = where
    value = getattr(getattr(pair, names[0]), field) or ""
    size = len(value)
    while size:
        at = 0
        while at < len(value):
            fewer = value[:at] + value[at + size :]
            tried = replace(pair, **{one: replace(getattr(pair, one), **{field: fewer}) for one in names})
            if still(tried):
                pair, value = tried, fewer
            else:
                at += size
        size //= 2
