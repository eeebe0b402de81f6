"""Whether two speakers may be one, as both articles together tell; and whom a pronoun may stand for.

*Ocean's head brewer, Thomas Bingebo* and *the head brewer at Ocean* share words; *the mayor* is Joan Pryce
where any sentence reads *Mayor Joan Pryce* or *Joan Pryce, the mayor*.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from webapp.engine.facts.extract.aliases import Lore, same, spell_out
from webapp.engine.facts.extract.capitals import titles
from webapp.engine.facts.extract.fact import only
from webapp.engine.facts.extract.names import Name, Sort, is_possessive
from webapp.engine.facts.extract.phrases import Speaker
from webapp.engine.facts.extract.reading import Reading, same_as_before
from webapp.engine.facts.extract.speech import tag_words
from webapp.engine.facts.face.groups import Told
from webapp.engine.facts.face.spelling import misspelt
from webapp.engine.facts.lexicon import are_kindred, lemmas, speech
from webapp.engine.language import groups, words
from webapp.engine.model import FactKind
from webapp.engine.reading import is_content, stem

_ROLE: Final = 4
"""Words before a name that may tell what its bearer is."""
_APPOSED: Final = 8
"""Tokens of an apposition that are read."""


class People:
    """Who is what, read off the appositions of both articles. Linear in their length."""

    def __init__(self, readings: Iterable[Reading], lore: Lore) -> None:
        self._lore = lore
        self._roles: dict[str, set[str]] = {}
        self._holders: dict[str, set[str]] = {}
        self._one: dict[tuple[str, str], bool] = {}
        self._told: dict[tuple[str, ...], Hashable] = {}
        before: tuple[str, ...] = ()
        for reading in readings:
            for name, role in same_as_before(reading.origin, _told_beside, (before,)):
                for word in name:
                    self._roles.setdefault(word, set()).update(role)
                for word in role:
                    self._holders.setdefault(word, set()).update(name)
            before = _topic(reading, len(reading.tokens))

    def are_two(self, one: Speaker, other: Speaker, *, in_place: bool = False) -> bool:
        """Whether two speakers are certainly not the same. ``in_place``: the sentences about them are else
        the same, so that two descriptions, or that of a name and another one, stand for each other."""
        if not (_is_certain(one) and _is_certain(other)) or self._share(one, other):
            return False
        if one.name and other.name:
            return not self.are_tied(one.name, other.name)
        if {one.head, other.head} & tag_words("en", "anybody"):
            return False
        if one.name or other.name:
            named, described = (one, other) if one.name else (other, one)
            known = (*named.role, *self._known(named.name))
            is_other = in_place and bool(named.role) and not self._meet(known, (described.head,))
            return is_other or self._is_held(named, described)
        return in_place

    def are_strangers(self, one: Speaker, other: Speaker) -> bool:
        """Whether one is a body or several, and the other a named one who is something else, as is told."""
        if bool(one.name) == bool(other.name) or not (_is_certain(one) and _is_certain(other)):
            return False
        named, described = (one, other) if one.name else (other, one)
        known, head = (*named.role, *self._known(named.name)), described.head
        is_many = head[-1:] == "s" and any(form != head for form in lemmas(head))
        is_body = is_many or (len(described.role) > 1 and head in words("en", "bodies"))
        if not is_body or not tag_words("en", "anybody").isdisjoint(lemmas(head)):
            return False
        is_held = self._meet(sorted(self._holders.get(head, ())), named.name)
        return any(map(is_agent, known)) and not is_held and not self._meet(known, (head, *described.role))

    def are_tied(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Whether the words of one name are among what either article tells of the bearer of the other one: a
        country or a house, and who speaks for it."""
        return self._meet(self._known(one), other) or self._meet(self._known(other), one)

    def told_of(self, name: Sequence[str]) -> Hashable:
        """All that ``are_tied`` depends on, of the words of one name."""
        words = tuple(name)
        if words not in self._told:
            known = self._known(words)
            self._told[words] = known, tuple(spell_out(word, self._lore) for word in (*words, *known))
        return self._told[words]

    def is_told(self, speaker: Speaker, about: frozenset[str]) -> bool:
        """Whether a named speaker, or what he is as either article tells, is among the words ``about`` it."""
        offices = (word for word in (*speaker.role, *self._known(speaker.name)) if is_agent(word))
        return not about.isdisjoint((*speaker.name, *offices))

    def is_person(self, speaker: Speaker) -> bool:
        """Whether a named speaker is told to be a person: to have an office or a trade."""
        return not _AGENTS.isdisjoint((*speaker.role, *self._known(speaker.name)))

    def _share(self, one: Speaker, other: Speaker) -> bool:
        """Whether the words for one are among those for the other. Of two named ones, a whole name must be
        (*Ocean*, *Ocean's Thomas Bingebo*): a friend of the Hutchinsons is none of them."""
        first, second = one.name or (one.head,), other.name or (other.head,)
        if one.name and other.name:
            if {*second} <= {*one.role} or {*first} <= {*other.role}:
                return True
            if min(len(first), len(second)) > 1 and first[0] == second[0] and first[-1] not in second:
                first, second = first[1:], second[1:]  # two of one first name
            return self._meet(first, second)
        return self._meet(first, (*second, *other.role)) or self._meet((*first, *one.role), second)

    def _known(self, name: Sequence[str]) -> tuple[str, ...]:
        found: set[str] = set().union(*(self._roles.get(word, ()) for word in name))
        return tuple(sorted(found))

    def _is_held(self, named: Speaker, described: Speaker) -> bool:
        """Whether both articles tell whose role it is, and that the named one has another."""
        holders = self._holders.get(described.head, set())
        known = self._known(named.name)
        return bool(holders and known) and not (
            self._meet(sorted(holders), named.name) or self._meet(known, (described.head,))
        )

    def _meet(self, ones: Sequence[str], others: Sequence[str]) -> bool:
        return not set(ones).isdisjoint(others) or any(
            self._is_one(one, other) for one in ones[:_MOST] for other in others[:_MOST]
        )

    def _is_one(self, one: str, other: str) -> bool:
        if (one, other) not in self._one:
            self._one[one, other] = _are_akin(one, other) or same(
                spell_out(one, self._lore), spell_out(other, self._lore)
            )
        return self._one[one, other]


@lru_cache(maxsize=1 << 15)
def _are_akin(one: str, other: str) -> bool:
    return misspelt(one, other) or are_kindred(one, other) or stem(one, "en") == stem(other, "en")


_MOST: Final = 12
"""Words of a speaker that are compared one by one."""


def _is_certain(speaker: Speaker) -> bool:
    return speaker.is_sure and not speaker.is_pronoun and bool(speaker.name or is_agent(speaker.head))


@lru_cache(maxsize=1 << 14)
def is_agent(low: str) -> bool:
    """Whether a folded noun may be one for somebody who speaks: a word of the tables, or a noun that is no
    adjective and tells no doing (*airport*, but not *two* or *findings*)."""
    forms = lemmas(low)
    if not _AGENTS.isdisjoint(forms):
        return True
    return "n" in speech(low) and "a" not in speech(low) and not any(form.endswith("ing") for form in forms)


_AGENTS: Final = tag_words("en", "body") | tag_words("en", "anybody") | {*chain(*groups("en", "roles"))}


def _told_beside(
    reading: Reading, before: Sequence[str]
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The appositions of a sentence, which are the same wherever it stands."""
    return tuple(_appositions(reading, before))


def _appositions(
    reading: Reading, before: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words of a name, and those beside it that tell what its bearer is. ``before``: what the sentence
    before is about, and *its* minister belongs to."""
    stop, size = 0, len(reading.tokens)
    for at in reading.capitals:
        if at < stop or not _is_name(reading, at):
            continue
        stop = at + 1
        while stop < size and _is_name(reading, stop):
            stop += 1
        ahead, behind = [*_ahead(reading, at)], [*_behind(reading, stop)]
        first = max(0, at - len(ahead) - 2)
        is_its = (ahead and not _ITS.isdisjoint(reading.lows[first:at])) or (
            behind and reading.lows[stop + 1] in _ITS
        )
        role = (*ahead, *behind, *((_topic(reading, first) or before) if is_its else ()))
        if role:
            yield reading.lows[at:stop], role


_ITS: Final = frozenset({"its", "their"})


def _topic(reading: Reading, last: int) -> tuple[str, ...]:
    """The first content words of a sentence that stand together, before token ``last``."""
    first = next((at for at in range(last) if _tells(reading, at)), last)
    stop = next((at for at in range(first, last) if not _tells(reading, at)), last)
    return reading.lows[first : min(stop, first + _ROLE)]


def _is_name(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    return (
        token.is_capital
        and token.low not in titles(reading.language)
        and is_content(token.low, reading.language)
    )


def _ahead(reading: Reading, at: int) -> Iterator[str]:
    """*The head brewer* Ann Lee; *the head brewer,* Ann Lee."""
    start = at - 1
    if start > 0 and reading.lows[start] == ",":
        start -= 1
        if _is_name(reading, start) and reading.lows[start - 1] != "of":  # a list of names
            return
    for near in range(start, max(-1, start - _ROLE), -1):
        if _tells(reading, near):
            yield reading.lows[near]
        elif reading.lows[near] != "of":
            break


def _behind(reading: Reading, stop: int) -> Iterator[str]:
    """Ann Lee, *the head brewer*."""
    if reading.lows[stop : stop + 1] != (",",) or stop + 1 == len(reading.tokens):
        return
    if _is_name(reading, stop + 1) and not is_possessive(reading.tokens[stop + 1]):
        return
    for near in range(stop + 1, min(len(reading.tokens), stop + 1 + _APPOSED)):
        low = reading.lows[near]
        if not reading.tokens[near].is_word or low in tag_words(reading.language, "end"):
            break
        if _tells(reading, near):
            yield low


def _tells(reading: Reading, at: int) -> bool:
    token = reading.tokens[at]
    return token.is_word and (
        is_content(token.low, reading.language) or token.low in titles(reading.language)
    )


_BACK: Final = 3
"""Sentences before a pronoun in which whoever it stands for is named."""
_PERSONAL: Final = frozenset({"he", "she"})
_THINGS: Final = frozenset({Sort.PLACE, Sort.BODY})


class Antecedents:
    """The names of an article in order: a speaker who is none of those told before a pronoun is another."""

    def __init__(self, side: Mapping[str, Told]) -> None:
        self._side: Sequence[Told] = list(side.values())
        self._places = {told.reading.sentence.id: at for at, told in enumerate(self._side)}

    def of(self, reading: Reading, speaker: Speaker, verb: int) -> tuple[list[Speaker], frozenset[str]]:
        """Whom *he* or *she* at the verb of saying at token ``verb`` may be, nearest first, and the words
        told around them; nobody where the speaker is no such pronoun."""
        if not speaker.is_pronoun or _PERSONAL.isdisjoint(speaker.text.lower().split()):
            return [], frozenset()
        at = self._places.get(reading.sentence.id, 0)
        near = self._side[max(0, at - _BACK) : at + 1][::-1]
        about = frozenset(low for told in near for low in told.reading.vocabulary)
        return [found for told in near for found in _persons(told, verb if told is near[0] else None)], about


def _persons(told: Told, before: int | None) -> Iterator[Speaker]:
    """The persons named in a sentence, up to a token."""
    for name in only(Name, told.facts[FactKind.NAME]):
        is_ahead = before is None or told.reading.inside(name.span).start < before
        if is_ahead and name.sort not in _THINGS:
            yield Speaker(name.words, text=name.text, span=name.span)
