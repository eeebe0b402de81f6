"""Units, currencies, scales and approximators: what stands beside a number and what it means.

English in full; for German, French and Spanish the words that news use. A unit is given by its dimension's
base unit and a factor, so that ``30 miles`` and ``48 km`` can meet.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from webapp.engine.facts.wordlist import listed


def _spread(table: dict[str, str]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in words.split()}


CURRENCY: Final = _spread(
    {
        "dollar": "$ us$ usd dollar dollars dólar dólares",
        "euro": "€ eur euro euros",
        "pound": "£ gbp pound pounds pfund livres sterling quid",
        "yen": "¥ jpy yen",
        "yuan": "yuan cny rmb renminbi",
        "rupee": "₹ inr rupee rupees",
        "rouble": "₽ rub rouble roubles ruble rubles",
        "won": "₩ krw",
        "shekel": "₪ shekel shekels",
        "franc": "chf franc francs franken",
        "krona": "kronor kroner krona krone",
        "cent": "cent cents ¢",
        "penny": "pence pennies",
        "peso": "peso pesos",
    }
)
"""Symbol or word → currency."""

CURRENCY_SYMBOLS: Final = frozenset("$€£¥₹₽₩₪")
"""They stand before the number in English, after it elsewhere."""

DOLLARS: Final = {
    "a": "a$",
    "au": "a$",
    "c": "c$",
    "ca": "c$",
    "hk": "hk$",
    "nz": "nz$",
    "s": "s$",
    "us": "dollar",
}
"""Letters before ``$`` → which dollar."""

PERCENT: Final = frozenset({"%", "percent", "prozent", "pc", "pct"})
"""One token that means percent; ``per cent``, ``pour cent`` and ``por ciento`` are two."""
PERCENT_FIRST: Final = {"per": "cent", "pour": "cent", "por": "ciento"}
"""First word → second word of a percent sign in words."""

SCALE: Final = {
    word: Decimal(value)
    for value, words in {
        "1e2": "hundred hundreds hundert",
        "1e3": "k thousand thousands tausend mille mil",
        "1e6": "m mn mln million millions mio millionen millón millones",
        "1e9": "bn bln billion billions b mrd milliarde milliarden milliard milliards",
        "1e12": "tn trn trillion trillions billionen billones",
    }.items()
    for word in words.split()
}
"""Word or suffix → factor, as English counts; ``SCALE_OF`` differs."""

_LONG_SCALE: Final = {"billion": Decimal("1e12"), "billions": Decimal("1e12"), "billón": Decimal("1e12")}
"""German, French and Spanish count a billion as a million millions."""
SCALE_OF: Final = {
    "de": _LONG_SCALE,
    "fr": _LONG_SCALE | {"cent": Decimal(100), "cents": Decimal(100)},
    "es": _LONG_SCALE | {"cien": Decimal(100), "ciento": Decimal(100)},
}
"""ISO 639-1 code → words that are a scale in this language alone; they go before ``SCALE``."""

SUFFIXES: Final = listed(
    """
    k m mn mln bn bln b tn trn
    """
)
"""Scales that are letters: only right behind the digits, or behind an amount of money."""

LENGTH_CUES: Final = listed(
    """
    long high tall deep wide away race sprint hurdles final freestyle
    """
)
"""After ``61m`` they say that metres are meant."""

MEASURE: Final = {
    word: (dimension, Decimal(factor))
    for dimension, units in {
        "length": {
            "1000": "km kms kilometre kilometres kilometer kilometers kilomètre kilomètres kilómetro "
            "kilómetros",
            "1": "metre metres meter meters mètre mètres metro metros",
            "0.01": "cm centimetre centimetres centimeter centimeters zentimeter",
            "0.001": "mm millimetre millimetres millimeter millimeters",
            "1609.344": "mile miles mi meile meilen",
            "0.9144": "yard yards yd yds",
            "0.3048": "foot feet ft",
            "0.0254": "inch inches",
        },
        "mass": {
            "1": "kg kgs kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes",
            "0.001": "g gram grams gramm grammes",
            "1000": "tonne tonnes ton tons tonnen",
            "0.45359": "lb lbs",
            "6.35029": "stone",
            "0.02835": "ounce ounces oz",
        },
        "volume": {
            "1": "litre litres liter liters litro litros",
            "3.78541": "gallon gallons",
            "159": "barrel barrels",
        },
        "area": {
            "10000": "hectare hectares hektar hectárea hectáreas ha",
            "4046.86": "acre acres",
        },
        "speed": {"1": "kph kmh", "1.609344": "mph"},
        "power": {
            "1": "kilowatt kilowatts kw",
            "1000": "megawatt megawatts mw",
            "1000000": "gigawatt gigawatts gw",
        },
        "time": {
            "1": "second seconds sec secs sekunde sekunden seconde secondes segundo segundos",
            "60": "minute minutes min mins minuten minuto minutos",
            "3600": "hour hours hr hrs stunde stunden heure heures hora horas",
            "86400": "day days tag tage tagen jour jours día días",
            "1209600": "fortnight fortnights",
            "604800": "week weeks woche wochen semaine semaines semana semanas",
            "2629800": "month months monat monate monaten mois mes meses",
            "31557600": "year years yr yrs jahr jahre jahren an ans année années año años",
            "315576000": "decade decades jahrzehnt jahrzehnte",
            "3155760000": "century centuries",
        },
        "temperature": {"1": "° degree degrees celsius fahrenheit grad degré degrés grado grados"},
        "points": {"1": "point points punkte punkten"},
    }.items()
    for factor, words in units.items()
    for word in words.split()
}
"""Word → dimension and factor to the base unit."""

FAHRENHEIT: Final = frozenset({"fahrenheit", "f"})
CELSIUS: Final = frozenset({"celsius", "c"})
"""Behind degrees they say which; temperatures are kept in degrees Celsius."""

BELOW: Final = frozenset(
    {"nearly", "almost", "just under", "close to", "approaching", "fast", "knapp", "presque", "casi"}
)
ABOUT: Final = listed(
    """
    about around roughly approximately some circa approx estimated ~ rund etwa environ unos unas
    ungefähr
    """
)
ABOVE: Final = frozenset(
    {
        "more than",
        "over",
        "above",
        "at least",
        "upwards of",
        "exceeding",
        "exceeded",
        "no fewer than",
        "no less than",
        "well over",
        "mehr als",
        "über",
        "mindestens",
        "plus de",
        "au moins",
        "más de",
        "al menos",
    }
)
LESS: Final = frozenset(
    {"less than", "fewer than", "under", "below", "weniger als", "unter", "moins de", "menos de"}
)
MOST: Final = frozenset(
    {
        "up to",
        "at most",
        "as many as",
        "as much as",
        "as high as",
        "as fast as",
        "as long as",
        "no more than",
        "not more than",
        "a maximum of",
        "bis zu",
        "höchstens",
        "jusqu'à",
        "hasta",
        "hasta un",
    }
)
APPROXIMATORS: Final = {
    phrase: name
    for name, phrases in {"below": BELOW, "about": ABOUT, "above": ABOVE, "less": LESS, "most": MOST}.items()
    for phrase in phrases
}
"""Phrase before a number → how it bends it: just below, about, above, less, at most."""

AFTERTHOUGHTS: Final = {
    "or so": "about",
    "or more": "above",
    "or less": "most",
    "or fewer": "most",
    "plus": "above",
    "+": "above",
}
"""Phrase behind a number → the same classes."""
