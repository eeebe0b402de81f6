"""What kind of counterpart a link is.

The mayor resigned on Friday.    THE MAYOR RESIGNED ON FRIDAY.            identical
The mayor resigned on Friday.    The mayor resigned on Friday evening.     edited
The polish was new.              The Polish was new.                       edited
The mayor resigned on Friday.    On Friday, the town's leader quit.        reworded
The mayor resigned on Friday.    The mayor, who had denied taking money    partial
                                 from builders, stepped down and left
                                 for the coast.
"""

from __future__ import annotations

from collections.abc import Sequence

from webapp.engine.align import Alignment
from webapp.engine.diff import changes, most_product
from webapp.engine.model import Change, Counterpart, Link, Relation, Sentence
from webapp.engine.options import Options
from webapp.engine.reading import ReadArticle, fold, unify
from webapp.engine.similarity.rarity import weight


def classify(
    left: ReadArticle, right: ReadArticle, alignment: Alignment, options: Options
) -> tuple[Link, ...]:
    """The links in order of the left side, then the right, with relation, word changes and reasons."""
    left_by_id = {sentence.id: sentence for sentence in left.sentences}
    right_by_id = {sentence.id: sentence for sentence in right.sentences}
    places = {name: place for place, name in enumerate((*left_by_id, *right_by_id))}
    order = sorted(
        zip(alignment.counterparts, alignment.reasons, strict=True),
        key=lambda entry: [places[name] for name in (entry[0].left[0], entry[0].right[0])],
    )
    groups = [
        ([left_by_id[name] for name in counterpart.left], [right_by_id[name] for name in counterpart.right])
        for counterpart, _ in order
    ]
    most = most_product(left, right, groups, options)
    links: list[Link] = []
    for number, ((counterpart, reasons), (ones, others)) in enumerate(zip(order, groups, strict=True), 1):
        edits = changes(left, right, ones, others, options, most)
        links.append(
            Link(
                id=f"K{number}",
                left=counterpart.left,
                right=counterpart.right,
                relation=_relation((left, ones), (right, others), counterpart, edits, options),
                confidence=counterpart.confidence,
                uncertain=counterpart.confidence < options.sure_confidence,
                moved=counterpart.moved,
                changes=edits,
                reasons=reasons,
                pinned=counterpart.pinned,
            )
        )
    return tuple(links)


def _relation(
    left: tuple[ReadArticle, Sequence[Sentence]],
    right: tuple[ReadArticle, Sequence[Sentence]],
    counterpart: Counterpart,
    edits: Sequence[Change],
    options: Options,
) -> Relation:
    ours, theirs = ([sentence.text for sentence in sentences] for _, sentences in (left, right))
    if ours == theirs:
        return Relation.IDENTICAL
    if _folded(left[1]) == _folded(right[1]):
        return Relation.EDITED if _differ_in_case(ours, theirs) else Relation.IDENTICAL
    if _is_one_row(left, right) or (edits and kept_share(edits) >= options.edited_share):
        return Relation.EDITED
    one, other = _content(*left), _content(*right)
    told, retold = sum(one.values()), sum(other.values())
    shared = sum(min(one[word], other[word]) for word in sorted(one.keys() & other.keys()))
    balance = min(told, retold) / max(told, retold, 1e-9)
    overlap = shared / max(told, retold, 1e-9)
    alike = max(overlap / options.reworded_overlap, (counterpart.meaning or 0.0) / options.reworded_meaning)
    return Relation.REWORDED if balance >= options.reworded_balance and alike >= 1 else Relation.PARTIAL


def _folded(sentences: Sequence[Sentence]) -> str:
    return " ".join(fold(sentence.text) for sentence in sentences)


def _is_one_row(
    left: tuple[ReadArticle, Sequence[Sentence]], right: tuple[ReadArticle, Sequence[Sentence]]
) -> bool:
    """Whether both ends are a row of a table, with one name and as many cells."""
    if len(left[1]) > 1 or len(right[1]) > 1:
        return False
    (one,), (other,) = left[1], right[1]
    name = left[0].row_name(one)
    return (
        name != ""
        and name == right[0].row_name(other)
        and len(left[0].cells(one)) == len(right[0].cells(other))
    )


def _differ_in_case(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two groups of equal words have other capitals; all capitals are a style of headlines."""
    one, other = ("".join(filter(str.isalpha, unify(" ".join(texts)))) for texts in (ours, theirs))
    return one != other and not one.isupper() and not other.isupper()


def _content(article: ReadArticle, sentences: Sequence[Sentence]) -> dict[str, float]:
    """The stems of the content words and what each tells."""
    return {
        root: weight(word, article.language)
        for sentence in sentences
        for word, root in article.reading(sentence).content
    }


def kept_share(edits: Sequence[Change]) -> float:
    """Share of both sides' characters that stay, in [0, 1]; 1 where there is nothing to change."""
    spans = [(edit.op == "equal", span) for edit in edits for span in (edit.left, edit.right) if span]
    total = sum(span.end - span.start for _, span in spans)
    return sum(span.end - span.start for kept, span in spans if kept) / total if total else 1.0
