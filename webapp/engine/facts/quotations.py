"""Quotations: what stands between quotation marks, with its speaker.

Straight, curly and low marks, guillemets either way, single marks (apart from apostrophes); nested ones
belong
to the outer; a paragraph that opens without a close before it goes on with the quotation of the one above;
two
pieces with a tag between them (*"I never," he said, "agreed to that."*) are one quotation in two pieces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.reading import Reading, Token, tokenize
from webapp.engine.facts.speech import Speaker, Tags, verb_class
from webapp.engine.model import Article, Span

_PAIRS: Final = {"“": "”", "«": "»", "‹": "›", "「": "」", "『": "』", "‘": "’"}
_LOW: Final = {"„": "“”", "‚": "‘’"}
_MARKS: Final = re.compile(r"[\"“”„«»‹›「」『』‘’‚']|\n[ \t]*\n\s*")
LONGEST: Final = 6_000
"""Characters. A mark whose partner is further away is not read as an opening one."""
_SOON: Final = 400
"""Characters from a single mark to its partner; further away it is an apostrophe."""
_TAG_WORDS: Final = 7
"""Tokens of a tag that ends its sentence before the quotation goes on."""
_TAG_CHARACTERS: Final = 90
"""Between two pieces of one quotation; a longer stretch is narration."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, in one or more pieces."""

    pieces: tuple[Span, ...]
    """What stands between the marks, piece by piece, in the article's text."""
    words: tuple[str, ...]
    """Its folded words over all pieces."""
    speaker: Speaker
    """Whoever says it."""
    sentence: str
    """Id of the sentence where it begins; empty when it stands in none."""

    @property
    def span(self) -> Span:
        """From the first piece to the end of the last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


def extract(article: Article, readings: Sequence[Reading], characters: int) -> tuple[Quotation, ...]:
    """The quotations of an article in reading order. Linear in its length."""
    text = article.text[:characters]
    pieces = _pieces(text)
    quotations: list[Quotation] = []
    tags = Tags(readings)
    at = 0
    for group in _joined(text, pieces):
        while at + 1 < len(readings) and readings[at].sentence.span.end <= group[0].start:
            at += 1
        words = tuple(token.low for piece in group for token in tokenize(piece.of(text)) if _counts(token))
        if not words:
            continue
        home = readings[at] if at < len(readings) else None
        inside = home is not None and home.sentence.span.start <= group[0].end
        quotations.append(
            Quotation(
                group,
                words,
                tags.speaker_near(at, group[0].start, group[-1].end) if inside else Speaker(),
                home.sentence.id if home is not None and inside else "",
            )
        )
    return tuple(quotations)


def _counts(token: Token) -> bool:
    return token.is_word or token.low[:1].isdigit()


def _pieces(text: str) -> list[Span]:
    """The outermost stretches between quotation marks."""
    found: list[Span] = []
    ends = {mark: _ends(text, mark) for mark in "'’"}
    opened: tuple[int, str] | None = None
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if opened is not None and at - opened[0] > LONGEST:
            opened = None
        if mark[0] == "\n":
            if opened is not None:
                if not _goes_on(text, match.end(), opened[1]):
                    opened = None
                else:
                    found.append(Span(opened[0], at))
                    opened = None
            continue
        if opened is None:
            closing = _closing(text, at, mark, ends)
            opened = (at + 1, closing) if closing else None
        elif mark in opened[1] and _may_close(text, at, mark):
            if at > opened[0]:
                found.append(Span(opened[0], at))
            opened = None
    return found


def _goes_on(text: str, at: int, closing: str) -> bool:
    """Whether the next paragraph opens with a mark again: the quotation continues there."""
    return text[at : at + 1] in {'"': {'"'}, "”": {"“"}, "»": {"«", "»"}}.get(closing[:1], set())


def _closing(text: str, at: int, mark: str, ends: Mapping[str, Sequence[int]]) -> str:
    """The marks that close a quotation opened by ``mark`` at ``at``; empty when it opens none."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not after or after.isspace():
        return "«" if mark == "»" and not before.strip() else "»" if mark == "«" else ""
    if mark in {"'", "‘", "’"}:
        free = not before or before.isspace() or before in '([—–-"“:'
        if not free or not after.isalnum():
            return ""
        close = "'" if mark == "'" else "’"
        return close if mark != "’" and _has_end(ends[close], at) else ""
    if mark == '"':
        return '"'
    if mark == "»":
        return "«"
    return _PAIRS.get(mark) or _LOW.get(mark, "")


def _ends(text: str, mark: str) -> list[int]:
    """Where a single mark may close a quotation: at the end of a word that is no plural possessive."""
    return [found.start() for found in re.finditer(mark, text) if _may_close(text, found.start(), mark)]


def _has_end(ends: Sequence[int], at: int) -> bool:
    """Whether a single mark at ``at`` has a partner soon."""
    following = bisect_right(ends, at)
    return following < len(ends) and ends[following] - at < _SOON


def _may_close(text: str, at: int, mark: str) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark not in {"'", "’"}:
        return True
    return not after.isalnum() and not before.isspace()


def _joined(text: str, pieces: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Pieces of one quotation together: a short tag between them, or a new paragraph that goes on."""
    groups: list[list[Span]] = []
    for piece in pieces:
        if groups and _belongs(text, groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [tuple(group) for group in groups]


def _is_fragment(text: str, piece: Span) -> bool:
    """Part of the writer's own sentence: *the delays are "unacceptable", she said*."""
    before = piece.start - 2
    while before >= 0 and text[before].isspace():
        before -= 1
    return text[piece.start : piece.start + 1].islower() and before >= 0 and text[before].isalnum()


def _belongs(text: str, before: Span, piece: Span) -> bool:
    between = text[before.end + 1 : piece.start - 1]
    if len(between) > _TAG_CHARACTERS:
        return False
    if not between.strip():
        return "\n" in between and text[before.end : before.end + 1] == "\n"
    if "\n" in between:
        return False
    if _is_fragment(text, before):
        return False
    ends_open = text[before.end - 1 : before.end] in {",", "-", "—", "–"} or between.lstrip()[:1] == ","
    if between.rstrip()[-1:] in {",", ":", "-", "—", "–"}:
        return ends_open
    # "I never," he said. "Not once.": two sentences of one quotation with the tag behind the first
    tag = tokenize(between)
    return (
        ends_open
        and between.rstrip()[-1:] == "."
        and len(tag) <= _TAG_WORDS
        and any(verb_class(t.low) for t in tag)
    )
