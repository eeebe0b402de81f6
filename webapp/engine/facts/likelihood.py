"""How likely a draft is a difference of fact that a careful reader would name.

A logistic model over what stands around the draft: its rule, the relation and the confidence of its links,
how much of each side's content the other carries, where else its words stand. Weights: ``likelihood.json``,
learned by ``bench/facts/learn.py`` on rewrites, on findings that were read, and on the golden cases.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import groupby
from typing import Final

from webapp.engine.facts.extract.reading import Reading
from webapp.engine.facts.face.clauses import around, echo
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.groups import Group, home
from webapp.engine.language import UNKNOWN as _UNKNOWN
from webapp.engine.language import read_as
from webapp.engine.model import Link, PairKind, Passage, Relation, Severity
from webapp.engine.reading import fold, is_content, stem, tokens
from webapp.engine.resources import read

_EDITED: Final = frozenset({Relation.IDENTICAL, Relation.EDITED})
_READ: Final = 300
"""Characters of a passage that are read; a longer one is more than a fact."""
_MANY: Final = 12
"""Content words of a passage that are looked up; a longer one is a clause."""


UNKNOWN: Final = 1.0
"""Of a rule that no reader has judged, and of what differs alone in a kept sentence: such drafts keep the
severity that their rule gives them."""
_PLAIN: Final = frozenset({"number", "level", "date", "offset", "name", "denial", "exchange"}) | {
    "possible", "likely", "certain", "suspicion", "condition", "exception"
}  # fmt: skip
"""Rules of values and of what holds a statement open: no taste in words accounts for what they find in a
kept sentence."""

_ALIKE: Final[Mapping[str, str]] = {
    "intended-missing": "possible-missing",
    "intended-added": "possible-added",
    **{
        f"{name}-added": f"{name}-missing"
        for name in ("accusation", "condition", "exception", "extent", "limit", "only", "part", "scope")
    },
}
"""Rules that no reader judged → the one that was and sees the same, as a rule of the other direction does or
that of a neighbouring class. A low draft of theirs is weighed by it."""
_MIRRORED: Final[Mapping[str, str]] = {
    one: other
    for pair in (("dropped", "brought"), ("split", "merged"), *((f"gone_{n}", f"come_{n}") for n in (
        "bare", "here", "there", "long")))
    for one, other in (pair, pair[::-1])
}  # fmt: skip
"""Feature → what it is with left and right exchanged."""


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = json.loads(read("facts", "likelihood.json"))
    return weights


class Likelihood:
    """Weighs the drafts of one pair."""

    def __init__(
        self,
        groups: Sequence[Group],
        links: Sequence[Link],
        readings: tuple[Sequence[Reading], Sequence[Reading]],
        kind: PairKind,
    ) -> None:
        self._groups = {link.id: group for group in groups for link in group.links}
        self._links = {link.id: link for link in links}
        self._readings = readings
        self._kind = kind
        self._light = sum(link.relation in _EDITED for link in links) / max(1, len(links))

    def of(self, draft: Draft) -> float:
        """The calibrated probability, in [0, 1]: what the model says, or what stands beside both values where
        that is surer."""
        return max(draft.context, self.by_model(draft))

    def by_model(self, draft: Draft) -> float:
        """The same without what stands beside both values."""
        weights = _weights()
        rule = draft.rule
        if draft.severity is Severity.LOW:
            rule = _ALIKE.get(rule, rule)
        if f"rule:{rule}" not in weights or self._differs_alone(draft):
            return UNKNOWN
        total = sum(weights.get(name, 0.0) * value for name, value in self.features(draft, rule).items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def _differs_alone(self, draft: Draft) -> bool:
        """Whether the rest of its sentence is kept to the letter, so that no rewording can account for it."""
        link = self._links.get(draft.link or "")
        if link is None or draft.rule.partition("-")[0] not in _PLAIN:
            return False
        return sum(not is_equal for is_equal, _ in groupby(one.op == "equal" for one in link.changes)) == 1

    def features(self, draft: Draft, rule: str = "") -> dict[str, float]:
        """What the model weighs, each in [0, 1]; names with a colon are one for each rule.

        ``rule``: the one that the draft is weighed as where that is another one than its own.
        """
        name = rule or draft.rule
        found = {"bias": 1.0, f"rule:{name}": 1.0, "high": float(draft.severity is Severity.HIGH)}
        found["light"] = self._light
        found["short"] = min(1.0, 3 / max(1, len(self._readings[1])))
        found["tellings"] = float(self._kind is PairKind.TELLINGS)
        found["both"] = float(draft.left is not None and draft.right is not None)
        found |= self._linked(draft)
        found |= dict(self._stands(draft))
        found |= self._around(draft)
        if name != draft.rule and not name.endswith(draft.verdict):
            found = {_MIRRORED.get(key, key): value for key, value in found.items()}
        cue = draft.left or draft.right
        if found["both"] == 0 and cue and len(cue.text.split()) <= _CUE:
            found[f"cue:{fold(cue.text)}:{name}"] = 1.0
        return found | {f"{key}:{name}": found[key] for key in _BY_RULE if found.get(key)}

    def _linked(self, draft: Draft) -> dict[str, float]:
        """The link it was found in."""
        link = self._links.get(draft.link or "")
        if link is None:
            return {"alone": 1.0}
        group = self._groups.get(link.id)
        links = group.links if group else (link,)
        found = {
            "reworded": float(any(one.relation is Relation.REWORDED for one in links)),
            "partial": float(any(one.relation is Relation.PARTIAL for one in links)),
            "doubt": 1 - min(one.confidence for one in links),
            "weak": 1 - draft.strength,
            "kept": draft.kept,
        }
        if group:
            ones, others = group.content
            shared = len(ones & others)
            found |= {
                "split": float(len(group.right) > 1),
                "merged": float(len(group.left) > 1),
                "dropped": 1 - shared / max(1, len(ones)),
                "brought": 1 - shared / max(1, len(others)),
            }
        return found

    def _around(self, draft: Draft) -> dict[str, float]:
        """How much of the clause about a passage is told on the other side."""
        group = self._groups.get(draft.link or "")
        passage = draft.left or draft.right
        if group is None or passage is None:
            return {}
        side, other = (group.left, group.right) if draft.left else (group.right, group.left)
        source = home(side, passage.span)
        words = around(source.reading, passage.span) if source else ()
        found = echo(words, other) if words else None
        if found is None:
            return {"untold": 1.0}
        spread = max(0, found.last - found.first - _CLAUSE) / _CLAUSE
        return {"untold": 1 - found.share, "spread": min(1.0, spread), "little": 1 / found.shared}

    def _stands(self, draft: Draft) -> Iterator[tuple[str, float]]:
        """Where the words of its passages stand on the other side."""
        group = self._groups.get(draft.link or "")
        sides = (("gone", draft.left, 1), ("come", draft.right, 0))
        for name, passage, other in sides:
            if passage is None:
                continue
            stems = self._stems(passage)
            if not stems:
                yield f"{name}_bare", 1.0
                continue
            if group:
                yield f"{name}_here", len(stems & group.content[other]) / len(stems)
            yield f"{name}_there", len(stems & self._content[other]) / len(stems)
            yield f"{name}_long", min(1.0, len(stems) / _MANY)

    def _stems(self, passage: Passage) -> frozenset[str]:
        spoken = self._language
        words = [
            token.low for token in tokens(passage.text[:_READ]) if token.is_word or token.low[:1].isdecimal()
        ]
        content = [word for word in words if not word[:1].isalpha() or is_content(word, spoken)]
        return frozenset(stem(word, spoken) for word in content[:_MANY])

    @cached_property
    def _language(self) -> str:
        spoken = (reading.language for side in self._readings for reading in side)
        return read_as(next((code for code in spoken if code != _UNKNOWN), _UNKNOWN))

    @cached_property
    def _content(self) -> tuple[frozenset[str], frozenset[str]]:
        """The stems of every word of either article."""
        left, right = (frozenset().union(*(reading.stems for reading in side)) for side in self._readings)
        return left, right


_CUE: Final = 3
"""Words of a cue that is known by itself: *may* is dropped for other reasons than *was due*."""
_CLAUSE: Final = 30
"""Tokens of a stretch that tells a clause: what is wider tells it here and there."""

_BY_RULE: Final = (
    "kept",
    "tellings",
    "short",
    "untold",
    "spread",
    "little",
    "reworded",
    "partial",
    "weak",
    "brought",
    "dropped",
    "come_there",
    "gone_here",
    "come_here",
)
