"""Every threshold of the engine: name, range, default and reason, in one frozen object."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from webapp.engine.errors import InvalidOptionsError


@dataclass(frozen=True, slots=True)
class Options:
    """How to compare. The defaults serve every kind of text; an editor does not tune them."""

    model: str = ""
    """Folder of the sentence model; empty for the one that comes with Diptych, ``none`` for wording alone."""

    link_confidence: float = 0.36
    """Range 0 to 1. Pairs below it are not listed. Two reports of one event would rather have .3, retellings
    .4, drafts of an essay .6 (docs/accuracy.md)."""

    possible_confidence: float = 0.15
    """Range 0 to 1. Pairs below it are nothing; those from it on and below ``link_confidence`` are no links
    but *possible matches* of a sentence that has none."""

    pair_kind: str = ""
    """What the two articles are to each other: ``rewrite``, ``tellings`` or ``strangers`` (nothing is
    linked); empty to let the engine judge."""

    sure_confidence: float = 0.7
    """Range 0 to 1, at least ``link_confidence``. Listed links below it carry ``uncertain``."""

    finding_confidence: float = 0.55
    """Range 0 to 1. A finding that is less likely to be a difference of fact is low, whatever its rule says;
    chosen on rewrites that were read (docs/facts.md)."""

    edited_share: float = 0.6
    """Range 0 to 1. A link whose words are kept at least this much is *edited*, else *reworded*."""

    reworded_meaning: float = 0.5
    """Range 0 to 1. Cosine from which a link tells the same content, hence *reworded*, else *partial*. By the
    packaged model .57 of the links that a reader calls full lie above it, .85 of the partial ones below."""

    reworded_overlap: float = 0.4
    """Range 0 to 1. Share of the longer end's content words from which a link is *reworded* whatever the
    cosine; the only ground where no model speaks."""

    reworded_balance: float = 0.4
    """Range 0 to 1. Where one end tells less than this share of the other, the link is *partial*."""

    run_words: int = 6
    """Range 2 to 50. A verbatim run counts towards closeness from this many words on; shorter ones are
    the common stock of phrases."""

    max_diff_characters: int = 20_000
    """Range 100 to 1,000,000. Links longer than this on one side get no word changes but a Limit; the
    word diff is quadratic at worst."""

    max_fact_characters: int = 500_000
    """Range 1,000 to 10,000,000. Facts past this character of a side go unchecked; a Limit says so."""

    def __post_init__(self) -> None:
        for option in fields(self):
            _check(option.name, getattr(self, option.name))
        if self.pair_kind not in KINDS:
            raise InvalidOptionsError(f"pair_kind must be one of {', '.join(KINDS[1:])}, or empty")
        if self.sure_confidence < self.link_confidence:
            raise InvalidOptionsError("sure_confidence must not lie below link_confidence")


KINDS = ("", "rewrite", "tellings", "strangers")
"""What ``pair_kind`` may be."""

_RANGES: dict[str, tuple[float, float]] = {
    "link_confidence": (0, 1),
    "possible_confidence": (0, 1),
    "sure_confidence": (0, 1),
    "finding_confidence": (0, 1),
    "edited_share": (0, 1),
    "reworded_meaning": (0, 1),
    "reworded_overlap": (0, 1),
    "reworded_balance": (0, 1),
    "run_words": (2, 50),
    "max_diff_characters": (100, 1_000_000),
    "max_fact_characters": (1_000, 10_000_000),
}


def _check(name: str, value: Any) -> None:
    if name not in _RANGES:
        if not isinstance(value, str):
            raise InvalidOptionsError(f"{name} must be text, not {value!r}")
        return
    low, high = _RANGES[name]
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise InvalidOptionsError(f"{name} must be a number from {low} to {high}, not {value!r}")
