"""What aligning a pair of articles gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from webapp.engine.model import Candidate, Counterpart, Judgement, Limit


@dataclass(frozen=True, slots=True)
class Alignment:
    """Who is whose counterpart."""

    counterparts: tuple[Counterpart, ...]
    """In order of the left side, then the right."""
    nearest: dict[str, tuple[Candidate, ...]]
    """For each sentence without a counterpart, its closest ones on the other side, best first."""
    reasons: tuple[tuple[str, ...], ...]
    """For each counterpart, why, in words."""
    limits: tuple[Limit, ...]
    """What was not looked at."""
    pair: Judgement | None = None
    """What the articles are to each other; None where one has no sentence to align."""

    def mirrored(self) -> Alignment:
        """The same with the sides swapped, in order of the new left side."""
        turned = [replace(each, left=each.right, right=each.left) for each in self.counterparts]
        order = by_place(turned, self.reasons)
        sides = sorted(self.nearest.items(), key=lambda item: (item[0][0], _numbers((item[0],))))
        links, reasons = tuple(link for link, _ in order), tuple(why for _, why in order)
        return Alignment(links, dict(sides), reasons, self.limits, self.pair)


def by_place(
    links: Sequence[Counterpart], reasons: Sequence[tuple[str, ...]]
) -> list[tuple[Counterpart, tuple[str, ...]]]:
    """Links with their reasons, in order of the left side, then the right."""
    both = zip(links, reasons, strict=True)
    return sorted(both, key=lambda each: (_numbers(each[0].left), _numbers(each[0].right)))


def _numbers(ids: tuple[str, ...]) -> tuple[int, ...]:
    """Places in reading order, the title's 0."""
    return tuple(int(name[1:]) if name[1:].isdigit() else 0 for name in ids)
