"""Short names of sentences, links and findings, made of their words and not of their places.

"Nobody was hurt." on the left   L5f0c9d1a2b3e, and where it stands again L5f0c9d1a2b3e.2
its link                         K and a hash over the keys of its sentences
what was found in it             F and a hash over what is different there

A key is the same in the next revision while the words are the same, whatever is edited elsewhere. It hangs on
no rule, message or confidence, which a newer engine may word otherwise.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Final

from webapp.engine.model import Comparison, Finding, Link, Passage, Pins, SegmentedArticle, Side
from webapp.engine.reading import fold

KEY: Final = re.compile(r"[LRKF][0-9a-f]{12}(\.[1-9][0-9]{0,8})?")
"""What a key looks like."""

_SIDES: Final = frozenset(side.letter for side in Side)


class Names:
    """Keys of one kind, unique: equal things are numbered in the order in which they are named."""

    def __init__(self, letter: str) -> None:
        self._letter = letter
        self._seen: Counter[str] = Counter()

    def __call__(self, content: str) -> str:
        digest = blake2b(content.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        self._seen[digest] += 1
        key = f"{self._letter}{digest}"
        return key if self._seen[digest] == 1 else f"{key}.{self._seen[digest]}"


class SentenceNames:
    """Keys of one side's sentences, to be asked for in reading order."""

    def __init__(self, side: Side) -> None:
        self._name = Names(side.letter)

    def __call__(self, characters: str) -> str:
        return self._name(fold(characters))


def key_on(side: Side, key: str) -> str:
    """The key of the same words on this side: where the sides were swapped, or where it was written before
    keys told the sides apart. What has none keeps none."""
    bare = key[1:] if key[:1] in _SIDES else key
    return f"{side.letter}{bare}" if bare else ""


def swapped(pins: Pins) -> Pins:
    """The same with the sides swapped."""
    linked, unlinked = (
        tuple(sorted((key_on(Side.LEFT, right), key_on(Side.RIGHT, left)) for left, right in pairs))
        for pairs in (pins.linked, pins.unlinked)
    )
    return Pins(linked, unlinked)


def keyed(comparison: Comparison) -> Comparison:
    """With the keys of its links and findings, made of those of its sentences."""
    sentences = (comparison.left.sentences, comparison.right.sentences)
    keys = {sentence.id: sentence.key for side in sentences for sentence in side}
    name = Names("K")
    links = tuple(replace(link, key=name(_of_link(link, keys))) for link in comparison.links)
    findings = _with_keys(comparison, keys | {link.id: link.key for link in links})
    return replace(comparison, links=links, findings=findings)


def _of_link(link: Link, keys: dict[str, str]) -> str:
    return _joined(" ".join(keys[sentence] for sentence in side) for side in (link.left, link.right))


def _with_keys(comparison: Comparison, keys: dict[str, str]) -> tuple[Finding, ...]:
    findings = comparison.findings
    ones, others = _Places(comparison.left), _Places(comparison.right)

    def content(finding: Finding) -> str:
        left, right = ones.sentence(finding.left), others.sentence(finding.right)
        return _joined(
            (
                finding.kind.value,
                finding.verdict.value,
                keys[finding.link] if finding.link else "",
                keys[left] if left else "",
                _folded(finding.left),
                keys[right] if right else "",
                _folded(finding.right),
            )
        )

    # Findings come with the gravest first, and what is grave a newer engine may judge otherwise.
    order = sorted(
        range(len(findings)), key=lambda at: (_start(findings[at].left), _start(findings[at].right))
    )
    name = Names("F")
    found = {at: name(content(findings[at])) for at in order}
    return tuple(replace(finding, key=found[at]) for at, finding in enumerate(findings))


class _Places:
    """Which sentence a passage stands in. Results of schema 1 do not say; in them no title is a sentence."""

    def __init__(self, article: SegmentedArticle) -> None:
        self._body: Sequence[str] = [sentence.id for sentence in article.body]
        self._starts = [sentence.span.start for sentence in article.body]

    def sentence(self, passage: Passage | None) -> str:
        if passage is None or passage.sentence or not self._body:
            return passage.sentence if passage else ""
        return self._body[max(bisect_right(self._starts, passage.span.start) - 1, 0)]


def _folded(passage: Passage | None) -> str:
    return fold(passage.text) if passage else ""


def _start(passage: Passage | None) -> tuple[int, int]:
    return (passage.span.start, passage.span.end) if passage else (-1, -1)


def _joined(parts: Iterable[str]) -> str:
    return json.dumps(list(parts))
