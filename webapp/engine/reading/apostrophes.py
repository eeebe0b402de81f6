"""Single quotation marks, told from apostrophes.

‘We can’t go on, and the workers’ patience is gone’, the leader said of the ’90s.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from webapp.engine.reading.marks import Mark, Place, Role, is_letter

_SHORTENED: Final = re.compile(
    r"['’‘](?:\d\ds?|n|em|tis|twas|twere|til|till|cause|cos|bout|round|nuff|ere|s|t|k|ns)(?!\w)",
    re.IGNORECASE,
)
"""An apostrophe before a word that lost its beginning: *’90s*, *rock ’n’ roll*, Dutch *’s avonds*."""
_UNFINISHED: Final = re.compile(r"(?:[sS]|\w[iI][nN]|\b(?:n|o|an|th|ol|wi|em|po|mo|di))['’]\Z")
"""A word that may end in an apostrophe: *workers’*, *goin’*, *cup o’ tea*, Italian *un po’*."""
_BACK: Final = 6
"""Characters before an apostrophe among which such an ending is looked for."""


class Singles:
    """Single marks, told from apostrophes."""

    def __init__(self, text: str, singles: Sequence[Mark]) -> None:
        self._text = text
        self._openers = [mark for mark in singles if self.opens(mark)]
        self._closers = [mark for mark in singles if self._may_close(mark)]
        self._sure = [mark for mark in self._closers if self._is_sure(mark)]

    def opens(self, mark: Mark) -> bool:
        """A curly *’* before a word is an apostrophe and never opens."""
        if mark.role is Role.LOW:
            return mark.place is not Place.CLOSES
        if mark.role is Role.CLOSES or mark.place is not Place.OPENS:
            return False
        return not _SHORTENED.match(self._text, mark.start)

    def closer(self, opener: Mark) -> Mark | None:
        """The first mark behind it that surely closes, before the next that opens; where there is none, the
        first that may be the apostrophe of a plural (*the dogs’ home*)."""
        following = _first_from(self._openers, opener.end)
        limit = following.start if following else len(self._text)
        for candidates in (self._sure, self._closers):
            found = _first_from(candidates, opener.end)
            if found is not None and found.start < limit:
                return found
        return None

    def _may_close(self, mark: Mark) -> bool:
        if mark.role is Role.LOW or is_letter(mark.after):
            return False
        if mark.role is Role.OPENS and mark.place is not Place.CLOSES:
            return False
        return bool(mark.before.strip()) and mark.before != "(" and not self._is_shortened(mark)

    def _is_shortened(self, mark: Mark) -> bool:
        """The second apostrophe of *’n’*."""
        return self._text[mark.start - 2 : mark.start] in {"'n", "’n", "‘n"}

    def _is_sure(self, mark: Mark) -> bool:
        if not is_letter(mark.before) or (mark.after and not mark.after.isspace()):
            return True
        return not mark.after or not _UNFINISHED.search(self._text[max(0, mark.start - _BACK) : mark.end])


def _first_from(found: Sequence[Mark], place: int) -> Mark | None:
    at = bisect_left(found, place, key=lambda mark: mark.start)
    return found[at] if at < len(found) else None
