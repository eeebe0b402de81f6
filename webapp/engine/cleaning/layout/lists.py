"""Items of lists and numbered clauses, and the numbered headings above clauses.

``2. Liga was a shock.`` is prose; below ``1. …`` and above ``3. …`` it is an item. So the beginnings of all
lines are read first, those that count up are chained, and a chain of two makes a list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from webapp.engine.cleaning.layout.enumerators import Enumerator, bullet, enumerators
from webapp.engine.cleaning.layout.numerals import WIDEST_GAP, follows
from webapp.engine.cleaning.layout.page import Found, Page, is_closed, is_prose, is_short, last_sign
from webapp.engine.cleaning.layout.tables import LEAST_FIGURE_ROWS, is_figure_row
from webapp.engine.cleaning.layout.words import SAYING
from webapp.engine.model import Block

NEAREST: Final = 5
"""Lines. Bullets farther apart are no list, nor are numbers that begin in the middle."""
FARTHEST: Final = 60
"""Lines. Numbers from one on may be so far apart, with paragraphs between."""


@dataclass(slots=True)
class _Chain:
    """Enumerators of one style that count up."""

    members: list[tuple[int, Enumerator]] = field(default_factory=list)
    counts: bool = False
    """Two next to each other are one apart."""
    deep: bool = False
    """One has a number of several parts."""

    @property
    def last(self) -> tuple[int, Enumerator]:
        return self.members[-1]

    def takes(self, line: int, item: Enumerator) -> bool:
        at, last = self.last
        number, before = item.number, last.number
        if number == before:
            return number == (1,) and line - at == 1
        if not follows(number, before) or line - at > FARTHEST:
            return self._counts_down(line, item)
        return self._begins_plainly() or line - at <= NEAREST

    def _counts_down(self, line: int, item: Enumerator) -> bool:
        at, last = self.last
        return len(last.number) == 1 and item.number == (last.number[0] - 1,) and line - at <= NEAREST

    def _begins_plainly(self) -> bool:
        return set(self.members[0][1].number) <= {0, 1} or len(self.members) > WIDEST_GAP

    def add(self, line: int, item: Enumerator) -> None:
        if self.members:
            near = [abs(a - b) for a, b in zip(item.number, self.last[1].number, strict=False)]
            self.counts = self.counts or len(item.number) != len(self.last[1].number) or max(near) <= 1
        self.deep = self.deep or len(item.number) > 1
        self.members.append((line, item))

    @property
    def is_bare(self) -> bool:
        """Numbers without a sign: they count only in front of headings."""
        return self.members[0][1].style == "1.1" and not self.deep

    @property
    def is_list(self) -> bool:
        if len(self.members) == 1:
            return False
        numbers = [item.number for _, item in self.members]
        is_weak = numbers[1] < numbers[0] or (not self._begins_plainly() and self.members[0][1].goes_on)
        return self.counts and (not is_weak or len(numbers) > 2)


def bullets(page: Page) -> dict[int, Found]:
    """Items behind bullets; where all of them are names with their values, the rows of a table."""
    groups: list[list[tuple[int, Enumerator]]] = []
    open_groups: dict[str, list[tuple[int, Enumerator]]] = {}
    for number, line in page.free():
        item = bullet(line)
        if item is None:
            continue
        group = open_groups.get(item.style)
        if group is None or number - group[-1][0] > NEAREST:
            group = open_groups[item.style] = []
            groups.append(group)
        group.append((number, item))
    found: dict[int, Found] = {}
    for group in groups:
        if group[0][1].is_sure or (len(group) > 1 and not _is_dialogue(page, group)):
            block = Block.ROW if _is_table(page, group) else Block.ITEM
            found |= {number: Found(block, item.length) for number, item in group}
    return found


def _is_table(page: Page, group: list[tuple[int, Enumerator]]) -> bool:
    return len(group) >= LEAST_FIGURE_ROWS and all(
        is_figure_row(page.lines[number][item.length :]) for number, item in group
    )


def _is_dialogue(page: Page, group: list[tuple[int, Enumerator]]) -> bool:
    """Lines behind dashes that ask and answer, or say who spoke."""
    if group[0][1].style not in "-–—":
        return False
    lines = [page.lines[number] for number, _ in group]
    asked = sum(last_sign(line) in "?!" for line in lines)
    said = any(SAYING.intersection(_words(line[:200])) for line in lines if is_closed(line))
    return 0 < asked < len(lines) or said


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?…»“”\"'").casefold() for word in text.split()]


def numbered(page: Page) -> dict[int, Found]:
    """Items behind numbers, letters and words such as *Section 4*; headings among them."""
    chains: list[_Chain] = []
    latest: dict[str, _Chain] = {}
    sure: dict[int, Enumerator] = {}
    for number, line in page.free():
        for item in enumerators(line):
            chain = latest.get(item.style)
            if chain is None or not chain.takes(number, item):
                chain = latest[item.style] = _Chain()
                chains.append(chain)
            chain.add(number, item)
            if item.is_sure:
                sure.setdefault(number, item)
    found: dict[int, Found] = {}
    for chain in sorted((chain for chain in chains if chain.is_list), key=lambda chain: -len(chain.members)):
        above = _headings(page, chain)
        if chain.is_bare and len(above) < len(chain.members):
            continue
        for number, item in chain.members:
            found.setdefault(number, above.get(number) or Found(Block.ITEM, item.length))
    for number, item in sure.items():
        if number not in found and _is_alone(page, number, item):
            found[number] = Found(Block.HEADING, item.length)
    return found


def _is_alone(page: Page, number: int, item: Enumerator) -> bool:
    """A part's number and name without fellows: ``Article 5``, ``§ 4 Kündigung``."""
    line = page.lines[number]
    return page.parted[number] and is_short(line.rstrip(".:")) and number + 1 < len(page.lines)


def _headings(page: Page, chain: _Chain) -> dict[int, Found]:
    """The members of a chain that are headings: short, with text below them rather than the next member."""
    names = {number: item for number, item in chain.members if _is_name(page.lines[number][item.length :])}
    members = dict(chain.members)
    above = [number for number in names if number + 1 < len(page.lines) and _has_text(page, number, members)]
    if not above or chain.members[0][0] not in above or 2 * len(above) < len(names):
        return {}
    return {number: Found(Block.HEADING, names[number].length) for number in above}


def _is_name(rest: str) -> bool:
    return not rest or is_short(rest) or (last_sign(rest) == "?" and is_short(rest.rstrip("? ")))


def _has_text(page: Page, number: int, members: dict[int, Enumerator]) -> bool:
    """Whether text stands below a member: prose, or an item of a list within."""
    below = page.lines[number + 1]
    inner = members.get(number + 1)
    if inner is None:
        return is_prose(below) or bullet(below) is not None or next(enumerators(below), None) is not None
    return len(inner.number) > len(members[number].number) and is_prose(below)
