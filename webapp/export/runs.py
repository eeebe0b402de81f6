"""The word changes of links as runs of text, shared out to the sentences of the rewrite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from webapp.engine.model import Comparison, Link, Relation, Sentence, Span
from webapp.present.edits import kept_share
from webapp.present.pair import text_behind

Op = Literal["equal", "insert", "delete"]

MERGED_SHARE = 0.6
"""Range 0 to 1, default 0.6, above that of the page's card: in a document changes stand in the running text,
without a switch to before and after. With less of a link kept, its old text stands whole before the new."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph."""

    op: Op
    """``delete`` stands in the source only, ``insert`` in the rewrite only."""
    text: str
    """Its characters, on one line."""
    start: int = -1
    """Where it stands in the rewrite's text, or in its title where that stands apart; -1 for a deletion and
    for white space between sentences."""
    remarks: tuple[int, ...] = ()
    """Numbers of the remarks on it."""


def edits(comparison: Comparison) -> dict[str, list[Run]]:
    """The runs of every sentence of the rewrite that has a link.

    The strongest link of a sentence is shown in it word by word. What only weaker links tell follows:
    sentences of the rewrite as new text, sentences of the source as deletions.
    """
    ranks = {relation: rank for rank, relation in enumerate(Relation)}
    left = {sentence.id: sentence for sentence in comparison.left.sentences}
    right = {sentence.id: sentence for sentence in comparison.right.sentences}
    found: dict[str, list[Run]] = {}
    told: set[str] = set()
    for link in sorted(comparison.links, key=lambda link: ranks[link.relation]):
        fresh = [right[name] for name in link.right if name not in found]
        if len(fresh) == len(link.right):
            found.update(_of_link(comparison, link, [left[name] for name in link.left], fresh))
        else:
            found.update((sentence.id, _whole(sentence)) for sentence in fresh)
            found[link.right[-1]] += (
                Run("delete", f" {left[name].text}") for name in link.left if name not in told
            )
        told.update(link.left)
    return found


def _of_link(
    comparison: Comparison, link: Link, left: Sequence[Sentence], right: Sequence[Sentence]
) -> dict[str, list[Run]]:
    """A link's changes, shared out to its sentences of the rewrite."""
    if link.relation is not Relation.IDENTICAL and kept_share(link) < MERGED_SHARE:
        # Word by word it would read as confetti: all that went, then all that came.
        whole = {sentence.id: _whole(sentence) for sentence in right}
        whole[right[0].id].insert(0, Run("delete", " ".join(sentence.text for sentence in left)))
        return whole
    runs: dict[str, list[Run]] = {sentence.id: [] for sentence in right}
    waiting = iter(right)
    here = next(waiting)
    for run in _phrases(_word_by_word(comparison, link, _starts(left), _starts(right))):
        while run.op != "delete" and run.start >= here.span.end:
            here = next(waiting)
        runs[here.id].append(run)
    return runs


def _starts(sentences: Sequence[Sentence]) -> frozenset[int]:
    return frozenset(sentence.span.start for sentence in sentences)


def _whole(sentence: Sentence) -> list[Run]:
    return [Run("insert", sentence.text, sentence.span.start)]


def _word_by_word(
    comparison: Comparison, link: Link, lefts: frozenset[int], rights: frozenset[int]
) -> Iterator[Run]:
    """The changes as runs, with what no change covers, white space and characters that nobody sees: between
    words it belongs to both sides or to the one that has it, between the rewrite's sentences to their
    paragraph. ``lefts`` and ``rights`` are where sentences start."""
    left, right = text_behind(comparison.left, link.left), text_behind(comparison.right, link.right)
    gone: Span | None = None
    came: Span | None = None
    for change in link.changes:
        lost = _between(left, gone, change.left, lefts)
        kept = _between(right, came, change.right, rights)
        inside = kept and change.right and change.right.start not in rights
        same = lost.split() == kept.split()
        if lost and (not kept or (inside and not same)):
            yield Run("delete", lost)
        if inside and change.right:
            yield Run("equal" if lost and same else "insert", kept, change.right.start - len(kept))
        if change.left and change.right:
            yield from _kept(change.left.of(left), change.right.of(right), change.right.start)
        elif change.right:
            yield Run("insert", change.right.of(right), change.right.start)
        elif change.left:
            yield Run("delete", change.left.of(left))
        gone, came = change.left or gone, change.right or came


def _kept(left: str, right: str, start: int) -> Iterator[Run]:
    """Words that both sides have, as the rewrite writes them; white space at their edges that one side
    lacks is that side's change."""
    core = right.strip()
    before, after = right[: len(right) - len(right.lstrip())], right[len(right.rstrip()) :]
    left_before, left_after = left[: len(left) - len(left.lstrip())], left[len(left.rstrip()) :]
    if not core:
        yield Run("equal", right, start)
        return
    yield from _space(left_before, before, start)
    yield Run("equal", core, start + len(before))
    yield from _space(left_after, after, start + len(before) + len(core))


def _space(left: str, right: str, start: int) -> Iterator[Run]:
    if right:
        yield Run("equal" if left else "insert", right, start)
    elif left:
        yield Run("delete", left)


def _between(text: str, before: Span | None, after: Span | None, starts: frozenset[int]) -> str:
    """What stands between two spans; one space where the second begins a sentence and another, or a label,
    stands between them."""
    if before is None or after is None or before.end >= after.start:
        return ""
    gap = text[before.end : after.start]
    return " " if after.start in starts and not gap.isspace() else gap


def _phrases(runs: Iterable[Run]) -> Iterator[Run]:
    """Changes with only white space between them become one deletion and one insertion."""
    gone: list[Run] = []
    came: list[Run] = []
    space: Run | None = None
    for run in runs:
        if run.op == "equal" and run.text.isspace() and gone and came and space is None:
            space = run
            continue
        if run.op == "equal":
            yield from _flushed(gone, came, space)
            gone, came, space = [], [], None
            yield run
            continue
        if space is not None:
            gone.append(replace(space, op="delete", start=-1))
            came.append(replace(space, op="insert"))
            space = None
        (gone if run.op == "delete" else came).append(run)
    yield from _flushed(gone, came, space)


def _flushed(gone: Sequence[Run], came: Sequence[Run], space: Run | None) -> Iterator[Run]:
    if gone:
        yield Run("delete", "".join(run.text for run in gone))
    yield from came
    if space is not None:
        yield space
