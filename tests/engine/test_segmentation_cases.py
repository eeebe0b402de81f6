"""Golden cases of segmentation: tests/engine/cases/segmentation.md."""

import pytest

from tests.engine.cases import Case, cases
from webapp.engine.model import Article, Side
from webapp.engine.segment import segment

CASES = list(cases("segmentation"))


def told(article: Article) -> str:
    """An article in the notation of the cases."""
    lines = [f"# {article.title}"] if article.title_span else []
    paragraph = 1
    for sentence in article.sentences:
        if sentence.paragraph != paragraph:
            lines.append("")
            paragraph = sentence.paragraph
        rule = f"[{sentence.boilerplate}] " if sentence.boilerplate else ""
        lines.append(rule + " ".join(sentence.text.split()))
    return "\n".join(lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_text_falls_into_these_sentences(case: Case) -> None:
    article = Article.from_text(
        case.blocks["input"], title=case.facts.get("title"), language=case.facts.get("language", "en")
    )
    assert told(segment(article, Side.LEFT)) == case.blocks["sentences"]


def test_there_are_cases_and_each_has_its_own_name() -> None:
    assert len({case.title for case in CASES}) == len(CASES) >= 60
