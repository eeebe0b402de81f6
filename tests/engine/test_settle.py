"""From drafts to findings: what wins at one place, what is one finding with several mentions."""

from itertools import permutations

import pytest

from webapp.engine import Article, compare
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.likelihood import UNKNOWN, Likelihood
from webapp.engine.facts.settle import settle
from webapp.engine.model import FactKind, PairKind, Passage, Severity, Span, Verdict

NOBODY = Likelihood((), (), ((), ()), PairKind.REWRITE)
"""It knows no pair: drafts of rules that nobody judged keep their severity."""


def passage(start: int, text: str) -> Passage:
    return Passage(Span(start, start + len(text)), text)


def draft(
    left: Passage | None, right: Passage | None, severity: Severity, rule: str = "told-changed"
) -> Draft:
    verdict = Verdict.CHANGED if left and right else Verdict.MISSING if left else Verdict.ADDED
    return Draft(FactKind.NUMBER, verdict, severity, None, left, right, rule=rule)


def settled(drafts: list[Draft], kind: PairKind = PairKind.REWRITE) -> list[tuple[str, str, int]]:
    return [
        (
            finding.left.text if finding.left else "",
            finding.right.text if finding.right else "",
            len(finding.mentions),
        )
        for finding in settle(drafts, NOBODY, kind, 0.55)
    ]


DRAFTS = [
    draft(passage(0, "three dogs"), passage(0, "four dogs"), Severity.HIGH),
    draft(passage(0, "three"), passage(0, "four"), Severity.MEDIUM),
    draft(passage(40, "five"), passage(40, "six"), Severity.MEDIUM),
    draft(passage(90, "five"), passage(90, "six"), Severity.MEDIUM),
    draft(None, passage(140, "seven"), Severity.LOW),
]


def test_the_order_in_which_rules_spoke_has_no_effect() -> None:
    answers = {tuple(settled([*order])) for order in permutations(DRAFTS)}
    assert answers == {(("three dogs", "four dogs", 0), ("five", "six", 1), ("", "seven", 0))}


def test_of_two_tellings_what_one_of_them_says_is_no_finding() -> None:
    assert [left for left, _, _ in settled(DRAFTS, PairKind.TELLINGS)] == ["three dogs", "five"]


def test_a_rule_that_nobody_judged_is_taken_at_its_word() -> None:
    assert NOBODY.of(DRAFTS[0]) == UNKNOWN


@pytest.mark.parametrize("least", [0.0, 1.0])
def test_what_is_less_likely_than_the_threshold_is_low(least: float) -> None:
    known = draft(passage(0, "three"), passage(0, "four"), Severity.HIGH, "number-changed")
    (finding,) = settle([known], NOBODY, PairKind.REWRITE, least)
    assert finding.severity is (Severity.LOW if least else Severity.HIGH)
    assert 0 < finding.confidence < 1


class Doubtful(Likelihood):
    """Gives every draft one probability."""

    def __init__(self, probability: float) -> None:
        super().__init__((), (), ((), ()), PairKind.REWRITE)
        self._probability = probability

    def of(self, draft: Draft) -> float:
        return self._probability


@pytest.mark.parametrize(
    ("probability", "kind", "is_told"),
    [
        (0.09, PairKind.REWRITE, False),
        (0.11, PairKind.REWRITE, True),
        (0.19, PairKind.TELLINGS, False),
        (0.21, PairKind.TELLINGS, True),
    ],
)
def test_a_finding_that_is_hardly_likely_is_not_told(
    probability: float, kind: PairKind, *, is_told: bool
) -> None:
    found = settle([DRAFTS[0]], Doubtful(probability), kind, 0.55)
    assert [finding.severity for finding in found] == [Severity.LOW] * is_told


@pytest.mark.parametrize("probability", [0.5, 0.6])
def test_another_bearer_is_grave_or_not_told(probability: float) -> None:
    bearer = draft(passage(0, "Ostrander"), passage(0, "Imboden"), Severity.HIGH, "bearer-changed")
    found = settle([bearer], Doubtful(probability), PairKind.REWRITE, 0.55)
    assert [finding.severity for finding in found] == [Severity.HIGH] * (probability > 0.55)


def test_an_order_that_was_turned_is_told_with_the_words_around() -> None:
    left = Article.from_text("A study will follow after the vote on the harbour.", language="en")
    right = Article.from_text("The vote on the harbour will follow after a study.", language="en")
    (found,) = (f for f in compare(left, right).findings if f.rule == "order-changed")
    assert found.message == (
        "Order of events, or of cause and effect, turned round: "
        "“A study will follow after the vote on the harbour” in the source, "
        "“on the harbour will follow after a study” in the rewrite."
    )
