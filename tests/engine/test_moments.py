"""Dates and times of day, form by form: what stands in a sentence, and what it says.

A reading is written as year-month-day, ``w`` and weekday, hour:minute, ``q`` and the quarter, ``s`` and the
season, unit and steps of a relative time; several readings are parted by ``|``, several moments by ``;``.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.facts_links import segmented
from webapp.engine.facts.extract import moments
from webapp.engine.facts.extract.calendar import Day
from webapp.engine.facts.extract.forms import forms
from webapp.engine.facts.extract.moment import When, on
from webapp.engine.facts.extract.reading import read


def written(when: When) -> str:
    first, last = when.years or (0, 0)
    year = "" if not first else f"{first}" if first == last else f"{first}..{last}"
    said = [
        str(when.edge or ""),
        "-".join([year, *(f"{part:02}" for part in (when.month, when.day) if part)])
        if year or when.month
        else "",
        f"q{when.quarter}" if when.quarter else "",
        f"s{when.season}" if when.season else "",
        f"w{when.weekday}" if when.weekday else "",
        "" if when.minute is None else f"{when.minute // 60:02}:{when.minute % 60:02}",
        f"{when.relative.unit}{when.relative.steps:+}" if when.relative else "",
        str(when.part or ""),
    ]
    return " ".join(part for part in said if part)


def said(text: str, language: str) -> str:
    sentence = segmented(text, text, language)[0]
    found = [moment for reading in read(sentence, len(text)) for moment in moments.extract(reading)[0]]
    return "; ".join("|".join(map(written, moment.senses)) for moment in found)


ENGLISH = """
the hall opened on 14 May 2024 after years = 2024-05-14
the hall opened on May 14th, 2024 after years = 2024-05-14
the hall opened on the 14th of May after years = -05-14
the hall opened on 14.05.2024 after years = 2024-05-14
the hall opened on 2024-05-14 after years = 2024-05-14
the hall opened on 5/14/2024 after years = 2024-05-14
the hall opened on 15/06/21, he said = 1921-06-15|2021-06-15
the hall opened on Tuesday 8/6, he said = w2; -06-08|-08-06
the hall opened on 2024年5月14日 after years = 2024-05-14
the fair runs from 4 to 13 September again = -09-04; -09-13
the fair runs from September 4–13 again = -09-04; -09-13
the hall opened in May 1987 after years = 1987-05
the hall opened in 1987 after years = 1987
the hall opened in nineteen twenty, he said = 1920
the hall opened in nineteen eighty-seven, he said = 1987
the war of 1914–18 went on = 1914; 1918
the hall opened in the late 1980s after years = late 1980..1989
the hall opened in the '80s after years = 1980..1989|2080..2089|1880..1889
the hall opened in the eighties after years = 1980..1989|2080..2089|1880..1889
the 15th-century church stood alone = 1400..1499
the church was of the fifteenth century, he said = 1400..1499
the church was of the 1400s, he said = 1400..1499|1400..1409
sales rose in Q3 after years = q3
sales rose in the third quarter of 2024 after all = 2024 q3
the census comes in the autumn of 2027 at last = 2027 s3
the census comes at the end of November at last = late -11
the hall opened last Tuesday after years = w2 week-1
the hall opened on the last Tuesday of this month = w2; month+0
the hall opened on Saturday night after years = w6 evening
the hall burned in the night to Sunday after years = w6 evening|w7
the hall opened yesterday after years = day-1
the hall opened last week after years = week-1
the hall opened this morning after years = day+0 morning
the train leaves at 18:40 on most days = 18:40
the train leaves at 6.40pm on most days = 18:40
the train leaves at 6.40, he said = 06:40|18:40
the train leaves at 6 o'clock on most days = 06:00|18:00
the train leaves at eight in the evening on most days = 20:00
the train leaves at ten past two in the morning on most days = 02:10
the train leaves at a quarter to eight on most days = 07:45|19:45
the train leaves at five to four on most days = 03:55|15:55
the train leaves at 1600 hours on most days = 16:00
the train leaves at noon on most days = 12:00
the office is open from 07.30 to 16.00 on most days = 07:30; 16:00
the office is open between 6 and 7pm on most days = 06:00|18:00; 19:00
the judges decided by five to four to hear him =
the price rose from 7.30 to 16.00 in all =
he may march to the sea in May, he said = -05
about 2000 people may march on the town =
he cut 3/4 of a mile off the road =
"""
GERMAN = """
das Bad wurde am 14. Mai 2024 geöffnet = 2024-05-14
das Bad wurde am 14. März geöffnet = -03-14
das Bad wurde am 14.05.2024 geöffnet = 2024-05-14
das Bad wurde am 14.05.24 geöffnet = 1924-05-14|2024-05-14
das Bad wurde im Mai 1987 geöffnet = 1987-05
das Bad wurde im Mai geöffnet = -05
das Bad wurde im Jahr 1987 geöffnet = 1987
das Bad wurde Ende 1987 geöffnet = late 1987
das Bad wurde am Dienstag geöffnet = w2
das Bad wurde am Dienstagabend geöffnet = w2 evening
das Bad wurde in der Nacht zum Sonntag geöffnet = w6 evening|w7
das Bad wurde gestern Abend geöffnet = day-1 evening
das Bad wurde letzte Woche geöffnet = week-1
das Bad wurde im Herbst 2027 geöffnet = 2027 s3
das Bad wurde im dritten Quartal 2024 geöffnet = 2024 q3
das Bad wurde in den 1980er-Jahren geöffnet = 1980..1989
das Bad wurde in den achtziger Jahren geöffnet = 1980..1989|2080..2089|1880..1889
die Kirche des 15. Jahrhunderts steht dort = 1400..1499
der Zug fährt um 18.40 Uhr ab = 18:40
der Zug fährt um 18 Uhr 40 ab = 18:40
der Zug fährt um 18:40 ab = 18:40
der Zug fährt um 6 Uhr abends ab = 18:00
der Zug fährt um halb sieben ab = 06:30|18:30
der Zug fährt um Viertel nach zwei ab = 02:15|14:15
der Zug fährt um Mitternacht ab = 00:00
wir sehen uns am Morgen an = day+1
"""
FRENCH = """
le pont fut ouvert le 14 mai 2024 à tous = 2024-05-14
le pont fut ouvert le 1er mai à tous = -05-01
le pont fut ouvert le 14/05/2024 à tous = 2024-05-14
le pont fut ouvert le mardi 8/6 à tous = w2; -06-08
le pont fut ouvert en mars 1987 à tous = 1987-03
le pont fut ouvert en mars à tous = -03
le pont fut ouvert en 1987 à tous = 1987
le pont fut ouvert fin 1987 à tous = late 1987
le pont fut ouvert mardi soir à tous = w2 evening
le pont fut ouvert mardi dernier à tous = w2 week-1
le pont fut ouvert hier à tous = day-1
le pont fut ouvert la semaine dernière à tous = week-1
le pont fut ouvert au printemps 2027 à tous = 2027 s1
le pont fut ouvert au troisième trimestre 2024 à tous = 2024 q3
le pont fut ouvert dans les années 1980 à tous = 1980..1989
le pont fut ouvert dans les années 80 à tous = 1980..1989|2080..2089|1880..1889
une église du XVe siècle se dresse là = 1400..1499
une église du 15e siècle se dresse là = 1400..1499
le train part à 18h40 de la gare = 18:40
le train part à 18 h de la gare = 18:00
le train part à 6 heures du soir de la gare = 18:00
le train part à huit heures et demie de la gare = 08:30|20:30
le train part à midi de la gare = 12:00
un voyage de 1990 francs les attend =
"""
SPANISH = """
el puente se abrió el 14 de mayo de 2024 en Vigo = 2024-05-14
el puente se abrió el 14 de mayo en Vigo = -05-14
el puente se abrió el 1º de mayo en Vigo = -05-01
el puente se abrió el 14/05/2024 en Vigo = 2024-05-14
el puente se abrió el martes 8/6 en Vigo = w2; -06-08
el puente se abrió en marzo de 1987 en Vigo = 1987-03
el puente se abrió en marzo en Vigo = -03
el puente se abrió en 1987 en Vigo = 1987
el puente se abrió a finales de 1987 en Vigo = late 1987
el puente se abrió el martes por la noche en Vigo = w2 evening
el puente se abrió el martes pasado en Vigo = w2 week-1
el puente se abrió ayer en Vigo = day-1
el puente se abrió la semana pasada en Vigo = week-1
el puente se abrió en la primavera de 2027 en Vigo = 2027 s1
el puente se abrió en el tercer trimestre de 2024 en Vigo = 2024 q3
el puente se abrió en los años ochenta en Vigo = 1980..1989|2080..2089|1880..1889
el puente se abrió en la década de 1980 en Vigo = 1980..1989
una iglesia del siglo XV se alza en Vigo = 1400..1499
el tren sale a las 18:40 horas de Vigo = 18:40
el tren sale a las 18.40 horas de Vigo = 18:40
el tren sale a las 6 de la tarde de Vigo = 18:00
el tren sale a las ocho y media de la noche de Vigo = 20:30
el tren sale a medianoche de Vigo = 00:00
"""
OTHER = """
il ponte fu aperto 2024-05-14 = 2024-05-14
il ponte fu aperto 14.05.2024 = 2024-05-14
il treno parte 18:40 = 18:40
"""
FORMS = [
    pytest.param(language, *line.split(" ="), id=f"{language} {line}")
    for language, lines in {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "it": OTHER}.items()
    for line in lines.strip().splitlines()
]


@pytest.mark.parametrize(("language", "text", "expected"), FORMS)
def test_a_form_says_what_a_reader_understands(language: str, text: str, expected: str) -> None:
    assert said(f"{text[0].upper()}{text[1:]}.", language) == expected.strip()


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_a_language_with_a_table_is_shown_on_twenty_forms(language: str) -> None:
    assert forms(language) != forms("it")
    assert sum(param.values[0] == language for param in FORMS) >= 20


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
