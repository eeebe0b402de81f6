"""Runs of words by which a text is found again: hashes of some of them, always the same ones.

A run is a few content words in a row, folded to their stems, across sentence ends. Of all hashes those are
kept that are divisible by a small number ("0 mod p": Manber, "Finding similar files in a large file system",
1994): the same run is kept in every text or in none. Winnowing (Schleimer, Wilkerson and Aiken, "Winnowing:
local algorithms for document fingerprinting", 2003) chooses by what stands around a run and promises one in
every window. That promise is not needed here, as meaning finds short copies too, and a choice that each run
makes by itself gives postings that can be counted and capped.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

from webapp.engine.reading import ReadArticle

WORDS: Final = 2
"""Content words of a run. Of the runs of two a rewrite keeps .28 at the median (60 rewrites of the gold), of
those of three .12: what a short run loses in rarity, the cap on common ones gives back."""

KEPT: Final = 2
"""One run in so many is kept: some ninety for an article of a page."""

PERSON: Final = b"diptych-shingle1"
"""Sets these hashes apart from all others; another number when the way they are made changes."""


def shingles(article: ReadArticle) -> tuple[int, ...]:
    """The kept hashes of an article, each once, in order; signed whole numbers of 64 bits."""
    roots = [
        root
        for sentence in article.sentences
        if sentence.boilerplate is None
        for _, root in article.reading(sentence).content
    ]
    runs = {" ".join(roots[at : at + WORDS]) for at in range(len(roots) - WORDS + 1)}
    return tuple(sorted(_kept(runs)))


def _kept(runs: Iterable[str]) -> Iterable[int]:
    for run in runs:
        digest = blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8, person=PERSON).digest()
        number: int = struct.unpack("<q", digest)[0]
        if number % KEPT == 0:
            yield number
