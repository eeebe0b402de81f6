"""Values that differ are set against each other by what stands beside them, in whatever words."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import product

import pytest

from webapp.engine import Article, Options, compare
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.quantity import COUNT, Bound, Quantity, Value
from webapp.engine.facts.face.likeness import alike
from webapp.engine.facts.face.pairing import IN_PLACE, Paired, joined
from webapp.engine.model import FactKind, Finding, Severity, Span
from webapp.engine.resources import read

AGAINST = {"crowd", "far", "many", "others", "partial", "relative", "weak", "weekday"}
"""What may speak against two values being of one thing."""
TOLD = (
    (
        "Lindqvist met the islanders on her seventh visit to the region, with the goal of reaching a deal.",
        "Lindqvist, who met the islanders during her fifth visit to the region, is working on a deal.",
        ("seventh", "fifth"),
    ),
    (
        "The number had fallen: last year 11,200 people applied for asylum in Norvania, fewest since 2012.",
        "Asylum applications in Norvania fell last year to 12,100, the lowest figure since 2012.",
        ("11,200", "12,100"),
    ),
    (
        "Lindqvist wants to avoid an offensive into the southern town of Velden, where a million shelter.",
        "A million have shelter in the southern town of Karst; Lindqvist hopes to avoid an offensive there.",
        ("Velden", "Karst"),
    ),
    (
        "The committee has to hand in its report on the flood by 8 February, or the money is lost.",
        "Unless the report on the flood is handed in by 18 February, the committee will lose the money.",
        ("8 February", "18 February"),
    ),
)
OF_OTHER_THINGS = (
    (
        "The charity gave 45 coats to families in the camp and raised $200 for the school.",
        "For the school the charity raised $200, and in the camp 30 families were given coats.",
    ),
    (
        "Speaking at a town hall meeting, the minister told 500 students that prisons were full.",
        "The minister told a meeting of 300 teachers and 500 students that the prisons had no room.",
    ),
)


def _changed(left: str, right: str, kind: str) -> list[Finding]:
    found = compare(Article.from_text(left), Article.from_text(right), Options(pair_kind=kind)).findings
    return [one for one in found if one.left and one.right and one.severity is not Severity.LOW]


@pytest.mark.parametrize(("left", "right", "values"), TOLD)
@pytest.mark.parametrize("kind", ["rewrite", "tellings"])
def test_a_value_that_another_one_stands_for_is_told_as_changed(
    left: str, right: str, values: tuple[str, str], kind: str
) -> None:
    found = [(one.left.text, one.right.text) for one in _changed(left, right, kind) if one.left and one.right]
    assert found == [values]


@pytest.mark.parametrize(("left", "right"), OF_OTHER_THINGS)
def test_numbers_of_two_things_do_not_contradict_each_other(left: str, right: str) -> None:
    assert _changed(left, right, "tellings") == []


@pytest.mark.parametrize(
    ("source", "rewrite", "severity"),
    [
        ("about 40", "41", Severity.MEDIUM),
        ("43", "more than 40", Severity.LOW),
        ("more than 40", "30", Severity.HIGH),
    ],
)
def test_a_number_that_may_be_the_other_one_is_not_serious(
    source: str, rewrite: str, severity: Severity
) -> None:
    left = f"The survey counted {source} nesting pairs of terns on the island, a record for the reserve."
    right = f"A record for the reserve: the wardens counted {rewrite} nesting pairs of terns on the island."
    found = compare(Article.from_text(left), Article.from_text(right), Options(pair_kind="rewrite")).findings
    assert [one.severity for one in found if one.kind is FactKind.NUMBER] == [severity]


def test_no_weight_goes_against_its_sense() -> None:
    weights = json.loads(read("facts", "contexts.json"))
    assert set(weights) == {"number", "date", "name"}
    wrong = [
        (kind, name)
        for kind, own in weights.items()
        for name, value in own.items()
        if name != "bias" and value and (value < 0) != (name in AGAINST)
    ]
    assert wrong == []


def _number(amount: str, bound: Bound = Bound.EXACT) -> Quantity:
    return Quantity(
        FactKind.NUMBER, Span(0, 1), amount, amounts=(Value(Decimal(amount), COUNT),), bound=bound
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_number("10", Bound.ABOVE), _number("12")),
        (_number("40", Bound.MOST), _number("38")),
        (_number("100", Bound.ABOUT), _number("96")),
        (_number("12345"), _number("12000", Bound.ABOUT)),
    ],
)
def test_numbers_that_may_both_be_true_never_stand_for_each_other(one: Quantity, other: Quantity) -> None:
    assert alike(one, other) is None
    assert alike(other, one) is None


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("186", "168", 1),
        ("35.7", "25.7", 1),
        ("7", "5", 1),
        ("7", "11", 0),
        ("120", "460", 0),
        ("50", "400", 0),
    ],
)
def test_a_slip_turns_digits_round_or_gets_one_wrong(one: str, other: str, slip: int) -> None:
    found = alike(_number(one), _number(other))
    assert found is not None
    assert found["slip"] == slip


def test_what_stands_in_place_is_not_parted_by_its_context() -> None:
    left, right = (
        [Fact(FactKind.NAME, Span(at, at + 1), name) for at, name in enumerate("ab")] for _ in "lr"
    )
    paired = Paired((), ((left[0], right[0], IN_PLACE),), (left[1],), (right[1],))
    sure = {(id(one), id(other)): 0.9 for one, other in product(left, right)}
    found = joined(paired, lambda one, other: sure[id(one), id(other)], 0.5)
    assert [(one.text, other.text) for one, other, _ in found.changed] == [("a", "a"), ("b", "b")]
    assert not found.left
    assert not found.right
