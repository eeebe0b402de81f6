"""Number words and their values: the tables that ``numerals`` reads with."""

from __future__ import annotations

from typing import Final

from webapp.engine.facts.extract.units import SCALE, SUFFIXES

_ENGLISH_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_FOREIGN_UNITS = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve",
)
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"

SMALL: Final = {word: value for value, word in enumerate(_ENGLISH_UNITS.split())} | {
    word: 20 + 10 * step for step, word in enumerate(_TENS["en"].split())
}
"""English cardinal below a hundred → its value."""
FOREIGN: Final = (
    {word: value for words in _FOREIGN_UNITS for value, word in enumerate(words.split())}
    | {
        word: 20 + 10 * step
        for language in ("de", "fr", "es")
        for step, word in enumerate(_TENS[language].split())
    }
    | {"dutzend": 12, "douzaine": 12, "docena": 12}
)
"""The same in German, French and Spanish."""
AMBIGUOUS_FOREIGN: Final = frozenset({"un", "uno", "neuf", "once", "elf", "acht", "sept"})
"""Number words that are as often an article or another word; read only before a scale or unit."""
ORDINALS: Final = (
    {word: value for value, word in enumerate(_ORDINALS.split(), 1)}
    | {word: 20 + 10 * step for step, word in enumerate(_TENTHS.split())}
    | {"hundredth": 100}
)
"""Ordinal word → its number."""
PARTS: Final = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4, "third": 3, "thirds": 3} | {
    word + ending: value for word, value in ORDINALS.items() if value > 3 for ending in ("", "s")
}
"""Part of a whole → how many of them make one."""
GLYPHS: Final = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333", "⅔": "0.667", "⅛": "0.125"}
"""Fraction of one character → its value."""
BIG: Final = {word: factor for word, factor in SCALE.items() if word not in SUFFIXES and factor >= 1000}
"""Scale word from a thousand on → its factor."""
