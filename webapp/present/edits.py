"""Word changes of a link as runs to print: merged into one text, or each side by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from webapp.engine.model import Change, Comparison, Link, SegmentedArticle, Span
from webapp.present.wording import shown

REFINED_WIDTH = 400
"""Characters of one changed phrase, both sides together, that are compared one by one; a longer phrase was
rewritten, and the letters its versions share say nothing."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of characters under one operation."""

    op: Literal["equal", "insert", "delete"]
    """What became of them."""
    text: str
    """The characters."""


def kept_share(link: Link) -> float:
    """Share of the characters of both sides that the link's changes keep, in [0, 1]."""
    kept = sum(_length(c.left) + _length(c.right) for c in link.changes if c.op == "equal")
    total = sum(_length(c.left) + _length(c.right) for c in link.changes)
    return kept / total if total else 0.0


def merged(comparison: Comparison, link: Link) -> tuple[Edit, ...]:
    """Both texts in one. Neighbouring edits are joined across white space, so that a changed phrase is one
    deletion and one insertion and not a flicker of both."""
    found: list[Edit] = []
    texts = text_behind(comparison.left, link.left), text_behind(comparison.right, link.right)
    left_end = right_end = None
    for change in link.changes:
        gap = _gap(texts[0], left_end, change.left) or _gap(texts[1], right_end, change.right)
        left_end = change.left.end if change.left else left_end
        right_end = change.right.end if change.right else right_end
        if gap:
            found.append(Edit("equal", " "))
        found.append(Edit(change.op, _text(texts, change)))
    return tuple(_joined(_phrases(found)))


def refined(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The same changes by characters: each deletion followed by an insertion keeps what both share."""
    found: list[Edit] = []
    for edit in edits:
        gone = found[-1].text if found and found[-1].op == "delete" else ""
        if edit.op == "insert" and gone and len(gone + edit.text) <= REFINED_WIDTH:
            found[-1:] = _characters(gone, edit.text)
        else:
            found.append(edit)
    return tuple(_joined(found))


def apart(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The same with a space between what went and what came in its place, where there is none: copied, read
    out or seen as plain text they are two phrases and not one."""
    found: list[Edit] = []
    for edit in edits:
        before = found[-1] if found else None
        touches = before and edit.op == "insert" and before.op == "delete"
        if before and touches and not (before.text[-1:].isspace() or edit.text[:1].isspace()):
            found.append(Edit("equal", " "))
        found.append(edit)
    return tuple(found)


def _characters(gone: str, came: str) -> Iterable[Edit]:
    for op, a, b, c, d in SequenceMatcher(None, gone, came, autojunk=False).get_opcodes():
        if op == "equal":
            yield Edit("equal", gone[a:b])
            continue
        if a < b:
            yield Edit("delete", gone[a:b])
        if c < d:
            yield Edit("insert", came[c:d])


def sides(comparison: Comparison, link: Link) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """Each side by itself, with the words the other does not have marked."""
    return _side(comparison.left, link, "delete"), _side(comparison.right, link, "insert")


def _side(article: SegmentedArticle, link: Link, own: Literal["insert", "delete"]) -> tuple[Edit, ...]:
    found: list[Edit] = []
    ids = link.left if own == "delete" else link.right
    text = text_behind(article, ids)
    end: int | None = None
    for change in link.changes:
        span = change.left if own == "delete" else change.right
        if span is None:
            continue
        if _gap(text, end, span):
            found.append(Edit("equal", " "))
        found.append(Edit(change.op, shown(span.of(text))))
        end = span.end
    if not link.changes:
        wanted = frozenset(ids)
        texts = (sentence.text for sentence in article.sentences if sentence.id in wanted)
        found.append(Edit("equal", shown(" ".join(texts))))
    return tuple(_joined(found))


def _text(texts: tuple[str, str], change: Change) -> str:
    left = shown(change.left.of(texts[0])) if change.left else ""
    right = shown(change.right.of(texts[1])) if change.right else ""
    if change.op != "equal":
        return left or right
    # The white space beside a word that is gone stands on the left only.
    before = " " if left[:1].isspace() and not right[:1].isspace() else ""
    after = " " if left[-1:].isspace() and not right[-1:].isspace() else ""
    return before + right + after


def _length(span: Span | None) -> int:
    return span.end - span.start if span else 0


def _gap(text: str, end: int | None, span: Span | None) -> bool:
    """Whether white space or a skipped sentence lies between two spans of one side, and not only a character
    that nobody sees."""
    return span is not None and end is not None and any(map(str.isspace, text[end : span.start]))


def _phrases(edits: Sequence[Edit]) -> Iterable[Edit]:
    """Group runs of deletions and insertions with only white space between them: first all that went,
    then all that came."""
    gone: list[str] = []
    came: list[str] = []
    for at, edit in enumerate(edits):
        if edit.op == "delete":
            gone.append(edit.text)
        elif edit.op == "insert":
            came.append(edit.text)
        elif edit.text.isspace() and gone and came and _edited_next(edits, at):
            gone.append(edit.text)
            came.append(edit.text)
        else:
            yield from _flush(gone, came)
            gone, came = [], []
            yield edit
    yield from _flush(gone, came)


def _edited_next(edits: Sequence[Edit], at: int) -> bool:
    return at + 1 < len(edits) and edits[at + 1].op != "equal"


def _flush(gone: list[str], came: list[str]) -> Iterable[Edit]:
    if gone:
        yield Edit("delete", "".join(gone))
    if came:
        yield Edit("insert", "".join(came))


def _joined(edits: Iterable[Edit]) -> Iterable[Edit]:
    last: Edit | None = None
    for edit in edits:
        if last and last.op == edit.op:
            last = Edit(edit.op, last.text + edit.text)
            continue
        if last:
            yield last
        last = edit
    if last:
        yield last


def text_behind(article: SegmentedArticle, sentences: Sequence[str]) -> str:
    """What the spans of a link's sentences on one side, and of its changes there, refer to: the text, or the
    title where that stands apart. A headline is the only sentence of its links on its side."""
    headline = article.headline
    return article.text_of(headline) if headline and headline.id in sentences else article.text
