"""Sentences made of phrases: each in the place that the words give it."""

from __future__ import annotations

import pytest

from webapp.present.phrase import chained, compose, listed, plain, quote, spoken
from webapp.words.entry import Entry, entry

WORDS = {
    "t.ordered": entry("t.ordered", "en", {"other": "Of {all:,}, {some} {verb}."}, counts=False),
    "t.turned": entry("t.turned", "en", {"other": "{verb} {some} ({all:,})."}, counts=False),
}


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(key: str) -> Entry:
        return WORDS[key]

    monkeypatch.setattr("webapp.present.phrase.find", look_up)


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(
    ("key", "said"), [("t.ordered", "Of 1,200, two “a” stand."), ("t.turned", "stand two “a” (1,200).")]
)
def test_phrases_stand_where_the_words_have_them_and_keep_where_they_lead(key: str, said: str) -> None:
    some = (plain("two ", "#L1", "look"), quote("a"))
    made = compose(key, all=1200, some=some, verb=plain("stand"))
    assert spoken(made) == said
    assert [phrase for phrase in made if phrase.href or phrase.pieces[0].quoted] == list(some)


@pytest.mark.parametrize(
    ("count", "commas", "joined", "semicolons"),
    [(1, "a", "a", "a"), (2, "a, b", "a and b", "a; b"), (3, "a, b, c", "a, b and c", "a; b; c")],
)
def test_phrases_in_a_row(count: int, commas: str, joined: str, semicolons: str) -> None:
    parts = [(plain(letter),) for letter in "abc"[:count]]
    assert spoken(listed(parts)) == commas
    assert spoken(listed(parts, conjoined=True)) == joined
    assert spoken(chained(parts)) == semicolons
