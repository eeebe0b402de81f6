"""Runs that two texts of a set share, as its page tells them."""

from __future__ import annotations

from tests.sets.written import SENTENCES, member
from webapp.present.set_errors import HEAD, TAIL, runs_view
from webapp.sets import Direction, shared_runs, table

COPIED = "Locals who had long complained about the noise told reporters that nothing was ever done"
LONG = (
    f"{COPIED} by anybody, {' and '.join(f'town {number} agreed' for number in range(40))}, they wrote last"
)


def told(copied: str) -> str:
    members = [
        member(Direction.REWRITES, SENTENCES[0], text) for text in (f"It rained. {copied}.", f"{copied}.")
    ]
    view = runs_view(shared_runs(table(Direction.REWRITES, members), members), members, Direction.REWRITES)
    return view.own[0].text


def test_a_short_run_is_told_whole() -> None:
    assert told(COPIED) == COPIED


def test_of_a_long_run_both_ends_are_told_in_whole_words() -> None:
    text = told(LONG)
    head, tail = text.split(" … ")
    assert (LONG.startswith(f"{head} "), LONG.endswith(f" {tail}")) == (True, True)
    assert len(text) <= HEAD + TAIL + len(" … ")


def test_where_no_word_ends_a_run_is_cut_between_signs() -> None:
    copied = "市議会は新しい橋の建設を承認し市長は予算が十分であると述べた" * 20
    text = told(copied)
    assert copied.startswith(text.split(" … ")[0])
