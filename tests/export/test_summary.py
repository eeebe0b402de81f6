"""The first sentence says whether anything is wrong, in the words of a desk; by the engine."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.export.pairs import SLUGS, pair, seed
from tests.export.reviewed import reviewed
from webapp.engine import Article, Comparison, Options, compare
from webapp.engine.model import Limit, Severity
from webapp.export import markdown, plain_text
from webapp.export.remarks import remarks
from webapp.export.report import report
from webapp.export.summary import summary
from webapp.present.comparison import comparison_page
from webapp.present.pair import Pair
from webapp.present.phrase import spoken
from webapp.present.state import PageState
from webapp.review import State

FLOOD = (
    "Police denied on Saturday that they had been warned. Seven people died in the flood. "
    "The bridge was built in 1998."
)
GERMAN = "Die Polizei bestritt am Samstag die Warnung. Sieben Menschen starben. Die Brücke steht seit 1998."


def told(left: str, right: str, kind: str = "") -> tuple[str, ...]:
    options = Options(model="none", pair_kind=kind)
    return summary(compare(Article.from_text(left), Article.from_text(right), options))


def edited(*changes: tuple[str, str]) -> str:
    text = FLOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        ([("denied on Saturday", "admitted on Sunday")], "Check 2 facts: “denied” became “admitted”; "
         "“Saturday” became “Sunday”."),
        ([("Seven", "Seventeen")], "Check 1 fact: “Seven” became “Seventeen”."),
        ([("built", "finished")], "Check 1 notable difference: “built in 1998” became “finished in 1998”."),
        ([("denied", "admitted"), ("built", "finished")],
         "Check 1 serious difference: “denied” became “admitted”; also 1 notable."),
        ([(" Seven people died in the flood.", "")], "No factual differences found."),
        ([], "The two texts are identical, sentence by sentence."),
    ],
)  # fmt: skip
def test_of_a_rewrite_the_first_sentence_names_what_to_check(
    changes: list[tuple[str, str]], first: str
) -> None:
    assert told(FLOOD, edited(*changes))[0] == first


def test_a_hedge_that_went_and_a_quotation_that_was_altered_are_said_to_be_so() -> None:
    hedged = "The club will reportedly sell Smith. The fans are angry about it."
    assert told(hedged, hedged.replace(" reportedly", ""))[0].endswith(": “reportedly” is gone.")
    quoted = "“We will never sell the stadium to anybody,” Hale said. The fans were glad."
    assert told(quoted, quoted.replace("never", "gladly"))[0] == (
        "Check 1 fact: in a quotation, “We will never sell the …” became “We will gladly sell the …”."
    )


def test_what_differs_in_several_places_is_one_difference_with_its_places() -> None:
    assert told("7 people and 7 dogs. 7 people.", "8 people and 8 dogs. 8 people.")[0] == (
        "Check 1 fact: “7” became “8” (in 3 places)."
    )


def test_what_changed_places_is_one_difference() -> None:
    burned = "In Madrid they burned a bus, in Lisbon they stormed an office. It rained."
    said = told(burned, "In Lisbon they burned a bus, in Madrid they stormed an office. It rained.")[0]
    assert said == "Check 1 fact: “Madrid” and “Lisbon” changed places."


def test_then_comes_what_is_missing_and_new_then_how_much_is_carried() -> None:
    shorter = edited((" Seven people died in the flood.", ""))
    assert told(FLOOD, shorter)[1:3] == (
        "1 sentence is missing, nothing is new.",
        "69% of the source is carried over; longest verbatim run: 9 words.",
    )
    assert told(shorter, FLOOD)[1] == "Nothing is missing, 1 sentence is not in the source."


def test_two_tellings_contradict_each_other_and_neither_lacks_anything() -> None:
    lines = told(FLOOD, edited(("Seven", "Seventeen"), (" The bridge was built in 1998.", "")), "tellings")
    assert lines[:3] == (
        "Check 1 contradiction: “Seven” on the left, “Seventeen” on the right.",
        "1 sentence is perhaps only in the left article, nothing only in the right one.",
        "70% of the left article is in the right one too, 100% of the right one in the left; "
        "longest verbatim run: 9 words.",
    )
    assert not re.search(r"missing|\bnew\b|source|rewrite", " ".join(lines[:3]))


def test_what_kept_most_from_being_compared_comes_before_everything() -> None:
    chinese = "市长李明表示，今年有17人在洪水中遇难。他说：“我们会重建这座桥。”"
    assert told(chinese, chinese.replace("17", "71").replace("会重建", "不会重建"))[:2] == (
        "In Chinese, only digits and quotations are checked, and sentences are matched by wording alone.",
        "Check 2 facts: “17” became “71”; in a quotation, “我们会重建这座桥” became “我们不会重建这座桥”.",
    )
    assert told(FLOOD, GERMAN)[0] == (
        "The texts are in two languages, English and German, and were compared by wording alone."
    )
    assert told(FLOOD, FLOOD + " ", "strangers")[0] == "Read as two different stories: nothing was linked."
    long = Limit("facts-length", "Facts past 500,000 characters are not checked.")
    assert summary(replace(pair(), limits=(long,)))[0] == long.message
    assert told("Bread is sold.", "Atoms decay.", "rewrite")[0] == (
        "No sentence of the rewrite was matched with one of the source."
    )


def test_a_text_with_nothing_in_it_is_named() -> None:
    assert told(FLOOD, "") == ("The rewrite is empty: there is nothing to compare it with.",)
    assert told("", FLOOD) == ("The source is empty: there is nothing to compare it with.",)
    assert told("", "") == ("Both texts are empty: there is nothing to compare.",)
    assert told("By Ann Hale", FLOOD)[0] == "The source is page clutter only: there is nothing to compare."


def test_no_more_is_claimed_than_the_language_allows() -> None:
    shorter = GERMAN.replace(" Sieben Menschen starben.", "")
    assert told(GERMAN, shorter)[0] == (
        "No differences found (in German, only numbers, dates, names and quotations are checked)."
    )


def test_words_from_right_to_left_keep_their_places_in_plain_text() -> None:
    arabic = "وقال: «سنعيد بناء الجسر». وبني الجسر عام 1998."
    lines = told(arabic, arabic.replace("سنعيد", "لن نعيد"))
    assert "“سنعيد بناء الجسر”\u200e became “لن نعيد بناء الجسر”\u200e." in lines[1]


def page_says(made: Comparison) -> list[str]:
    moment = reviewed(made).review.comments[0].at
    view = comparison_page("abc", moment, made, PageState())
    return [spoken(sentence).replace("\u00a0", " ") for sentence in view.summary.sentences]


@pytest.mark.parametrize("slug", SLUGS)
def test_page_terminal_word_markdown_and_report_say_the_same(slug: str) -> None:
    made = seed(slug)
    said = page_says(made)
    flat = " ".join(plain_text(made, width=100, colour=False).split())
    assert " ".join(said) in flat
    assert remarks(made)[0].text.split("\n")[: len(said)] == said
    lines = [re.sub(r"\\|<!-- -->", "", line[2:]) for line in markdown(made).split("\n") if line[:2] == "- "]
    assert lines[: len(said)] == [line.replace("\u200e", "") for line in said]
    assert [spoken(one).replace("\u00a0", " ") for one in report(made).summary.sentences] == said


@pytest.mark.parametrize("slug", SLUGS)
def test_the_figures_of_the_report_are_those_of_the_sentence(slug: str) -> None:
    made = seed(slug)
    (counts,) = {row.name: row.values for row in report(made).figures}["Factual differences"]
    said = " ".join(page_says(made))
    for severity, word in zip(Severity, ("serious", "notable", "minor"), strict=True):
        number = int(re.search(rf"(\d+) {word}", counts)[1])  # type: ignore[index]
        assert number == sum(one.finding.severity is severity for one in Pair.of(made).facts)
        if number:
            assert re.search(rf"\b{number} (?:{word}|facts?|contradictions?)\b", said)


def test_what_was_dismissed_is_no_difference_in_any_file() -> None:
    made = pair()
    now = reviewed(made)
    assert State.DISMISSED in {one.state for one in now.review.decisions.values()}
    said = "No factual differences found; 1 was dismissed."
    assert summary(made, now)[0] == said
    assert remarks(made, now)[0].text.startswith(said)
    assert re.sub(r"\\", "", markdown(made, "", now)).count(f"- {said}") == 1
    assert spoken(report(made, "", now).summary.sentences[0]).replace("\u00a0", " ") == said
