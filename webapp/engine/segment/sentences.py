"""Sentences of a stretch of text, by sentencex (``boundaries``) and our corrections.

sentencex keeps a whole quotation in one sentence; a speech of ten sentences would then be one unit, so it is
asked a second time with the quotation marks blanked out, and ``corrections`` decides which of these cuts
hold.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from webapp.engine.model import Span
from webapp.engine.segment.boundaries import boundaries
from webapp.engine.segment.corrections import corrected

PIECE: Final = 5_000
"""Characters given to sentencex at once: longer than nearly all paragraphs."""

_END = re.compile(r"[^\w\s,;:'’\"“”„«»()\[\]/&%$€£#*+=<>|~^`–—-]")
"""A sentence may end here. Without such a sign, and that is most headings and list items, none does."""
_QUOTES = re.compile("[\"'“”„‟«»‘’‚‹›`]")
_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def sentences_of(text: str, unit: Span, language: str) -> list[Span]:
    """The sentences of ``text`` inside ``unit``, trimmed, in order; with the gaps between them they rebuild
    it. Linear in the unit's length."""
    flat = _BREAK.sub(" ", unit.of(text))
    if not _END.search(flat):
        return [unit]
    bare = _QUOTES.sub(" ", flat)
    quoteless = boundaries(bare, language)
    cuts = quoteless if bare == flat else _cuts_with_quotes(flat, quoteless, language)
    bounds = [*corrected(flat, cuts, quoteless, language), len(flat)]
    spans = (trimmed(text, Span(unit.start + low, unit.start + high)) for low, high in pairwise(bounds))
    return [span for span in spans if span.start < span.end]


def _cuts_with_quotes(text: str, quoteless: list[int], language: str) -> list[int]:
    """sentencex's cuts. It looks for the partner of a quotation mark to the end of what it is given, so it is
    given pieces of bounded length; a single sentence longer than that is left alone."""
    cuts: list[int] = []
    start = end = 0
    for cut in [*quoteless, len(text)]:
        if cut - start > PIECE and end > start:
            cuts += _cuts_from(text, start, end, language)
            start = end
        end = cut
    return cuts + _cuts_from(text, start, end, language)


def _cuts_from(text: str, start: int, end: int, language: str) -> list[int]:
    if end - start > PIECE:
        return [start]
    return [start + cut for cut in boundaries(text[start:end], language)]


def trimmed(text: str, span: Span) -> Span:
    """``span`` without white space at its ends; empty at its start if it holds nothing else."""
    characters = span.of(text)
    end = span.start + len(characters.rstrip())
    return Span(min(end, span.start + len(characters) - len(characters.lstrip())), end)
