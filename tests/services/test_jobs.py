"""Long comparisons as jobs: each ends once, however often it is delivered and whoever dies over it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from webapp.config import Config
from webapp.engine import Options, Pins, Stage, Step
from webapp.ingest.provenance import Provenance
from webapp.jobs import Compared, DirectComparing, Question, Work, WorkerError
from webapp.jobs.background import Background
from webapp.services import (
    BusyError,
    DeferredError,
    Desk,
    Draft,
    Failure,
    Job,
    JobState,
    NotFoundError,
    Taker,
    cancel_job,
    compare_again,
    count_jobs,
    create_comparison,
    create_workspace,
    delete_pair,
    erase_deleted,
    erase_empty,
    erase_ended_jobs,
    find_job,
    get_comparison,
    get_draft,
    job_draft,
    list_jobs,
    list_pairs,
    set_pins,
    sweep_jobs,
)
from webapp.services.claims import MOST_ATTEMPTS, Claim, claim
from webapp.services.deferring import MOST_JOBS_EACH
from webapp.services.drafts import read_draft, written_draft
from webapp.services.pins import PinChange
from webapp.services.taking import LEASE
from webapp.services.values import Asker
from webapp.services.workspaces import EMPTY_FOR
from webapp.store import open_store

SEEDS = Path(__file__).parents[2] / "seeds"

LONG = Draft("The port was closed on Monday. Nobody was hurt.", "On Monday they shut the port.")

DIRECT = DirectComparing(Options(model="none"))


class Slip:
    """Counts deliveries and delivers none: tests take jobs themselves."""

    def __init__(self) -> None:
        self.sent = 0

    def send(self) -> None:
        self.sent += 1

    def consume(self, take: Callable[[], None], at_once: int) -> None:
        """Nobody is called."""

    def stop(self) -> None:
        """Nobody was."""

    def close(self) -> None:
        """Nothing was opened."""


class Comparer:
    """Compares as it is told to."""

    is_ready = True

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.began, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()
        self.fails = 0
        self.meanwhile: Callable[[], None] = lambda: None

    def __call__(self, question: Question, asker: str, work: Work | None = None) -> Compared:
        assert work
        self.asked.append(asker)
        work.report(Step(Stage.MEANING, 1, 2))
        self.began.set()
        while not self.go_on.wait(0.01):
            work.check()
        self.meanwhile()
        if self.fails:
            self.fails -= 1
            raise WorkerError("0badcafe")
        return DIRECT(question, asker)

    def forget(self) -> None:
        """It remembers nothing."""

    def close(self) -> None:
        """Nothing to end."""


class Clock:
    """A clock that tests turn."""

    def __init__(self, desk: Desk) -> None:
        self.passed = timedelta()
        self._now = desk.clock

    def __call__(self):  # type: ignore[no-untyped-def]
        return self._now() + self.passed


@pytest.fixture
def comparer() -> Comparer:
    return Comparer()


@pytest.fixture
def desk(database_url: str, tmp_path: Path, comparer: Comparer) -> Iterator[Desk]:
    config = Config(tmp_path, database_url, jobs=True, job_characters=30)
    made = Desk(
        config=config,
        store=open_store(database_url),
        comparing=DIRECT,
        seeds=SEEDS,
        background=Background(Slip(), comparer, 1),
    )
    made = replace(made, clock=Clock(made))
    yield made
    made.close()


@pytest.fixture
def workspace(desk: Desk) -> str:
    return create_workspace(desk)[0]


def accepted(desk: Desk, workspace: str, draft: Draft = LONG) -> str:
    with pytest.raises(DeferredError) as deferred:
        create_comparison(desk, workspace, draft, Asker(name="Ada"))
    return deferred.value.job_id


def titles(desk: Desk, workspace: str) -> list[str]:
    return [entry.title for entry in list_pairs(desk, workspace).entries]


def claimed(desk: Desk) -> Claim:
    found = claim(desk, LEASE)
    assert found
    return found


def passes(desk: Desk, time: timedelta) -> None:
    clock = desk.clock
    assert isinstance(clock, Clock)
    clock.passed += time


def test_a_long_draft_becomes_a_job_and_the_job_a_comparison(desk: Desk, workspace: str) -> None:
    job_id = accepted(desk, workspace)
    assert find_job(desk, workspace, job_id).state is JobState.WAITING
    assert titles(desk, workspace) == []
    Taker(desk).take()
    job = find_job(desk, workspace, job_id)
    assert job.state is JobState.DONE
    kept = get_comparison(desk, workspace, job.comparison_id)
    at_once = create_comparison(replace(desk, background=None), workspace, LONG, Asker(name="Ada"))
    assert (kept.comparison, kept.title, kept.revisions[0].author) == (
        at_once.comparison,
        at_once.title,
        "Ada",
    )
    assert list_jobs(desk, workspace) == ()
    with pytest.raises(NotFoundError):  # its texts are those of its comparison
        job_draft(desk, workspace, job_id)


def test_a_short_draft_is_compared_at_once(desk: Desk, workspace: str) -> None:
    create_comparison(desk, workspace, Draft("A mayor.", "No mayor."))
    assert len(titles(desk, workspace)) == 1
    assert sum(count_jobs(desk).values()) == 0


def test_an_edit_becomes_a_job_too_and_its_revision_goes_to_its_pair(desk: Desk, workspace: str) -> None:
    first = create_comparison(replace(desk, background=None), workspace, LONG)
    with pytest.raises(DeferredError):
        set_pins(desk, workspace, first.id, PinChange(unlinked=(("L1", "R1"),)))
    with pytest.raises(DeferredError) as deferred:
        compare_again(desk, workspace, first.id, replace(LONG, right="The port was shut on a Monday."))
    for _ in range(2):
        Taker(desk).take()
    job = find_job(desk, workspace, deferred.value.job_id)
    assert len(get_comparison(desk, workspace, job.comparison_id).revisions) == 3
    same = get_draft(desk, workspace, job.comparison_id)
    assert compare_again(desk, workspace, first.id, same).id == job.comparison_id  # nothing new to compare


def test_a_draft_is_kept_with_all_that_was_said_of_it(desk: Desk) -> None:
    read = Provenance("a.docx", "", desk.clock(), "Word", "0" * 64, "Ada", "", "", "en")
    draft = Draft(
        "A \ud800 \0 text\u2028",
        "日本",
        "ä",
        "",
        frozenset("a"),
        frozenset("b"),
        "tellings",
        Pins((("a", "b"),)),
        read,
    )
    again = read_draft(written_draft(draft))
    assert (again, again.left_from, again.right_from) == (draft, read, None)


def test_of_two_deliveries_one_makes_the_comparison(desk: Desk, workspace: str, comparer: Comparer) -> None:
    accepted(desk, workspace)
    taker = Taker(desk)
    both = [threading.Thread(target=taker.take) for _ in range(2)]
    comparer.go_on.clear()
    for thread in both:
        thread.start()
    comparer.began.wait()
    comparer.go_on.set()
    for thread in both:
        thread.join()
    taker.take()
    assert len(comparer.asked) == len(titles(desk, workspace)) == 1


def test_whoever_lost_a_job_keeps_nothing(desk: Desk, workspace: str, comparer: Comparer) -> None:
    job_id = accepted(desk, workspace)

    def late() -> None:  # another took it for dead and was quicker
        comparer.meanwhile = lambda: None
        passes(desk, 2 * LEASE)
        assert sweep_jobs(desk) == 1
        Taker(desk).take()

    comparer.meanwhile = late
    Taker(desk).take()
    assert find_job(desk, workspace, job_id).state is JobState.DONE
    assert len(comparer.asked) == 2
    assert len(titles(desk, workspace)) == 1


def test_a_job_whose_process_died_is_begun_once_more_and_then_fails(desk: Desk, workspace: str) -> None:
    job_id = accepted(desk, workspace)
    for attempt in range(MOST_ATTEMPTS):
        claimed(desk)
        assert sweep_jobs(desk) == 0  # it may still be alive
        passes(desk, 2 * LEASE)
        assert sweep_jobs(desk) == (1 if attempt + 1 < MOST_ATTEMPTS else 0)
    job = find_job(desk, workspace, job_id)
    assert (job.state, job.failure) == (JobState.FAILED, Failure.ENDED)
    assert [entry.id for entry in list_jobs(desk, workspace)] == [job_id]
    assert job_draft(desk, workspace, job_id)[1] == LONG


def test_texts_that_cannot_be_compared_fail_with_a_reference(
    desk: Desk, workspace: str, comparer: Comparer
) -> None:
    job_id = accepted(desk, workspace)
    comparer.fails = MOST_ATTEMPTS
    for _ in range(MOST_ATTEMPTS):
        Taker(desk).take()
    job = find_job(desk, workspace, job_id)
    assert (job.state, job.failure, job.reference) == (JobState.FAILED, Failure.TEXTS, "0badcafe")


def test_one_that_waits_is_cancelled(desk: Desk, workspace: str, comparer: Comparer) -> None:
    job_id = accepted(desk, workspace)
    assert cancel_job(desk, workspace, job_id).state is JobState.CANCELLED
    Taker(desk).take()
    assert comparer.asked == []
    assert job_draft(desk, workspace, job_id)[1] == LONG


def test_one_that_runs_is_cancelled_and_its_worker_is_free(
    desk: Desk, workspace: str, comparer: Comparer
) -> None:
    job_id = accepted(desk, workspace)
    comparer.go_on.clear()
    taking = threading.Thread(target=Taker(desk).take)
    taking.start()
    comparer.began.wait()
    while find_job(desk, workspace, job_id).step is None:  # until it has told how far it is
        threading.Event().wait(0.05)
    cancel_job(desk, workspace, job_id)
    taking.join()  # nothing else ends it
    assert find_job(desk, workspace, job_id).state is JobState.CANCELLED
    assert titles(desk, workspace) == []


@pytest.mark.parametrize("end", ["done", "failed"])
def test_one_that_has_ended_is_not_cancelled(
    desk: Desk, workspace: str, comparer: Comparer, end: str
) -> None:
    job_id = accepted(desk, workspace)
    comparer.fails = MOST_ATTEMPTS if end == "failed" else 0
    for _ in range(MOST_ATTEMPTS):
        Taker(desk).take()
    assert cancel_job(desk, workspace, job_id).state == end


def test_stopping_puts_back_what_is_under_way_and_it_counts_as_no_try(
    desk: Desk, workspace: str, comparer: Comparer
) -> None:
    job_id = accepted(desk, workspace)
    for _ in range(MOST_ATTEMPTS + 1):
        taker = Taker(desk)
        comparer.go_on.clear()
        comparer.began.clear()
        taking = threading.Thread(target=taker.take)
        taking.start()
        comparer.began.wait()
        taker.stop()
        taking.join()
        assert find_job(desk, workspace, job_id).state is JobState.WAITING
        taker.take()  # it takes nothing any more
        assert find_job(desk, workspace, job_id).state is JobState.WAITING
    comparer.go_on.set()
    Taker(desk).take()
    assert find_job(desk, workspace, job_id).state is JobState.DONE


def test_those_who_wait_take_turns(desk: Desk, workspace: str, comparer: Comparer) -> None:
    other = create_workspace(desk)[0]
    for whose in (workspace, workspace, workspace, other, other):
        accepted(desk, whose)
    for _ in range(5):
        Taker(desk).take()
    assert comparer.asked == [workspace, other, workspace, other, workspace]


def test_of_those_who_wait_whoever_has_none_under_way_comes_first(desk: Desk, workspace: str) -> None:
    other = create_workspace(desk)[0]
    for whose in (workspace, workspace, other):
        accepted(desk, whose)
    assert [claimed(desk).workspace for _ in range(3)] == [workspace, other, workspace]


def test_another_s_job_is_not_found(desk: Desk, workspace: str) -> None:
    job_id = accepted(desk, workspace)
    other = create_workspace(desk)[0]
    for deed in (find_job, cancel_job, job_draft):
        for whose, name in ((other, job_id), (workspace, "x"), (workspace, "\0" * 22), ("", job_id)):
            with pytest.raises(NotFoundError):
                deed(desk, whose, name)
    assert find_job(desk, workspace, job_id).is_under_way


def test_one_workspace_has_so_many_under_way_and_no_more(desk: Desk, workspace: str) -> None:
    for _ in range(MOST_JOBS_EACH):
        accepted(desk, workspace)
    with pytest.raises(BusyError):
        create_comparison(desk, workspace, LONG)
    accepted(desk, create_workspace(desk)[0])
    assert count_jobs(desk)["waiting"] == MOST_JOBS_EACH + 1


def test_all_together_have_so_many_under_way_and_no_more(
    desk: Desk, workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.services.deferring.MOST_JOBS", 1)
    accepted(desk, workspace)
    with pytest.raises(BusyError):
        create_comparison(desk, create_workspace(desk)[0], LONG)


def test_jobs_go_with_their_pair_for_good_and_fail_while_it_can_be_restored(
    desk: Desk, workspace: str
) -> None:
    first = create_comparison(replace(desk, background=None), workspace, LONG)
    jobs: list[Job] = []
    for number in range(2):
        with pytest.raises(DeferredError) as deferred:
            compare_again(
                desk, workspace, first.id, replace(LONG, right=f"The port was shut {number} times.")
            )
        jobs.append(find_job(desk, workspace, deferred.value.job_id))
    delete_pair(desk, workspace, first.id, undoable=True)
    Taker(desk).take()
    assert find_job(desk, workspace, jobs[0].id).failure is Failure.GONE
    passes(desk, timedelta(days=1))
    erase_deleted(desk)
    for job in jobs:
        with pytest.raises(NotFoundError):
            find_job(desk, workspace, job.id)


def test_what_has_ended_is_erased_with_its_texts_and_what_is_under_way_stays(
    desk: Desk, workspace: str
) -> None:
    done = accepted(desk, workspace)
    Taker(desk).take()
    stopped, waits = accepted(desk, workspace), accepted(desk, workspace)
    cancel_job(desk, workspace, stopped)
    assert erase_ended_jobs(desk) == 0
    passes(desk, timedelta(days=3))
    assert erase_ended_jobs(desk) == 1  # of two that have ended one held texts
    for gone in (done, stopped):
        with pytest.raises(NotFoundError):
            find_job(desk, workspace, gone)
    assert find_job(desk, workspace, waits).is_under_way


def test_a_workspace_with_a_job_under_way_is_not_empty(desk: Desk, workspace: str) -> None:
    accepted(desk, workspace)
    passes(desk, 2 * EMPTY_FOR)
    erase_empty(desk)
    Taker(desk).take()
    assert len(titles(desk, workspace)) == 1
