"""Word changes inside a link."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.engine.texts import HOSTILE, TEXTS
from webapp.engine.classify import kept_share
from webapp.engine.diff import changes
from webapp.engine.model import Article, Change, Side
from webapp.engine.options import Options
from webapp.engine.segment import segment


def both(left: str, right: str, language: str = "en") -> tuple[Article, Article]:
    return (
        segment(Article.from_text(left, language=language), Side.LEFT),
        segment(Article.from_text(right, language=language), Side.RIGHT),
    )


def edits(left: Article, right: Article, options: Options | None = None) -> tuple[Change, ...]:
    return changes(left, right, left.sentences, right.sentences, options or Options())


def told(left: str, right: str, language: str = "en") -> str:
    """``[-deleted-]``, ``[+inserted+]`` and what stays, as the left side has it."""
    one, other = both(left, right, language)
    marks = {"equal": "{}", "delete": "[-{}-]", "insert": "[+{}+]"}
    return "".join(
        marks[edit.op].format(edit.left.of(left) if edit.left else edit.right.of(right) if edit.right else "")
        for edit in edits(one, other)
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "It left 12 people dead, police said.",
            "It killed 14 people, police said.",
            "It [-left 12-][+killed 14+] people [-dead-], police said.",
        ),
        ("It rose from 63 to 66 degrees.", "It rose from 63 to 66.5 degrees.",
         "It rose from 63 to [-66-][+66.5+] degrees."),
        ("He said “no” – twice.", "He said \"no\" - twice.", "He said “no” – twice."),
        ("the Church", "the church", "the [-Church-][+church+]"),
        ("We saw Biden's car.", "We saw Obama's car.", "We saw [-Biden-][+Obama+]'s car."),
        ("a long-term plan", "a short-term plan", "a [-long-][+short+]-term plan"),
        ("He left. She stayed on the farm.", "He left and she stayed on the farm.",
         "He left[-.-][-She-][+and she+] stayed on the farm."),
        ("He left.", "He left. She stayed.", "He left.[+She stayed.+]"),
        ("The old mayor of the city spoke.", "A young leader of a party was silent.",
         "[-The old mayor of the city spoke-][+A young leader of a party was silent+]."),
    ],
)  # fmt: skip
def test_an_edit_reads_as_an_editor_would_mark_it(left: str, right: str, expected: str) -> None:
    assert told(left, right) == expected


def test_chinese_is_compared_by_character() -> None:
    assert (
        told("我们去手机店买手机。", "我们昨天去书店买手机。", "zh")
        == "我们[+昨天+]去[-手机-][+书+]店买手机。"
    )


@settings(max_examples=250, deadline=None)
@given(TEXTS, TEXTS)
def test_what_stays_and_goes_rebuilds_each_side(left: str, right: str) -> None:
    one, other = both(left, right)
    found = edits(one, other)
    assert "".join(edit.left.of(one.text) for edit in found if edit.left) == "".join(
        s.text for s in one.sentences
    )
    assert "".join(edit.right.of(other.text) for edit in found if edit.right) == "".join(
        s.text for s in other.sentences
    )


@settings(max_examples=250, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(["en", "de", "th", "und"]))
@example("May one die cast", "kein one die May", "de")
def test_swapped_sides_mirror_the_changes(left: str, right: str, language: str) -> None:
    one, other = both(left, left)[0], both(right, right, language)[1]
    swapped = {"delete": "insert", "insert": "delete", "equal": "equal"}
    there = {(edit.op, edit.left, edit.right) for edit in edits(one, other)}
    back = {(swapped[edit.op], edit.right, edit.left) for edit in edits(other, one)}
    assert there == back


@settings(max_examples=250, deadline=None)
@given(TEXTS, TEXTS)
def test_a_change_stays_in_its_sentence_and_has_no_hanging_space(left: str, right: str) -> None:
    one, other = both(left, right)
    for edit in edits(one, other):
        for span, article in ((edit.left, one), (edit.right, other)):
            if span is None:
                continue
            assert any(s.span.start <= span.start < span.end <= s.span.end for s in article.sentences)
            if edit.op != "equal":
                assert span.of(article.text) == span.of(article.text).strip()


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_text_against_itself_stays(text: str) -> None:
    one, other = both(text, text)
    found = edits(one, other)
    assert {edit.op for edit in found} <= {"equal"}
    assert kept_share(found) == 1


def test_past_the_limit_there_are_no_changes() -> None:
    one, other = both("word " * 100, "words " * 100)
    assert edits(one, other, replace(Options(), max_diff_characters=500)) == ()
    assert edits(one, other) != ()


def test_a_passage_too_long_to_compare_at_once_is_cut_at_words_that_occur_once() -> None:
    left = " ".join(f"the {number} of the" for number in range(2000))
    right = left.replace("1000 of", "1000 in")
    one, other = both(left, right)
    found = edits(one, other, replace(Options(), max_diff_characters=1_000_000))
    assert [(edit.op, (edit.left or edit.right).of(left)) for edit in found if edit.op == "delete"] == [
        ("delete", "of")
    ]
    assert kept_share(found) > 0.99


def test_the_kept_share_falls_with_what_changes() -> None:
    one, other = both("The mayor resigned on Friday.", "The mayor resigned on Monday.")
    few = kept_share(edits(one, other))
    one, other = both("The mayor resigned on Friday.", "Nobody expected a storm that night.")
    assert 0 <= kept_share(edits(one, other)) < few < 1


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_compared(name: str) -> None:
    one, other = both(HOSTILE[name][:20_000], HOSTILE[name][7:15_000] + " x y")
    edits(one, other)
