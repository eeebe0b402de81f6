"""Titles as they are kept: on one line, and cut only between words, with a sign."""

from __future__ import annotations

import pytest

from webapp.services.titles import MOST_TITLE, WIDEST, clean_title, title_of

COURT = "The court on Friday struck down parts of a law that 12 states had asked it to keep."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (COURT, "The court on Friday struck down parts of a law…"),
        ("Nobody was hurt.", "Nobody was hurt."),
        (
            "One two three four five six seven eight nine, ten.",
            "One two three four five six seven eight nine, ten.",
        ),
        (
            "One two three four five six seven eight nine ten, eleven.",
            "One two three four five six seven eight nine ten…",
        ),
        ("First line\n\nSecond line", "First line Second line"),
        (" " * 900 + "Late words", "Late words"),
        ("Two words" + " " * 900, "Two words"),
        ("", "Untitled"),
        ("\u0000\n", "Untitled"),
    ],
)
def test_a_text_without_a_title_goes_by_its_first_words(text: str, title: str) -> None:
    assert title_of([None, ""], text) == title


def test_what_has_a_title_is_called_by_it() -> None:
    assert title_of([None, " A  title "], COURT) == "A title"


@pytest.mark.parametrize("text", ["市长" * 400, "x" * 399, "word " * 8 + "y" * 600, "w" * 160 + " end"])
def test_what_is_written_without_spaces_is_no_longer_than_a_headline(text: str) -> None:
    title = title_of([], text)
    assert len(title) <= WIDEST
    assert title.endswith("…")
    assert text.startswith(title[:-1])


@pytest.mark.parametrize("length", range(495, 506))
def test_a_title_is_cut_between_words(length: int) -> None:
    given = ("a" * (length - 9) + " bcd, efg")[-length:] if length % 2 else "abc defg " * 70
    title = clean_title(given)
    assert len(title) <= MOST_TITLE
    kept = title.removesuffix("…")
    assert given.startswith(kept)
    assert title == given.strip() or not given[len(kept)].isalnum()
