"""The fact ledger on changes whose meaning is known: what is broken in a kept sentence is always found there,
and another form of the same fact never is a difference.

Every sentence of the short news and of the sample pairs is changed in every way that ``metamorphic`` knows.
What is left out is a class with its reason, written there, never a text.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from tests.engine.cases import cases
from tests.engine.facts_links import kept, ledger
from tests.engine.metamorphic import EQUAL_FORMS, changed_digits, negated, surnames, swapped_names
from webapp.engine import Article
from webapp.engine.model import Finding, Passage, SegmentedArticle, Severity, Side, Span, Verdict
from webapp.engine.segment import segment

SEEDS = Path(__file__).parents[2] / "seeds"
LANGUAGE = {"stadtbad": "de"}
"""Sample pairs that are not English, for which the changes are not meant."""
MIRRORED = {Verdict.MISSING: Verdict.ADDED, Verdict.ADDED: Verdict.MISSING}
EVERY = 8
"""Of so many articles one is compared both ways."""
Told = tuple[Verdict, Passage | None, Passage | None]
Change = Callable[[str, list[str]], Iterator[str]]


@cache
def articles() -> tuple[SegmentedArticle, ...]:
    texts = [case.blocks["left"] for name in ("news", "faithful") for case in cases(name)]
    texts += [
        path.read_text("utf-8")
        for path in sorted(SEEDS.glob("*/left.txt"))
        if LANGUAGE.get(path.parent.name, "en") == "en"
    ]
    return tuple(segment(Article.from_text(text, language="en"), Side.LEFT) for text in texts)


def told(left: SegmentedArticle, text: str) -> list[Finding]:
    """The findings above low of a rewrite that keeps every sentence in its place."""
    findings, _ = ledger(kept(left, text))
    return [finding for finding in findings if finding.severity is not Severity.LOW]


def meets(passage: Passage | None, sentence: Span) -> bool:
    """Whether a passage reaches into a sentence; a quotation may reach over two."""
    return passage is None or (passage.span.start < sentence.end and sentence.start < passage.span.end)


CHANGES: dict[str, Change] = {
    "two persons change places": swapped_names,
    "a digit is another": lambda sentence, _: changed_digits(sentence),
    "a verb is denied": lambda sentence, _: negated(sentence),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_broken_in_a_kept_sentence_is_found_there(change: Change) -> None:
    tried, missed = 0, []
    for article in articles():
        names = surnames(article.text)
        for sentence in article.sentences:
            before, behind = article.text[: sentence.span.start], article.text[sentence.span.end :]
            for broken in change(sentence.text, names):
                tried += 1
                here = Span(sentence.span.start, sentence.span.start + len(broken))
                found = told(article, before + broken + behind)
                if not any(meets(one.left, sentence.span) and meets(one.right, here) for one in found):
                    missed.append(broken)
    assert tried >= 90
    assert missed == []


@pytest.mark.parametrize("form", EQUAL_FORMS.values(), ids=EQUAL_FORMS)
def test_another_form_of_the_same_is_no_difference(form: Callable[[str], str]) -> None:
    pairs = [(article, other) for article in articles() if (other := form(article.text)) != article.text]
    assert len(pairs) >= 5
    assert [one for article, other in pairs for one in told(article, other)] == []


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_sides_exchanged_are_told_alike(change: Change) -> None:
    """The same places, *missing* for *added*; not how grave: a source may say more than its rewrite."""
    for article in articles()[::EVERY]:
        for sentence in article.sentences:
            before, behind = article.text[: sentence.span.start], article.text[sentence.span.end :]
            for broken in islice(change(sentence.text, surnames(article.text)), 1):
                there, back = mirrored(article, before + broken + behind)
                assert there == back


def mirrored(left: SegmentedArticle, text: str) -> tuple[set[Told], set[Told]]:
    """What is found, and what is found with the sides exchanged, told from the first side."""
    one, other, links = kept(left, text)
    there, _ = ledger((one, other, links))
    back, _ = ledger(kept(segment(Article.from_text(text, language="en"), Side.LEFT), left.text))
    return (
        {(finding.verdict, finding.left, finding.right) for finding in there},
        {(MIRRORED.get(finding.verdict, finding.verdict), finding.right, finding.left) for finding in back},
    )


def test_an_article_differs_in_nothing_from_itself() -> None:
    assert [one for article in articles() for one in ledger(kept(article, article.text))[0]] == []
