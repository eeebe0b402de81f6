"""Deciding and undoing, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from webapp import services
from webapp.review import Item, Progress, State, Subject
from webapp.services import Changed, Desk, Draft, Word, review
from webapp.services.review import MOST_FORMER, MOST_REASON
from webapp.store.models import ComparisonRow, DecisionRow, PairRow

LEFT = """The bridge opened on Monday. It cost 12 million euros. Nobody was hurt.
A band from Lyon played all night. Mara Lindqvist runs the library."""
RIGHT = """On Monday the bridge opened. It cost 21 million euros. A ribbon was cut.
Mara Lindquist runs the library."""
DRAFT = Draft(LEFT, RIGHT, kind="rewrite")
GONE = Draft(LEFT, "The mayor slept.", kind="rewrite")
OK, PROBLEM, DISMISSED = Word("ok"), Word("problem"), Word("dismissed")


@pytest.fixture
def made(desk: Desk, workspace: str) -> str:
    return services.create_comparison(desk, workspace, DRAFT).id


def items_of(desk: Desk, workspace: str, made: str) -> list[Item]:
    return list(services.get_review(desk, workspace, made).items.values())


def of(desk: Desk, workspace: str, made: str, subject: Subject) -> list[str]:
    return [one.key for one in items_of(desk, workspace, made) if one.subject is subject]


def listed(desk: Desk, made: str) -> Progress:
    """What a list says."""
    with desk.store.reading() as session:
        pair = session.get_one(PairRow, session.get_one(ComparisonRow, made).pair_id)
        return Progress(pair.looked_at, pair.to_look_at)


@pytest.fixture
def alike(desk: Desk, workspace: str, made: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Changed, str]:
    """All findings tell the same fact, and one of them was decided with the others; what changed, and its
    key."""
    first, *others = of(desk, workspace, made, Subject.FINDING)
    assert others
    monkeypatch.setattr(review, "same_facts", lambda _: {first: tuple(others)})
    changed = services.decide(desk, workspace, made, first, replace(DISMISSED, alike=True))
    assert changed.keys == {first, *others}
    return changed, first


def test_what_is_decided_is_kept(desk: Desk, workspace: str, made: str) -> None:
    key = of(desk, workspace, made, Subject.LINK)[0]
    changed = services.decide(desk, workspace, made, key, Word("problem", "Says who?", "Ada"))
    assert changed.keys == {key}
    assert changed.standing == services.get_review(desk, workspace, made)
    kept = changed.standing.review.decisions[key]
    assert (kept.state, kept.reason, kept.author, kept.revision) == ("problem", "Says who?", "Ada", 1)
    assert kept.words
    assert listed(desk, made) == changed.standing.progress != Progress(0, 0)
    assert [one.id for one in changed.revisions] == [made]


def test_a_new_word_replaces_the_old_one_and_undoing_brings_it_back(
    desk: Desk, workspace: str, made: str
) -> None:
    key = of(desk, workspace, made, Subject.LINK)[0]
    first = services.decide(desk, workspace, made, key, OK).standing.review.decisions[key]
    second = services.decide(desk, workspace, made, key, PROBLEM).standing.review.decisions[key]
    assert (first.state, second.state) == (State.OK, State.PROBLEM)
    undone = services.undo_decision(desk, workspace, made, second.action)
    assert undone.standing.review.decisions == {key: first}
    assert undone.keys == {key}
    undone = services.undo_decision(desk, workspace, made, first.action)
    assert undone.standing.review.decisions == {}
    assert listed(desk, made) == Progress(0, len(undone.standing.items))
    with pytest.raises(services.NotFoundError):
        services.undo_decision(desk, workspace, made, first.action)


def test_taking_back_leaves_it_open(desk: Desk, workspace: str, made: str) -> None:
    key = of(desk, workspace, made, Subject.NEW)[0]
    services.decide(desk, workspace, made, key, OK)
    back = services.decide(desk, workspace, made, key, Word(None))
    assert back.keys == {key}
    assert back.standing.state(key) is None
    with pytest.raises(services.NotFoundError):
        services.decide(desk, workspace, made, "Rffffffffffff", Word(None))


def test_only_so_many_former_words_are_kept(desk: Desk, workspace: str, made: str) -> None:
    key, other = of(desk, workspace, made, Subject.LINK)[:2]
    services.decide(desk, workspace, made, other, OK)
    for number in range(MOST_FORMER + 3):
        services.decide(desk, workspace, made, key, Word("ok", str(number)))
    with desk.store.reading() as session:
        of_key = DecisionRow.key == key
        assert session.scalar(select(func.count()).where(of_key)) == MOST_FORMER
        assert session.scalar(select(func.count()).select_from(DecisionRow)) == MOST_FORMER + 1
    assert services.get_review(desk, workspace, made).review.decisions[key].reason == str(MOST_FORMER + 2)


def test_all_that_tell_the_same_fact_are_decided_and_undone_in_one_go(
    desk: Desk, workspace: str, made: str, alike: tuple[Changed, str]
) -> None:
    changed, key = alike
    decisions = changed.standing.review.decisions
    action = decisions[key].action
    assert {key for key, one in decisions.items() if one.action == action} == changed.keys
    undone = services.undo_decision(desk, workspace, made, action)
    assert undone.keys == changed.keys
    assert not undone.keys & undone.standing.review.decisions.keys()


def test_undoing_leaves_what_somebody_decided_anew(
    desk: Desk, workspace: str, made: str, alike: tuple[Changed, str]
) -> None:
    changed, key = alike
    action = changed.standing.review.decisions[key].action
    services.decide(desk, workspace, made, key, Word("question", "", "Bo"))
    undone = services.undo_decision(desk, workspace, made, action)
    assert undone.keys == changed.keys - {key}
    assert undone.standing.review.decisions[key].author == "Bo"
    with pytest.raises(services.NotFoundError):
        services.undo_decision(desk, workspace, made, action)


def test_only_findings_are_dismissed(desk: Desk, workspace: str, made: str) -> None:
    for item in items_of(desk, workspace, made):
        if item.subject is Subject.FINDING:
            assert services.decide(desk, workspace, made, item.key, DISMISSED).standing.state(item.key)
        else:
            with pytest.raises(services.InvalidError):
                services.decide(desk, workspace, made, item.key, DISMISSED)


@pytest.mark.parametrize("state", ["", "OK", "ok ", "none", "\0", "\ud800", "x" * 10_000])
def test_a_state_that_is_none_is_refused(desk: Desk, workspace: str, made: str, state: str) -> None:
    key = of(desk, workspace, made, Subject.LINK)[0]
    with pytest.raises(services.InvalidError):
        services.decide(desk, workspace, made, key, Word(state))
    assert services.get_review(desk, workspace, made).review.decisions == {}


@pytest.mark.parametrize("odd", ["a\0b", "a\ud800b", "a\r\nb", "\u202ea", "<b>a</b>", "a" * 100_000])
def test_odd_reasons_and_names_are_kept_on_a_line(desk: Desk, workspace: str, made: str, odd: str) -> None:
    key = of(desk, workspace, made, Subject.LINK)[0]
    kept = services.decide(desk, workspace, made, key, Word("ok", odd, odd)).standing.review.decisions[key]
    assert kept == services.get_review(desk, workspace, made).review.decisions[key]
    assert 0 < len(kept.reason) <= MOST_REASON
    assert 0 < len(kept.author) <= 100
    assert not {"\0", "\ud800", "\n", "\r"} & {*kept.reason, *kept.author}


@pytest.mark.parametrize("odd", ["", "K", "Kffffffffffff", "\0", "\ud800", "K" * 100_000, "'; --"])
def test_unknown_names_are_not_found(desk: Desk, workspace: str, made: str, odd: str) -> None:
    for word in (OK, Word(None)):
        with pytest.raises(services.NotFoundError):
            services.decide(desk, workspace, made, odd, word)
    with pytest.raises(services.NotFoundError):
        services.undo_decision(desk, workspace, made, odd)
    assert services.keep_reasons(desk, workspace, made, {odd: "Why."}).keys == frozenset()


def test_reasons_are_kept_in_one_go_and_only_of_what_is_decided(
    desk: Desk, workspace: str, made: str
) -> None:
    one, other, third = [item.key for item in items_of(desk, workspace, made)][:3]
    services.decide(desk, workspace, made, one, OK)
    services.decide(desk, workspace, made, other, Word("problem", "Stays."))
    changed = services.keep_reasons(
        desk, workspace, made, {one: "So.", other: " Stays. ", third: "Never."}, author="Bo"
    )
    assert changed.keys == {one}
    kept = changed.standing.review.decisions
    assert {key: (two.state, two.reason) for key, two in kept.items()} == {
        one: ("ok", "So."),
        other: ("problem", "Stays."),
    }
    undone = services.undo_decision(desk, workspace, made, kept[one].action)
    assert undone.standing.review.decisions[one].reason == ""


def test_a_comparison_of_somebody_else_or_of_a_deleted_pair_is_not_found(
    desk: Desk, workspace: str, made: str
) -> None:
    key = of(desk, workspace, made, Subject.LINK)[0]
    action = services.decide(desk, workspace, made, key, OK).standing.review.last_action
    stranger = services.create_workspace(desk)[0]

    def refuses(whose: str) -> None:
        with pytest.raises(services.NotFoundError):
            services.get_review(desk, whose, made)
        with pytest.raises(services.NotFoundError):
            services.decide(desk, whose, made, key, OK)
        with pytest.raises(services.NotFoundError):
            services.undo_decision(desk, whose, made, action)
        with pytest.raises(services.NotFoundError):
            services.keep_reasons(desk, whose, made, {key: "Why."})

    refuses(stranger)
    refuses("")
    services.delete_pair(desk, workspace, made, undoable=True)
    refuses(workspace)


def test_an_action_of_another_pair_is_not_undone(desk: Desk, workspace: str, made: str) -> None:
    other = services.create_comparison(desk, workspace, DRAFT).id
    key = of(desk, workspace, other, Subject.LINK)[0]
    action = services.decide(desk, workspace, other, key, OK).standing.review.last_action
    with pytest.raises(services.NotFoundError):
        services.undo_decision(desk, workspace, made, action)
    assert services.get_review(desk, workspace, other).state(key) is State.OK


def test_what_is_gone_can_only_be_taken_back(desk: Desk, workspace: str, made: str) -> None:
    key = of(desk, workspace, made, Subject.NEW)[0]
    services.decide(desk, workspace, made, key, Word("problem", "Who cut it?"))
    newer = services.compare_again(desk, workspace, made, GONE).id
    (gone,) = services.get_review(desk, workspace, newer).gone
    assert (gone.key, gone.reason, gone.words) == (key, "Who cut it?", "A ribbon was cut.")
    with pytest.raises(services.NotFoundError):
        services.decide(desk, workspace, newer, key, OK)
    back = services.decide(desk, workspace, newer, key, Word(None))
    assert back.standing.gone == ()
    assert back.standing.review.decisions == {}
    again = services.undo_decision(desk, workspace, newer, _last_action(desk))
    assert [one.words for one in again.standing.gone] == ["A ribbon was cut."]


def _last_action(desk: Desk) -> str:
    with desk.store.reading() as session:
        return session.scalars(select(DecisionRow.action).order_by(DecisionRow.id.desc()).limit(1)).one()


def test_lists_count_the_newest_revision_whichever_is_looked_at(
    desk: Desk, workspace: str, made: str
) -> None:
    newer = services.compare_again(desk, workspace, made, GONE).id
    for item in items_of(desk, workspace, made):
        services.decide(desk, workspace, made, item.key, OK)
    assert services.get_review(desk, workspace, made).progress.done
    assert listed(desk, newer) == services.get_review(desk, workspace, newer).progress
    assert not services.get_review(desk, workspace, newer).progress.done


def test_threads_that_decide_at_once_lose_nothing_and_the_count_is_right(
    desk: Desk, workspace: str, made: str
) -> None:
    keys = [item.key for item in items_of(desk, workspace, made)]
    services.decide(desk, workspace, made, keys[0], OK)
    words = [(key, OK) for key in keys[1:]] + [(keys[0], Word(None)), (keys[1], PROBLEM)] * 3
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda one: services.decide(desk, workspace, made, *one), words))
    now = services.get_review(desk, workspace, made)
    assert now.review.decisions.keys() == set(keys[1:])
    assert listed(desk, made) == now.progress


def test_two_that_write_at_once_see_what_the_other_left(desk: Desk, workspace: str, made: str) -> None:
    """One decides while the other takes back: the count is again what each of them had read at first."""
    one, other = of(desk, workspace, made, Subject.MISSING)[0], of(desk, workspace, made, Subject.NEW)[0]
    for _ in range(10):
        services.decide(desk, workspace, made, one, OK)
        with ThreadPoolExecutor(2) as pool:
            turns = [
                pool.submit(services.decide, desk, workspace, made, other, OK),
                pool.submit(services.decide, desk, workspace, made, one, Word(None)),
            ]
        assert all(turn.result() for turn in turns)
        assert listed(desk, made) == services.get_review(desk, workspace, made).progress
        services.decide(desk, workspace, made, other, Word(None))
