"""Dates and times in digits, in any language, and how days are counted; forms: ``forms/*/dates.tsv``."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.facts_links import segmented
from tests.engine.written import written
from webapp.engine.facts.extract import moments
from webapp.engine.facts.extract.calendar import Day
from webapp.engine.facts.extract.moment import When, on
from webapp.engine.facts.extract.reading import read


def said(text: str, language: str) -> str:
    sentence = segmented(text, text, language)[0]
    found = [moment for reading in read(sentence, len(text)) for moment in moments.extract(reading)[0]]
    return "; ".join("|".join(map(written, moment.senses)) for moment in found)


OTHER = """
il ponte fu aperto 2024-05-14 = 2024-05-14
il ponte fu aperto 14.05.2024 = 2024-05-14
il treno parte 18:40 = 18:40
"""


@pytest.mark.parametrize("line", OTHER.strip().splitlines())
def test_a_form_in_digits_is_read_in_a_language_without_a_table(line: str) -> None:
    text, expected = line.split(" = ")
    assert said(f"{text.capitalize()}.", "it") == expected


@given(st.integers(1, 2200), st.integers(1, 12), st.integers(1, 28), st.integers(-(10**5), 10**5))
def test_days_are_counted_there_and_back(year: int, month: int, day: int, days: int) -> None:
    start = Day(year, month, day)
    assert start.is_real
    assert start.later(days).ordinal == start.ordinal + days
    assert start.later(days).later(-days) == start
    assert start.later(1).weekday == start.weekday % 7 + 1


def test_there_are_leap_days_and_no_others() -> None:
    assert [year for year in (1900, 2000, 2023, 2024) if Day(year, 2, 29).is_real] == [2000, 2024]
    assert Day(2024, 5, 14).weekday == 2
    assert When((2023, 2023), month=2, day=29).date is None
    assert on(Day(2024, 2, 29)).date == Day(2024, 2, 29)
