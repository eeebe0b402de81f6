"""What the source's headline says and the rewrite nowhere does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from webapp.engine.facts.check.quantities import Elsewhere
from webapp.engine.facts.extract.names import Name
from webapp.engine.facts.face.draft import Draft
from webapp.engine.facts.face.groups import Told
from webapp.engine.facts.face.identity import Identities
from webapp.engine.model import FactKind, Link, Severity, Verdict


def dropped(
    told: Told | None, elsewhere: Elsewhere, rewrite: Identities, links: Sequence[Link]
) -> Iterator[Draft]:
    """The numbers, dates and names of the source's headline that stand nowhere in the rewrite.

    ``told``: the headline's facts, None where there is none.
    """
    if told is None:
        return
    name = told.reading.sentence.id
    link = next((link.id for link in links if name in link.left), None)
    for kind in (FactKind.NUMBER, FactKind.DATE, FactKind.NAME):
        for fact in told.facts[kind]:
            if isinstance(fact, Name):
                is_known = rewrite.know(fact) or rewrite.know_family(fact)
            else:
                is_known = fact.weak or elsewhere.right.know(fact)
            if not is_known:
                yield Draft(kind, Verdict.MISSING, Severity.MEDIUM, link, fact.passage, None)
