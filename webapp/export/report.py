"""A comparison as a report to print: one page with the figures, the list of what to look at, both texts.

A browser prints it, or keeps it as PDF. It holds no script, needs no network and asks for none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from textwrap import shorten

from markupsafe import Markup

from webapp.engine.model import Comparison, Link, SegmentedArticle, Severity, Side
from webapp.export.characters import legal
from webapp.export.page import FOLDER, source_hash, templates
from webapp.export.reading import side_names
from webapp.export.report_values import Entry, EntryList, Figures, Report, SideView, SignedOff, Texts
from webapp.export.summary import relations_counted
from webapp.export.told import (
    by,
    has_begun,
    signed_words,
    thread_about,
    thread_said,
    threads,
    word_lists,
)
from webapp.present.columns import column, rows
from webapp.present.kind import terms
from webapp.present.ledger import told_at
from webapp.present.pair import Pair
from webapp.present.reader import Reader
from webapp.present.shelves import shelves
from webapp.present.state import PageState
from webapp.present.summary import summary
from webapp.present.talk import Note, Thread
from webapp.present.wording import how_many, kind_inside, percent, shown
from webapp.review import Difference, SignOff, Standing, summary_of
from webapp.words import say
from webapp.words.lists import enumerated

TITLE_WIDTH = 120
"""Characters of a headline that are told: the first page is one page."""

MOST_LIMITS = 6
"""Limits that are told, for the same reason; it says how many more there are."""

MOST_LIMITS_REVIEWED = 3
"""The same beside a review, whose sign-off may be long."""

LIMIT_WIDTH = 200
"""Characters of each."""

LISTED = frozenset({Severity.HIGH, Severity.MEDIUM})
"""Findings that are listed; the others are counted."""


def report_html(
    comparison: Comparison, title: str = "", now: Standing | None = None, made: datetime | None = None
) -> str:
    """The whole file.

    Args:
        comparison: what it reports on.
        title: that the pair is kept by; empty for the rewrite's headline.
        now: the review as it stands; None where there is none to tell.
        made: when it was made; None where that is not known.
    """
    page = templates().get_template("report.html")
    html = page.render(
        report=replace(report(comparison, title, now), made=made),
        engine=comparison.engine,
        policy=policy(),
        styles=Markup(_styles()),
    )
    return legal(html)


def policy() -> str:
    """The Content-Security-Policy under which a browser shows it: its own style sheet, nothing else."""
    return f"default-src 'none'; style-src {source_hash(_styles())}; base-uri 'none'; form-action 'none'"


def report(comparison: Comparison, title: str = "", now: Standing | None = None) -> Report:
    """What the report says."""
    pair = Pair.of(comparison, Reader(standing=now))
    names = side_names(comparison)
    left, right = _headline(comparison.left), _headline(comparison.right)
    limits = [limit.message for limit in comparison.limits]
    most = MOST_LIMITS_REVIEWED if now and has_begun(now) else MOST_LIMITS
    if len(limits) > most:
        limits[most - 1 :] = [say("export.report.more_limits", n=len(limits) - most + 1)]
    return Report(
        title=_short(title) or right or left or say("export.report.untitled"),
        sides=(SideView(names[0], left), SideView(names[1], right)),
        summary=summary(pair, PageState()),
        figures=(*_reviewed(now), *_figures(pair)),
        limits=tuple(shorten(shown(limit), LIMIT_WIDTH, placeholder=" …") for limit in limits),
        signed=_signed(now.review.sign_off) if now and now.review.sign_off else None,
        lists=(*_decided(pair), *_commented(pair), *_lists(pair)),
        rest=_rest(pair),
        texts=_texts(pair),
    )


def _headline(article: SegmentedArticle) -> str:
    return _short(article.title or "")


def _short(title: str) -> str:
    return shorten(shown(title), TITLE_WIDTH, placeholder=" …")


def _signed(signed: SignOff) -> SignedOff:
    return SignedOff(shown(signed_words(signed)), signed.stands, shown(signed.note), shown(signed.summary))


def _reviewed(now: Standing | None) -> Iterator[Figures]:
    if now and has_begun(now):
        yield Figures(say("export.report.figure.review"), (summary_of(now),))


def _figures(pair: Pair) -> Iterator[Figures]:
    comparison = pair.comparison
    unique, possible = comparison.unique, comparison.possible
    read = [
        sum(sentence.boilerplate is None for sentence in article.sentences)
        for article in (comparison.left, comparison.right)
    ]
    yield Figures(say("export.report.figure.sentences"), (f"{read[0]:,}", f"{read[1]:,}"))
    coverage = comparison.coverage
    shared = percent(coverage.left), percent(coverage.right)
    yield Figures(say("export.report.figure.shared"), shared)
    if terms(comparison).tells_unique:
        only = f"{len(unique.left):,}", f"{len(unique.right):,}"
        yield Figures(say("export.report.figure.only"), only)
    if possible.left or possible.right:
        perhaps = f"{len(possible.left):,}", f"{len(possible.right):,}"
        yield Figures(say("export.report.figure.perhaps"), perhaps)
    yield Figures(say("export.report.figure.matched"), (_matched(comparison.links),))
    yield Figures(say("ledger.title"), (_differences(pair),))
    yield from _verbatim(comparison)


def _verbatim(comparison: Comparison) -> Iterator[Figures]:
    close = comparison.closeness
    longest = how_many("terms.count.word", close.longest_run_words)
    none = say("export.report.value.no_run")
    yield Figures(say("export.report.figure.longest"), (longest if close.longest_run_words else none,))
    if close.runs:
        article, share = terms(comparison).articles[Side.RIGHT], percent(close.verbatim_share)
        said = say("export.report.value.verbatim", share=share, article=article)
        yield Figures(say("export.report.figure.verbatim"), (said,))


def _differences(pair: Pair) -> str:
    """``2 serious, 1 notable, 0 minor, 1 dismissed``"""
    severities = [one.finding.severity for one in pair.facts]
    counts = [say(f"export.report.count.{one.value}", n=severities.count(one)) for one in Severity]
    dismissed = len(pair.all_facts) - len(severities)
    return enumerated((*counts, *([say("export.report.count.dismissed", n=dismissed)] if dismissed else ())))


def _matched(links: Sequence[Link]) -> str:
    """``22: 10 identical, 12 edited; 3 moved``"""
    relations, moved = relations_counted(links), sum(link.moved for link in links)
    if moved:
        return say("export.report.value.matched_moved", n=len(links), relations=relations, moved=moved)
    if links:
        return say("export.report.value.matched_relations", n=len(links), relations=relations)
    return say("export.report.value.matched", n=0)


def _lists(pair: Pair) -> Iterator[EntryList]:
    state = PageState()
    for severity, spots in groupby(told_at(pair), key=lambda spot: spot.severity):
        if severity in LISTED:
            entries = (_entry(spot.name, one) for spot in spots for one in spot.differences)
            yield EntryList(say(f"export.report.differences.{severity.value}"), tuple(entries))
    for shelf in shelves(pair, state):
        yield EntryList(
            shelf.heading, tuple(Entry(place.name, place.text, place.why) for place in shelf.places)
        )


def _decided(pair: Pair) -> Iterator[EntryList]:
    for listed in word_lists(pair):
        entries = (
            Entry(one.place, shown(one.words), " · ".join(filter(None, (shown(one.reason), one.by))))
            for one in listed.words
        )
        yield EntryList(listed.heading, tuple(entries))


def _commented(pair: Pair) -> Iterator[EntryList]:
    if found := threads(pair):
        yield EntryList(say("comments.title"), tuple(map(_thread, found)), lines=True)


def _thread(thread: Thread) -> Entry:
    first, *answers = map(_note, thread.notes)
    where = thread_said(thread, thread_about(thread), thread.resolved_by)
    return replace(first, where=where, answers=tuple(answers))


def _note(note: Note) -> Entry:
    text = "".join(piece.text for piece in note.pieces)
    return Entry("", text, by(note.author, note.at, outside=note.outside))


def _entry(where: str, difference: Difference) -> Entry:
    said = " ".join(dict.fromkeys(one.message for one in difference.findings))
    kind = kind_inside(difference.finding.kind)
    return Entry(say("export.report.difference", place=where, kind=kind), shown(said))


def _texts(pair: Pair) -> Texts:
    state, number = PageState(), len(pair.comparison.rows)
    left, right = (column(pair, side, state) for side in Side)
    return Texts((left, right), rows(pair, state, range(number)))


def _rest(pair: Pair) -> str:
    low = sum(one.finding.severity not in LISTED for one in pair.facts)
    return how_many("export.report.rest", low) if low else ""


@lru_cache(maxsize=1)
def _styles() -> str:
    return (FOLDER / "templates" / "report.css").read_text("utf-8")
