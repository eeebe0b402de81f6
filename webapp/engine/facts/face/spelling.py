"""Names that are one name written in two ways: *Vesely* and *Veseley*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import Final

from webapp.engine.facts.extract.aliases import FORMS, akin
from webapp.engine.facts.extract.capitals import frequent
from webapp.engine.facts.extract.common_words import is_common
from webapp.engine.facts.extract.names import Name
from webapp.engine.reading import stem

_SPELLING: Final = 2
"""Letters that may differ in a misspelt name of five letters or more; one in a shorter one."""
_SHORT: Final = 4
"""Letters. Shorter names have no room for misspelling: *Iran* is not *Iraq*."""
_LONGEST: Final = 40
"""Letters of a word that is compared letter by letter."""
_SEEN: Final = 500
"""Names of an article of like length and with the same first letter among which a twin is looked for."""
_TRIED: Final = 20
"""Names with nearly the same letters that are compared letter by letter."""


class Spellings:
    """The names of an article, to find the one that another name is a misspelling of."""

    def __init__(self, names: Iterable[Name]) -> None:
        found: dict[tuple[str, ...], Name] = {}
        for name in names:
            found.setdefault(name.words, name)
        self._names = list(found.values())
        self._like: dict[tuple[tuple[str, ...], str, int], list[int]] = {}
        self.is_whole = True
        """False once there were too many like names to look at all of them."""
        for at, name in enumerate(self._names):
            for rest, word in _parted(name.words):
                self._like.setdefault((rest, word[0], len(word)), []).append(at)

    def twin(self, name: Name) -> Name | None:
        """The first name in reading order that ``name`` may be a misspelling of."""
        written = " ".join(name.words)
        for tried, at in enumerate(self._alike(name.words, written)):
            if tried == _TRIED:
                self.is_whole = False
                break
            if misspelt(" ".join(self._names[at].words), written):
                return self._names[at]
        return None

    def _alike(self, words: Sequence[str], written: str) -> Iterator[int]:
        found = [
            self._like.get((rest, word[0], len(word) + more), [])
            for rest, word in _parted(words)
            for more in range(-_SPELLING, _SPELLING + 1)
        ]
        if sum(map(len, found)) > _SEEN:
            self.is_whole = False
        for at in islice(merge(*found), _SEEN):
            if _share_letters(" ".join(self._names[at].words), written):
                yield at


def _parted(words: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each longer word of a name, after the other words with a gap in its place."""
    for at, word in enumerate(words):
        if len(word) > _SHORT:
            yield (*words[:at], "", *words[at + 1 :]), word


def _share_letters(one: str, other: str) -> bool:
    """Whether at most two letters a side are the other's own: every edit brings in one at most."""
    return len({*one} ^ {*other}) <= 2 * _SPELLING


def misspelt(one: str, other: str) -> bool:
    """Whether two names are one name written in two ways: ``vesely`` and ``veseley``."""
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    differing = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return len(differing) == 1 and _close(*differing[0])


def _close(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter <= _SHORT or one[0] != other[0] or not one.isalpha() or not other.isalpha():
        return False
    if akin(one, other) or stem(one, "en") == stem(other, "en") or (_is_known(one) and _is_known(other)):
        return False
    return _distance(one, other) <= (_SPELLING if shorter > 6 else 1)


def _is_known(word: str) -> bool:
    """Whether it is a word or a name of its own: two of these are no misspelling of each other."""
    return word in frequent("en") or word in FORMS or is_common(word)


def _distance(one: str, other: str) -> int:
    """Edits (insert, delete, replace, swap of neighbours) between two short words."""
    if abs(len(one) - len(other)) > _SPELLING or max(len(one), len(other)) > _LONGEST:
        return _SPELLING + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        following = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (a != b))
            if before and i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        before, row = row, following
    return row[-1]
