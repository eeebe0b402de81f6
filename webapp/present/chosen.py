"""What the list says of pairs that were chosen together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.present.wording import counted


@dataclass(frozen=True, slots=True)
class Told:
    """What became of the chosen pairs."""

    deleted: str
    """That some were deleted; empty where none was."""
    ids: tuple[str, ...]
    """Of the deleted ones, for undoing it."""
    titles: tuple[str, ...]
    """Of the deleted ones."""
    rest: tuple[str, ...]
    """What else happened, a sentence each."""


def told(deleted: Sequence[tuple[str, str]], *, tagged: int = 0, gone: int = 0, full: int = 0) -> Told:
    """What to say above the list.

    Args:
        deleted: id and title of pairs that were deleted and can be brought back.
        tagged: pairs that were tagged.
        gone: pairs that were chosen and are not there.
        full: pairs that have too many tags already.
    """
    sentence = f"{counted(len(deleted), 'comparison')} were deleted."
    if len(deleted) == 1:
        sentence = "The comparison was deleted."
    rest = (
        (tagged, f"{counted(tagged, 'comparison')} {_were(tagged)} tagged."),
        (full, f"{counted(full, 'comparison')} {_have(full)} as many tags as can be, and got none."),
        (gone, f"{counted(gone, 'comparison')} of those chosen {_were(gone)} no longer there."),
    )
    return Told(
        deleted=sentence if deleted else "",
        ids=tuple(name for name, _ in deleted),
        titles=tuple(title for _, title in deleted),
        rest=tuple(words for number, words in rest if number),
    )


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _have(number: int) -> str:
    return "has" if number == 1 else "have"
