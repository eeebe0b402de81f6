"""From two articles and their links to the findings: read the facts, compare them, put the gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.check import (
    bounds,
    doubts,
    identities,
    integrity,
    mouths,
    opposites,
    polarity,
    quantities,
    voices,
    wording,
)
from webapp.engine.facts.check.clause_numbers import without_renumbered
from webapp.engine.facts.check.headlines import dropped
from webapp.engine.facts.check.sequence import sequence
from webapp.engine.facts.check.swaps import swaps
from webapp.engine.facts.check.tables import rows
from webapp.engine.facts.check.turns import other_speakers
from webapp.engine.facts.extract import attribution, dates, hedges, names, negation, numbers, quotations
from webapp.engine.facts.extract.aliases import Lore
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.reading import LONGEST_SENTENCE, Reading, read
from webapp.engine.facts.extract.stretches import Stretches
from webapp.engine.facts.face.draft import RANK, Draft
from webapp.engine.facts.face.grouping import groups
from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.face.hunks import Hunk
from webapp.engine.facts.face.identity import Identities
from webapp.engine.facts.face.known import Known
from webapp.engine.facts.face.sources import source
from webapp.engine.facts.face.spelling import Spellings
from webapp.engine.model import FactKind, Finding, Limit, Link, Verdict
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle, language_name

_FULL: Final = frozenset({"en", "und"})
"""Languages whose facts are all checked; ``und`` is read as English, which most short texts are."""
_PARTLY: Final = frozenset({"de", "fr", "es"})
"""Languages whose numbers, dates, quotations and names are checked."""


def find(
    left: ReadArticle, right: ReadArticle, links: Sequence[Link], options: Options
) -> tuple[tuple[Finding, ...], tuple[Limit, ...]]:
    """The differences of facts, most severe first, then in reading order; and what was not checked.

    Never raises on any text. Linear in the texts' length but for the facts of one group of links, which are
    compared with each other.
    """
    ones, others = _readings(left, options), _readings(right, options)
    lore = names.lore((*ones, *others))
    left_told, right_told = _told(ones, lore), _told(others, lore)
    people = Identities((*ones, *others), lore)
    tables = rows((left, right), (left_told, right_told), links)
    drafts: list[Draft] = [*tables.drafts]
    prose = [link for link in links if link.id not in tables.links]
    together = groups(prose, left_told, right_told, (left.text, right.text))
    elsewhere = _elsewhere(left_told, right_told)
    mentions = (identities.Mentions(ones, lore), identities.Mentions(others, lore))
    whole = _Whole(elsewhere, mentions, tuple(right_told.values()), people)
    for group in together:
        drafts += _group(group, whole)
    drafts += other_speakers((left, right), links)
    spellings = Spellings(fact for told in left_told.values() for fact in told.facts[FactKind.NAME])
    linked = {name for link in links for name in link.right}
    for name, told in right_told.items():
        if name not in linked:
            drafts += quantities.unlinked(told, elsewhere)
            drafts += identities.unlinked(told, spellings, mentions[0])
    said = _quotations((left, right), (ones, others), people, links, options)
    drafts = [*without_renumbered(_outside(drafts, said), (left, right), links), *said.drafts]
    headline = left_told.get(left.headline.id) if left.headline else None
    missed = tuple(dropped(headline, elsewhere, mentions[1], links, drafts))
    drafts = [*(draft for draft in drafts if not _is_said(draft, missed)), *missed]
    is_whole = spellings.is_whole and all(group.is_whole for group in together)
    is_read = all(len(reading.tokens) < LONGEST_SENTENCE for reading in (*ones, *others))
    return _numbered(drafts), (*_limits(left, right, options), *(() if is_whole and is_read else (_CROWDED,)))


def _readings(article: ReadArticle, options: Options) -> tuple[Reading, ...]:
    return read(article, options.max_fact_characters)


def _told(readings: Sequence[Reading], lore: Lore) -> dict[str, Told]:
    return {reading.sentence.id: Told(reading, _facts(reading, lore)) for reading in readings}


def _facts(reading: Reading, lore: Lore) -> dict[FactKind, tuple[Fact, ...]]:
    when, taken = dates.extract(reading)
    english = reading.language in _FULL
    return {
        FactKind.NUMBER: numbers.extract(reading, taken),
        FactKind.DATE: when,
        FactKind.NAME: names.extract(reading, lore) if english or reading.language in _PARTLY else (),
        FactKind.QUOTATION: (),
        FactKind.ATTRIBUTION: attribution.extract(reading) if english else (),
        FactKind.HEDGE: hedges.extract(reading) if english else (),
        FactKind.NEGATION: negation.extract(reading) if english else (),
    }


def _elsewhere(left: dict[str, Told], right: dict[str, Told]) -> quantities.Elsewhere:
    kinds = (FactKind.NUMBER, FactKind.DATE)
    return quantities.Elsewhere(
        Known(fact for told in left.values() for kind in kinds for fact in told.facts[kind]),
        Known(fact for told in right.values() for kind in kinds for fact in told.facts[kind]),
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the facts of a group are looked up in: both articles."""

    elsewhere: quantities.Elsewhere
    """Their numbers and dates."""
    mentions: tuple[identities.Mentions, identities.Mentions]
    """Their names."""
    order: tuple[Told, ...]
    """The sentences of the rewrite."""
    people: Identities
    """Who is what."""


def _group(group: Group, whole: _Whole) -> list[Draft]:
    traded = swaps(group)
    if traded:
        return traded
    drafts = [
        *quantities.numbers(group, whole.elsewhere),
        *quantities.dates(group, whole.elsewhere),
        *identities.names(group, whole.mentions),
    ]
    return drafts + _words(group, drafts, whole) if group.is_prose else drafts


def _words(group: Group, told: Sequence[Draft], whole: _Whole) -> list[Draft]:
    """The findings about what is said in words, beyond those already ``told``."""
    drafts = [
        *told,
        *(voices.attributions(group, whole.order) or mouths.exchanged(group, whole.people)),
        *doubts.hedges(group),
        *polarity.negations(group),
    ]
    if group.left[0].reading.language in _FULL:
        spoken = wording.Spoken(drafts)
        free = [hunk for hunk in group.hunks if not spoken.cover(hunk.left, hunk.right)]
        drafts += opposites.opposites(group, free, spoken)
        drafts += sequence(group)
        drafts += bounds.bounds(group)
        drafts += wording.replaced(group, _open(group, free, drafts))
    return drafts


def _open(group: Group, hunks: Sequence[Hunk], drafts: Sequence[Draft]) -> list[Hunk]:
    """The hunks that no finding above low speaks of and whose words do not cancel out."""
    spoken = wording.Spoken(drafts)
    return [
        hunk
        for hunk in hunks
        if not spoken.cover(hunk.left, hunk.right) and not opposites.is_cancelled(group, hunk)
    ]


def _quotations(
    articles: tuple[ReadArticle, ReadArticle],
    readings: tuple[Sequence[Reading], Sequence[Reading]],
    people: Identities,
    links: Sequence[Link],
    options: Options,
) -> integrity.Checked:
    limit = options.max_fact_characters
    left, right = (
        source(article.text, read_side, quotations.extract(article, read_side, limit))
        for article, read_side in zip(articles, readings, strict=True)
    )
    return integrity.check(left, right, people, links)


def _outside(drafts: Sequence[Draft], said: integrity.Checked) -> Iterator[Draft]:
    """The findings but for those whose words stand in an altered quotation, which is a finding already, or in
    one that was kept: what it leaves out and what an editor put in [so] are no differences of fact."""
    altered = [quotation for quotation in said.drafts if quotation.verdict is Verdict.ALTERED]
    left = Stretches(quotation.left.span for quotation in altered if quotation.left)
    right = Stretches(quotation.right.span for quotation in altered if quotation.right)
    ones, others = said.kept
    for found in drafts:
        if found.right:
            inside = right.hold(found.right.span)
        else:
            inside = found.left is not None and left.hold(found.left.span)
        kept = (found.left is None or ones.hold(found.left.span)) and (
            found.right is None or others.hold(found.right.span)
        )
        if not inside and not kept:
            yield found


def _is_said(draft: Draft, missed: Sequence[Draft]) -> bool:
    """Whether a low finding is one of those that a headline makes graver."""
    return draft.right is None and any(draft.left == graver.left for graver in missed)


def _numbered(drafts: Sequence[Draft]) -> tuple[Finding, ...]:
    def order(draft: Draft) -> tuple[int, int, int, str, str]:
        place = draft.right or draft.left
        other = draft.left or draft.right
        start = (other.span.start if other else 0, place.span.start if place else 0)
        return RANK[draft.severity], start[0], start[1], draft.kind, draft.message

    unique = dict.fromkeys(sorted(drafts, key=order))
    return tuple(
        Finding(f"F{number}", d.kind, d.verdict, d.severity, d.link, d.left, d.right, d.message)
        for number, d in enumerate(unique, 1)
    )


def _limits(left: ReadArticle, right: ReadArticle, options: Options) -> tuple[Limit, ...]:
    limits: list[Limit] = []
    if max(len(left.text), len(right.text)) > options.max_fact_characters:
        limits.append(
            Limit("facts-length", f"Facts past {options.max_fact_characters:,} characters are not checked.")
        )
    languages = {article.language or "und" for article in (left, right) if article.sentences}
    partly = sorted(languages & _PARTLY)
    other = sorted(languages - _FULL - _PARTLY)
    if partly:
        limits.append(
            Limit(
                "facts-language",
                f"In {_listed(partly)}, numbers, dates, quotations and names are checked; "
                "attributions, hedges and negations are not.",
            )
        )
    if other:
        limits.append(
            Limit(
                "facts-language",
                f"In {_listed(other)}, only digits and quotations are checked as facts.",
            )
        )
    return tuple(limits)


_CROWDED: Final = Limit(
    "facts-many",
    "Some sentences are so long, or there are so many numbers and names, that not all of them were compared.",
)


def _listed(languages: Sequence[str]) -> str:
    return " and ".join(map(language_name, languages))
