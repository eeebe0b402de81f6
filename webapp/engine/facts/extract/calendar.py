"""The words of dates: months, weekdays and their company, in English, German, French and Spanish."""

from __future__ import annotations

from typing import Final

from webapp.engine.facts.wordlist import listed


def _numbered(*lists: str) -> dict[str, int]:
    return {
        word: place
        for listed in lists
        for place, words in enumerate(listed.split(), 1)
        for word in words.split("/")
    }


MONTHS: Final = _numbered(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept "
    "october/oct november/nov december/dec",
    "januar/jänner februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
)
"""Folded month name, English, German, French or Spanish → 1 to 12."""

WEEKDAYS: Final = _numbered(
    "monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thurs friday/fri saturday/sat sunday/sun",
    "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
)
"""Folded weekday → 1 (Monday) to 7."""

ALSO_WORDS: Final = listed(
    """
    may march mar mars august sat sun mon wed dec jan
    """
)
"""Months and days that are also other words: they need a capital and, for *may* and *march*, a number or
a preposition beside them."""

BEFORE_MONTH: Final = listed(
    """
    in of since by until till last next this early late mid from to through during before after
    between and en de im seit bis au
    """
)

RELATIVE: Final = listed(
    """
    yesterday today tomorrow tonight gestern heute morgen hier aujourd'hui demain ayer hoy
    """
)

RELATIVE_FIRST: Final = frozenset({"last", "next", "this", "previous", "following"})

SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

PERIODS: Final = listed(
    """
    week month year night weekend decade century summer winter spring autumn fall season quarter
    morning afternoon evening
    """
)

YEAR_BEFORE: Final = listed(
    """
    in since by until till from of early late during before after to through and between around
    circa year years mid the season summer winter spring autumn january fiscal q1 q2 q3 q4 im seit
    bis jahr en depuis desde hasta año de ( - /
    """
)

DATE_LINKS: Final = frozenset({"of", "the", "de", "del", ",", "."})

DAYTIMES: Final = frozenset(("in", "the", part) for part in ("morning", "afternoon", "evening"))

NOON: Final = {
    "noon": 720,
    "midday": 720,
    "midnight": 0,
    "mittag": 720,
    "mitternacht": 0,
    "midi": 720,
    "minuit": 0,
}

MONTH_LANGUAGES: Final = frozenset({"de", "fr", "es"})
