"""Sentences of a stretch of text: every place where one may end (``candidates``), decided one by one
(``decisions``), with what is known of words (``abbreviations``) and of marks (``enclosures``)."""

from __future__ import annotations

import re
from itertools import pairwise

from webapp.engine.model import Span
from webapp.engine.segment.abbreviations import has_table
from webapp.engine.segment.boundaries import boundaries
from webapp.engine.segment.candidates import candidates
from webapp.engine.segment.decisions import Setting, ends_sentence
from webapp.engine.segment.enclosures import enclosures

_END = re.compile(r"[^\w\s,;:'’\"“”„«»()\[\]/&%$€£#*+=<>|~^`–—-]")
_GREEK_END = re.compile(r"[^\w\s,:'’\"“”„«»()\[\]/&%$€£#*+=<>|~^`–—-]")
"""A sentence may end here. Without such a sign, and that is most headings and list items, none does."""
_QUOTES = re.compile("[\"'“”„‟«»‘’‚‹›`]")
_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def sentences_of(text: str, unit: Span, language: str) -> list[Span]:
    """The sentences of ``text`` inside ``unit``, trimmed, in order; with the gaps between them they rebuild
    it. Linear in the unit's length."""
    flat = _BREAK.sub(" ", unit.of(text))
    if not (_GREEK_END if language == "el" else _END).search(flat):
        return [unit]
    bounds = [*_starts(flat, language), len(flat)]
    spans = (trimmed(text, Span(unit.start + low, unit.start + high)) for low, high in pairwise(bounds))
    return [span for span in spans if span.start < span.end]


def _starts(text: str, language: str) -> list[int]:
    around = enclosures(text)
    confirmed = None if has_table(language) else frozenset(boundaries(_QUOTES.sub(" ", text), language))
    setting = Setting(text, language, around, confirmed)
    starts = [0]
    for candidate in candidates(text, language, around):
        if candidate.start < len(text) and ends_sentence(candidate, starts[-1], setting):
            starts.append(candidate.start)
    return starts


def trimmed(text: str, span: Span) -> Span:
    """``span`` without white space at its ends; empty at its start if it holds nothing else."""
    characters = span.of(text)
    end = span.start + len(characters.rstrip())
    return Span(min(end, span.start + len(characters) - len(characters.lstrip())), end)
