"""Does a word changed in one sentence change the counterparts of others?

A case is a sentence that was not touched, after one edit. It changes when it has other counterparts than
before, the edited sentence left out of both: who mends a word must not see links move elsewhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bench.accuracy.drive import run
from bench.accuracy.gold import Edge, Pair, Paragraphs
from webapp.engine import Side
from webapp.engine.embed import Encoder

Place = tuple[Side, int]
"""A sentence: its side, and its number from 0."""


@dataclass(frozen=True, slots=True)
class Stability:
    """What became of the sentences that were not touched."""

    cases: int
    """Untouched sentences over all edits."""
    changed: int
    """Those whose counterparts are others than before."""

    @property
    def share(self) -> float:
        """Of the cases that changed, in [0, 1]."""
        return self.changed / max(1, self.cases)


def stability(pairs: Sequence[Pair], edits: int, model: Encoder | None) -> Stability:
    """Of so many seeded edits a pair, half of them on either side."""
    cases = changed = 0
    for pair in pairs:
        before = run(pair, model).links
        for edited, place in _edited(pair, edits):
            after = run(edited, model).links
            untouched = [other for other in _places(pair) if other != place]
            cases += len(untouched)
            changed += sum(
                _partners(before, other, place) != _partners(after, other, place) for other in untouched
            )
    return Stability(cases, changed)


def _places(pair: Pair) -> list[Place]:
    sides = zip(Side, (pair.left_sentences, pair.right_sentences), strict=True)
    return [(side, at) for side, sentences in sides for at in range(len(sentences))]


def _partners(links: frozenset[Edge], own: Place, edited: Place) -> frozenset[int]:
    """The counterparts of a sentence, but for the edited one."""
    side, at = own
    found = {edge[1] if side is Side.LEFT else edge[0] for edge in links if edge[side is Side.RIGHT] == at}
    return frozenset(found - {edited[1]} if edited[0] is not side else found)


def _edited(pair: Pair, edits: int) -> Iterator[tuple[Pair, Place]]:
    """The pair with one word of one sentence replaced by a word from elsewhere in its article."""
    dice = random.Random(pair.id)
    for number in range(edits):
        side = Side.RIGHT if number % 2 else Side.LEFT
        article = pair.right if side is Side.RIGHT else pair.left
        sentences = [sentence for paragraph in article for sentence in paragraph]
        at = dice.choice([at for at, sentence in enumerate(sentences) if len(sentence.split()) > 1])
        words, others = sentences[at].split(), " ".join(sentences).split()
        words[dice.randrange(len(words))] = dice.choice(others)
        changed = _with(article, at, " ".join(words))
        yield replace(pair, right=changed) if side is Side.RIGHT else replace(pair, left=changed), (side, at)


def _with(article: Paragraphs, place: int, sentence: str) -> Paragraphs:
    number, made = 0, []
    for paragraph in article:
        made.append(tuple(sentence if number + k == place else own for k, own in enumerate(paragraph)))
        number += len(paragraph)
    return tuple(made)
