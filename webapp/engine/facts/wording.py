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

from webapp.engine.facts.clauses import is_beside_quotation
from webapp.engine.facts.draft import Draft, absent, differs, unsourced
from webapp.engine.facts.fact import Fact
from webapp.engine.facts.groups import Group, Hunk, draft
from webapp.engine.facts.lexicon import are_kindred, are_rivals, speech
from webapp.engine.facts.weights import BIAS, THRESHOLD, WEIGHTS
from webapp.engine.facts.wordlist import listed
from webapp.engine.model import FactKind, Severity, Span, Verdict
from webapp.engine.normalize import is_content, stem

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
_OWN: Final = (
    FactKind.NUMBER,
    FactKind.DATE,
    FactKind.NAME,
    FactKind.ATTRIBUTION,
    FactKind.HEDGE,
    FactKind.NEGATION,
)
"""Kinds that are compared by themselves: their words are not weighed again."""
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


def is_told(hunk: Hunk, drafts: Sequence[Draft]) -> bool:
    """Whether a finding above low already speaks of this place."""
    for found in drafts:
        if found.severity is Severity.LOW:
            continue
        if (found.left and _meet(hunk.left, found.left.span)) or (
            found.right and _meet(hunk.right, found.right.span)
        ):
            return True
    return False


def _meet(place: Span | None, span: Span) -> bool:
    return place is not None and place.start < span.end and span.start < place.end


def replaced(group: Group, hunks: Sequence[Hunk]) -> list[Draft]:
    """The findings about replaced, dropped and inserted words."""
    return [
        _told(group, hunk)
        for hunk in hunks
        if not is_beside_quotation(group, hunk)
        and _says(group, hunk)
        and not _is_named(group, hunk)
        and risk(features(group, hunk)) >= THRESHOLD
    ]


def _says(group: Group, hunk: Hunk) -> bool:
    """Whether any word is left once the other kinds of fact have taken theirs."""
    return bool(_words(group, hunk.left, left=True) or _words(group, hunk.right, left=False))


def _is_named(group: Group, hunk: Hunk) -> bool:
    """*The city* became *Belmore*: a name, which ``identities`` looks up, in the place of one noun."""
    this, place = edit(group, hunk), hunk.right
    if this.come or len(this.gone) != 1 or "n" not in speech(this.gone[0]):
        return False
    return any(_meet(place, fact.span) for fact in group.facts(FactKind.NAME)[1])


def risk(values: Sequence[float]) -> float:
    """Probability that the words of a hunk change what is said."""
    total = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _told(group: Group, hunk: Hunk) -> Draft:
    left, right = (
        Fact(FactKind.WORDING, span, text, text)
        if span and any(map(str.isalnum, text := _text(group, span, left=side)))
        else None
        for span, side in ((hunk.left, True), (hunk.right, False))
    )
    if left and right:
        return draft(
            group, (left, right), Verdict.CHANGED, Severity.MEDIUM, differs("Wording", left.text, right.text)
        )
    if right:
        return draft(group, (None, right), Verdict.ADDED, Severity.MEDIUM, unsourced("Detail", right.text))
    return draft(
        group, (left, None), Verdict.MISSING, Severity.LOW, absent("Detail", left.text if left else "")
    )


def _text(group: Group, span: Span, *, left: bool) -> str:
    """The characters of a hunk's span; it lies in one link's sentences."""
    sentences = [told.reading.sentence for told in (group.left if left else group.right)]
    parts = [
        sentence.text[max(0, span.start - sentence.span.start) : max(0, span.end - sentence.span.start)]
        for sentence in sentences
        if sentence.span.start < span.end and span.start < sentence.span.end
    ]
    return " ".join(part for part in parts if part)


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
        tuple(word for word in stays if not _explained(word, inserted)),
        tuple(word for word in new if not _explained(word, deleted)),
        len(said),
        len(told),
        len(stays) < len(said) or len(new) < len(told),
    )


def _words(group: Group, span: Span | None, *, left: bool) -> tuple[str, ...]:
    return group.words_in(span, left=left, beyond=_OWN)[:_MOST] if span else ()


def _content(words: Iterable[str]) -> list[str]:
    return [word for word in words if is_content(word, "en") and word not in _LIGHT]


def _stem(word: str) -> str:
    return stem(word, "en")


def _explained(word: str, others: Sequence[str]) -> bool:
    return any(are_kindred(word, other) or _stem(word) == _stem(other) for other in others)


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
            any(are_rivals(word, other) for word in this.deleted for other in this.inserted),
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
