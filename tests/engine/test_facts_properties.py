"""The fact ledger on any text: it never fails, says nothing of equal texts, and takes linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.engine import Article, Options, compare
from webapp.engine.facts import find
from webapp.engine.facts.ledger import said_only_left, said_only_right, summary, too_close
from webapp.engine.model import Link, Relation, Severity, Side
from webapp.engine.segment import segment

SCRAPS = """Seven people|$61 million|12 000|54 %|on 14 May 2024|at 6.40pm|Anna Vesely|the UN|said|has not said
reportedly|“We will not,”|he said.|"Never,"|«Jamais»|‘no’|'|"|“|rose|fell|.|,|and|according to police|½|²|٣
1.2.3|99:99|31.12.|a|half|million|U.S.|of|the|🙂|א|中|–|-|May|one hundred and|two and a half|%|$|€"""
PIECES = st.sampled_from([*SCRAPS.replace("\n", "|").split("|"), "\n\n", "\u2028", "\x00", "\ud800"])
"""What facts are made of, and what breaks parsers."""
TEXTS = st.lists(PIECES, max_size=40).map(" ".join)
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ar", "und"])


def linked(left: str, right: str, language: str = "en") -> tuple[Article, Article, tuple[Link, ...]]:
    """Both sides segmented, sentence *n* linked with sentence *n*."""
    one = segment(Article.from_text(left, language=language), Side.LEFT)
    other = segment(Article.from_text(right, language=language), Side.RIGHT)
    pairs = zip(one.sentences, other.sentences, strict=False)
    links = tuple(
        Link(
            f"K{n}",
            (a.id,),
            (b.id,),
            Relation.REWORDED,
            0.9,
            uncertain=False,
            moved=False,
            changes=(),
            reasons=(),
        )
        for n, (a, b) in enumerate(pairs, 1)
    )
    return one, other, links


@settings(deadline=None)
@given(TEXTS, TEXTS, LANGUAGES)
def test_it_never_fails_and_points_at_what_it_quotes(left: str, right: str, language: str) -> None:
    one, other, links = linked(left, right, language)
    findings, _ = find(one, other, links, Options())
    for finding in findings:
        assert finding.left or finding.right
        for side, article in ((finding.left, one), (finding.right, other)):
            assert side is None or side.text == side.span.of(article.text)
    ranks = [list(Severity).index(finding.severity) for finding in findings]
    assert ranks == sorted(ranks)
    assert [finding.id for finding in findings] == [f"F{n}" for n in range(1, len(findings) + 1)]


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_equal_texts_have_no_findings(text: str, language: str) -> None:
    one, other, links = linked(text, text, language)
    assert find(one, other, links, Options())[0] == ()


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_it_says_the_same_twice(left: str, right: str) -> None:
    one, other, links = linked(left, right)
    assert find(one, other, links, Options()) == find(one, other, links, Options())


@pytest.mark.parametrize(
    "text", ["7" * 10**6, '"' * 10**6, "A" * 10**6, "A " * 10**6, "1 " * 10**6, "not " * 10**5, "“a " * 10**5]
)
def test_a_megabyte_of_one_thing_takes_no_more_than_seconds(text: str) -> None:
    one, other, links = linked(text, text + " B")
    begun = time.process_time()
    find(one, other, links, Options())
    assert time.process_time() - begun < 10


def test_facts_past_the_limit_are_left_out_and_said_to_be() -> None:
    left = "Seven men came. " * 100
    one, other, links = linked(left, left.replace("Seven", "Nine"))
    findings, limits = find(one, other, links, Options(max_fact_characters=1000))
    assert max(finding.right.span.end for finding in findings if finding.right) <= 1000
    assert [limit.code for limit in limits] == ["facts-length"]


def test_a_language_that_is_only_partly_read_is_said_to_be() -> None:
    codes = {
        language: [
            limit.code for limit in find(*linked("Acht. Huit.", "Acht. Huit.", language), Options())[1]
        ]
        for language in ("en", "de", "fr", "es", "ar")
    }
    assert codes.pop("en") == []
    assert all(listed == ["facts-language"] for listed in codes.values())


LEFT = """The council closed the library on Friday.

It will cost 40 people their jobs. “We were never asked,” said Mara Lindqvist, who runs the reading room.

The weather was fine. A choir sang old songs in the rain outside the hall for an hour."""
RIGHT = """The council closed the library on Friday.

A choir sang old songs in the rain outside the hall, and dogs barked. Nobody on the board resigned in 1999."""


def test_what_only_one_side_says_comes_with_the_weightiest_first() -> None:
    comparison = compare(Article.from_text(LEFT, language="en"), Article.from_text(RIGHT, language="en"))
    left = said_only_left(comparison)
    assert [said.weight for said in left] == sorted((said.weight for said in left), reverse=True)
    assert {said.sentence.id for said in left} == set(comparison.unique.left)
    assert "quotation" in next(said for said in left if "asked" in said.sentence.text).reasons
    assert {said.sentence.id for said in said_only_right(comparison)} == set(comparison.unique.right)


def test_sentences_too_close_come_with_the_longest_run_first() -> None:
    comparison = compare(Article.from_text(LEFT, language="en"), Article.from_text(RIGHT, language="en"))
    close = too_close(comparison)
    assert close[0].words == max(run.words for run in comparison.closeness.runs)
    assert [one.words for one in close] == sorted((one.words for one in close), reverse=True)
    assert all(one.sentence.id.startswith("R") for one in close)


def test_the_summary_counts_in_words() -> None:
    left = "The council will spend $61 million. Anna Vesely will lead the work."
    comparison = compare(
        Article.from_text(left, language="en"),
        Article.from_text(left.replace("61", "16").replace("Vesely", "Veseley"), language="en"),
    )
    assert summary(comparison) == "1 number changed, 1 name altered"
