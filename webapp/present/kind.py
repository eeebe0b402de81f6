"""What the pair is taken for, and what the two sides and their unique sentences are called because of it.

a rewrite       *missing* from the rewrite, *new* in it: what is new needs a source
two tellings    *only in the left article*, *only in the right article*: no fault of either
two stories     nothing is linked, so nothing is called missing
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from webapp.engine.facts.messages import articles
from webapp.engine.model import Comparison, Judgement, PairKind, Side
from webapp.present.state import PageState
from webapp.present.wording import SIDES, UNIQUE, percent


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one kind of pair."""

    sides: Mapping[Side, str]
    """Above the columns: ``Source``, ``Rewrite``."""
    articles: Mapping[Side, str]
    """Inside a sentence: ``the source``."""
    unique: Mapping[Side, str]
    """A unique sentence as a heading: ``Missing from the rewrite``."""
    lacking: Mapping[Side, str]
    """What a count says of unique sentences, after *are*: ``missing``."""
    chips: Mapping[Side, str]
    """The filter of unique sentences: ``Missing``."""
    tells_unique: bool = True
    """Unique sentences are marked and counted as such."""

    def told_of(self, side: Side) -> str:
        """A unique sentence, said of it: ``missing from the rewrite``."""
        heading = self.unique[side]
        return heading[0].lower() + heading[1:]


def _articles(kind: PairKind) -> dict[Side, str]:
    """What the findings call the two articles."""
    return dict(zip(Side, articles()[kind], strict=True))


_REWRITE = Terms(
    sides=SIDES,
    articles=_articles(PairKind.REWRITE),
    unique=UNIQUE,
    lacking={Side.LEFT: "missing", Side.RIGHT: "new"},
    chips={Side.LEFT: "Missing", Side.RIGHT: "New"},
)

_TELLINGS = Terms(
    sides={Side.LEFT: "Left article", Side.RIGHT: "Right article"},
    articles=_articles(PairKind.TELLINGS),
    unique={Side.LEFT: "Only in the left article", Side.RIGHT: "Only in the right article"},
    lacking={Side.LEFT: "only in the left article", Side.RIGHT: "only in the right article"},
    chips={Side.LEFT: "Only left", Side.RIGHT: "Only right"},
)

_STRANGERS = replace(_TELLINGS, tells_unique=False)

TERMS = {PairKind.REWRITE: _REWRITE, PairKind.TELLINGS: _TELLINGS, PairKind.STRANGERS: _STRANGERS}

READ_AS = {
    PairKind.REWRITE: "Read as a rewrite",
    PairKind.TELLINGS: "Read as two tellings of one event",
    PairKind.STRANGERS: "Read as two different stories",
}

_CHOICES = {
    PairKind.REWRITE.value: ("A rewrite", "what is new needs a source"),
    PairKind.TELLINGS.value: ("Two tellings of one event", "what only one of them says is no fault"),
    PairKind.STRANGERS.value: ("Two different stories", "nothing is linked"),
    "": ("Let Diptych judge", "from both texts"),
}


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

    phrase: str
    """``Read as a rewrite``; empty where the summary begins with it."""
    sure: str
    """``94 % sure``, or that a person said so."""
    choices: tuple[KindChoice, ...]
    """What a reader who may edit the pair may take it for."""
    fields: tuple[tuple[str, str], ...]
    """What else the form sends: the state of the page."""


def kind_of(comparison: Comparison) -> PairKind:
    """The pair's kind; a rewrite where the result does not say."""
    return comparison.pair.kind if comparison.pair else PairKind.REWRITE


def terms(comparison: Comparison) -> Terms:
    """The words for a comparison."""
    return TERMS[kind_of(comparison)]


def strangers_said(pair: Judgement) -> str:
    """What is said first of two stories; a person's word is no guess."""
    said = "Read as" if pair.given else "These seem to be"
    return f"{said} two different stories: nothing was linked."


def kind_view(comparison: Comparison, state: PageState) -> KindView | None:
    """What the page says of the kind; None where the result does not."""
    pair = comparison.pair
    if pair is None:
        return None
    now = pair.kind.value if pair.given else ""
    said_first = pair.kind is PairKind.STRANGERS
    sure = "chosen by hand" if pair.given else f"{percent(pair.confidence)} sure"
    return KindView(
        phrase="" if said_first else READ_AS[pair.kind],
        sure=sure.capitalize() if said_first else sure,
        choices=tuple(KindChoice(value, *words, value == now) for value, words in _CHOICES.items()),
        fields=tuple((name, value) for name, value in state.fields if name != "edit"),
    )
