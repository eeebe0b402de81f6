"""Golden cases of segmentation: tests/engine/cases/segmentation.md."""

import pytest

from tests.engine.cases import Case, cases
from tests.engine.texts import as_it_came
from webapp.engine.model import Article, SegmentedArticle, Side

CASES = list(cases("segmentation"))


def told(article: SegmentedArticle) -> str:
    """An article in the notation of the cases."""
    lines = [f"# {article.title}"] if article.title_span else []
    paragraph = 0
    for sentence in article.body:
        label = ""
        if sentence.paragraph != paragraph:
            lines += [""] if paragraph else []
            paragraph = sentence.paragraph
            labelled = article.paragraphs[paragraph - 1].label
            label = labelled.of(article.text) if labelled else ""
        rule = f"[{sentence.boilerplate}] " if sentence.boilerplate else ""
        lines.append(rule + label + " ".join(sentence.text.split()))
    return "\n".join(lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_text_falls_into_these_sentences(case: Case) -> None:
    article = Article.from_text(
        case.blocks["input"], title=case.facts.get("title"), language=case.facts.get("language", "en")
    )
    assert told(as_it_came(article, Side.LEFT)) == case.blocks["sentences"]


def test_there_are_cases_and_each_has_its_own_name() -> None:
    assert len({case.title for case in CASES}) == len(CASES) >= 60
