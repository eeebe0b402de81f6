"""Golden cases of alignment, in prose."""

import pytest

from tests.engine.cases import Case, cases
from webapp.engine import Article, Options, Side
from webapp.engine.align import align
from webapp.engine.embed import encoder
from webapp.engine.segment import segment


def _article(case: Case, side: Side) -> Article:
    paragraphs = [block.split("\n") for block in case.blocks[side.value].split("\n\n")]
    return segment(Article.from_sentences(paragraphs, language=case.facts.get("language", "en")), side)


def _listed(case: Case, block: str) -> set[tuple[str, str]]:
    return {(line.split()[0], line.split()[1]) for line in case.blocks.get(block, "").splitlines()}


@pytest.mark.parametrize("case", list(cases("alignment")), ids=lambda case: case.title)
def test_a_reader_agrees(case: Case) -> None:
    model = encoder(case.facts.get("model", ""))
    found = align(_article(case, Side.LEFT), _article(case, Side.RIGHT), model, Options())
    links = {(i, j) for c in found.counterparts for i in c.left for j in c.right}
    insisted = _listed(case, "links")
    assert insisted <= links
    assert links <= insisted | _listed(case, "may")
    moved = {(i, j) for c in found.counterparts if c.moved for i in c.left for j in c.right}
    assert moved == _listed(case, "moved")
