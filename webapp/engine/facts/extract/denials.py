"""Whether a quotation was trimmed of what denies it.

    “We did not, at any point, promise new flats”       “We did … promise new flats”

A denial counts when it bears on what was kept: no clause ends between them. What commas or dashes set off may
go with all that it denies (*“We will, whether or not it rains, go”*).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from webapp.engine.facts.wordlist import listed

_SCANDINAVIAN: Final = "ikke ikkje inte ej icke aldri aldrig ingen inget inga intet ingenting ingenstans utan"
_WORDS: Final = {
    "en": "not never no none nobody nothing nowhere neither nor cannot hardly barely scarcely deny denies "
    "denied denying refuse refuses refused false untrue impossible unlikely dont didnt doesnt wont cant isnt",
    "de": "nicht nie niemals kein keine keinen keinem keiner keines niemand nichts nirgends weder kaum",
    "nl": "niet nooit geen niemand niets nergens noch nauwelijks",
    "sv": _SCANDINAVIAN,
    "da": _SCANDINAVIAN,
    "no": _SCANDINAVIAN,
    "nb": _SCANDINAVIAN,
    "nn": _SCANDINAVIAN,
    "is": "ekki aldrei enginn engin ekkert",
    "fi": "ei en et emme ette eivät älä älkää koskaan kukaan mikään",
    "et": "ei mitte kunagi keegi pole",
    "hu": "nem ne soha senki semmi sem nincs nincsenek",
    "tr": "değil yok hiç asla",
    "fr": "ne n pas jamais rien personne aucun aucune nul nulle ni guère non",
    "es": "no nunca jamás nadie nada ningún ninguno ninguna ni tampoco",
    "pt": "não nunca jamais ninguém nada nenhum nenhuma nem tampouco",
    "it": "non mai nessuno nessuna nessun niente nulla né neppure nemmeno",
    "ca": "no mai ningú res cap ni tampoc",
    "ro": "nu niciodată nimeni nimic nici niciun nicio",
    "pl": "nie nigdy nikt nic żaden żadna żadne ani",
    "cs": "ne není nejsou nikdy nikdo nic žádný žádná žádné ani nebude nebudou nemá nemáme nemůže",
    "sk": "nie nikdy nikto nič žiadny žiadna žiadne ani nebude",
    "sl": "ne ni niso nikoli nihče nič noben nobena",
    "hr": "ne nije nisu nikad nikada nitko niko ništa nijedan nema neće",
    "ru": "не нет ни никогда никто ничего ничто нельзя никакой никаких",
    "uk": "не немає ні ані ніколи ніхто нічого ніщо жоден",
    "bg": "не няма нито никога никой нищо",
    "el": "δεν δε μην μη όχι ποτέ κανείς κανένας τίποτα ούτε",
    "ar": "لا لم لن ليس ليست لسنا غير أبدا",
    "fa": "نه نیست نیستند هرگز هیچ",
    "he": "לא אין אל מעולם אף",
    "hi": "नहीं न मत कभी कोई",
    "id": "tidak bukan tak jangan belum tanpa",
}
"""Language → words that deny."""
_SIGNS: Final = {
    "zh": re.compile("[不没沒未无無非勿莫别別]"),
    "ja": re.compile("ない|なかっ|なく|ません|ぬ|ずに|無"),
    "ko": re.compile("않|못|없|아니|안 "),
}
"""Languages that write denials within words → how."""
_BY_LANGUAGE: Final = {language: listed(words) for language, words in _WORDS.items()}
_ANY: Final = frozenset().union(
    *(_BY_LANGUAGE[language] for language in ("en", "de", "fr", "sv", "nl", "pl", "ru"))
)
"""For a text in a language that is not known."""
_LIMITED: Final = listed("only just merely nur bloß solo soltanto seulement bara kun bare только лишь tylko")
"""Behind a *not* they make it an addition (*not only the roof*)."""
_TURNS: Final = listed(
    "but because so aber weil mais parce pero porque ma perché mas men maar want но але потому ale mutta"
)
"""Words that begin another clause without a sign before them."""
_LATE: Final = frozenset({"ja", "ko", "tr", "hi", "fa", "hu"})
"""Languages whose clauses end in their verb and what denies it."""
_PAUSES: Final = frozenset(",—–()、，،")
_ENDS: Final = frozenset(".!?;:…。！？；：؟")
_REACH: Final = 8
"""Words from a denial to what was kept behind it, at most."""
_ASIDE: Final = 4
"""Words between two commas that interrupt a clause (*I do not, frankly, think that …*)."""

Said = Sequence[tuple[str, str]]
"""Folded words, each with the signs behind it."""


def is_denied(lead: str | None, skipped: Said, language: str, *, goes_on: bool) -> bool:
    """Whether a denial among the words that a trim left out bears on what was kept.

    ``lead``: the signs behind the last word kept in front, None when none was. ``goes_on``: words were kept
    behind, too.
    """
    clauses = _clauses(lead or "", skipped)
    if lead is not None and goes_on and len(clauses) == 1:
        return _within(clauses[0], language)
    behind = goes_on and _before_rest(clauses[-1], language)
    return behind or (lead is not None and _after_rest(clauses[0], language))


def denies(words: Sequence[str], language: str) -> bool:
    """Whether any of some folded words denies."""
    if language in _SIGNS:
        return _SIGNS[language].search(" ".join(words)) is not None
    known = _BY_LANGUAGE.get(language, _ANY)
    return any(
        (word in known or word.endswith("n't") or word.startswith("n'"))
        and not _LIMITED.intersection(words[at + 1 : at + 2])
        for at, word in enumerate(words)
    )


def _clauses(lead: str, skipped: Said) -> list[list[list[str]]]:
    """The words, cut at the ends of sentences into clauses and these at pauses into stretches."""
    clauses: list[list[list[str]]] = [[[]]]
    for word, signs in (("", lead), *skipped):
        if word:
            clauses[-1][-1].append(word)
        if not _ENDS.isdisjoint(signs):
            clauses.append([[]])
        elif not _PAUSES.isdisjoint(signs):
            clauses[-1].append([])
    return clauses


def _within(stretches: list[list[str]], language: str) -> bool:
    """A clause with its middle left out: pauses two by two set asides off; one alone parts two clauses."""
    if len(stretches) % 2 == 0:
        return _before_rest(stretches, language) or _after_rest(stretches[:1], language)
    return denies([word for stretch in stretches[::2] for word in stretch], language)


def _before_rest(stretches: list[list[str]], language: str) -> bool:
    last = stretches[-1]
    if len(stretches) > 2 and len(stretches[-2]) <= _ASIDE and len(stretches[-3]) > 1:
        last = stretches[-3] + last
    turn = max((at + 1 for at, word in enumerate(last) if word in _TURNS), default=0)
    return denies(last[turn:][-_REACH:], language)


def _after_rest(stretches: list[list[str]], language: str) -> bool:
    """Behind what was kept: German *… das nicht*, Japanese *…はない*."""
    return denies(stretches[0] if language in _LATE else stretches[0][-2:], language)
