"""From two articles and their links to the findings: read the facts, compare them, put the gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts import (
    attribution,
    bounds,
    dates,
    doubts,
    hedges,
    identities,
    integrity,
    mouths,
    names,
    negation,
    numbers,
    opposites,
    polarity,
    quantities,
    quotations,
    voices,
    wording,
)
from webapp.engine.facts.aliases import Lore
from webapp.engine.facts.draft import RANK, Draft
from webapp.engine.facts.fact import Fact
from webapp.engine.facts.groups import Group, Hunk, Told, groups
from webapp.engine.facts.reading import Reading, read
from webapp.engine.facts.sequence import sequence
from webapp.engine.facts.swaps import swaps
from webapp.engine.model import Article, FactKind, Finding, Limit, Link, Verdict
from webapp.engine.normalize import language_name
from webapp.engine.options import Options

_FULL: Final = frozenset({"en", "und"})
"""Languages whose facts are all checked; ``und`` is read as English, which most short texts are."""
_PARTLY: Final = frozenset({"de", "fr", "es"})
"""Languages whose numbers, dates, quotations and names are checked."""


def find(
    left: Article, right: Article, links: Sequence[Link], options: Options
) -> tuple[tuple[Finding, ...], tuple[Limit, ...]]:
    """The differences of facts, most severe first, then in reading order; and what was not checked.

    Never raises on any text. Linear in the texts' length but for the facts of one group of links, which are
    compared with each other.
    """
    ones, others = _readings(left, options), _readings(right, options)
    lore = names.lore((*ones, *others))
    left_told, right_told = _told(ones, lore), _told(others, lore)
    drafts: list[Draft] = []
    together = groups(links, left_told, right_told, (left.text, right.text))
    elsewhere = _elsewhere(left_told, right_told)
    mentions = (identities.Mentions(ones, lore), identities.Mentions(others, lore))
    whole = _Whole(
        elsewhere, mentions, tuple(right_told.values()), mouths.speakers(tuple(left_told.values()))
    )
    for group in together:
        drafts += _group(group, whole)
    drafts += _unlinked(links, left_told, right_told, elsewhere, mentions[0])
    said = _quotations(left, right, (ones, others), lore, links, options)
    drafts = [*(found for found in drafts if not _is_inside(found, said)), *said]
    return _numbered(drafts), _limits(left, right, options)


def _readings(article: Article, options: Options) -> tuple[Reading, ...]:
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
        tuple(fact for told in left.values() for kind in kinds for fact in told.facts[kind]),
        tuple(fact for told in right.values() for kind in kinds for fact in told.facts[kind]),
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
    speakers: frozenset[str]
    """Who speaks in the source."""


def _group(group: Group, whole: _Whole) -> list[Draft]:
    traded = swaps(group)
    if traded:
        return traded
    drafts = [
        *quantities.numbers(group, whole.elsewhere),
        *quantities.dates(group, whole.elsewhere),
        *identities.names(group, whole.mentions),
        *(voices.attributions(group, whole.order) or mouths.exchanged(group, whole.speakers)),
        *doubts.hedges(group),
        *polarity.negations(group),
    ]
    if group.left[0].reading.language in _FULL:
        free = [hunk for hunk in group.hunks if not wording.is_told(hunk, drafts)]
        drafts += opposites.opposites(group, free, drafts)
        drafts += sequence(group)
        drafts += bounds.bounds(group)
        drafts += wording.replaced(group, _open(group, free, drafts))
    return drafts


def _open(group: Group, hunks: Sequence[Hunk], drafts: Sequence[Draft]) -> list[Hunk]:
    """The hunks that no finding above low speaks of and whose words do not cancel out."""
    return [
        hunk
        for hunk in hunks
        if not wording.is_told(hunk, drafts) and not opposites.is_cancelled(group, hunk)
    ]


def _unlinked(
    links: Sequence[Link],
    left: dict[str, Told],
    right: dict[str, Told],
    elsewhere: quantities.Elsewhere,
    mentions: identities.Mentions,
) -> Iterator[Draft]:
    """Numbers, dates and names of right sentences without a counterpart that the source does not have."""
    linked = {name for link in links for name in link.right}
    names = [fact for told in left.values() for fact in told.facts[FactKind.NAME]]
    for name, told in right.items():
        if name not in linked:
            yield from quantities.unlinked(told, elsewhere)
            yield from identities.unlinked(told, names, mentions)


def _quotations(
    left: Article,
    right: Article,
    readings: tuple[Sequence[Reading], Sequence[Reading]],
    lore: Lore,
    links: Sequence[Link],
    options: Options,
) -> list[Draft]:
    limit = options.max_fact_characters
    sides = [
        integrity.source(read_side, quotations.extract(article, read_side, limit))
        for article, read_side in zip((left, right), readings, strict=True)
    ]
    home = {name: link for link in reversed(links) for name in link.right}
    return integrity.check(sides[0], sides[1], (left.text, right.text), lore, home.get)


def _is_inside(found: Draft, said: Sequence[Draft]) -> bool:
    """Whether a finding about an altered quotation speaks of the same words already."""
    place = found.right or found.left
    return place is not None and any(
        quotation.verdict is Verdict.ALTERED
        and (side := quotation.right if found.right else quotation.left) is not None
        and side.span.start <= place.span.start
        and place.span.end <= side.span.end
        for quotation in said
    )


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


def _limits(left: Article, right: Article, options: Options) -> tuple[Limit, ...]:
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


def _listed(languages: Sequence[str]) -> str:
    return " and ".join(map(language_name, languages))
