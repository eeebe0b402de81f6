"""Who introduced which factual difference, and which words two of the others share: for the page of a set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.engine.model import Severity
from webapp.present.state import PageState
from webapp.present.wording import severity_name, short_name, shown
from webapp.sets import Direction, Introduced, Member, Seen, SharedRun, Table
from webapp.sets.runs import RUN_WORDS
from webapp.words import say

MOST_RUNS = 40
"""Shared runs of each kind that are told; there can be three of each two texts."""

HEAD, TAIL = 160, 80
"""Characters told of the two ends of a long run: a run may be a whole article."""


@dataclass(frozen=True, slots=True)
class Name:
    """One of the others, with a way to its pair."""

    column: int
    """Its place among the others, from 0."""
    label: str
    """What it is called."""
    at: str
    """The place: what follows the address of its pair."""


@dataclass(frozen=True, slots=True)
class ErrorView:
    """A factual difference and who has it."""

    place: str
    """The sentence of the text in the middle; empty where it has no such place."""
    message: str
    """What differs."""
    by: tuple[Name, ...]
    """Who has it."""
    right: tuple[Name, ...]
    """Who says what the text in the middle says."""


@dataclass(frozen=True, slots=True)
class ErrorGroup:
    """Differences of one severity."""

    severity: str
    """``high``, ``medium`` or ``low``; empty for those that another source bears out."""
    heading: str
    """In words, with how many there are."""
    errors: tuple[ErrorView, ...]
    """At least one."""
    folded: bool
    """It is shown when it is asked for."""


@dataclass(frozen=True, slots=True)
class RunView:
    """The same words in two or more of the others."""

    names: tuple[Name, ...]
    """Those, in their order."""
    said: str
    """How many words, and whether the text in the middle has them."""
    text: str
    """The words."""


@dataclass(frozen=True, slots=True)
class RunsView:
    """All such words."""

    own: tuple[RunView, ...]
    """Those that the text in the middle does not have, or not all of them."""
    common: tuple[RunView, ...]
    """Those that it has too."""
    more: int
    """How many more there are than are told."""


def error_groups(
    made: Table, others: Sequence[Member], found: Sequence[Introduced]
) -> tuple[ErrorGroup, ...]:
    """The differences by severity, the gravest first. In a rewrite of several sources those that another
    source bears out come last."""
    sources = made.direction is Direction.SOURCES
    groups = []
    for severity in Severity:
        errors = [one for one in found if one.severity is severity and not (sources and one.right)]
        if errors:
            heading = say("sets.errors.group", severity=severity_name(severity), n=len(errors))
            views = tuple(_error(made, others, one) for one in errors)
            groups.append(ErrorGroup(severity.value, heading, views, folded=severity is Severity.LOW))
    if borne_out := [one for one in found if sources and one.right]:
        views = tuple(_error(made, others, one) for one in borne_out)
        groups.append(ErrorGroup("", say("sets.errors.borne_out", n=len(views)), views, folded=True))
    return tuple(groups)


def _error(made: Table, others: Sequence[Member], one: Introduced) -> ErrorView:
    return ErrorView(
        place=short_name(made.rows[one.row].sentence.id) if one.row >= 0 else "",
        message=shown(one.message),
        by=tuple(_name(others, seen) for seen in one.by),
        right=tuple(_name(others, seen) for seen in one.right),
    )


def _name(others: Sequence[Member], seen: Seen) -> Name:
    at = PageState().choosing(seen.sentence) if seen.sentence else ""
    return Name(seen.member, others[seen.member].label, at)


def runs_view(runs: Sequence[SharedRun], others: Sequence[Member], direction: Direction) -> RunsView:
    """The runs, those apart that the text in the middle has too. What several have is told once."""
    same: dict[tuple[int, int, str], list[SharedRun]] = {}
    for run in runs:
        same.setdefault((run.words, run.own, _one_line(run.text).casefold()), []).append(run)
    views = [_run(each, others, direction) for each in same.values()]
    own = [view for view, is_own in views if is_own]
    common = [view for view, is_own in views if not is_own]
    more = sum(max(0, len(each) - MOST_RUNS) for each in (own, common))
    return RunsView(tuple(own[:MOST_RUNS]), tuple(common[:MOST_RUNS]), more)


def _run(same: Sequence[SharedRun], others: Sequence[Member], direction: Direction) -> tuple[RunView, bool]:
    """The run that several have, and whether it is these texts' own."""
    run = same[0]
    if run.own == run.words:
        said = say(f"sets.runs.own.{direction}", n=run.words)
    elif run.own >= RUN_WORDS:
        said = say(f"sets.runs.partly.{direction}", n=run.words, own=run.own)
    else:
        said = say(f"sets.runs.common.{direction}", n=run.words)
    seen: dict[int, str] = {}
    for each in same:
        for at, sentence in zip((each.one, each.other), each.sentences, strict=True):
            seen.setdefault(at, sentence)
    names = tuple(_name(others, Seen(at, sentence)) for at, sentence in sorted(seen.items()))
    return RunView(names, said, _ends(shown(run.text))), run.own >= RUN_WORDS


def _ends(text: str) -> str:
    """On one line; of a long text how it begins and how it ends, cut between words where there are spaces."""
    line = _one_line(text)
    if len(line) <= HEAD + TAIL:
        return line
    head, tail = line[:HEAD], line[-TAIL:]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
