"""Golden cases of the fact ledger: tests/engine/cases/facts-*.md."""

import re

import pytest

from tests.engine.cases import Case, cases
from webapp.engine import Article, compare
from webapp.engine.facts.messages import patterns
from webapp.engine.model import FactKind, Finding, Severity

EVERY = [(kind, case) for kind in FactKind for case in cases(f"facts-{kind.value}")]
MISS = "known miss"
"""The fact of a case that no finding above low tells of yet; it says why."""
CASES = [(kind, case) for kind, case in EVERY if MISS not in case.facts]
MISSES = [
    pytest.param(case, marks=pytest.mark.xfail(reason=case.facts[MISS], strict=True), id=case.title)
    for _, case in EVERY
    if MISS in case.facts
]


def told(finding: Finding) -> str:
    """A finding in the notation of the cases."""
    left, right = (f"“{side.text}”" if side else "—" for side in (finding.left, finding.right))
    return f"{finding.severity.value} {finding.kind.value} {finding.verdict.value} {left} → {right}"


@pytest.mark.parametrize(("kind", "case"), CASES, ids=lambda value: getattr(value, "title", None))
def test_the_ledger_says_what_an_editor_would(kind: FactKind, case: Case) -> None:
    language = case.facts.get("language", "en")
    left, right = (Article.from_text(case.blocks[side], language=language) for side in ("left", "right"))
    findings = compare(left, right).findings
    grave = [told(finding) for finding in findings if finding.severity is not Severity.LOW]
    assert sorted(grave) == sorted(case.blocks.get("findings", "").splitlines())
    assert set(case.blocks.get("low", "").splitlines()) <= {told(finding) for finding in findings}
    assert {finding.rule for finding in findings} <= {rule for rule, _ in patterns()}
    for finding in findings:
        for side, article in ((finding.left, left), (finding.right, right)):
            assert side is None or side.text == side.span.of(article.text)
        quoted = re.findall("“[^”]*”", finding.message.lower())
        assert len(quoted) != 2 or quoted[0] != quoted[1], finding.message


@pytest.mark.parametrize("case", MISSES)
def test_a_known_miss_is_seen(case: Case) -> None:
    left, right = (Article.from_text(case.blocks[side], language="en") for side in ("left", "right"))
    assert any(finding.severity is not Severity.LOW for finding in compare(left, right).findings)


@pytest.mark.parametrize("kind", list(FactKind))
def test_every_kind_has_cases_with_findings_and_quiet_ones(kind: FactKind) -> None:
    verdicts = ["findings" in case.blocks for known, case in CASES if known is kind]
    assert verdicts.count(True) >= 3
    assert verdicts.count(False) >= 2
