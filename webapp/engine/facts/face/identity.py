"""Who is who: whether a name of one article stands for somebody or something that the other one names.

    Donald J. Trump     President Trump     Mr. Trump
    the Ministry of Defence     the defence ministry

Short forms, initials, spellings, peoples and their places are made equal word by word. A name is known to an
article when its words stand together there, or in what they say of one person nothing is against it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from webapp.engine.facts.extract.aliases import FORMS, Lore, key, roots, same, spell_out
from webapp.engine.facts.extract.common_words import is_common
from webapp.engine.facts.extract.fact import only
from webapp.engine.facts.extract.names import Name, Sort
from webapp.engine.facts.face.groups import Told
from webapp.engine.facts.face.spelling import Spellings
from webapp.engine.model import FactKind

_TRIED: Final = 200
"""Sentences with the rarest word of a name that are looked at for its other words, and persons of one family
name; more of them and the name counts as known."""

_STEM: Final = 4
"""Letters of a name with which that of its people may begin."""


class Identities:
    """The names and words of one article."""

    def __init__(self, side: Sequence[Told], lore: Lore) -> None:
        self._side = side
        self._lore = lore
        self._cores: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._known: dict[tuple[str, ...], bool] = {}
        self._stands: dict[str, set[int]] = {}
        self._one: dict[tuple[tuple[str, ...], tuple[str, ...]], bool] = {}
        self._told: dict[tuple[tuple[str, ...], Sort], Hashable] = {}
        self._within: dict[tuple[str, ...], set[tuple[str, ...]]] = {}

    def core(self, name: Name) -> tuple[str, ...]:
        """The words of a name, initials spelt out, in the form in which names are compared."""
        if name.words not in self._cores:
            self._cores[name.words] = spell_out(" ".join(name.words), self._lore)
        return self._cores[name.words]

    def told_of(self, name: Name) -> Hashable:
        """All that its answers about a name, alone or beside another one, depend on; the same wherever the
        sentences of the article stand."""
        key = name.words, name.sort
        if key not in self._told:
            core = self.core(name)
            alone = self.know(name), self.know_family(name), self.sort(name)
            self._told[key] = core, alone, frozenset(self._wholes(core))
        return self._told[key]

    def agree(self, one: Name, other: Name) -> bool:
        """Whether two names may name one thing."""
        return same(self.core(one), self.core(other))

    def are_one(self, one: Name, other: Name) -> bool:
        """Whether they agree, or the article has a name that both are parts of."""
        cores = self.core(one), self.core(other)
        if cores not in self._one:
            self._one[cores] = same(*cores) or self._are_one(*cores)
        return self._one[cores]

    def have_one(self, one: Name, other: Name) -> bool:
        """Whether the article has a name that both are parts of: *Ieuan* and *Prosser*."""
        return not self._wholes(self.core(one)).isdisjoint(self._wholes(self.core(other)))

    def _are_one(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        shorter, longer = sorted((one[-1], other[-1]), key=len)
        if len(shorter) > _STEM and longer.startswith(shorter):  # *Varonia*, *Varonian*
            return True
        return not self._wholes(one).isdisjoint(self._wholes(other))

    def sort(self, name: Name) -> Sort:
        """What a name names, as far as any of its mentions tells."""
        if name.sort is not Sort.UNKNOWN:
            return name.sort
        return self._sorts.get(self.core(name)[-1], Sort.UNKNOWN)

    def _wholes(self, core: tuple[str, ...]) -> set[tuple[str, ...]]:
        """The names of several words that have all the words of a core."""
        if core not in self._within:
            held = sorted((self._whole.get(word, set()) for word in core), key=len)
            self._within[core] = held[0].intersection(*held[1:])
        return self._within[core]

    @cached_property
    def _whole(self) -> dict[str, set[tuple[str, ...]]]:
        """Word → the names of several words that it stands in."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for name in self._names:
            core = self.core(name)
            for word in core if len(core) > 1 else ():
                found.setdefault(word, set()).add(core)
        return found

    @cached_property
    def _sorts(self) -> dict[str, Sort]:
        """Last word of a name → its sort, where the names that end so have one."""
        found: dict[str, Sort] = {}
        for name in self._names:
            if name.sort is not Sort.UNKNOWN:
                found.setdefault(self.core(name)[-1], name.sort)
        return found

    def know(self, name: Name) -> bool:
        """Whether the article names it, too: all its words, together where they belong to several names."""
        core = self.core(name)
        if core not in self._known:
            self._known[core] = self._stand(core)
        return self._known[core]

    def know_family(self, name: Name) -> bool:
        """Whether the article knows a person by the family name alone, and nobody of another first name."""
        *first, last = self.core(name)
        if not first or name.sort in {Sort.BODY, Sort.PLACE} or not is_family(name, last):
            return False
        firsts = self._persons.get(last)
        return firsts is not None and not any(firsts)

    def _stand(self, core: tuple[str, ...]) -> bool:
        found = [self._sentences(word) for word in core]
        if not all(found):
            return False
        if len(core) == 1:
            return True
        rarest = min(found, key=len)
        if len(rarest) > _TRIED or any(all(at in held for held in found) for at in rarest):
            return True
        firsts = self._persons.get(core[-1], set())
        if len(firsts) > _TRIED:
            return True
        return not firsts or any(same(first, core[:-1]) for first in firsts)

    def _sentences(self, word: str) -> set[int]:
        if word not in self._stands:
            words, forms = self._places
            held = [
                own[form]
                for root in {*roots(word)}
                for own, form in ((words, root), (words, root + "s"), (forms, root))
                if form in own
            ]
            self._stands[word] = held[0] if len(held) == 1 else set().union(*held)
        return self._stands[word]

    @cached_property
    def _places(self) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
        """Word → the numbers of the sentences where it stands; what other words are forms of → the same."""
        words: dict[str, set[int]] = {}
        forms: dict[str, set[int]] = {}
        for at, told in enumerate(self._side):
            lows = told.reading.lows
            for low in {*lows, *self._spelt(lows[capital] for capital in told.reading.capitals)}:
                words.setdefault(low, set()).add(at)
        for low in (low for low in words if low in FORMS or not low.isascii()):
            forms.setdefault(key(low), set()).update(words[low])
        return words, forms

    def _spelt(self, capitals: Iterable[str]) -> Iterator[str]:
        """The words that words with a capital stand for."""
        for low in capitals:
            if low in FORMS or low in self._lore.initials:
                yield from spell_out(low, self._lore)

    @cached_property
    def spellings(self) -> Spellings:
        """Its names, to find the one that another is a misspelling of."""
        return Spellings(self._names)

    @cached_property
    def _names(self) -> list[Name]:
        return only(Name, (fact for told in self._side for fact in told.facts[FactKind.NAME]))

    @cached_property
    def _persons(self) -> dict[str, set[tuple[str, ...]]]:
        """Last word of a name → what stands before it in the names that end so."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for name in self._names:
            *first, last = self.core(name)
            found.setdefault(last, set()).add(tuple(first))
        return found


def is_family(name: Name, last: str) -> bool:
    """Whether a name of several words may be a person's, for all that can be told from the words."""
    return name.sort is Sort.PERSON or not (is_common(last) or key(last) in FORMS.values())
