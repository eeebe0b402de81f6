"""Long pairs are shown one section at a time: a browser that lays out a whole book answers no key in time.

A section is a run of rows, so that what stands level stays together.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from webapp.engine.model import SegmentedArticle
from webapp.present.pair import Pair
from webapp.present.state import PageState
from webapp.present.wording import words_in

WHOLE_WORDS = 10_000
"""Words of the longer side up to which a pair is shown whole. Range 1,000 to 100,000; articles are a tenth of
it. Beyond, an edit shows sooner in sections: of 15,000 words they are three fifths of the page."""

SECTION_WORDS = 5_000
"""Words of the longer side after which a section ends with its row. Range 500 to ``WHOLE_WORDS``: an hour's
reading, laid out in a moment."""


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """One section to turn to."""

    number: int
    """From 1."""
    href: str
    """This page at that section."""
    current: bool
    """It is the one shown."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of a long pair."""

    words: str
    """Words of the longer side: ``31,400``."""
    whole: str
    """Up to how many a pair is shown whole: ``10,000``."""
    choices: tuple[SectionChoice, ...]
    """All of them, in reading order."""
    previous: str
    """Address of the one before; empty at the first."""
    next: str
    """Address of the one after; empty at the last."""


def sections(pair: Pair, state: PageState) -> tuple[Sections | None, range]:
    """The sections of a long pair, None for one that is shown whole, and the rows to show, from 0."""
    every = range(len(pair.comparison.rows))
    longer = max(words_in(pair.comparison.left.text), words_in(pair.comparison.right.text))
    if longer <= WHOLE_WORDS:
        return None, every
    left, right = _words(pair.comparison.left), _words(pair.comparison.right)
    sizes = [
        max(sum(left[n] for n in row.left), sum(right[n] for n in row.right)) for row in pair.comparison.rows
    ]
    parts = _cut(sizes)
    at = _wanted(pair, state, parts)
    choices = tuple(
        SectionChoice(number, state.turning(number), number == at + 1) for number in range(1, len(parts) + 1)
    )
    return (
        Sections(
            words=f"{longer:,}",
            whole=f"{WHOLE_WORDS:,}",
            choices=choices,
            previous=choices[at - 1].href if at else "",
            next=choices[at + 1].href if at + 1 < len(choices) else "",
        ),
        parts[at],
    )


def _words(article: SegmentedArticle) -> Counter[int]:
    """Words by paragraph."""
    counts: Counter[int] = Counter()
    for sentence in article.body:
        counts[sentence.paragraph] += words_in(sentence.text)
    return counts


def _cut(sizes: list[int]) -> list[range]:
    parts = []
    start = words = 0
    for at, size in enumerate(sizes, start=1):
        words += size
        if words >= SECTION_WORDS or at == len(sizes):
            parts.append(range(start, at))
            start, words = at, 0
    return parts


def _wanted(pair: Pair, state: PageState, parts: list[range]) -> int:
    """The chosen sentence goes before the number in the address."""
    sentence = pair.sentences.get(state.sentence)
    if sentence is None or sentence.is_title:  # the headlines stand above every section
        return min(max(state.section, 1), len(parts)) - 1
    for at, part in enumerate(parts):
        for row in (pair.comparison.rows[number] for number in part):
            if sentence.paragraph in (row.left if sentence.id.startswith("L") else row.right):
                return at
    return 0
