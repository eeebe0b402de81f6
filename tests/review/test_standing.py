"""How a review stands in a comparison: whose word holds, how far it has come, and what is gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.review.test_items import LEFT, RIGHT, lesser, of
from webapp.engine import Comparison
from webapp.review import Comment, Decision, Progress, Review, Standing, State, Subject, items, standing

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return lesser(of(LEFT, RIGHT))


def decision(key: str, state: State, minute: int = 0) -> Decision:
    return Decision(key, state, "", "Ada", NOW + timedelta(minutes=minute), 1, "words", f"a{minute}")


def decided(comparison: Comparison, *decisions: Decision) -> Standing:
    return standing(comparison, Review({one.key: one for one in decisions}))


def comment(id: str, key: str) -> Comment:
    return Comment(
        id, key, "Why?", "Ada", NOW, 1, "words", outside=False, resolved=False, resolved_by="", replies=()
    )


def a_link_and_its_finding(comparison: Comparison) -> tuple[str, str]:
    return next((one.within, one.key) for one in items(comparison) if one.within[:1] == "K")


def test_a_finding_has_the_word_on_its_link_until_it_has_its_own(comparison: Comparison) -> None:
    link, finding = a_link_and_its_finding(comparison)
    with_link = decided(comparison, decision(link, State.OK))
    assert with_link.state(finding) is State.OK
    assert [one.key for one in with_link.decided(State.OK)] == [link]
    own = decided(comparison, decision(link, State.OK), decision(finding, State.DISMISSED))
    assert own.state(finding) is State.DISMISSED
    assert own.state(link) is State.OK


def test_ok_on_a_link_is_no_word_on_a_serious_finding_in_it() -> None:
    comparison = of(LEFT, RIGHT)
    link, finding = a_link_and_its_finding(comparison)
    passed = decided(comparison, decision(link, State.OK))
    assert passed.state(finding) is None
    assert not passed.progress.done
    for state in (State.PROBLEM, State.QUESTION):
        assert decided(comparison, decision(link, state)).state(finding) is state
    own = decided(comparison, decision(link, State.OK), decision(finding, State.OK))
    assert own.state(finding) is State.OK


def test_a_word_on_a_finding_is_none_on_its_link(comparison: Comparison) -> None:
    link, finding = a_link_and_its_finding(comparison)
    now = decided(comparison, decision(finding, State.PROBLEM))
    assert now.state(link) is None
    assert now.progress.looked_at == 1


def test_progress_counts_what_was_looked_at_with_another(comparison: Comparison) -> None:
    total = len(items(comparison))
    link, _ = a_link_and_its_finding(comparison)
    with_link = sum(link in (one.key, one.within) for one in items(comparison))
    assert decided(comparison).progress == Progress(0, total)
    assert decided(comparison, decision(link, State.OK)).progress == Progress(with_link, total)
    outer = [decision(one.key, State.OK) for one in items(comparison) if not one.within]
    assert decided(comparison, *outer).progress.done


def test_nothing_to_look_at_is_done() -> None:
    assert standing(of(LEFT, LEFT), Review()).progress == Progress(0, 0)
    assert standing(of(LEFT, LEFT), Review()).progress.done


def test_decisions_on_what_is_gone_are_listed_by_age(comparison: Comparison) -> None:
    key = next(one.key for one in items(comparison) if one.subject is Subject.NEW)
    late, early = decision("Rffffffffffff", State.OK, 2), decision("Kffffffffffff", State.PROBLEM, 1)
    now = decided(comparison, late, decision(key, State.OK), early)
    assert now.gone == (early, late)
    assert now.progress.looked_at == 1
    assert now.decided(State.PROBLEM) == ()


def test_comments_are_of_a_key_of_the_whole_or_orphans(comparison: Comparison) -> None:
    key = comparison.left.sentences[0].key
    here, whole, orphan = comment("a", key), comment("b", ""), comment("c", "Lffffffffffff")
    now = standing(comparison, Review(comments=(here, whole, orphan)))
    assert (now.comments_on({key}), now.comments_on({""}), now.orphans) == ((here,), (whole,), (orphan,))


def test_the_last_action_is_the_newest() -> None:
    newest = decision("R1", State.OK, 3)
    review = Review({"K1": decision("K1", State.OK, 1), "R1": newest, "L1": decision("L1", State.OK, 2)})
    assert review.last_action == newest.action
    assert Review().last_action == ""
