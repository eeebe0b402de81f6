"""Headers, footers and numbers of pages are taken out, and what only looks like them stays."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.cleaned import PROSE, page_breaks, paragraphs, through, wrapped
from webapp.engine.cleaning.lines import unwrapped
from webapp.engine.cleaning.pages import taken, without_page_furniture
from webapp.engine.model import Span

FURNITURE: dict[str, Callable[[int], str]] = {
    "title and page": lambda page: f"The Daily Example  Page {page}",
    "page of all": lambda page: f"Page {page} of 12",
    "German page": lambda page: f"Seite {page} von 12",
    "number between dashes": lambda page: f"– {page} –",
    "bare number": str,
    "title and number": lambda page: f"The Daily Example | {page}",
    "left and right pages": lambda page: f"{page} THE EXAMPLE" if page % 2 else f"THE EXAMPLE {page}",
    "title and date": lambda page: "The Daily Example | 12 May 2024",
    "number above title": lambda page: f"{page}\nA bakery closes",
}
GAPS = {"blank lines": ("\n\n", "\n\n"), "no blank lines": ("\n", "\n"), "form feed": ("\n\n", "\n\f")}
LONG = " ".join(PROSE)


def _cleaned(text: str) -> list[str]:
    return paragraphs(through(text, without_page_furniture, unwrapped).text)


@pytest.mark.parametrize(("furniture", "gap"), list(product(FURNITURE, GAPS)))
def test_a_sentence_that_runs_over_a_page_is_one(furniture: str, gap: str) -> None:
    before, after = GAPS[gap]
    breaks = [f"{before}{FURNITURE[furniture](page)}{after}" for page in range(3, 9)]
    text = page_breaks(wrapped(LONG, 68), 4, breaks)
    assert _cleaned(text) == [LONG]
    assert "Example" not in through(text, without_page_furniture).text


@pytest.mark.parametrize("width", [34, 45, 60, 80])
def test_a_word_divided_by_a_page_is_one(width: int) -> None:
    lines = wrapped(LONG, width, divided=True)
    text = page_breaks(lines, 5, [f"\n\nPage {page} of 40\n\n" for page in range(1, 40)])
    parts = _cleaned(text)  # a sentence may end where a page does
    assert " ".join(parts) == LONG
    assert all(part.endswith((".", "”")) for part in parts)


@pytest.mark.parametrize(
    "furniture",
    [
        "Daily Example  Page 3",
        "Page 3",
        "- 3 -",
        "3",
        "3/12",
        "2 | Page",
        "Seite 2 von 5",
        "Página 3 de 12",
        "第3页",
    ],
)
def test_one_page_end_is_enough_where_it_is_plain(furniture: str) -> None:
    before, after = PROSE[0].split(" raised ")
    text = f"{before}\n\n{furniture}\n\nraised {after}\n\n{PROSE[1]}"
    assert _cleaned(text) == [PROSE[0], PROSE[1]]
    assert [span.of(text) for span in taken(text)] == [furniture]


def test_a_sentence_may_go_on_with_a_name() -> None:
    before, after = f"{PROSE[0]} It was built in the spring by the firm of", "Thomas Beck, who has retired."
    assert _cleaned(f"{before}\n\nPage 2 of 3\n\n{after}") == [f"{before} {after}"]


def test_the_end_of_a_paragraph_stays() -> None:
    text = "\n\n".join(part for n, one in enumerate(PROSE, 1) for part in (one, f"Page {n} of 5"))
    assert _cleaned(text) == list(PROSE)
    assert "\n\n" in through(text, without_page_furniture).text


def test_a_running_title_goes_and_the_title_stays() -> None:
    halves = [one.split(", ", 1) for one in PROSE if ", " in one and one.index(", ") > 40]
    title = "A bakery closes"
    body = "\n\n".join(f"{first},\n\n{title}\n\n{rest}" for first, rest in halves)
    assert _cleaned(f"A bakery closes\n\n{body}") == [
        "A bakery closes",
        *(", ".join(half) for half in halves),
    ]


def test_a_form_feed_alone_parts_no_sentence() -> None:
    before, after = PROSE[0].split(" raised ")
    assert _cleaned(f"{before}\n\fraised {after}") == [PROSE[0]]
    assert _cleaned(f"{PROSE[0]}\n\f{PROSE[1]}") == [PROSE[0], PROSE[1]]


@pytest.mark.parametrize(
    "text",
    [
        "Chapter 1\n\nIt rained.\n\nChapter 2\n\nIt snowed.\n\nChapter 3\n\nThe sun came out.",
        "1\n\nIt rained all day, and the river rose.\n\n2\n\nIt snowed.\n\n3\n\nThe sun came out.",
        "Oh the wind and the rain,\nthe wind and the rain\n\nHey ho, hey ho\n\nand the long road home\n\n"
        "Hey ho, hey ho\n\nSleep now.",
        "JANE SMITH\n\nI disagree with what you said of\n\nBOB JONES\n\nYou would.\n\nJANE SMITH\n\nI do.",
        "Name  Votes\nArden  4,210\n\nName  Votes\nBesham  3,975\n\nName  Votes\nCorley  2,000",
        "12 May 2024\n\nA crack is found.\n\n13 May 2024\n\nThe dam bursts.\n\n14 May 2024\n\nIt rains.",
        "2–1\n\nBesham won at home.\n\n3–1\n\nArden won away.",
        "Comment\n\nThe mayor is wrong.\n\nComment\n\nThe mayor is right.",
        "“We will not go,” he said.\n\nThe police came.\n\n“We will not go,” he said.\n\nThey went.",
        "The final score was\n\n3\n\nGoals came late.",
        "You can read more about this on page 3\n\nThe council met on Monday.",
        "10:42\n\nPolice close the bridge.\n\n10:43\n\nTwo people are hurt.",
        "Candidate | Arden | Besham\nSmith | 120 | 80\n\nCandidate | Arden | Besham\nJones | 90 | 70",
        "Article 1\n\nEvery person has the right to life.\n\nArticle 2\n\nNo one shall be held in slavery.",
        "Besham 2\n\nArden 1\n\nBesham 3\n\nArden 1",
        "Question 1\n\nWhat is the capital?\n\nQuestion 2\n\nWho wrote it?",
        "Q.\n\nDid you see it?\n\nA.\n\nYes.\n\nQ.\n\nWhen?\n\nA.\n\nAt ten.",
        "\n\n".join(PROSE),
        "\n".join(PROSE),
    ],
)
def test_what_only_looks_like_a_page_stays(text: str) -> None:
    assert taken(text) == []
    assert list(without_page_furniture(text)) == []


def test_offsets_are_true() -> None:
    text = page_breaks(wrapped(LONG, 50), 4, [f"\n\nPage {page} of 40\n\n" for page in range(1, 40)])
    cleaned = through(text, without_page_furniture, unwrapped)
    for at, mark in enumerate(cleaned.text):
        assert mark.isspace() or cleaned.origin(Span(at, at + 1)).of(text).startswith(mark)


@given(
    st.lists(
        st.sampled_from(
            ["\n", "\n\n", "\r\n", "\f", "\u2029", " ", "Page 3", "4", "– 5 –", "Page 6 of 9", "²", "٣"]
        )
        | st.sampled_from(
            ["The Example | 12 May 2024", "sta-", "tion had been", "Title", "\ud800", "\x00", PROSE[0]]
        )
    ).map("".join)
)
def test_no_text_makes_it_fail_and_only_what_it_names_goes(text: str) -> None:
    gone = {at for span in taken(text) for at in range(span.start, span.end)}
    kept = [mark for at, mark in enumerate(text) if at not in gone and mark.isalnum()]
    cleaned = through(text, without_page_furniture).text
    assert [mark for mark in cleaned if mark.isalnum()] == kept
