"""Numbers as each language writes them, and when two of them say the same."""

from decimal import Decimal

import pytest
from text_to_num import find_numbers

from tests.engine.facts_links import linked
from webapp.engine.facts.extract import moments, number_words, numbers
from webapp.engine.facts.extract.quantity import Quantity
from webapp.engine.facts.extract.reading import read
from webapp.engine.facts.face.known_numbers import Quantities
from webapp.engine.facts.face.quantities import same_number

FORMS = {
    "en": """
        12,000 people = 12000|12 000 people = 12000|10’000 people = 10000|10'000 people = 10000
        5,00,00,000 people = 50000000|35 lakh people = 3500000|Rs 5 crore = 50000000 INR
        3.350 grams = 3.350 gram
        3,350 grams = 3350 gram|€5m = 5000000 EUR|EUR 5 million = 5000000 EUR|5 million euros = 5000000 EUR
        US$54K = 54000 USD|A$5 = 5 AUD|−12 °C = -12 celsius|minus 78 degrees Celsius = -78 celsius
        five degrees below zero = -5 celsius|86 degrees Fahrenheit = 86 fahrenheit|1½ cups = 1.5
        1 1/2 cups = 1.5
        ⅝ inch = 0.625 inch|⅖ of them = 0.4|five eighths of it = 0.625|two and a half miles = 2.5 mile
        three quarters of it = 0.75|two in five men = 0.4|a hundred men = 100|hundred dollars = 100 USD
        four score and seven men = 87|a dozen men = 12|nineteen twenty = 1920|twenty-one men = 21
        one hundred and five men = 105|half a million men = 500000|5 µg = 5 microgram|33 cl = 33 centilitre
        3 square kilometres = 3 square kilometre|60 miles an hour = 60 mile per hour|54 per cent = 54 percent
        two percentage points = 2 percentage point|a decade and a half = 1.5 decade
        six feet two inches = 74 inch
        2 hours 18 minutes and 40 seconds = 8320 second|a 37-year-old = 37 year|twice as many = 2 times
        the 21st man = 21 ordinal|a 30-second film = 30 second|35C = 35 celsius|
        the 5G network = 5|in her 40s = 40|the $5-a-day job = 5 USD|the twenty-first man = 21 ordinal""",
    "de": """
        12.000 Leute = 12000|12 000 Leute = 12000|10’000 Leute = 10000|3,5 Prozent = 3.5 percent
        3,5 Millionen Euro = 3500000 EUR|5 Mio. Euro = 5000000 EUR|2 Mrd. Euro = 2000000000 EUR
        CHF 500 = 500 CHF
        einundzwanzig Leute = 21|zweihundertfünfzig Leute = 250|zwei Milliarden Euro = 2000000000 EUR
        zweieinhalb Millionen Euro = 2500000 EUR|ein Drittel der Leute = 0.3333|drei Viertel der Leute = 0.75
        zwei Dutzend Leute = 24|30 Kilometer = 30 kilometre|5 Milligramm = 5 milligram
        minus 12 Grad = -12 celsius
        −12 °C = -12 celsius|5 Grad unter Null = -5 celsius|eine Billion Euro = 1000000000000 EUR
        50 Cent = 50 EUR|acht Quadratmeter = 8 square metre|zehn Stundenkilometer = 10 kilometre per hour""",
    "fr": """
        12 000 habitants = 12000|3,5 pour cent = 3.5 percent|3 cents arbres = 300|vingt et un arbres = 21
        quatre-vingt-dix-huit arbres = 98|deux cents arbres = 200|deux millions d'euros = 2000000 EUR
        3,5 millions d’euros = 3500000 EUR|deux millions et demi d'euros = 2500000 EUR
        5 milliards de dollars = 5000000000 USD
        un tiers des arbres = 0.3333|trois quarts des arbres = 0.75|trente kilomètres = 30 kilometre
        50 centimes = 50 EUR|moins 12 degrés = -12 celsius|−12 °C = -12 celsius
        5 degrés sous zéro = -5 celsius
        soixante-dix ans = 70 year|cinq mètres carrés = 5 square metre|une vingtaine de personnes = 20
        2 points de pourcentage = 2 percentage point|un billion d'euros = 1000000000000 EUR|5 € = 5 EUR""",
    "es": """
        12.000 personas = 12000|12 000 personas = 12000|3,5 por ciento = 3.5 percent|veintiún días = 21 day
        treinta y cinco personas = 35|doscientas personas = 200|dos millones de euros = 2000000 EUR
        mil millones de dólares = 1000000000 USD|un billón de euros = 1000000000000 EUR
        dos millones y medio de euros = 2500000 EUR|un tercio de ellos = 0.3333|tres cuartos de ellos = 0.75
        treinta kilómetros = 30 kilometre|50 céntimos = 50 EUR|menos 12 grados = -12 celsius
        −12 °C = -12 celsius
        5 grados bajo cero = -5 celsius|cinco metros cuadrados = 5 square metre|una docena de huevos = 12
        cinco años = 5 year|2 puntos porcentuales = 2 percentage point|quinientas personas = 500
        5 € = 5 EUR""",
    "zh": "3.5万人 = 35000|2亿元 = 200000000|12,000人 = 12000",
    "ar": "٣٫٥ في = 3.5|٣٬٥٠٠ في = 3500|٣٥ في = 35",
}
READ = [
    (language, *(side.strip() for side in form.split(" = ")))
    for language, forms in FORMS.items()
    for form in forms.replace("\n", "|").split("|")
    if form.strip()
]


def found(text: str, language: str = "en") -> list[Quantity]:
    """The numbers of a text."""
    facts: list[Quantity] = []
    for reading in read(linked(text, text, language)[0], len(text)):
        facts += numbers.extract(reading, moments.extract(reading)[1])
    return facts


@pytest.mark.parametrize(("language", "written", "meant"), READ)
def test_a_number_is_read_as_its_language_writes_it(language: str, written: str, meant: str) -> None:
    amount, _, unit = meant.partition(" ")
    (fact,) = found(f"({written})", language)
    assert fact.amounts[0].amount == Decimal(amount)
    assert fact.amounts[0].unit.name == unit


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_what_a_language_is_said_to_read_is_shown_on_twenty_forms(language: str) -> None:
    assert sum(own == language for own, _, _ in READ) >= 20


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
