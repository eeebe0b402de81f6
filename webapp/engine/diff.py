"""Word changes inside a link.

    It left 12 people dead, police said.        equal "It " · delete "left" · insert "killed" · equal " "
    It killed 14 people, police said.           delete "12" · insert "14" · equal " people" · delete " dead" …

Words are encoded as characters and compared by diff-match-patch without its clock; the input is bounded by
size instead. Words count as equal when they differ in quotes, dashes or ligatures only; a change of case
is a change. White space at an edge belongs to what stays, so edits begin and end with words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from diff_match_patch import diff_match_patch

from webapp.engine.model import Change, Sentence, Span
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle, Remembered, fold, is_content, unify

MAX_PRODUCT: Final = 1_000_000
"""Words of one side times words of the other that go to the word diff at once: about a second at worst.
Longer passages are first cut at words that occur once on either side."""
LEAST_WORK: Final = 2_000_000
"""Such products that all links of a comparison may add up to in any case …"""
WORK_PER_WORD: Final = 50
"""… and for each of their words; sentences of ordinary prose need some 15."""

_Range = tuple[int, int]
_Piece = tuple[Literal["equal", "insert", "delete"], _Range | None, _Range | None]


class _Token(NamedTuple):
    key: str
    """Equal for tokens that count as the same."""
    start: int
    end: int
    sentence: int


class _Run(NamedTuple):
    """``size`` equal tokens in a row, from these positions on."""

    left: int
    right: int
    size: int


def changes(
    left: ReadArticle,
    right: ReadArticle,
    left_sentences: Sequence[Sentence],
    right_sentences: Sequence[Sentence],
    options: Options,
    most: int = MAX_PRODUCT,
) -> tuple[Change, ...]:
    """What was deleted, inserted and kept between two groups of sentences, in reading order.

    The spans of ``equal`` and ``delete`` cover the left sentences, those of ``equal`` and ``insert`` the
    right ones; none crosses the end of a sentence. Swapped sides give the mirrored changes. Empty where a
    side is longer than ``options.max_diff_characters``. ``most`` is what ``most_product`` found.
    """
    if not _comparable(left_sentences, right_sentences, options):
        return ()
    if _same(left_sentences, right_sentences):
        pairs = zip(left_sentences, right_sentences, strict=True)
        return tuple(Change("equal", one.span, other.span) for one, other in pairs if one.text)
    ones = _tokens(left, left_sentences)
    others = _tokens(right, right_sentences)
    texts = tuple(tuple(one.text for one in side) for side in (left_sentences, right_sentences))
    languages = left.language or "und", right.language or "und"
    pieces = _KNOWN.of(
        (*texts, languages, most),
        sum(len(text) for side in texts for text in side),
        lambda: _cut((ones, others), languages, most),
    )
    left_spans = _spread([piece[1] for piece in pieces], [piece[0] == "equal" for piece in pieces], ones)
    right_spans = _spread([piece[2] for piece in pieces], [piece[0] == "equal" for piece in pieces], others)
    spans = zip(pieces, left_spans, right_spans, strict=True)
    return tuple(Change(piece[0], one, other) for piece, one, other in spans)


_KNOWN: Final = Remembered[tuple[object, ...], tuple[_Piece, ...]](400_000)
"""By the words of both sides, their languages and the bound, as many characters as two pairs of 15,000 words
a side have: where the groups stand in their articles makes no difference."""


def _cut(
    sides: tuple[list[_Token], list[_Token]], languages: tuple[str, str], most: int
) -> tuple[_Piece, ...]:
    ones, others = sides
    runs = _runs(_matches([token.key for token in ones], [token.key for token in others], most))
    # Of both languages, or swapped sides would differ.
    telling = [any(_tells(token.key, language) for language in set(languages)) for token in ones]
    return tuple(_pieces(_readable(runs, telling, len(ones), len(others)), ones, others))


def most_product(
    left: ReadArticle,
    right: ReadArticle,
    groups: Iterable[tuple[Sequence[Sentence], Sequence[Sentence]]],
    options: Options,
) -> int:
    """The product of words that may go to the word diff at once in a comparison that links these groups:
    ``MAX_PRODUCT``, or less where the whole would be too much work.

    Pieces whose products are at most p and that hold w words together have products of at most w √p / 2
    together, so that bounding each piece bounds the whole.
    """
    sizes = [
        (_length(left, one), _length(right, other))
        for one, other in groups
        if _comparable(one, other, options) and not _same(one, other)
    ]
    words = sum(one + other for one, other in sizes)
    work = LEAST_WORK + WORK_PER_WORD * words
    if sum(one * other for one, other in sizes) <= work:
        return MAX_PRODUCT
    return min(MAX_PRODUCT, (2 * work // words) ** 2)


def _length(article: ReadArticle, sentences: Sequence[Sentence]) -> int:
    return sum(len(article.reading(sentence).atoms) for sentence in sentences)


def _comparable(left: Sequence[Sentence], right: Sequence[Sentence], options: Options) -> bool:
    most = options.max_diff_characters
    return all(sum(len(sentence.text) for sentence in side) <= most for side in (left, right))


def _same(left: Sequence[Sentence], right: Sequence[Sentence]) -> bool:
    return [sentence.text for sentence in left] == [sentence.text for sentence in right]


def _tokens(article: ReadArticle, sentences: Sequence[Sentence]) -> list[_Token]:
    return [
        _Token(_key(sentence.text[low:high]), sentence.span.start + low, sentence.span.start + high, number)
        for number, sentence in enumerate(sentences)
        for low, high in article.reading(sentence).atoms
    ]


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    """Equal for tokens that differ in their typography only."""
    key = unify(word)
    return "-" if key.strip("-") == "" else key


def _matches(ones: list[str], others: list[str], most: int) -> list[tuple[int, int]]:
    """Positions of equal tokens, increasing on both sides: a longest common subsequence.

    diff-match-patch breaks ties by side; one order for both directions makes swapped sides mirror.
    """
    if ones > others:
        return [(one, other) for other, one in _matches(others, ones, most)]
    common = set(ones) & set(others)
    left = [place for place, key in enumerate(ones) if key in common]
    right = [place for place, key in enumerate(others) if key in common]
    found: list[tuple[int, int]] = []
    at = (0, 0)
    anchors = _anchors([ones[place] for place in left], [others[place] for place in right], most)
    for one, other in [*anchors, (len(left), len(right))]:
        found += _diffed(ones, others, left[at[0] : one], right[at[1] : other], most)
        if one < len(left):
            found.append((left[one], right[other]))
        at = (one + 1, other + 1)
    return found


def _anchors(ones: list[str], others: list[str], most: int) -> list[tuple[int, int]]:
    """Where to cut passages too long to be compared at once: the longest increasing chain of words that
    occur once on either side (patience diff)."""
    if len(ones) * len(others) <= most:
        return []
    there, back = Counter(ones), Counter(others)
    places = {key: place for place, key in enumerate(others) if back[key] == 1}
    pairs = [(place, places[key]) for place, key in enumerate(ones) if there[key] == 1 and key in places]
    tails: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        length = bisect_left(tails, other)
        tails[length : length + 1] = [other]
        chain[length : length + 1] = [number]
        before.append(chain[length - 1] if length else -1)
    at = chain[-1] if chain else -1
    found: list[tuple[int, int]] = []
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _diffed(
    ones: list[str], others: list[str], left: list[int], right: list[int], most: int
) -> list[tuple[int, int]]:
    """Matches among the tokens at these places; none where there are too many to compare."""
    if not left or not right or len(left) * len(right) > most:
        return []
    codes: dict[str, str] = {}
    one = "".join(codes.setdefault(ones[place], _character(len(codes))) for place in left)
    other = "".join(codes.setdefault(others[place], _character(len(codes))) for place in right)
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    found: list[tuple[int, int]] = []
    at_left = at_right = 0
    for operation, piece in differ.diff_main(one, other, checklines=False):
        if operation == 0:
            found += [(left[at_left + n], right[at_right + n]) for n in range(len(piece))]
        at_left += len(piece) if operation <= 0 else 0
        at_right += len(piece) if operation >= 0 else 0
    return found


def _character(number: int) -> str:
    """A character for the *number*-th distinct word; the surrogates are left out."""
    return chr(number + 0x100 if number + 0x100 < 0xD800 else number + 0x900)


def _runs(matches: list[tuple[int, int]]) -> list[_Run]:
    runs: list[_Run] = []
    for one, other in matches:
        if runs and runs[-1].left + runs[-1].size == one and runs[-1].right + runs[-1].size == other:
            runs[-1] = runs[-1]._replace(size=runs[-1].size + 1)
        else:
            runs.append(_Run(one, other, 1))
    return runs


def _readable(runs: list[_Run], telling: list[bool], left: int, right: int) -> list[_Run]:
    """Give up runs that only chop an edit into confetti: function words and punctuation no longer than the
    edit on either side of them."""
    kept: list[_Run] = []
    for run, following in pairwise([*runs, _Run(left, right, 0)]):
        kept.append(run)
        while kept and not any(telling[kept[-1].left : kept[-1].left + kept[-1].size]):
            before = kept[-2] if len(kept) > 1 else _Run(0, 0, 0)
            if kept[-1].size > min(_between(before, kept[-1]), _between(kept[-1], following)):
                break
            kept.pop()
    return kept


def _between(run: _Run, following: _Run) -> int:
    """Tokens of the edit between two runs, on its longer side."""
    return max(following.left - run.left - run.size, following.right - run.right - run.size)


@lru_cache(maxsize=1 << 16)
def _tells(key: str, language: str) -> bool:
    return re.search(r"\w", key) is not None and is_content(fold(key), language)


def _pieces(runs: list[_Run], ones: list[_Token], others: list[_Token]) -> Iterator[_Piece]:
    """Operations as ranges of tokens, none across the end of a sentence, deletions before insertions."""
    left = right = 0
    for run in [*runs, _Run(len(ones), len(others), 0)]:
        yield from (("delete", part, None) for part in _by_sentence(ones, left, run.left))
        yield from (("insert", None, part) for part in _by_sentence(others, right, run.right))
        shift = run.right - run.left
        for low, high in _by_sentence(ones, run.left, run.left + run.size):
            for start, end in _by_sentence(others, low + shift, high + shift):
                yield "equal", (start - shift, end - shift), (start, end)
        left, right = run.left + run.size, run.right + run.size


def _by_sentence(tokens: list[_Token], low: int, high: int) -> Iterator[_Range]:
    start = low
    for place in range(low + 1, high + 1):
        if place == high or tokens[place].sentence != tokens[start].sentence:
            yield start, place
            start = place


def _spread(ranges: list[_Range | None], equal: list[bool], tokens: list[_Token]) -> list[Span | None]:
    """The ranges as spans of text. White space between two of them goes to what stays."""
    spans: list[Span | None] = [
        Span(tokens[part[0]].start, tokens[part[1] - 1].end) if part else None for part in ranges
    ]
    there = [place for place, span in enumerate(spans) if span]
    for one, other in pairwise(there):
        before, after = spans[one], spans[other]
        first, second = ranges[one], ranges[other]
        if not before or not after or not first or not second:
            continue
        if tokens[first[1] - 1].sentence != tokens[second[0]].sentence:
            continue
        if equal[one]:
            spans[one] = Span(before.start, after.start)
        else:
            spans[other] = Span(before.end, after.end)
    return spans
