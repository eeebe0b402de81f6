"""Headlines, labels and blocks in every form that a comparison is taken away in."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from tests.export.pairs import pair
from tests.export.revisions import settled
from tests.export.writing import shown
from tests.present.written import article, comparison, described, link
from webapp.engine import Article, Comparison, Options, compare
from webapp.engine.model import (
    Block,
    Change,
    FactKind,
    Finding,
    Paragraph,
    Passage,
    Relation,
    SegmentedArticle,
    Sentence,
    Severity,
    Side,
    Span,
    Verdict,
)
from webapp.export import html_page, markdown, plain_text
from webapp.export.docx import docx
from webapp.export.findings import findings_csv
from webapp.export.tracked import tracked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "The ferry sank on Monday. Nobody knows why."
THREE, NINE = "Three dead off Korlan", "Nine dead off Korlan"


def headed() -> Comparison:
    """Headlines that stand apart from their texts and differ in their first words."""
    changes = (
        Change("delete", Span(0, 5), None),
        Change("insert", None, Span(0, 4)),
        Change("equal", Span(5, 21), Span(4, 20)),
    )
    dead = Finding(
        "F1",
        FactKind.NUMBER,
        Verdict.CHANGED,
        Severity.HIGH,
        "K1",
        Passage(Span(0, 5), "Three", "LT"),
        Passage(Span(0, 4), "Nine", "RT"),
        "“Three” became “Nine”.",
    )
    return comparison(
        article(Side.LEFT, BODY, headline=THREE),
        article(Side.RIGHT, BODY, headline=NINE),
        link("K1", "LT", "RT", Relation.EDITED, changes=changes),
        link("K2", "L1", "R1", Relation.IDENTICAL),
        link("K3", "L2", "R2", Relation.IDENTICAL),
        findings=(dead,),
    )


def dropped() -> Comparison:
    """A headline that only the source has."""
    return comparison(
        article(Side.LEFT, BODY, headline=THREE), article(Side.RIGHT, BODY), link("K1", "L1", "R1")
    )


def clauses(side: Side, fee: str) -> SegmentedArticle:
    text = f"2.1 Boats pay {fee} euros."
    sentences = (Sentence(f"{side.letter}1", 1, Span(4, len(text)), text[4:]),)
    return SegmentedArticle(text, None, None, "en", sentences, (Paragraph(Block.ITEM, Span(0, 4)),))


def labelled() -> Comparison:
    return comparison(clauses(Side.LEFT, "40"), clauses(Side.RIGHT, "45"), link("K1", "L1", "R1"))


def word(made: Comparison) -> list[tuple[str, str]]:
    """Style and text of each paragraph of the Word document."""
    with zipfile.ZipFile(io.BytesIO(docx(made))) as parts:
        root = ElementTree.fromstring(parts.read("word/document.xml"))
    found = []
    for paragraph in root.iter(f"{W}p"):
        style = next(paragraph.iter(f"{W}pStyle")).get(f"{W}val", "")
        texts = (t.text or "" for t in paragraph.iter() if t.tag in {f"{W}t", f"{W}delText"})
        found.append((style, "".join(texts)))
    return found


def test_changes_of_a_headline_are_tracked_in_the_title_of_the_document() -> None:
    assert shown(headed())[0] == "[-Three-]{+Nine+} dead off Korlan"
    assert word(headed())[0] == ("Title", "ThreeNine dead off Korlan")
    assert [style for style, _ in word(headed())].count("Title") == 1


def test_a_remark_stands_at_its_words_of_the_headline() -> None:
    (runs,) = [p.runs for p in tracked(headed()).paragraphs if p.block is None]
    assert [noted.run.text for noted in runs if noted.run.op == "insert" and noted.remarks] == ["Nine"]


def test_a_headline_that_the_rewrite_dropped_is_deleted_above_its_text() -> None:
    assert shown(dropped())[0] == f"[-{THREE}-]"
    assert word(dropped()) == [("Title", THREE), ("Normal", BODY)]
    assert settled(docx(dropped()), "taken") == [BODY]
    assert settled(docx(dropped()), "refused") == [THREE, BODY]


def test_missing_sentences_below_a_linked_headline_stay_in_the_body() -> None:
    made = comparison(
        article(Side.LEFT, "It rained. " + BODY, headline=THREE),
        article(Side.RIGHT, BODY, headline=NINE),
        link("K1", "LT", "RT"),
        link("K2", "L2", "R1"),
        link("K3", "L3", "R2"),
    )
    assert shown(made)[1] == f"[-It rained.-][- -]{BODY}"


@pytest.mark.parametrize("name", ["Three dead off Korlan", ""])
def test_texts_below_headlines_are_taken_to_the_letter(name: str) -> None:
    left = Article.from_text(f"{BODY}\n\nTwo boats searched.", title=name)
    right = Article.from_text(f"{BODY}\n\nThree boats searched on Tuesday.", title=name and NINE)
    made = compare(left, right, Options(model="none"))
    ours, theirs = ([THREE], [NINE]) if name else ([], [])
    assert settled(docx(made), "taken") == [*theirs, BODY, "Three boats searched on Tuesday."]
    assert settled(docx(made), "refused") == [*ours, BODY, "Two boats searched."]


def test_markdown_sets_the_headlines_in_the_first_row() -> None:
    written = markdown(headed())
    assert "| Source | Rewrite |\n| --- | --- |\n| \\~ **LT** ~~Three~~ dead" in written
    assert "**RT** **Nine** dead off Korlan (K1) |" in written


def test_markdown_calls_a_column_by_a_title_that_is_no_sentence() -> None:
    older = comparison(article(Side.LEFT, BODY, title=THREE), article(Side.RIGHT, BODY))
    assert f"| {THREE} | Rewrite |" in markdown(older)


@pytest.mark.parametrize("width", [60, 120])
def test_the_terminal_shows_the_headlines_with_their_marks(width: int) -> None:
    lines = plain_text(headed(), width=width, colour=False).split("\n")
    head = "\n".join(lines[: next(n for n, line in enumerate(lines) if line.startswith("─"))])
    assert re.search(r"~ LT +\[-Three-\] dead off Korlan K1", head)
    assert re.search(r"~ RT +\{\+Nine\+\} dead off Korlan K1", head)


def test_the_table_of_facts_names_the_headlines() -> None:
    _, line = csv.reader(io.StringIO(findings_csv(headed())))
    assert line[5:9] == ["LT", "0", "5", "Three"]
    assert line[9:13] == ["RT", "0", "4", "Nine"]


def test_the_page_has_the_headlines_as_headings_with_their_cards() -> None:
    page = html_page(headed())
    assert re.search(r'<h2 class="head-title"[^>]*><a class="s" id="LT"', page)
    assert re.search(r'<h2 class="head-title"[^>]*><a class="s" id="RT"', page)
    assert '<template data-card="RT">' in page
    assert "Rewrite, headline" in page


def test_labels_are_written_before_their_sentences() -> None:
    made = labelled()
    assert "**L1** 2\\.1 Boats pay 40 euros\\." in markdown(made)
    assert "L1   2.1 Boats pay 40 euros." in plain_text(made, width=60, colour=False)
    assert word(made) == [("ListParagraph", "2.1 Boats pay 40 euros.Boats pay 45 euros.")]
    assert settled(docx(made), "taken") == ["2.1 Boats pay 45 euros."]
    assert '<span class="label">2.1</span> <a class="s" id="L1"' in html_page(made)


def test_a_label_goes_with_a_paragraph_that_is_new_or_gone() -> None:
    made = comparison(clauses(Side.LEFT, "40"), clauses(Side.RIGHT, "45"))
    assert shown(made) == ["[-2.1 -][-Boats pay 40 euros.-]{+2.1 +}{+Boats pay 45 euros.+}"]


def blocks() -> Comparison:
    kinds = (Paragraph(Block.HEADING), Paragraph(Block.QUOTE), Paragraph(Block.ROW, None, (Span(30, 35),)))
    left = described(article(Side.LEFT, "Fees paid.", "It must stay.", "Arden."), *kinds)
    return comparison(left, article(Side.RIGHT, "Fees paid."))


def test_the_page_shows_a_heading_as_one_and_a_quotation_set_off() -> None:
    page = html_page(blocks())
    assert re.search(r'<h3 data-block="heading" dir="auto"><a class="s" id="L1"', page)
    assert re.search(r'<blockquote data-block="quote"><p dir="auto"><a class="s" id="L2"', page)
    assert re.search(r'<p data-block="row" dir="auto"><a class="s" id="L3"', page)
    assert re.search(r'<p dir="auto"><a class="s" id="R1"', page)


def test_headings_and_quotations_have_styles_in_the_document() -> None:
    assert word(blocks()) == [
        ("Heading2", "Fees paid."),
        ("Quote", "It must stay."),
        ("Normal", "Arden."),
    ]


def test_cells_of_a_row_are_parted_on_one_line() -> None:
    row = SegmentedArticle(
        "Arden\t11",
        None,
        None,
        "en",
        (Sentence("L1", 1, Span(0, 8), "Arden\t11"),),
        (Paragraph(Block.ROW, None, (Span(0, 5), Span(6, 8))),),
    )
    made = comparison(row, article(Side.RIGHT, "One."))
    assert "Arden \\| 11" in markdown(made)
    assert "Arden | 11" in plain_text(made, width=60, colour=False)


def test_what_was_left_out_is_said_where_it_holds_a_name_or_a_figure() -> None:
    made = pair("It rained.\n\n© 2024 Daily Example", "It rained.")
    assert "Page clutter (not counted): “© 2024 Daily Example”." in plain_text(made, width=200, colour=False)


def test_structure_has_a_mark_of_its_own() -> None:
    left = described(article(Side.LEFT, "#0941.", "It rained."), Paragraph(Block.TIME), Paragraph())
    stamp = Sentence("L1", 1, left.sentences[0].span, left.sentences[0].text, "time-stamp")
    left = SegmentedArticle(left.text, None, None, "en", (stamp, left.sentences[1]), left.paragraphs)
    written = plain_text(comparison(left, article(Side.RIGHT, "It rained.")), width=60, colour=False)
    assert "§ L1" in written
    assert "§ speaker or time" in written
