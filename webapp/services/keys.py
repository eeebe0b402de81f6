"""Whether the keys of a comparison out of somebody else's file are such as we make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from webapp.engine import Comparison
from webapp.engine.keys import KEY
from webapp.engine.model import Link, Pins, SegmentedArticle, Side

MOST_KEPT = 1_000
"""Lines of page clutter that a reader took into the comparison, on one side."""


MOST_PINS = 500
"""Links that somebody drew or took away in one comparison."""


def check_keys(comparison: Comparison) -> None:
    """Raises ValueError where a key does not look like one, is of the other side, or stands twice, and where
    the links are at odds with the pins. Whether a key is that of its words is not asked: an import makes all
    anew."""
    for side, article in ((Side.LEFT, comparison.left), (Side.RIGHT, comparison.right)):
        _check_article(article, side)
    _check_all("K", [link.key for link in comparison.links])
    _check_all("F", [finding.key for finding in comparison.findings])
    _check_pins(comparison.pins)
    _check_obeyed(comparison)


def _check_article(article: SegmentedArticle, side: Side) -> None:
    if not all(sentence.key or sentence.boilerplate for sentence in article.sentences):
        raise ValueError(f"a sentence of the {side} side has no key")
    _check_all(side.letter, [sentence.key for sentence in article.sentences if sentence.key])
    if len(article.kept) > MOST_KEPT:
        raise ValueError(f"too many lines were taken into the comparison on the {side} side")
    _check_all(side.letter, article.kept)


def _check_pins(pins: Pins) -> None:
    both = (*pins.linked, *pins.unlinked)
    if len(both) > MOST_PINS or len(set(both)) < len(both):
        raise ValueError("there are too many pins, or one stands twice")
    if not all(len(pair) == len(Side) for pair in both):
        raise ValueError("a pin is about no pair")
    for at, side in enumerate(Side):
        _check_all(side.letter, {pair[at] for pair in both})


def _check_obeyed(comparison: Comparison) -> None:
    """Whether what is pinned is linked by hand, and nothing else, and what is unlinked not linked."""
    pins = comparison.pins
    ids = {one.key: one.id for side in (comparison.left, comparison.right) for one in side.sentences}
    linked, unlinked = _partners(pins.linked, ids), _partners(pins.unlinked, ids)
    for link in comparison.links:
        if link.pinned is not _holds(link, linked) or _holds(link, unlinked):
            raise ValueError("a link is not as somebody pinned it")
        if link.pinned and (link.confidence != 1 or link.uncertain):
            raise ValueError("a link is drawn by hand and not sure")


def _partners(pairs: Iterable[tuple[str, str]], ids: Mapping[str, str]) -> Mapping[str, set[str]]:
    """For each left sentence those right ones that it is pinned with."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        if left in ids and right in ids:
            found[ids[left]].add(ids[right])
    return found


def _holds(link: Link, partners: Mapping[str, set[str]]) -> bool:
    rights = frozenset(link.right)
    return any(not rights.isdisjoint(partners.get(left, ())) for left in link.left)


def _check_all(letter: str, keys: Iterable[str]) -> None:
    keys = list(keys)
    if not all(KEY.fullmatch(key) and key.startswith(letter) for key in keys):
        raise ValueError("a key is none that we give")
    if len(set(keys)) < len(keys):
        raise ValueError("a key stands twice")
