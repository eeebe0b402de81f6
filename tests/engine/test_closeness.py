"""How near the wording is."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.engine.texts import HOSTILE, TEXTS
from webapp.engine.closeness import closeness
from webapp.engine.model import Article, Closeness, Side
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle, words
from webapp.engine.segment import segment


def read(text: str, side: Side, language: str = "en") -> ReadArticle:
    return segment(Article.from_text(text, language=language), side)


def of(left: str, right: str, options: Options | None = None, language: str = "en") -> Closeness:
    return closeness(read(left, Side.LEFT, language), read(right, Side.RIGHT, language), options or Options())


def test_a_run_goes_on_across_case_punctuation_and_the_ends_of_sentences() -> None:
    left = "He spoke at length. The council voted to close the library. Nobody was hurt."
    right = "It was late: the Council voted, to close the “library”; nobody was there."
    found = of(left, right)
    assert found.longest_run_words == 9
    (run,) = found.runs
    assert run.left.of(left) == "The council voted to close the library. Nobody was"
    assert run.right.of(right) == "the Council voted, to close the “library”; nobody was"
    assert found.verbatim_share == pytest.approx(9 / 13)


def test_short_runs_are_the_common_stock_of_phrases() -> None:
    left, right = (
        "at the end of the day he left for good and all",
        "he sang at the end of the song and wept a lot",
    )
    found = of(left, right)
    assert (found.longest_run_words, found.verbatim_share, found.runs) == (5, 0.0, ())
    assert of(left, right, replace(Options(), run_words=5)).runs[0].words == 5


def test_a_quotation_is_exempt_and_a_run_may_go_on_behind_it() -> None:
    left = "The mayor of the old town said “we will never give this land away to anybody” on Friday in Bonn."
    right = "Why? The mayor of the old town said 'they can have it all for free' on Friday in Bonn, we hear."
    found = of(left, right)
    assert found.longest_run_words == 11
    assert (
        of(left.split("said")[1], "“we will never give this land away to anybody”, he held").longest_run_words
        == 0
    )


def test_a_term_in_quotation_marks_is_no_quotation() -> None:
    assert (
        of(
            "the so-called “grand bargain” fell apart that day", "the so-called grand bargain fell apart"
        ).longest_run_words
        == 7
    )


def test_page_furniture_and_titles_are_left_out() -> None:
    left = (
        "Storm closes the old harbour again\n\nNobody was hurt.\n\nSign up for our free daily newsletter now"
    )
    right = (
        "Storm closes the old harbour again\n\nAll went home.\n\nSign up for our free daily newsletter now"
    )
    assert of(left, right).longest_run_words == 0


def test_chinese_is_measured_too() -> None:
    assert of("部长周一在北京辞职了。", "据说部长周一在北京辞职。", language="zh").verbatim_share > 0.5


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_the_longest_run_is_the_same_both_ways(left: str, right: str) -> None:
    assert of(left, right).longest_run_words == of(right, left).longest_run_words


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_text_against_itself_is_verbatim(text: str) -> None:
    found = of(text, text)
    assert found.verbatim_share in (0, 1)
    assert (found.verbatim_share == 1) == (found.longest_run_words > 0)
    assert len(found.runs) <= 1


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_runs_hold_the_same_words_on_both_sides(left: str, right: str) -> None:
    options = replace(Options(), run_words=2)
    found = of(left, right, options)
    ours, theirs = read(left, Side.LEFT).text, read(right, Side.RIGHT).text
    assert 0 <= found.verbatim_share <= 1
    for run in found.runs:
        one, other = (words(run.left.of(ours), "en"), words(run.right.of(theirs), "en"))
        assert (one[0].text, one[-1].text) == (other[0].text, other[-1].text)
        assert run.words <= min(len(one), len(other))
    assert [run.words for run in found.runs] == sorted((run.words for run in found.runs), reverse=True)
    assert max((run.words for run in found.runs), default=0) in (0, found.longest_run_words)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_the_longest_run_is_what_a_slow_search_finds(left: str, right: str) -> None:
    left, right = (text.translate(dict.fromkeys(map(ord, "'\"“”„«»‘’「」`"), " ")) for text in (left, right))
    one, other = (
        [word.text for s in segment(Article.from_text(text, language="en"), Side.LEFT).body
         if not s.boilerplate for word in words(s.text, "en")]
        for text in (left, right)
    )  # fmt: skip
    slow = max(
        (size for size in range(1, min(len(one), len(other)) + 1)
         if {tuple(one[at : at + size]) for at in range(len(one) - size + 1)}
         & {tuple(other[at : at + size]) for at in range(len(other) - size + 1)}),
        default=0,
    )  # fmt: skip
    assert of(left, right).longest_run_words == slow


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_measured(name: str) -> None:
    found = of(HOSTILE[name], HOSTILE[name][3:])
    assert 0 <= found.verbatim_share <= 1
