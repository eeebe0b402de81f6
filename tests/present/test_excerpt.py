"""Words quoted in a line: short, cut at the ends of words, in any script."""

from __future__ import annotations

import pytest

from webapp.engine.model import Span
from webapp.present.excerpt import WIDTH, around, differing, excerpt

LONG = "the harbour board will publish every one of its accounts from May"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("seven people,", "seven people"),
        (LONG, "the harbour board will publish …"),
        ("We knew,” he said, “all along", "We knew,’ he said, ‘all along"),
        ("委员会将从五月起公布其每一项账目以及所有合同", "委员会将从五月起公布其每一项账目 …"),
        ("w" * 60, "w" * 16 + "…"),
        ("line\nend\ttab", "line end tab"),
        ("...", "..."),
    ],
)
def test_a_passage_is_cut_where_a_word_ends(text: str, told: str) -> None:
    assert excerpt(text) == told


def test_of_two_long_passages_the_part_that_differs_is_told() -> None:
    assert differing(LONG, LONG.replace("will", "may")) == (
        "… harbour board will publish every …",
        "… harbour board may publish every …",
    )
    assert differing("a modest step", "a modest leap") == ("a modest step", "a modest leap")
    ends = differing(LONG, LONG.replace("May", "June"))
    assert ends == ("… accounts from May", "… accounts from June")
    chinese = "委员会将从五月起公布其每一项账目以及所有合同"
    assert differing(chinese, chinese.replace("五", "六")) == ("… 将从五月起 …", "… 将从六月起 …")


def test_nothing_is_wider_than_a_line_allows() -> None:
    for text in (LONG, LONG * 9, "字" * 90, "w" * 500, "a b " * 60):
        told = excerpt(text)
        assert len(told) <= WIDTH + 2
        one, other = differing(text, f"{text} more")
        assert max(len(one), len(other)) <= WIDTH + 6


def test_words_around_a_passage_stay_in_its_sentence() -> None:
    text = "It rained. They had not wanted to sell it. Nobody knew."
    sentence = Span(11, 42)
    denied = Span(text.index("not"), text.index("not") + 3)
    assert around(text, denied, sentence, 1, 2) == "had not wanted to"
    assert around(text, denied, sentence, 9, 0) == "not"
    last = Span(text.index("it."), text.index("it.") + 2)
    assert around(text, last, sentence, 0, 3) == "it."
    assert around(text, last, Span(11, last.end), 0, 3) == "it"
