"""Long pairs are shown section by section."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.present.written import article, comparison, link
from webapp.engine.model import Comparison, Side
from webapp.present import sections
from webapp.present.comparison import ComparisonPage, comparison_page
from webapp.present.state import PageState


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "WHOLE_WORDS", 10)
    monkeypatch.setattr(sections, "SECTION_WORDS", 6)


def long(paragraphs: int) -> Comparison:
    left = article(Side.LEFT, *(f"The {number} dam broke." for number in range(paragraphs)))
    right = article(Side.RIGHT, *(f"The {number} dam fell." for number in range(paragraphs)))
    return comparison(left, right, *(link(f"K{n}", f"L{n}", f"R{n}") for n in range(1, paragraphs + 1)))


def page(pair: Comparison, **state: object) -> ComparisonPage:
    return comparison_page("abc", datetime(2026, 1, 1, tzinfo=UTC), pair, PageState(**state))  # type: ignore[arg-type]


def shown(view: ComparisonPage) -> list[int]:
    return [row.number for row in view.rows]


def test_a_pair_up_to_the_limit_is_shown_whole() -> None:
    assert page(long(2)).sections is None
    assert shown(page(long(2))) == [1, 2]


def test_a_longer_pair_begins_with_its_first_section_and_says_so() -> None:
    view = page(long(5))
    assert view.sections
    assert (view.sections.words, view.sections.whole) == ("20", "10")
    assert shown(view) == [1, 2]
    assert [choice.current for choice in view.sections.choices] == [True, False, False]
    assert view.sections.previous == ""
    assert view.sections.next == "?section=2"


def test_every_row_is_in_one_section() -> None:
    rows = [number for section in (1, 2, 3) for number in shown(page(long(5), section=section))]
    assert rows == [1, 2, 3, 4, 5]


def test_a_chosen_sentence_brings_its_section() -> None:
    assert shown(page(long(5), sentence="R5", section=1)) == [5]
    assert shown(page(long(5), sentence="L3")) == [3, 4]


def test_a_section_past_the_end_is_the_last() -> None:
    assert shown(page(long(5), section=99)) == [5]


def test_the_strip_the_filters_and_the_steps_go_through_all_of_it() -> None:
    view = page(long(5), section=2)
    assert len(view.strip) == 10
    assert view.steps.total == 5
    assert {chip.tag: chip.count for chip in view.chips} == {"reworded": 5}


def test_a_page_that_cannot_turn_shows_all() -> None:
    view = comparison_page("", datetime(2026, 1, 1, tzinfo=UTC), long(5), PageState(), whole=True)
    assert view.sections is None
    assert shown(view) == [1, 2, 3, 4, 5]
