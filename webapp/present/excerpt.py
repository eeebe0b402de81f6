"""Words quoted in a line: as few as tell what they are, cut at the ends of words, in any script."""

from __future__ import annotations

import re
from collections.abc import Sequence

from webapp.engine.model import Span
from webapp.present.wording import shown, unspaced

WIDTH = 32
"""Signs of a quoted passage; those of a script without spaces count twice. Range 16 to 80: three pairs of
such passages fill two lines."""

AROUND = 2
"""Words told on each side of a difference inside a longer passage."""

_EDGES = " ,;:.。，；：、،؛"
"""What ends a clause says nothing in a line."""

_MARKS = '"“”„«»「」『』'
_INNER = str.maketrans(dict.fromkeys(_MARKS, "’") | dict.fromkeys("“„«「『", "‘"))
"""A quotation inside a quoted passage has single marks."""

_TOKEN = re.compile(r"\S+")


def excerpt(text: str) -> str:
    """The beginning of a passage."""
    words, gap = _words(_line(text))
    return _fitted(words, gap)


def differing(left: str, right: str) -> tuple[str, str]:
    """Two passages; of longer ones the part that differs, with some words around it."""
    one, other = _line(left), _line(right)
    if max(_width(one), _width(other)) <= WIDTH:
        return one, other
    (first, gap), (second, also) = _words(one), _words(other)
    if gap != also:
        return _fitted(first, gap), _fitted(second, also)
    before = _common(first, second)
    after = _common(first[before:][::-1], second[before:][::-1])
    return _part(first, gap, before, after), _part(second, gap, before, after)


def around(text: str, span: Span, sentence: Span, before: int, after: int) -> str:
    """The words of a span with some of those around it, inside its sentence."""
    head = [found.start() for found in _TOKEN.finditer(text, sentence.start, span.start)]
    tail = [found.end() for found in _TOKEN.finditer(text, span.end, sentence.end)]
    start = head[-before] if before and len(head) >= before else span.start
    end = tail[min(after, len(tail)) - 1] if after and tail else span.end
    return text[start:end]


def _line(text: str) -> str:
    line = " ".join(shown(text).split())
    return (line.strip(_EDGES + _MARKS) or line).translate(_INNER)


def _words(line: str) -> tuple[Sequence[str], str]:
    """The words and what parts them: nothing where a script sets no spaces."""
    return (line.split(" "), " ") if " " in line or not unspaced(line) else (list(line), "")


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine.casefold().strip(_EDGES) != theirs.casefold().strip(_EDGES):
            break
        count += 1
    return count


def _part(words: Sequence[str], gap: str, before: int, after: int) -> str:
    """The words but for those that both sides have, ``AROUND`` of which stay."""
    start = max(0, before - AROUND)
    end = min(len(words), len(words) - after + AROUND)
    return _fitted(words[start:end], gap, begun=start > 0, open_=end < len(words))


def _fitted(words: Sequence[str], gap: str, *, begun: bool = False, open_: bool = False) -> str:
    """As many words as fit, the first in any case, with a sign where some are left out."""
    kept: list[str] = []
    for word in words:
        if kept and _width(gap.join((*kept, word))) > WIDTH:
            break
        kept.append(word)
    joined = gap.join(kept)
    told = _cut(joined.strip(_EDGES + "‘’") or joined)
    left_out = open_ or len(kept) < len(words)
    return f"{'… ' if begun else ''}{told}{' …' if left_out else ''}"


def _cut(word: str) -> str:
    """A single word that is longer than a line allows."""
    return word if _width(word) <= WIDTH else f"{word[: WIDTH // 2]}…"


def _width(text: str) -> int:
    return len(text) + unspaced(text)
