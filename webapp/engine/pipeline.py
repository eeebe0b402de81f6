"""The whole way from two texts to a comparison."""

from __future__ import annotations

from dataclasses import replace

from webapp.engine.align import align
from webapp.engine.classify import classify
from webapp.engine.cleaning import ReadingCopy
from webapp.engine.closeness import closeness
from webapp.engine.coverage import coverage
from webapp.engine.diff import MAX_PRODUCT, most_product
from webapp.engine.embed import Encoder, encoder
from webapp.engine.errors import InvalidOptionsError
from webapp.engine.facts import find, gather, said_only
from webapp.engine.keys import keyed
from webapp.engine.model import NO_PINS, Article, Comparison, Limit, Link, PairKind, Pins, Side
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle, language_name
from webapp.engine.restore import Restorer, restored
from webapp.engine.rows import rows
from webapp.engine.segment import segment


def compare(
    left: Article, right: Article, options: Options | None = None, pins: Pins = NO_PINS
) -> Comparison:
    """Align two articles and say what the right one kept, reworded, moved, changed, dropped and added.

    ``pins`` are links that a person drew or took away: those are obeyed, and all else follows.

    Never fails on any text; what it could not do stands in the result's ``limits``. Raises ModelError when
    the model named in the options cannot be loaded, InvalidOptionsError when a pair is pinned both ways.
    Deterministic: the same articles, options and pins give the same comparison, on one thread or many.
    """
    options, pins = options or Options(), _in_order(pins)
    meaning = encoder(options.model)
    copies = ReadingCopy(left), ReadingCopy(right)
    ones, others = segment(left, Side.LEFT, copies[0]), segment(right, Side.RIGHT, copies[1])
    read = _compared((ones, others), meaning, options, pins)
    cleaned = (*copies[0].limits(Side.LEFT), *copies[1].limits(Side.RIGHT))
    compared = restored(
        replace(read, limits=(*read.limits, *cleaned)),
        Restorer(ones, copies[0]),
        Restorer(others, copies[1]),
    )
    return keyed(compared)


def _in_order(pins: Pins) -> Pins:
    """Each once, in order of their keys."""
    linked, unlinked = set(pins.linked), set(pins.unlinked)
    if linked & unlinked:
        raise InvalidOptionsError("a pair cannot be linked and unlinked at once")
    return Pins(tuple(sorted(linked)), tuple(sorted(unlinked)))


def _compared(
    articles: tuple[ReadArticle, ReadArticle], meaning: Encoder | None, options: Options, pins: Pins
) -> Comparison:
    left, right = articles
    alignment = align(left, right, meaning, options, pins)
    links = classify(left, right, alignment, options)
    kind = alignment.pair.kind if alignment.pair else PairKind.REWRITE
    facts = gather(left, right, options)
    findings, fact_limits = ((), ()) if kind is PairKind.STRANGERS else find(facts, links, options, kind)
    return Comparison(
        left=left,
        right=right,
        links=links,
        rows=rows(left, right, links),
        coverage=coverage(left, right, links),
        closeness=closeness(left, right, options),
        said_only=said_only(facts, links),
        model=meaning.name if meaning else "none",
        findings=findings,
        limits=(
            *_model_limits(meaning, left, right),
            *alignment.limits,
            *_diff_limits(left, right, links, options),
            *fact_limits,
        ),
        nearest=alignment.nearest,
        pair=alignment.pair,
        pins=pins,
    )


def _model_limits(meaning: Encoder | None, left: ReadArticle, right: ReadArticle) -> tuple[Limit, ...]:
    if meaning is None:
        return (Limit("no-model", "Compared by wording alone: no sentence model is in use."),)
    spoken = {article.language for article in (left, right) if article.language not in (None, "und")}
    foreign = sorted(code for code in spoken if code and code not in meaning.languages)
    if not foreign:
        return ()
    names = " and ".join(language_name(code) for code in foreign)
    message = f"Compared by wording alone: the sentence model does not know {names}."
    return (Limit("language", message),)


def _diff_limits(
    left: ReadArticle, right: ReadArticle, links: tuple[Link, ...], options: Options
) -> tuple[Limit, ...]:
    found: list[Limit] = []
    long = [link.id for link in links if not link.changes]
    if long:
        message = f"Word changes are not shown in passages that are too long: {', '.join(long)}."
        found.append(Limit("diff", message))
    sentences = {sentence.id: sentence for article in (left, right) for sentence in article.sentences}
    groups = [
        ([sentences[name] for name in link.left], [sentences[name] for name in link.right]) for link in links
    ]
    if most_product(left, right, groups, options) < MAX_PRODUCT:
        message = "The passages are so long together that word changes are only roughly shown in the longest."
        found.append(Limit("rough-diff", message))
    return tuple(found)
