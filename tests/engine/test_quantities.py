"""When two numbers say the same; how each language writes them: ``forms/*/numbers.tsv`` and its like."""

import pytest
from text_to_num import find_numbers

from tests.engine.facts_links import linked
from webapp.engine.facts.extract import moments, number_words, numbers
from webapp.engine.facts.extract.quantity import Quantity
from webapp.engine.facts.extract.reading import read
from webapp.engine.facts.face.known_numbers import Quantities
from webapp.engine.facts.face.quantities import same_number


def found(text: str, language: str = "en") -> list[Quantity]:
    """The numbers of a text."""
    facts: list[Quantity] = []
    for reading in read(linked(text, text, language)[0], len(text)):
        facts += numbers.extract(reading, moments.extract(reading)[1])
    return facts


SAME = """61m people ~ 61 million people|5 mg ~ 0.005 g|30 miles ~ 48 km|100 km ~ 60 miles|30 °C ~ 86 °F
2 degrees Celsius warmer ~ 3.6 degrees Fahrenheit warmer|seven to four ~ 7–4|two in five ~ 40 %
50 cents ~ €0.50
50 cents ~ $0.50|£3 ~ 300 pence|a fortnight ~ 14 days|three centuries old ~ 300-year-old
15 centuries ~ 1,500 years old|5 pounds ~ £5
5 pounds ~ 2.27 kg|tens of thousands of homes ~ 40,000 homes|hundreds of dollars ~ $300
almost a fifth ~ 18 percent|$100 ~ hundred dollars|150 cl ~ 1.5 litres"""
DIFFERENT = """5 mg ~ 5 kg|5 ml ~ 5 litres|EUR 5 million ~ £5 million|−12 °C ~ 12 °C|3.350 grams ~ 3,350 grams
30 °C ~ 30 °F|tens of thousands of homes ~ 4,000 homes|thousands of homes ~ 4,000 trees|seven to four ~ 7–3
5 percent ~ 5 percentage points|1,050 metres ~ 1 km|two weeks ~ 15 days|US$5 ~ A$5|5 lakh ~ 5 crore
12 months ~ a year and a half"""


@pytest.mark.parametrize("pair", SAME.replace("\n", "|").split("|"))
def test_equal_in_another_form_is_equal(pair: str) -> None:
    one, other = (found(f"({side})")[0] for side in pair.split(" ~ "))
    assert same_number(one, other)
    assert same_number(other, one)
    assert Quantities([one]).say(other)
    assert Quantities([other]).say(one)


@pytest.mark.parametrize("pair", DIFFERENT.replace("\n", "|").split("|"))
def test_another_amount_unit_or_sign_is_another_number(pair: str) -> None:
    one, other = (found(f"({side})")[0] for side in pair.split(" ~ "))
    assert not same_number(one, other)
    assert not same_number(other, one)
    assert not Quantities([one]).say(other)
    assert not Quantities([other]).say(one)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_words_are_asked_for_together_as_one_by_one(language: str) -> None:
    words = "one und a eins hundred ein hundert cent vingt quatre first zwei cien y un dos mille the men"
    number_words._alone.cache_clear()
    assert number_words._have_number(words.split(), language)
    assert number_words._alone(language) == {
        word: bool(find_numbers([number_words._Word(word)], language, 0.0)) for word in words.split()
    }
