"""From two articles and their links to the findings: read the facts, compare them, put the gravest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from webapp.engine.facts.check import identities, integrity, moments, quantities
from webapp.engine.facts.check.clause_numbers import without_renumbered
from webapp.engine.facts.check.headlines import dropped
from webapp.engine.facts.check.tables import rows
from webapp.engine.facts.check.turns import other_speakers
from webapp.engine.facts.extract import quotations
from webapp.engine.facts.extract.reading import LONGEST_SENTENCE, Reading
from webapp.engine.facts.extract.stretches import Stretches
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.grouping import groups
from webapp.engine.facts.face.groups import Told
from webapp.engine.facts.face.identity import Identities
from webapp.engine.facts.face.known import Known
from webapp.engine.facts.face.people import Antecedents, People
from webapp.engine.facts.face.sources import Source
from webapp.engine.facts.gather import Facts
from webapp.engine.facts.likelihood import Likelihood
from webapp.engine.facts.rules import Whole, coded, found
from webapp.engine.facts.settle import settle
from webapp.engine.language import UNKNOWN
from webapp.engine.language.capabilities import Capability, capabilities
from webapp.engine.model import FactKind, Finding, Limit, Link, PairKind, Verdict
from webapp.engine.options import Options
from webapp.engine.progress import Report, Stage, counted, unheard
from webapp.engine.reading import ReadArticle, language_name


def find(
    facts: Facts,
    links: Sequence[Link],
    options: Options,
    kind: PairKind = PairKind.REWRITE,
    report: Report = unheard,
) -> tuple[tuple[Finding, ...], tuple[Limit, ...]]:
    """The differences of facts, most severe first, then in reading order; and what was not checked.

    ``kind``: what the two articles are to each other. ``report`` hears each group of links that is
    checked. Never raises on any text. Linear in the texts' length but for the facts of one group of links,
    which are compared with each other.
    """
    drafts, likelihood, is_whole = search(facts, links, options, kind, report)
    return (
        settle(drafts, likelihood, kind, options.finding_confidence),
        (*_limits(*facts.articles, options), *(() if is_whole else (_CROWDED,))),
    )


def search(
    facts: Facts, links: Sequence[Link], options: Options, kind: PairKind, report: Report = unheard
) -> tuple[list[Draft], Likelihood, bool]:
    """What the rules find, in no order; what weighs it; and whether everything was compared."""
    (left, right), readings, told = facts.articles, facts.readings, facts.told
    tables = rows((left, right), told, links)
    together = groups([link for link in links if link.id not in tables.links], *told, (left.text, right.text))
    whole = _whole(facts)
    drafts = [draft for group in counted(together, Stage.FACTS, report) for draft in found(group, whole)]
    drafts += coded("table", tables.drafts)
    drafts += coded("turn", other_speakers((left, right), links))
    drafts += _unlinked(told[1], whole, {name for link in links for name in link.right})
    said = _quotations((left, right), readings, whole.people, links, options)
    drafts = [*without_renumbered(_outside(drafts, said), (left, right), links)]
    drafts += coded("quotation", said.drafts)
    headline = told[0].get(left.headline.id) if left.headline else None
    drafts += coded("headline", dropped(headline, whole.elsewhere, whole.mentions[1], links))
    is_whole = whole.mentions[0].spellings.is_whole and all(group.is_whole for group in together)
    is_read = all(len(reading.tokens) < LONGEST_SENTENCE for side in readings for reading in side)
    return drafts, Likelihood(together, links, readings, kind), is_whole and is_read


def _whole(facts: Facts) -> Whole:
    left, right = facts.told
    kinds = (FactKind.NUMBER, FactKind.DATE)
    known = (
        Known(fact for told in side.values() for kind in kinds for fact in told.facts[kind])
        for side in facts.told
    )
    return Whole(
        facts.readings,
        quantities.Elsewhere(*known),
        (Identities([*left.values()], facts.lore), Identities([*right.values()], facts.lore)),
        tuple(right.values()),
        (Antecedents(left), Antecedents(right)),
        People((*facts.readings[0], *facts.readings[1]), facts.lore),
    )


def _unlinked(told: Mapping[str, Told], whole: Whole, linked: Collection[str]) -> Iterator[Draft]:
    """What is new in sentences of the rewrite without a counterpart."""
    for name, one in told.items():
        if name not in linked:
            yield from coded("new", quantities.unlinked(one, whole.elsewhere))
            yield from coded("new", moments.unlinked(one, whole.elsewhere))
            yield from coded("new", identities.unlinked(one, *whole.mentions))


def _quotations(
    articles: tuple[ReadArticle, ReadArticle],
    readings: tuple[Sequence[Reading], Sequence[Reading]],
    people: People,
    links: Sequence[Link],
    options: Options,
) -> integrity.Checked:
    limit = options.max_fact_characters
    left, right = (
        article.once((Source, limit), partial(_source, article, side, limit))
        for article, side in zip(articles, readings, strict=True)
    )
    return integrity.check(left, right, people, links)


def _source(article: ReadArticle, readings: Sequence[Reading], limit: int) -> Source:
    """What is quoted in an article."""
    by_name = {reading.sentence.id: reading for reading in readings}
    return Source(quotations.extract(article, readings, limit), by_name, article)


def _outside(drafts: Sequence[Draft], said: integrity.Checked) -> Iterator[Draft]:
    """The findings but for those whose words stand in an altered quotation, which is a finding already, or in
    one that was kept: what it leaves out and what an editor put in [so] are no differences of fact."""
    altered = [quotation for quotation in said.drafts if quotation.verdict is Verdict.ALTERED]
    left = Stretches(quotation.left.span for quotation in altered if quotation.left)
    right = Stretches(quotation.right.span for quotation in altered if quotation.right)
    for draft in drafts:
        place, held = (draft.right, right) if draft.right else (draft.left, left)
        is_inside = place is not None and held.hold(place.span)
        sides = zip((draft.left, draft.right), said.kept, strict=True)
        if not is_inside and not all(there is None or kept.hold(there.span) for there, kept in sides):
            yield draft


def _limits(left: ReadArticle, right: ReadArticle, options: Options) -> tuple[Limit, ...]:
    limits: list[Limit] = []
    if max(len(left.text), len(right.text)) > options.max_fact_characters:
        limits.append(
            Limit("facts-length", f"Facts past {options.max_fact_characters:,} characters are not checked.")
        )
    languages = {article.language or UNKNOWN for article in (left, right) if article.sentences}
    alike: dict[tuple[Capability, ...], list[str]] = {}
    for known in map(capabilities, sorted(languages)):
        if known.missing:
            alike.setdefault(known.missing, []).append(known.language)
    return (*limits, *(_of_languages(codes, missing) for missing, codes in alike.items()))


def _of_languages(codes: Sequence[str], missing: tuple[Capability, ...]) -> Limit:
    """What is not checked in some languages."""
    names = _listed([*map(language_name, codes)])
    held = [one for one in Capability if one not in missing]
    return Limit("facts-language", f"In {names}, {_listed(held)} are checked; {_listed(missing)} are not.")


_CROWDED: Final = Limit(
    "facts-many",
    "Some sentences are so long, or there are so many numbers and names, that not all of them were compared.",
)


def _listed(words: Sequence[str]) -> str:
    """*One, two and three*."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
