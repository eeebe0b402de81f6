"""Tags of pairs as they are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from webapp.store.models import TagRow


def tags_of(session: Session, pairs: Collection[str] | Select[str]) -> dict[str, tuple[str, ...]]:
    """The tags of some pairs, in the order of their letters; nothing for a pair without.

    Args:
        session: an open one.
        pairs: ids, or a query that finds them.
    """
    query = select(TagRow.pair_id, TagRow.folded, TagRow.name).where(TagRow.pair_id.in_(pairs))
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair_id, folded, name in session.execute(query):
        found[pair_id].append((folded, name))
    return {pair_id: tuple(name for _, name in sorted(tags)) for pair_id, tags in found.items()}


def folded_of(session: Session, pairs: Collection[str]) -> dict[str, set[str]]:
    """What the tags of some pairs are told apart by; an empty set for a pair without.

    Args:
        session: an open one.
        pairs: ids.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for pair_id, folded in session.execute(
        select(TagRow.pair_id, TagRow.folded).where(TagRow.pair_id.in_(pairs))
    ):
        found[pair_id].add(folded)
    return found
