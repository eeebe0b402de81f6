"""Results that were read last are at hand, and the database is asked for no more than a decision needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event

from webapp import services
from webapp.engine import Article, Comparison, Options, compare
from webapp.services import Desk, Draft, NotFoundError, Word
from webapp.services.results import Results

DRAFT = Draft("The bridge opened on Monday. It cost 12 million.", "It cost 21 million.", kind="rewrite")


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(Article.from_text("One."), Article.from_text("Two."), options=Options(model="none"))


@contextmanager
def statements() -> Iterator[list[str]]:
    """Fills up with what is asked of any database."""
    asked: list[str] = []

    def note(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", note)
    yield asked
    event.remove(Engine, "before_cursor_execute", note)


def test_what_was_not_asked_for_the_longest_makes_room(comparison: Comparison) -> None:
    results = Results(most=100)
    for name in "abcd":
        results.keep(name, comparison, 25)
    assert results.find("a") is comparison
    results.keep("e", comparison, 25)
    assert [name for name in "abcde" if results.find(name)] == ["a", "c", "d", "e"]
    results.keep("a", comparison, 25)  # there already: it takes no more room
    assert [name for name in "abcde" if results.find(name)] == ["a", "c", "d", "e"]

    results.clear()
    assert not [name for name in "abcde" if results.find(name)]
    for name in "abcd":
        results.keep(name, comparison, 25)
    assert all(results.find(name) for name in "abcd")


def test_what_would_drive_out_much_is_not_held(comparison: Comparison) -> None:
    results = Results(most=100)
    results.keep("a", comparison, 25)
    results.keep("b", comparison, 26)
    assert results.find("a")
    assert results.find("b") is None


def test_a_result_is_read_once(desk: Desk, workspace: str) -> None:
    made = services.create_comparison(desk, workspace, DRAFT).id
    key = next(iter(services.get_review(desk, workspace, made).items))
    with statements() as asked:
        first = services.decide(desk, workspace, made, key, Word("ok"))
        again = services.get_comparison(desk, workspace, made)
    assert again.comparison is first.comparison
    assert not [one for one in asked if "comparison.result" in one or "article" in one]


def test_a_result_that_is_not_held_is_read_anew(desk: Desk, workspace: str) -> None:
    made = services.create_comparison(desk, workspace, DRAFT).id
    held = services.get_comparison(desk, workspace, made)
    bare = replace(desk, results=Results(most=0))
    assert services.get_comparison(bare, workspace, made) == held
    key = next(iter(services.get_review(bare, workspace, made).items))
    assert services.decide(bare, workspace, made, key, Word("ok")).keys == {key}


def test_a_decision_asks_little_of_the_database(desk: Desk, workspace: str) -> None:
    made = services.create_comparison(desk, workspace, DRAFT).id
    key = next(iter(services.get_review(desk, workspace, made).items))
    with statements() as asked:
        services.decide(desk, workspace, made, key, Word("problem"))
    assert len([one for one in asked if not one.startswith(("BEGIN", "PRAGMA"))]) <= 9, asked


def test_what_is_held_is_shown_to_nobody_else(desk: Desk, workspace: str) -> None:
    made = services.create_comparison(desk, workspace, DRAFT).id
    services.get_comparison(desk, workspace, made)
    stranger = services.create_workspace(desk)[0]
    for act in (services.get_comparison, services.get_review, services.get_draft):
        with pytest.raises(NotFoundError):
            act(desk, stranger, made)
    with pytest.raises(NotFoundError):
        services.decide(desk, stranger, made, "K", Word("ok"))
    services.delete_pair(desk, workspace, made, undoable=True)
    with pytest.raises(NotFoundError):
        services.get_comparison(desk, workspace, made)
