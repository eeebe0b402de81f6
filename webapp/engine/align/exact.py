"""What finds its counterpart before anything is weighed: sentences that are the same to the letter, after
folding, rows of tables with the same name, and sentences that quote the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from webapp.engine.align.chain import heaviest

_MANY: Final = 64
"""Places on the left times places on the right from which a repeated sentence is paired by its count alone:
"Yes." a hundred times over has no better partner."""


_QUOTED: Final = 5
"""Words in a row that make a quotation the same …"""
_TELLING: Final = 1.2
"""… if they weigh this much together: *it was a great* is said every day."""


def twins(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """One-to-one pairs of equal folded sentences, in order where order can be kept; repeated sentences that
    are left over pair by count. Empty sentences have no twin."""
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, text in enumerate(left):
        places[text][0].append(at)
    for at, text in enumerate(right):
        places[text][1].append(at)
    pairs = [pair for text, sides in places.items() if text for pair in _pairs(*sides)]
    pairs.sort()
    kept = [pairs[at] for at in heaviest(pairs, [1 + len(left[i]) for i, _ in pairs], strict=True)]
    used_left, used_right = {i for i, _ in kept}, {j for _, j in kept}
    for text, (lefts, rights) in places.items():
        if text:
            free = zip(
                [i for i in lefts if i not in used_left],
                [j for j in rights if j not in used_right],
                strict=False,
            )
            kept.extend(free)
    return sorted(kept)


def rows(
    left: Sequence[str], right: Sequence[str], taken: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Rows of tables that have one name: pairs of sentences with equal labels that stand once on either side.
    A label is the folded first cell of a row, empty for all other sentences. Those ``taken`` have a twin."""
    ones = {at: text for at, text in enumerate(left) if text}
    others = {at: text for at, text in enumerate(right) if text}
    once = {text for text, count in Counter(ones.values()).items() if count == 1}
    once &= {text for text, count in Counter(others.values()).items() if count == 1}
    places = {text: at for at, text in others.items()}
    used_left, used_right = {i for i, _ in taken}, {j for _, j in taken}
    found = ((at, places[text]) for at, text in ones.items() if text in once)
    return [(i, j) for i, j in found if i not in used_left and j not in used_right]


def quoting(
    left: Sequence[Sequence[str]], right: Sequence[Sequence[str]], weight: Callable[[str], float]
) -> list[tuple[int, int]]:
    """Pairs of sentences that quote the same words: at least ``_QUOTED`` in a row, not all of them common,
    that nothing else on either side quotes. Given are each sentence's folded words in quotation marks, and
    how rare a word is, in (0, 1]."""
    ones, others = _once(left), _once(right)
    shared = (run for run in ones.keys() & others.keys() if sum(map(weight, run)) >= _TELLING)
    return sorted({(ones[run], others[run]) for run in shared})


def _once(quoted: Sequence[Sequence[str]]) -> dict[tuple[str, ...], int]:
    """The runs of words that one sentence alone quotes → that sentence."""
    places: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for at, words in enumerate(quoted):
        for start in range(len(words) - _QUOTED + 1):
            places[tuple(words[start : start + _QUOTED])].add(at)
    return {run: next(iter(found)) for run, found in places.items() if len(found) == 1}


def _pairs(lefts: list[int], rights: list[int]) -> list[tuple[int, int]]:
    if len(lefts) * len(rights) > _MANY:
        return list(zip(lefts, rights, strict=False))
    return [(i, j) for i in lefts for j in rights]
