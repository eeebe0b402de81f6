"""Whether a comparison out of somebody else's file is one that we could have written.

What the store holds we wrote ourselves and trust. A file can hold anything, and one that only looks right
would fail later, on the page of whoever imported it, or make more work there than its texts are worth.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import category

from webapp.engine import Comparison
from webapp.engine.model import Link, SegmentedArticle, Sentence, Side, Span
from webapp.present.edits import text_behind
from webapp.services.doubts import check_doubts
from webapp.services.fitting import fits
from webapp.services.keys import check_keys

NAME = re.compile(r"[!-~]{1,32}")
"""A short name of ours: a version, a rule, the code of a limit."""

MODEL = re.compile(r"[ -~]{1,200}")
"""The name of a sentence model."""

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")
"""A language as in BCP 47."""

MOST_SAID = 1_000
"""Characters of a message or reason besides what it quotes of the texts."""

MOST_REASONS = 20
"""Of a link; the engine gives a handful."""

MOST_LIMITS = 100
"""Of a comparison: several for each part of the engine."""

OPS = {"equal": (True, True), "delete": (True, False), "insert": (False, True)}
"""On which sides a change stands."""


def check_sound(comparison: Comparison) -> None:
    """Raises ValueError when a value is of another type than its field, names what is not there, says what no
    page can carry, or when there are more of them than the texts can give rise to."""
    if not fits(comparison, Comparison):
        raise ValueError("a value of the comparison is of another type than its field")
    for side, article in ((Side.LEFT, comparison.left), (Side.RIGHT, comparison.right)):
        _check_article(article, side)
    _check_rows(comparison)
    _check_links(comparison)
    _check_findings(comparison)
    _check_runs(comparison)
    check_doubts(comparison)
    check_keys(comparison)
    _check_names(comparison)
    _check_words(comparison)


def _check_article(article: SegmentedArticle, side: Side) -> None:
    if not _reads_on(article, side):
        raise ValueError(f"the sentences of the {side} side are out of order")
    if article.title_span and not _within(article.title_span, article.text):
        raise ValueError(f"the title of the {side} side stands outside its text")
    if not _is_headed(article, side):
        raise ValueError(f"the headline of the {side} side is none")
    if not _is_described(article):
        raise ValueError(f"the paragraphs of the {side} side are not those of its sentences")
    if not _rising(article.unread, len(article.text)):
        raise ValueError(f"what was not read on the {side} side is out of order")


def _rising(spans: Sequence[Span], end: int) -> bool:
    """Whether these stand one behind the other, none of them empty, before ``end``."""
    edges = [edge for span in spans for edge in (span.start, span.end)]
    apart = all(span.start < span.end for span in spans)
    return apart and edges == sorted(edges) and (not edges or (edges[0] >= 0 and edges[-1] <= end))


def _is_headed(article: SegmentedArticle, side: Side) -> bool:
    """Whether the headline, if there is one, is one: before the body, where it stands in the text."""
    headline = article.headline
    if headline is None:
        return True
    stands = _within(headline.span, article.text_of(headline))
    if article.title_span and article.body:
        stands = stands and headline.span.end <= article.body[0].span.start
    return stands and bool(article.title) and headline.id == f"{side.letter}T" and headline.paragraph == 0


def _is_described(article: SegmentedArticle) -> bool:
    """Whether every paragraph has a description, or none, and labels stand before their paragraphs."""
    paragraphs, room = article.paragraphs, len(article.text) + 1
    if not paragraphs:
        return True
    if len(paragraphs) > room or any(sentence.paragraph > len(paragraphs) for sentence in article.body):
        return False
    at = 0
    room_before: dict[int, tuple[int, int]] = {}
    sentences: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in article.body:
        room_before.setdefault(sentence.paragraph, (at, sentence.span.start))
        sentences[sentence.paragraph].append(sentence)
        at = sentence.span.end
    for number, paragraph in enumerate(paragraphs, 1):
        start, end = room_before.get(number, (0, len(article.text)))
        if paragraph.label and not start <= paragraph.label.start <= paragraph.label.end <= end:
            return False
        if not _are_cells(paragraph.cells, [s.span for s in sentences.get(number, ())]):
            return False
    return True


def _are_cells(cells: Sequence[Span], sentences: Sequence[Span]) -> bool:
    """Whether cells of a row follow each other inside its sentences."""
    if not cells:
        return True
    rises = all(one.end <= other.start for one, other in pairwise(cells))
    return (
        bool(sentences)
        and rises
        and sentences[0].start <= cells[0].start
        and cells[-1].end <= sentences[-1].end
    )


def _reads_on(article: SegmentedArticle, side: Side) -> bool:
    """Whether the body's sentences are numbered and follow each other, and their paragraphs too; there are no
    more than the text has room for."""
    room = len(article.text) + 1
    at, paragraph = 0, 1
    for number, sentence in enumerate(article.body, 1):
        follows = at <= sentence.span.start and paragraph <= sentence.paragraph <= room
        if sentence.id != f"{side.letter}{number}" or not follows:
            return False
        at, paragraph = sentence.span.end, sentence.paragraph
    return len(article.body) <= room


def _check_rows(comparison: Comparison) -> None:
    left = [number for row in comparison.rows for number in row.left]
    right = [number for row in comparison.rows for number in row.right]
    for numbers, article in ((left, comparison.left), (right, comparison.right)):
        if sorted(numbers) != sorted({sentence.paragraph for sentence in article.body}):
            raise ValueError("the rows do not hold every paragraph once")
    if not all(row.left or row.right for row in comparison.rows):
        raise ValueError("a row holds no paragraph")


def _check_links(comparison: Comparison) -> None:
    left = {sentence.id: place for place, sentence in enumerate(comparison.left.sentences)}
    right = {sentence.id: place for place, sentence in enumerate(comparison.right.sentences)}
    if len({(link.left, link.right) for link in comparison.links}) != len(comparison.links):
        raise ValueError("two links are the same")
    if len(comparison.links) > len(left) + len(right):
        raise ValueError("there are more links than sentences")
    for number, link in enumerate(comparison.links, 1):
        if link.id != f"K{number}":
            raise ValueError("the links are not numbered")
        if not all(_is_alone(names) for names in (link.left, link.right)):
            raise ValueError("a link sets a headline among other sentences")
        if not (_rises(link.left, left) and _rises(link.right, right)):
            raise ValueError("a link names no sentence, or one that is not there, or names them out of order")
        if len(link.reasons) > MOST_REASONS:
            raise ValueError("a link has more reasons than there are")
        if not _stands(link, comparison):
            raise ValueError("a change stands outside its text, or out of order")


def _is_alone(names: Sequence[str]) -> bool:
    """Whether a headline among the names is the only one: spans of the others refer to another text."""
    return len(names) == 1 or not any(name.endswith("T") for name in names)


def _rises(names: Sequence[str], places: dict[str, int]) -> bool:
    """Whether there is a name at least, and all are of sentences, in reading order."""
    found = [places.get(name, -1) for name in names]
    return bool(found) and found[0] >= 0 and all(one < other for one, other in pairwise(found))


def _stands(link: Link, comparison: Comparison) -> bool:
    """Whether each change stands on the sides that it is about, after those before it."""
    if not all(
        OPS[change.op] == (change.left is not None, change.right is not None) for change in link.changes
    ):
        return False
    left, right = text_behind(comparison.left, link.left), text_behind(comparison.right, link.right)
    return _follow([change.left for change in link.changes], left) and _follow(
        [change.right for change in link.changes], right
    )


def _follow(spans: Sequence[Span | None], text: str) -> bool:
    there = [span for span in spans if span is not None]
    return all(_within(span, text) for span in there) and all(
        one.end <= other.start for one, other in pairwise(there)
    )


def _check_findings(comparison: Comparison) -> None:
    links = {link.id for link in comparison.links}
    names = [
        {sentence.id for sentence in article.sentences} for article in (comparison.left, comparison.right)
    ]
    if len(comparison.findings) > _characters(comparison):
        raise ValueError("there are more findings than characters")
    for number, finding in enumerate(comparison.findings, 1):
        if finding.id != f"F{number}":
            raise ValueError("the findings are not numbered")
        if finding.link is not None and finding.link not in links:
            raise ValueError("a finding names a link that is not there")
        sides = zip((finding.left, finding.right), (comparison.left, comparison.right), names, strict=True)
        for passage, article, known in sides:
            if passage and passage.sentence and passage.sentence not in known:
                raise ValueError("a finding stands in a sentence that is not there")
            if passage and not _within(passage.span, text_behind(article, (passage.sentence,))):
                raise ValueError("a finding stands outside its text")


def _check_runs(comparison: Comparison) -> None:
    closeness = comparison.closeness
    room = min(len(comparison.left.text), len(comparison.right.text))
    if not 0 <= closeness.longest_run_words <= room or len(closeness.runs) > room:
        raise ValueError("there are more verbatim runs, or longer ones, than the texts have room for")
    for run in closeness.runs:
        if not (_within(run.left, comparison.left.text) and _within(run.right, comparison.right.text)):
            raise ValueError("a verbatim run stands outside its text")
        if not 0 <= run.words <= run.right.end - run.right.start:
            raise ValueError("a verbatim run has more words than characters")


def _check_names(comparison: Comparison) -> None:
    """What we chose ourselves holds nothing else than we would choose."""
    articles = (comparison.left, comparison.right)
    sentences = [sentence for article in articles for sentence in article.sentences]
    names = [
        comparison.engine,
        *(limit.code for limit in comparison.limits),
        *(sentence.boilerplate for sentence in sentences if sentence.boilerplate),
    ]
    languages = [article.language for article in articles if article.language is not None]
    if not all(NAME.fullmatch(name) for name in names) or not MODEL.fullmatch(comparison.model):
        raise ValueError("a name is none that we give")
    if not all(LANGUAGE.fullmatch(language) for language in languages):
        raise ValueError("a language is none")


def _check_words(comparison: Comparison) -> None:
    """Pages and files know how to show the texts, whatever stands in them. What is said about them may hold
    the same odd characters and no others, and is not much longer than what it quotes."""
    odd = _odd(comparison.left.text) | _odd(comparison.right.text)
    most = MOST_SAID + _characters(comparison)
    if len(comparison.limits) > MOST_LIMITS or any(_odd(limit.message) for limit in comparison.limits):
        raise ValueError("there are too many limits, or one is not in plain words")
    if any(len(text) > most or not _odd(text) <= odd for text in _said(comparison)):
        raise ValueError("a title, message or reason is too long or holds what its texts do not")


def _said(comparison: Comparison) -> Iterator[str]:
    yield comparison.left.title or ""
    yield comparison.right.title or ""
    yield from (limit.message for limit in comparison.limits)
    for finding in comparison.findings:
        yield finding.message
        # Its passage may leave out what stands between its two ends, so it is not compared with the text.
        yield from (passage.text for passage in (finding.left, finding.right) if passage)
    yield from (reason for link in comparison.links for reason in link.reasons)


def _odd(text: str) -> frozenset[str]:
    """Control characters and lone surrogates of a text."""
    if text.isprintable():
        return frozenset()
    return frozenset(character for character in set(text) if category(character) in {"Cc", "Cs"})


def _within(span: Span, text: str) -> bool:
    return span.end <= len(text)


def _characters(comparison: Comparison) -> int:
    articles = (comparison.left, comparison.right)
    return sum(len(article.text) + len(article.title or "") for article in articles)
