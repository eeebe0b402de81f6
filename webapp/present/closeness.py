"""Sentences of the rewrite that repeat the source: what an editor will want to write anew."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.engine.model import Comparison, Run, Sentence, Span


@dataclass(frozen=True, slots=True)
class Close:
    """A sentence of the rewrite that repeats the source."""

    sentence: Sentence
    """The sentence."""
    words: int
    """Words of the longest verbatim run that it holds, or a part of. Quotations are exempt."""


def too_close(comparison: Comparison) -> tuple[Close, ...]:
    """Sentences of the rewrite to write anew, longest verbatim run first, then in reading order."""
    found: list[Close] = []
    runs = sorted(comparison.closeness.runs, key=lambda run: run.right)
    first = 0
    for sentence in comparison.right.body:
        while first < len(runs) and runs[first].right.end <= sentence.span.start:
            first += 1
        words = _longest(runs, first, sentence.span)
        if words and sentence.boilerplate is None:
            found.append(Close(sentence, words))
    return tuple(sorted(found, key=lambda one: -one.words))


def _longest(runs: list[Run], at: int, sentence: Span) -> int:
    """Words of the longest of the runs from ``at`` on that has a character in common with a sentence."""
    words = 0
    while at < len(runs) and runs[at].right.start < sentence.end:
        if runs[at].right.end > sentence.start:
            words = max(words, runs[at].words)
        at += 1
    return words
