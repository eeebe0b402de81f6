"""What a text is found again by: hashes of its rare words, and of some of its runs of words.

A run is a few content words in a row, folded to their stems, across sentence ends. Of all runs those are kept
whose hashes are divisible by a small number ("0 mod p": Manber, "Finding similar files in a large file
system", 1994): the same run is kept in every text or in none. Winnowing (Schleimer, Wilkerson and Aiken,
"Winnowing: local algorithms for document fingerprinting", 2003) chooses by what stands around a run and
promises one in every window. That promise is not needed here, as meaning finds short copies too, and a choice
that each run makes by itself gives postings that can be counted and capped.
"""

from __future__ import annotations

import struct
from hashlib import blake2b
from typing import Final

from webapp.engine.reading import ReadArticle
from webapp.engine.similarity import weight

WORDS: Final = 2
"""Content words of a run. Of the runs of two a rewrite keeps .28 at the median (60 rewrites of the gold), of
those of three .12: what a short run loses in rarity, the cap on common ones gives back."""

KEPT: Final = 2
"""One run in so many is kept: some ninety for an article of a page."""

RARE: Final = 0.9
"""Background weight from which a word is kept by itself: names above all, which a rewrite seldom replaces."""

PERSON: Final = b"diptych-shingle1"
"""Sets these hashes apart from all others; another number when the way they are made changes."""


def shingles(article: ReadArticle) -> tuple[int, ...]:
    """The kept hashes of an article, each once, in order; signed whole numbers of 64 bits."""
    content = [
        (root, weight(word, article.language))
        for sentence in article.sentences
        if sentence.boilerplate is None
        for word, root in article.reading(sentence).content
    ]
    roots = [root for root, _ in content]
    runs = {" ".join(roots[at : at + WORDS]) for at in range(len(roots) - WORDS + 1)}
    rare = {root for root, rarity in content if rarity >= RARE}
    return tuple(
        sorted({number for number in map(_hash, runs) if number % KEPT == 0} | set(map(_hash, rare)))
    )


def _hash(run: str) -> int:
    digest = blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8, person=PERSON).digest()
    number: int = struct.unpack("<q", digest)[0]
    return number
