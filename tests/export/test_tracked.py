"""The rewrite under revision: taking every change gives the rewrite, refusing every one the source."""

from __future__ import annotations

import pytest

from tests.export.pairs import HOSTILE, SLUGS, pair, seed
from tests.present.written import article, comparison, link
from webapp.engine import Article, Comparison
from webapp.engine.cleaning import ReadingCopy
from webapp.engine.model import Change, Relation, SegmentedArticle, Side, Span
from webapp.engine.reading import fold
from webapp.export.characters import line
from webapp.export.tracked import Paragraph, tracked
from webapp.present.edits import Edit, merged
from webapp.present.paragraphs import described


def read(paragraphs: tuple[Paragraph, ...], without: str) -> list[str]:
    """What a reader has after taking (without="delete") or refusing (without="insert") everything."""
    kept = [paragraph for paragraph in paragraphs if paragraph.op != without]
    return ["".join(run.text for run in paragraph.runs if run.op != without) for paragraph in kept]


def paragraphs(article: SegmentedArticle) -> list[str]:
    """The article's paragraphs with their labels, the headline first; one space between sentences that stand
    apart."""
    found: dict[int, str] = {}
    end = 0
    for sentence in article.sentences:
        before = found.get(sentence.paragraph)
        gap = " " if before is not None and end < sentence.span.start else ""
        if before is None and (label := described(article, sentence.paragraph).label):
            before = line(label.of(article.text)).strip() + " "
        found[sentence.paragraph] = (before or "") + gap + line(sentence.text)
        end = sentence.span.end
    return list(found.values())


def check(made: Comparison) -> None:
    document = tracked(made)
    assert read(document.paragraphs, "delete") == paragraphs(made.right)
    refused = fold(" ".join(read(document.paragraphs, "insert")))
    order = [sentence.id for sentence in made.right.sentences]
    for sentence in made.left.sentences:
        ends = [
            sorted(order.index(right) for right in known.right)
            for known in made.links
            if sentence.id in known.left
        ]
        # Shown in one piece unless a link sets it among sentences that stand apart.
        in_one_piece = all(end == list(range(end[0], end[0] + len(end))) for end in ends)
        if in_one_piece and (ends or not sentence.boilerplate):
            # What nobody sees is the rewrite's where both sides say the same.
            seen = ReadingCopy(Article.from_text(sentence.text)).text
            assert any(fold(line(text)) in refused for text in (sentence.text, seen)), sentence.id


@pytest.mark.parametrize("slug", SLUGS)
def test_a_sample_pair_can_be_taken_or_refused(slug: str) -> None:
    check(seed(slug))


@pytest.mark.parametrize("kind", HOSTILE)
def test_any_text_can_be_taken_or_refused(kind: str) -> None:
    check(pair(*HOSTILE[kind]))


def shown(made: Comparison) -> list[str]:
    marks = {"equal": "{}", "insert": "{{+{}+}}", "delete": "[-{}-]"}
    return [
        "".join(marks[run.op].format(run.text) for run in paragraph.runs)
        for paragraph in tracked(made).paragraphs
    ]


def test_words_change_in_an_edited_sentence_and_a_new_one_is_inserted() -> None:
    assert shown(pair()) == [
        "The bridge opened on Monday. "
        "It cost [-12-]{+21+} million euros and was paid for by the city council.",
        "[-Nobody was hurt when the crane fell in March. The inquiry is still going on.-]".replace(
            ". The", ".-][- -][-The"
        ),
        "{+The mayor cut a ribbon.+}",
    ]


def test_remarks_stand_at_what_they_are_about() -> None:
    document = tracked(pair())
    on: dict[int, str] = {}
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            for number in run.remarks:
                on[number] = on.get(number, "") + run.text
    said = {document.remarks[number]: text for number, text in on.items()}
    assert said["New in the rewrite: no counterpart in the source."] == "The mayor cut a ribbon."
    assert said["Missing from the rewrite (L4)."] == "The inquiry is still going on."
    (number,) = [text for remark, text in said.items() if remark.startswith("Number, check first")]
    assert "21" in number
    assert set(on) == set(range(len(document.remarks)))


def unseen() -> Comparison:
    """A space of no width between two changes of the rewrite."""
    changes = (Change("equal", Span(0, 3), Span(0, 3)), Change("equal", Span(3, 8), Span(4, 9)))
    return comparison(
        article(Side.LEFT, "Red fox."),
        article(Side.RIGHT, "Red\u200b fox."),
        link("K1", "L1", "R1", Relation.EDITED, changes=changes),
    )


def test_a_character_that_nobody_sees_is_no_gap() -> None:
    made = unseen()
    assert read(tracked(made).paragraphs, "delete") == ["Red\u200b fox."]
    assert read(tracked(made).paragraphs, "insert") == ["Red fox."]
    assert merged(made, made.links[0]) == (Edit("equal", "Red fox."),)
