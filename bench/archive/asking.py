"""Texts are asked about, in an archive without their sources and in one with them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from bench.archive.filling import text_of
from bench.archive.gold import Rewrite
from webapp.archive import MACHINE, Index
from webapp.archive.candidates import candidates
from webapp.archive.evidence import traits
from webapp.archive.judging import aligned
from webapp.archive.prepare import read
from webapp.archive.search import ALIGNED, asked_about, find_sources
from webapp.engine import Article, Options, Side
from webapp.engine.embed import encoder

OPTIONS = Options()
EVERYBODY = (MACHINE,)
"""The workspaces whose articles are looked at."""

Example = tuple[str, str, dict[str, float]]
"""Names of a rewrite and of an article near to it, and what speaks for the one being made from the other."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a rewrite."""

    rewrite: str
    """Its name."""
    sources: tuple[str, ...]
    """Names of the articles claimed, best first."""
    seconds: float
    """That the search took."""

    @property
    def first(self) -> bool:
        """The source stands first."""
        return self.sources[:1] == (self.rewrite,)

    @property
    def others(self) -> bool:
        """Something else is claimed."""
        return any(name != self.rewrite for name in self.sources)


def answers(index: Index, rewrites: Sequence[Rewrite]) -> list[Answer]:
    """Of the search, for each."""
    return [_answer(index, rewrite) for rewrite in rewrites]


def _answer(index: Index, rewrite: Rewrite) -> Answer:
    text = text_of(rewrite.text)
    begun = time.perf_counter()
    found = find_sources(index, EVERYBODY, text, options=OPTIONS)
    return Answer(rewrite.name, tuple(source.name for source in found.sources), time.perf_counter() - begun)


def examples(index: Index, rewrites: Sequence[Rewrite]) -> list[Example]:
    """The traits of all articles that are looked at closely for these rewrites and share something."""
    model = encoder(OPTIONS.model)
    found = []
    for rewrite in rewrites:
        text = text_of(rewrite.text)
        near = candidates(index, EVERYBODY, asked_about(read(text, side=Side.RIGHT), OPTIONS))[:ALIGNED]
        for each in near:
            pair = aligned(each, Article.from_text(text), OPTIONS, model)
            if pair.links:
                found.append((rewrite.name, each.name, dict(traits(pair))))
    return found
