"""The answer to an editor's questions, as sentences with links to the first place of each kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten

from webapp.engine.model import Closeness, Comparison, PairKind, Sentence, Side
from webapp.engine.segment.boilerplate import holds_fact
from webapp.present.kind import kind_of, strangers_said
from webapp.present.pair import Pair, is_structure
from webapp.present.possible import doubt, named
from webapp.present.state import PageState
from webapp.present.wording import counted, percent, shown

MOST_LEFT_OUT = 3
"""Lines of page furniture that the summary quotes; it says how many more there are."""

LEFT_OUT_WIDTH = 60
"""Characters of each that it quotes."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of the summary."""

    text: str
    """The words."""
    href: str = ""
    """Where the first of what they count stands; empty when they count nothing."""
    tone: str = ""
    """``keep`` for what was carried over, ``look`` for what an editor must see."""


def summary(pair: Pair, state: PageState) -> tuple[Phrase, ...]:
    """What was carried, what is missing, new and moved, which facts differ, what is too close."""
    if not pair.comparison.left.sentences or not pair.comparison.right.sentences:
        return (Phrase("One of the two texts holds no sentence, so there is nothing to compare."),)
    judged = pair.comparison.pair
    if judged and judged.kind is PairKind.STRANGERS:
        return (Phrase(strangers_said(judged)), *_left_out(pair, state))
    if pair.comparison.links and not pair.comparison.findings and _all_identical(pair):
        return (Phrase("The two texts are identical, sentence by sentence."), *_left_out(pair, state))
    return (
        *_carried(pair, state),
        *_unique(pair, state),
        *_facts(pair, state),
        *_close(pair, state),
        *_left_out(pair, state),
    )


def _all_identical(pair: Pair) -> bool:
    unique = pair.comparison.unique
    links = pair.comparison.links
    return not (unique.left or unique.right) and all(k.relation == "identical" and not k.moved for k in links)


def _carried(pair: Pair, state: PageState) -> Iterable[Phrase]:
    rewrite = kind_of(pair.comparison) is PairKind.REWRITE
    yield Phrase("The rewrite carries " if rewrite else "The right article tells ")
    first = pair.comparison.links[0].left[0] if pair.comparison.links else ""
    share = percent(pair.comparison.coverage.left)
    yield Phrase(share, state.choosing(first) if first else "", "keep")
    yield Phrase(" of the source. " if rewrite else " of what the left one tells. ")


def _unique(pair: Pair, state: PageState) -> Iterable[Phrase]:
    unique = pair.comparison.unique
    moved = [link.left[0] for link in pair.comparison.links if link.moved]
    parts = (
        tuple(_lacking(pair, Side.LEFT, unique.left, state)),
        tuple(_lacking(pair, Side.RIGHT, unique.right, state)),
        tuple(_counted(moved, "passage", "keep", "moved", state)),
    )
    told = [part for part in parts if part]
    if not unique.left:
        rewrite = kind_of(pair.comparison) is PairKind.REWRITE
        yield Phrase("Nothing is missing" if rewrite else "Nothing is only in the left article")
        yield Phrase("; " if told else ". ")
    between = "; " if pair.possible else ", "  # what is doubtful holds commas of its own
    for at, part in enumerate(told):
        yield from part
        yield Phrase(between if at < len(told) - 1 else ". ")


def _lacking(pair: Pair, side: Side, unique: Sequence[str], state: PageState) -> Iterable[Phrase]:
    """The unique sentences of one side, and how many of them were perhaps told after all."""
    found = doubt(pair.possible, unique)
    lacking = pair.terms.lacking[side]
    if not found.sentences:
        yield from _counted(unique, "sentence", "look", lacking, state)
        return
    if len(found.sentences) == len(unique):
        yield from _counted(unique, "sentence", "look", f"perhaps {lacking}", state)
        yield Phrase(f": {'it' if len(unique) == 1 else 'they'} may be told in ")
    else:
        yield from _counted(unique, "sentence", "look", lacking, state)
        yield Phrase(", ")
        yield Phrase(f"{len(found.sentences):,} of them", state.choosing(found.sentences[0]), "look")
        yield Phrase(" perhaps told in ")
    for number, match in enumerate(found.named):
        yield Phrase(", " if number else "")
        yield Phrase(named(match), state.choosing(match), "keep")
    yield Phrase(found.rest)


def _counted(sentences: Sequence[str], noun: str, tone: str, said: str, state: PageState) -> Iterable[Phrase]:
    """``3 sentences are new``; nothing where there is none."""
    count = _count(sentences, noun, tone, state)
    if count:
        yield count
        yield Phrase(f" {'is' if len(sentences) == 1 else 'are'} {said}")


def _facts(pair: Pair, state: PageState) -> Iterable[Phrase]:
    found = pair.comparison.findings
    findings = [finding for finding in found if not pair.dismissed(finding)]
    stops = [stop for stop in pair.stops if "facts" in pair.tags(pair.sentences[stop])]
    dismissed = len(found) - len(findings)
    ending = f", {dismissed:,} {'was' if dismissed == 1 else 'were'} dismissed. " if dismissed else ". "
    phrase = _count(stops[:1] * len(findings), "fact", "look", state)
    if phrase:
        yield phrase
        yield Phrase((" differs" if len(findings) == 1 else " differ") + ending)
    elif dismissed:
        yield Phrase("No fact differs" + ending)


def _close(pair: Pair, state: PageState) -> Iterable[Phrase]:
    closeness: Closeness = pair.comparison.closeness
    if not closeness.runs:
        yield Phrase("No passage is taken over word for word.")
        return
    at = _sentence_from(pair.comparison.left.body, closeness.runs[0].left.start)
    yield Phrase("The longest passage taken over word for word has ")
    yield Phrase(counted(closeness.runs[0].words, "word"), state.choosing(at) if at else "", "look")
    yield Phrase(".")


def _left_out(pair: Pair, state: PageState) -> Iterable[Phrase]:
    """Page furniture that holds a name or a figure: a reader may want it compared after all."""
    lines = left_out(pair.comparison)
    if not lines:
        return
    yield Phrase(" Left out as page furniture: ")
    for number, line in enumerate(lines[:MOST_LEFT_OUT]):
        yield Phrase(", " if number else "")
        yield Phrase(f"“{quoted_line(line)}”", state.choosing(line.id), "keep")
    more = len(lines) - MOST_LEFT_OUT
    yield Phrase(f" and {counted(more, 'more line')}." if more > 0 else ".")


def left_out(comparison: Comparison) -> tuple[Sentence, ...]:
    """The lines of page furniture that hold a name or a figure, each once though both sides have it."""
    found: dict[str, Sentence] = {}
    for article in (comparison.left, comparison.right):
        for sentence in article.body:
            if sentence.boilerplate and not is_structure(sentence) and holds_fact(sentence.text):
                found.setdefault(" ".join(sentence.text.split()).casefold(), sentence)
    return tuple(found.values())


def quoted_line(line: Sentence) -> str:
    """The beginning of a line of page furniture: enough to know it."""
    return shorten(shown(line.text), LEFT_OUT_WIDTH, placeholder=" …")


def _sentence_from(sentences: Sequence[Sentence], start: int) -> str:
    return next((sentence.id for sentence in sentences if sentence.span.end > start), "")


def _count(sentences: Sequence[str], noun: str, tone: str, state: PageState) -> Phrase | None:
    if not sentences:
        return None
    return Phrase(counted(len(sentences), noun), state.choosing(sentences[0]), tone)
