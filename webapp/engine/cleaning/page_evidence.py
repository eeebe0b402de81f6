"""Which lines are a page's: its header, its footer or its number.

A line is a page's only where it repeats, its number counting up, and stands where a page ends: in the midst
of a sentence or at a form feed. Refrains, labels of speakers, headers of tables, headings and the numbers of
chapters repeat and count as well, but sentences do not run over them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from webapp.engine.cleaning.hyphens import HYPHENS
from webapp.engine.cleaning.layout.openings import opens_block
from webapp.engine.cleaning.line_ends import Next, beginning, is_closed
from webapp.engine.cleaning.lines import ranges
from webapp.engine.cleaning.page_lines import Kind, PageLine, page_line

PROSE: Final = 20
"""Characters. A line that a sentence leaves open is no shorter, in the narrowest column; headings and labels
often are."""
SURE_PROSE: Final = 40
"""Characters. So long is an open line whose sentence may go on with a capital."""
MOST_STEP: Final = 2
"""By how much the number may grow from one page to the next: left and right pages may have headers of their
own."""
BARE_PAGES: Final = 3
"""From so many bare numbers on that count up from above 1, far apart, they need no more evidence."""
OFTEN: Final = 3
"""So many times a text without a number stands inside sentences of narrow lines before it is a page's."""
PAGE_CHARACTERS: Final = 600
"""Characters between two of them, at least: a page holds more."""


@dataclass(frozen=True, slots=True)
class TextLine:
    start: int
    end: int
    after_blank: bool
    after_feed: bool
    page: PageLine | None
    """What it may be on a page."""

    @property
    def begins_block(self) -> bool:
        """Whether a blank line or a form feed stands before it."""
        return self.after_blank or self.after_feed


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines one below the other that may be a page's, and the text around them."""

    first: int
    stop: int
    interrupts: bool
    """A sentence runs over them."""
    is_sure: bool
    """The same of a long line or a divided word, as no verse and no list has it."""
    at_feed: bool
    """A form feed stands beside them."""
    set_off: bool
    """Blank lines part them from the text."""
    inside: bool
    """Text stands on both sides."""


def lines_of(text: str) -> list[TextLine]:
    found: list[TextLine] = []
    reading = cache(page_line)  # the same lines come back
    blank = feed = False
    for start, end, mark in ranges(text):
        feed = feed or mark == "\f"
        stripped = text[start:end].strip()
        if not stripped:
            blank = True
            continue
        low = text.index(stripped[0], start, end)
        found.append(TextLine(low, low + len(stripped), blank, feed, reading(stripped)))
        blank = feed = False
    return found


def are_of_pages(text: str, lines: Sequence[TextLine]) -> list[bool]:
    """Of every line, whether it is a page's."""
    places: dict[tuple[Kind, str], list[int]] = {}
    for place, line in enumerate(lines):
        if line.page is not None:
            places.setdefault((line.page.kind, line.page.key), []).append(place)
    places = {_read_alike(key, [lines[place] for place in found]): found for key, found in places.items()}
    likely = {place for (kind, _), found in places.items() if _may_be(kind, lines, found) for place in found}
    group_of = {
        place: group for group in _groups(text, lines, likely) for place in range(group.first, group.stop)
    }
    gone = [False] * len(lines)
    numbered: set[_Group] = set()
    for (kind, _), found in places.items():
        if kind not in _WITHOUT_NUMBER and found[0] in likely and _counts_pages(kind, lines, found, group_of):
            numbered.update(group_of[place] for place in found)
            for place in found:
                gone[place] = True
    for (kind, _), found in places.items():
        if (
            kind in _WITHOUT_NUMBER
            and found[0] in likely
            and _repeats(kind, lines, found, group_of, numbered)
        ):
            for place in found:
                gone[place] = place > 0 or kind is Kind.PUBLISHED
    for place in _inserted(text, lines):
        gone[place] = True
    return gone


def _inserted(text: str, lines: Sequence[TextLine]) -> Iterator[int]:
    """Lines that need not repeat: one or two short ones between blank lines, in capitals or with a number at
    an end, inside a sentence that a long line leaves open and a small letter takes up."""
    for first in range(1, len(lines) - 1):
        before = lines[first - 1]
        if lines[first].page is None or before.end - before.start < SURE_PROSE:
            continue
        for stop in (first + 2, first + 1):
            inside = lines[first:stop]
            short = stop < len(lines) and all(line.page and line.begins_block for line in inside)
            if (
                short
                and lines[stop].begins_block
                and is_cut(text, before, lines[stop])
                and _is_titled(text, inside)
            ):
                yield from range(first, stop)
                break


def _is_titled(text: str, lines: Sequence[TextLine]) -> bool:
    """Whether one of the lines is a running title or a page's number, as no part of a sentence is."""
    written = [text[line.start : line.end] for line in lines]
    if any(opens_block(line) for line in written):
        return False
    return any(line.isupper() or line[0].isdigit() or line[-1].isdigit() for line in written)


def _read_alike(key: tuple[Kind, str], lines: Sequence[TextLine]) -> tuple[Kind, str]:
    """Lines whose number never changes (*Annual report 2024*) are text, whatever the number."""
    numbers = {line.page.numbers for line in lines if line.page is not None}
    if key[0] is Kind.COUNTED and len(lines) > 1 and len(numbers) == 1:
        return Kind.TEXT, f"{key[1]} {numbers}"
    return key


_WITHOUT_NUMBER: Final = (Kind.TEXT, Kind.PUBLISHED)


def _may_be(kind: Kind, lines: Sequence[TextLine], places: Sequence[int]) -> bool:
    """Before it is known what stands around it."""
    if kind in (Kind.TOTAL, Kind.PAGE, Kind.FRAMED, Kind.BARE):
        return True
    if len(places) < 2:
        return False
    return kind in _WITHOUT_NUMBER or _is_counting([lines[place] for place in places])


def _is_counting(lines: Sequence[TextLine]) -> bool:
    """Whether one number of these lines grows from each to the next, and the others stay."""
    numbers = [line.page.numbers for line in lines if line.page is not None]
    if len(numbers) < 2:
        return False
    growing = [slot for slot in zip(*numbers, strict=True) if len(set(slot)) > 1]
    return len(growing) == 1 and all(0 < last - first <= MOST_STEP for first, last in pairwise(growing[0]))


def _groups(text: str, lines: Sequence[TextLine], likely: set[int]) -> Iterator[_Group]:
    place = 0
    while place < len(lines):
        stop = place
        while stop in likely:
            stop += 1
        if stop > place:
            yield _group(text, lines, place, stop)
        place = stop + 1


def _group(text: str, lines: Sequence[TextLine], first: int, stop: int) -> _Group:
    inside = lines[first : stop + 1]
    before, after = lines[first - 1] if first else None, lines[stop] if stop < len(lines) else None
    interrupts = before is not None and after is not None and is_cut(text, before, after)
    is_long = before is not None and (
        before.end - before.start >= SURE_PROSE or text[before.end - 1] in HYPHENS
    )
    parted = [line.begins_block for line in (lines[first], after) if line is not None]
    return _Group(
        first,
        stop,
        interrupts=interrupts,
        is_sure=interrupts and is_long,
        at_feed=any(line.after_feed for line in inside),
        set_off=all(parted),
        inside=before is not None and after is not None,
    )


def _counts_pages(
    kind: Kind, lines: Sequence[TextLine], places: Sequence[int], group_of: dict[int, _Group]
) -> bool:
    """Whether numbered lines with the same text number pages."""
    groups = [group_of[place] for place in places]
    ends = [group.interrupts or group.at_feed for group in groups]
    if len(places) == 1:
        is_plain = kind is Kind.PAGE or groups[0].set_off
        return kind is Kind.TOTAL or (ends[0] and is_plain)
    if not _is_counting([lines[place] for place in places]):
        return False
    if kind is Kind.COUNTED:  # a name and a number may be a heading: Chapter 3
        sure = sum(group.is_sure or group.at_feed for group in groups)
        inside = sum(group.inside for group in groups)
        parted = all(
            line.page is not None and line.page.parted for line in (lines[place] for place in places)
        )
        return sure > 0 and 2 * sure + parted > inside
    return kind is not Kind.BARE or any(ends) or _are_bare_pages(lines, places, groups)


def _are_bare_pages(lines: Sequence[TextLine], places: Sequence[int], groups: Sequence[_Group]) -> bool:
    first = lines[places[0]].page
    starts_later = first is not None and first.numbers[0] > 1
    set_off = all(group.set_off for group in groups)
    return starts_later and set_off and len(places) >= BARE_PAGES and _are_far(lines, places)


def _are_far(lines: Sequence[TextLine], places: Sequence[int]) -> bool:
    return all(lines[b].start - lines[a].start >= PAGE_CHARACTERS for a, b in pairwise(places))


def _repeats(
    kind: Kind,
    lines: Sequence[TextLine],
    places: Sequence[int],
    group_of: dict[int, _Group],
    numbered: set[_Group],
) -> bool:
    """Whether a text that repeats is a running title: most often where a page ends, or beside its number."""
    if kind is Kind.PUBLISHED:
        return True
    groups = [group_of[place] for place in places]
    far = _are_far(lines, places)
    at_page_end = sum(
        group.at_feed or group in numbered or (group.is_sure and (group.set_off or far)) for group in groups
    )
    cut = sum(group.interrupts and group.set_off for group in groups)
    inside = sum(group.inside for group in groups)
    return 0 < inside <= 2 * max(at_page_end, cut if cut >= OFTEN else 0)


def is_cut(text: str, before: TextLine, after: TextLine) -> bool:
    """Whether a sentence plainly goes on from one line to the other."""
    head = text[after.start : after.end]
    if is_closed(text, before.start, before.end) or opens_block(head):
        return False
    width = before.end - before.start
    if head[0].isdecimal():
        return width >= SURE_PROSE
    begins = beginning(head)
    return begins is not Next.OTHER and width >= (PROSE if begins is Next.LOWER else PROSE // 2)
