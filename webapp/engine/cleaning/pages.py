"""Headers, footers and numbers of pages taken out of the text that runs over them.

    … before the alarm was

    Daily Example  Page 3          →    … before the alarm was raised by a passer-by.

    raised by a passer-by.

Which lines are a page's is judged in ``page_evidence``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from webapp.engine.cleaning.edits import Edit
from webapp.engine.cleaning.hyphens import Joints
from webapp.engine.cleaning.layout.openings import opens_block
from webapp.engine.cleaning.line_ends import WIDEST_WRAP, is_closed
from webapp.engine.cleaning.page_evidence import PROSE, SURE_PROSE, TextLine, are_of_pages, is_cut, lines_of
from webapp.engine.model import Span


def without_page_furniture(text: str) -> Iterable[Edit]:
    """Edits that take headers, footers and numbers of pages away: where a sentence runs over them it is one
    again, a divided word too; elsewhere the end of the paragraph stays."""
    lines = lines_of(text)
    taken = are_of_pages(text, lines)
    joints = Joints(text)
    place = 0
    while place < len(lines):
        stop = place
        while stop < len(lines) and taken[stop]:
            stop += 1
        if stop > place or lines[place].after_feed:
            edit = _edit(text, lines, place, stop, joints)
            if edit is not None:
                yield edit
        place = stop + 1


def taken(text: str) -> list[Span]:
    """The lines that ``without_page_furniture`` takes away, in order."""
    lines = lines_of(text)
    return [
        Span(line.start, line.end)
        for line, gone in zip(lines, are_of_pages(text, lines), strict=True)
        if gone
    ]


def _edit(text: str, lines: Sequence[TextLine], first: int, stop: int, joints: Joints) -> Edit | None:
    """For the lines from ``first`` to ``stop``, which go; none where only a form feed stands."""
    if first == 0:
        return (
            Edit(lines[0].start, lines[stop].start if stop < len(lines) else lines[-1].end, "")
            if stop
            else None
        )
    before = lines[first - 1]
    if stop == len(lines):
        return Edit(before.end, lines[-1].end, "\n")
    after = lines[stop]
    if _runs_on(text, lines, first - 1, stop):
        if _is_wrapped(text, lines, first - 1, stop):
            return Edit(before.end, after.start, "\n")
        start, joint = joints.between(before.end, after.start)
        return Edit(start, after.start, joint)
    if first == stop:
        return None
    is_parted = any(line.begins_block for line in lines[first : stop + 1])
    return Edit(before.end, after.start, "\n\n" if is_parted else "\n")


def _runs_on(text: str, lines: Sequence[TextLine], last: int, following: int) -> bool:
    """The same where a page is known to end between them: with a capital too, if neither is a heading."""
    before, after = lines[last], lines[following]
    if is_cut(text, before, after):
        return True
    if is_closed(text, before.start, before.end) or opens_block(text[after.start : after.end]):
        return False
    is_prose = _goes_on(lines, following) or after.end - after.start >= SURE_PROSE
    is_prose = is_prose or is_closed(text, after.start, after.end)
    return is_prose and before.end - before.start >= (SURE_PROSE if before.begins_block else PROSE)


def _goes_on(lines: Sequence[TextLine], place: int) -> bool:
    """Whether a further line stands below one, with no blank one between."""
    return place + 1 < len(lines) and not lines[place + 1].begins_block


def _is_wrapped(text: str, lines: Sequence[TextLine], last: int, following: int) -> bool:
    """Whether lines run on over their ends on either side of a page's end, so that unwrapping joins these
    too, and needs their width."""
    above = not lines[last].begins_block and not is_closed(text, lines[last - 1].start, lines[last - 1].end)
    below = _goes_on(lines, following) and not is_closed(text, lines[following].start, lines[following].end)
    widest = max(lines[last].end - lines[last].start, lines[following].end - lines[following].start)
    return widest <= WIDEST_WRAP and (above or below)
