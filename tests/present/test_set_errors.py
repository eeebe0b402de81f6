"""Runs that two texts of a set share, as its page tells them."""

from __future__ import annotations

from tests.sets.written import SENTENCES, member
from webapp.present.set_errors import HEAD, TAIL, RunView, runs_view
from webapp.sets import Direction, shared_runs, table

COPIED = "Locals who had long complained about the noise told reporters that nothing was ever done"
LONG = (
    f"{COPIED} by anybody, {' and '.join(f'town {number} agreed' for number in range(40))}, they wrote last"
)


def seen(*others: str) -> tuple[RunView, ...]:
    members = [member(Direction.REWRITES, SENTENCES[0], text) for text in others]
    view = runs_view(shared_runs(table(Direction.REWRITES, members), members), members, Direction.REWRITES)
    return view.own


def told(copied: str) -> str:
    return seen(f"It rained. {copied}.", f"{copied}.")[0].text


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


def test_what_several_have_is_told_once_with_all_who_have_it_and_where() -> None:
    other = "The mayor of the town on the other bank had never heard of any of that before"
    whole, apart = seen(
        f"{COPIED}.", f"It rained. {COPIED}. {other}.", "It snowed.", f"{COPIED.upper()}! It hailed. {other}."
    )
    assert [(name.column, name.at.partition("#")[2]) for name in apart.names] == [
        (0, "R1"),
        (1, "R2"),
        (3, "R1"),
    ]
    assert [(name.column, name.at.partition("#")[2]) for name in whole.names] == [(1, "R3"), (3, "R3")]
    assert (whole.text, apart.text) == (other, COPIED)
