"""What a reader is told of a finding: one sentence by its rule and case, from ``messages.tsv``. The only
place in ``facts`` that has words for the reader."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from webapp.engine.facts.face.draft import Draft
from webapp.engine.model import PairKind
from webapp.engine.resources import entries

_LONGEST: Final = 160
"""Characters of a side that a message quotes."""
_ANY: Final = "any"
"""Case of the patterns that serve a rule which has none of its own."""


def message(draft: Draft, kind: PairKind) -> str:
    """The sentence about a finding; ``kind``: what the two articles are to each other."""
    source, rewrite = articles()[kind]
    left, right = (
        text or (passage.text if passage else "")
        for text, passage in zip(draft.quoted, (draft.left, draft.right), strict=True)
    )
    passage = draft.right or draft.left
    return _pattern(draft, kind).format(
        source=source,
        rewrite=rewrite,
        left=_quoted(left),
        right=_quoted(right),
        passage=_quoted(passage.text) if passage else "",
    )


def _pattern(draft: Draft, kind: PairKind) -> str:
    key = draft.rule, draft.case or draft.kind.value
    rewrite, tellings = patterns().get(key) or patterns()[draft.verdict.value, _ANY]
    return rewrite if kind is PairKind.REWRITE else tellings


@cache
def patterns() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Rule with its verdict, and case → what is said of a rewrite and what of two tellings."""
    return {
        (rule, case): (pattern, tellings[0] if tellings else pattern)
        for rule, case, pattern, *tellings in entries("facts", "messages.tsv")
        if rule != "articles"
    }


@cache
def articles() -> Mapping[PairKind, tuple[str, str]]:
    """What the left and the right article are called inside a sentence."""
    return {
        PairKind(kind): (left, right)
        for rule, kind, left, *right_ in entries("facts", "messages.tsv")
        if rule == "articles"
        for right in right_
    }


def _quoted(text: str) -> str:
    """``text`` in curly marks on one line, without the commas at its ends, cut in the middle when long."""
    line = " ".join(text.split())
    line = line.strip(" ,;") or line
    if len(line) > _LONGEST:
        half = _LONGEST // 2 - 1
        line = f"{line[:half].rstrip()} … {line[-half:].lstrip()}"
    return f"“{line}”"
