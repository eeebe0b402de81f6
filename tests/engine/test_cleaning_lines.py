"""Wrapped lines are joined, and lines that were set as lines are not."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.cleaned import GERMAN, PROSE, paragraphs, through, wrapped
from webapp.engine.cleaning.lines import unwrapped
from webapp.engine.model import Span

WIDTHS = (30, 34, 38, 45, 52, 60, 66, 72, 80, 90, 100)
LAID_OUT = Path(__file__).with_name("cases") / "layout.md"


def _read(name: str) -> list[str]:
    """The texts of a section of the cases, without what marks them."""
    section = LAID_OUT.read_text(encoding="utf-8").split(f"\n# {name}\n")[1].split("\n# ")[0]
    return [block.split("\n~~~")[0] for block in section.split("~~~text\n")[1:]]


def _unwrapped(text: str) -> list[str]:
    return paragraphs(through(text, unwrapped).text)


@pytest.mark.parametrize(("width", "divided"), list(product(WIDTHS, [False, True])))
@pytest.mark.parametrize("prose", [PROSE, GERMAN], ids=["English", "German"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_paragraphs_with_blank_lines_between_come_back(
    prose: tuple[str, ...], width: int, line_end: str, *, divided: bool
) -> None:
    blocks = ["\n".join(wrapped(paragraph, width, divided=divided)) for paragraph in prose]
    assert _unwrapped("\n\n".join(blocks).replace("\n", line_end)) == list(prose)


@pytest.mark.parametrize("width", WIDTHS[3:])
def test_quoted_mail_comes_back(width: int) -> None:
    lines = "\n\n".join("\n".join(wrapped(paragraph, width)) for paragraph in PROSE).split("\n")
    mail = "\n".join(f"> {line}".rstrip() for line in lines)
    assert _unwrapped(mail) == [line for one in PROSE for line in (f"> {one}", ">")][:-1]


@pytest.mark.parametrize("width", WIDTHS[3:])
def test_an_indented_first_line_marks_a_paragraph(width: int) -> None:
    blocks = ["\n".join(wrapped(paragraph, width, indent="   ")) for paragraph in PROSE]
    assert _unwrapped("\n".join(blocks)) == list(PROSE)


@pytest.mark.parametrize("width", [45, 60, 72, 90])
def test_a_short_last_line_ends_its_paragraph(width: int) -> None:
    short = [one for one in PROSE * 2 if len(wrapped(one, width)[-1]) < width * 0.7]
    assert _unwrapped("\n".join("\n".join(wrapped(one, width)) for one in short)) == short


def test_parts_of_a_text_may_be_wrapped_at_different_widths() -> None:
    text = "\n\n".join(
        "\n".join(wrapped(paragraph, width))
        for paragraph, width in zip(PROSE * 2, [80] * len(PROSE) + [45] * len(PROSE), strict=True)
    )
    assert _unwrapped(text) == list(PROSE * 2)


@pytest.mark.parametrize("width", [36, 60, 80])
def test_headings_stay_alone(width: int) -> None:
    parts = [("A bakery closes", PROSE[1]), ("What was found", PROSE[0]), ("The winter", PROSE[4])]
    text = "\n\n".join("\n".join([head, *wrapped(body, width)]) for head, body in parts)
    assert _unwrapped(text) == [line for part in parts for line in part]


@pytest.mark.parametrize("line_end", ["\v", "\u2028"])
def test_line_separators_inside_a_paragraph_are_soft(line_end: str) -> None:
    text = "\n".join(line_end.join(wrapped(paragraph, 60)) for paragraph in PROSE)
    assert _unwrapped(text) == list(PROSE)
    assert _unwrapped(f"{PROSE[3]}{line_end}{PROSE[4]}\n{PROSE[2]}") == [f"{PROSE[3]} {PROSE[4]}", PROSE[2]]


def test_scripts_without_blanks_are_joined_without_one() -> None:
    text = (
        "調査によると、ポンプ場の能力は九年間にわたって過大に報告されていたことが分かった。"
        "警報を鳴らしたのは通りがかりの人だった。"
    )
    lines = [text[at : at + 20] for at in range(0, len(text), 20)]
    assert _unwrapped("\n".join(lines)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "وجد التحقيق أن قدرات محطة الضخ كانت مبالغا فيها لمدة تسع سنوات قبل أن يطلق أحد المارة الإنذار في "
        "المدينة القديمة وقال المجلس إن المهندس الذي وقع التقارير ترك الشركة منذ الربيع.",
        "החקירה מצאה כי יכולותיה של תחנת השאיבה הוערכו יתר על המידה במשך תשע שנים לפני שעובר אורח הפעיל את "
        "האזעקה בעיר העתיקה, והמועצה אמרה כי המהנדס שחתם על הדוחות עזב את החברה באביב.",
    ],
    ids=["Arabic", "Hebrew"],
)
def test_right_to_left_text_is_joined(text: str) -> None:
    assert _unwrapped("\n".join(wrapped(text, 50))) == [text]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the pumping sta-", "tion had been", "the pumping station had been"),
        ("the pumping sta\u2010", "tion had been", "the pumping station had been"),
        ("the pumping sta\u00ad", "tion had been", "the pumping station had been"),
        ("a well-", "known baker", "a well-known baker"),
        ("said Jean-", "Pierre Blanc", "said Jean-Pierre Blanc"),
        ("since COVID-", "19 came", "since COVID-19 came"),
        ("the season of 2019-", "20 was", "the season of 2019-20 was"),
        ("the years 1914–", "1918 were", "the years 1914–1918 were"),
        ("a two-", "or three-year plan", "a two- or three-year plan"),
        ("a first-in-the-", "nation vote", "a first-in-the-nation vote"),
        ("a dementia-", "related illness", "a dementia-related illness"),
        ("by e-", "mail", "by e-mail"),
        ("said Mr Mc-", "Connell of Kent", "said Mr McConnell of Kent"),
        ("the old PUMPING STA-", "TION had been", "the old PUMPING STATION had been"),
        ("the alarm—", "raised at ten—was", "the alarm—raised at ten—was"),
        ("of this and/", "or that", "of this and/or that"),
    ],
)
def test_a_hyphen_goes_where_it_divides_a_word(before: str, after: str, joined: str) -> None:
    rest = "nothing was said of it in the years that followed,"
    text = f"{rest} and {before}\n{after} and {rest}\nnor was it ever asked"
    assert joined in through(text, unwrapped).text


@pytest.mark.parametrize(
    ("language", "before", "after", "joined"),
    [
        ("de", "der neue Bundes-", "minister kam", "der neue Bundesminister kam"),
        ("de", "wegen der Ein-", "und Ausfuhr der", "wegen der Ein- und Ausfuhr der"),
        ("de", "ein CDU-", "Politiker sprach", "ein CDU-Politiker sprach"),
        ("fr", "le gouver-", "nement a dit", "le gouvernement a dit"),
        ("fr", "que dit-", "elle de cela", "que dit-elle de cela"),
        ("es", "el ayunta-", "miento dijo", "el ayuntamiento dijo"),
    ],
)
def test_a_hyphen_is_read_in_the_language_of_the_text(
    language: str, before: str, after: str, joined: str
) -> None:
    around = {
        "de": ("und davon war in den Jahren danach nie mehr die Rede,", "auch nicht in der Stadt"),
        "fr": ("et on ne parla plus de cela dans les années suivantes,", "ni dans la ville ni ailleurs"),
        "es": ("y de esto no se habló más en los años que siguieron,", "ni en la ciudad ni fuera"),
    }[language]
    assert joined in through(f"{around[0]} {before}\n{after} {around[0]}\n{around[1]}", unwrapped).text


def test_the_text_itself_tells_how_a_word_is_written() -> None:
    seen = "Reopening was set for May. The council spoke of the re-opening and of this re-opening again.\n\n"
    wrapping = "nobody knows what will be at the re-\nopening of the old bridge, said the mayor of the\ntown"
    assert "the re-opening of" in through(seen + wrapping, unwrapped).text


@pytest.mark.parametrize("text", _read("Lines that stay"))
def test_lines_that_are_lines_stay(text: str) -> None:
    assert list(unwrapped(text)) == []
    assert list(unwrapped("\n\n".join([PROSE[0], text, PROSE[1]]))) == []


@pytest.mark.parametrize("text", _read("Lines that stay"))
def test_lines_that_are_lines_stay_beside_wrapped_prose(text: str) -> None:
    prose = "\n".join(wrapped(PROSE[0], 66))
    cleaned = through(f"{prose}\n\n{text}\n\n{prose}", unwrapped).text
    assert cleaned == f"{PROSE[0]}\n\n{text}\n\n{PROSE[0]}"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_paragraphs_that_are_lines_stay(between: str) -> None:
    assert list(unwrapped(between.join(PROSE + GERMAN))) == []


@pytest.mark.parametrize("divided", [False, True])
def test_offsets_are_true(*, divided: bool) -> None:
    text = "\n\n".join("\n".join(wrapped(paragraph, 40, divided=divided)) for paragraph in PROSE)
    cleaned = through(text, unwrapped)
    for at, mark in enumerate(cleaned.text):
        assert mark.isspace() or cleaned.origin(Span(at, at + 1)).of(text).startswith(mark)


@given(
    st.lists(
        st.sampled_from(
            ["\n", "\r\n", "\r", "\v", "\f", "\u2028", "\u2029", "\x85", "-", "\u00ad", "> ", " ", "\t"]
        )
        | st.sampled_from(
            ["sta-\ntion", "the", "A", "1. ", "東京", "ไทย", "\ud800", "\x00", "İ", "²", "٣", PROSE[2]]
        )
    ).map("".join)
)
def test_no_text_makes_it_fail_and_no_letter_is_lost(text: str) -> None:
    cleaned = through(text, unwrapped).text
    kept = [mark for mark in text if mark.isalnum()]
    assert [mark for mark in cleaned if mark.isalnum()] == kept
