"""What only one side says: each unique sentence once, the weightiest first, and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.engine import Article, Comparison, Options, compare
from webapp.engine.model import Reason, Said

LEFT = """The council closed the library on Friday.

It will cost 40 people their jobs. “We were never asked,” said Mara Lindqvist, who runs the reading room.

The weather was fine. A choir sang old songs in the rain outside the hall for an hour.

In March the roof leaked. Nobody knew that it would."""
RIGHT = """The council closed the library on Friday.

A choir sang old songs in the rain outside the hall, and dogs barked. Nobody on the board resigned in 1999."""
SENTENCES = st.sampled_from([line for line in f"{LEFT}\n{RIGHT}".split("\n") if line] + ["Share.", "—", "7"])
TEXTS = st.lists(SENTENCES, max_size=6).map("\n\n".join) | st.text(max_size=80)


def of(left: str, right: str) -> Comparison:
    english = Article.from_text(left, language="en"), Article.from_text(right, language="en")
    return compare(*english, Options(model="none"))


def reasons(said: tuple[Said, ...]) -> dict[str, str]:
    return {one.sentence: " ".join(one.reasons) for one in said}


def test_the_lead_comes_first_then_quotations_numbers_dates_and_names() -> None:
    only = of(LEFT, RIGHT).said_only
    assert reasons(only.left) == {
        "L3": "lead quotation name",
        "L2": "lead number",
        "L6": "date",
        "L4": "",
        "L7": "",
    }
    assert reasons(only.right) == {"R3": "lead date"}


def test_a_sentence_with_everything_weighs_one_and_one_with_nothing_nothing() -> None:
    only = of(
        "“No,” said Mara Lindqvist to 40 people in the hall on 3 May 1999.\n\nA.\n\nIt was fine.", ""
    ).said_only
    assert only.left[0] == Said("L1", 1.0, tuple(Reason))
    assert only.left[-1] == Said("L3", 0.0)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_each_unique_sentence_is_named_once_and_swapped_sides_swap_the_lists(left: str, right: str) -> None:
    there, back = of(left, right), of(right, left)
    for said, ids in (
        (there.said_only.left, there.unique.left),
        (there.said_only.right, there.unique.right),
    ):
        weights = {one.sentence: one.weight for one in said}
        assert [*weights] == [one.sentence for one in said] == sorted(ids, key=lambda id: -weights[id])
        assert all(0 <= weight <= 1 for weight in weights.values())
    for one, other in (
        (there.said_only.left, back.said_only.right),
        (there.said_only.right, back.said_only.left),
    ):
        assert [(said.sentence[1:], said.weight, said.reasons) for said in one] == [
            (said.sentence[1:], said.weight, said.reasons) for said in other
        ]


@pytest.mark.parametrize("sign", ["7", "“", "A ", "1 ", "“a "])
def test_a_megabyte_of_one_thing_is_weighed(sign: str) -> None:
    assert len(of(sign * (10**5 // len(sign)), "").said_only.left) <= 1
