"""Many articles made of few sentences: each sentence is encoded once and remembered.

What is kept is to the byte what ``webapp.archive.ingest`` keeps of the same articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from webapp.archive import MACHINE, Index
from webapp.archive.prepare import prepared
from webapp.archive.values import Given, Rows
from webapp.engine.embed import Encoder

BATCH = 500
"""Articles of one transaction."""


class Remembered:
    """An encoder that never forgets a sentence. Args: encoder: encodes what is new."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Rows] = {}
        self.name = encoder.name
        self.languages = encoder.languages

    def encode(self, texts: Sequence[str]) -> Rows:
        """One row a text."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        if fresh:
            self._known.update(zip(fresh, self._encoder.encode(fresh), strict=True))
        return np.stack([self._known[text] for text in texts])


def fill(indexes: Sequence[Index], encoder: Encoder, articles: Iterable[Given]) -> None:
    """Keeps articles in each of several archives."""
    for batch in _batches(iter(articles)):
        ready = [prepared(given, encoder) for given in batch]
        for index in indexes:
            index.put(MACHINE, ready)


def text_of(sentences: Sequence[str]) -> str:
    """Running text, five sentences a paragraph."""
    return "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))


def _batches(articles: Iterator[Given]) -> Iterator[list[Given]]:
    while batch := list(islice(articles, BATCH)):
        yield batch
