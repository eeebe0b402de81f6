"""Words replaced, dropped or put in inside a sentence that is otherwise kept, beyond the other kinds of fact.

    airlines had to fly a *roundabout* route to Asia    airlines had to fly a *direct* route to Asia

Only edited links are looked at: there, what was deleted and inserted in one place (a hunk) stands for each
other. Near-synonyms (``lexicon``) explain each other; what stays unexplained is weighed by a logistic model
(``facts/wording.json``, learned by ``bench/facts/train.py``).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from webapp.engine.facts.check.opposites import is_cancelled
from webapp.engine.facts.check.references import Context, may_be_reference
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.extract.speech import verb_class
from webapp.engine.facts.face.clauses import is_beside_quotation
from webapp.engine.facts.face.draft import Draft, draft
from webapp.engine.facts.face.groups import Group
from webapp.engine.facts.face.hunks import Hunk
from webapp.engine.facts.lexicon import are_rivals, forms, kin, speech
from webapp.engine.language import table
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.reading import is_content, stem
from webapp.engine.resources import read

_MOST: Final = 40
"""Words of a hunk that are weighed; a longer one is another text."""
_LONGEST: Final = 8
"""Words on one side of a hunk that has words on both; a longer one is a rewording, in which words differ."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The words of a hunk, sorted by what explains them."""

    deleted: tuple[str, ...]
    """Folded words on the left."""
    inserted: tuple[str, ...]
    """Folded words on the right."""
    gone: tuple[str, ...]
    """Deleted content words that stand nowhere in the group's right sentences and have no near-synonym
    here."""
    come: tuple[str, ...]
    """Inserted content words, likewise."""
    said: int
    """Deleted content words."""
    told: int
    """Inserted content words."""
    moved: bool
    """Some content word stands elsewhere in the group on the other side."""


def replaced(group: Group, context: Context) -> list[Draft]:
    """The findings about replaced, dropped and inserted words; ``context``: both articles."""
    return [
        found
        for hunk, words in _told(group)
        if not context.is_reference(group, hunk, words) and (found := _finding(group, hunk)) is not None
    ]


def replaced_anywhere(group: Group) -> list[Draft] | None:
    """The same findings where the group alone tells them; None where the articles must be asked."""
    told = [*_told(group)]
    if any(may_be_reference(group, hunk, words) for hunk, words in told):
        return None
    return [found for hunk, _ in told if (found := _finding(group, hunk)) is not None]


def _told(group: Group) -> Iterator[tuple[Hunk, tuple[str, ...]]]:
    """The hunks to be told of unless they are references, each with its words that nothing explains."""
    for hunk in group.hunks:
        this = edit(group, hunk)
        if not (this.deleted or this.inserted) or _is_rewording(this):
            continue
        if risk(features(group, hunk)) >= _model()["threshold"] and not (
            is_cancelled(group, hunk)
            or is_beside_quotation(group, hunk)
            or _is_tag(group, hunk)
            or _is_named(group, hunk, this)
        ):
            yield hunk, (*this.gone, *this.come)


def _is_rewording(this: Edit) -> bool:
    return bool(this.said and this.told) and max(len(this.deleted), len(this.inserted)) > _LONGEST


def _is_named(group: Group, hunk: Hunk, this: Edit) -> bool:
    """*The city* became *Belmore*: a name, which ``identities`` looks up, in the place of one noun."""
    if this.come or len(this.gone) != 1 or "n" not in speech(this.gone[0]):
        return False
    return hunk.right is not None and group.names_met(hunk.right)


def _is_tag(group: Group, hunk: Hunk) -> bool:
    """Whether a side has only a reporting clause more, which parts or ends a quotation (*” the agency’s
    statement went on: “*): who speaks is told by the rules of quotations and attributions."""
    places = group.passage(hunk.left, left=True), group.passage(hunk.right, left=False)
    if all(places):
        return False
    left = places[1] is None
    place = places[0] or places[1]
    text = place[1].strip(" ,.;:\n") if place else ""
    if _MARKS.isdisjoint((text[:1], text[-1:])):
        return False
    is_odd = sum(character in _MARKS for character in text) % 2 == 1
    return is_odd or any(map(verb_class, group.words_in(place[0], left=left) if place else ()))


_MARKS: Final = frozenset('“”"„«»')


@cache
def _model() -> Mapping[str, float]:
    """Name of a feature → its weight; with ``bias`` and ``threshold``, the risk from which a hunk is told."""
    model: Mapping[str, float] = json.loads(read("facts", "wording.json"))
    return model


def risk(values: Mapping[str, float]) -> float:
    """Probability that the words of a hunk change what is said."""
    model = _model()
    total = model["bias"] + sum(model[name] * value for name, value in values.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _finding(group: Group, hunk: Hunk) -> Draft | None:
    """The finding about a hunk; None where it holds but a mark: an apostrophe is part of a word, too."""
    left, right = (
        Fact(FactKind.WORDING, place[0], place[1], place[1])
        if (place := group.passage(span, left=side)) is not None
        else None
        for span, side in ((hunk.left, True), (hunk.right, False))
    )
    if left and right:
        return draft(group, (left, right), Verdict.CHANGED, Severity.MEDIUM)
    if right:
        return draft(group, (None, right), Verdict.ADDED, Severity.MEDIUM)
    if left:
        return draft(group, (left, None), Verdict.MISSING, Severity.LOW)
    return None


def edit(group: Group, hunk: Hunk) -> Edit:
    """Sort the words of a hunk."""
    deleted = _words(group, hunk.left, left=True)
    inserted = _words(group, hunk.right, left=False)
    said, told = _content(deleted), _content(inserted)
    stays = [word for word in said if _stem(word) not in group.content[1]]
    new = [word for word in told if _stem(word) not in group.content[0]]
    return Edit(
        deleted,
        inserted,
        _unexplained(stays, _without(inserted, group.content[0])),
        _unexplained(new, _without(deleted, group.content[1])),
        len(said),
        len(told),
        len(stays) < len(said) or len(new) < len(told),
    )


def _words(group: Group, span: Span | None, *, left: bool) -> tuple[str, ...]:
    """The words of a hunk that belong to no fact, without the subject of a verb of saying (*he says*)."""
    if span is None:
        return ()
    every = group.words_in(span, left=left)
    subjects = {
        word
        for at, word in enumerate(every)
        if word in _classes("pronoun")
        and any(map(verb_class, (*every[max(0, at - 1) : at], *every[at + 1 : at + 2])))
    }
    return tuple(word for word in group.words_in(span, left=left, own=True) if word not in subjects)[:_MOST]


def _content(words: Iterable[str]) -> list[str]:
    return [word for word in words if is_content(word, "en") and word not in _classes("light")]


def _without(words: Iterable[str], kept: frozenset[str]) -> list[str]:
    """The words but those whose stems are kept: these stand for themselves on the other side."""
    return [word for word in words if not is_content(word, "en") or _stem(word) not in kept]


def _stem(word: str) -> str:
    return stem(word, "en")


def _unexplained(words: Iterable[str], others: Sequence[str]) -> tuple[str, ...]:
    """The words that have no near-synonym and no form of themselves among others."""
    known, stems = forms(others), set(map(_stem, others))
    return tuple(word for word in words if kin(word).isdisjoint(known) and _stem(word) not in stems)


def features(group: Group, hunk: Hunk) -> Mapping[str, float]:
    """What the model weighs by its name, each in [0, 1]."""
    this = edit(group, hunk)
    both = bool(this.deleted and this.inserted)
    swap = both and bool(this.said and this.told)
    gone, come = [min(len(words), 4) / 4 for words in (this.gone, this.come)]
    pair = swap and bool(this.gone and this.come)
    quantities, others = _of_class(this.deleted, "quantity"), _of_class(this.inserted, "quantity")
    restricts = [_of_class(words, "restrict") for words in (this.deleted, this.inserted)]
    values = {
        "inserted": not this.deleted and bool(this.told),
        "inserted_new": 0 if this.deleted else come,
        "deleted": not this.inserted and bool(this.said),
        "deleted_new": 0 if this.inserted else gone,
        "replaced": swap,
        "gone": gone if both else 0,
        "come": come if both else 0,
        "explained": swap and not this.gone and not this.come,
        "only_gone": swap and bool(this.gone) and not this.come,
        "only_come": swap and bool(this.come) and not this.gone,
        "noun": pair and _some(this.gone, "n") and _some(this.come, "n"),
        "adjective": pair and _some(this.gone, "ar") and _some(this.come, "ar"),
        "verb": pair and _some_verb(this.gone) and _some_verb(this.come),
        "unknown": any(not speech(word) for word in (*this.gone, *this.come)),
        "rival": any(are_rivals(word, other) for word in this.deleted for other in this.inserted),
        "quantity": both and quantities != others,
        "pronoun": _is_other_pronoun(this),
        "for_pronoun": _is_for_pronoun(this),
        "restrict": bool(restricts[1]) and not restricts[0],
        "function": not this.said and not this.told,
        "moved": this.moved,
        "lone": len(group.hunks) == 1,
    }
    return {name: float(value) for name, value in values.items()}


def _some(words: Sequence[str], letters: str) -> bool:
    """Whether some word can be nothing but one of these parts of speech."""
    return any(kinds and set(kinds) <= set(letters) for kinds in map(speech, words))


def _some_verb(words: Sequence[str]) -> bool:
    return any("v" in speech(word) for word in words)


@cache
def _classes(name: str) -> Mapping[str, str]:
    """Word → its class, of the classes whose names begin so: *pronoun 0* for *he*."""
    return {
        word: known
        for known, words in table("en", "word_classes").items()
        if known.partition(" ")[0] == name
        for word in words
    }


def _of_class(words: Sequence[str], name: str) -> frozenset[str]:
    return frozenset(_classes(name)[word] for word in words if word in _classes(name))


def _is_other_pronoun(this: Edit) -> bool:
    one, other = _of_class(this.deleted, "pronoun"), _of_class(this.inserted, "pronoun")
    return bool(one and other) and one.isdisjoint(other)


def _is_for_pronoun(this: Edit) -> bool:
    """A pronoun on one side, in the place of content words on the other."""
    sides = ((this.deleted, this.said), (this.inserted, this.told))
    return any(
        not content and bool(_of_class(words, "pronoun")) and other > 0
        for (words, content), (_, other) in (sides, sides[::-1])
    )
