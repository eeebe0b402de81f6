"""What a reader is told of a finding: ``facts/messages.tsv`` and tests/engine/cases/messages.md."""

import ast
from pathlib import Path
from string import Formatter

import pytest

import webapp.engine.facts as package
from tests.engine.cases import Case, cases
from webapp.engine import Article, Options, compare
from webapp.engine.facts import rules
from webapp.engine.facts.check import statements
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.messages import articles, message, patterns
from webapp.engine.model import FactKind, PairKind, Passage, Severity, Span, Verdict
from webapp.present.kind import terms_of

FOLDER = Path(package.__file__).parent
CASES = list(cases("messages"))
TABLES = (rules.OF_ANY, rules.OF_PROSE, rules.OF_WORDS, rules.OF_FORMS)
OUTSIDE = {"table", "turn", "quotation", "headline", "new"}
"""Rules for a whole article."""
PARTS = {"deny", "double", "possible", "certain", "saying", "extended", "reported", "level"} | {
    "admitted", "contrary", "disputed", "doubted", "insisted", "pronoun", "source",
    "bare", "nobody", "undenied",
}  # fmt: skip
"""What rules call some of their findings."""


def draft(rule: str, case: str = "") -> Draft:
    left, right = (Passage(Span(0, len(text)), text) for text in ("one { two", "three"))
    verdict = Verdict(rule.rpartition("-")[2])
    return Draft(FactKind.NUMBER, verdict, Severity.HIGH, None, left, right, case, rule=rule)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_finding_is_told_in_an_editors_words(case: Case) -> None:
    left, right = (Article.from_text(case.blocks[side], language="en") for side in ("left", "right"))
    findings = compare(left, right, Options(pair_kind=case.facts.get("kind", "rewrite"))).findings
    assert set(case.blocks["told"].splitlines()) <= {finding.message for finding in findings}


@pytest.mark.parametrize("key", patterns())
@pytest.mark.parametrize("kind", PairKind)
def test_every_pattern_quotes_what_it_speaks_of(key: tuple[str, str], kind: PairKind) -> None:
    rule, case = key
    told = message(draft(rule, case), kind)
    pattern = patterns()[key][kind is not PairKind.REWRITE]
    fields = {name for _, name, _, _ in Formatter().parse(pattern) if name}
    assert ("“one { two”" in told) == ("left" in fields)
    assert ("“three”" in told) == bool(fields & {"right", "passage"})
    assert fields & {"left", "right"}
    assert told[0].isupper()
    assert told.endswith(".")
    assert kind is PairKind.REWRITE or not any(name in told for name in articles()[PairKind.REWRITE])


def test_every_row_is_of_a_rule_that_there_is() -> None:
    names = OUTSIDE | PARTS | {*statements.CLASSES} | {name for table in TABLES for name in table}
    codes = {rule for rule, _ in patterns()}
    assert {code.partition("-")[0] for code in codes if "-" in code} <= names
    assert {code for code in codes if "-" not in code} == {*Verdict}


@pytest.mark.parametrize("name", statements.CLASSES)
@pytest.mark.parametrize("verdict", [Verdict.MISSING, Verdict.ADDED])
def test_every_class_of_operators_has_words(name: str, verdict: Verdict) -> None:
    assert (f"{name}-{verdict}", statements.CLASSES[name].value) in patterns()


def test_a_rule_without_words_of_its_own_tells_what_became_of_the_fact() -> None:
    assert message(draft("unheard-changed"), PairKind.REWRITE) == (
        "Differs: “one { two” in the source, “three” in the rewrite."
    )


def test_a_long_passage_is_cut_in_its_middle_and_loses_the_commas_at_its_ends() -> None:
    long = Passage(Span(0, 400), ", " + "word " * 80 + ",")
    told = message(Draft(FactKind.NAME, Verdict.ADDED, Severity.LOW, None, None, long), PairKind.REWRITE)
    assert told.startswith("Not in the source: “word word")
    assert "word … word" in told
    assert len(told) < 200


@pytest.mark.parametrize("kind", PairKind)
def test_the_page_calls_the_articles_what_the_findings_call_them(kind: PairKind) -> None:
    assert tuple(terms_of(kind).articles.values()) == articles()[kind]


@pytest.mark.parametrize("module", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.stem)
def test_no_other_module_has_words_for_the_reader(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    documented = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented
    ]
    assert not [text for text in texts if "the source" in text or "the rewrite" in text or " in the " in text]
