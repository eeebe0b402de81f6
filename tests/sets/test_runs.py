"""The same words in a row in two of the others, told apart from those that the text in the middle has."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.sets.written import SENTENCES, article, member, some_set
from webapp.engine.closeness import SIGN, closeness, told_words
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle
from webapp.sets import Direction, Member, shared_runs, table
from webapp.sets.runs import RUN_WORDS

COPIED = "Locals who had long complained about the noise told reporters that nothing was ever done."


def runs(middle: str, *others: str) -> list[tuple[int, int, int, int]]:
    members = [member(Direction.REWRITES, middle, text) for text in others]
    found = shared_runs(table(Direction.REWRITES, members), members)
    return [(run.one, run.other, run.words, run.own) for run in found]


def test_words_that_the_source_does_not_have_come_first() -> None:
    first, second = runs(
        article(*SENTENCES[:3]),
        f"{SENTENCES[0]} {COPIED}",
        f"{COPIED} {SENTENCES[2]}",
        f"Today. {SENTENCES[0]}",
    )
    assert first == (0, 1, 15, 15)
    assert second == (0, 2, 14, 0)


def test_a_run_that_goes_on_beyond_the_source_says_how_many_words_are_its_own() -> None:
    own = f"{SENTENCES[0]} {COPIED}"
    assert runs(SENTENCES[0], own, own) == [(0, 1, 29, 15)]


def test_quotations_are_exempt() -> None:
    quoted = f"“{COPIED}”"
    assert runs(SENTENCES[0], f"She said: {quoted}", f"He says: {quoted}") == []


def test_a_run_is_found_at_its_sentence_in_both_pairs() -> None:
    texts = (f"Rain fell. {COPIED}", f"{COPIED} Rain fell then.")
    members = [member(Direction.REWRITES, SENTENCES[0], text) for text in texts]
    (run,) = shared_runs(table(Direction.REWRITES, members), members)
    assert (run.sentences, run.text) == (("R2", "R1"), COPIED.rstrip("."))


@pytest.mark.parametrize("seed", range(8))
def test_the_longest_run_of_each_two_is_the_one_that_closeness_finds(seed: int) -> None:
    direction, members = some_set(seed)
    found = shared_runs(table(direction, members), members)
    articles = [ReadArticle.of(one.article(direction.other)) for one in members]
    for one, other in combinations(range(len(members)), 2):
        mine = [run for run in found if (run.one, run.other) == (one, other)]
        longest = closeness(articles[one], articles[other], Options()).longest_run_words
        if longest >= RUN_WORDS:
            assert any(run.words <= longest for run in mine)
            assert max(run.words for run in mine) == longest
        else:
            assert mine == []


def test_a_text_without_words_shares_none() -> None:
    assert runs(SENTENCES[0], "…", SENTENCES[0]) == []
    assert SIGN not in {word.text for word in told_words(articles_of(SENTENCES[0]))}


def articles_of(text: str) -> ReadArticle:
    one: Member = member(Direction.REWRITES, text, text)
    return ReadArticle.of(one.comparison.left)
