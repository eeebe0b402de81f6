"""What the pair is taken for, and what the two sides and their unique sentences are called because of it.

a rewrite       *missing* from the rewrite, *new* in it: what is new needs a source
two tellings    *only in the left article*, *only in the right article*: no fault of either
two stories     nothing is linked, so nothing is called missing
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from webapp.engine.facts.messages import articles
from webapp.engine.model import Comparison, Judgement, PairKind, Side
from webapp.present.state import PageState
from webapp.present.wording import percent
from webapp.words import say


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one kind of pair, each by side."""

    sides: Mapping[Side, str]
    """Above the columns: ``Source``, ``Rewrite``."""
    articles: Mapping[Side, str]
    """Inside a sentence: ``the source``."""
    unique: Mapping[Side, str]
    """A unique sentence as a heading: ``Missing from the rewrite``."""
    said: Mapping[Side, str]
    """The same said of it: ``missing from the rewrite``."""
    perhaps: Mapping[Side, str]
    """The heading of one that has a possible match: ``Perhaps missing from the rewrite``."""
    lacking: Mapping[Side, str]
    """In a word: ``missing``."""
    doubts: Mapping[Side, str]
    """In two, of one that has a possible match: ``perhaps missing``."""
    chips: Mapping[Side, str]
    """The filter of unique sentences: ``Missing``."""
    one: Mapping[Side, str]
    """One of them: ``sentence missing from the rewrite``."""
    tells_unique: bool = True
    """Unique sentences are marked and counted as such."""


@cache
def terms_of(kind: PairKind) -> Terms:
    """The words of a kind of pair; two stories have those of two tellings."""
    words = PairKind.TELLINGS if kind is PairKind.STRANGERS else kind
    at = {side: f"{words.value}.{side.value}" for side in Side}
    return Terms(
        sides={side: say(f"terms.{key}.side") for side, key in at.items()},
        articles=dict(zip(Side, articles()[kind], strict=True)),
        unique={side: say(f"terms.{key}.heading") for side, key in at.items()},
        said={side: say(f"terms.{key}.said") for side, key in at.items()},
        perhaps={side: say(f"terms.{key}.perhaps") for side, key in at.items()},
        lacking={side: say(f"terms.{key}.short") for side, key in at.items()},
        doubts={side: say(f"terms.{key}.doubt") for side, key in at.items()},
        chips={side: say(f"terms.{key}.chip") for side, key in at.items()},
        one={side: say(f"terms.{key}.one") for side, key in at.items()},
        tells_unique=kind is not PairKind.STRANGERS,
    )


def read_as(kind: PairKind) -> str:
    """What the pair was taken for: ``Read as a rewrite``."""
    return say(f"kind.read_as.{kind.value}")


SURE = 0.7
"""Confidence below which the page warns that the kind, on which much of its answer rests, may be another."""

_JUDGED = "judged"
"""Stands for letting the engine judge."""

CHOICES = (*(kind.value for kind in PairKind), _JUDGED)
"""What a reader may take a pair for."""


@dataclass(frozen=True, slots=True)
class KindChoice:
    """One thing a reader may take the pair for."""

    value: str
    """A pair kind; empty to let the engine judge."""
    name: str
    """In words."""
    meaning: str
    """What follows from it, in a few words."""
    chosen: bool
    """It is what holds now."""


@dataclass(frozen=True, slots=True)
class KindView:
    """What the page takes the pair for."""

    said: str
    """``Read as a rewrite (94% sure)``, or that a person said so; without the kind where the summary begins
    with it."""
    choices: tuple[KindChoice, ...]
    """What a reader who may edit the pair may take it for."""
    fields: tuple[tuple[str, str], ...]
    """What else the form sends: the state of the page."""


def kind_of(comparison: Comparison) -> PairKind:
    """The pair's kind; a rewrite where the result does not say."""
    return comparison.pair.kind if comparison.pair else PairKind.REWRITE


def terms(comparison: Comparison) -> Terms:
    """The words for a comparison."""
    return terms_of(kind_of(comparison))


def strangers_said(pair: Judgement) -> str:
    """What is said first of two stories; a person's word is no guess."""
    return say("summary.checked.given_strangers" if pair.given else "summary.checked.seem_strangers")


def kind_view(comparison: Comparison, state: PageState) -> KindView | None:
    """What the page says of the kind; None where the result does not."""
    pair = comparison.pair
    if pair is None:
        return None
    now = pair.kind.value if pair.given else _JUDGED
    return KindView(
        said=_said(pair),
        choices=tuple(
            KindChoice(
                value="" if choice == _JUDGED else choice,
                name=say(f"kind.choice.{choice}.name"),
                meaning=say(f"kind.choice.{choice}.meaning"),
                chosen=choice == now,
            )
            for choice in CHOICES
        ),
        fields=tuple((name, value) for name, value in state.fields if name != "edit"),
    )


def _said(pair: Judgement) -> str:
    """The summary says first that two stories are; what it leaves open is how sure that is."""
    sure = percent(pair.confidence)
    if pair.kind is PairKind.STRANGERS:
        return say("kind.chosen") if pair.given else say("kind.sure", sure=sure)
    kind = read_as(pair.kind)
    if pair.given:
        return say("kind.read_chosen", kind=kind)
    return say("kind.read_sure" if pair.confidence >= SURE else "kind.read_unsure", kind=kind, sure=sure)
