"""From links to groups: links that share sentences are compared together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from webapp.engine.facts.face.groups import Group, Told
from webapp.engine.facts.face.hunks import hunks
from webapp.engine.model import Link, Relation


def groups(
    links: Sequence[Link], left: Mapping[str, Told], right: Mapping[str, Told], texts: tuple[str, str]
) -> list[Group]:
    """The groups of ``links``, without those in which nothing can differ or no sentence was read."""
    made: list[Group] = []
    for members in _connected(links):
        if all(link.relation is Relation.IDENTICAL for link in members):
            continue
        ones = _ordered({name for link in members for name in link.left}, left)
        others = _ordered({name for link in members for name in link.right}, right)
        if ones and others:
            places = [
                hunk for link in members if link.relation is Relation.EDITED for hunk in hunks(link, texts)
            ]
            made.append(Group(tuple(members), ones, others, tuple(places), texts))
    return made


def _ordered(names: Iterable[str], told: Mapping[str, Told]) -> tuple[Told, ...]:
    found = [told[name] for name in names if name in told]
    return tuple(sorted(found, key=lambda one: one.reading.sentence.span))


def _connected(links: Sequence[Link]) -> list[list[Link]]:
    """Links that share a sentence together, in order of their first link."""
    parent = list(range(len(links)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    seen: dict[str, int] = {}
    for at, link in enumerate(links):
        for name in (*link.left, *link.right):
            other = seen.setdefault(name, at)
            one, two = root(at), root(other)
            parent[max(one, two)] = min(one, two)
    together: dict[int, list[Link]] = {}
    for at, link in enumerate(links):
        together.setdefault(root(at), []).append(link)
    return list(together.values())
