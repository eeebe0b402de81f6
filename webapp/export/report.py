"""A comparison as a report to print: one page with the figures, then the list of what to look at.

A browser prints it, or keeps it as PDF. It holds no script, needs no network and asks for none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from textwrap import shorten

from markupsafe import Markup

from webapp.engine.model import Comparison, Link, Relation, SegmentedArticle, Severity
from webapp.export.characters import legal
from webapp.export.page import FOLDER, source_hash, templates
from webapp.export.reading import side_names
from webapp.export.report_values import Entry, EntryList, Figures, Report, SideView, SignedOff
from webapp.export.summary import summary
from webapp.export.told import by, has_begun, signed_words, threads, word_lists
from webapp.present.kind import terms
from webapp.present.ledger import ledger, shelves
from webapp.present.pair import Pair
from webapp.present.reader import Reader
from webapp.present.state import PageState
from webapp.present.talk import Note, Thread
from webapp.present.wording import RELATIONS, counted, percent, short_name, shown
from webapp.review import SignOff, Standing, State, summary_of

TITLE_WIDTH = 120
"""Characters of a headline that are told: the first page is one page."""

MOST_LIMITS = 6
"""Limits that are told, for the same reason; it says how many more there are."""

MOST_LIMITS_REVIEWED = 3
"""The same beside a review, whose sign-off may be long."""

LIMIT_WIDTH = 200
"""Characters of each."""

LISTED = frozenset({Severity.HIGH.value, Severity.MEDIUM.value})
"""Findings that are listed; the others are counted."""


def report_html(comparison: Comparison, title: str = "", now: Standing | None = None) -> str:
    """The whole file.

    Args:
        comparison: what it reports on.
        title: that the pair is kept by; empty for the rewrite's headline.
        now: the review as it stands; None where there is none to tell.
    """
    page = templates().get_template("report.html")
    html = page.render(
        report=report(comparison, title, now),
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
    open_ = _undismissed(pair)
    limits = [limit.message for limit in comparison.limits]
    most = MOST_LIMITS_REVIEWED if now and has_begun(now) else MOST_LIMITS
    if len(limits) > most:
        limits[most - 1 :] = [f"And {len(limits) - most + 1} more."]
    return Report(
        title=_short(title) or right or left or f"{names[0]} and {names[1].lower()}",
        sides=(SideView(names[0], left), SideView(names[1], right)),
        summary=tuple(shown(line) for line in summary(open_)),
        figures=(*_reviewed(now), *_figures(open_, len(comparison.findings) - len(open_.findings))),
        limits=tuple(shorten(shown(limit), LIMIT_WIDTH, placeholder=" …") for limit in limits),
        signed=_signed(now.review.sign_off) if now and now.review.sign_off else None,
        lists=(*_decided(pair), *_commented(pair), *_lists(pair)),
        rest=_rest(pair),
    )


def _undismissed(pair: Pair) -> Comparison:
    """The comparison without what somebody said is no difference of fact."""
    findings = (one for one in pair.comparison.findings if not pair.dismissed(one))
    return replace(pair.comparison, findings=tuple(findings))


def _headline(article: SegmentedArticle) -> str:
    return _short(article.title or "")


def _short(title: str) -> str:
    return shorten(shown(title), TITLE_WIDTH, placeholder=" …")


def _signed(signed: SignOff) -> SignedOff:
    return SignedOff(shown(signed_words(signed)), signed.stands, shown(signed.note), shown(signed.summary))


def _reviewed(now: Standing | None) -> Iterator[Figures]:
    if now and has_begun(now):
        yield Figures("Review", (summary_of(now),))


def _figures(comparison: Comparison, dismissed: int) -> Iterator[Figures]:
    unique, possible = comparison.unique, comparison.possible
    read = [
        sum(sentence.boilerplate is None for sentence in article.sentences)
        for article in (comparison.left, comparison.right)
    ]
    yield Figures("Sentences", (f"{read[0]:,}", f"{read[1]:,}"))
    coverage = comparison.coverage
    yield Figures("Told on the other side too", (percent(coverage.left), percent(coverage.right)))
    if terms(comparison).tells_unique:
        yield Figures("Said on this side only", (f"{len(unique.left):,}", f"{len(unique.right):,}"))
    if possible.left or possible.right:
        yield Figures("Of these perhaps on both", (f"{len(possible.left):,}", f"{len(possible.right):,}"))
    yield Figures("Links", (_links(comparison.links),))
    severities = [finding.severity for finding in comparison.findings]
    grave, medium, low = (severities.count(severity) for severity in Severity)
    counts = f"{grave:,} to check first, {medium:,} worth a look, {low:,} for completeness"
    counts += f", {dismissed:,} dismissed" if dismissed else ""
    yield Figures("Differences of facts", (counts,))
    close = comparison.closeness
    yield Figures(
        "Word for word",
        (f"{counted(close.longest_run_words, 'word')} at most, {percent(close.verbatim_share)} of all",),
    )


def _links(links: Sequence[Link]) -> str:
    """``22: 10 identical, 12 edited; 3 moved``"""
    counts = ((relation, sum(link.relation is relation for link in links)) for relation in Relation)
    told = ", ".join(f"{count:,} {RELATIONS[relation].lower()}" for relation, count in counts if count)
    moved = sum(link.moved for link in links)
    return f"{len(links):,}{f': {told}' if told else ''}{f'; {moved:,} moved' if moved else ''}"


def _lists(pair: Pair) -> Iterator[EntryList]:
    state = PageState()
    for group in ledger(pair, state):
        if group.severity in LISTED:
            entries = tuple(
                Entry(_where(one.sentence, one.kind), one.message)
                for one in group.findings
                if not (one.word and one.word.state == State.DISMISSED)
            )
            if entries:
                yield EntryList(group.heading, entries)
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
        yield EntryList("Comments", tuple(map(_thread, found)), lines=True)


def _thread(thread: Thread) -> Entry:
    place = f"Its words are gone: “{thread.orphan}”" if thread.orphan else thread.about
    first, *answers = map(_note, thread.notes)
    where = f"{place}{', resolved' if thread.resolved else ''}"
    return replace(first, where=where, answers=tuple(answers))


def _note(note: Note) -> Entry:
    text = "".join(piece.text for piece in note.pieces)
    return Entry("", text, by(note.author, note.at, outside=note.outside))


def _where(sentence: str, kind: str) -> str:
    return f"{short_name(sentence)}, {kind.lower()}" if sentence else kind


def _rest(pair: Pair) -> str:
    low = sum(finding.severity.value not in LISTED for finding in _undismissed(pair).findings)
    return f"{counted(low, 'more difference')} for completeness not listed here." if low else ""


@lru_cache(maxsize=1)
def _styles() -> str:
    return (FOLDER / "templates" / "report.css").read_text("utf-8")
