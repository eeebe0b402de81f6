"""What stands in a document's margin: findings, and what is missing, new or moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from webapp.engine.model import Comparison, Side, Span
from webapp.present.kind import terms
from webapp.present.pair import sentence_at
from webapp.present.possible import match_words, possible_matches
from webapp.present.wording import KINDS, SEVERITIES, short_name


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark."""

    sentence: str
    """Id of the sentence it stands at: of the rewrite, or a missing one of the source."""
    span: Span | None
    """The passage of the rewrite it is about; None for the whole sentence."""
    text: str
    """What it says."""


def remarks(comparison: Comparison) -> tuple[Remark, ...]:
    """All remarks, in order of what they are about: findings first."""
    return (*_findings(comparison), *_unique(comparison), *_moved(comparison))


def _findings(comparison: Comparison) -> Iterator[Remark]:
    linked = {link.id: link.right[0] for link in comparison.links}
    missing = frozenset(comparison.unique.left)
    for finding in comparison.findings:
        text = f"{KINDS[finding.kind]}, {SEVERITIES[finding.severity].lower()}: {finding.message}"
        at = sentence_at(comparison.right, finding.right) if finding.right else None
        if finding.right and at:
            yield Remark(at, finding.right.span, text)
        elif finding.link:
            yield Remark(linked[finding.link], None, text)
        elif finding.left and (at := sentence_at(comparison.left, finding.left)) and at in missing:
            yield Remark(at, None, text)


def _unique(comparison: Comparison) -> Iterator[Remark]:
    unique, matches, words = comparison.unique, possible_matches(comparison), terms(comparison)
    for side, sentences in ((Side.LEFT, unique.left), (Side.RIGHT, unique.right)):
        for sentence in sentences:
            place = f" ({short_name(sentence)})" if side is Side.LEFT else ""
            if found := matches.get(sentence):
                text = f"Perhaps {words.told_of(side)}{place}: {match_words(found)}."
            elif side is Side.LEFT:
                text = f"{words.unique[side]}{place}."
            else:
                text = f"{words.unique[side]}: no counterpart in {words.articles[Side.LEFT]}."
            if found or words.tells_unique:
                yield Remark(sentence, None, text)


def _moved(comparison: Comparison) -> Iterator[Remark]:
    for link in comparison.links:
        if link.moved:
            where = ", ".join(short_name(sentence) for sentence in link.left)
            yield Remark(link.right[0], None, f"Moved: in the source it stands elsewhere ({where}).")
