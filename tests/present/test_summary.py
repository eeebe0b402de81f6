"""The summary over many pairs: each number is that of the filters and the ledger and leads to the gravest."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from random import Random

import pytest

from tests.present.written import article, comparison, link
from webapp.engine.model import (
    Candidate,
    Comparison,
    FactKind,
    Finding,
    Judgement,
    Mention,
    PairKind,
    Passage,
    Relation,
    Said,
    SaidOnly,
    SegmentedArticle,
    Severity,
    Side,
    Span,
    Verdict,
)
from webapp.present.comparison import ComparisonPage, comparison_page
from webapp.present.ledger import Group
from webapp.present.state import PageState

KINDS = (PairKind.REWRITE, PairKind.TELLINGS)
WORDS = ("dams", "rivers", "mayors", "choirs", "bridges", "trains", "crows", "schools")
SEEDS = range(24)


def written(side: Side, chance: Random) -> SegmentedArticle:
    count = chance.randint(2, 12)
    return article(side, " ".join(f"{n} {chance.choice(WORDS)} stood." for n in range(1, count + 1)))


def passage(of: SegmentedArticle, sentence: str) -> Passage:
    held = next(one for one in of.sentences if one.id == sentence)
    span = Span(held.span.start, held.span.start + held.text.index(" "))
    return Passage(span, span.of(of.text), sentence)


def drawn(seed: int) -> Comparison:
    """A pair drawn by chance: links across, some moved or uncertain, findings of every weight, doubts."""
    chance = Random(seed)
    left, right = written(Side.LEFT, chance), written(Side.RIGHT, chance)
    lefts, rights = [s.id for s in left.sentences], [s.id for s in right.sentences]
    most = min(len(lefts), len(rights))
    pairs = zip(chance.sample(lefts, most), chance.sample(rights, most), strict=True)
    kept = sorted(chance.sample(list(pairs), chance.randint(1, most)), key=lambda one: int(one[0][1:]))
    links = [
        link(f"K{n}", one, other, chance.choice(list(Relation)), moved=chance.random() < 0.3,
             uncertain=chance.random() < 0.3)
        for n, (one, other) in enumerate(kept, start=1)
    ]  # fmt: skip
    alone = {
        Side.LEFT: [id for id in lefts if id not in {one for one, _ in kept}],
        Side.RIGHT: [id for id in rights if id not in {other for _, other in kept}],
    }
    nearest = {
        id: (Candidate(chance.choice(others), 0.3, possible=True),)
        for own, others in ((alone[Side.LEFT], rights), (alone[Side.RIGHT], lefts))
        for id in own
        if chance.random() < 0.3
    }
    drafts = sorted(chance.choices(list(Severity), k=chance.randint(0, 9)), key=list(Severity).index)
    findings = []
    for number, severity in enumerate(drafts, start=1):
        n, (one, other) = chance.choice(list(enumerate(kept, start=1)))
        ends = passage(left, one), passage(right, other)
        findings.append(
            Finding(f"F{number}", FactKind.NUMBER, Verdict.CHANGED, severity, f"K{n}", *ends, "Differs.",
                    confidence=chance.random(), mentions=(Mention(*ends),) * chance.randint(0, 2))
        )  # fmt: skip
    only = [[Said(id, chance.random()) for id in alone[side]] for side in Side]
    said = SaidOnly(*(tuple(sorted(one, key=lambda s: -s.weight)) for one in only))
    judged = Judgement(KINDS[seed % 2], 0.9)
    return comparison(
        left, right, *links, findings=tuple(findings), nearest=nearest, said_only=said, pair=judged
    )


def page(made: Comparison) -> ComparisonPage:
    return comparison_page("abc", datetime(2026, 1, 1, tzinfo=UTC), made, PageState())


def words(view: ComparisonPage) -> str:
    return "".join(phrase.text for phrase in view.summary).replace("\u00a0", " ")


def groups(view: ComparisonPage) -> tuple[Group, ...]:
    return view.ledger.groups if view.ledger else ()


def number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("seed", SEEDS)
def test_each_number_of_one_sided_moved_and_doubtful_sentences_is_that_of_its_filter(seed: int) -> None:
    made = drawn(seed)
    view = page(made)
    counts = {chip.tag: chip.count for chip in view.chips}
    said = words(view)
    lacking = {
        PairKind.REWRITE: (r"(\d+) sentences? (?:is|are) (?:perhaps )?missing",
                           r"(\d+)(?: sentences?)? (?:is|are) (?:perhaps )?not in the source"),
        PairKind.TELLINGS: (r"(\d+) sentences? (?:is|are) (?:perhaps )?only in the left article",
                            r"(\d+)(?: sentences?)? (?:perhaps )?only in the right one"),
    }  # fmt: skip
    assert made.pair
    for tag, pattern in zip(("missing", "new"), lacking[made.pair.kind], strict=True):
        assert number(pattern, said) == counts.get(tag, 0), said
    assert number(r"(\d+) passages? moved", said) == counts.get("moved", 0)
    unsure = counts.get("possible", 0) + counts.get("uncertain", 0)
    assert number(r"(\d+) places? too uncertain", said) in {0, unsure}
    if re.match(r"No ", said):
        assert ("too uncertain to tell" in said) == (unsure > 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_each_number_of_differences_is_that_of_the_ledger(seed: int) -> None:
    view = page(drawn(seed))
    rows = {group.heading: len(group.findings) for group in groups(view)}
    said = words(view)
    serious = r"Check (\d+) (?:serious|facts?|contradictions?)"
    assert number(serious, said) == rows.get("Serious", 0), said
    assert number(r"(\d+) notable", said) == rows.get("Notable", 0), said
    assert number(r"(\d+) minor", said) == rows.get("Minor", 0), said


@pytest.mark.parametrize("seed", SEEDS)
def test_of_two_tellings_no_word_says_that_anything_is_lacking(seed: int) -> None:
    made = drawn(seed)
    assert made.pair
    if made.pair.kind is PairKind.TELLINGS:
        assert not re.search(r"missing|\bnew\b|source|rewrite|became", words(page(made)))


@pytest.mark.parametrize("seed", SEEDS)
def test_each_number_leads_to_the_gravest_of_what_it_counts(seed: int) -> None:
    made = drawn(seed)
    view = page(made)
    leads = {
        phrase.text.replace("\u00a0", " "): phrase.href.split("#")[1]
        for phrase in view.summary
        if phrase.href
    }
    for heading, pattern in (
        ("Serious", r"\d+ (?:serious .*|facts?|contradictions?)"),
        ("Minor", r"\d+ minor.*"),
    ):
        for text, place in leads.items():
            if re.fullmatch(pattern, text):
                group = next(group for group in groups(view) if group.heading == heading)
                confidence = {one.id: round(one.confidence, 1) for one in made.findings}
                assert place == max(group.findings, key=lambda row: confidence[row.id]).sentence
    weights = {one.sentence: one.weight for one in (*made.said_only.left, *made.said_only.right)}
    sure = [id for id in made.unique.left if id not in made.possible.left]
    for text, place in leads.items():
        if re.match(r"\d+ sentences? .*(?:missing|left article)", text):
            assert weights[place] == max(weights[id] for id in sure or made.unique.left)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_places_that_are_too_uncertain_are_shown_by_their_number(seed: int) -> None:
    view = page(drawn(seed))
    for phrase in view.summary:
        if "too\u00a0uncertain" in phrase.text or "too uncertain" in phrase.text:
            shown = PageState(show=("possible", "uncertain"))
            assert phrase.sets == ("show", "sentence")
            assert phrase.href.startswith(shown.address + "&sentence=")
        elif phrase.href:
            assert phrase.sets == ("sentence",)


def test_a_sentence_and_its_names_stand_alone() -> None:
    for seed in SEEDS:
        summary = page(drawn(seed)).summary
        assert summary.leading == 1
        for sentence in summary.sentences:
            said = "".join(phrase.text for phrase in sentence)
            assert said[0].isupper() or said[0].isdigit()
            assert said.endswith(".")
            assert ".." not in said
            assert "  " not in said
