"""Names that are one name written in two ways: *Vesely* and *Veseley*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice
from typing import Final

from webapp.engine.facts.extract.aliases import akin
from webapp.engine.facts.extract.fact import Fact

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

    def __init__(self, names: Iterable[Fact]) -> None:
        self._names = _distinct(names)
        self._like: dict[tuple[tuple[str, ...], str, int], list[int]] = {}
        self.is_whole = True
        """False once there were too many like names to look at all of them."""
        for at, name in enumerate(self._names):
            for rest, word in _parted(name.value):
                self._like.setdefault((rest, word[0], len(word)), []).append(at)

    def twin(self, name: str) -> Fact | None:
        """The first name in reading order that ``name`` may be a misspelling of."""
        alike = (at for at in self._near(name) if _share_letters(self._names[at].value, name))
        for tried, at in enumerate(alike):
            if tried == _TRIED:
                self.is_whole = False
                break
            if misspelt(self._names[at].value, name):
                return self._names[at]
        return None

    def _near(self, name: str) -> Iterator[int]:
        found = [
            self._like.get((rest, word[0], len(word) + more), [])
            for rest, word in _parted(name)
            for more in range(-_SPELLING, _SPELLING + 1)
        ]
        if sum(map(len, found)) > _SEEN:
            self.is_whole = False
        return islice(merge(*found), _SEEN)


def _distinct(names: Iterable[Fact]) -> list[Fact]:
    found: dict[str, Fact] = {}
    for name in names:
        found.setdefault(name.value, name)
    return list(found.values())


def _parted(name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each longer word of a name, after the other words with a gap in its place."""
    words = name.split()
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
    if akin(one, other):
        return False
    return _distance(one, other) <= (_SPELLING if shorter > 6 else 1)


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
