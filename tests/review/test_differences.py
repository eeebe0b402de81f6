"""Findings that an editor would call the same difference are taken together, and others are not."""

from __future__ import annotations

from dataclasses import replace

from tests.present.written import article, comparison, link
from webapp.engine.model import Comparison, FactKind, Finding, Passage, Severity, Side, Span, Verdict
from webapp.review import differences, same_facts

LEFT = article(Side.LEFT, "Some 43 per cent came. “We left 9 men,” said Ann. It rained.")
RIGHT = article(Side.RIGHT, "All 43 came. “We left 8 men,” said Bo. It rained.")
LINKS = (link("K1", "L1", "R1"), link("K2", "L2", "R2"), link("K3", "L3", "R3"))


def said(side: Side, words: str) -> Passage | None:
    text = (LEFT if side is Side.LEFT else RIGHT).text
    at = text.find(words)
    assert at >= 0 or not words
    return Passage(Span(at, at + len(words)), words) if words else None


def finding(number: int, kind: FactKind, left: str, right: str, link: str | None = "K2") -> Finding:
    verdict = Verdict.CHANGED if left and right else Verdict.MISSING if left else Verdict.ADDED
    passages = said(Side.LEFT, left), said(Side.RIGHT, right)
    return Finding(
        f"F{number}", kind, verdict, Severity.HIGH, link, *passages, f"{number}.", key=f"f{number}"
    )


def together(*findings: Finding) -> list[list[str]]:
    return [[one.id for one in whole.findings] for whole in differences(pair(*findings))]


def pair(*findings: Finding) -> Comparison:
    return comparison(LEFT, RIGHT, *LINKS, findings=findings)


def test_a_figure_missing_on_one_side_and_new_on_the_other_is_one_difference() -> None:
    new = finding(1, FactKind.DATE, "", "43", "K1")
    missing = finding(2, FactKind.NUMBER, "43 per cent", "", "K1")
    assert together(new, missing) == [["F1", "F2"]]
    assert together(new, finding(2, FactKind.NUMBER, "9", "")) == [["F1"], ["F2"]]


def test_what_two_rules_tell_of_the_same_words_is_one_difference() -> None:
    quotation = finding(1, FactKind.QUOTATION, "“We left 9 men,” said Ann", "“We left 8 men,” said Bo")
    assert together(quotation, finding(2, FactKind.NAME, "Ann", "Bo")) == [["F1", "F2"]]
    elsewhere = finding(2, FactKind.NAME, "Ann", "Bo", "K3")
    assert together(quotation, elsewhere) == [["F1"], ["F2"]]


def test_several_changes_within_a_quotation_are_each_their_own() -> None:
    quotation = finding(1, FactKind.QUOTATION, "“We left 9 men,” said Ann", "“We left 8 men,” said Bo")
    name, number = finding(2, FactKind.NAME, "Ann", "Bo"), finding(3, FactKind.NUMBER, "9", "8")
    assert together(quotation, name, number) == [["F1"], ["F2"], ["F3"]]


def test_the_two_halves_of_an_exchange_are_one_difference() -> None:
    one = replace(finding(1, FactKind.NAME, "Ann", "Bo"), rule="exchange-changed")
    other = replace(finding(2, FactKind.NAME, "men", "men"), rule="exchange-changed")
    assert together(one, other) == [["F1", "F2"]]
    assert together(one, replace(other, link="K3")) == [["F1"], ["F2"]]
    assert together(one, replace(other, rule="name-changed")) == [["F1"], ["F2"]]


def test_the_same_figures_with_more_words_beside_them_are_one_difference() -> None:
    short = finding(1, FactKind.NUMBER, "9", "8")
    assert together(short, finding(2, FactKind.NUMBER, "9 men", "8 men", "K1")) == [["F1", "F2"]]


def test_a_not_that_is_gone_in_one_sentence_and_new_in_another_is_two_differences() -> None:
    gone, new = finding(1, FactKind.HEDGE, "It", "", "K3"), finding(2, FactKind.HEDGE, "", "It")
    assert together(gone, new) == [["F1"], ["F2"]]


def test_all_findings_of_a_difference_know_each_other_by_key() -> None:
    quotation = finding(1, FactKind.QUOTATION, "“We left 9 men,” said Ann", "“We left 8 men,” said Bo")
    told = pair(
        quotation, finding(2, FactKind.NAME, "Ann", "Bo"), finding(3, FactKind.NUMBER, "43", "", "K1")
    )
    assert same_facts(told) == {"f1": ("f2",), "f2": ("f1",), "f3": ()}


def test_every_finding_stands_in_one_difference_in_their_order() -> None:
    names = [replace(finding(number, FactKind.NAME, "Ann", "Bo"), key=str(number)) for number in range(1, 4)]
    assert together(*names) == [["F1", "F2", "F3"]]
    assert together() == []
