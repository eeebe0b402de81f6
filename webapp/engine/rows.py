"""Which paragraphs stand level with each other.

Links on the main chain pull their paragraphs together; a paragraph of either side stands in exactly one
row, and rows keep the order of both sides:

    links  L1–R1  L2–R1  L3–R2 (moved)  L4–R4        paragraphs  L1 | L2 L3 | L4      R1 | R2 | R4
    rows   L1 L2 with R1 · L3 alone · R2 alone · L4 with R4

A row holds several paragraphs of a side where a paragraph was split or merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, product
from typing import Final

from webapp.engine.model import Link, Row, SegmentedArticle
from webapp.engine.reading import fold


def rows(left: SegmentedArticle, right: SegmentedArticle, links: Sequence[Link]) -> tuple[Row, ...]:
    """The rows, in reading order; every paragraph that holds a sentence is in exactly one of them."""
    left_numbers = sorted({sentence.paragraph for sentence in left.body})
    right_numbers = sorted({sentence.paragraph for sentence in right.body})
    left_place = {number: place for place, number in enumerate(left_numbers)}
    right_place = {number: place for place, number in enumerate(right_numbers)}
    result: list[Row] = []
    at_left = at_right = 0
    for group in _groups(_heaviest_chain(_strong(_bonds(left, right, links)))):
        start_left, start_right = left_place[group[0][0]], right_place[group[0][1]]
        result += _apart(left_numbers[at_left:start_left], right_numbers[at_right:start_right])
        at_left, at_right = left_place[group[-1][0]] + 1, right_place[group[-1][1]] + 1
        result.append(
            Row(tuple(left_numbers[start_left:at_left]), tuple(right_numbers[start_right:at_right]))
        )
    result += _apart(left_numbers[at_left:], right_numbers[at_right:])
    return tuple(result)


Bond = tuple[int, int]
"""A left paragraph and a right one, by number."""


def _bonds(left: SegmentedArticle, right: SegmentedArticle, links: Sequence[Link]) -> dict[Bond, float]:
    """How much linked text each pair of paragraphs shares, in characters; moved links pull nothing."""
    left_by_id = {sentence.id: sentence for sentence in left.body}
    right_by_id = {sentence.id: sentence for sentence in right.body}
    bonds: dict[Bond, float] = defaultdict(float)
    for link in links:
        if link.moved or link.left[0] not in left_by_id or link.right[0] not in right_by_id:
            continue  # headlines stand above all rows
        for left_id, right_id in product(link.left, link.right):
            one, other = left_by_id[left_id], right_by_id[right_id]
            bonds[one.paragraph, other.paragraph] += 1 + min(len(one.text), len(other.text))
    for pair in _same_lines(left, right):
        bonds[pair] += _SLIGHT
    return bonds


_SLIGHT: Final = 0.5
"""What ties equal lines that are not compared: less than any link, so that they only fill gaps."""


def _same_lines(left: SegmentedArticle, right: SegmentedArticle) -> Iterator[Bond]:
    """Stamps, names of speakers and page furniture that stand on both sides, the first with the first."""
    ones, others = _lines(left), _lines(right)
    for text, numbers in ones.items():
        yield from zip(numbers, others.get(text, ()), strict=False)


def _lines(article: SegmentedArticle) -> dict[str, list[int]]:
    """Folded text → the paragraphs that hold nothing else, and are not compared."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, group in groupby(article.body, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        if len(sentences) == 1 and sentences[0].boilerplate and sentences[0].text:
            found[fold(sentences[0].text)].append(number)
    return found


def _strong(bonds: dict[Bond, float]) -> dict[Bond, float]:
    """The bonds that are the strongest of either end; weaker ones would chain an article into one row."""
    best_left: dict[int, float] = defaultdict(float)
    best_right: dict[int, float] = defaultdict(float)
    for (one, other), weight in bonds.items():
        best_left[one] = max(best_left[one], weight)
        best_right[other] = max(best_right[other], weight)
    return {
        (one, other): weight
        for (one, other), weight in bonds.items()
        if weight in (best_left[one], best_right[other])
    }


def _heaviest_chain(bonds: dict[Bond, float]) -> list[Bond]:
    """The heaviest set of bonds that never goes backwards on either side (a Fenwick tree of prefix maxima
    over the right side: n log n)."""
    size = max((other for _, other in bonds), default=0)
    heaviest = [0.0] * (size + 1)
    last: list[Bond | None] = [None] * (size + 1)
    previous: dict[Bond, Bond | None] = {}
    for bond in sorted(bonds):
        most, before = 0.0, None
        place = bond[1]
        while place > 0:
            if heaviest[place] > most:
                most, before = heaviest[place], last[place]
            place -= place & -place
        previous[bond] = before
        most += bonds[bond]
        place = bond[1]
        while place <= size:
            if most > heaviest[place]:
                heaviest[place], last[place] = most, bond
            place += place & -place
    end = last[heaviest.index(max(heaviest))]
    chain: list[Bond] = []
    while end is not None:
        chain.append(end)
        end = previous[end]
    return chain[::-1]


def _groups(chain: list[Bond]) -> list[list[Bond]]:
    """Neighbours of the chain that share a paragraph belong to one row."""
    groups: list[list[Bond]] = []
    for bond in chain:
        if groups and (groups[-1][-1][0] == bond[0] or groups[-1][-1][1] == bond[1]):
            groups[-1].append(bond)
        else:
            groups.append([bond])
    return groups


def _apart(left: list[int], right: list[int]) -> list[Row]:
    return [Row((number,), ()) for number in left] + [Row((), (number,)) for number in right]
