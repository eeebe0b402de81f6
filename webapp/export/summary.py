"""The answers to an editor's questions, one sentence each, for every writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from webapp.engine.model import Comparison, PairKind, Relation, Side
from webapp.present.kind import READ_AS, kind_of, strangers_said, terms
from webapp.present.possible import doubt, possible_matches
from webapp.present.summary import MOST_LEFT_OUT, left_out, quoted_line


def summary(comparison: Comparison) -> tuple[str, ...]:
    """What is on both sides, what is not, how close the wording is, which facts differ, and what the pair is
    taken for. Of two stories that comes first, and nothing is called missing."""
    pair = comparison.pair
    told = tuple(_close(comparison))
    if pair and pair.kind is PairKind.STRANGERS:
        return strangers_said(pair), *told
    read_as = (f"{READ_AS[pair.kind]}.",) if pair else ()
    return *_linked(comparison), _unique(comparison), *told, *read_as


def _linked(comparison: Comparison) -> Iterator[str]:
    counts = {relation: sum(link.relation is relation for link in comparison.links) for relation in Relation}
    kinds = ", ".join(f"{count} {relation}" for relation, count in counts.items() if count)
    left, right = _share(comparison.coverage.left), _share(comparison.coverage.right)
    if kind_of(comparison) is PairKind.REWRITE:
        yield f"{left} of the source is in the rewrite; {right} of the rewrite has a source."
    else:
        yield f"{left} of the left article is in the right one; {right} of the right one is in the left one."
    yield f"{_count(len(comparison.links), 'link')}{': ' + kinds if kinds else ''}."


def _unique(comparison: Comparison) -> str:
    unique, words = comparison.unique, terms(comparison)
    whole = sum(1 for sentence in comparison.left.sentences if sentence.boilerplate is None)
    left, right = _count(len(unique.left), "sentence"), _count(len(unique.right), "sentence")
    if kind_of(comparison) is PairKind.REWRITE:
        left, right = f"{left} of the source ({whole} in all)", f"{right} of the rewrite"
    else:
        left = f"{left} of {whole}"
    missing = _lacking(comparison, left, words.told_of(Side.LEFT), unique.left)
    new = _lacking(comparison, right, words.lacking[Side.RIGHT], unique.right)
    return f"{missing}{'; ' if possible_matches(comparison) else ', '}{new}."


def _lacking(comparison: Comparison, count: str, lacking: str, unique: Sequence[str]) -> str:
    """How many sentences one side says alone, and how many of them were perhaps told after all."""
    found = doubt(possible_matches(comparison), unique)
    if not found.sentences:
        return f"{count} {lacking}"
    if len(found.sentences) == len(unique):
        who = "it" if len(unique) == 1 else "they"
        return f"{count} perhaps {lacking}: {who} may be told in {found.places}"
    return f"{count} {lacking}, {len(found.sentences)} of them perhaps told in {found.places}"


def _close(comparison: Comparison) -> Iterator[str]:
    closeness, rewrite = comparison.closeness, terms(comparison).articles[Side.RIGHT]
    if closeness.longest_run_words:
        yield (
            f"The longest verbatim run has {_count(closeness.longest_run_words, 'word')}; "
            f"{_share(closeness.verbatim_share)} of {rewrite}'s words stand in such runs."
        )
    if comparison.findings:
        yield f"{_count(len(comparison.findings), 'difference')} of facts."
    if furniture := left_out(comparison):
        quoted = ", ".join(f"“{quoted_line(sentence)}”" for sentence in furniture[:MOST_LEFT_OUT])
        more = len(furniture) - MOST_LEFT_OUT
        yield f"Left out as page furniture: {quoted}{f' and {more} more' if more > 0 else ''}."


def _share(value: float) -> str:
    return f"{value:.0%}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
