"""The answer to an editor's questions, in the order of asking: what could not be compared, which facts
differ, what is missing, new and moved, how much is carried and how close the wording is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten

from webapp.engine.model import Closeness, Comparison, PairKind, Sentence, Side
from webapp.engine.segment.boilerplate import holds_fact
from webapp.present.checked import not_compared, nothing_to_compare
from webapp.present.gravity import Only, Tally, tally
from webapp.present.kind import kind_of
from webapp.present.pair import Pair, is_structure
from webapp.present.phrase import Phrase, Summary, compose, listed, plain, quote
from webapp.present.said_facts import said_facts
from webapp.present.state import PageState
from webapp.present.wording import how_many, percent, shown
from webapp.words import say

MOST_LEFT_OUT = 3
"""Lines of page clutter that the summary quotes; it says how many more there are."""

LEFT_OUT_WIDTH = 60
"""Characters of each that it quotes."""


def summary(pair: Pair, state: PageState) -> Summary:
    """The answer, the gravest first. Every number counts what ``tally`` counts."""
    head, rest = _answer(pair, state)
    return Summary((*head, *filter(None, map(tuple, (*rest, _left_out(pair, state))))), len(head))


def _answer(pair: Pair, state: PageState) -> tuple[list[tuple[Phrase, ...]], list[Iterable[Phrase]]]:
    """Whether anything is wrong, and what else there is to know."""
    if nothing := nothing_to_compare(pair):
        return [(plain(nothing),)], []
    if _all_identical(pair):
        return [compose("summary.identical")], []
    head: list[tuple[Phrase, ...]] = [(plain(limit),) for limit in not_compared(pair)]
    if not pair.terms.tells_unique:
        return head, []
    found = tally(pair)
    if pair.comparison.links or pair.comparison.findings:
        head.append(said_facts(pair, found, state))
    return head, [_apart(pair, found, state), _carried(pair, state)]


def _all_identical(pair: Pair) -> bool:
    comparison = pair.comparison
    if not comparison.links or comparison.findings or comparison.unique.left or comparison.unique.right:
        return False
    return all(link.relation == "identical" and not link.moved for link in comparison.links)


def _apart(pair: Pair, found: Tally, state: PageState) -> tuple[Phrase, ...]:
    """What is missing, what is new and what moved."""
    clauses = [_one_sided(pair, found, state)]
    if found.moved:
        moved = how_many("summary.only.moved", len(found.moved))
        clauses.append((_leading(found.moved, moved, state, tone="keep"),))
    return compose("summary.sentence", clauses=listed(clauses))


def _one_sided(pair: Pair, found: Tally, state: PageState) -> tuple[Phrase, ...]:
    """``3 sentences are missing (2 perhaps), 5 are not in the source``"""
    kind = _two_ways(pair)
    left, right = found.only[Side.LEFT], found.only[Side.RIGHT]
    if not (left.sentences or right.sentences):
        return compose(f"summary.nothing.{kind}.neither")
    return compose(
        "summary.only.clauses",
        left=_lacking(left, f"{kind}.left", f"{kind}.left", state),
        right=_lacking(right, f"{kind}.{'next' if left.sentences else 'right'}", f"{kind}.right", state),
    )


def _lacking(only: Only, words: str, nothing: str, state: PageState) -> tuple[Phrase, ...]:
    """The unique sentences of one side, and how many of them perhaps are none."""
    count, perhaps = len(only.sentences), len(only.perhaps)
    if not count:
        return compose(f"summary.nothing.{nothing}")
    name = f"{words}_perhaps" if perhaps == count else words
    sentences = _leading(only.sentences, how_many(f"summary.only.{name}", count), state)
    if perhaps in {0, count}:
        return (sentences,)
    doubtful = _leading(only.perhaps, how_many("summary.only.perhaps", perhaps), state)
    return compose("summary.only.doubtful", sentences=sentences, perhaps=doubtful)


def _carried(pair: Pair, state: PageState) -> tuple[Phrase, ...]:
    coverage, run = pair.comparison.coverage, _longest_run(pair, state)
    if kind_of(pair.comparison) is PairKind.REWRITE:
        return compose("summary.carried.rewrite", left=percent(coverage.left), run=run)
    return compose(
        "summary.carried.tellings", left=percent(coverage.left), right=percent(coverage.right), run=run
    )


def _longest_run(pair: Pair, state: PageState) -> tuple[Phrase, ...]:
    close: Closeness = pair.comparison.closeness
    if not close.longest_run_words:
        return compose("summary.carried.no_run")
    at = _sentence_from(pair.comparison.left.body, close.runs[0].left.start) if close.runs else ""
    run = say("summary.carried.run", n=close.longest_run_words)
    return (plain(run, state.choosing(at) if at else "", "less"),)


def _left_out(pair: Pair, state: PageState) -> tuple[Phrase, ...]:
    """Page clutter that holds a name or a figure: a reader may want it compared after all."""
    lines = left_out(pair.comparison)
    if not lines:
        return ()
    told = listed(
        [(quote(quoted_line(line), state.choosing(line.id), "keep"),) for line in lines[:MOST_LEFT_OUT]]
    )
    if more := lines[MOST_LEFT_OUT:]:
        told = listed([told, (plain(how_many("summary.clutter.more", len(more))),)], conjoined=True)
    return compose("summary.clutter.lines", lines=told)


def _two_ways(pair: Pair) -> PairKind:
    """Whose words are used: two stories have those of two tellings."""
    return PairKind.REWRITE if kind_of(pair.comparison) is PairKind.REWRITE else PairKind.TELLINGS


def left_out(comparison: Comparison) -> tuple[Sentence, ...]:
    """The lines of page clutter that hold a name or a figure, each once though both sides have it."""
    found: dict[str, Sentence] = {}
    for article in (comparison.left, comparison.right):
        for sentence in article.body:
            if sentence.boilerplate and not is_structure(sentence) and holds_fact(sentence.text):
                found.setdefault(" ".join(sentence.text.split()).casefold(), sentence)
    return tuple(found.values())


def quoted_line(line: Sentence) -> str:
    """The beginning of a line of page clutter: enough to know it."""
    return shorten(shown(line.text), LEFT_OUT_WIDTH, placeholder=" …")


def _leading(places: Sequence[str], text: str, state: PageState, tone: str = "look") -> Phrase:
    """A number that leads to the first of what it counts."""
    return plain(text, state.choosing(places[0]), tone)


def _sentence_from(sentences: Sequence[Sentence], start: int) -> str:
    return next((sentence.id for sentence in sentences if sentence.span.end > start), "")
