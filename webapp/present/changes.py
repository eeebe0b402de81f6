"""What changed from one revision of a pair to another, and what became of its problems and questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from webapp.engine.model import Comparison, Link, Relation, Sentence, Side
from webapp.present.edits import Edit, apart, kept_share, merged, sides
from webapp.present.wording import shown
from webapp.present.words import state_name
from webapp.review import Carried, Item, Standing, State
from webapp.words import say

MERGED_SHARE = 0.5
"""With less than this share of the characters kept, before and after stand one behind the other: mixed they
would read as confetti."""


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A revision, as a line names it."""

    id: str
    """Of the comparison."""
    number: int
    """From 1 within the pair."""
    author: str
    """Who made it; empty where nobody gave a name."""
    at: datetime
    """When, in UTC."""


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A sentence that is other than before, or how many stayed as they were."""

    state: str
    """``same``, ``changed``, ``moved``, ``gone`` or ``new``."""
    name: str
    """The same in words."""
    edits: tuple[Edit, ...] = ()
    """The words of both, marked; none where nothing changed."""


@dataclass(frozen=True, slots=True)
class ChangedText:
    """One of the two texts, as it was and as it is."""

    side: str
    """``left`` or ``right``."""
    name: str
    """Source or Rewrite."""
    said: str
    """How much changed, in words; or that nothing did."""
    lines: tuple[ChangedLine, ...]
    """In the order of the newer text."""


@dataclass(frozen=True, slots=True)
class FateView:
    """What became of one problem or question."""

    fate: str
    """``mended``, ``stands``, ``settled`` or ``new``."""
    name: str
    """``Problem, resolved.``"""
    words: str
    """What it is or was about."""
    why: str
    """The reason that was given; may be empty."""
    author: str
    """Who decided; may be empty."""
    sentence: str
    """Id of its sentence in the newer revision; empty where it is not there."""


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed from one revision to another."""

    title: str
    """Of the pair."""
    before: RevisionView
    """The one to start from."""
    after: RevisionView
    """The other."""
    texts: tuple[ChangedText, ...]
    """The rewrite, then the source."""
    fates: tuple[FateView, ...]
    """Of every problem and question: what stands first."""
    again: str
    """How many passages are to be looked at again, in words; empty for none."""


_COUNTED = ("changed", "new", "gone", "moved")
"""States of lines, in the order in which they are counted."""

_FATES = ("stands", "new", "settled", "mended")
"""What can have become of a problem: what stands first."""


def changed_text(side: Side, comparison: Comparison | None) -> ChangedText:
    """One text as it changed; ``comparison`` has the older draft on the left, None where nothing changed."""
    name = say(f"revisions.changes.text.{side}")
    if comparison is None:
        return ChangedText(side.value, name, say(f"revisions.changes.unchanged.{side}"), ())
    lines = tuple(_folded(_lines(comparison)))
    number = Counter(line.state for line in lines)
    counts = [
        say(f"revisions.changes.count.{state}", number=number[state]) for state in _COUNTED if number[state]
    ]
    if counts:
        said = say("revisions.changes.counts", counts=", ".join(counts))
    else:
        said = say("revisions.changes.only_signs")
    return ChangedText(side.value, name, said, lines)


def fates(then: Standing, now: Standing, carried: Carried) -> tuple[FateView, ...]:
    """What became of each problem and question, what stands first."""
    found: list[FateView] = []
    for state, fate in ((State.PROBLEM, carried.problems), (State.QUESTION, carried.questions)):
        found += [_fate("stands", state, item, now) for item in fate.stand]
        fresh = (item for item in now.decided(state) if item.key not in then.items)
        found += [_fate("new", state, item, now) for item in fresh]
        for item in fate.mended:
            found.append(_fate("settled" if item.key in now.items else "mended", state, item, now))
    return tuple(sorted(found, key=lambda one: _FATES.index(one.fate)))


def again(carried: Carried) -> str:
    """How many items are to be looked at again."""
    count = len(carried.again)
    return say("revisions.changes.again", n=count) if count else ""


def _fate(fate: str, state: State, item: Item, now: Standing) -> FateView:
    decision = now.review.decisions.get(item.key)
    return FateView(
        fate=fate,
        name=say(f"revisions.changes.fate.{fate}", decision=state_name(state)),
        words=shown(decision.words) if decision else "",
        why=shown(decision.reason) if decision else "",
        author=decision.author if decision else "",
        sentence=now.items[item.key].sentence if item.key in now.items else "",
    )


def _lines(comparison: Comparison) -> Iterator[ChangedLine]:
    """In the order of the newer text; what was taken out stands behind what it stood behind."""
    gone = _gone(comparison)
    yield from gone.pop("", ())
    linked = {id: link for link in reversed(comparison.links) for id in link.right}
    told: set[str] = set()
    known = _clutter(comparison.left.sentences)
    for sentence in comparison.right.sentences:
        link = linked.get(sentence.id)
        if link is None:
            if not (sentence.boilerplate and sentence.text in known):
                yield _line("new", (Edit("insert", shown(sentence.text)),))
        elif link.id not in told:
            told.add(link.id)
            yield _linked(comparison, link)
            for id in link.left:
                yield from gone.pop(id, ())


def _gone(comparison: Comparison) -> dict[str, list[ChangedLine]]:
    """What was taken out, by the linked sentence that it stood behind."""
    linked = {id for link in comparison.links for id in link.left}
    known = _clutter(comparison.right.sentences)
    found: dict[str, list[ChangedLine]] = {}
    behind = ""
    for sentence in comparison.left.sentences:
        if sentence.id in linked:
            behind = sentence.id
        elif not (sentence.boilerplate and sentence.text in known):
            line = _line("gone", (Edit("delete", shown(sentence.text)),))
            found.setdefault(behind, []).append(line)
    return found


def _clutter(sentences: Iterable[Sentence]) -> frozenset[str]:
    return frozenset(one.text for one in sentences if one.boilerplate)


def _linked(comparison: Comparison, link: Link) -> ChangedLine:
    if link.relation is Relation.IDENTICAL:
        if not link.moved:
            return _line("same", ())
        return _line("moved", sides(comparison, link)[1])
    if link.changes and kept_share(link) >= MERGED_SHARE:
        return _line("changed", apart(merged(comparison, link)))
    before, after = (_whole(edits) for edits in sides(comparison, link))
    return _line("changed", (Edit("delete", before), Edit("equal", " "), Edit("insert", after)))


def _whole(edits: Sequence[Edit]) -> str:
    return "".join(edit.text for edit in edits)


def _line(state: str, edits: tuple[Edit, ...]) -> ChangedLine:
    return ChangedLine(state, say(f"revisions.changes.line.{state}") if edits else "", edits)


def _folded(lines: Iterable[ChangedLine]) -> Iterator[ChangedLine]:
    """Runs of sentences that stayed as they were, as one line."""
    for state, run in groupby(lines, key=lambda line: line.state):
        if state != "same":
            yield from run
            continue
        count = sum(1 for _ in run)
        yield ChangedLine("same", say("revisions.changes.same", n=count))
