"""A finding in a few words, for a sentence that names several: ``“denied” became “admitted”``."""

from __future__ import annotations

from webapp.engine.model import FactKind, Finding, PairKind, Passage, Side, Verdict
from webapp.present.excerpt import around, differing, excerpt
from webapp.present.kind import kind_of
from webapp.present.pair import Pair, sentence_at
from webapp.present.phrase import Piece, compose, quote
from webapp.present.wording import shown
from webapp.review import EXCHANGE
from webapp.words import find

OWN = frozenset(
    {
        (FactKind.NAME, Verdict.ALTERED),
        *((FactKind.QUOTATION, verdict) for verdict in Verdict),
        (FactKind.ATTRIBUTION, Verdict.MISSING),
        (FactKind.ATTRIBUTION, Verdict.ADDED),
    }
)
"""Kinds and verdicts that have words of their own; all others have those of their verdict."""

EXCHANGED = "exchanged"
"""The words for two that changed places."""

_AROUND = {FactKind.NEGATION: (1, 2), FactKind.WORDING: (0, 2)}
"""Words before and behind a changed passage that belong to it: a *not* alone tells nothing."""


def short(pair: Pair, finding: Finding) -> tuple[Piece, ...]:
    """What is different, in a few words; where it shows in several places, in how many."""
    left, right = _quoted(pair, finding)
    if not (left or right):
        return (Piece(shown(finding.message)),)
    rewrite = kind_of(pair.comparison) is PairKind.REWRITE
    name = f"{PairKind.REWRITE if rewrite else PairKind.TELLINGS}.{_form(finding, left, right)}"
    words = {"left": quote(left), "right": quote(right)}
    named = find(f"summary.short.{name}").names
    said = compose(f"summary.short.{name}", **{side: words[side] for side in named})
    if finding.mentions:
        said = compose("summary.short.in_places", difference=said, n=len(finding.mentions) + 1)
    return tuple(piece for phrase in said for piece in phrase.pieces)


def _form(finding: Finding, left: str, right: str) -> str:
    """Which words tell it: those of its verdict, of some kinds their own."""
    verdict = finding.verdict
    if left and right and finding.rule.startswith(EXCHANGE):
        return EXCHANGED
    if not (left and right):
        verdict = Verdict.MISSING if left else Verdict.ADDED
    own = (finding.kind, verdict) in OWN
    return f"{finding.kind.value}_{verdict.value}" if own else verdict.value


def _quoted(pair: Pair, finding: Finding) -> tuple[str, str]:
    """The words of both sides; empty for one that has none."""
    if not (finding.left and finding.right):
        only = finding.left or finding.right
        words = excerpt(only.text) if only else ""
        return (words, "") if finding.left else ("", words)
    if (finding.kind, finding.verdict) == (FactKind.QUOTATION, Verdict.CHANGED):  # the same words
        return excerpt(finding.left.text), excerpt(finding.right.text)
    plain = differing(finding.left.text, finding.right.text)
    if finding.kind not in _AROUND:
        return plain
    wide = differing(
        _around(pair, finding.kind, Side.LEFT, finding.left),
        _around(pair, finding.kind, Side.RIGHT, finding.right),
    )
    return plain if wide[0] == wide[1] else wide


def _around(pair: Pair, kind: FactKind, side: Side, passage: Passage) -> str:
    article = pair.article(side)
    sentence = pair.sentences.get(sentence_at(article, passage) or "")
    if sentence is None:
        return passage.text
    return around(article.text_of(sentence), passage.span, sentence.span, *_AROUND[kind])
