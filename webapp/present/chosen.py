"""What the list says of pairs that were chosen together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.words import say


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
    rest = (
        (tagged, say("library.selected.tagged", n=tagged)),
        (full, say("library.selected.full", n=full)),
        (gone, say("library.selected.gone", n=gone)),
    )
    return Told(
        deleted=say("library.selected.deleted", n=len(deleted)) if deleted else "",
        ids=tuple(name for name, _ in deleted),
        titles=tuple(title for _, title in deleted),
        rest=tuple(words for number, words in rest if number),
    )
