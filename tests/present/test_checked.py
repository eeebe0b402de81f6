"""What the first sentences tell of what was not compared is not told again in the notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.present.written import article, comparison, link
from webapp.engine.model import Comparison, FactKind, Finding, Limit, Passage, Severity, Side, Span, Verdict
from webapp.present.comparison import comparison_page
from webapp.present.phrase import spoken
from webapp.present.state import PageState

LANGUAGE = Limit("language", "Compared by wording alone: the sentence model does not know it.")
FACTS = Limit("facts-language", "In it, some facts are checked; some are not.")
LONG = Limit("facts-length", "Facts past 500,000 characters are not checked.")
MODEL = Limit("no-model", "Compared by wording alone: no sentence model is in use.")
CUT = Limit("long-texts", "Sentences were compared only with those at about the same place.")
GRAVE = Finding(
    "F1",
    FactKind.NUMBER,
    Verdict.CHANGED,
    Severity.HIGH,
    "K1",
    Passage(Span(0, 3), "One", "L1"),
    Passage(Span(0, 3), "Two", "R1"),
    "It differs.",
)


def pair(languages: str, *limits: Limit, findings: tuple[Finding, ...] = ()) -> Comparison:
    left, right = (
        replace(article(side, "One came here. Nobody left."), language=code)
        for side, code in zip(Side, languages.split(), strict=True)
    )
    return comparison(left, right, link("K1", "L1", "R1"), limits=limits, findings=findings)


@pytest.mark.parametrize(
    ("languages", "limits", "noted"),
    [
        ("en en", (LONG, CUT), (CUT,)),
        ("en de", (LANGUAGE, FACTS), ()),
        ("zh zh", (LANGUAGE, FACTS), ()),
        ("de de", (LANGUAGE, FACTS), (LANGUAGE,)),
        ("en en", (MODEL,), (MODEL,)),
        ("en de", (MODEL, FACTS), (MODEL,)),
    ],
)
def test_a_note_says_what_the_first_sentences_do_not(
    languages: str, limits: tuple[Limit, ...], noted: tuple[Limit, ...]
) -> None:
    made = datetime(2026, 1, 1, tzinfo=UTC)
    assert comparison_page("abc", made, pair(languages, *limits), PageState()).limits == noted


def test_where_differences_are_named_too_it_is_said_that_not_all_was_looked_for() -> None:
    made = datetime(2026, 1, 1, tzinfo=UTC)
    page = comparison_page("abc", made, pair("de de", FACTS, findings=(GRAVE,)), PageState())
    said = spoken(page.summary.head)
    assert said.startswith("Check ")
    assert said.endswith("(in German, only numbers, dates, names and quotations are checked).")
    assert page.limits == ()
