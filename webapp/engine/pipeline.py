"""The whole way from two texts to a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from webapp.engine.align import align
from webapp.engine.classify import classify
from webapp.engine.cleaning import ReadingCopy
from webapp.engine.closeness import closeness
from webapp.engine.coverage import coverage
from webapp.engine.diff import MAX_PRODUCT, most_product
from webapp.engine.embed import Encoder, Vector, encoder, forget_texts
from webapp.engine.errors import InvalidOptionsError
from webapp.engine.facts import find, gather, said_only
from webapp.engine.keys import keyed
from webapp.engine.model import (
    NO_PINS,
    Article,
    Closeness,
    Comparison,
    Coverage,
    Judgement,
    Limit,
    Link,
    PairKind,
    Pins,
    Side,
)
from webapp.engine.options import Options
from webapp.engine.progress import Report, Stage, Step, in_parts, unheard
from webapp.engine.reading import ReadArticle, Remembered, language_name
from webapp.engine.restore import Restorer, restored
from webapp.engine.rows import rows
from webapp.engine.segment import segment

READ_AT_ONCE = 64
"""Sentences that the model reads between two reports: a quarter of a second."""


def compare(
    left: Article,
    right: Article,
    options: Options | None = None,
    pins: Pins = NO_PINS,
    report: Report = unheard,
) -> Comparison:
    """Align two articles and say what the right one kept, reworded, moved, changed, dropped and added.

    ``pins`` are links that a person drew or took away: those are obeyed, and all else follows.
    ``report`` hears how far it is, and ends it by raising; the result does not depend on it.

    Never fails on any text; what it could not do stands in the result's ``limits``. Raises ModelError when
    the model named in the options cannot be loaded, InvalidOptionsError when a pair is pinned both ways.
    Deterministic: the same articles, options and pins give the same comparison, on one thread or many.
    """
    options, pins = options or Options(), _in_order(pins)
    report(Step(Stage.READING, 0, 1))
    meaning = encoder(options.model)
    (one, ones), (other, others) = _read(left, Side.LEFT), _read(right, Side.RIGHT)
    if meaning:
        meaning = _Counted(meaning, len(ones.sentences) + len(others.sentences), report)
    read = _compared((ones, others), meaning, (options, pins), report)
    cleaned = (*one.limits(Side.LEFT), *other.limits(Side.RIGHT))
    compared = restored(
        replace(read, limits=(*read.limits, *cleaned)),
        Restorer(ones, one),
        Restorer(others, other),
    )
    return keyed(compared)


@dataclass(frozen=True, slots=True)
class Counterparts:
    """Who is whose counterpart in a pair of articles, without a word on facts; places and words are those of
    the copies that were read."""

    left: ReadArticle
    """The source, segmented."""
    right: ReadArticle
    """The rewrite, segmented."""
    links: tuple[Link, ...]
    """In order of the left side."""
    coverage: Coverage
    """Both ways."""
    closeness: Closeness
    """How near the wording is."""
    pair: Judgement | None
    """What the articles are to each other; None where one has no sentence to align."""


def counterparts(
    left: Article, right: Article, options: Options | None = None, meaning: Encoder | None = None
) -> Counterparts:
    """Aligns two articles as ``compare`` does, and no more: the cheap answer for who looks at many.

    ``meaning`` is an encoder in place of the one that the options name, say one that remembers vectors.
    Raises ModelError when the model named in the options cannot be loaded.
    """
    options = options or Options()
    _, ones = _read(left, Side.LEFT)
    _, others = _read(right, Side.RIGHT)
    alignment = align(ones, others, meaning or encoder(options.model), options)
    links = classify(ones, others, alignment, options)
    return Counterparts(
        left=ones,
        right=others,
        links=links,
        coverage=coverage(ones, others, links),
        closeness=closeness(ones, others, options),
        pair=alignment.pair,
    )


def sentences(article: Article, side: Side = Side.LEFT) -> ReadArticle:
    """An article as it is read here, sentence by sentence; places and words are those of the copy that was
    read. Never fails on any text."""
    return _read(article, side)[1]


def forget() -> None:
    """Forgets every text that this process has compared, but for words by themselves: for programs that erase
    texts and go on. What is compared again is read anew, to the same result."""
    for memory in Remembered.all():
        memory.clear()
    forget_texts()


_SIDES: Final = Remembered[tuple[Article, Side], tuple[ReadingCopy, ReadArticle]](600_000)
"""By article and side, as many characters as three pairs of 15,000 words a side have: whoever edits one side
has the other one read already."""


def _read(article: Article, side: Side) -> tuple[ReadingCopy, ReadArticle]:
    """The copy of an article that is read, and its sentences."""

    def made() -> tuple[ReadingCopy, ReadArticle]:
        copy = ReadingCopy(article)
        return copy, segment(article, side, copy)

    return _SIDES.of((article, side), len(article.text), made)


def _in_order(pins: Pins) -> Pins:
    """Each once, in order of their keys."""
    linked, unlinked = set(pins.linked), set(pins.unlinked)
    if linked & unlinked:
        raise InvalidOptionsError("a pair cannot be linked and unlinked at once")
    return Pins(tuple(sorted(linked)), tuple(sorted(unlinked)))


@dataclass(slots=True)
class _Counted:
    """An encoder that tells how many of the sentences it has read."""

    encoder: Encoder
    total: int
    report: Report
    done: int = 0
    name: str = field(init=False)
    languages: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.name, self.languages = self.encoder.name, self.encoder.languages

    def encode(self, texts: Sequence[str]) -> Vector:
        """A few texts at a time: a vector depends on its text alone."""
        if len(texts) < 2:  # a headline, read once the counterparts are known
            return self.encoder.encode(texts)
        found = []
        for part in in_parts(texts, READ_AT_ONCE):
            found.append(self.encoder.encode(part))
            self.done = min(self.done + len(part), self.total)
            self.report(Step(Stage.MEANING, self.done, max(self.total, 1)))
        return np.concatenate(found)


def _compared(
    articles: tuple[ReadArticle, ReadArticle],
    meaning: Encoder | None,
    how: tuple[Options, Pins],
    report: Report,
) -> Comparison:
    (left, right), (options, pins) = articles, how
    alignment = align(left, right, meaning, options, pins, report)
    links = classify(left, right, alignment, options)
    kind = alignment.pair.kind if alignment.pair else PairKind.REWRITE
    report(Step(Stage.FACTS, 0, 1))
    facts = gather(left, right, options)
    findings, fact_limits = (
        ((), ()) if kind is PairKind.STRANGERS else find(facts, links, options, kind, report)
    )
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
