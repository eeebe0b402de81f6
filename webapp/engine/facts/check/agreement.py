"""Whether two quotations differ in nothing but what grammar asks of the sentence about them.

    sprach von einem „guten Tag für alle“       „Ein guter Tag für alle“, sagte sie

Endings of adjectives and articles, in languages with a table of them (``agreement.tsv``).
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from webapp.engine.facts.extract.denials import denies
from webapp.engine.language import has, words

_MOST: Final = 200
"""Words of a quotation that are compared; a longer one must be the same to the letter."""
_STEM: Final = 3
"""Letters that two forms of one word have in common at least."""


def agree(ones: Sequence[str], others: Sequence[str], language: str) -> bool:
    """Whether the folded words of the shorter quotation are those of the other one, trimmed at its ends of
    nothing that denies, but for endings and articles."""
    if not has(language, "agreement") or max(len(ones), len(others)) > _MOST or not ones or not others:
        return False
    articles = words(language, "agreement", "article")
    edits = SequenceMatcher(None, ones, others, autojunk=False).get_opcodes()
    for number, (edit, start, stop, first, last) in enumerate(edits):
        left = [word for word in ones[start:stop] if word not in articles]
        right = [word for word in others[first:last] if word not in articles]
        is_trim = not right and edit == "delete" and number in {0, len(edits) - 1}
        if edit == "equal" or (is_trim and not denies(left, language)):
            continue
        if not all(_is_one(one, other, language) for one, other in zip_longest(left, right, fillvalue="")):
            return False
    return True


def _is_one(one: str, other: str, language: str) -> bool:
    """Whether two forms of a word have the same meaning: *guten*, *guter*."""
    least = min(len(one), len(other))
    shared = next((at for at in range(least) if one[at] != other[at]), least)
    endings = words(language, "agreement", "ending")
    return any(
        one[:at] == other[:at] and one[at:] in endings and other[at:] in endings
        for at in range(max(_STEM, shared - 1), shared + 1)
    )
