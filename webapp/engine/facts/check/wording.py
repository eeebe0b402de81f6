"""Words replaced, dropped or put in inside a sentence that is otherwise kept, beyond the other kinds of fact.

    airlines had to fly a *roundabout* route to Asia    airlines had to fly a *direct* route to Asia

Only edited links are looked at: there, what was deleted and inserted in one place (a hunk) stands for each
other. Near-synonyms (``lexicon``) explain each other; what stays unexplained is weighed by a logistic model
over sixteen plain features (``weights``, learned by ``bench/facts/train.py``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.engine.facts.check.opposites import is_cancelled
from webapp.engine.facts.check.weights import BIAS, THRESHOLD, WEIGHTS
from webapp.engine.facts.extract.fact import Fact
from webapp.engine.facts.face.clauses import is_beside_quotation
from webapp.engine.facts.face.draft import Draft, absent, differs, unsourced
from webapp.engine.facts.face.groups import Group, draft
from webapp.engine.facts.face.hunks import Hunk
from webapp.engine.facts.lexicon import are_rivals, kin, lemmas, may_be_rival, speech
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.reading import is_content, stem

_LIGHT: Final = listed(
    """
    take make give get put set go come keep hold bring carry turn become begin start have do let
    various way number kind type taken made given got gone came kept held brought carried turned
    taking making giving getting putting going coming keeping holding bringing carrying turning rid
    out off mr mrs ms said says say
    """
)
"""Content words that say little by themselves (*carry out*, *get rid of*)."""
_QUANTITIES: Final = {
    word: rank
    for rank, words in enumerate(
        (
            "none nobody nothing no never neither zero",
            "few rarely hardly barely seldom almost nearly",
            "some several sometimes partly certain somebody someone occasionally",
            "many often most mostly usually majority frequently",
            "all every everyone everybody each always entire whole entirely fully completely both everything",
        )
    )
    for word in words.split()
}
"""Word of quantity → how much, in five steps."""
_PRONOUNS: Final = {
    word: number
    for number, words in enumerate(
        (
            "he him his himself",
            "she her hers herself",
            "they them their",
            "it its itself",
            "i me my we us our",
        )
    )
    for word in words.split()
}
"""Pronoun → whom it stands for."""
_RESTRICT: Final = listed(
    """
    only except excluding unless rather instead stopped however lack limited former co non ex yet
    """
)
"""Put in, they narrow or turn what is said."""
_MOST: Final = 40
"""Words of a hunk that are weighed; a longer one is another text."""


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


def replaced(group: Group) -> list[Draft]:
    """The findings about replaced, dropped and inserted words."""
    return [
        found
        for hunk in group.hunks
        if not is_cancelled(group, hunk)
        and not is_beside_quotation(group, hunk)
        and _says(group, hunk)
        and not _is_named(group, hunk)
        and risk(features(group, hunk)) >= THRESHOLD
        and (found := _told(group, hunk)) is not None
    ]


def _says(group: Group, hunk: Hunk) -> bool:
    """Whether any word is left once the other kinds of fact have taken theirs."""
    return bool(_words(group, hunk.left, left=True) or _words(group, hunk.right, left=False))


def _is_named(group: Group, hunk: Hunk) -> bool:
    """*The city* became *Belmore*: a name, which ``identities`` looks up, in the place of one noun."""
    this, place = edit(group, hunk), hunk.right
    if this.come or len(this.gone) != 1 or "n" not in speech(this.gone[0]):
        return False
    return place is not None and group.names_met(place)


def risk(values: Sequence[float]) -> float:
    """Probability that the words of a hunk change what is said."""
    total = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _told(group: Group, hunk: Hunk) -> Draft | None:
    """The finding about a hunk; None where it holds but a mark: an apostrophe is part of a word, too."""
    left, right = (
        Fact(FactKind.WORDING, place[0], place[1], place[1])
        if (place := group.passage(span, left=side)) is not None
        else None
        for span, side in ((hunk.left, True), (hunk.right, False))
    )
    if left and right:
        message = differs("Wording", left.text, right.text)
        return draft(group, (left, right), Verdict.CHANGED, Severity.MEDIUM, message)
    if right:
        return draft(group, (None, right), Verdict.ADDED, Severity.MEDIUM, unsourced("Detail", right.text))
    if left:
        return draft(group, (left, None), Verdict.MISSING, Severity.LOW, absent("Detail", left.text))
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
        _unexplained(stays, inserted),
        _unexplained(new, deleted),
        len(said),
        len(told),
        len(stays) < len(said) or len(new) < len(told),
    )


def _words(group: Group, span: Span | None, *, left: bool) -> tuple[str, ...]:
    return group.words_in(span, left=left, own=True)[:_MOST] if span else ()


def _content(words: Iterable[str]) -> list[str]:
    return [word for word in words if is_content(word, "en") and word not in _LIGHT]


def _stem(word: str) -> str:
    return stem(word, "en")


def _unexplained(words: Iterable[str], others: Sequence[str]) -> tuple[str, ...]:
    """The words that have no near-synonym and no form of themselves among others."""
    forms = {lemma for other in others for lemma in lemmas(other)}
    stems = set(map(_stem, others))
    return tuple(word for word in words if kin(word).isdisjoint(forms) and _stem(word) not in stems)


FEATURES: Final = (
    "inserted",
    "inserted_new",
    "deleted",
    "deleted_new",
    "replaced",
    "gone",
    "come",
    "explained",
    "only_gone",
    "only_come",
    "noun",
    "adjective",
    "verb",
    "unknown",
    "rival",
    "quantity",
    "pronoun",
    "for_pronoun",
    "restrict",
    "function",
    "moved",
    "lone",
)
"""Names of the features, in order."""


def features(group: Group, hunk: Hunk) -> tuple[float, ...]:
    """What the model weighs, each in [0, 1]; see ``FEATURES``."""
    this = edit(group, hunk)
    both = bool(this.deleted and this.inserted)
    swap = both and bool(this.said and this.told)
    gone, come = [min(len(words), 4) / 4 for words in (this.gone, this.come)]
    pair = swap and bool(this.gone and this.come)
    return tuple(
        float(value)
        for value in (
            not this.deleted and bool(this.told),
            0 if this.deleted else come,
            not this.inserted and bool(this.said),
            0 if this.inserted else gone,
            swap,
            gone if both else 0,
            come if both else 0,
            swap and not this.gone and not this.come,
            swap and bool(this.gone) and not this.come,
            swap and bool(this.come) and not this.gone,
            pair and _some(this.gone, "n") and _some(this.come, "n"),
            pair and _some(this.gone, "ar") and _some(this.come, "ar"),
            pair
            and any("v" in speech(word) for word in this.gone)
            and any("v" in speech(word) for word in this.come),
            any(not speech(word) for word in (*this.gone, *this.come)),
            _some_rivals(this.deleted, this.inserted),
            _rank(this.deleted) != _rank(this.inserted) and bool(this.deleted) and bool(this.inserted),
            _other_pronoun(this),
            (this.told == 0 and bool(_whom(this.inserted)) and this.said > 0)
            or (this.said == 0 and bool(_whom(this.deleted)) and this.told > 0),
            any(word in _RESTRICT for word in this.inserted)
            and not any(word in _RESTRICT for word in this.deleted),
            not this.said and not this.told,
            this.moved,
            len(group.hunks) == 1,
        )
    )


def _some_rivals(words: Sequence[str], others: Sequence[str]) -> bool:
    fellows = [other for other in others if may_be_rival(other)]
    return any(are_rivals(word, other) for word in words if may_be_rival(word) for other in fellows)


def _some(words: Sequence[str], letters: str) -> bool:
    """Whether some word can be nothing but one of these parts of speech."""
    return any(kinds and set(kinds) <= set(letters) for kinds in map(speech, words))


def _rank(words: Sequence[str]) -> frozenset[int]:
    return frozenset(_QUANTITIES[word] for word in words if word in _QUANTITIES)


def _whom(words: Sequence[str]) -> frozenset[int]:
    return frozenset(_PRONOUNS[word] for word in words if word in _PRONOUNS)


def _other_pronoun(this: Edit) -> bool:
    one, other = _whom(this.deleted), _whom(this.inserted)
    return bool(one and other) and one.isdisjoint(other)
