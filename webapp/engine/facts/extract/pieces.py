"""Which marked stretches are pieces of one quotation: a short tag between them, or a speech that goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from webapp.engine.facts.extract.speech import verb_class
from webapp.engine.language import words
from webapp.engine.reading import Marked, tokens

_TAG_WORDS: Final = 7
"""Tokens of a tag that ends its sentence before the quotation goes on."""
_TAG_CHARACTERS: Final = 90
"""Between two pieces of one quotation; a longer stretch is narration."""


def joined(text: str, marked: Sequence[Marked], language: str) -> Iterator[list[Marked]]:
    """Pieces of one quotation together: a short tag between them, or a new paragraph that goes on."""
    group: list[Marked] = []
    for one in marked:
        if group and not one.goes_on and not _belongs(text, group[-1], one, language):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _is_fragment(text: str, piece: Marked) -> bool:
    """Part of the writer's own sentence: *the delays are "unacceptable", she said*."""
    before = piece.span.start - 1
    while before >= 0 and text[before].isspace():
        before -= 1
    inner = piece.inner.start
    return text[inner : inner + 1].islower() and before >= 0 and text[before].isalnum()


def _belongs(text: str, before: Marked, piece: Marked, language: str) -> bool:
    start, end = before.span.end, piece.span.start
    if end - start > _TAG_CHARACTERS:
        return False
    between = text[start:end]
    if not between.strip() or "\n" in between or _is_fragment(text, before):
        return False
    last = text[before.inner.end - 1 : before.inner.end]
    ends_open = last in {",", "-", "—", "–"} or between.lstrip()[:1] == ","
    tag = tokens(between)
    is_saying = any(verb_class(token.low, language) for token in tag)
    if not is_saying and not words(language, "conjunctions", "list").isdisjoint(
        token.low for token in tag[:2]
    ):
        return False  # *“a coward,” and “a liar”*
    if between.rstrip()[-1:] in {",", ":", "-", "—", "–"}:
        return ends_open
    # "I never," he said. "Not once.": two sentences of one quotation with the tag behind the first
    return ends_open and between.rstrip()[-1:] == "." and len(tag) <= _TAG_WORDS and is_saying
