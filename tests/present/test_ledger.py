"""The ledger: by severity and passage, each difference once, filtered as the text is."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.present.written import article, comparison, link
from webapp.engine.model import Comparison, FactKind, Finding, Mention, Passage, Severity, Side, Span, Verdict
from webapp.export.findings import findings_csv
from webapp.present.card import card
from webapp.present.comparison import ComparisonPage, comparison_page
from webapp.present.filters import Chip
from webapp.present.gravity import gravest
from webapp.present.ledger import FindingView, Ledger
from webapp.present.pair import Pair
from webapp.present.reader import History, Reader
from webapp.present.state import KINDS, SEVERITIES, PageState
from webapp.review import Decision, Review, Standing, State, standing

LEFT = article(Side.LEFT, *(f"Word{number} was said here. Nobody came {number}." for number in range(6)))
RIGHT = article(Side.RIGHT, *(f"Word{number} was told there. Somebody came {number}." for number in range(6)))
LINKS = tuple(link(f"K{number}", f"L{number}", f"R{number}") for number in range(1, 10))


def finding(number: int, at: int, kind: FactKind, severity: Severity, *, on: str = "LR") -> Finding:
    passages = [
        Passage(Span(one.span.start + number, one.span.start + number + 1), f"{number}", one.id)
        if side in on
        else None
        for side, one in (("L", LEFT.body[at]), ("R", RIGHT.body[at]))
    ]
    known = f"K{at + 1}" if at < len(LINKS) else None
    return Finding(
        f"F{number}", kind, Verdict.CHANGED, severity, known, *passages, f"{number}.", key=f"f{number}"
    )


def drawn(seed: int) -> Comparison:
    """A pair with findings of any kind and severity, some of them of passages without a link."""
    chance = random.Random(seed)
    findings = [
        finding(
            number,
            chance.randrange(12),
            chance.choice([*FactKind]),
            chance.choice([*Severity]),
            on=chance.choice(["LR", "L", "R"]),
        )
        for number in range(1, chance.randrange(2, 16))
    ]
    order = [*Severity]
    findings.sort(key=lambda one: order.index(one.severity))
    return comparison(LEFT, RIGHT, *LINKS, findings=tuple(findings))


def dismissing(pair: Comparison, *keys: str) -> Standing:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    said = {key: Decision(key, State.DISMISSED, "A slip", "Ann", at, 1, "", "") for key in keys}
    return standing(pair, Review(said))


def page(pair: Comparison, *show: str, now: Standing | None = None) -> ComparisonPage:
    state = PageState(show=show)
    made = datetime(2026, 1, 1, tzinfo=UTC)
    return comparison_page("abc", made, pair, state, Reader(standing=now, history=History()))


def listed(view: ComparisonPage) -> Ledger:
    assert view.ledger
    return view.ledger


def rows(view: ComparisonPage) -> list[FindingView]:
    """The rows that the filters leave, without those that were dismissed."""
    return [one for group in listed(view).groups for one in group.findings if not (one.off or one.dismissed)]


def dismissed(view: ComparisonPage) -> list[FindingView]:
    return [one for group in listed(view).groups for one in group.findings if one.dismissed]


def fact_chips(view: ComparisonPage) -> list[Chip]:
    return [chip for chip in (*view.chips, *view.narrowing) if chip.tag in {"facts", *SEVERITIES, *KINDS}]


@pytest.mark.parametrize("seed", range(25))
def test_a_chip_counts_the_rows_that_it_leaves_and_so_does_the_heading(seed: int) -> None:
    pair = drawn(seed)
    now = dismissing(pair, *(one.key for one in pair.findings[::4]))
    whole = page(pair, now=now)
    assert fact_chips(whole) or not rows(whole)
    for chip in fact_chips(whole):
        one = page(pair, chip.tag, now=now)
        assert chip.count == len(rows(one)) == listed(one).left == sum(g.left for g in listed(one).groups)
        assert f"{chip.count}\u00a0factual difference" in chip.counted
        assert listed(one).total == len(rows(whole))
    lines = list(csv.DictReader(io.StringIO(findings_csv(pair, now).removeprefix("\ufeff"), newline="")))
    shown = [line["id"] for line in lines if line["state"] != "dismissed"]
    assert shown == [one.id for one in rows(whole)]
    assert len(lines) - len(shown) == len(dismissed(whole))


@pytest.mark.parametrize("seed", range(5))
def test_with_a_severity_and_a_kind_on_both_hold(seed: int) -> None:
    pair = drawn(seed)
    for kind in KINDS:
        for severity in SEVERITIES:
            left = rows(page(pair, severity, kind))
            wanted = [f for f in pair.findings if (f.kind.value, f.severity.value) == (kind, severity)]
            assert sorted(one.id for one in left) == sorted(one.id for one in wanted)


def test_severities_come_in_order_and_in_each_the_surest_first_then_what_is_read_first() -> None:
    one = finding(1, 4, FactKind.NUMBER, Severity.HIGH)
    two, three = finding(2, 0, FactKind.NAME, Severity.LOW), finding(3, 3, FactKind.DATE, Severity.LOW)
    two, three = replace(two, confidence=0.62), replace(three, confidence=0.91)
    four = replace(finding(4, 3, FactKind.NAME, Severity.LOW), confidence=0.88)
    found = listed(page(comparison(LEFT, RIGHT, *LINKS, findings=(one, two, three, four))))
    told = [(group.heading, [(s.name, len(s.findings)) for s in group.spots]) for group in found.groups]
    assert told == [("Serious", [("L5 · R5", 1)]), ("Minor", [("L4 · R4", 2), ("L1 · R1", 1)])]
    two = replace(two, confidence=0.93)  # as sure as those, by tenths, and read before them
    found = listed(page(comparison(LEFT, RIGHT, *LINKS, findings=(one, three, four, two))))
    assert [spot.name for spot in found.groups[1].spots] == ["L1 · R1", "L4 · R4"]


def test_a_passage_is_named_once_in_a_severity_and_stands_where_its_surest_difference_does() -> None:
    sure = {1: (2, 0.9), 2: (0, 0.8), 3: (2, 0.5), 4: (0, 0.7), 5: (4, 0.6)}
    found = tuple(
        replace(finding(number, at, FactKind.NAME, Severity.LOW), confidence=confidence)
        for number, (at, confidence) in sure.items()
    )
    pair = comparison(LEFT, RIGHT, *LINKS, findings=found)
    told = [("L3 · R3", ["F1", "F3"]), ("L1 · R1", ["F2", "F4"]), ("L5 · R5", ["F5"])]
    for now in (None, dismissing(pair, "f1")):  # what is dismissed keeps its passage where it was
        (group,) = listed(page(pair, now=now)).groups
        assert [(spot.name, [row.id for row in spot.findings]) for spot in group.spots] == told


@pytest.mark.parametrize("seed", range(15))
def test_the_summary_goes_by_the_rows_of_the_ledger(seed: int) -> None:
    chance = random.Random(seed)
    drawn_findings = drawn(seed).findings
    sure = tuple(replace(one, confidence=chance.random()) for one in drawn_findings)
    pair = comparison(LEFT, RIGHT, *LINKS, findings=sure)
    now = dismissing(pair, *(one.key for one in sure[::3]))
    told = [one.id for one in gravest(Pair.of(pair, Reader(standing=now)))]
    view = page(pair, now=now)
    assert told == [row.id for row in rows(view)]
    for group in listed(view).groups:
        names = [spot.name for spot in group.spots]
        assert len(names) == len({*names})


@pytest.mark.parametrize("seed", range(10))
def test_a_card_shows_every_difference_of_its_sentence_and_of_those_it_is_linked_with(seed: int) -> None:
    chance = random.Random(seed)
    there = [Passage(one.span, "x", one.id) for one in (*LEFT.body, *RIGHT.body)]
    findings = tuple(
        replace(
            finding(number, chance.randrange(12), FactKind.NAME, Severity.HIGH),
            left=chance.choice([None, *there[:12]]),
            right=chance.choice(there[12:]),
            mentions=(Mention(None, chance.choice(there[12:])),) if chance.random() < 0.3 else (),
        )
        for number in range(1, 9)
    )
    pair = comparison(LEFT, RIGHT, *LINKS, findings=findings)
    for sentence in (*LEFT.body, *RIGHT.body):
        passages = [{*one.left, *one.right} for one in LINKS]
        linked = {sentence.id}.union(*(passage for passage in passages if sentence.id in passage))
        wanted = {
            one.id
            for one in findings
            if {p.sentence for at in (one, *one.mentions) for p in (at.left, at.right) if p} & linked
        }
        chosen = card(Pair.of(pair), PageState(sentence=sentence.id))
        assert chosen
        shown = {one.id for view in chosen.findings for one in Pair.of(pair).differences[view.id].findings}
        assert wanted <= shown


def test_a_row_says_where_else_its_difference_shows() -> None:
    at = RIGHT.body[6]
    mention = Mention(None, Passage(at.span, "x", at.id))
    one = finding(1, 0, FactKind.NAME, Severity.HIGH)
    told = Finding(**{name: getattr(one, name) for name in one.__slots__} | {"mentions": (mention,)})
    (row,) = rows(page(comparison(LEFT, RIGHT, *LINKS, findings=(told,))))
    assert row.also == "R7"


def test_a_difference_told_by_two_rules_is_one_row_that_decides_both() -> None:
    whole = finding(1, 0, FactKind.QUOTATION, Severity.HIGH)
    inner = whole.left
    part = Finding("F2", FactKind.NAME, Verdict.CHANGED, Severity.LOW, "K1", inner, None, "2.", key="f2")
    pair = comparison(LEFT, RIGHT, *LINKS, findings=(whole, part))
    (row,) = rows(page(pair, now=dismissing(pair)))
    assert (row.id, row.more) == ("F1", ("2.",))
    assert row.word
    assert "dismissed f1 alike" in [choice.value for choice in row.word.choices]
    assert len(rows(page(pair, now=dismissing(pair, "f1")))) == 1  # the other one still says so
    assert not rows(page(pair, now=dismissing(pair, "f1", "f2")))


def test_what_was_dismissed_keeps_its_place_and_is_in_no_count() -> None:
    one, two = finding(1, 0, FactKind.NUMBER, Severity.HIGH), finding(2, 2, FactKind.NAME, Severity.LOW)
    pair = comparison(LEFT, RIGHT, *LINKS, findings=(one, two))
    view = page(pair, now=dismissing(pair, "f1"))
    assert [row.id for row in rows(view)] == ["F2"]
    assert [row.id for group in listed(view).groups for row in group.findings] == ["F1", "F2"]
    assert [row.id for row in dismissed(view)] == ["F1"]
    assert (listed(view).total, listed(view).left, listed(view).groups[0].left) == (1, 1, 0)
    assert {chip.tag: chip.count for chip in fact_chips(view)} == {"facts": 1}
    (chip,) = [chip for chip in (view.review.chips if view.review else ()) if chip.tag == "dismissed"]
    assert chip.count == 1
    only = page(pair, "dismissed", now=dismissing(pair, "f1"))
    assert [row.id for group in listed(only).groups for row in group.findings if not row.off] == ["F1"]
    assert (listed(only).left, listed(only).total) == (1, 2)
    both = listed(page(pair, "dismissed", "name", now=dismissing(pair, "f1")))
    assert [(group.left, group.total) for group in both.groups] == [(1, 1), (1, 1)]


def test_a_row_offers_to_call_it_a_problem_or_to_dismiss_it_until_one_is_said() -> None:
    pair = comparison(LEFT, RIGHT, *LINKS, findings=(finding(1, 0, FactKind.NUMBER, Severity.HIGH),))
    (row,) = rows(page(pair, now=dismissing(pair)))
    assert row.word
    assert [choice.value for choice in row.word.quick] == ["problem f1", "dismissed f1"]
    (row,) = dismissed(page(pair, now=dismissing(pair, "f1")))
    assert row.word
    assert (row.word.quick, row.word.back) == ((), "none f1")


def test_a_filter_of_passages_leaves_the_differences_in_them() -> None:
    pair = comparison(LEFT, RIGHT, *LINKS, findings=(finding(1, 11, FactKind.NAME, Severity.LOW, on="L"),))
    assert [row.id for row in rows(page(pair, "missing"))] == ["F1"]
    assert rows(page(pair, "reworded")) == []
