"""How far a comparison is: told as it goes, and never of any effect."""

from __future__ import annotations

import pytest

from webapp.engine import Article, Options, Stage, Step, compare

LEFT = Article.from_text(" ".join(f"The council of ward {number} met on Monday." for number in range(90)))
RIGHT = Article.from_text(" ".join(f"On Monday ward {number} had its council meet." for number in range(80)))


@pytest.mark.parametrize("model", ["", "none"])
def test_it_goes_from_nothing_to_all_and_the_result_is_the_same(model: str) -> None:
    heard: list[Step] = []
    options = Options(model=model)
    assert compare(LEFT, RIGHT, options, report=heard.append) == compare(LEFT, RIGHT, options)
    shares = [step.share for step in heard]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    stages = {step.stage for step in heard}
    assert stages == set(Stage) - {Stage.STARTING} - (set() if model == "" else {Stage.MEANING})


def test_sentences_are_counted_as_the_model_reads_them() -> None:
    heard: list[Step] = []
    compare(LEFT, RIGHT, report=heard.append)
    counted = [(step.done, step.total) for step in heard if step.stage is Stage.MEANING]
    assert counted == [(64, 170), (90, 170), (154, 170), (170, 170)]


def test_whoever_hears_it_can_end_it() -> None:
    def stop(step: Step) -> None:
        if step.stage is Stage.PAIRING:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        compare(LEFT, RIGHT, Options(model="none"), report=stop)
