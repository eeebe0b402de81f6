"""Numbers of clauses are structure: *Section 2.1* is *Section 3.1* where clause 2.1 has become clause 3.1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from webapp.engine.facts.face.draft import Draft
from webapp.engine.model import FactKind, Link, Passage
from webapp.engine.reading import ReadArticle

_REFERENCE: Final = re.compile(
    r"(?:§|\b(?:sections?|clauses?|articles?|paragraphs?|schedules?|annex|appendix|chapters?|parts?|rules?|items?"
    r"|sec|art|para|no|abschnitt|ziffer|artikel|absatz|punkt|kapitel|paragraphe|alinéa|chapitre"
    r"|artículo|cláusula|sección|apartado|capítulo)\.?)[ \u00a0]{0,2}\Z",
    re.IGNORECASE,
)
_BEFORE: Final = 24
"""Characters before a number in which the word of a reference stands."""
_NUMBER: Final = re.compile(r"\w+(?:\.\w+)*")


def without_renumbered(
    drafts: Iterable[Draft], articles: tuple[ReadArticle, ReadArticle], links: Sequence[Link]
) -> Iterator[Draft]:
    """The findings but for references to clauses that are each other's counterparts."""
    clauses = _clauses(articles[0]), _clauses(articles[1])
    if not all(clauses):
        yield from drafts
        return
    linked = {(one, other) for link in links for one in link.left for other in link.right}
    for draft in drafts:
        if draft.kind is FactKind.NUMBER and draft.left and draft.right:
            one, other = (
                own.get(passage.text) if _is_reference(article, passage) else None
                for article, own, passage in zip(articles, clauses, (draft.left, draft.right), strict=True)
            )
            if (one, other) in linked:
                continue
        yield draft


def _clauses(article: ReadArticle) -> Mapping[str, str]:
    """Number of a labelled paragraph → the id of its first sentence."""
    first: dict[int, str] = {}
    for sentence in article.body:
        first.setdefault(sentence.paragraph, sentence.id)
    return {
        found[0]: first[number]
        for number, paragraph in enumerate(article.paragraphs, 1)
        if paragraph.label and number in first
        for found in (_NUMBER.search(paragraph.label.of(article.text)),)
        if found
    }


def _is_reference(article: ReadArticle, passage: Passage) -> bool:
    start = passage.span.start
    return _REFERENCE.search(article.text, max(0, start - _BEFORE), start) is not None
