"""The report to print: what it says, and that it asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from tests.export.pairs import HOSTILE, pair, seed
from tests.export.reviewed import ended, reviewed
from tests.web.browsing import Page
from webapp.engine import Comparison
from webapp.engine.model import Judgement, Limit, PairKind, Severity
from webapp.export.report import MOST_LIMITS, policy, report, report_html
from webapp.review import Review, standing


def lists(made: Comparison) -> dict[str, list[str]]:
    return {found.heading: [one.text for one in found.entries] for found in report(made).lists}


def test_it_lists_what_to_look_at_the_gravest_first() -> None:
    made = pair()
    found = lists(made)
    assert next(iter(found)) == "Serious differences"
    assert found["Serious differences"] == [f.message for f in made.findings if f.severity is Severity.HIGH]
    assert sorted(found["Said in the source only"]) == [
        "Nobody was hurt when the crane fell in March.",
        "The inquiry is still going on.",
    ]
    assert found["Said in the rewrite only"] == ["The mayor cut a ribbon."]


def test_its_figures_are_the_comparison_s() -> None:
    figures = {row.name: row.values for row in report(seed("tidal-barrier")).figures}
    assert figures["Sentences"] == ("22", "22")
    assert figures["Passages matched"] == ("22: 10 identical, 12 edited",)
    assert figures["Factual differences"][0].startswith("5 serious")


def test_of_two_stories_nothing_is_called_missing() -> None:
    made = replace(pair(), links=(), findings=(), pair=Judgement(PairKind.STRANGERS, 0.9))
    assert not lists(made).keys() & {"Said in the source only", "Said in the rewrite only"}
    assert "Only on this side" not in {row.name for row in report(made).figures}


def test_many_limits_are_told_in_a_few_lines() -> None:
    made = replace(pair(), limits=tuple(Limit("odd", f"Limit {number}.") for number in range(20)))
    limits = report(made).limits
    assert len(limits) == MOST_LIMITS
    assert limits[-1] == f"And {20 - MOST_LIMITS + 1} more."


def test_what_people_said_comes_first_and_a_sign_off_takes_the_place_of_the_line() -> None:
    assert "<dt>Name</dt>" in report_html(pair())
    made = pair()
    now = reviewed(made, "<b>Who</b> & why?")
    found = report(made, "A name", now)
    assert found.title == "A name"
    assert found.figures[0].values == ("5 of 5 looked at: 2 OK, 1 problem, 1 question, 1 dismissed",)
    assert [one.heading for one in found.lists][:6] == [
        "Problems",
        "Questions",
        "Dismissed",
        "OK, with a reason",
        "Decided, no longer in the text",
        "Comments",
    ]
    assert [(one.where, one.text, one.why) for one in found.lists[0].entries] == [
        ("L2 and R2", "words of K2", "<b>Who</b> & why? · Ann <b>Who</b> & why?, 4 Mar 2026, 12:01 UTC")
    ]
    comments = found.lists[5].entries
    assert [(len(one.answers), one.answers[0].why) for one in comments] == [
        (1, "Somebody, via the link, 4 Mar 2026, 12:15 UTC")
    ] * 4
    html = report_html(made, "A name", now)
    assert "<dt>Name</dt>" not in html
    assert "Signed off by Cy &lt;b&gt;Who&lt;/b&gt; &amp; why?, 4 Mar 2026, 12:20 UTC, revision 1." in html
    assert "<b>" not in html


def test_what_was_dismissed_is_told_as_such_and_nowhere_else() -> None:
    made = pair()
    (finding,) = made.findings
    found = report(made, "", reviewed(made))
    assert not any(one.heading == "Serious differences" for one in found.lists)
    assert {row.name: row.values for row in found.figures}["Factual differences"] == (
        "0 serious, 0 notable, 0 minor, 1 dismissed",
    )
    assert [one.where for one in found.lists[2].entries] == [f"Number, {finding.id}"]


def test_a_sign_off_that_was_taken_off_says_so_beside_a_place_to_sign_again() -> None:
    html = report_html(pair(), "", ended(reviewed(pair())))
    assert "<dt>Name</dt>" in html
    assert "ended 5 Mar 2026, 12:00 UTC with a comment by Ben." in html


def test_nothing_said_is_nothing_told() -> None:
    made = pair()
    assert report_html(made, "", standing(made, Review())) == report_html(made)


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_asks_for_nothing_and_its_policy_names_its_one_style_sheet(kind: str) -> None:
    made = pair(*HOSTILE[kind])
    html = report_html(made, HOSTILE[kind][0], reviewed(made, HOSTILE[kind][1]))
    for tag, attributes in Page(html).elements:
        assert tag not in {"script", "link", "img", "iframe", "object", "form", "a"}
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
    (styles,) = re.findall(r"<style>(.*?)</style>", html, re.S)
    assert "url(" not in styles
    digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
    assert policy() == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
