"""What a reader is told of a finding: one sentence by its rule and case, from ``messages.tsv``. The only
place in ``facts`` that has words for the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from webapp.engine.facts.face.draft import Draft
from webapp.engine.model import PairKind
from webapp.engine.resources import entries

_LONGEST: Final = 100
"""Characters of a side that a message quotes."""
_HEAD: Final = 0.6
"""Share of these for the beginning, where a longer text is cut in its middle."""
_CONTEXT: Final = 3
"""Words that both sides have which are quoted before and behind those that differ."""
_ANY: Final = "any"
"""Case of the patterns that serve a rule which has none of its own."""


def message(draft: Draft, kind: PairKind) -> str:
    """The sentence about a finding; ``kind``: what the two articles are to each other."""
    source, rewrite = articles()[kind]
    left, right = (
        text or (passage.text if passage else "")
        for text, passage in zip(draft.quoted, (draft.left, draft.right), strict=True)
    )
    if draft.left and draft.right and max(len(left), len(right)) > _LONGEST:
        left, right = _differing(left.split(), right.split())
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


def _differing(ones: Sequence[str], others: Sequence[str]) -> tuple[str, str]:
    """Two texts without most of the words with which both begin and end."""
    most = min(len(ones), len(others))
    head = next((at for at in range(most) if ones[at] != others[at]), most)
    most -= head
    tail = next((at for at in range(most) if ones[-1 - at] != others[-1 - at]), most)
    skipped = [max(0, shared - _CONTEXT) for shared in (head, tail)]
    left, right = (
        " ".join(
            ("…" * bool(skipped[0]), *words[skipped[0] : len(words) - skipped[1]], "…" * bool(skipped[1]))
        )
        for words in (ones, others)
    )
    return left, right


def _quoted(text: str) -> str:
    """``text`` in curly marks on one line, without the commas at its ends, words left out in the middle when
    it is long."""
    line = _unmarked(" ".join(text.split()))
    line = line.strip(" ,;") or line
    if len(line) > _LONGEST:
        head, tail = int(_LONGEST * _HEAD), int(_LONGEST * (1 - _HEAD)) - 2
        line = f"{_cut(line[: head + 1])} … {_cut(line[-tail - 1 :][::-1])[::-1]}"
    return f"“{line}”"


def _unmarked(line: str) -> str:
    """The text without a quotation mark at an end of it whose fellow stands elsewhere."""
    for closing, opening in (("”", "“"), ('"', '"')):
        is_odd = (
            line.count('"') % 2 == 1 if closing == opening else line.count(closing) != line.count(opening)
        )
        if is_odd and line.startswith(closing):
            line = line.removeprefix(closing)
        elif is_odd:
            line = line.removesuffix(opening)
    return line


def _cut(text: str) -> str:
    """The text up to its last white space, without the comma there; of a script without spaces all of it."""
    words, _, rest = text.rpartition(" ")
    return words.rstrip(" ,;") or rest
